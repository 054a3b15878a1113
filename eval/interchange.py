"""Questions and results as CSV and JSON Lines, out and in again without loss.

:func:`eval.questions.read_set` reads the questions, in either form. For what other evaluators
read, see :mod:`eval.evaluators`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.folder import Result, result_line
from eval.questions import Question, record_of
from eval.set_form import QuestionForm
from eval.tabular import read_rows, write_rows
from ingest.errors import UsageError

_QUESTION_COLUMNS = tuple(QuestionForm.model_fields)
_PARTS = ("answer", "scores")


def questions_jsonl(questions: Iterable[Question]) -> str:
    """Return questions as a question set: one object a line."""
    return jsonl(map(record_of, questions))


def questions_csv(questions: Iterable[Question]) -> str:
    """Return questions as a table with a column for each key; lists stand as JSON in a cell."""
    return write_rows(map(record_of, questions), _QUESTION_COLUMNS)


def results_jsonl(results: Iterable[Result]) -> str:
    """Return results as a run stores them: one object a line."""
    return "".join(map(result_line, results))


def results_csv(results: Sequence[Result]) -> str:
    """Return results as a table: ``id``, then ``answer.<key>`` and ``scores.<measure>``.

    Columns stand in the order in which the keys first occur; ``None`` is an empty cell.
    """
    rows = [
        {f"answer.{key}": value for key, value in result.answer.items()}
        | {f"scores.{name}": value for name, value in result.scores.items()}
        for result in results
    ]
    columns = dict.fromkeys(column for row in rows for column in row)
    # A stable sort: the parts together, the keys as they came.
    ordered = sorted(columns, key=lambda column: column.partition(".")[0])
    numbered = ({"id": result.id} | row for result, row in zip(results, rows, strict=True))
    return write_rows(numbered, ("id", *ordered))


def results_of_jsonl(text: str) -> list[Result]:
    """Return the results of JSON Lines; empty lines are passed over.

    Raises
    ------
    UsageError
        If a line is no result; the line is told.
    """
    results = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                results.append(_result(json.loads(line), number))
            except (ValueError, RecursionError) as error:
                raise UsageError("eval.bad_result", line=number, detail=str(error)) from error
    return results


def results_of_csv(text: str) -> list[Result]:
    """Return the results of a table.

    Raises
    ------
    UsageError
        If a row is no result; its line is told.
    """
    results = []
    try:
        for line, row in read_rows(text):
            data: dict[str, Any] = {"id": row.get("id")}
            for part in _PARTS:
                data[part] = {
                    column.removeprefix(f"{part}."): value
                    for column, value in row.items()
                    if column.startswith(f"{part}.")
                }
            results.append(_result(data, line))
    except csv.Error as error:
        line = len(results) + 2
        raise UsageError("eval.bad_result", line=line, detail=str(error)) from error
    return results


def jsonl(objects: Iterable[Mapping[str, Any]]) -> str:
    """Return objects as JSON Lines, with Korean as it is."""
    return "".join(json.dumps(data, ensure_ascii=False) + "\n" for data in objects)


def _result(data: object, line: int) -> Result:
    if isinstance(data, dict):
        name, answer, scores = (data.get(key) for key in ("id", *_PARTS))
        if (
            isinstance(name, str)
            and isinstance(answer, dict)
            and isinstance(answer.get("answer"), str)
            and isinstance(scores, dict)
            and all(value is None or isinstance(value, int | float) for value in scores.values())
        ):
            return Result(name, answer, scores)
    raise UsageError("eval.bad_result", line=line)
