"""How surely a figure is of a year: by its labels, its headings, its date or its report."""

from __future__ import annotations

from collections.abc import Collection

from assistant.compose.reckon.facts import Fact
from assistant.question.years import names_year, other_year

_AS_OF = 0.8  # for a year that a line has only by the month as of which it is told


def year_fit(
    fact: Fact, year: int, issued: str, months: Collection[str], *, favoured: bool
) -> float:
    """Return 0 to 1: whether a figure is of a year.

    Parameters
    ----------
    fact
        The figure with its labels and headings.
    year
        The year asked about.
    issued
        The month in which its report was issued (``2031-03``).
    months
        The months that the question names, in the same form.
    favoured
        Whether the question names its report, by the year or the body.
    """
    figure, column = fact.figure, " ".join(fact.figure.column)
    if _is_as_of(fact, year, months):
        return _AS_OF
    if column and not names_year(column, year) and other_year(column, (year,)):
        return 0.0  # whatever year the name of the matter has
    if names_year(fact.named, year):
        return 1.0
    if other_year(fact.named, (year,)):
        return 0.0
    if names_year(" ".join(figure.heading[-2:]), year):
        return 0.8
    if names_year(" ".join(figure.heading), year):
        return 0.75
    fit = 0.3 if favoured else 0.0
    if str(year) in ((figure.as_of or "")[:4], issued[:4]):
        fit = 0.7
    dated = not figure.as_of and other_year(" ".join(figure.heading), (year,))
    return min(fit, 0.2) if dated else fit


def _is_as_of(fact: Fact, year: int, months: Collection[str]) -> bool:
    """Say whether a line is told as of a month asked about, whatever year it looks back on."""
    month = (fact.figure.as_of or "")[:7]
    return fact.table is None and month in months and month[:4] == str(year)
