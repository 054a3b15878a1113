"""False premises are held against what is told of their own matter, place, total, day and year."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.service import Assistant

OLD = """가온시 산업실 주요업무보고
2033. 4. 10.
산업실

1. 로봇과학관 건립 추진
□ 사업개요
 ○ 위    치 : 솔뫼구 나래동 1-25
 ○ 규    모 : 부지면적 2,700㎡, 연면적 6,910㎡(4개 층)

2. 다목적체육관 건립
□ 사업개요
 ○ 위    치 : 한빛구 디지털로26길 87(가온산업시험원 부지 內)
 ○ 규    모 : 지하 2층~지상 6층, 연면적 5,130㎡(터 1,040㎡)

3. 하람영화센터 조성
□ 추진현황
 ○ 하람영화센터 조성 (’35. 9월 개관)

4. 기술교육원 운영
□ 운영개요
 ○ 기술교육원 훈련인원 : 158개 학과, 총 6,407명

5. 구름단지 성장 지원
□ 사업개요
 ○ 위    치 : 가온구 구름동 일대
 ○ 주요업종 : 전자·기계·섬유의복 등
"""
NEW = """가온시 산업실 주요업무보고
2035. 12. 10.
산업실

1. 하람영화센터 운영
□ 추진실적
 ○ 하람영화센터 개관식(’35.11.28.) : 손님 150명 참석, 첫 상영작 32편

2. 인재 성장주택 공급
□ 사업개요
 ○ 지원규모 : 총 100호 / 353억원
□ 공급계획
 ○ 솔뫼구 나래동 513-17 물량 : 60호
□ 향후 일정
 ○ 인재 성장주택(17호) 입주공고 : ’36. 6.

3. 가온 핀테크 주간 2035 개최
□ 행사개요
 ○ 가온 핀테크 주간 2035 일시 : ’35. 10. 7.
 ○ 가온 핀테크 주간 2035 장소 : 한빛호텔 등
□ 가온 핀테크 주간 2033 개최 성과
 ○ 가온 핀테크 주간 일시·장소 : ’33. 10. 4. / 구름디자인플라자 2관

4. 기술교육원 운영
□ 운영개요
 ○ 기술교육원 훈련인원 : 154개 학과, 총 6,200명
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"33.txt": OLD, "35.txt": NEW})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("로봇과학관을 한울구에 짓는다고 들었는데 부지 면적이 얼마입니까?", "솔뫼구 나래동"),
        ("인재 성장주택을 총 200호 공급한다던데 나래동에는 몇 호인가요?", "총 100호"),
        ("하람영화센터가 2034년 11월 28일에 개관했다던데 몇 편 상영했나요?", "35.11.28."),
        ("가온 핀테크 주간 2035도 구름디자인플라자에서 열던데, 몇 관이었어요?", "한빛호텔"),
        ("기술교육원 훈련인원이 2033년보다 2035년에 늘어난 이유가 무엇인가요?", "줄었습니다"),
    ],
)
def test_what_is_told_of_the_very_matter_corrects(assistant, question, says):
    answer = assistant.ask(question)
    assert answer.premise is not None
    assert says in answer.premise.report_says


def test_a_place_beside_a_mere_mention_corrects_nothing(assistant):
    asked = "마루동 쪽에 애들이 첨단 기계 만지고 놀면서 배우는 데가 생겼다는데 어느 역인가요?"
    assert assistant.ask(asked).premise is None


def test_a_place_that_is_right_draws_no_answer_away(assistant):
    answer = assistant.ask("로봇과학관은 솔뫼구 나래동에 짓는데 연면적이 얼마나 됩니까?")
    assert answer.premise is None
    assert "6,910㎡" in answer.answer
