"""Marked tables: headings of several levels, spans, pages, and cells that slipped."""

from importlib.resources import as_file, files

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from table_helpers import flat, lines_of

from ingest.model import Line, RuledCell
from ingest.pipeline import read_report
from ingest.readers.assembly import Assembly
from ingest.tables import find_tables


def drawn(text, as_of=""):
    lines = lines_of(text)
    return find_tables(lines, flat(lines, "현황"), as_of)


def ruled(rows, *, header=None, above=()):
    """Return the tables of a ruled one; ``<`` continues the cell to the left, ``^`` that above."""
    assembly = Assembly("hwpx")
    for text in above:
        assembly.paragraph(text)
    grid = [[cell.strip() for cell in row.split("|")] for row in rows]
    assembly.table(cells_of(grid), header=header)
    document = assembly.document()
    return find_tables(document.lines, flat(document.lines, "현황"), "2025-06", document.tables)


def cells_of(grid):
    cells = []
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if text in ("<", "^"):
                continue
            wide = tall = 1
            while column + wide < len(texts) and texts[column + wide] == "<":
                wide += 1
            while row + tall < len(grid) and grid[row + tall][column] == "^":
                tall += 1
            cells.append(RuledCell(text, row, column, tall, wide))
    return cells


def rows_of(table):
    return {row.labels: row.cells for row in table.rows}


@pytest.mark.parametrize("header", [None, 0, 1, 2, 3])
def test_spans_show_how_many_rows_are_headings_whatever_the_file_says(header):
    (table,) = ruled(
        [
            "부서    | 사업      | 2025년 | <      | 증감",
            "^       | ^         | 본예산 | 추경   | ^",
            "계      | <         | 30     | 40     | 10",
            "수변과  | 나루 정비 | 10     | 15     | 5",
            "^       | 등대 보수 | 20     | 25     | 5",
        ],
        header=header,
    )
    assert table.corner == ("부서", "사업")
    assert table.columns == (("2025년", "본예산"), ("2025년", "추경"), ("증감",))
    assert rows_of(table) == {
        ("계",): ("30", "40", "10"),
        ("수변과", "나루 정비"): ("10", "15", "5"),
        ("수변과", "등대 보수"): ("20", "25", "5"),
    }


def test_three_levels_of_headings_are_one_path():
    levels = ["구분|예산|<|<|<|비고", "^|국비|<|시비|<|^", "^|본|추경|본|추경|^"]
    (table,) = ruled([*levels, "나루 정비|1|2|3|4|-"])
    assert table.columns[:4] == (
        ("예산", "국비", "본"),
        ("예산", "국비", "추경"),
        ("예산", "시비", "본"),
        ("예산", "시비", "추경"),
    )
    text = "구분\t예산\t\t\t\t비고\n\t국비\t\t시비\n\t본\t추경\t본\t추경\n나루 정비\t1\t2\t3\t4\t-"
    assert drawn(text)[0].columns == table.columns


def test_headings_repeated_instead_of_spanning_are_one_path():
    text = (
        "부서\t사업\t2025년\t2025년\n부서\t사업\t본예산\t추경\n"
        "수변과\t나루\t10\t15\n산림과\t숲길\t7\t9"
    )
    (table,) = drawn(text)
    assert table.columns == (("2025년", "본예산"), ("2025년", "추경"))
    assert rows_of(table)["산림과", "숲길"] == ("7", "9")


def test_a_table_of_numbers_has_no_headings_though_its_first_label_spans():
    (table,) = ruled(["수변과|나루|10|20", "^|등대|30|40"])
    assert rows_of(table) == {("수변과", "나루"): ("10", "20"), ("수변과", "등대"): ("30", "40")}


def test_a_value_that_spans_is_counted_once():
    (table,) = ruled(
        [
            "구분|대상|2024년|2025년",
            "나루 정비|상인|120명|<",
            "등대 보수|^|30명|45명",
            "숲길|주민|^|9명",
        ]
    )
    assert rows_of(table) == {
        ("나루 정비",): ("상인", "120명", ""),
        ("등대 보수",): ("", "30명", "45명"),
        ("숲길",): ("주민", "", "9명"),
    }


