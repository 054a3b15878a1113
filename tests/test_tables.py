import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_helpers import PIPED, SPACED, TABBED, flat, lines_of

from ingest.tables import find_tables


def _tables(text, as_of=""):
    lines = lines_of(text)
    return find_tables(lines, flat(lines, "현황"), as_of)


def _rows(table):
    return {row.labels: row.cells for row in table.rows}


def test_tabbed_headings_of_two_levels_become_paths():
    table = _tables(TABBED)[0]
    assert table.corner == ("부서", "세부사업")
    assert table.columns == (
        ("2025년도", "본예산(A)"),
        ("2025년도", "예산현액(B)"),
        ("2024년도 최종예산",),
        ("집행률 (B/A)",),
    )
    assert (table.unit, table.as_of) == ("백만원", "2025-06-30")


def test_department_is_carried_down_and_subtotal_belongs_to_what_follows():
    rows = _rows(_tables(TABBED)[0])
    assert rows[("계",)][0] == "9,000"
    assert rows[("미래산업과", "소계")][0] == "5,000"
    assert rows[("미래산업과", "수변 시장 정비")] == ("2,000", "2,000", "1,500", "1.0")
    assert rows[("관광진흥과", "소계")][0] == "4,000"


def test_a_continued_table_carries_the_department_on():
    (table,) = _tables(TABBED)
    assert table.rows[-1].labels == ("관광진흥과", "강변 음악회")
    assert table.unit == "백만원"


def test_subtotal_below_its_group_stays_with_it():
    table = _tables("부서\t사업\t예산\n가과\t하나\t1\n\t둘\t2\n\t소계\t3\n나과\t셋\t4\n\t소계\t4")[
        0
    ]
    assert ("가과", "소계") in _rows(table)
    assert [row.labels for row in table.rows].count(("나과", "소계")) == 1


def test_a_row_that_slipped_right_is_put_back():
    text = (
        "부서\t사업\t예산\t결산\t잔액\n가과\t하나\t10\t9\t1\n"
        "\t나과\t소 계\t30\t20\n\t둘\t30\t20\t10"
    )
    rows = _rows(_tables(text)[0])
    assert rows[("나과", "소계")] == ("30", "20", "")
    assert rows[("나과", "둘")] == ("30", "20", "10")


def test_labels_one_column_early_are_members_of_the_group_before():
    text = "부서\t사업\t예산\n가과\t하나\t1\n\t둘\t2\n\t셋\t3\n\t넷\t4\n다섯\t\t5\n여섯\t\t6"
    assert [row.labels for row in _tables(text)[0].rows][-2:] == [
        ("가과", "다섯"),
        ("가과", "여섯"),
    ]


def test_row_numbers_are_no_labels_and_marks_repeat_what_stands_above():
    text = "연번\t유형\t이름\t면적(㎡)\n1\t특정\t동쪽\t1,200\n2\t〃\t서쪽\t1,300\n합계\t\t\t2,500"
    table = _tables(text)[0]
    assert _rows(table) == {
        ("특정", "동쪽"): ("1,200",),
        ("특정", "서쪽"): ("1,300",),
        ("합계",): ("2,500",),
    }


def test_markdown_headings_go_on_below_the_separator():
    table = _tables(PIPED)[0]
    assert table.columns == (("계",), ("일반직", "5급"), ("일반직", "6급"), ("공무직",))
    assert _rows(table)[("정원",)] == ("40", "12", "20", "8")
    assert (table.caption, table.as_of) == ("인력현황", "2025-03")


def test_tables_side_by_side_are_two():
    text = (
        "| 세 입 | | 세 출 | |\n|---|---|---|---|\n| 구 분 | 2025년 | 구 분 | 2025년 |\n"
        "| 총계 | 10 | 총계 | 10 |\n| 출연금 | 7 | 사업비 | 8 |\n| 이월금 | 3 | | |"
    )
    income, spending = _tables(text)
    assert income.columns == (("세입", "2025년"),)
    assert _rows(income)[("이월금",)] == ("3",)
    assert set(_rows(spending)) == {("총계",), ("사업비",)}


def test_a_heading_over_two_label_columns_moves_the_others_right():
    text = (
        "| 사업 | 방향 | 규모 | |\n|---|---|---|---|\n"
        "| 연구 | 바다 | 조사 | 3억 |\n| | 하늘 | 관측 | 4억 |"
    )
    table = _tables(text)[0]
    assert table.columns == (("방향",), ("규모",))
    assert _rows(table)[("연구", "하늘")] == ("관측", "4억")


