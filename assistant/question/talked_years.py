"""What is asked of all the years that a talk has told of (세 해 시급을 표로)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.attributes import is_attribute
from assistant.question.chosen import told_by
from assistant.question.former import Former, joined
from assistant.question.rewritten import sentence
from assistant.question.roles import BODY
from assistant.question.years import years_in
from prompts.josa import with_josa

_COUNTS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_SO_FAR = (
    r"(?:(?:지금|여태|이제)\s?까지|앞서|앞에서|아까|방금|위에서?)"
    r"(?:\s(?:말한|말해\s?준|나온|본|물어본|물은|얘기한|이야기한|알려\s?준))?(?:\s(?:거|것|내용|숫자))?"
)
_YEARS = re.compile(
    rf"^(?:(?:그럼|그러면)\s)?(?:{_SO_FAR}\s)?(?:\S*\d년\s?(?:것|거|치)?까지\s?(?:해서|다|포함해서?|합쳐서?|넣어서?)?\s)?"
    rf"(?:그\s)?(?:(?P<count>[두세네]|다섯|[2-5])\s?(?:해|개년|개\s?연도|연도|년\s?치|년도)"
    r"(?:\s?(?:치|분))?|연도별(?:로)?)(?:의|를|을|은|는|에|로)?(?=\s|$)\s*(?P<rest>.*?)[?.!]*$"
)
# What of it is asked of both years (기업 수는 두 해가 어떻게 달라요).
_OF_BOTH_YEARS = re.compile(
    r"^(?P<measure>\S+(?:\s\S+){0,2}?)(?:은|는|이|가)\s(?:그\s)?(?P<count>[두세네]|[2-4])\s?(?:해|개년)(?:가|이|는|은|에|간에?|사이에?|의)?\s"
    r"(?P<rest>\S.*?)[?.!]*$"
)
_WHOLE = re.compile(r"^(?:전체|총)\s")
_SHOWN = re.compile(
    r"^(?:(?:다|모두|전부|각각|한번에|한꺼번에|같이|나란히|비교(?:해서?|하면)?|정리(?:해서?|하면)?|놓고)\s*)*(?:보면|치면)?\s*(?:좀|알려\S*|보여\S*|말해\S*|정리\S*|비교\S*)?$"
)
_SINCE_NOW = (("재작년", 2), ("작년", 1), ("지난해", 1), ("올해", 0), ("금년", 0))
_LEAST = 2


def over_years(text: str, former: Former, turns: Sequence[Former], newest: int | None) -> str:
    """Return what is asked of all the years told of, or of the last so many, or nothing.

    Parameters
    ----------
    text, former, turns
        The follow-up, the question before and all so far.
    newest
        The year of the newest report.
    """
    asked = _YEARS.match(text)
    both = _OF_BOTH_YEARS.match(text)
    asked = _YEARS.match(f"{both['count']} 해 {both['rest']}") if both else asked
    if asked is None:
        return ""
    years: list[int] = []
    for turn in turns:
        years += [year for year in years_in(turn.text, newest) if year not in years]
    years += [year for year in years_in(text, newest) if year not in years]
    count = _COUNTS[asked["count"]] if asked["count"] else len(years)
    if count > len(years):
        told_of = (year for turn in turns for year in years_in(turn.answer, newest))
        years += [year for year in dict.fromkeys(told_of) if year not in years]
    if not _LEAST <= count <= len(years):
        return ""
    told = ", ".join(f"{year}년" for year in sorted(years[-count:]))
    if not asked["count"] and max(years) - min(years) >= len(years):
        told = f"{min(years)}년~{max(years)}년"
    whole = former.named and _WHOLE.match(asked["rest"])
    matter = former.group if whole else former.matter
    words = _WHOLE.sub("", asked["rest"]).split()
    own = re.sub(r"(?:은|는|이|가|을|를|의|도|만)$", "", words[0]) if words else ""
    if both is not None:
        measure = both["measure"]
    elif own and is_attribute(own):
        measure, words = own, words[1:]
    else:
        measure = told_by(former)
    if not (matter and measure):
        return ""
    rest = " ".join(words)
    ask = "각각 얼마인가" if _SHOWN.match(rest) else rest
    body = joined(former.of(BODY))
    return sentence(told, body, matter, with_josa(measure, "은/는"), ask)


def in_years(text: str, asked: str, newest: int | None) -> str:
    """Return a resolved question with the year that 작년 was where what is asked names another one.

    Parameters
    ----------
    text, asked
        The question as it stands by itself, and as it was typed.
    newest
        The year of the newest report.
    """
    if newest is None or not years_in(asked, None):
        return text
    for word, before in _SINCE_NOW:
        if word not in asked:
            text = re.sub(rf"(?<![가-힣]){word}(?=[\s의엔에은는])", f"{newest - before}년", text)
    return text
