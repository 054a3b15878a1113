"""Cells of table rows: how they are read, which a question asks for, and which row it means."""

import pytest
from row_helpers import report, rows, wanted_of

from assistant.compose.cells import Cell
from assistant.compose.cells_labels import core, read_out
from assistant.compose.demands import undelivered
from assistant.compose.rows import RowItem, cell_place, cells_asked, focus
from assistant.question import understand
from index.records import ReportInfo
from ingest.model import Row, Table

INFO = ReportInfo("rows.txt", "", "", "txt", "업무보고", "산업국", "2031-04", "", None, 51, 1, 1)


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[int, RowItem]:
    """Return the rows of the invented report by their lines."""
    return {item.row.first: item for item in rows(report(tmp_path_factory.mktemp("rows")))}


def asked(item: RowItem, question: str) -> list[Cell]:
    understood = understand(question, [INFO])
    return cells_asked(item, understood, wanted_of(understood))


def said(cells: list[Cell]) -> list[str]:
    return [f"{' '.join(cell.column)} {cell.shown()}" for cell in cells]


@pytest.mark.parametrize(
    ("line", "question", "answer"),
    [
        # Stages of a budget, by name and as people say it.
        (22, "산업과 예산현액은?", ["2031년도 예산현액 5,100백만원(51억원)"]),
        (22, "산업과는 3월까지 얼마나 썼나요?", ["집행액 (지출액 기준) 510백만원(5억 1,000만원)"]),
        (22, "산업과는 예산을 얼마나 썼나", ["집행액 (지출액 기준) 510백만원(5억 1,000만원)"]),
        (22, "산업과는 예산을 몇 퍼센트나 집행했나요?", ["집행률 10.0%"]),
        (22, "산업과에 2031년 얼마가 편성됐나", ["2031년도 본예산 5,000백만원(50억원)"]),
        (22, "산업과는 2031년에 얼마 쓰기로 했나?", ["2031년도 본예산 5,000백만원(50억원)"]),
        (22, "산업과 2030년 예산은 최종 얼마였나?", ["2030년도 최종예산 4,000백만원(40억원)"]),
        (
            22,
            "산업과 2031년 예산은 얼마인가?",
            ["2031년도 본예산 5,000백만원(50억원)", "2031년도 예산현액 5,100백만원(51억원)"],
        ),
        # What was asked first comes first.
        (
            22,
            "산업과 집행률과 예산현액은?",
            ["집행률 10.0%", "2031년도 예산현액 5,100백만원(51억원)"],
        ),
        # A dash is an answer; another cell is none.
        (25, "시장 소송 판결금의 2031년 본예산은?", ["2031년도 본예산 ‘-’(해당 없음)"]),
        (25, "시장 소송 판결금의 예산은?", ["2031년도 예산현액 90백만원(9,000만원)"]),
        # An amount and its rate in one cell.
        (37, "온실 공방 운영 원인행위액은?", ["원인행위액 620,000천원(6억 2,000만원)"]),
        (37, "온실 공방 운영 지출액 집행률은 몇 %인가?", ["지출액 집행률 10.0%"]),
        (
            37,
            "온실 공방 운영의 원인행위액과 지출액은 얼마인가?",
            ["원인행위액 620,000천원(6억 2,000만원)", "지출액 310,000천원(3억 1,000만원)"],
        ),
        # Two rates, each told by what it is the rate of.
        (
            37,
            "온실 공방 운영 원인행위 집행률과 지출 집행률은 각각 몇 %인가?",
            ["원인행위액 집행률 20.0%", "지출액 집행률 10.0%"],
        ),
        # Places, staff and women in one cell; totals stand for what is beside them.
        (12, "산업과 현원은 몇 명인가?", ["현원 29명"]),
        (12, "산업과 정원과 현원은?", ["정원 30명", "현원 29명"]),
        (
            12,
            "산업과는 정해진 인원이 몇 명인데 실제로는 몇 명이 있나?",
            ["정원 30명", "현원 29명"],
        ),
        (12, "산업과 임기제직 정원과 현원은?", ["임기제 정원 6명", "임기제 현원 5명"]),
        (12, "산업과 여성은 몇 명인가?", ["여성 12명"]),
        (11, "산업국 여성 직원은 몇 명인가?", ["여성 21명", "현원 48명"]),
        # Courses and people in one cell, the places as columns.
        (43, "서부기술원은 시 과정에 몇 명을 뽑나?", ["서부 인원 180명"]),
        # A table on its side, whose columns a row names; words that span two columns.
        (50, "나루전시관의 규모는?", ["전시 공간 840㎡"]),
        (51, "나루전시관의 위탁기관은?", ["전시 공간 가온재단"]),
        # What a column counts by its heading.
        (57, "돌봄 일감의 사업수와 참여인원은?", ["사업수 75개", "참여인원 1,570명"]),
        # The value with its change, or the change alone.
        (
            65,
            "2031년 공방 수입은 얼마이고 전년보다 얼마나 바뀌었나요?",
            ["2031년 90백만원(9,000만원)", "증감 20백만원(2,000만원)"],
        ),
        (65, "공방 수입은 전년보다 얼마나 바뀌었나요?", ["증감 20백만원(2,000만원)"]),
        (
            65,
            "공방 수입의 2031년 금액과 전년 대비 증감은?",
            ["2031년 90백만원(9,000만원)", "증감 20백만원(2,000만원)"],
        ),
        # Two things asked for side by side, each by what is said for it.
        (
            37,
            "온실 공방 운영의 원인행위액과 그 집행률은?",
            ["원인행위액 620,000천원(6억 2,000만원)", "원인행위액 집행률 20.0%"],
        ),
        (
            37,
            "온실 공방 운영에 얼마를 썼고 집행률은 몇 %인가요?",
            ["지출액 310,000천원(3억 1,000만원)", "지출액 집행률 10.0%"],
        ),
        (
            22,
            "산업과에서 나간 돈은 얼마고 집행률은 몇 %인가요?",
            ["집행액 (지출액 기준) 510백만원(5억 1,000만원)", "집행률 10.0%"],
        ),
    ],
)  # fmt: skip
def test_a_question_gets_the_cells_that_it_asks_for(found, line, question, answer):
    assert said(asked(found[line], question)) == answer


