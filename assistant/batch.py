"""Batches: questions or texts in JSON lines, one line out for each line in, in the same order."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer
from assistant.verify import check_text, citation_problems
from ingest.errors import UijeongError, UsageError
from ingest.progress import Progress
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.service import Assistant
    from index.records import Records

# What can be wrong with one question while the others can be answered.
_QUESTION_PROBLEMS = ("assistant.empty_question", "assistant.long_question")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: its number in the file, from 1, and its object."""

    number: int
    data: dict[str, Any]

    @property
    def id(self) -> str | int:
        """What the line is called: its ``id``, or else its number."""
        found = self.data.get("id")
        return found if isinstance(found, str | int) else str(self.number)


def read_lines(path: Path, required: dict[str, type]) -> list[Line]:
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
        Line(number, _object(line, path, number, required))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]
    if not lines:
        raise UsageError("cli.no_lines", path=path)
    return lines


def check_paths(source: Path, target: Path) -> None:
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
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError("cli.same_file", path=target)


def write_lines(path: Path, objects: Iterable[dict[str, Any]]) -> int:
    """Write objects as JSON lines, the whole file at once, and return how many.

    Raises
    ------
    UijeongError
        If the file cannot be written.
    """
    count = 0
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                for count, value in enumerate(objects, start=1):  # noqa: B007
                    stream.write(json.dumps(value, ensure_ascii=False) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(_mode())
            os.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise UijeongError("cli.cannot_write", path=path, reason=error.strerror) from error
    return count


def answer_lines(
    lines: Iterable[Line], assistant: Assistant, advance: Callable[[], None]
) -> Iterator[dict[str, Any]]:
    """Yield the contract's object for each question.

    A question that is empty or too long gets an answer too, which says so: whoever reads the
    output finds a line for each line of the input.
    """
    for line in lines:
        question = line.data["question"]
        try:
            answer = assistant.ask(question)
        except UijeongError as error:
            if error.key not in _QUESTION_PROBLEMS:
                raise
            answer = _refusal(question, error.message, assistant.snapshot.id)
        yield {"id": line.id, **answer.to_json()}
        advance()


def checked_lines(
    lines: Iterable[Line], records: Records, advance: Callable[[], None]
) -> Iterator[dict[str, Any]]:
    """Yield each given object with its checked ``figures`` and the citations' ``problems``."""
    for line in lines:
        text, citations = line.data["text"], line.data["citations"]
        figures = [figure.to_json() for figure in check_text(text, citations, records)]
        problems = citation_problems(citations, records)
        yield {**line.data, "id": line.id, "figures": figures, "problems": problems}
        advance()


def run_batch(
    target: Path,
    label: str,
    total: int,
    progress: Progress,
    objects: Callable[[Callable[[], None]], Iterator[dict[str, Any]]],
) -> int:
    """Write what ``objects`` yields, telling ``progress`` of each."""
    progress.start(label, total)
    try:
        return write_lines(target, objects(progress.advance))
    finally:
        progress.finish()
