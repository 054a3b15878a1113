"""What came about goes before what was planned, where a question asks for what came about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.compose.came import came_first, tells_first
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Name
from assistant.question import Understood, understand
from index.records import ReportInfo
from index.terms import Terms

INFOS = {
    name: ReportInfo(name, "/", "", "txt", "업무보고", "가온시", issued, "", None, 20, 2, 0)
    for name, issued in (("old.txt", "2034-08"), ("new.txt", "2036-03"))
}


def evidence(text: str, report: str = "old.txt", first: int = 10) -> Evidence:
    return Evidence(Item(report, first, first, text, 2.0, (), (), None), 1.5, 0.9, 1.0, (1.0,))


def asked(question: str) -> Understood:
    return understand(question, [], (), Terms([]))


def test_what_came_about_goes_before_what_was_planned():
    question = asked("별빛기금은 실제로 얼마가 결성됐나?")
    planned = evidence("별빛기금 100억원 출자 예정")
    came = evidence("별빛기금 결성 414억원", first=12)
    assert came_first(question, [planned, came], INFOS) == [came, planned]
    assert came_first(asked("별빛기금은 얼마인가?"), [planned, came], INFOS) == [planned, came]
    said = evidence("별빛기금 운용 35억원", first=12)
    assert came_first(question, [planned, said], INFOS) == [planned, said]


@pytest.mark.parametrize(
    ("question", "first", "moved"),
    [
        ("별빛공방은 언제 개관했나요?", "별빛공방 조성('35. 9월 개관)", True),
        ("별빛공방은 언제 문을 열었습니까?", "별빛공방 조성('35. 9월 개관)", True),
        ("별빛공방이 실제로 문 연 날은?", "별빛공방 조성('35. 9월 개관)", True),
        ("별빛공방이 개관한 날은?", "별빛공방 조성('35. 9월 개관)", True),
        ("별빛공방은 언제 개관하나요?", "별빛공방 조성('35. 9월 개관)", False),
        ("2035년에 별빛공방은 언제 개관했나요?", "별빛공방 조성('35. 9월 개관)", False),
        ("별빛공방은 언제 개관했나요?", "별빛공방 개관('34. 5월)", False),
    ],
)
def test_a_date_that_has_come_goes_before_the_date_once_planned(question, first, moved):
    planned = evidence(first)
    came = evidence("별빛공방 개관식('35.11.28.)", "new.txt", 30)
    to_come = evidence("별빛공방 증축('37. 6월)", "new.txt", 40)
    found = came_first(asked(question), [planned, to_come, came], INFOS)
    assert found == ([came, planned, to_come] if moved else [planned, to_come, came])


def test_what_tells_the_number_goes_before_what_only_speaks_of_the_matter():
    names = (Name("별빛공방", ("별빛공방",), 3.0, known=True),)
    question = asked("별빛공방 지원은 업체당 최대 얼마인가?")
    plan = replace(evidence("별빛공방 지원 계획 수립 : '34. 2. 24."), fit=0.0)
    told = replace(evidence("업체 당 최대 900만원 지원", first=13), score=1.4, cover=0.6)
    assert tells_first(question, [plan, told], names) == [told, plan]
    far = replace(evidence("업체 당 최대 900만원 지원", first=60), score=1.4, cover=0.6)
    assert tells_first(question, [plan, far], names) == [plan, far]
    assert tells_first(asked("별빛공방은 왜 있는가?"), [plan, told], names) == [plan, told]


def test_what_dates_the_event_goes_before_a_date_of_something_else():
    other = replace(evidence("별빛교육원 폐원에 따른 용역 : '34. 1. 30."), fit=0.6)
    dated = replace(evidence("※ '36. 3. 1. 폐원", "new.txt", 30), score=1.2, cover=0.8)
    closed = asked("별빛교육원은 언제 문을 닫는가?")
    assert came_first(closed, [other, dated], INFOS) == [dated, other]
    in_a_year = asked("2034년에 별빛교육원은 언제 문을 닫았나?")
    assert came_first(in_a_year, [other, dated], INFOS) == [other, dated]
