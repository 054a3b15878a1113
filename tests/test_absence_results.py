"""What came about is not told by what was planned, a part not by its whole, names not by counts."""

from pathlib import Path

import pytest
from report_helpers import assistant_over

from assistant.question.names import names_in
from assistant.service import Assistant

SAMPLES = Path(__file__).parent.parent / "ingest" / "samples" / "text"
REPORT = """가온시 산업국 주요업무보고
2034. 8.

1. 별빛게임축제 개최

□ 행사개요
  ○ 일시/장소 : 9. 6.(금) ~ 8.(일) / 가온대 한마음마당
  ○ 참가규모 : 관련 기업 25개사, 관람 시민 3만 명

2. 돋움투자기금 조성

□ 추진현황
  ○ 7개 운용사를 선정하여 482억원 조성

                          (단위 : 개, 억원)
구분 계 바이오 첨단제조 문화
운용사 수 7 2 3 2
조성목표 500 150 200 150

3. 가온형 연구지원

□ 추진현황
  ○ (경쟁률) 신성장산업 8.1:1, 기업 성장 1.8:1, 기술 실증 9.4:1

4. 외국인 개발자 인턴 운영

□ 향후 추진계획
  ○ 나루대 졸업생 등 외국인 개발자 15명 인턴십 제공 및 취업 연계

5. 마루명장 선정

□ 추진실적
  ○ 5대 업종(도예·목공·주얼리·인쇄·수제화) 마루명장 선정(업종별 1명, 총 5명)

6. 돋을볕 패션 지원

□ 추진현황
  ○ 나루시 패션주간 협력사업 참가(9월), 국외 수주전시회 참여 지원
  ○ 소공인 300개사 설비 지원, 협약 미이행 25개사 협약 해지

7. 누리배움터 운영

□ 교육과정
  ○ 웹소설 과정 교육인원 60명, 웹툰 과정 교육인원 80명
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES.iterdir()}
    return assistant_over(tmp_path_factory.mktemp("results"), {**texts, "industry.txt": REPORT})


@pytest.mark.parametrize(
    "question",
    [
        "2034년 별빛게임축제에 최종적으로 관람객이 몇 명 왔는지 결과 수치가 있나요?",
        "2034년에 나루대 졸업생 등 외국인 개발자 15명 인턴을 계획했던데, 그중 실제로 취업까지"
        " 이어진 사람은 몇 명이죠?",
        "가온형 연구지원에서 신성장산업 말고 양자 분야만의 경쟁률은 몇 대 1이었나요?",
        "돋움투자기금 첨단제조 분야에 선정된 운용사 3곳의 명칭이 무엇입니까?",
        "마루명장으로 뽑힌 다섯 분 성함을 업종별로 알려 주세요.",
        "나루시 패션주간에 나간 업체가 거둔 수주액은?",
        "돋을볕 패션 지원에서 협약이 해지된 25개사의 업종별 숫자를 알려 주세요.",
        "2034년 별빛게임축제에서 참가 기업들이 받은 투자 금액은 얼마인가요?",
    ],
)
def test_what_is_not_told_is_not_answered(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2034년 별빛게임축제의 관람 시민은 몇 명으로 계획했나요?", "3만"),
        ("가온형 연구지원에서 신성장산업 분야의 경쟁률은 몇 대 1이었나요?", "8.1:1"),
        ("돋움투자기금은 운용사를 몇 곳 선정했나요?", "7"),
        ("누리배움터 웹소설 과정의 정원은 몇 명입니까?", "60명"),
        ("별빛게임축제의 참가 기업은 몇 곳입니까? 작년 행사와 비교하려고 합니다.", "25개사"),
        ("2034년 별빛게임축제의 참가 기업은 몇 곳입니까? 2033년 것 말고요.", "25개사"),
    ],
)
def test_what_is_told_is_answered(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert told in answer.answer


def test_a_place_keeps_its_last_syllable() -> None:
    assert names_in("창업관 구로를 짓는 데 드는 비용은") == ("창업관", "구로", "비용")
    assert names_in("학교로의 이전") == ("학교", "이전")
    assert names_in("별빛상은 1년에 몇 명에게 주나요") == ("별빛상",)
    assert names_in("별빛관 도로명 주소 좀 알려주세요") == ("별빛관",)
    assert names_in("보고서상 별빛관 예산은 소수 첫째 자리까지 몇 %인가") == (
        "별빛관",
        "예산",
    )
