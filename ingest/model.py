"""The records that reading a report yields.

Everything is frozen and made of plain values, so that a report can be pickled, stored as JSON and
compared. Line numbers count from 1. In text formats they are the original file's lines. In a PDF
they count the lines of the extracted text through the whole document, and ``Line.page`` says where;
in word-processor files they count paragraphs and table rows, and ``Line.paragraph`` says where. A
row of a table that the file itself marks is one line, its cells parted by tabs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

#: Left, top, right and bottom in points (1/72 inch) from the top left corner of the page.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it.

    ``page`` and ``box`` are set in a PDF, ``paragraph`` (of the document's paragraphs, those in
    table cells among them, counted from 1) in a word-processor file. ``recognised`` marks text
    that optical character recognition read from a picture.
    """

    number: int
    text: str
    page: int | None = None
    paragraph: int | None = None
    box: Box | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a PDF's line and where it stands on the page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell of a ruled table: its text, place (from 0) and how many rows and columns it spans."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table that the file itself marks; its row ``r`` (from 0) is the line ``first + r``.

    ``header`` is how many leading rows the file says are headings, ``None`` if it does not say.
    """

    first: int
    rows: int
    columns: int
    cells: tuple[RuledCell, ...]
    header: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: the lines of one file, its ruled tables, its pages (PDF only).

    ``words`` holds the words of a PDF's lines by line number, for finding a figure's box.
    ``warnings`` are Korean sentences about parts that could not be read. ``format`` is ``text``,
    ``pdf``, ``hwpx``, ``hwp`` or ``docx``.
    """

    lines: tuple[Line, ...]
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    format: str = "text"
    tables: tuple[RuledTable, ...] = ()
    words: Mapping[int, tuple[Word, ...]] = field(default_factory=dict)


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
class Sum:
    """A row (계, 소계, 합계) tied to the rows that it sums; indexes into ``Table.rows``."""

    row: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was understood.

    ``columns`` holds a heading path for each value column, outermost first (``("집행률",
    "지출액")``). ``corner`` names the label columns (``("부서", "세부사업")``). ``unit`` and
    ``as_of`` are what the line above or the heading states for the whole table. ``sums`` ties its
    total rows to what they sum.
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
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that gives it meaning.

    ``value`` is in ``unit``'s base (42,581백만원 has value 42581000000 and unit 원); ``text`` is as
    printed, with its unit where the cell itself has one. ``row`` and ``column`` are outermost
    first. ``as_of`` is an ISO date (``2021-03-31``) or month, ``period`` what the figure covers as
    printed (``’20.10~12월``), ``stage`` the budget or goal stage (본예산, 예산현액, 목표, 실적 …).
    ``page`` and ``box`` say where it stands in a PDF, ``paragraphs`` (first and last) in a
    word-processor file; ``recognised`` marks what was read from a picture.
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
    paragraphs: tuple[int, int] | None = None
    box: Box | None = None
    recognised: bool = False


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
    paragraphs: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One file, read and understood.

    ``name`` is the path below the ingested folder, NFC, with ``/``. ``body`` is the submitting
    organisation (기관), ``issued`` a month (``2026-03``), ``as_of`` the date that most of the
    report's figures refer to (``2026-01-31``); each is ``""`` where the text does not say.
    ``headings`` holds the heading path of each line, in the order of ``lines``; ``warnings`` are
    Korean sentences about parts that could not be read and sums that do not add up.
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
