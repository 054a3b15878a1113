"""Reports that a statement calls by body and month: there must be such a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import CheckedFigure
from assistant.verify.found import NAME, Found
from assistant.verify.pieces import squeezed
from assistant.verify.places import NONE
from index.records import Records

_CALLED = re.compile(r"(?P<body>[가-힣A-Za-z]{2,20}) (?P<year>\d{4})년 (?P<month>\d{1,2})월 보고")

_NAMED = re.compile(r"^[-\s]*(?P<year>\d{4})년(?: (?P<month>\d{1,2})월)? 보고")


def check_reports(text: str, records: Records, *, silent: bool = False) -> Iterator[Found]:
    """Yield each report that ``text`` calls by a body that issued none in that month.

    ``silent`` says that the text is about what a report does not say: nothing but the report's name
    can be checked then, so that a month without any report is wrong, too.
    """
    if silent:
        for named in _NAMED.finditer(text):
            issued = (
                f"{named['year']}-{int(named['month']):02}" if named["month"] else named["year"]
            )
            if not any(report.issued.startswith(issued) for report in records.reports()):
                figure = CheckedFigure(named[0], named[0], "", NONE, None, kind=NAME)
                yield Found(named.start(), figure)
    for called in _CALLED.finditer(text):
        month = f"{called['year']}-{int(called['month']):02}"
        bodies = [squeezed(r.body) for r in records.reports() if r.issued[:7] == month]
        if (bodies or silent) and not any(called["body"] in body for body in bodies):
            figure = CheckedFigure(called[0], called["body"], "", NONE, None, kind=NAME)
            yield Found(called.start(), figure)
