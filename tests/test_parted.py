"""The figure of several that a question names."""

import pytest

from assistant.compose.items import Item
from assistant.compose.parted import named_figure
from assistant.question import understand
from index.recording import StoredReport, write_records
from index.records import Records
from ingest.pipeline import read_report

TEXT = """
가온시 산업국 주요업무보고
2031. 4.

1. 공방 운영

□ 사업개요

○ 소요예산 : 90백만원(설비 60, 교육 30)
○ 참여자 : 40명
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parted")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    report = read_report(folder / "a.txt", "a.txt")
    tokens = tuple(() for _ in report.passages)
    write_records(folder / "records.sqlite", [StoredReport(report, "/r", tokens)])
    return Records(folder / "records.sqlite")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("공방 설비 예산은 얼마인가요?", "60"),
        ("공방 교육에 드는 예산은 얼마인가요?", "30"),
        ("공방 운영 소요예산은 얼마인가요?", "90백만원"),
        ("공방에 드는 돈은 얼마인가요?", None),
        ("공방 설비 참여자는 몇 명인가요?", None),
    ],
)
def test_the_figure_that_the_question_names_is_told_from_its_neighbours(records, question, text):
    line = next(line for line in records.lines("a.txt", 1, 20) if "소요예산" in line.text)
    item = Item("a.txt", line.number, line.number, line.text, 2.0, line.heading, (), None)
    found = named_figure(item, understand(question, records.reports()), records)
    assert (found and found.text) == text
