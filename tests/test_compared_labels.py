"""Comparisons of reports that print one thing under different labels, or of another year."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

EARLY = """가온시 산업실 주요업무보고
2031. 4. 10.
산업실

주요 지표 현황

주요 지표\t전국 (A)\t가온 (B)\t비중 (B/A)\t출처
G R D P (조원)\t2,076\t72\t3.5%\t'29년 잠정치
사업체수 (천개)\t6,076\t187\t3.1%\t'29년 잠정치

1. 나루밸리 산업단지 육성

□ 사업개요
 ○ 위 치 : 가온구 나루동 일대
 ○ 입주기업 : 1,593개社 (고용인원 16천명)

2. 별빛과학관 건립

□ 사업개요
 ○ 위 치 : 나래구 별빛동 1-25
 ○ 소요예산 : 43,700백만원 ('31년 예산 : 6,700백만원)

3. 모범기업 지원

□ 사업개요
 ○ 모범기업 인증 : 586개사('31.3월 현재)

4. 정장 무료대여 「나래옷장」 운영

□ 추진실적
 ○ 나래옷장 5개소, 3,114명 이용

5. 가온 놀이축제 개최

□ 행사개요
 ○ 일시/장소 : 5. 6.(금) ~ 8.(일) / 나래공원
 ○ 참가규모 : 관련 기업 25개사, 시민 3만 명

6. 나루영상원(구 솔뫼극장) 건립

□ 추진현황
 ○ 솔뫼극장 공정률 20%, 골조공사 진행 중

7. 그 밖의 지원
 ○ 이력서 상담, 면접 연습 등 맞춤서비스 7,102명 이용
"""
LATE = """가온시 산업실 주요업무보고
2034. 8. 10.
산업실

주요 지표 현황

주요 지표\t전국 (A)\t가온 (B)\t비중 (B/A)\t출처
G R D P (조원)\t2,295\t85\t3.7%\t'32년 잠정치
사업체 수 (천개)\t6,363\t176\t2.8%\t'32년 잠정치

1. 나루밸리 산업단지 성장 지원

□ 사업개요
 ○ 위 치 : 가온구 나루동 일대
 ○ 규 모 : 92만㎡ / 1,912개사(1만명) 입주

□ 추진현황
 ○ 나루밸리 창업상자 운영을 통한 새싹기업 성장 지원
  - 입주기업 11개사 선정, 공동개발 10개사 공모

2. 별빛과학관 건립

□ 사업개요
 ○ 위 치 : 나래구 별빛동 1-25
 ○ '34년 예산 : 18,900백만원 (총사업비 : 41,700백만원)

3. 모범기업 지원

□ 추진현황
 ○ (신규 선발) '34년 모범기업 65개사 선정 ※ 누적 368개사
  - 2차(7월) : 모범기업위원회 발표심사, 96개사 참여

4. 정장 무료대여 「나래옷장」 운영

□ 추진실적
 ○ 나래옷장 5개소, 3,387명 이용

5. 가온 놀이축제 개최

□ 행사개요
 ○ 일시/장소 : 9. 19.(금) ~ 21.(일) / 별빛광장
 ○ 참가규모 : 관련 기업 61개사, 시민 4만 명

6. 나루영상원 건립

□ 추진현황
 ○ 나루영상원 공정률 62%, 마감공사 진행 중

7. 그 밖의 지원
 ○ 이력서 상담, 면접 연습 등 맞춤서비스 6,110명 이용
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for name, text in (("early", EARLY), ("late", LATE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2031년 보고와 2034년 보고에 실린 가온 지역내총생산은 몇 조 원 늘었나요?", "13조"),
        ("가온의 GRDP는 2031년 보고와 2034년 보고에서 얼마나 차이 나나요?", "13조"),
        ("나루밸리에 들어와 있는 회사는 2031년 보고보다 2034년 보고에서 몇 개 늘었나요?", "319"),
        ("별빛과학관 총사업비가 2031년 보고와 2034년 보고에서 얼마나 차이 납니까?", "20억"),
        ("모범기업으로 인증받은 회사가 2031년보다 2034년에 얼마나 줄었나요?", "218개"),
        ("나래옷장 이용자 수를 2031년과 2034년으로 견주면 몇 명 차이가 납니까?", "273명"),
    ],
)
def test_one_thing_is_compared_though_the_reports_label_it_differently(assistant, asked, said):
    answer = assistant.ask(asked)
    assert said in answer.answer, answer.answer
    assert len({citation.report for citation in answer.citations}) == 2


def test_what_is_asked_besides_the_number_stands_below_the_grid(assistant):
    asked = (
        "가온 놀이축제가 2031년과 2034년에 각각 어디서 열렸고, 참가 기업 수는 어떻게 달라졌나요?"
    )
    answer = assistant.ask(asked).answer
    assert "36개사" in answer, answer
    assert "나래공원" in answer, answer
    assert "별빛광장" in answer, answer


def test_two_names_of_one_thing_are_one_name(assistant):
    asked = "솔뫼극장(나루영상원) 공정률은 2031년 보고와 2034년 보고에서 각각 몇 %인가요?"
    answer = assistant.ask(asked).answer
    assert "42%p" in answer, answer
