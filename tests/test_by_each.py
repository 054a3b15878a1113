"""A figure asked for of each part of a whole is told of all of them."""

from pathlib import Path

import pytest
from report_helpers import assistant_over

from assistant.service import Assistant

SAMPLES = Path(__file__).parent.parent / "ingest" / "samples" / "text"
HELPERS = """가온시 복지국 업무보고
2034. 8.

□ 솔뫼일자리 사업
  ○ 추진현황 : 5대 분야 410개 사업, 2,981명 선정

(단위 : 명)

분야\t참여인원\t주요내용
계\t2,981 (100%)\t
골목안전\t514 (17%)\t골목 순찰
나눔돌봄\t686 (23%)\t돌봄 도우미
물길환경\t724 (24%)\t물길 청소
배움교육\t266 (9%)\t공부방 보조
마을정보\t791 (27%)\t정보화 교육

□ 물레교육원 운영
  ○ 훈련생 모집결과

(단위 : 명)

구분\t총계\t나루\t솔뫼\t별빛
모집인원\t1,159\t349\t246\t564
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    # Beside other reports: how rare a word is says how much it tells.
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES.iterdir()}
    return assistant_over(tmp_path_factory.mktemp("each"), {**texts, "helpers.txt": HELPERS})


@pytest.mark.parametrize("asked", ["분야별로 나눠서 표로 보여줘", "분야별로는?"])
def test_all_rows_are_told_where_a_figure_is_asked_for_of_each(assistant, asked):
    history = [("2034년 솔뫼일자리에 몇 명이 뽑혔나요?", "2,981명입니다.")]
    told = assistant.ask(asked, history=history).answer
    assert all(number in told for number in ("514", "686", "724", "266", "791")), told


def test_all_columns_are_told_where_a_row_has_the_parts_beside_each_other(assistant):
    history = [("2034년 물레교육원 모집인원은 몇 명인가요?", "1,159명입니다.")]
    told = assistant.ask("교육원별로는?", history=history).answer
    assert all(number in told for number in ("349", "246", "564")), told


def test_the_most_of_the_parts_is_told_alone(assistant):
    told = assistant.ask("2034년 솔뫼일자리 분야별 참여인원에서 가장 많은 분야는?").answer
    assert "마을정보" in told
    assert "266" not in told


ROOMS = ("나루", "별빛", "물레", "달빛")
PARKS = ("강변", "마루", "누리", "한들")
BUDGETS = "\n".join(
    [
        "가온시 재정국 업무보고",
        "2035. 3.",
        "",
        "□ 예산 현황",
        "",
        "(단위 : 백만원)",
        "",
        "사업명\t본예산\t예산현액",
        "솔뫼공모 지원\t4,258\t4,258",
        *(f"{name} 운영\t{n},100\t{n},100" for n, name in enumerate(ROOMS, 5)),
        *(f"{name} 조성\t{n},200\t{n},200" for n, name in enumerate(PARKS, 11)),
    ]
)


def test_what_one_is_sought_within_is_no_member_of_what_it_is_ranked_with(
    tmp_path_factory: pytest.TempPathFactory,
):
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES.iterdir()}
    read = assistant_over(tmp_path_factory.mktemp("ranked"), {**texts, "budgets.txt": BUDGETS})
    assert "한들" not in read.ask("2035년 솔뫼공모에서 예산이 제일 큰 분야는?").answer
    assert "한들 조성" in read.ask("2035년 가온시 본예산이 제일 큰 사업은?").answer
    # One of them stands for all of its kind.
    assert "솔뫼공모" in read.ask("2035년 한들 조성 사업 가운데 본예산이 제일 적은 사업은?").answer
