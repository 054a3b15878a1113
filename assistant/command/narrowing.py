"""Which reports a question may be answered from: what ``ask`` and the lines of a batch say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.command.arguments import named
from index.filters import Filter
from index.records import ReportInfo
from ingest.errors import UsageError

KEYS = ("reports", "years", "bodies")
"""What a line of a batch may have beside its question, each a list."""


def filter_of(
    reports: Iterable[str], years: Iterable[int], bodies: Iterable[str], known: Sequence[ReportInfo]
) -> Filter:
    """Return the filter that names, years of issue and bodies, as typed, mean.

    Parameters
    ----------
    reports, bodies
        In full or in part; a part of a body's name means every body that has it.
    years
        Of issue.
    known
        Every report of the index.

    Raises
    ------
    UsageError
        If one of them means no report; the message tells which there are.
    """
    names = [report.name for report in known]
    wanted = frozenset(years)
    if lacking := sorted(wanted - {int(year) for year in _years(known)}):
        values = {"years": ", ".join(map(str, lacking)), "known": ", ".join(_years(known))}
        raise UsageError("cli.no_such_year", **values)
    return Filter(
        frozenset(named(given, names) for given in reports),
        wanted,
        frozenset(body for given in bodies for body in _bodies(given, known)),
    )


def filter_in(line: Mapping[str, Any], known: Sequence[ReportInfo]) -> Filter:
    """Return the filter of a batch's line; everything where it has none of ``KEYS``.

    Raises
    ------
    UsageError
        If a key does not hold a list of what belongs there, or means no report.
    """
    reports, years, bodies = (line.get(key) or [] for key in KEYS)
    for values, kind in ((reports, str), (years, int), (bodies, str)):
        if not isinstance(values, list) or not all(type(value) is kind for value in values):
            raise UsageError("cli.bad_filter")
    return filter_of(reports, years, bodies, known)


def _bodies(given: str, known: Sequence[ReportInfo]) -> list[str]:
    bodies = sorted({report.body for report in known if report.body})
    plain = _plain(given)
    found = [body for body in bodies if _plain(body) == plain] or [
        body for body in bodies if plain and plain in _plain(body)
    ]
    if not found:
        raise UsageError("cli.no_such_body", body=given, known=", ".join(bodies))
    return found


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split()).casefold()


def _years(known: Sequence[ReportInfo]) -> list[str]:
    return sorted({report.issued[:4] for report in known if report.issued[:4].isdigit()})
