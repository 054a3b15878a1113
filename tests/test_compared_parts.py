"""Comparisons keep to the report of the season asked about, and set no part against a whole."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.question.comparing import half_of, in_half
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

REPORT = """가온시 산업실 주요업무보고
20{year}. {month}. 10.
산업실

1. 창작모임 육성

□ 추진실적
 ○ 가온 창작모임 육성(누적 {teams}팀)

2. 가온형 연구개발 지원

□ 사업개요
 ○ '{year}년 예산 : {total}억원
"""
SHARES = """
연번 분야 예산(억원)
1 로봇 27
2 핀테크 16
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for year, month, teams, total in ((31, 4, 40, 96), (33, 3, 52, 120), (33, 9, 60, 120)):
        text = REPORT.format(year=year, month=month, teams=teams, total=total)
        text += SHARES.replace(" ", "\t") if year == 31 else ""
        (folder / f"{year}-{month}.txt").write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(("season", "more"), [("봄", 12), ("여름", 20)])
def test_a_season_tells_which_report_of_its_year_is_compared(assistant, season, more):
    asked = f"가온 창작모임의 누적 팀 수는 2031년과 비교해 2033년 {season}까지 몇 팀 늘었나요?"
    answer = assistant.ask(asked).answer
    assert f"{more}팀" in answer, answer


def test_a_part_is_not_set_against_the_whole_that_it_belongs_to(assistant):
    part = assistant.ask("가온형 연구개발 로봇 예산은 2031년보다 2033년에 얼마나 늘었나요?").answer
    whole = assistant.ask("가온형 연구개발 예산은 2031년보다 2033년에 얼마나 늘었나요?").answer
    assert "늘었습니다" not in part, part
    assert "24억" in whole, whole


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("2033년 봄에 비해", 1),
        ("33년 여름까지", 2),
        ("2033년 겨울 보고", 2),
        ("2033년 여름 축제", 0),
        ("2031년 봄까지", 0),
    ],
)
def test_a_season_behind_a_year_names_its_half(text, half):
    assert half_of(text, 2033) == half


def test_a_report_is_of_the_half_of_its_month():
    assert in_half("2033-06", 2033, 1)
    assert not in_half("2033-07", 2033, 1)
    assert not in_half("2031-04", 2033, 1)
