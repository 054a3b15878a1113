"""Which statement comes first: its label, a total, and periods that hold the year asked about."""

from dataclasses import replace

import pytest

from assistant.compose.aspects import unsaid
from assistant.compose.candidates import Candidates
from assistant.compose.evidence import Evidence, gather, is_foreign
from assistant.compose.matching import weigh
from assistant.question import Understood, understand
from index.recording import StoredReport, write_records
from index.records import Records
from index.retrieve import Hit
from index.words import Words
from ingest.pipeline import read_report

TEXT = """
가온시 산업국 주요업무보고
2031. 4.

1. 나루밸리 운영

□ 시설개요

○ 규모 : 전용면적 55㎡
○ 면적 : 1,920㎡
○ 규모 : 연면적 77㎡

□ 체험장

○ 목공 체험장 확대(5개소)
○ 체험장 조성, 총 25개소 운영
○ 도예 체험장 확대(6개소)

□ ’32년 추진계획

○ 체험객 유치 3,000명

□ 추진실적

○ 체험객 유치 2,000명

□ 장인 지원

○ 도예 장인 수당 지급 : 61명, 563백만원
○ 도예 장인 수당 : 1인 15백만원

□ 장인 교육

○ 장인 교육 인원 : 41명
○ ’31년 목표 : 50명

□ 공유주방

○ 공유주방 개관(5.29.)
○ 요리 강습 및 시식회 개최
○ 현재 76개사 입주

□ 운영

○ 운영방식 : 민간위탁(물레협회, ’30.7.~’32.8.)
○ 운영방식 : 민간위탁(솔숲협회, ’28.7.~’29.8.)
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    found = read_report(folder / "a.txt", "a.txt")
    tokens = tuple(() for _ in found.passages)
    write_records(folder / "records.sqlite", [StoredReport(found, "/r", tokens)])
    return found, Records(folder / "records.sqlite")


def first(report, question: str) -> str:
    return candidates(report, question)[1][0].item.text


def candidates(report, question: str) -> tuple[Understood, list[Evidence]]:
    found, records = report
    infos = records.reports()
    understood = understand(question, infos)
    words = Words.build([["나루"], ["체험장"], ["면적"], ["수탁자"]])
    wanted = weigh(understood.names, understood.terms, words)
    hits = [Hit(passage, 1.0, 1.0, 1.0) for passage in found.passages]
    reports = {info.name: info for info in infos}
    return understood, gather(understood, hits, wanted, Candidates(records), reports)


def test_of_like_statements_the_one_labelled_as_what_is_asked_comes_first(report):
    assert first(report, "나루밸리 면적은").startswith("면적 :")


def test_a_total_that_is_asked_for_is_said_to_be_one(report):
    assert "총 25개소" in first(report, "나루밸리 체험장은 모두 몇 곳")


def test_a_period_holds_the_year_between_its_ends(report):
    assert "물레협회" in first(report, "2031년 나루밸리 수탁자는?")


def test_a_plan_for_another_year_gives_way(report):
    assert "2,000명" in first(report, "2031년 나루밸리 체험객 유치는 몇 명?")


def test_what_is_labelled_as_a_goal_is_told_where_one_is_asked_for(report):
    assert "목표 : 50명" in first(report, "나루밸리 장인 교육 목표 인원은?")


def test_what_each_gets_is_not_told_by_how_many_get_it(report):
    assert "1인" in first(report, "나루밸리 도예 장인 수당은 한 명에 얼마?")


def test_another_body_s_report_tells_of_a_body_that_it_names(report):
    found, records = report
    own = records.reports()[0]
    fund = replace(own, name="b.txt", body="가온문화재단")
    asked = replace(understand("나루밸리는?", [own]), bodies=("가온문화재단",))
    named = replace(found.passages[0], search="위탁법인 가온문화재단")
    infos = {"a.txt": own, "b.txt": fund}
    assert is_foreign(found.passages[0], asked, infos)
    assert not is_foreign(named, asked, infos)


def test_a_date_and_a_count_are_both_told_where_both_are_asked(report):
    asked, found = candidates(report, "나루밸리 공유주방의 개관 날짜와 지금 입주한 회사는 몇 개사?")
    told = [found[0].item.text, *(one.item.text for one in unsaid(found, asked))]
    assert any("5.29." in text for text in told)
    assert any("76개사" in text for text in told)
