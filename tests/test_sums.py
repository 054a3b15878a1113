"""Totals tied to what they sum, and what is said of those that do not add up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_helpers import TABBED, flat, lines_of

from ingest.model import Line
from ingest.tables import find_tables, sum_warnings


def table_of(text):
    lines = lines_of(text)
    return find_tables(lines, flat(lines, "현황"), "")[0]


def warnings_of(text, **place):
    lines = tuple(Line(line.number, line.text, **place) for line in lines_of(text))
    return sum_warnings(find_tables(lines, flat(lines, "현황"), ""), lines)


def ties(text):
    """Return each total's last label with the last labels of its parts."""
    table = table_of(text)
    return [
        (" ".join(table.rows[tied.row].labels), [table.rows[at].labels[-1] for at in tied.parts])
        for tied in table.sums
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["계\t6", "하나\t1", "둘\t2", "셋\t3"], [("계", ["하나", "둘", "셋"])]),
        (["하나\t1", "둘\t2", "합계(A)\t3"], [("합계(A)", ["하나", "둘"])]),
        # subtotals behind, before, and without a group's name
        (
            ["총계\t9", "하나\t1", "둘\t2", "소계\t3", "셋\t4", "넷\t2", "소계\t6"],
            [("총계", ["소계", "소계"]), ("소계", ["하나", "둘"]), ("소계", ["셋", "넷"])],
        ),
        (
            ["소계\t3", "하나\t1", "둘\t2", "소계\t6", "셋\t4", "넷\t2", "합계\t9"],
            [("소계", ["하나", "둘"]), ("소계", ["셋", "넷"]), ("합계", ["소계", "소계"])],
        ),
        # a total of its own for each half of the table
        (
            ["계\t3", "하나\t1", "둘\t2", "계\t6", "셋\t4", "넷\t2"],
            [("계", ["하나", "둘"]), ("계", ["셋", "넷"])],
        ),
        # a single row sums nothing
        (["합계\t5"], []),
    ],
)
def test_a_total_is_tied_to_the_rows_it_sums(rows, expected):
    assert ties("\n".join(["구분\t예산", *rows])) == expected


def test_subtotals_sum_their_groups_and_the_total_the_subtotals_over_pages():
    table = table_of(TABBED)
    numbers = {" ".join(table.rows[tied.row].labels): tied.parts for tied in table.sums}
    assert numbers == {"계": (1, 4), "미래산업과 소계": (2, 3), "관광진흥과 소계": (5, 6)}


def test_groups_of_two_levels_are_summed_level_by_level():
    text = (
        "실\t부서\t사업\t예산\n합계\t\t\t10\n경제실\t계\t\t10\n\t수변과\t소계\t3\n\t\t나루\t1\n\t\t등대\t2\n"
        "\t산림과\t소계\t7\n\t\t숲길\t3\n\t\t둑길\t4"
    )
    assert ties(text) == [
        ("경제실 계", ["소계", "소계"]),
        ("경제실 수변과 소계", ["나루", "등대"]),
        ("경제실 산림과 소계", ["숲길", "둑길"]),
    ]


def test_a_row_that_sums_those_below_it_is_counted_once():
    text = (
        "구분\t2025년\t2024년\n총계\t12\t9\n"
        "경상예산\t7\t5\n시설비\t4\t3\n기관비\t3\t2\n수탁예산\t5\t4"
    )
    assert ties(text) == [("총계", ["경상예산", "수탁예산"])]


@pytest.mark.parametrize(
    ("place", "said"), [({}, "5줄"), ({"page": 7}, "7쪽"), ({"paragraph": 12}, "문단 12")]
)
def test_a_total_that_does_not_add_up_is_told_with_its_place(place, said):
    text = "예산 현황\n(단위: 명)\n\n구분\t정원\t현원\n계\t31\t30\n수변과\t10\t10\n산림과\t20\t20"
    (warning,) = warnings_of(text, **place)
    assert warning.startswith(said)
    assert "'계' 행" in warning
    assert "'정원'" in warning
    assert "31명" in warning
    assert "30명" in warning


def test_printed_and_computed_amounts_are_written_as_officials_do():
    text = "(단위: 백만원)\n\n구분\t증감\n계\t△1,200\n수변과\t△2,000\n산림과\t1,100\n"
    (warning,) = warnings_of(text)
    assert "△1,200백만원" in warning
    assert "△900백만원" in warning


@pytest.mark.parametrize(
    "text",
    [
        # rates, averages and ranks are no parts of a whole
        "구분\t집행률(%)\t평균 나이\t순위\n계\t50.0\t31\t1\n하나\t40.0\t30\t2\n둘\t60.0\t35\t3",
        # rounding: three parts may miss by one and a half
        "(단위: 백만원)\n\n구분\t예산\n계\t101\n하나\t33\n둘\t33\n셋\t34",
        "구분\t면적(㎡)\n계\t10.1\n하나\t3.3\n둘\t3.3\n셋\t3.4",
        # a part that is not shown
        "구분\t예산\n계\t100\n하나\t30\n둘\t",
        # people counted in several rows
        "구분\t참여(중복 포함)\n계\t50\n하나\t30\n둘\t40",
        "구분\t참여\n계\t50\n하나\t30\n둘\t40\n※ 두 사업의 참여자 중복 제외",
        # rows that were left out
        "구분\t예산\n계\t100\n하나\t30\n둘\t40\n※ 폐지 사업 제외",
        "구분\t예산\n계\t100\n하나\t30\n둘\t40\n주) 그 밖의 사업은 별도 보고",
        # what the total sums is unknown
        "구분\t예산\n하나\t1\n둘\t2\n계\t40\n셋\t3\n넷\t4",
        # rows that name parts of other rows
        "구분\t인원\n계\t50\n남성\t30\n여성\t20\n(청년)\t15",
    ],
)
def test_no_warning_where_numbers_are_not_meant_to_add_up(text):
    assert warnings_of(text) == ()


def test_counts_are_not_rounded():
    text = "(단위: 명)\n\n구분\t인원\n계\t101\n하나\t33\n둘\t33\n셋\t34"
    assert len(warnings_of(text)) == 1


def test_several_numbers_in_a_cell_are_added_each_for_itself():
    text = "구분\t합계\t동부\n계\t5 / 70\t2 / 30\n시립\t3 / 40\t1 / 10\n국립\t2 / 30\t1 / 20"
    assert ties(text) == [("계", ["시립", "국립"])]
    assert warnings_of(text) == ()
    assert len(warnings_of(text.replace("5 / 70", "5 / 75"))) == 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-9999, 99999), min_size=2, max_size=8), st.integers(1, 500))
def test_true_totals_are_silent_and_false_ones_are_told(values, error):
    def shown(value):
        return f"△{-value:,}" if value < 0 else f"{value:,}" if value else "-"

    rows = [f"사업{chr(0xAC00 + at)}\t{shown(value)}\t{at + 1}" for at, value in enumerate(values)]
    count = len(values) * (len(values) + 1) // 2
    right = [f"계\t{shown(sum(values))}\t{count}", *rows]
    wrong = [f"계\t{shown(sum(values) + error)}\t{count}", *rows]
    head = "(단위: 명)\n\n구분\t인원\t건수"
    assert warnings_of("\n".join([head, *right])) == ()
    (warning,) = warnings_of("\n".join([head, *wrong]))
    assert "'인원'" in warning