def test_a_number_that_shares_its_cell_is_placed_in_the_whole_column(found):
    item = found[37]
    place = cell_place(item, asked(item, "온실 공방 운영 지출액 집행률은 몇 %인가?"))
    assert place is not None
    assert place.column == ("집행액 및 집행률(%)", "지출액 (집행률)")
    assert (place.row, place.unit) == (("온실 공방 운영",), "%")


def test_cells_of_two_columns_have_no_one_place(found):
    item = found[22]
    assert cell_place(item, asked(item, "산업과 집행률과 예산현액은?")) is None


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        (("합계", "현원"), ("현원",)),
        (("일반직", "소계"), ("일반직", "소계")),
        (("합계",), ("합계",)),
        (("2031년도", "예산현액 (A=a+b)"), ("2031년도", "예산현액")),
        (("예산 (억원)",), ("예산",)),
        (("서부 ※ '31. 3.1. 폐원",), ("서부",)),
    ],
)
def test_headings_are_read_out_without_signs_units_remarks_and_outer_totals(path, heading):
    assert read_out(path) == heading


def test_a_heading_of_nothing_but_brackets_stays():
    assert core("(A)") == "(A)"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("산업과 2031년 예산현액은?", 22),
        ("산업과의 총 예산은 얼마인가?", 22),
        ("산업국 전체 예산현액은?", 21),
        ("온실 공방 운영 사업의 예산현액은?", 23),
        ("농업과의 본예산은?", 26),
        ("달빛 농장 본예산은?", 27),
        ("수변 시장 정비의 집행률은?", 24),
    ],
)
def test_the_row_that_is_meant_has_the_surest_focus(found, question, line):
    understood = understand(question, [INFO])
    table = [item for item in found.values() if item.table is found[21].table]
    assert max(table, key=lambda item: focus(item, understood)) is found[line]


def test_a_row_on_a_part_of_the_year_gives_way_where_the_whole_year_is_asked_for(found):
    table = found[43].table
    part, whole = (
        RowItem("rows.txt", table, type(found[43].row)(1, 1, (label,), ("1", "2", "3")), None)
        for label in ("'31. 3월", "'31년")
    )
    year = understand("2031년 훈련 인원은 몇 명인가?", [INFO])
    month = understand("2031년 3월 훈련 인원은 몇 명인가?", [INFO])
    assert focus(part, year) < 0 < focus(whole, year)
    assert focus(part, month) > 0


def test_what_numbers_in_brackets_count_is_told_by_the_first_row_for_all(found):
    women = understand("산업과 직원 중 여성은 몇 명인가?", [INFO])
    rent = understand("산업과 직원 숙소의 월세는 얼마인가?", [INFO])
    row = next(item for item in found.values() if item.labels == ("산업과",))
    assert undelivered(women, row) == ()
    assert undelivered(rent, row) != ()


def test_an_amount_is_told_beside_the_rate_of_it():
    columns = (("예산현액",), ("지출액",), ("집행률(%)", "원인행위액"), ("집행률(%)", "지출액"))
    table = Table(1, 3, (), "", "백만원", None, ("부서",), columns, ())
    row = RowItem("rows.txt", table, Row(2, 2, ("산업과",), ("900", "300", "50.0", "33.3")), None)
    told = " ".join(said(asked(row, "산업과의 지출액과 지출 기준 집행률은?")))
    assert "300" in told
    assert "33.3" in told
