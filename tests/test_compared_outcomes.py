"""Comparisons of what one report plans, or whom it names, with what later ones tell of it."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

HEAD = """가온시 산업실 주요업무보고
20{when}. 10.
산업실

"""
REPORTS = {
    "31. 4": """1. 나래지원센터 건립

□ 추진실적
 ○ 나래지원센터 설계용역 준공('30.12.) 및 건립공사 발주('31.4.)

□ 향후계획
 ○ 추진일정 : 시공사 선정('31.5.) ⇨ 공사('31.6.~'33.4.) ⇨ 나래지원센터 개관('33.5.)

2. 별빛창업허브 운영

□ 사업개요
 ○ 운영방식 : 민간위탁 (가온진흥원, '30.5.~'32.10.)

3. 솔뫼 연구단지 조성

□ 추진현황
 ○ 솔뫼 협력동 건립
  - 마감공사 진행 중 → 완공('31.7월)
 ○ 솔뫼 R&D 센터 건립
  - 실시 설계 진행 중 → 완공('32.10월)
""",
    "33. 3": """1. 나래지원센터 건립

□ 추진현황
 ○ 골조공사 진행 중

□ 향후계획
 ○ (가칭)나래지원센터 개관 : 12월

2. 생활공방 조성

□ 공방별 일정

| 구분 | 나루공방 | 해솔공방 |
| --- | --- | --- |
| 개소 | '37.4월 | '37.9월 |
| 면적 | 300㎡ | 400㎡ |
""",
    "34. 8": """1. 나래지원센터 운영

□ 추진현황
 ○ 핵심 시설 '나래지원센터' 개관(5.29.)
""",
    "36. 3": """1. 나래지원센터 운영

□ 추진실적(2035년)
 ○ 기업 입주공간 '나래지원센터(남부관)' 개관('35.12월)

2. 별빛창업허브 운영

□ 시설현황

구분\t별빛창업허브
위치\t나래구 별빛동
위탁법인\t(주)열린길

□ 예산 집행 현황

(단위 : 백만원, '36. 1. 31. 기준)

부서\t세부사업\t본예산\t예산현액\t지출액
창업과\t별빛창업허브 운영\t2,990\t2,990\t23
창업과\t나루센터 운영\t975\t975\t12

3. 생활공방 조성

□ 공방별 일정

| 구분 | 나루공방 | 해솔공방 |
| --- | --- | --- |
| 개소 | '37.1월 | '37.10월 |
| 면적 | 310㎡ | 400㎡ |

4. 솔뫼 연구단지 조성

□ 사업개요
 ○ 시설현황 : 솔뫼R&D센터 조성 중('37.5. 준공)
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for when, text in REPORTS.items():
        (folder / f"{when[:2]}.txt").write_text(HEAD.format(when=when) + text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


def test_what_came_is_told_by_the_first_report_behind_the_plan(assistant):
    asked = "나래지원센터는 2031년 보고 때 언제 개관한다고 했고 실제로는 언제 개관했습니까?"
    answer = assistant.ask(asked)
    assert "'33.5" in answer.answer.replace("’", "'"), answer.answer
    assert "5.29" in answer.answer, answer.answer
    assert {c.report for c in answer.citations} == {"31.txt", "34.txt"}


def test_a_plan_is_no_date_that_was_past_when_it_was_reported(assistant):
    asked = "나래지원센터 개관·준공 시점은 2031년 계획과 2033년 계획에서 어떻게 달라졌나요?"
    lead, *_ = assistant.ask(asked).answer.replace("’", "'").split("\n")
    assert "2033년 5월" in lead, lead
    assert "12월" in lead, lead


@pytest.mark.parametrize(
    ("asked", "length"),
    [
        ("나래지원센터 개관은 2031년 보고보다 2033년 보고에서 몇 달 늦춰졌나요?", "7개월 늦춰졌"),
        (
            "솔뫼 R&D 센터는 2031년 보고 때보다 2036년 보고에서 얼마나 밀렸나요?",
            "4년 7개월(55개월) 늦춰졌",
        ),
        ("나루공방 개소 시점이 2033년 보고와 2036년 보고에서 달라졌나요?", "3개월 앞당겨졌"),
    ],
)
def test_it_is_told_by_how_many_months_a_date_is_later(assistant, asked, length):
    lead, *_ = assistant.ask(asked).answer.split("\n")
    assert length in lead, lead


def test_each_report_dates_the_thing_asked_about_and_not_what_stands_beside_it(assistant):
    asked = "솔뫼 R&D 센터 완공 시점은 2031년 보고와 2036년 보고에서 어떻게 바뀌었나요?"
    answer = assistant.ask(asked).answer.replace("’", "'")
    assert "'32.10월" in answer, answer
    assert "'37.5" in answer, answer


def test_who_operates_a_thing_is_told_by_no_row_of_its_budget(assistant):
    asked = "별빛창업허브를 맡아 운영하는 곳은 2031년 보고와 2036년 보고에서 각각 어디인가요?"
    answer = assistant.ask(asked).answer
    assert "가온진흥원" in answer, answer
    assert "열린길" in answer, answer
    assert "2,990" not in answer, answer
