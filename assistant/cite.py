"""Markers and the places they stand for: numbered by first use, one number for one place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import CellPlace, Citation
from index.records import Records, ReportInfo, StoredLine


class Citer:
    """Hands out the number of each cited place while an answer is written.

    Parameters
    ----------
    records
        Where quotations are read, letter for letter.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self._found: dict[tuple[str, int, int, CellPlace | None], Citation] = {}

    def cite(self, report: str, first: int, last: int, cell: CellPlace | None = None) -> str:
        """Return the marker ``[n]`` of the lines ``first`` to ``last`` of a report."""
        key = (report, first, last, cell)
        if key not in self._found:
            info = self.records.report(report)
            self._found[key] = citation_of(
                len(self._found) + 1, info, first, last, self.records, cell
            )
        return f"[{self._found[key].n}]"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was cited so far, in the order of the numbers."""
        return tuple(self._found.values())


def citation_of(
    n: int, info: ReportInfo, first: int, last: int, records: Records, cell: CellPlace | None = None
) -> Citation:
    """Return the citation of some lines, with their place as the report's format counts it."""
    lines = records.lines(info.name, first, last)
    page = lines[0].page if info.pages is not None and lines else None
    paragraphs = paragraphs_of(lines)
    counted = info.pages is None and paragraphs is None
    return Citation(
        n=n,
        report=info.name,
        title=info.title,
        page=page,
        lines=(first, last) if counted else None,
        heading=lines[0].heading if lines else (),
        quote="\n".join(line.text for line in lines),
        cell=cell,
        span=(first, last),
        paragraphs=paragraphs,
    )


def paragraphs_of(lines: Sequence[StoredLine]) -> tuple[int, int] | None:
    """Return the first and last paragraph of lines, ``None`` in a format without paragraphs."""
    numbers = [line.paragraph for line in lines if line.paragraph is not None]
    return (min(numbers), max(numbers)) if numbers else None
