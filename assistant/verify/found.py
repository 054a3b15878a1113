"""What one check found, and where in the statement it stands."""

from __future__ import annotations

from typing import NamedTuple

from assistant.answer import CheckedFigure

AMOUNT, DATE, NAME, DIRECTION = "수치", "날짜", "명칭", "방향"


class Found(NamedTuple):
    """A checked part of a statement, in the order of the text.

    ``misplaced`` says that it stands in a place that says it of something else.
    """

    start: int
    figure: CheckedFigure
    misplaced: bool = False