def test_rows_within_the_frame_above_the_headings_say_what_holds_for_the_table():
    (table,) = ruled(
        [
            "나루별 예산|<|<",
            "(단위: 백만원, %, ’25. 3. 31. 기준)|<|<",
            "구분|예산|집행률",
            "달빛나루|10|20.0",
        ]
    )
    assert (table.caption, table.unit, table.as_of) == ("나루별 예산", "백만원", "2025-03-31")
    assert table.columns == (("예산",), ("집행률",))
    assert table.first == 1


@pytest.mark.parametrize(
    "corner", ["구분 (단위: 천명, ’25.4월말 기준)", "구분(’25.4월말 현재, 단위:천명)"]
)
def test_unit_and_date_in_the_first_heading_hold_for_the_table(corner):
    (table,) = drawn(f"{corner}\t주민\t방문객\n달빛나루\t1\t2\n별빛나루\t3\t4")
    assert (table.unit, table.as_of) == ("천명", "2025-04")


FIRST = "부서\t사업\t예산\t결산\n수변과\t나루 정비\t10\t9\n\t등대 보수\t20\t18\n"
HEAD = "부서\t사 업\t예산\t결산\n"
SECOND = "\t둑길 보수\t5\t4\n산림과\t숲길 정비\t7\t6\n"
UNIT = "(단위 : 백만원, ’25. 3. 31. 기준)\n"


@pytest.mark.parametrize(
    "between",
    ["", "\n", "\n- 12 -\n\n", "\n12\n", "\n(계속)\n", f"\n{UNIT}\n"],
)
def test_a_table_that_goes_on_after_page_furniture_is_one(between):
    (table,) = drawn(f"나루 예산\n{UNIT}{FIRST}{between}{HEAD}{SECOND}")
    assert [row.labels for row in table.rows] == [
        ("수변과", "나루 정비"),
        ("수변과", "등대 보수"),
        ("수변과", "둑길 보수"),
        ("산림과", "숲길 정비"),
    ]
    assert (table.caption, table.unit, table.as_of) == ("나루 예산", "백만원", "2025-03-31")


def test_a_table_goes_on_without_its_headings():
    (table,) = drawn(f"{FIRST}\n- 3 -\n\n{SECOND}")
    assert rows_of(table)["산림과", "숲길 정비"] == ("7", "6")
    (one_row,) = drawn(f"{FIRST}\n- 3 -\n\n산림과\t숲길 정비\t7\t6")
    assert rows_of(one_row)["산림과", "숲길 정비"] == ("7", "6")


@pytest.mark.parametrize(
    ("between", "second"),
    [
        ("\n다음은 올해 예산이다.\n", HEAD + SECOND),
        ("\n(단위: 천원)\n", HEAD + SECOND),
        ("\n", "부서\t사업\t목표\t실적\n수변과\t나루 정비\t10\t9\n"),
    ],
)
def test_another_table_is_not_joined(between, second):
    assert len(drawn(f"{UNIT}{FIRST}{between}{second}")) == 2


def test_two_tables_with_totals_of_their_own_stay_two():
    one = "구분\t정원\t현원\n계\t30\t28\n수변과\t10\t9\n산림과\t20\t19\n"
    assert len(drawn(f"{one}\n{one}")) == 2


def test_a_ruled_table_goes_on_over_the_page():
    assembly = Assembly("pdf")
    head = ["부서", "사업", "예산"]
    assembly.table(cells_of([head, ["수변과", "나루", "10"], ["^", "등대", "20"]]), page=1)
    assembly.table(cells_of([head, ["", "둑길", "5"], ["산림과", "숲길", "7"]]), page=2)
    document = assembly.document()
    (table,) = find_tables(document.lines, flat(document.lines), "", document.tables)
    assert [row.labels for row in table.rows][2:] == [("수변과", "둑길"), ("산림과", "숲길")]


