"""A small set over an invented town, and answers to it that are right or wrong as asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from eval.folder import Result, held, open_folder
from eval.measures import score
from eval.questions import Place, Question
from eval.run import run
from ingest.progress import Silent

SNAPSHOT = "0123456789abcdef"
REPORT = "mulbit.txt"
META = {
    "format": 1,
    "set": {"name": "mulbit", "version": "1", "digest": "ab" * 32, "split": None},
    "snapshot": SNAPSHOT,
    "embedding": "built-in",
    "mode": "extractive",
    "settings": {"top_k": 20, "llm_model": ""},
    "software": {"python": "3", "uijeong": "0", "code": "1"},
}
KINDS = ("fact", "cell", "unanswerable")


def town_questions(count: int = 12) -> list[Question]:
    """Return questions q01, q02 … of three kinds, in turns, and of both splits."""
    questions = []
    for number in range(1, count + 1):
        kind = KINDS[number % 3]
        answerable = kind != "unanswerable"
        questions.append(
            Question(
                id=f"q{number:02}",
                split="dev" if number % 2 else "test",
                kind=kind,
                question=f"물빛시 등대 {number}호의 높이는?",
                evidence=((Place(REPORT, number, number),),) if answerable else (),
                required=((f"{number}0m",),) if answerable else (),
            )
        )
    return questions


def answer_to(question: Question, right: bool = True, snapshot: str = SNAPSHOT) -> dict[str, Any]:
    """Return the contract's object: what the question asks for, or a miss in every way."""
    number = int(question.id[1:])
    place = {"report": REPORT, "page": None, "lines": [number, number] if right else [900, 901]}
    abstained = right != question.answerable
    text = f"등대 {number}호의 높이는 {number if right else 7777}0m입니다. [1]"
    cited = {"n": 1, "title": "", "heading": [], "quote": f"등대 {number}호", **place}
    return {
        "id": question.id,
        "question": question.question,
        "answer": "보고서에 없습니다." if abstained else text,
        "abstained": abstained,
        "mode": "extractive",
        "citations": [] if abstained else [cited],
        "figures": [],
        "premise": None,
        "retrieved": [{**place, "score": 1 + number / 100}],
        "snapshot": snapshot,
        "seconds": {"retrieve": 0.01 * number, "answer": 0.02, "total": 0.03},
    }


def answering(wrong: Iterable[str] = ()):
    """Return what answers questions, wrongly those with the given ids."""
    missed = frozenset(wrong)

    def ask(questions: Sequence[Question]):
        for question in questions:
            yield answer_to(question, question.id not in missed)

    return ask


def lines_of(report: str, first: int, last: int) -> list[str]:
    """Return what the town's report says in some lines."""
    return [f"등대 {number}호" for number in range(first, last + 1)]


judge = partial(score, lines_of=lines_of)


def run_in(folder: Path, questions: Sequence[Question], ask) -> list[Result]:
    """Run questions into a folder."""
    with held(folder):
        open_folder(folder, META)
        return run(questions, ask, judge, folder, SNAPSHOT, Silent())


def results_for(questions: Sequence[Question], wrong: Iterable[str] = ()) -> list[Result]:
    """Return the results of a run that misses the questions with the given ids."""
    missed = frozenset(wrong)
    results = []
    for question in questions:
        answer = answer_to(question, question.id not in missed)
        del answer["seconds"]
        results.append(Result(question.id, answer, judge(question, answer)))
    return results


def content(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
