"""Batches: questions or texts in JSON lines, one line out for each line in, in the same order."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.answer import Answer
from assistant.command.console import Bars, waiting
from assistant.command.narrowing import filter_in
from assistant.command.objects import checked_object
from assistant.settings import Settings
from assistant.verify import check_text, citation_problems
from index.records import Records
from index.snapshot import open_current
from ingest.errors import UijeongError, UsageError
from ingest.progress import Progress
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.service import Assistant

# What can be wrong with one question while the others can be answered.
_QUESTION_PROBLEMS = (
    *("assistant.empty_question", "assistant.long_question", "assistant.nothing_within"),
    *("cli.bad_filter", "cli.no_such_year", "cli.no_such_body"),
    *("cli.no_such_report", "cli.no_such_report_near", "cli.ambiguous_report"),
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One line of a batch: its number in the file, from 1, and its object."""

    number: int
    data: dict[str, Any]

    @property
    def id(self) -> str | int:
        """What the line is called: its ``id``, or else its number."""
        found = self.data.get("id")
        return found if isinstance(found, str | int) else str(self.number)


def answer_file(questions: Path, answers: Path, settings: Settings) -> int:
    """Answer a file of questions into a file of answers, and return how many.

    Raises
    ------
    UijeongError
        If the input is not as it must be, there is no usable index, or the output cannot be
        written; ``answers`` is then as it was.
    """
    from assistant.service import Assistant

    lines = read_lines(questions, {"question": str})
    check_target(questions, answers)
    assistant = Assistant(settings)
    with waiting("step_open"):
        assistant.warm()
    objects = answer_lines(lines, assistant)
    write_lines(answers, tracked(objects, message("cli.step_answer"), len(lines), Bars()))
    return len(lines)


def check_file(texts: Path, checked: Path, settings: Settings) -> int:
    """Check a file of texts with citations into a file of results, and return how many.

    Raises
    ------
    UijeongError
        As :func:`answer_file`.
    """
    lines = read_lines(texts, {"text": str, "citations": list})
    check_target(texts, checked)
    with closing(open_current(settings.data)) as snapshot:
        objects = checked_lines(lines, snapshot.records)
        write_lines(checked, tracked(objects, message("cli.step_check"), len(lines), Bars()))
    return len(lines)


def read_lines(path: Path, required: dict[str, type]) -> list[BatchLine]:
    """Read JSON objects, one a line; empty lines are passed over.

    Parameters
    ----------
    path
        A file in UTF-8, with or without a byte order mark.
    required
        The keys that each object must have, with the type of their values.

    Raises
    ------
    UsageError
        If the file cannot be read or a line is not as it must be; the line's number is told.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError("cli.no_file", path=path) from error
    except UnicodeDecodeError as error:
        raise UsageError("cli.not_utf8", path=path) from error
    except OSError as error:
        raise UsageError("cli.cannot_read", path=path, reason=error.strerror) from error
    lines = [
        BatchLine(number, _object(line, path, number, required))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]
    if not lines:
        raise UsageError("cli.no_lines", path=path)
    return lines


def check_target(source: Path, target: Path) -> None:
    """Make sure, before any work is done, that ``target`` can be written.

    Raises
    ------
    UsageError
        If it is a folder, lies in none, or is the input itself.
    """
    if target.is_dir():
        raise UsageError("cli.output_is_folder", path=target)
    if not target.parent.is_dir():
        raise UsageError("cli.no_output_folder", path=target)
    if target.exists() and target.samefile(source):
        raise UsageError("cli.same_file", path=target)


def write_lines(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    """Write objects as JSON lines; the file appears whole or not at all.

    Raises
    ------
    UijeongError
        If the file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            for value in objects:
                stream.write(json.dumps(value, ensure_ascii=False) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise UijeongError("cli.cannot_write", path=path, reason=error.strerror) from error
    finally:
        temporary.unlink(missing_ok=True)


def answer_lines(lines: Iterable[BatchLine], assistant: Assistant) -> Iterator[dict[str, Any]]:
    """Yield the contract's object for each question.

    A question that is empty or too long, or may be answered from no report, gets an answer too,
    which says so: whoever reads the output finds a line for each line of the input.
    """
    for line in lines:
        question = line.data["question"]
        try:
            within = filter_in(line.data, assistant.snapshot.records.reports())
            answer = assistant.ask(question, within=within)
        except UijeongError as error:
            if error.key not in _QUESTION_PROBLEMS:
                raise
            answer = _refusal(question, error.message, assistant.snapshot.id)
        yield {"id": line.id, **answer.to_json()}


def checked_lines(lines: Iterable[BatchLine], records: Records) -> Iterator[dict[str, Any]]:
    """Yield each given object with its checked ``figures`` and the citations' ``problems``."""
    for line in lines:
        text, citations = line.data["text"], line.data["citations"]
        figures = [checked_object(figure) for figure in check_text(text, citations, records)]
        problems = citation_problems(citations, records)
        yield {**line.data, "id": line.id, "figures": figures, "problems": problems}


def tracked(items: Iterable[T], label: str, total: int, progress: Progress) -> Iterator[T]:
    """Yield ``items`` while ``progress`` counts them."""
    progress.start(label, total)
    try:
        for item in items:
            yield item
            progress.advance()
    finally:
        progress.finish()


def _object(line: str, path: Path, number: int, required: dict[str, type]) -> dict[str, Any]:
    place: dict[str, Any] = {"path": path, "line": number}
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError("cli.line_not_json", reason=error.msg, **place) from error
    if not isinstance(data, dict):
        raise UsageError("cli.line_not_object", **place)
    for key, kind in required.items():
        if not isinstance(data.get(key), kind):
            raise UsageError("cli.line_lacks", field=key, **place)
    return data


def _refusal(question: str, reason: str, snapshot: str) -> Answer:
    """Return the answer to a question that cannot be answered as it stands."""
    return Answer(
        question=question,
        answer=reason,
        abstained=True,
        mode="extractive",
        citations=(),
        figures=(),
        premise=None,
        retrieved=(),
        snapshot=snapshot,
        seconds={"retrieve": 0.0, "answer": 0.0, "total": 0.0},
    )
