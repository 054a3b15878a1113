"""Comparisons of what is aimed at, by its stage or its heading, and of what it costs in all."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.service import Assistant

HEAD = """가온시 산업실 주요업무보고
20{when}. 10.
산업실

"""
REPORTS = {
    "31.txt": HEAD.format(when="31. 4")
    + """1. 가온목공학교 운영

□ 운영개요
 ○ 훈련대상 : 만 15세 이상 시민
 ○ 훈련인원 : 20개 학과, 총 900명

□ 1분기 추진내용
 ○ '31년 상반기 가온목공학교 훈련생 모집결과 : 3월

구분\t총계\t동관\t서관
학과\t12개\t6개\t6개
인원\t410명\t200명\t210명

2. 들꽃과학관 건립

□ 사업개요
 ○ 소요예산 : 9,700백만원 ('31년 예산 : 1,200백만원)

3. 공방 작업환경 개선

□ 추진현황
 ○ 안전한 작업환경 조성을 위해 공방 820개 업체 지원
 ○ 근로자 사회보험 지원(117개사) ※ 연말까지 공방 작업환경 개선 200개사 지원 목표
""",
    "33.txt": HEAD.format(when="33. 3")
    + """1. 가온목공학교 운영

□ 추진목표

구분\t추진시기\t'33년 목표
맞춤형 산업인력 양성\t연중\t18개 과정 총 700명

□ 추진계획

구분\t합계\t동관\t서관
과정 / 인원\t18 / 700\t9 / 300\t9 / 400

2. 들꽃과학관 건립

□ 사업개요
 ○ '33년 예산 : 3,400백만원 (총사업비 : 9,100백만원)

3. 공방 작업환경 개선

□ 추진목표

구분\t추진시기\t'33년 목표
공방 작업환경 개선\t연중\t350개 업체 지원
""",
}
RATES = {
    "31.txt": REPORTS["31.txt"]
    + """
4. 나래허브 조성

□ 추진현황
 ○ '나래허브' 조성 : 공정률 8.3%, 기초 공사 중

5. 가온동행일자리 운영

□ 추진현황

분야\t참여인원
계\t1,000명(100%)
기후환경\t240명(24%)
돌봄\t760명(76%)
""",
    "33.txt": REPORTS["33.txt"]
    + """
4. 나래허브 조성

□ 추진목표

구분\t추진시기\t'33년 목표
나래허브 조성\t1~12월\t누적 공정률 80%

□ 추진실적(2032년)
 ○ 나래허브 조성 ※ 공정률 약 45%

5. 가온동행일자리 운영

□ 추진현황

분야\t참여인원
계\t2,000명(100%)
기후환경\t740명(37%)
돌봄\t1,260명(63%)
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("goals"), REPORTS)


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        (
            "가온목공학교에서 가르치겠다는 인원은 "
            "2031년 보고와 2033년 목표를 비교하면 몇 명 줄었나요?",
            *("900명", "700명"),
        ),
        (
            "공방 작업환경 개선 지원 업체 수를 2031년 보고와 2033년 목표로 비교하면 몇 곳 줄었나?",
            *("820개", "350개"),
        ),
        (
            "들꽃과학관 건립에 드는 전체 돈은 2031년 보고와 2033년 보고에서 얼마나 다른가요?",
            *("9,700백만원", "9,100백만원"),
        ),
    ],
)
def test_what_is_aimed_at_is_compared_with_what_is_aimed_at(assistant, asked, before, after):
    lead, *_ = assistant.ask(asked).answer.split("\n")
    assert before in lead, lead
    assert after in lead, lead


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        ("나래허브 공사는 2031년에서 2033년 보고까지 공정률이 몇 %p 올랐나요?", "8.3%", "45%"),
        (
            "가온동행일자리에서 기후환경 분야가 차지하는 비중은 2031년과 2033년에 각각 몇 %인가요?",
            *("24%", "37%"),
        ),
    ],
)
def test_rates_are_compared_as_they_are_and_not_as_they_are_aimed_at(
    tmp_path, asked, before, after
):
    lead, *_ = assistant_over(tmp_path, RATES).ask(asked).answer.split("\n")
    assert before in lead, lead
    assert after in lead, lead
