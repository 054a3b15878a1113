"""The answer and its parts, in the shape of the contract that outside tools rely on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The table cell a statement rests on; labels outermost first."""

    row: tuple[str, ...]
    column: tuple[str, ...]
    unit: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """The place that marker ``[n]`` stands for.

    ``lines`` is ``(first, last)`` in text formats and ``None`` elsewhere; then ``page`` says where
    in a PDF and ``paragraphs``, first and last, in a word-processor file. ``span`` always holds the
    stored line numbers, so that the page can mark them. ``quote`` is the original text of the cited
    lines, letter for letter.
    """

    n: int
    report: str
    title: str
    page: int | None
    lines: tuple[int, int] | None
    heading: tuple[str, ...]
    quote: str
    cell: CellPlace | None = None
    span: tuple[int, int] = (0, 0)
    paragraphs: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A figure of the answer and what checking it against its source gave.

    ``state`` is one of ``원문 일치``, ``단위 환산``, ``계산값``, ``근거 없음``; ``formula`` is set
    for ``계산값``. ``kind`` is ``수치``, ``날짜``, ``명칭`` (a department or body) or ``방향``
    (증가, 이하 …); of the last two, ``value`` is the text itself and ``unit`` is empty.
    """

    text: str
    value: int | Decimal | str
    unit: str
    state: str
    citation: int | None
    formula: str | None = None
    kind: str = "수치"


@dataclass(frozen=True, slots=True)
class Premise:
    """What the question assumed and the report contradicts."""

    claim: str
    report_says: str
    citation: int


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage that was found, best first in the answer's list; its place as in a citation."""

    report: str
    page: int | None
    lines: tuple[int, int] | None
    score: float
    paragraphs: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``notices`` are Korean sentences for the user beside the answer.

    ``resolved`` is a follow-up as the question that was answered, ``None`` for other questions.
    """

    question: str
    answer: str
    abstained: bool
    mode: str
    citations: tuple[Citation, ...]
    figures: tuple[CheckedFigure, ...]
    premise: Premise | None
    retrieved: tuple[Retrieved, ...]
    snapshot: str
    seconds: dict[str, float]
    id: str | None = None
    notices: tuple[str, ...] = field(default=())
    resolved: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the contract's object: plain JSON values.

        ``cell``, ``paragraphs``, ``formula`` and ``resolved`` stand only where there are some.
        """
        data: dict[str, Any] = _plain(asdict(self))
        for part in (*data["citations"], *data["retrieved"], *data["figures"]):
            for key in ("cell", "paragraphs", "formula"):
                if key in part and part[key] is None:
                    del part[key]
        for key in ("id", "resolved"):
            if data[key] is None:
                del data[key]
        return data


def _plain(value: Any) -> Any:  # noqa: ANN401 (any JSON value)
    """Turn tuples into lists and decimals into numbers, all the way down."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
