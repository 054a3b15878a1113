"""The bodies that a question calls by another name: an abbreviation, in English, as the city's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.titled import squeezed
from assistant.question.which import bodies_in
from index.records import ReportInfo
from index.terms import Expansion
from prompts.josa import with_josa

# Sources of counterparts that are names of the same thing.
_OTHER_NAMES = frozenset(("same", "own", "english"))
_PAIRS = ("은/는", "이/가", "을/를", "과/와", "으로/로", "이랑/랑")
# A report of the city's own, whichever body of it wrote that (2031년 시 보고).
_CITY = re.compile(r"(?<=[년월]\s)(?:우리\s?)?(?:시|市|시청|서울시)(?:의)?\s(?=(?:업무\s?)?보고)")


def bodies_called(
    expansions: Sequence[Expansion], reports: Sequence[ReportInfo]
) -> tuple[str, ...]:
    """Return the bodies that a question calls by another name."""
    written = (e.written for e in expansions if e.source in _OTHER_NAMES)
    return tuple(dict.fromkeys(body for name in written for body in bodies_in(name, reports)))


def with_full_names(
    text: str, expansions: Sequence[Expansion], reports: Sequence[ReportInfo]
) -> str:
    """Return a question with its bodies as the reports call them, whichever name it has for them.

    What only says that a report is the city's names no body, and is left out.

    Parameters
    ----------
    text
        A question in Hangul with its spaces.
    expansions
        Its words in the words of reports; a body's other names are among them.
    reports
        What is indexed.
    """
    text = _CITY.sub("", text)
    for one in expansions:
        bodies = bodies_in(one.written, reports) if one.source in _OTHER_NAMES else ()
        if len(bodies) != 1 or squeezed(one.written) != squeezed(bodies[0]):
            continue
        name = re.escape(one.asked)
        for pair in _PAIRS:
            ends = "|".join(sorted(set(pair.split("/")), key=len, reverse=True))
            whole = rf"(?<![가-힣A-Za-z\d]){name}(?:{ends})(?=\s|$)"
            text = re.sub(whole, with_josa(bodies[0], pair), text)
        text = re.sub(rf"(?<![가-힣A-Za-z\d]){name}(?=[\s,·의]|에서|$)", bodies[0], text)
    return text
