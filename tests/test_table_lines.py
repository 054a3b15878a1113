"""Tables that are more or less than rows: lines between them, and a row of what is listed."""

from assistant.compose.candidates import rows_in
from assistant.compose.items import items_of
from assistant.compose.rows import RowItem, is_listing
from index.records import StoredLine
from ingest.model import Row, Table

TEXTS = (
    "구 분 마을형 바다형",
    "규 모 27명 20명",
    "지원내용",
    "월 190만원 활동비 지원",
    "조사비 90만원",
    "구 분 마을형 바다형",
    "공방 | 3 | 4",
    "사 업 비 465백만원 242백만원",
)


def test_lines_between_rows_are_read_but_no_header_and_no_row():
    lines = [StoredLine(at, text, None, ("청년 사업",)) for at, text in enumerate(TEXTS, start=1)]
    lines[6] = StoredLine(7, "| 공방 | 3 | 4 |", None, ("청년 사업",))
    rows = (
        Row(2, 2, ("규모",), ("27명", "20명")),
        Row(8, 8, ("사업비",), ("465백만원", "242백만원")),
    )
    columns = (("마을형",), ("바다형",))
    table = Table(1, 8, ("청년 사업",), "", None, None, ("구분",), columns, rows)
    items = items_of("a.txt", lines, rows_in([table], lines))
    assert [item.text for item in items] == list(TEXTS[2:5])


def test_a_row_without_a_heading_lists_what_stands_beside_each_other():
    columns = (("① 나루 5. 30",), ("② 솔뫼 6. 23",), ("③ 한들 9. 8",))
    row = Row(3, 3, (), ("물레회관(331㎡)", "들꽃역사(556㎡)", "보건소(795㎡)"))
    table = Table(1, 3, ("배움터",), "", None, None, (), columns, (row,))
    assert is_listing(RowItem("a.txt", table, row, None))
    headed = Row(3, 3, ("위치",), row.cells)
    table = Table(1, 3, ("배움터",), "", None, None, ("구분",), columns, (headed,))
    assert not is_listing(RowItem("a.txt", table, headed, None))
