"""Questions and results in the forms that common evaluators read: TREC, BEIR, RAGAS.

For ranking measures a needed place is a document of its own, called ``<question>/<number>``: what
is found differs from system to system, what is needed does not. A passage found stands for the
first need that it is the first to reach, else for itself. Success, reciprocal rank and (where no
passage reaches two needs at once) nDCG are then those of :mod:`eval.ranking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from eval.case import LinesOf
from eval.folder import Result, write_text
from eval.interchange import jsonl, questions_csv, questions_jsonl, results_csv, results_jsonl
from eval.questions import SPLITS, Place, Question, place_of
from eval.ranking import first_reached
from eval.wrong import place_text
from prompts.messages import message

_BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know a table in UTF-8


def export(
    folder: Path, questions: Sequence[Question], results: Sequence[Result], lines_of: LinesOf
) -> list[Path]:
    """Write questions and results in every form, and return the files.

    Parameters
    ----------
    folder
        Made where there is none; files of these names are replaced.
    questions, results
        A set and a run over it or over a part of it.
    lines_of
        Gives the texts of the places, for RAGAS.

    Raises
    ------
    UijeongError
        If a file cannot be written.
    """
    files = {
        "questions.jsonl": questions_jsonl(questions),
        "questions.csv": _BYTE_ORDER_MARK + questions_csv(questions),
        "results.jsonl": results_jsonl(results),
        "results.csv": _BYTE_ORDER_MARK + results_csv(results),
        "trec/qrels.txt": trec_qrels(questions),
        "trec/run.txt": trec_run(questions, results),
        "beir/queries.jsonl": beir_queries(questions),
        "ragas.jsonl": ragas_jsonl(questions, results, lines_of),
    }
    for split in SPLITS:
        of_split = [question for question in questions if question.split == split]
        if of_split:
            files[f"beir/qrels/{split}.tsv"] = beir_qrels(of_split)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_text(folder / name, text)
    return [folder / name for name in files]


def trec_qrels(questions: Iterable[Question]) -> str:
    """Return the needed places as TREC relevance judgements: ``query 0 document 1``."""
    return "".join(f"{q.id} 0 {need} 1\n" for q in questions for need in _needs(q))


def trec_run(questions: Iterable[Question], results: Iterable[Result], tag: str = "uijeong") -> str:
    """Return the passages found as a TREC run: ``query Q0 document rank score tag``.

    Readers of runs sort by score alone and break ties as they like; the score written is
    therefore how many passages are left from this one on, which keeps the order.
    """
    by_id = {question.id: question for question in questions}
    lines = []
    for result in results:
        documents = _documents(by_id[result.id], result.answer["retrieved"])
        for rank, document in enumerate(documents, start=1):
            lines.append(f"{result.id} Q0 {document} {rank} {len(documents) - rank + 1} {tag}\n")
    return "".join(lines)


def beir_queries(questions: Iterable[Question]) -> str:
    """Return questions as BEIR's ``queries.jsonl``; a follow-up is written as it is meant."""
    return jsonl(
        {
            "_id": question.id,
            "text": question.resolved or question.question,
            "metadata": {"kind": question.kind, "split": question.split},
        }
        for question in questions
    )


def beir_qrels(questions: Iterable[Question]) -> str:
    """Return the needed places as BEIR's ``qrels/<split>.tsv``."""
    lines = [f"{q.id}\t{need}\t1\n" for q in questions for need in _needs(q)]
    return "query-id\tcorpus-id\tscore\n" + "".join(lines)


def ragas_jsonl(questions: Iterable[Question], results: Iterable[Result], lines_of: LinesOf) -> str:
    """Return answers as RAGAS reads single turns (``EvaluationDataset.from_jsonl``).

    Parameters
    ----------
    questions, results
        A set and a run over it or over a part of it.
    lines_of
        Gives the texts of the places; a PDF's have none and stand as file and page.
    """
    by_id = {question.id: question for question in questions}
    return jsonl(_ragas(by_id[result.id], result.answer, lines_of) for result in results)


def reference(question: Question) -> str:
    """Return the gold answer in words: what is true of a premise, the strings, the figures.

    Examples
    --------
    >>> reference(Question("q1", "dev", "unanswerable", "이웃 도시의 인구는?"))
    '보고서에 없는 내용입니다.'
    """
    if not question.answerable:
        return message("eval.not_in_reports")
    parts = [question.premise.truth] if question.premise else []
    parts += [need[0] for need in question.required]
    parts += [f"{figure.value:,f}{figure.unit}" for figure in question.figures]
    return ", ".join(parts)


def _ragas(question: Question, answer: dict[str, Any], lines_of: LinesOf) -> dict[str, Any]:
    return {
        "user_input": question.resolved or question.question,
        "retrieved_contexts": [_text(place, lines_of) for place in _found(answer["retrieved"])],
        "reference_contexts": [_text(need[0], lines_of) for need in question.evidence],
        "response": answer["answer"],
        "reference": reference(question),
    }


def _needs(question: Question) -> list[str]:
    """Return the documents that a question needs."""
    return [f"{question.id}/{number}" for number, _ in enumerate(question.evidence, start=1)]


def _found(retrieved: Iterable[dict[str, Any]]) -> Iterator[Place]:
    return (place for data in retrieved if (place := place_of(data)) is not None)


def _documents(question: Question, retrieved: Iterable[dict[str, Any]]) -> list[str]:
    """Return the document that each passage found stands for, best first, each a different one."""
    found = list(_found(retrieved))
    needs = _needs(question)
    documents: list[str] = []
    for rank, (place, new) in enumerate(
        zip(found, first_reached(question.evidence, found), strict=True), start=1
    ):
        document = needs[new[0]] if new else _document(place)
        # Several passages of one page are one place, but a run names a document once.
        documents.append(document if document not in documents else f"{document}/{rank}")
    return documents


def _document(place: Place) -> str:
    """Return a place's name without white space, which separates the columns of a run."""
    name = re.sub(r"[\s%]", lambda sign: quote(sign[0]), place.report)
    return f"{name}:{place.first}-{place.last}"


def _text(place: Place, lines_of: LinesOf) -> str:
    if place.by != "lines":
        return place_text(place, place.report)
    return "\n".join(lines_of(place.report, place.first, place.last))