def test_headings_repeated_among_the_rows_are_dropped():
    (table,) = drawn(f"{FIRST}{HEAD}{SECOND}")
    assert ("부서", "사업") not in rows_of(table)
    assert len(table.rows) == 4


def test_a_total_heads_no_group():
    text = "구 분\t\t계\t완료\n계\t계\t9\t5\n\t시정 요구\t4\t3\n\t건의 사항\t5\t2"
    assert [row.labels for row in drawn(text)[0].rows] == [("계",), ("시정 요구",), ("건의 사항",)]


def test_totals_of_several_groups_stay_in_their_groups():
    text = "부서\t사업\t예산\n가과\t하나\t1\n\t둘\t2\n\t계\t3\n나과\t셋\t4\n\t넷\t1\n\t계\t5"
    assert [row.labels for row in drawn(text)[0].rows if row.labels[-1] == "계"] == [
        ("가과", "계"),
        ("나과", "계"),
    ]


def test_a_label_among_the_numbers_gives_back_the_place_it_took():
    text = (
        "사업명\t본예산\t이월\t현액\t결산\n둑길 보수\t50\t-\t50\t40\n"
        "나루 정비\t선착장\t70\t70\t60\n\t매표소\t30\t30\t20"
    )
    assert rows_of(drawn(text)[0]) == {
        ("둑길 보수",): ("50", "-", "50", "40"),
        ("나루 정비", "선착장"): ("70", "", "70", "60"),
        ("나루 정비", "매표소"): ("30", "", "30", "20"),
    }


def test_cells_that_name_themselves_get_a_column_of_names():
    text = "<동쪽>\t<서쪽>\n면적: 120㎡\t면적: 90㎡\n수용 인원: 60명\t수용 인원: 40명"
    (table,) = drawn(text)
    assert table.columns == (("동쪽",), ("서쪽",))
    assert rows_of(table) == {("면적",): ("120㎡", "90㎡"), ("수용 인원",): ("60명", "40명")}


def test_a_single_row_of_like_texts_has_no_label():
    text = (
        "① 동쪽 3월\t② 서쪽 5월\t③ 남쪽 9월\n\n"
        "등대 회관(331㎡) 4개반\t나루 회관(220㎡) 3개반\t숲 회관(150㎡) 2개반"
    )
    (table,) = drawn(text)
    assert [row.labels for row in table.rows] == [()]
    assert table.columns[0] == ("① 동쪽 3월",)


def test_a_table_within_a_row_of_another_is_one_of_its_own():
    text = (
        "요구 사항\t조치 결과\n참여 현황\t자료 제출\t구분\t1차\t2차\t달빛동\t10\t36\n"
        "구분\t1차\t2차\n달빛동\t10\t36\n다음 요구\t검토 중"
    )
    outer, inner = drawn(text)
    assert rows_of(outer) == {("참여 현황",): ("자료 제출",), ("다음 요구",): ("검토 중",)}
    assert inner.columns == (("1차",), ("2차",))
    assert rows_of(inner) == {("달빛동",): ("10", "36")}


def test_bands_with_headings_of_their_own_in_one_frame_are_tables():
    first, second = ruled(
        ["구분|계|남|여", "달빛동|10|4|6", "구분|1분기|2분기|<", "^|^|신규|누적", "별빛동|1|2|3"]
    )
    assert rows_of(first) == {("달빛동",): ("10", "4", "6")}
    assert second.columns == (("1분기",), ("2분기", "신규"), ("2분기", "누적"))
    assert rows_of(second) == {("별빛동",): ("1", "2", "3")}


def test_a_table_of_texts_goes_on_without_its_headings():
    told = "나루 주변 조명을 모두 바꾸고 안내판을 새로 세웠으며 주민 설명회를 두 번 열었음"
    assembly = Assembly("pdf")
    assembly.table(cells_of([["요구 사항", "조치 결과"], ["나루 조명", told]]), page=1)
    assembly.table(cells_of([["등대 소음", told], ["둑길 안전", told]]), page=2)
    document = assembly.document()
    (table,) = find_tables(document.lines, flat(document.lines), "", document.tables)
    assert [row.labels for row in table.rows] == [("나루 조명",), ("등대 소음",), ("둑길 안전",)]


