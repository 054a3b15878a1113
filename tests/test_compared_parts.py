"""Comparisons keep to the report of the season asked about, and set no part against a whole."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.compose.reckon.answer import reckons
from assistant.question import understand
from assistant.question.comparing import half_of, in_half
from assistant.question.parts import parts_of
from assistant.question.years import years_in
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from index.records import ReportInfo
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
INFOS = [
    ReportInfo(
        f"{year}.txt", "", "", "txt", "주요업무보고", "산업실", f"20{year}-04", "", None, 9, 1, 1
    )
    for year in (31, 33)
]
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


PLANS = {
    31: """가온시 산업실 주요업무보고
2031. 4. 10.
산업실

1. 가온 등불펀드 조성

□ 추진실적
 ○ 등불펀드 274억원 결성

2. 가온형 별빛일자리 사업

□ 사업개요
 ○ 지원내용 : 별빛임금(시간당 11,100원) 적용, 월 최대 241만원 지급

3. 물빛과학관

□ 인력현황
 ○ 정원 30명 / 현원 36명(+6명)
""",
    33: """가온시 산업실 주요업무보고
2033. 4. 10.
산업실

1. 가온 등불펀드 조성

□ 추진실적
 ○ 등불펀드 630억원 조성 : 市 35억원, 정부 243억원, 민간 352억원

2. 가온형 별빛일자리 사업

□ 사업개요
 ○ 지원내용 : 별빛임금(시간당 11,400원) 적용, 월 최대 265만원 지급

3. 물빛과학관

□ 인력현황
 ○ 정원 35명, 현원 33명

4. 새벽펀드 조성

□ 분야별 현황
(단위: 억원, '33. 3월말 기준)
구분	계	목공	도예	직물
운용사 수	6	3	2	1
조성목표	600	300	200	100
결성총액	640	330	190	120
""",
}


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("plans"), tmp_path_factory.mktemp("plans_data")
    for year, text in PLANS.items():
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


def test_a_part_of_a_sum_is_not_what_the_whole_grew_to(plans):
    answer = plans.ask("가온 등불펀드는 2031년과 2033년 보고에서 모은 금액이 얼마나 차이 나나요?")
    assert "356억" in answer.answer, answer.answer  # 630 - 274, not 35 - 274


@pytest.mark.parametrize(
    "asked",
    [
        "물빛과학관 현원은 2031년 36명에서 2033년 몇 명으로 바뀌었고 얼마나 줄었나요?",
        "물빛과학관 현원은 2031년에서 2033년 사이 몇 명 줄었나요?",
    ],
)
def test_a_change_in_brackets_is_not_compared(plans, asked):
    answer = plans.ask(asked).answer
    assert "36명" in answer
    assert "33명" in answer
    assert "3명" in answer.replace("33명", ""), answer


def test_a_wage_an_hour_is_compared_by_the_hour(plans):
    answer = plans.ask("2031년과 2033년 보고에서 시간당 별빛임금은 얼마나 차이 나나요?").answer
    assert "300원" in answer, answer


def test_between_two_years_nothing_is_asked_of_those_between():
    assert years_in("2031년에서 2034년 사이 몇 명 늘었나요", None) == (2031, 2034)
    assert years_in("2031년에서 2033년까지 해마다 얼마", None) == (2031, 2032, 2033)


def test_a_share_that_several_reports_tell_is_not_reckoned():
    both = understand("별빛 비중이 2031·2033년 보고서에서 몇 %인지 비교해 주세요", INFOS)
    assert not reckons(both)
    assert reckons(understand("2031년 예산에서 별빛 비중은 몇 %인가요", INFOS))


def test_the_reports_of_years_listed_are_each_asked():
    parts = parts_of("별빛 비중이 2031·2033년 보고서에서 몇 %인가요", INFOS)
    assert [part.label for part in parts] == ["2031년 보고", "2033년 보고"]


def test_a_name_in_brackets_is_another_name_of_the_thing():
    found = understand("가온 지역내총생산(GRDP)은 얼마인가요", INFOS).expansions
    assert [(one.asked, one.written) for one in found] == [("지역내총생산", "GRDP")]


def test_two_rows_of_one_table_are_both_told(plans):
    asked = "새벽펀드 현황에서 도예 쪽은 목표가 얼마였고 결성은 얼마 됐는지?"
    answer = plans.ask(asked).answer
    assert "200억원" in answer, answer
    assert "190억원" in answer, answer
    assert "330" not in answer, answer
