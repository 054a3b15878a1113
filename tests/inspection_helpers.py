"""A small report of an invented city as text, as a PDF and as a word-processor file has it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from index_helpers import MAKERS, fill_with, indexed

from index.snapshot import Snapshot, open_current
from index.swap import write_snapshot
from ingest.model import Figure, Line, Passage, Report, Row, Sum, Table

NAME = "가온/2031 보고.txt"
TEXT = [
    "Ⅰ. 나루 <운영>",
    "○ 소요예산 : 1,250 백만원(’31년), 안내원 12명",
    "",
    "(단위 : 백만원)",
    "부서\t사업\t2031년도\t\t집행률",
    "\t\t본예산\t예산현액\t",
    "나루과\t뱃길 정비\t1,000\t1,000\t41.5",
    "\t등대 관리\t△250\t-\t-",
    "계\t\t750\t1,000\t41.5",
    "Ⅱ. 축제",
    "○ 방문객 34,200명",
]
PARAGRAPHS = [1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 31]
FIRST, SECOND = ("나루 <운영>",), ("축제",)
COLUMNS = (("2031년도", "본예산"), ("2031년도", "예산현액"), ("집행률",))
ROWS = (
    Row(7, 7, ("나루과", "뱃길 정비"), ("1,000", "1,000", "41.5")),
    Row(8, 8, ("나루과", "등대 관리"), ("△250", "-", "-")),
    Row(9, 9, ("계",), ("750", "1,000", "41.5")),
)
TABLE = Table(
    *(5, 9, FIRST, "예산 현황", "백만원", "2031-03-31", ("부서", "사업"), COLUMNS, ROWS),
    sums=(Sum(2, (0, 1)),),
)
WARNING = "9행의 계가 위의 합과 다릅니다. 7~8행을 확인하십시오."


def report(name: str = NAME, kind: str = "text") -> Report:
    """Return the report; ``kind`` is ``text``, ``pdf`` (two pages) or ``hwpx``."""
    lines = tuple(
        Line(
            number,
            text,
            page=(1 if number < 10 else 2) if kind == "pdf" else None,
            paragraph=PARAGRAPHS[number - 1] if kind == "hwpx" else None,
            box=(50.0, 20.0 * number, 300.0, 20.0 * number + 12) if kind == "pdf" else None,
        )
        for number, text in enumerate(TEXT, start=1)
    )
    figures = tuple(_placed(figure, lines) for figure in _figures(name))
    passage = Passage(
        *(f"{name}:1-11", name, FIRST, "\n".join(TEXT), "\n".join(TEXT), 1, 11, lines[0].page),
        paragraphs=(1, 31) if kind == "hwpx" else None,
    )
    return Report(
        name=name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        format=kind,
        title="가온시 업무보고",
        body="가온시 나루국",
        issued="2031-04",
        as_of="2031-03-31",
        pages=3 if kind == "pdf" else None,
        lines=lines,
        headings=(*[FIRST] * 9, *[SECOND] * 2),
        tables=(TABLE,),
        figures=figures,
        passages=(passage,),
        warnings=(WARNING,),
    )


def opened(folder: Path, *reports: Report, files: dict[str, Path] | None = None) -> Snapshot:
    """Open a snapshot of reports; ``files`` says where the originals of some lie."""
    entries = []
    for one in reports:
        entry = indexed(one)
        if files and one.name in files:
            entry = entry.model_copy(update={"path": str(files[one.name])})
        entries.append(entry)
    write_snapshot(folder, tuple(entries), MAKERS, fill_with(*reports))
    return open_current(folder)


def long_report(lines: int, table: tuple[int, int]) -> Report:
    """Return a report of many lines with one table somewhere among them."""
    first, last = table
    rows = tuple(Row(n, n, (f"{n}번",), (f"{n:,}",)) for n in range(first, last + 1))
    return replace(
        report("긴 보고.txt"),
        lines=tuple(Line(n, f"○ {n}번째 줄") for n in range(1, lines + 1)),
        headings=((),) * lines,
        tables=(Table(first, last, (), "", None, None, ("번호",), (("값",),), rows),),
        figures=(),
        passages=(Passage("긴 보고.txt:1-1", "긴 보고.txt", (), "줄", "줄", 1, 1),),
    )


def _figures(name: str) -> list[Figure]:
    found = [
        _figure(name, "소요예산", (), "1,250백만원", 1_250_000_000, "원", 2),
        _figure(name, "안내원", (), "12명", 12, "명", 2),
    ]
    for row in ROWS:
        for column, text in zip(COLUMNS[:2], row.cells[:2], strict=True):
            if text != "-":
                value = int(text.replace(",", "").replace("△", "-")) * 10**6
                one = _figure(name, "", column, text, value, "원", row.first)
                found.append(replace(one, row=row.labels, stage=column[-1], as_of="2031-03-31"))
    return found


def _figure(
    name: str, row: str, column: tuple[str, ...], text: str, value: int, unit: str, line: int
) -> Figure:
    labels = (row,) if row else ()
    return Figure(name, labels, column, text, value, unit, None, None, None, FIRST, line, line)


def _placed(figure: Figure, lines: tuple[Line, ...]) -> Figure:
    line = lines[figure.first - 1]
    paragraphs = None if line.paragraph is None else (line.paragraph, line.paragraph)
    return replace(figure, page=line.page, box=line.box, paragraphs=paragraphs)
