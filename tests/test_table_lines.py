"""Lines within a table that are no row of it are statements by themselves."""

from assistant.compose.candidates import rows_in
from assistant.compose.items import items_of
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
