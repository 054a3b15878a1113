"""Every figure and date of a text against the place its marker cites."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cite import citation_of
from assistant.verify import check_figures, check_text, citation_problems, statements
from index.recording import StoredReport, write_records
from index.records import Records
from ingest.model import Figure, Line, Report, Row, Table

NAME = "한빛시_산업국.txt"
TEXT = [
    "한빛시 산업국 주요업무보고",
    "2031. 4.",
    "1. 별빛창업센터 운영",
    "○ 소요예산 : 42,581백만원('31년 2,300백만원)",
    "○ 입주기업 : 586개사(1,692명), 만족도 61.5%, 전년 대비 +1.2%p",
    "○ 준공 : '31. 9. 16.",
    "○ 장비 지원(5개사 / 총 128억)",
    "(단위 : 백만원, '31. 3. 31. 기준)",
    "구분 예산현액 지출액 집행률",
    "창업과 42,889 12,069 28.1",
    "일자리과 138,491 50,047 36.1",
    "정원 현원",
    "산업과 42 41",
    "○ 협약 : 약 3,000억원 규모",
]
HEADING = ("1. 별빛창업센터 운영",)
COLUMNS = (("예산현액",), ("지출액",), ("집행률(%)",))
TABLE = Table(
    9,
    11,
    HEADING,
    "",
    "백만원",
    "2031-03-31",
    ("구분",),
    COLUMNS,
    (
        Row(10, 10, ("창업과",), ("42,889", "12,069", "28.1")),
        Row(11, 11, ("일자리과",), ("138,491", "50,047", "36.1")),
    ),
)


def figure(row: str, column: str, text: str, value: int | Decimal, unit: str, line: int) -> Figure:
    return Figure(
        NAME, (row,), (column,), text, value, unit, "2031-03-31", None, None, HEADING, line, line
    )


FIGURES = (
    figure("창업과", "예산현액", "42,889", 42889000000, "원", 10),
    figure("창업과", "지출액", "12,069", 12069000000, "원", 10),
    figure("창업과", "집행률", "28.1", Decimal("28.1"), "%", 10),
)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    lines = tuple(Line(number, text) for number, text in enumerate(TEXT, start=1))
    report = Report(
        name=NAME,
        sha256="0" * 64,
        format="txt",
        title="주요 업무보고",
        body="한빛시 산업국",
        issued="2031-04",
        as_of="2031-03-31",
        pages=None,
        lines=lines,
        headings=((), (), *(HEADING for _ in lines[2:])),
        tables=(TABLE,),
        figures=FIGURES,
        passages=(),
    )
    path = tmp_path_factory.mktemp("verify") / "records.sqlite"
    write_records(path, [StoredReport(report, "/r", ())])
    return Records(path)


def states(records: Records, text: str, *lines: tuple[int, int]) -> dict[str, str]:
    info = records.report(NAME)
    citations = [citation_of(n, info, *span, records) for n, span in enumerate(lines, start=1)]
    return {figure.text: figure.state for figure in check_figures(text, citations, records)}


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("예산은 42,581백만원입니다. [1]", 4, {"42,581백만원": "원문 일치"}),
        ("예산은 42581백만원입니다. [1]", 4, {"42581백만원": "원문 일치"}),
        ("예산은 425억 8,100만원입니다. [1]", 4, {"425억 8,100만원": "단위 환산"}),
        ("예산은 425.81억원입니다. [1]", 4, {"425.81억원": "단위 환산"}),
        ("예산은 약 426억원입니다. [1]", 4, {"426억원": "단위 환산"}),
        (
            "입주기업은 586개사, 1,692명입니다. [1]",
            5,
            {"586개사": "원문 일치", "1,692명": "원문 일치"},
        ),
        ("만족도는 61.5%입니다. [1]", 5, {"61.5%": "원문 일치"}),
        ("1.2%p 올랐습니다. [1]", 5, {"1.2%p": "원문 일치"}),
        ("준공은 2031. 9. 16.입니다. [1]", 6, {"2031. 9. 16.": "원문 일치"}),
        ("총 128억원을 지원합니다. [1]", 7, {"128억원": "원문 일치"}),
        ("총 128억을 지원합니다. [1]", 7, {"128억": "원문 일치"}),
        ("예산현액은 42,889백만원입니다. [1]", 10, {"42,889백만원": "원문 일치"}),
        ("예산현액은 428억 8,900만원입니다. [1]", 10, {"428억 8,900만원": "단위 환산"}),
        ("집행률은 28.1%입니다. [1]", 10, {"28.1%": "원문 일치"}),
        ("정원은 42명, 현원은 41명입니다. [1]", 13, {"42명": "원문 일치", "41명": "원문 일치"}),
    ],
)
def test_what_the_place_says_is_found(records, text, line, expected):
    assert states(records, text, (line, line)) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("예산은 42,851백만원입니다. [1]", 4),
        ("예산은 2,581백만원입니다. [1]", 4),
        ("예산은 42,581억원입니다. [1]", 4),
        ("예산은 42,581천원입니다. [1]", 4),
        ("예산은 424억 8,100만원입니다. [1]", 4),
        ("예산은 약 440억원입니다. [1]", 4),
        ("총 999억원을 지원합니다. [1]", 7),
        ("총 128만원을 지원합니다. [1]", 7),
        ("만족도는 61.5%p입니다. [1]", 5),
        ("만족도는 615%입니다. [1]", 5),
        ("1,692개사가 입주했습니다. [1]", 5),
        ("준공은 2031. 9. 17.입니다. [1]", 6),
        ("준공은 2030년 9월입니다. [1]", 6),
        ("예산현액은 42,889원입니다. [1]", 10),
        ("집행률은 28.1원입니다. [1]", 10),
        ("정원은 42원입니다. [1]", 13),
        ("예산현액은 42,889명입니다. [1]", 10),
        ("예산현액은 138,491백만원입니다. [1]", 10),
        ("산업과는 43명입니다. [1]", 13),
    ],
)
def test_what_the_place_does_not_say_is_unsupported(records, text, line):
    assert set(states(records, text, (line, line)).values()) == {"근거 없음"}


def test_each_statement_is_looked_up_in_its_own_place(records):
    text = "예산은 42,581백만원입니다. [1] 입주기업은 586개사입니다. [2]"
    assert set(states(records, text, (4, 4), (5, 5)).values()) == {"원문 일치"}
    assert set(states(records, text, (5, 5), (4, 4)).values()) == {"근거 없음"}


def test_a_lead_sentence_rests_on_the_list_below_it(records):
    text = (
        "2031년 4월 보고에 따르면 586개사입니다.\n- 입주기업 586개사 [1]\n- 예산 42,581백만원 [2]"
    )
    assert set(states(records, text, (5, 5), (4, 4)).values()) == {"원문 일치"}


def test_a_figure_without_any_marker_is_unsupported(records):
    assert states(records, "예산은 42,581백만원입니다.") == {"42,581백만원": "근거 없음"}


def test_list_numbers_and_markers_are_no_figures(records):
    assert states(records, "1. 예산 [1]\n2) 창업 [1]\n③ 일자리 [1]", (4, 4)) == {}


def test_a_report_s_own_month_and_as_of_date_are_supported(records):
    text = "2031년 4월 보고(2031. 3. 31. 기준)에 따르면 586개사입니다. [1]"
    assert set(states(records, text, (5, 5)).values()) == {"원문 일치"}


def test_the_citation_that_supports_is_named(records):
    info = records.report(NAME)
    citations = [citation_of(n, info, n + 3, n + 3, records) for n in (1, 2)]
    (found,) = check_figures("모두 586개사입니다. [1][2]", citations, records)
    assert (found.citation, found.value, found.unit) == (2, 586, "개사")


def test_statements_are_cut_at_their_markers():
    found = list(statements("하나입니다. [1] 둘입니다. [2][3]\n- 셋 [4]"))
    assert [(s.text.strip(), s.cited) for s in found] == [
        ("하나입니다.", (1,)),
        ("둘입니다.", (2, 3)),
        ("- 셋", (4,)),
    ]


def test_foreign_text_is_checked_against_json_citations(records):
    citations = [{"n": 1, "report": NAME, "lines": [4, 4]}]
    (found,) = check_text("예산은 425억 8,100만원입니다. [1]", citations, records)
    assert found.state == "단위 환산"
    assert citation_problems(citations, records) == []


@pytest.mark.parametrize(
    ("citation", "says"),
    [
        (
            {"n": 1, "report": "없는 보고서.txt", "lines": [4, 4]},
            "없는 보고서.txt가 색인에 없",
        ),
        (
            {"n": 1, "report": NAME, "lines": [4, 400]},
            "4~400행은 보고서에 없는 줄",
        ),
        ({"n": 1, "report": NAME, "lines": [5, 4]}, "없는 줄"),
        ({"n": 1, "report": NAME, "page": 3}, "3쪽은 보고서에 없는 쪽입니다"),
        ({"n": 1, "report": NAME}, "문단 번호(paragraphs)가 없습니다"),
        ({"n": 1, "report": NAME, "lines": "4"}, "줄 번호(lines), 쪽 번호(page)나"),
    ],
)
def test_a_citation_that_leads_nowhere_supports_nothing_and_is_named(records, citation, says):
    (found,) = check_text("예산은 42,581백만원입니다. [1]", [citation], records)
    assert found.state == "근거 없음"
    (problem,) = citation_problems([citation], records)
    assert says in problem


def test_a_misquoted_citation_is_named(records):
    right = {"n": 1, "report": NAME, "lines": [7, 7], "quote": "장비 지원(5개사 / 총 128억)"}
    wrong = {**right, "quote": "장비 지원(5개사 / 총 999억)"}
    assert citation_problems([right], records) == []
    (problem,) = citation_problems([wrong], records)
    assert "원문과 다릅니다" in problem


@given(st.integers(min_value=1, max_value=999_999))
@settings(max_examples=200, deadline=None)
def test_no_other_amount_passes_for_the_cited_one(records, number):
    expected = "원문 일치" if number in (42581, 2300) else "근거 없음"
    found = states(records, f"예산은 {number:,}백만원입니다. [1]", (4, 4))
    assert list(found.values()) == [expected]
