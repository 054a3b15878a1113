"""Runs: kept one by one, gone on with where they stopped, never mixed with another run."""

from __future__ import annotations

import json

import pytest
from desk_helpers import (
    META,
    SNAPSHOT,
    answer_to,
    answering,
    content,
    judge,
    run_in,
    town_questions,
)

from eval.folder import (
    META as META_FILE,
)
from eval.folder import (
    RESULTS,
    RUNNING_TIMES,
    TIMES,
    held,
    open_folder,
    read_meta,
    read_results,
    write_text,
)
from eval.run import by_step, run
from ingest.errors import UijeongError, UsageError
from ingest.progress import Silent

QUESTIONS = town_questions()


def test_results_stand_in_the_order_of_the_set_with_scores_and_without_times(tmp_path):
    run_in(tmp_path / "run", QUESTIONS, answering({"q01"}))
    lines = (tmp_path / "run" / RESULTS).read_text().splitlines()
    stored = [json.loads(line) for line in lines]
    assert [result["id"] for result in stored] == [question.id for question in QUESTIONS]
    assert all("seconds" not in result["answer"] for result in stored)
    assert (stored[0]["scores"]["right"], stored[2]["scores"]["right"]) == (0, 1)
    times = json.loads((tmp_path / "run" / TIMES).read_text())
    assert times["questions"]["q02"] == {"retrieve": 0.02, "answer": 0.02, "total": 0.03}
    assert not (tmp_path / "run" / RUNNING_TIMES).exists()


@pytest.mark.parametrize("torn", ["", '{"id": "q05", "answ', '{"id": "q05"}'])
def test_an_interrupted_run_asks_only_the_rest_and_ends_as_if_it_had_not_been(tmp_path, torn):
    asked = []

    def stopping(questions):
        for question, answer in zip(questions, answering()(questions), strict=True):
            if len(asked) == 4:
                raise KeyboardInterrupt
            asked.append(question.id)
            yield answer

    def going_on(questions):
        asked.extend(question.id for question in questions)
        yield from answering()(questions)

    whole, broken = tmp_path / "whole", tmp_path / "broken"
    run_in(whole, QUESTIONS, answering())
    with pytest.raises(KeyboardInterrupt):
        run_in(broken, QUESTIONS, stopping)
    for name in (RESULTS, RUNNING_TIMES):
        with (broken / name).open("a") as stream:
            stream.write(torn)
    run_in(broken, QUESTIONS, going_on)
    assert asked == [question.id for question in QUESTIONS]
    assert (broken / RESULTS).read_bytes() == (whole / RESULTS).read_bytes()
    times = [json.loads((folder / TIMES).read_text()) for folder in (whole, broken)]
    assert times[0]["questions"] == times[1]["questions"]
    assert times[1]["run"]["answered"] == 8


def test_a_finished_run_is_not_asked_again_but_scored_anew(tmp_path):
    run_in(tmp_path, QUESTIONS, answering())
    before = content(tmp_path)
    stored = (tmp_path / RESULTS).read_text()
    (tmp_path / RESULTS).write_text(stored.replace('"right": 1.0', '"right": 0.5'))

    def never(questions):
        raise AssertionError(questions)
        yield

    results = run_in(tmp_path, QUESTIONS, never)
    assert len(results) == len(QUESTIONS)
    assert content(tmp_path) == before


def test_times_are_summed_up_though_the_run_stopped_right_before_that(tmp_path):
    run_in(tmp_path, QUESTIONS, answering())
    times = json.loads((tmp_path / TIMES).read_text())["questions"]
    (tmp_path / TIMES).unlink()
    lines = [json.dumps({name: seconds}) + "\n" for name, seconds in times.items()]
    (tmp_path / RUNNING_TIMES).write_text("".join(lines))
    run_in(tmp_path, QUESTIONS, answering())
    assert json.loads((tmp_path / TIMES).read_text())["questions"] == times
    assert not (tmp_path / RUNNING_TIMES).exists()


def test_a_snapshot_that_changes_under_way_ends_the_run(tmp_path):
    def ask(questions):
        for number, question in enumerate(questions):
            yield answer_to(question, snapshot=SNAPSHOT if number < 3 else "another")

    with pytest.raises(UijeongError, match="색인이 바뀌어"):
        run_in(tmp_path, QUESTIONS, ask)
    assert len(read_results(tmp_path)) == 3


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"snapshot": "other"}, "다른 것: 색인"),
        ({"settings": {"top_k": 30}, "embedding": "e5"}, "다른 것: 임베딩, 설정"),
        ({"set": META["set"] | {"digest": "cd"}}, "다른 것: 질문집"),
        ({"software": {"code": "2"}}, "다른 것: 프로그램"),
    ],
)
def test_a_folder_of_another_run_stays_as_it_is(tmp_path, change, told):
    run_in(tmp_path, QUESTIONS, answering())
    before = content(tmp_path)
    with held(tmp_path), pytest.raises(UijeongError, match=told):
        open_folder(tmp_path, META | change)
    assert content(tmp_path) == before


def test_fresh_drops_the_files_of_the_earlier_run_and_no_others(tmp_path):
    run_in(tmp_path, QUESTIONS, answering())
    (tmp_path / "notes.txt").write_text("mine")
    other = META | {"snapshot": "other"}
    with held(tmp_path):
        open_folder(tmp_path, other, fresh=True)
    assert read_meta(tmp_path) == other
    assert sorted(content(tmp_path)) == [META_FILE, "notes.txt"]


@pytest.mark.parametrize("fresh", [False, True])
def test_a_folder_with_other_things_is_never_written_to(tmp_path, fresh):
    (tmp_path / "letter.txt").write_text("dear")
    with held(tmp_path), pytest.raises(UijeongError, match="평가 결과 폴더가 아니"):
        open_folder(tmp_path, META, fresh=fresh)
    assert sorted(content(tmp_path)) == ["letter.txt"]


def test_a_run_of_another_format_is_told_apart(tmp_path):
    write_text(tmp_path / META_FILE, json.dumps(META | {"format": 0}))
    with pytest.raises(UijeongError, match="다른 판의 프로그램"):
        read_meta(tmp_path)


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    with held(tmp_path), pytest.raises(UijeongError, match="다른 프로세스"), held(tmp_path):
        pass


def test_an_output_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="파일입니다"), held(tmp_path / "out"):
        pass


def test_a_damaged_line_within_the_results_is_named(tmp_path):
    run_in(tmp_path, QUESTIONS, answering())
    lines = (tmp_path / RESULTS).read_text().splitlines(keepends=True)
    lines[4] = lines[4][:50] + "\n"
    (tmp_path / RESULTS).write_text("".join(lines))
    with pytest.raises(UijeongError, match="5번째 줄이 깨졌습니다"):
        run(QUESTIONS, answering(), judge, tmp_path, SNAPSHOT, Silent())


def test_steps_are_summed_up_as_worked_out_by_hand():
    times = {f"q{n}": {"total": n / 10, **({"check": 1.0} if n == 1 else {})} for n in range(1, 5)}
    assert by_step(times) == {
        "total": {"mean": 0.25, "median": 0.25, "p95": 0.4, "longest": 0.4},
        "check": {"mean": 1.0, "median": 1.0, "p95": 1.0, "longest": 1.0},
    }
