"""Two things that a question sets side by side: what is asked of both, and how they are called."""

from pathlib import Path

import pytest
from report_helpers import assistant_over

from assistant.compose.comparing.conclusion import Compared, beside_each_other
from assistant.question.parts import parts_of
from assistant.service import Assistant
from ingest.model import Figure

SAMPLES = Path(__file__).parent.parent / "ingest" / "samples" / "text"
HALLS = """가온시 문화국 업무보고
2034. 4.

□ 별빛단지 주민 문화복지관 건립
  ○ ’34년예산 : 1,940백만원(총사업비는 220억원)

□ 별빛단지 물레박물관 조성
  ○ ’34년예산 : 2,560백만원(총사업비는 7,400백만원)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    # Beside other reports: how rare a word is says how much it tells.
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES.iterdir()}
    return assistant_over(tmp_path_factory.mktemp("sides"), {**texts, "halls.txt": HALLS})


def test_what_stands_at_the_second_of_two_things_is_asked_of_both():
    first, second = parts_of("별빛단지 주민 놀이터와 물레박물관 총사업비 차이는?", ())
    assert "놀이터 총사업비" in first.text
    assert "물레박물관 총사업비" in second.text


def test_the_difference_of_two_figures_of_one_kind_is_told(assistant):
    history = [
        ("별빛단지 주민 문화복지관 예산은 얼마인가요?", "1,940백만원입니다."),
        ("물레박물관은요?", "2,560백만원입니다."),
    ]
    told = assistant.ask("두 시설 총사업비 차이는?", history=history).answer
    assert "146억원" in told


def test_how_many_times_as_much_is_told_in_tenths_too():
    def of(label: str, text: str, value: int) -> Compared:
        rest = ("원", None, None, None, (), 1, 1)
        return Compared(label, Figure("a.txt", (label,), (), text, value, *rest), "[1]")

    text, computed = beside_each_other(
        *(of("놀이터", "32억원", 3_200_000_000), of("물레관", "3.75억원", 375_000_000)), times=True
    )
    assert "8.53배(소수 첫째 자리로 반올림하면 8.5배)" in text
    assert {found.text for found in computed} == {"8.53배", "8.5배"}
