"""Right statements, one thing of each altered, and the table of what was caught."""

import random

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from eval.altering.__main__ import drawn_pairs, known_pairs
from eval.altering.changes import KINDS, altered
from eval.altering.statement import Statement, without_bullet
from eval.altering.telling import told, unsupported

NAMES = ("창업정책과", "일자리진흥과", "도시농업과")
TEXT = "2024년 창업정책과의 예산은 42,581백만원으로 전년보다 증가했다. [1]"


@pytest.fixture(scope="module")
def samples(sample_data):
    return Assistant(Settings(data=sample_data))


@pytest.fixture(scope="module")
def pairs(samples):
    questions = [("q1", "2025년 청년취업과의 예산현액은 얼마입니까?")]
    return drawn_pairs(samples, questions, 40, seed=7)


@pytest.mark.parametrize("kind", KINDS)
def test_one_thing_is_altered_and_the_markers_stay(kind):
    changed = altered(TEXT, kind, NAMES, random.Random(1))
    assert changed is not None
    assert changed != TEXT
    assert changed.endswith("[1]")


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_statement_lacks_cannot_be_altered(kind):
    assert altered("나루센터를 운영한다. [1]", kind, NAMES, random.Random(1)) is None


def test_the_same_seed_draws_the_same(samples, pairs):
    assert (
        drawn_pairs(samples, [("q1", "2025년 청년취업과의 예산현액은 얼마입니까?")], 40, 7) == pairs
    )


def test_altered_statements_are_caught_and_right_ones_are_not(samples, pairs):
    right, changed = pairs
    records = samples.snapshot.records
    assert sum(bool(unsupported(statement, records)) for statement in right) <= 1
    assert sum(not unsupported(statement, records) for statement in changed) <= 2


def test_the_table_counts_and_lists_what_was_judged_wrongly(samples):
    records = samples.snapshot.records
    wrong = Statement("a", "예산은 1원이다.", (), "written")
    said = told([wrong], [wrong.with_text("곳을 운영한다.", "digit")], records, missed=True)
    assert "1 of 1 (100.0%)" in said
    assert "a-digit '곳을 운영한다.'" in said


def test_each_hand_written_pair_differs_in_what_it_says():
    right, changed = known_pairs()
    assert len(right) == len(changed) >= 60
    assert {statement.changed for statement in changed} == set(KINDS)
    assert all(one.text != other.text for one, other in zip(right, changed, strict=True))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("  ○ 예산 : 3억원", "예산 : 3억원"),
        ("1. 나루 사업", "나루 사업"),
        ("- '24년 운영", "'24년 운영"),
    ],
)
def test_a_line_is_stated_without_its_bullet(line, text):
    assert without_bullet(line) == text
