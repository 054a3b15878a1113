"""The reports that a question names by their own title or file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from index.records import ReportInfo

_ANY_TITLE = re.compile(r"주요|업무|보고서?|자료|\d+년도?|\d")
_SHORTEST_TITLE = 4  # letters beside those that any title has
_SHORTEST_STEM = 4
# What a title is known by as one: that it says what kind of text it names, or the question does.
_SAYS_KIND = re.compile(
    r"(?:보고(?:서|자료)?|자료집?|계획(?:서|안)?|대책|방안|설명서|백서|지침|편람|요람|안내서?|회의록|공고문?"
    r"|결과|법률안|동의안|조례안?)$"
)
_TEXT_KIND = r"(?:이?라는)?(?:보고|문서|자료|파일|책자|회의록)"
_CHOSEN_NAME = re.compile(r"[\d_]")


def titled_in(text: str, reports: Sequence[ReportInfo]) -> set[str]:
    """Return the reports whose own title or file name stands in a text.

    A title of nothing but the body's name and 업무보고 means no report in particular, and one that
    only names a thing (대한민국) means that thing.
    """
    plain = squeezed(text)
    found = set()
    titled: dict[str, list[str]] = {}
    for report in reports:
        title, stem = _titles_of(report.title, report.body, report.name)
        if title and title in plain and (_SAYS_KIND.search(title) or _as_title(title, plain)):
            titled.setdefault(title, []).append(report.name)
        if stem and stem in plain and (_CHOSEN_NAME.search(stem) or _as_title(stem, plain)):
            found.add(report.name)
    return found.union(*(names for names in titled.values() if len(names) == 1))


def _as_title(title: str, plain: str) -> bool:
    """Say whether a text writes a title as one: in quotes, or as that of a report or file."""
    quoted = rf"[「『《〈<\"'“‘]{re.escape(title)}[」』》〉>\"'”’]"
    return re.search(rf"{quoted}|{re.escape(title)}{_TEXT_KIND}", plain) is not None


@lru_cache(maxsize=1 << 15)
def _titles_of(title: str, body: str, name: str) -> tuple[str, str]:
    """Return a report's title and the stem of its file's name, squeezed; ``""`` where unfit."""
    title, stem = squeezed(title), squeezed(PurePosixPath(name).stem)
    own = _ANY_TITLE.sub("", title.replace(squeezed(body) or " ", ""))
    return title * (len(own) >= _SHORTEST_TITLE), stem * (len(stem) >= _SHORTEST_STEM)


def squeezed(text: str) -> str:
    """Return a text without its spaces, in lower case."""
    return re.sub(r"\s", "", text).lower()