def test_letters_of_a_heading_in_a_column_each_are_joined():
    (table,) = drawn("구\t분\t계\t완료\n계\t계\t9\t5\n\t시정 요구\t4\t3\n\t건의 사항\t5\t2")
    assert table.corner == ("구분",)


def test_text_behind_the_last_heading_joins_the_last_column():
    text = "요구\t조치\n나루 조명\t교체 완료\t(3월)\n등대 소음\t조사 중"
    (table,) = drawn(text)
    assert rows_of(table)[("나루 조명",)] == ("교체 완료 (3월)",)


def test_what_a_page_left_in_a_cell_is_cleaned():
    text = '구분\t내용\n나루 정비\t<ul style="x"> ■ 면적 : 120㎡<br>■ 상인 : 30명</ul>\n둑길\t-'
    (table,) = drawn(text)
    assert "<" not in rows_of(table)[("나루 정비",)][0]
    assert "면적 : 120㎡" in rows_of(table)[("나루 정비",)][0]


def test_a_mark_for_the_same_holds_for_labels_too():
    (table,) = ruled(["종류|이름|면적", "나루|달빛|10", "〃|별빛|20"])
    assert [row.labels for row in table.rows] == [("나루", "달빛"), ("나루", "별빛")]


def test_ruled_tables_leave_the_lines_to_no_other_table():
    tables = ruled(["구분|예산|결산", "나루|10|9", "등대|20|18"], above=["예산", "(단위: 억원)"])
    assert [(table.first, table.last, table.unit) for table in tables] == [(3, 5, "억원")]


def test_an_empty_ruled_table_is_none():
    assembly = Assembly("hwpx")
    assembly.table([RuledCell("가", 0, 0), RuledCell("나", 1, 1)])
    document = assembly.document()
    blank = tuple(Line(line.number, "") for line in document.lines)
    assert len(find_tables(blank, flat(blank), "", document.tables)) <= 1


@pytest.mark.parametrize(
    "note", ["\t\t(단위: 천원)\n구분\t예산\t결산", "구분\t예산\t결산\n\t(천원)\t천원"]
)
def test_a_row_of_units_is_no_row_of_the_table(note):
    (table,) = drawn(f"{note}\n나루\t10\t9\n등대\t20\t18")
    assert [row.labels for row in table.rows] == [("나루",), ("등대",)]
    assert table.unit == "천원" or table.columns == (("예산", "(천원)"), ("결산", "(천원)"))


def test_floors_and_rounds_are_labels_of_rows():
    (table,) = drawn("구분\t면적(㎡)\t좌석\n1층\t120\t30\n2층\t90\t20")
    assert rows_of(table) == {("1층",): ("120", "30"), ("2층",): ("90", "20")}


def test_a_note_below_dates_the_table():
    (table,) = drawn("구분\t정원\t현원\n나루과\t10\t9\n등대과\t20\t18\n※ ’25. 3월말 기준\n")
    assert table.as_of == "2025-03"


def test_a_row_over_the_whole_width_names_the_rows_below_it():
    (table,) = ruled(
        [
            "구분|예산|결산",
            "계|<|<",
            "일반회계|<|<",
            "나루|10|9",
            "특별회계|<|<",
            "숲길|5|4",
            "합계|15|13",
        ]
    )
    labels = [row.labels for row in table.rows if any(row.cells)]
    assert labels == [("일반회계", "나루"), ("특별회계", "숲길"), ("합계",)]


def test_names_beside_texts_are_labels_without_headings():
    rows = ["사업기간|2025. 1.~12.|사업비|30억원(시비 20억)", "대상|상인 120명|위치|물빛동"]
    first, second = ruled(rows)
    assert rows_of(first) == {("사업기간",): ("2025. 1.~12.",), ("대상",): ("상인 120명",)}
    assert rows_of(second) == {("사업비",): ("30억원(시비 20억)",), ("위치",): ("물빛동",)}
    (two_wide,) = ruled(["사업기간|2025. 1.~12.", "사업비|30억원", "대상|상인"])
    assert two_wide.columns == ((),)


