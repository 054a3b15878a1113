"""Whether a change since the year before is told, or only how things stood in one year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose.broken_down import has_number
from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood
from index.records import ReportInfo

_ASKED = re.compile(
    r"(?P<since>(?:전년|작년|지난해|직전\s?연도)도?\s?(?:보다|에\s?비해|대비|와\s비교))\S*\s"
    r".*(?:늘|증가|줄|감소|성장|올랐|올라|떨어|하락|상승|달라)"
)
_CHANGE = re.compile(
    r"전년|작년|지난해|대비|증가|감소|성장률|상승|하락|[↑↓⇨→⇒△▲▽]|%p|늘[어었]|줄[어었]"
    r"|['’‘]\d\d년?[^\d'’‘]{0,12}\d[^'’‘]{0,20}['’‘]\d\d"
)
# What has changed; who uses is told by how many used.
_HEAD = re.compile(r"(?P<noun>[가-힣]{2,}?)(?:자|객|생|액|수)?[은는이가]\s(?:\S+\s)?$")
_READ = 40
_SPEAKS = 0.5  # of the best cover: a candidate that speaks of the matter at all


def unpaired(
    question: Understood, evidence: Sequence[Evidence], infos: Mapping[str, ReportInfo]
) -> tuple[str, ...]:
    """Return the words that ask for a change since the year before, if one year alone is told.

    A change is told in words or by an arrow, or by the reports of two years, in what has the noun
    that the question asks about (계약액은 전년보다).
    """
    match = _ASKED.search(question.search)
    if match is None or not evidence or question.kind not in ("figure", "compare"):
        return ()
    head = _HEAD.search(question.search[: match.start()])
    if head is None:
        return ()
    most = max(one.cover for one in evidence[:_READ])
    speaking = [one.item for one in evidence[:_READ] if one.cover >= _SPEAKS * most]
    near = [
        item
        for item in speaking
        if has_number(item.text) and head["noun"] in squeezed(context_of(item))
    ]
    years = {infos[item.report].issued[:4] for item in near}
    rows = [item for item in speaking if isinstance(item, RowItem)]
    # The columns of a table may be years.
    told = any(isinstance(item, RowItem) for item in near) or any(
        _CHANGE.search(item.text) for item in (evidence[0].item, *near, *rows)
    )
    return () if told or len(years) > 1 else (match["since"],)
