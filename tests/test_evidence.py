"""Which statement comes first: its label, a total, and periods that hold the year asked about."""

import pytest

from assistant.compose.candidates import Candidates
from assistant.compose.evidence import gather
from assistant.compose.matching import weigh
from assistant.question import understand
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
    found, records = report
    infos = records.reports()
    understood = understand(question, infos)
    words = Words.build([["나루"], ["체험장"], ["면적"], ["수탁자"]])
    wanted = weigh(understood.names, understood.terms, words)
    hits = [Hit(passage, 1.0, 1.0, 1.0) for passage in found.passages]
    reports = {info.name: info for info in infos}
    return gather(understood, hits, wanted, Candidates(records), reports)[0].item.text


def test_of_like_statements_the_one_labelled_as_what_is_asked_comes_first(report):
    assert first(report, "나루밸리 면적은").startswith("면적 :")


def test_a_total_that_is_asked_for_is_said_to_be_one(report):
    assert "총 25개소" in first(report, "나루밸리 체험장은 모두 몇 곳")


def test_a_period_holds_the_year_between_its_ends(report):
    assert "물레협회" in first(report, "2031년 나루밸리 수탁자는?")
