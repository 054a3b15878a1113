"""The records that reading a report yields.

Everything is frozen and made of plain values, so that a report can be pickled, stored as JSON and
compared. Line numbers count from 1. In text formats they are the original file's lines; in a PDF
they count the lines of the extracted text through the whole document and ``Line.page`` says where.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it."""

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: the lines of one file and how many pages it has (PDF only).

    ``warnings`` are Korean sentences about parts that could not be read.
    """

    lines: tuple[Line, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One body row of a table.

    ``labels`` are the row's headings, outermost first (a department carried down from a spanning
    cell, then the programme); ``cells`` are the remaining texts, one for each of the table's
    ``columns``. ``first`` and ``last`` are line numbers.
    """

    first: int
    last: int
    labels: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was understood.

    ``columns`` holds a heading path for each value column, outermost first (``("집행률",
    "지출액")``). ``corner`` names the label columns (``("부서", "세부사업")``). ``unit`` and
    ``as_of`` are what the line above or the heading states for the whole table.
    """

    first: int
    last: int
    heading: tuple[str, ...]
    caption: str
    unit: str | None
    as_of: str | None
    corner: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that gives it meaning.

    ``value`` is in ``unit``'s base (42,581백만원 has value 42581000000 and unit 원); ``text`` is as
    printed, with its unit where the cell itself has one. ``row`` and ``column`` are outermost
    first. ``as_of`` is an ISO date (``2021-03-31``) or month, ``period`` what the figure covers as
    printed (``’20.10~12월``), ``stage`` the budget or goal stage (본예산, 예산현액, 목표, 실적 …).
    """

    report: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    text: str
    value: int | Decimal
    unit: str
    as_of: str | None
    stage: str | None
    period: str | None
    heading: tuple[str, ...]
    first: int
    last: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a report that can be found and cited.

    ``text`` is what a reader sees (original lines), ``search`` what the index reads: cleaned text
    after the heading path, with a table's headings and unit repeated. ``id`` is
    ``report:first-last`` and stable while the file is unchanged. ``kind`` is ``prose`` or
    ``table``.
    """

    id: str
    report: str
    heading: tuple[str, ...]
    text: str
    search: str
    first: int
    last: int
    page: int | None = None
    kind: str = "prose"


@dataclass(frozen=True, slots=True)
class Report:
    """One file, read and understood.

    ``name`` is the path below the ingested folder, NFC, with ``/``. ``body`` is the submitting
    organisation (기관), ``issued`` a month (``2026-03``), ``as_of`` the date that most of the
    report's figures refer to (``2026-01-31``); each is ``""`` where the text does not say.
    ``headings`` holds the heading path of each line, in the order of ``lines``; ``warnings`` are
    Korean sentences about parts that could not be read.
    """

    name: str
    sha256: str
    format: str
    title: str
    body: str
    issued: str
    as_of: str
    pages: int | None
    lines: tuple[Line, ...]
    headings: tuple[tuple[str, ...], ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    warnings: tuple[str, ...] = ()