@pytest.mark.parametrize("rule", ["|---|---|", "|:-:|--:|", "|:--|:-|", "| -- | -: |"])
def test_markdown_rules_are_no_rows(rule):
    (table,) = drawn(f"|구분|예산|\n{rule}\n|나루|10|\n|등대|-|")
    assert rows_of(table) == {("나루",): ("10",), ("등대",): ("-",)}


@pytest.mark.parametrize("name", ["leisure_2023", "leisure_2024", "leisure_2025"])
@pytest.mark.parametrize("kind", ["hwpx", "pdf"])
def test_a_report_has_the_same_tables_in_every_format(name, kind):
    def tables_in(format, suffix):
        folder = files("ingest.samples").joinpath(format)
        with as_file(folder.joinpath(f"{name}.{suffix}")) as path:
            return [
                (
                    (table.unit, table.as_of, table.corner, table.columns, table.sums),
                    [(row.labels, row.cells) for row in table.rows],
                )
                for table in read_report(path, name).tables
            ]

    assert tables_in(kind, kind) == tables_in("text", "txt")


TEXTS = st.sampled_from(
    [
        "",
        "계",
        "소계",
        "구분",
        "부서",
        "수변과",
        "나루 정비",
        "1,200",
        "△3",
        "-",
        "〃",
        "12.5%",
        "2025년",
        "<",
        "^",
    ]
)


@settings(max_examples=150, deadline=None)
@example([["", "", "계", "계"], ["", "", "", "^"]], None)
@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=5), min_size=1, max_size=7),
    st.sampled_from([None, 0, 1, 2, 9]),
)
def test_any_ruled_table_is_read_and_says_nothing_twice(grid, header):
    width = max(map(len, grid))
    rows = ["|".join([*row, *[""] * (width - len(row))]) for row in grid]
    for table in ruled(rows, header=header):
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert all(1 <= row.first <= len(grid) for row in table.rows)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "구분\t예산\t결산",
                "계\t10\t9",
                "나루\t4\t3",
                "",
                "- 2 -",
                "(단위: 천원)",
                "\t6\t6",
                "|구분|예산|",
                "|---|---|",
                "|나루|3|",
                "다음과 같다.",
                "--\t--\t--",
            ]
        ),
        max_size=14,
    )
)
def test_any_pages_of_tables_can_be_joined(texts):
    for table in drawn("\n".join(texts)):
        numbers = [row.first for row in table.rows]
        assert numbers == sorted(numbers)
        assert table.first <= numbers[0] <= table.rows[-1].last == table.last


def test_ruled_cells_that_name_themselves_get_a_column_of_names_too():
    (table,) = ruled(["<동쪽>|<서쪽>", "면적: 120㎡|면적: 90㎡", "인원: 60명|인원: 40명"])
    assert table.columns == (("동쪽",), ("서쪽",))
    assert rows_of(table) == {("면적",): ("120㎡", "90㎡"), ("인원",): ("60명", "40명")}


def test_a_first_row_that_says_much_is_no_heading():
    long = "나루 회관을 고쳐 시민 공방 12실과 작은 도서관을 열고 주말마다 강좌를 운영함. " * 2
    (table,) = ruled(
        [f"문화|나루 회관|{long}", "문화|등대 회관|강좌 9개를 운영", "체육|숲 회관|강좌 3개"]
    )
    assert table.columns == ((),)
    assert table.rows[0].labels == ("문화", "나루 회관")


def test_numbers_end_the_labels_where_groups_fill_little_of_each_column():
    text = (
        "과제\t중점\t세부\t사업명\t예산(천원)\n동쪽 정비\t둑길\t보수\t\t40\n"
        "\t\t\t둑길 도색\t30\n\t\t점검\t\t20\n\t나루\t\t\t10\n\t\t\t부표\t5"
    )
    (table,) = drawn(text)
    assert table.columns == (("예산(천원)",),)
    assert [row.cells for row in table.rows] == [("40",), ("30",), ("20",), ("10",), ("5",)]
