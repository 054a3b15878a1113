"""Which statements an answer gives, and how few places they are cited by."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.cite import Citer
from assistant.compose.about import about_of, plain_of, speakable
from assistant.compose.choose import choose, regions
from assistant.compose.comparing.stated import Sought, Stated, says_all
from assistant.compose.comparing.words import in_turn
from assistant.compose.evidence import Evidence
from assistant.compose.items import REGION_LINES, Item
from assistant.compose.matching import Name, Wanted
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.question import understand
from assistant.question.comparing import Part
from index.terms import Terms
from ingest.model import Row, Table


def item(first: int, text: str = "", report: str = "a.txt", parents: tuple[Item, ...] = ()) -> Item:
    words = text or f"별빛공방 {first}번째 안내"
    return Item(report, first, first, words, 2.0 + len(parents), ("1. 별빛공방",), parents, None)


def evidence(*scored: tuple[float, Item]) -> list[Evidence]:
    return [Evidence(found, score, score, 1.0, (score,)) for score, found in scored]


def _choose(found: list[Evidence], question: str = "별빛공방 안내"):
    return choose(found, _asked(question))


def _writer(question):
    names = tuple(Name(name, (name,), 1.0, known=True) for name in question.names)
    return Writer(question, Wanted(names), {}, Citer(SimpleNamespace(figures=lambda *_: [])))


def _asked(question: str):
    return understand(question, [], (), Terms([]))


def test_what_stands_close_to_the_best_is_said_in_the_report_s_order():
    best, after, before = item(10), item(12), item(8)
    assert _choose(evidence((1.5, best), (1.4, after), (1.3, before))) == [best, before, after]


def test_a_far_statement_must_come_nearer_to_the_best_than_a_close_one():
    best, close, far, other = item(10), item(12), item(90), item(80)
    ranked = evidence((1.5, best), (1.4, other), (1.25, far), (1.25, close))
    assert _choose(ranked) == [best, close, other]


@pytest.mark.parametrize("report", ["a.txt", "b.txt"])
def test_nothing_is_said_twice(report):
    parent = item(9, "운영 방법")
    best = item(10, "위탁 운영", parents=(parent,))
    again = item(40, "위탁 운영", report=report)
    assert _choose(evidence((1.5, best), (1.5, again), (1.5, parent))) == [best]


def test_what_completes_the_best_statement_is_said_with_it():
    best, value, far = item(10, "대상 : 공방 주인"), item(12, "지원금 : 월 90만원"), item(60)
    found = [Evidence(best, 1.5, 0.9, 0.6, ()), Evidence(value, 0.9, 0.2, 1.0, ())]
    assert _choose([*found, Evidence(far, 0.9, 0.2, 1.0, ())]) == [best, value]


def test_beside_a_figure_nothing_is_said_that_tells_none():
    best, none, child = item(10, "상금 : 90만원"), item(12, "시상식 개최"), item(14, "3명에게 나눔")
    child = replace(child, parents=(best,))
    found = [Evidence(best, 1.5, 0.7, 1.0, (1.0,)), Evidence(none, 1.45, 0.7, 0.3, (1.0,))]
    found.append(Evidence(child, 1.4, 0.7, 0.3, (1.0,)))
    assert _choose(found, "별빛공방 상금은 얼마인가?") == [best, child]


def test_a_sure_figure_has_no_company_of_another_name():
    best, other = item(10, "별빛공방 상금 : 90만원"), item(12, "달빛공방 상금 : 60만원")
    found = [Evidence(best, 1.5, 0.9, 1.0, (1.0, 1.0)), Evidence(other, 1.4, 0.6, 1.0, (0.3, 1.0))]
    assert _choose(found, "별빛공방 상금은 얼마인가?") == [best]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("별빛공방은 어디에 있고 규모는 몇 ㎡인가요?", 14),
        ("별빛공방의 규모와 운영기관", 16),
        ("별빛공방은 규모가 얼마고 어느 회사가 맡았나요?", 16),
        ("별빛공방의 규모와 계약 기간", 18),
        ("별빛공방 규모", None),
    ],
)
def test_what_else_is_asked_of_the_matter_is_said_whatever_its_score(question, number):
    best = item(10, "규모 : 연면적 90㎡")
    others = [
        item(14, "위 치 : 가온동 7"),
        item(16, "운영방식 : 민간위탁(가온협회)"),
        item(18, "위탁기간 : '25. 3. ~ '27. 2."),
    ]
    found = evidence((1.5, best), *((0.4, other) for other in others))
    expected = [other for other in others if other.first == number]
    assert _choose(found, question) == [best, *expected]


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("공방 관리직 정원과 현원은?", "현원"),
        ("공방 관리직은 정원이 몇 명이고 실제로 몇 명이 근무하나요?", "현원"),
        ("공방 관리직 정원은 몇 명인가?", None),
    ],
)
def test_rows_asked_for_side_by_side_are_both_said(question, second):
    """In a table that stands on its side the measures are rows."""
    names = ("정원", "현원", "결원")
    rows = [Row(n, n, (name,), (str(90 - n),)) for n, name in enumerate(names, start=2)]
    table = Table(1, 4, (), "", None, None, ("구분",), (("관리직",),), tuple(rows))
    found = [
        Evidence(RowItem("a.txt", table, row, None), 1.5 - place, 0.9, 0.8, ())
        for place, row in enumerate(rows)
    ]
    chosen = _choose(found, question)
    assert [item.labels[0] for item in chosen] == ["정원", *filter(None, [second])]


def test_what_only_announces_is_said_with_what_hangs_from_it():
    best, rest = item(10, "이름 바꿈"), item(11, "까닭은 쉬운 말이어서", parents=(item(3),))
    found = [Evidence(best, 1.5, 1.0, 0.0, ()), Evidence(rest, 0.8, 0.1, 0.0, ())]
    assert _choose(found) == [best, rest]


def test_a_sure_answer_stands_alone_and_an_unsure_one_has_company():
    best, other = item(10), item(60)
    company = Evidence(other, 1.2, 0.5, 1.0, ())
    assert _choose([Evidence(best, 1.5, 0.95, 1.0, ()), company]) == [best]
    assert _choose([Evidence(best, 1.5, 0.6, 1.0, ()), company]) == [best, other]


def test_of_company_what_answers_or_speaks_of_more_comes_before_what_scores_better():
    best, idle, answer = (
        item(10, "상금 안내"),
        [item(n) for n in (30, 45, 60, 75)],
        item(90, "90만원"),
    )
    found = [Evidence(best, 1.5, 0.5, 0.0, ())]
    found += [Evidence(other, 1.42, 0.5, 0.0, ()) for other in idle]
    assert answer in _choose([*found, Evidence(answer, 1.3, 0.7, 0.9, ())], "별빛공방 상금")


def test_beside_an_unsure_answer_stands_what_speaks_of_more_though_it_is_of_no_such_kind():
    best, more = item(10, "상금 : 90만원"), item(12, "별빛공방 시상식 상금")
    found = [Evidence(best, 1.5, 0.4, 1.0, (0.0,)), Evidence(more, 1.4, 0.6, 0.0, (1.0,))]
    assert _choose(found, "별빛공방 상금은 얼마인가?") == [best, more]


@pytest.mark.parametrize(("cover", "told"), [(0.6, 2), (0.95, 1)])
def test_a_thing_asked_after_another_is_told_twice_where_the_first_is_no_sure_answer(cover, told):
    question = _asked("별빛공방은 누가 운영하나?")
    own = [item(10, "물레길 17 운영"), item(12, "솔숲협회 운영")]
    scored = tuple(Evidence(one, 1.5 - at / 20, cover, 0.6, ()) for at, one in enumerate(own))
    found = Stated(Sought(Part("", ""), question, []), Wanted(()), scored)
    info = SimpleNamespace(body="", name="a.txt", title="가", issued="")
    citer = SimpleNamespace(cite=lambda *_: "[1]")
    writer = replace(_writer(question), reports={"a.txt": info}, citer=citer)
    assert in_turn([found], writer).count("운영 [") == told


def test_long_company_is_left_out():
    best, long, short = item(10), item(11, "가나다라 " * 90), item(12)
    assert _choose(evidence((1.5, best), (1.5, long), (1.4, short))) == [best, short]


def test_statements_close_together_share_a_citation_with_their_parent():
    parent = item(9, "운영 방법")
    found = [item(10, "위탁 운영", parents=(parent,)), item(12), item(60)]
    assert list(regions(found)) == [("a.txt", 9, 12), ("a.txt", 60, 60)]


def test_a_citation_keeps_to_its_most_lines_and_to_one_report():
    last = 10 + REGION_LINES
    found = [item(10), item(last), item(last, report="b.txt")]
    assert list(regions(found)) == [("a.txt", 10, 10), ("a.txt", last, last), ("b.txt", last, last)]


def test_what_an_item_is_about_is_its_matter_and_its_parent():
    parent = item(9, "○ 운영 방법 :")
    assert about_of(item(10, "위탁", parents=(parent,))) == ("별빛공방", "운영 방법")
    assert about_of(item(10, "별빛공방 위탁")) == ()
    assert plain_of(parent) == "운영 방법"


@pytest.mark.parametrize(
    ("about", "fits"),
    [
        ("별빛공방 운영", True),
        ("(추진현황) 별빛공방", False),
        ("기업 입주 중", False),
        ("가" * 41, False),
    ],
)
def test_only_a_short_name_is_the_subject_of_a_sentence(about, fits):
    assert speakable(about) == fits


@pytest.mark.parametrize(
    ("label", "headings", "text", "cover", "alone"),
    [
        ("", ("1. 별빛공방", "2. 달빛농장"), "규모 90㎡", 0.5, False),
        ("", ("1. 별빛공방", "2. 달빛농장"), "규모 90㎡", 0.9, True),
        ("", ("1. 별빛공방", "2. 달빛농장"), "별빛공방 안내", 0.9, False),
        ("2031년", ("1. 별빛공방", "1. 별빛공방"), "규모 90㎡", 0.9, False),
    ],
)
def test_one_statement_that_answers_all_parts_answers_alone(label, headings, text, cover, alone):
    question = _asked("별빛공방은 어디에 있고 규모는 몇 ㎡인가요?")
    found = [
        Stated(
            Sought(Part("별빛공방", label), question, []),
            Wanted(()),
            (Evidence(replace(item(10 + at), heading=(heading,)), 1.0, 0.5, 1.0, ()),),
        )
        for at, heading in enumerate(headings)
    ]
    best = Evidence(item(10, text), 1.5, cover, 1.0, ())
    assert says_all([best], found, _writer(question)) is alone


@pytest.mark.parametrize(
    ("asked", "labels", "cover", "count", "alone"),
    [
        (
            "공방 관리직은 정원이 몇 명이고 실제 근무 인원은 몇 명인가?",
            ("2031년",) * 2,
            0.5,
            2,
            True,
        ),
        ("공방 관리직은 정원이 몇 명이고 결원은 몇 명인가?", ("", ""), 0.5, 1, False),
        ("공방 정원에서 관리직과 전문직은 각각 몇 명인가?", ("관리직", "전문직"), 0.9, 1, True),
        ("공방 정원에서 관리직과 기능직은 각각 몇 명인가?", ("관리직", "기능직"), 0.9, 1, False),
    ],
)
def test_rows_and_cells_of_one_table_answer_all_parts(asked, labels, cover, count, alone):
    question = _asked(asked)
    rows = [Row(n, n, (name,), (str(90 - n), "7")) for n, name in enumerate(("정원", "현원"), 2)]
    columns = (("구분",), ("관리직",), ("전문직",))
    table = Table(1, 3, (), "", None, None, columns[0], columns[1:], tuple(rows))
    best, other = (
        Evidence(RowItem("a.txt", table, row, None), 1.5 - place, cover, 0.8, ())
        for place, row in enumerate(rows)
    )
    found = [
        Stated(Sought(Part(asked, label), question, []), Wanted(()), (best,)) for label in labels
    ]
    assert says_all([best, other][:count], found, _writer(question)) is alone
