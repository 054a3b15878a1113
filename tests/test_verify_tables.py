"""What a statement says of a table as a whole: superlatives, orders, shares, rows by name."""

from decimal import Decimal

import pytest

from assistant.verify import check_text
from index.recording import StoredReport, write_records
from index.records import Records
from ingest.model import Figure, Line, Report, Row, Table

NAME = "가온시_경제국.txt"
ROWS = (
    ("계", 600, 240, "40.0"),
    ("바다산업과", 300, 90, "30.0"),
    ("누리창업과", 200, 120, "60.0"),
    ("다온금융과", 100, 30, "30.5"),
)
COLUMNS = (("예산현액",), ("지출액",), ("집행률",))
FIRST = 4
TEXT = [
    "가온시 경제국 주요업무보고",
    "2031. 4.",
    "(단위 : 백만원) 구분 예산현액 지출액 집행률(%)",
    *(f"{row} {budget} {spent} {rate}" for row, budget, spent, rate in ROWS),
]


def cells(line: int, row: str, budget: int, spent: int, rate: str) -> list[Figure]:
    values = (
        (str(budget), budget * 10**6, "원"),
        (str(spent), spent * 10**6, "원"),
        (rate, Decimal(rate), "%"),
    )
    return [
        Figure(NAME, (row,), column, text, value, unit, None, None, None, (), line, line)
        for column, (text, value, unit) in zip(COLUMNS, values, strict=True)
    ]


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    lines = list(enumerate(ROWS, start=FIRST))
    rows = tuple(Row(at, at, (r[0],), tuple(str(cell) for cell in r[1:])) for at, r in lines)
    last = FIRST + len(ROWS) - 1
    report = Report(
        name=NAME,
        sha256="0" * 64,
        format="txt",
        title="주요 업무보고",
        body="가온시 경제국",
        issued="2031-04",
        as_of="2031-03-31",
        pages=None,
        lines=tuple(Line(number, text) for number, text in enumerate(TEXT, start=1)),
        headings=tuple(() for _ in TEXT),
        tables=(Table(FIRST, last, (), "", "백만원", None, ("구분",), COLUMNS, rows),),
        figures=tuple(figure for at, row in lines for figure in cells(at, *row)),
        passages=(),
    )
    path = tmp_path_factory.mktemp("table") / "records.sqlite"
    write_records(path, [StoredReport(report, "/r", ())])
    return Records(path)


def wrong(records: Records, text: str, *spans: tuple[int, int]) -> list[str]:
    citations = [{"n": n, "report": NAME, "lines": list(s)} for n, s in enumerate(spans, 1)]
    return [f.text for f in check_text(text, citations, records) if f.state == "근거 없음"]


@pytest.mark.parametrize(
    ("span", "right", "altered"),
    [
        (
            (4, 7),
            "집행률은 누리창업과가 60.0%로 가장 높다.",
            "집행률은 누리창업과가 60.0%로 가장 낮다.",
        ),
        (
            (6, 6),
            "집행률이 가장 높은 곳은 누리창업과 60.0%다.",
            "가장 낮은 곳은 누리창업과 60.0%다.",
        ),
        ((4, 7), "다온금융과 예산은 1억원이다.", "누리창업과 예산은 1억원이다."),
        (
            (4, 7),
            "집행률이 높은 순으로 누리창업과 60.0%, 다온금융과 30.5%, 바다산업과 30.0%다.",
            "집행률이 낮은 순으로 누리창업과 60.0%, 다온금융과 30.5%, 바다산업과 30.0%다.",
        ),
        (
            (4, 7),
            "바다산업과 예산현액이 전체에서 차지하는 비중은 50.0%다.",
            "바다산업과 예산현액이 전체에서 차지하는 비중은 55.0%다.",
        ),
    ],
)
def test_what_the_whole_table_says_is_told_from_what_it_does_not(table, span, right, altered):
    assert wrong(table, f"{right} [1]", span) == []
    assert wrong(table, f"{altered} [1]", span)


def test_a_total_is_not_the_largest_of_its_column(table):
    assert wrong(table, "예산이 가장 많은 곳은 바다산업과 3억원이다. [1]", (5, 5)) == []


@pytest.mark.parametrize(("share", "flagged"), [("33.33%", False), ("38.33%", True)])
def test_what_a_formula_computes_supports_the_lead(table, share, flagged):
    lead = f"다온금융과 예산은 바다산업과의 {share}다. [1][2]"
    formula = "- 계산식: 다온금융과 1억원 [1] ÷ 바다산업과 3억원 [2] = 33.33%"
    assert bool(wrong(table, f"{lead}\n{formula}", (7, 7), (5, 5))) == flagged


def test_a_month_without_any_report_is_not_silent(table):
    assert wrong(table, "예산은 1억원이다. [1]\n- 2031년 4월 보고: 자료 없음", (7, 7)) == []
    assert wrong(table, "예산은 1억원이다. [1]\n- 2030년 4월 보고: 자료 없음", (7, 7))
