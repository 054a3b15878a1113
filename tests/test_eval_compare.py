"""Comparisons and limits: what got better or worse, what is refused, what fails the gate."""

from __future__ import annotations

import pytest
from desk_helpers import META, answering, judge, results_for, run_in, town_questions

from eval.compare import Baseline, compare, read_baseline
from eval.folder import META as META_FILE
from eval.folder import RESULTS, write_json
from eval.gates import Limits, check_falls, check_floors, read_limits
from eval.summary import summarise
from ingest.errors import UijeongError, UsageError

QUESTIONS = town_questions(30)
IDS = [question.id for question in QUESTIONS]
ANSWERABLE = [question.id for question in QUESTIONS if question.answerable]


def comparison(before, after):
    baseline = Baseline("before", META, tuple(results_for(QUESTIONS, before)))
    return compare(QUESTIONS, baseline, results_for(QUESTIONS, after))


def limits(text, tmp_path):
    path = tmp_path / "gates.toml"
    path.write_text(text)
    return read_limits(path)


def test_questions_are_fixed_broken_or_the_same():
    found = comparison({"q01", "q04"}, {"q04", "q07", "q02"})
    assert [(change.id, change.state) for change in found.questions] == [
        ("q02", "broken"),
        ("q07", "broken"),
        ("q01", "fixed"),
    ]
    assert found.questions[1].scores["right"] == (1, 0)
    assert [found.count(state) for state in ("fixed", "broken", "changed")] == [1, 2, 0]


def test_an_answer_where_there_is_none_counts_as_broken():
    [change] = comparison((), {"q02"}).questions
    assert (change.kind, change.state) == ("unanswerable", "broken")
    assert change.scores["abstained_rightly"] == (1, 0)


def test_a_change_of_scores_alone_is_only_a_change():
    before = results_for(QUESTIONS)
    after = results_for(QUESTIONS)
    after[0].scores["mrr"] = 0.5
    found = compare(QUESTIONS, Baseline("before", META, tuple(before)), after)
    assert [(c.id, c.state, c.scores) for c in found.questions] == [
        ("q01", "changed", {"mrr": (1.0, 0.5)})
    ]


def test_means_counts_and_p_are_as_worked_out_by_hand():
    found = {change.measure: change for change in comparison((), ANSWERABLE[:5]).measures}
    right = found["right"]
    assert (right.before, right.after, right.n) == (1, 0.75, 20)
    assert (right.better, right.worse) == (0, 5)
    assert right.p == pytest.approx(2 * 0.5**5)


def test_shorter_is_better_where_the_measure_says_so():
    longer = results_for(QUESTIONS)
    for result in longer:
        result.scores["citation_lines"] = 9.0
    baseline = Baseline("before", META, tuple(results_for(QUESTIONS)))
    changes = {c.measure: c for c in compare(QUESTIONS, baseline, longer).measures}
    lines = changes["citation_lines"]
    assert (lines.before, lines.after, lines.better) == (1.0, 9.0, 0)
    assert lines.worse == lines.n > 0
    [gate] = check_falls(
        Limits(falls={"default": {"citation_lines": 1.0}}), "x", comparison((), ())
    )
    assert gate.passed


def test_a_baseline_is_read_and_scored_by_the_measures_of_today(tmp_path):
    run_in(tmp_path, QUESTIONS, answering({"q01"}))
    stored = (tmp_path / RESULTS).read_text()
    (tmp_path / RESULTS).write_text(stored.replace('"right": 1.0', '"right": 0.0'))
    baseline = read_baseline(tmp_path, META, QUESTIONS[::2], tmp_path / "out", judge)
    assert [result.id for result in baseline.results] == IDS[::2]
    assert sum(result.scores["right"] or 0 for result in baseline.results) == 9


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": "other"}, "질문집 mulbit의 결과라 other[와과] 견줄 수 없습니다"),
        ({"version": "2", "digest": "cd" * 32}, r"다른 판 1 \(abababab\)의 결과라 지금 판 2"),
        ({"digest": "cd" * 32}, r"지금 판 1 \(cdcdcdcd\)"),
    ],
)
def test_a_baseline_of_another_set_or_version_is_refused(tmp_path, change, told):
    run_in(tmp_path, QUESTIONS, answering())
    meta = META | {"set": META["set"] | change}
    with pytest.raises(UijeongError, match=told):
        read_baseline(tmp_path, meta, QUESTIONS, tmp_path / "out", judge)