def test_spaced_rows_align_with_headings_of_two_levels():
    table = _tables(SPACED)[0]
    assert table.corner == ("구분",)
    assert table.columns == (
        ("예산현액",),
        ("원인행위액",),
        ("지출액",),
        ("집행률", "원인행위액"),
        ("집행률", "지출액"),
    )
    assert _rows(table)[("관광진흥과",)] == ("4,000", "2,000", "1,000", "50.0", "-")
    assert (table.unit, table.as_of, table.caption) == ("백만원", "2025-06-30", "예산")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("구 분 총 계 동 부 서 부", (("총계",), ("동부",), ("서부",))),
        ("구분 총계 동부 서부", (("총계",), ("동부",), ("서부",))),
        ("학급", ((), (), ())),
        ("구분 수", ((), (), ())),
    ],
)
def test_spaced_headings_are_aligned_or_left_empty(header, columns):
    table = _tables(f"{header}\n학 과 80개 20개 10개\n인 원 1,200명 640명 (12) 240명\n교 사 5 - 2")[
        0
    ]
    assert table.columns == columns
    assert _rows(table)[("인원",)] == ("1,200명", "640명 (12)", "240명")


GROUPED = """
부 서 세부사업 ’25년도 ’24년도 최종예산(C) 증감(B-C)
본예산(A) 예산현액(B)
계 9,000 9,100 8,000 1,100
{first}5,000 5,100 4,000 1,100
청년 공방 운영 3,000 3,100 2,500 600
{second}4,000 4,000 4,000 -
달빛 축제 4,000 4,000 4,000 -
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("미 래 산 업 과 소 계 ", "관광진흥과 소계 "),
        ("미 래 산 업 과\n소 계 ", "관광진흥과\n소 계 "),
    ],
)
def test_spaced_rows_stand_under_the_group_that_a_subtotal_names(first, second):
    table = _tables(GROUPED.format(first=first, second=second))[0]
    assert table.corner == ("부서", "세부사업")
    assert table.columns == (
        ("'25년도", "본예산(A)"),
        ("'25년도", "예산현액(B)"),
        ("'24년도 최종예산(C)",),
        ("증감(B-C)",),
    )
    assert [row.labels for row in table.rows] == [
        ("계",),
        ("미래산업과", "소계"),
        ("미래산업과", "청년 공방 운영"),
        ("관광진흥과", "소계"),
        ("관광진흥과", "달빛 축제"),
    ]


def test_spaced_headings_that_all_span_take_the_repeating_words_below():
    text = "구 분 합계 일반직\n정원 현원 과부족 정원 현원\n계 60 58 △2 40 39\n총무과 20 19 △1 10 9"
    assert _tables(text)[0].columns == (
        ("합계", "정원"),
        ("합계", "현원"),
        ("합계", "과부족"),
        ("일반직", "정원"),
        ("일반직", "현원"),
    )


def test_words_behind_the_values_are_cells():
    text = (
        "주 요 지 표 전국 (A) 시 (B) 출 처 비 고\n"
        "종 사 자 수 ( 천 명 ) 900 81 통계청 ’21년 잠정치\n사업체 60 11 통계청 추정"
    )
    table = _tables(text)[0]
    assert table.columns == (("전국(A)",), ("시(B)",), ("출처",), ("비고",))
    assert table.rows[0].cells == ("900", "81", "통계청", "'21년 잠정치")


def test_prose_and_bullets_are_no_tables():
    assert (
        _tables("○ 예산 100 200 300\n○ 인원 10 20 30\n－ 목표 1 2 3 4\n사업을 2025년에 3개 시작함")
        == ()
    )


def test_rows_keep_their_line_numbers():
    lines = lines_of(TABBED, first=101)
    for table in find_tables(lines, flat(lines), ""):
        assert [line.text for line in lines if line.number == table.rows[0].first]
        assert table.first <= table.rows[0].first <= table.rows[-1].last == table.last


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(alphabet="가나 계소구분부서\t|-(),.%0123456789△〃:년월", max_size=30), max_size=12
    )
)
def test_any_lines_can_be_searched_for_tables(texts):
    lines = lines_of("\n".join(texts))
    for table in find_tables(lines, flat(lines), "2025-01"):
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
