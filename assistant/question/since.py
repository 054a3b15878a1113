"""What a talk says of a change between two years told of, and of the year it first told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.chosen import counted
from assistant.question.former import Former, joined
from assistant.question.held import other_year_of
from assistant.question.rewritten import sentence
from assistant.question.roles import BODY
from assistant.question.years import years_in
from prompts.josa import with_josa

# Between the years told of (그새, 그동안, 3년 새, 이 사이에).
_MEANWHILE = re.compile(
    r"(?<![가-힣\d])(?:(?:그|이|두\s해|그\s기간|\d{1,2}년)\s?(?:새|사이)(?:에|에는|엔)?|그\s?(?:동안|간)(?:에|에는|엔)?)(?=\s)\s"
)
_IN_PERCENT = re.compile(
    r"(?:^|(?<=\s))(?:퍼센트|프로|%|비율|백분율)(?:으로|로)(?:는|만)?\s(?:(?:치면|따지면|보면|하면)\s)?(?=얼마나?\s|몇\s)"
)
_HOW_MUCH = re.compile(r"얼마나?(?=\s)")
_MOVED = re.compile(r"늘|줄|깎|증가|감소|올랐|오른|올라|떨어|내렸|내린|불어|커졌|커진|작아")
_NAMED = re.compile(r"(?P<name>\S+?(?:\s\S+?){0,2}?)(?:[은는]|[이가](?!\s?늘))\s(?=얼마|몇)")
_TWO = 2
_THAN = re.compile(r"보다|대비|비해|비하면|비교")
_FIRST_YEAR = re.compile(
    r"(?:맨\s?)?처음(?:에)?\s(?:제가\s|내가\s)?(?:말한|말씀하신|말했던|물은|물어본|물었던|여쭌|여쭤본|얘기한|이야기한|나온|본)\s(?:해|연도|년도)"
    r"(?=에|[는은엔도의\s?])(?:에는|에|엔|는|은|도|의)?"
)


def meanwhile(text: str, former: Former, turns: Sequence[Former], newest: int | None) -> str:
    """Return how much something changed between the two years told of, or nothing.

    So is what is asked in percent of it (퍼센트로는 얼마나 올랐어).

    Parameters
    ----------
    text, former, turns
        The follow-up, the question before and all so far.
    newest
        The year of the newest report.
    """
    asked = _IN_PERCENT.sub("", _MEANWHILE.sub("", text))
    if asked == text or not _MOVED.search(text) or _THAN.search(text) or years_in(text, newest):
        return ""
    if _IN_PERCENT.search(text):
        asked = _HOW_MUCH.sub("몇 퍼센트나", asked)
    years = years_in(former.text, newest)
    if len(years) == 1 and (other := other_year_of(former, turns, newest)):
        years = (*years, other)
    if len(years) != _TWO:
        return ""
    earlier, later = sorted(years)
    asked = asked.strip()
    about = former.attribute or counted(former)
    if named := _NAMED.match(asked):
        asked = asked[named.end() :]
        about = "" if asked.startswith("몇") else about  # 캠퍼스는 몇 곳 늘었나
        matter = f"{former.matter} {named['name']} {about}"
    else:
        matter = f"{former.matter} {about}"
    measure = with_josa(matter.strip(), "은/는")
    return sentence(f"{later}년", joined(former.of(BODY)), measure, f"{earlier}년보다", asked)


def first_told(text: str, turns: Sequence[Former], newest: int | None) -> str:
    """Return a follow-up with the year that the talk began with where it says so."""
    if not _FIRST_YEAR.search(text):
        return text
    years = next((years for turn in turns if (years := years_in(turn.text, newest))), ())
    return _FIRST_YEAR.sub(f"{years[0]}년에는", text) if years else text