def test_a_baseline_that_is_not_there_unfinished_or_the_output_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"폴더 .*가 없습니다"):
        read_baseline(tmp_path / "no", META, QUESTIONS, tmp_path / "out", judge)
    with pytest.raises(UijeongError, match="평가 결과 폴더가 아니"):
        read_baseline(tmp_path, META, QUESTIONS, tmp_path / "out", judge)
    run_in(tmp_path, QUESTIONS[:20], answering())
    with pytest.raises(UijeongError, match="답이 없는 질문이 10개"):
        read_baseline(tmp_path, META, QUESTIONS, tmp_path / "out", judge)
    with pytest.raises(UsageError, match="폴더가 같습니다"):
        read_baseline(tmp_path, META, QUESTIONS[:20], tmp_path, judge)
    write_json(tmp_path / META_FILE, {"format": 1})
    with pytest.raises(UijeongError, match="평가 결과 폴더가 아니"):
        read_baseline(tmp_path, META, QUESTIONS, tmp_path / "out", judge)


FLOORS = """
[floors.mulbit.all]
right = 0.9
citation_lines = 2.0
[floors.mulbit.kind.cell]
right = 1.0
[floors.mulbit.split.test]
right = 0.9
[floors.other.all]
right = 1.0
"""


@pytest.mark.parametrize(
    ("wrong", "split", "broken"),
    [
        ((), None, []),
        (ANSWERABLE[:1], None, [("kind", "cell")]),
        (ANSWERABLE[:5], None, [("all", ""), ("kind", "cell"), ("split", "test")]),
        (ANSWERABLE[:5], "test", [("split", "test")]),
        (ANSWERABLE[:5], "dev", []),
    ],
)
def test_a_run_must_reach_the_floors_of_its_set_and_half(tmp_path, wrong, split, broken):
    asked = [question for question in QUESTIONS if split in (None, question.split)]
    results = [r for r in results_for(QUESTIONS, wrong) if r.id in {q.id for q in asked}]
    gates = check_floors(limits(FLOORS, tmp_path), "mulbit", split, summarise(asked, results))
    assert [(gate.scope, gate.group) for gate in gates if not gate.passed] == broken


def test_a_measure_that_applies_to_no_question_does_not_pass(tmp_path):
    summary = summarise(QUESTIONS, results_for(QUESTIONS))
    [gate] = check_floors(
        limits("[floors.mulbit.all]\nlist_complete = 0.1", tmp_path), "mulbit", None, summary
    )
    assert (gate.passed, gate.value) == (False, None)


@pytest.mark.parametrize(
    ("wrong", "passed"),
    [
        (0, True),
        (1, True),  # a fall of .05, but of one question: p = 1
        (5, True),  # p = .0625
        (6, False),  # p = .03125
    ],
)
def test_a_seeded_regression_fails_the_gate_where_it_is_no_chance(wrong, passed):
    found = comparison((), ANSWERABLE[:wrong])
    [gate] = check_falls(Limits(falls={"default": {"right": 0.02}}), "mulbit", found)
    assert gate.passed is passed
    assert gate.value == pytest.approx(wrong / 20)


def test_a_fall_within_its_limit_passes_however_sure(tmp_path):
    found = comparison((), ANSWERABLE[:6])
    assert check_falls(Limits(falls={"mulbit": {"right": 0.3}}), "mulbit", found)[0].passed
    assert not check_falls(
        Limits(falls={"default": {"right": 0.3}}), "mulbit", comparison((), IDS)
    )[0].passed


def test_the_limits_that_come_with_the_program_can_be_read():
    found = read_limits()
    assert {"samples", "reports"} <= set(found.floors)
    assert "right" in found.falls["default"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[floors", "양식과 다릅니다"),
        ("significance = 2", "양식과 다릅니다"),
        ("[floors.x.every]\nright = 1", "양식과 다릅니다"),
        ("[floors.x.kind.cell]\nrigth = 1", "없는 측정값이 있습니다: rigth"),
        ("[falls.default]\nspeed = 1", "없는 측정값이 있습니다: speed"),
    ],
)
def test_a_file_of_limits_that_says_nothing_clear_is_refused(tmp_path, text, told):
    with pytest.raises(UsageError, match=told):
        limits(text, tmp_path)
    with pytest.raises(UsageError, match="읽을 수 없거나"):
        read_limits(tmp_path / "none.toml")


def test_a_comparison_of_a_run_with_itself_changes_nothing():
    found = comparison({"q03"}, {"q03"})
    assert not found.questions
    assert all(change.p == 1 and change.before == change.after for change in found.measures)
