"""Where a piece of a report lies: from characters of its text to lines, pages or paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from eval.questions import Place
from index.records import StoredLine


class LineMap:
    r"""The text of a report, its lines joined by ``\n``, and the place of each character.

    Parameters
    ----------
    report
        The report's name.
    lines
        All its lines, in order.
    """

    def __init__(self, report: str, lines: Sequence[StoredLine]) -> None:
        self.report = report
        self.text = "\n".join(line.text for line in lines)
        self._lines = lines
        self._starts = list(accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first and the last line of the characters [start, end).

        Examples
        --------
        >>> lines = [StoredLine(n, text, None, ()) for n, text in enumerate(["가온", "시"], 1)]
        >>> LineMap("a.txt", lines).span(1, 4)
        (1, 2)
        """
        first, last = self._between(start, end)
        return first.number, last.number

    def place(self, start: int, end: int) -> Place:
        """Return the place of the characters [start, end), counted as citations count it."""
        first, last = self._between(start, end)
        if first.page is not None and last.page is not None:
            return Place(self.report, first.page, last.page, "page")
        if first.paragraph is not None and last.paragraph is not None:
            return Place(self.report, first.paragraph, last.paragraph, "paragraphs")
        return Place(self.report, first.number, last.number)

    def _between(self, start: int, end: int) -> tuple[StoredLine, StoredLine]:
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"characters {start} to {end} of {len(self.text)}")
        return self._line(start), self._line(end - 1)

    def _line(self, character: int) -> StoredLine:
        return self._lines[bisect_right(self._starts, character) - 1]
