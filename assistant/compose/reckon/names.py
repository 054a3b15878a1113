"""The names of a question that figures are looked for by."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.matching import Name, Wanted, followed, squeezed
from assistant.compose.reckon.operations import is_operation
from assistant.question.comparing import SEASON

_ENDING = re.compile(
    r"([가-힣]{2,})(?:자|자수|률|율|액|분|의|(?<![기창사취])업)$|([춘추하동]계)[가에]$|([가-힣]{4,})(?:은|는|을|를)$|([가-힣]{2,})(?<!사업)비$"
)
# Words that reports write in Latin letters, or call otherwise.
_ALSO = {
    **{"비전": "vision", "스타트업": "startup", "유니콘": "unicorn", "테크": "tech"},
    **{"페스티벌": "festival", "인공지능": "ai", "바이오": "bio", "디지털": "digital"},
    **{"지적사항": "처리요구", "지적": "처리요구"},
}
_TOTAL = re.compile(r"총(?:예산|인원|사업비|매출|면적|물량|건수)$")
_PER = re.compile(r"(?:^|\s)([가-힣]{2,})당(?=으?로?\s)")
_INCLUDED = re.compile(
    r"([가-힣A-Za-z]{2,}?)(?:(?:[을를도]|까지)?\s?포함|까지\s?(?:모두\s|다\s)?(?:쳐|치면|넣어|넣으면))"
)
# What the names of a comparison end with that is no part of them (청년층보다).
# What is done in a clause of a question (사람이 배치된 분야) says less than what it is done with.
_DONE = re.compile(r"(?:[된될한할]|되는|하는|했던|됐던|받[은는을])(?=\s)")
_DONE_WEIGHT = 0.5
_PART_OF_YEAR = re.compile(r"[상하]반기|[1-4]분기")
_ROUNDED = re.compile(
    r"소수\s?점?\s?(?:이하|아래)?\s?(?:첫|둘|셋|한|두|세|[1-3])\s?(?:째|번째)?\s?자리"
)
_REPORTED_IN = re.compile(r"([상하]반기|[1-4]분기)(?=에?\s?(?:업무\s?)?보고)")
_BESIDE_ANOTHER = re.compile(r"(?<=..)(?:(?:층|세대)?보다|부터|까지)$|(?<=[가-힣]{2})층$")


def names_of(wanted: Wanted, question: str) -> Wanted:
    """Return the names without those that only tell what to do with figures.

    What a number is to include (회원사 포함) is part of it, and names no other number; nor does the
    season that it is reported in, nor what it is asked for each of (한 학교당), nor how it is to be
    rounded. What is done with a thing, and in which part of a year, counts less than the thing.
    """
    inside = {squeezed(found) for found in _INCLUDED.findall(question)}
    inside |= {found["season"] for found in SEASON.finditer(question)}
    inside |= set(re.findall(r"[가-힣]+", " ".join(_ROUNDED.findall(question))))
    inside |= set(_PER.findall(question)) | set(_REPORTED_IN.findall(question))
    kept = (name for name in wanted.names if not is_operation(name.text))
    return Wanted(
        tuple(_weighed(_without_ending(name), question) for name in kept if name.text not in inside)
    )


def _weighed(name: Name, question: str) -> Name:
    """Return a name, which counts less if it says but what is done, or in which part of a year."""
    if followed(name.text, _DONE, question) or _PART_OF_YEAR.fullmatch(name.text):
        return replace(name, weight=name.weight * _DONE_WEIGHT)
    return name


def is_given_out(name: str, question: str) -> bool:
    """Say whether a name only tells how an average is told (몇 명이 배정되는 꼴).

    Examples
    --------
    >>> is_given_out("배정", "과정당 몇 명이 배정되는 꼴인가")
    True
    """
    return re.search(re.escape(name) + r"(?:되|하|돼|받)\S*\s(?:꼴|셈)", question) is not None


def per_words(question: str) -> frozenset[str]:
    """Return what a question asks an average for each of (지점당)."""
    return frozenset(_PER.findall(question))


def without_particle(name: str) -> str:
    """Return a name without what sets it against another (청년층보다, 공방부터)."""
    return _BESIDE_ANOTHER.sub("", name)


def _without_ending(name: Name) -> Name:
    """Return a name that its stem stands for too (이용 for 이용자, 예산 for 총예산)."""
    name = replace(name, text=without_particle(name.text))
    if _TOTAL.match(name.text):
        name = replace(name, others=(*name.others, name.text[1:]))
    if name.text in _ALSO:
        name = replace(name, others=(*name.others, _ALSO[name.text]))
    found = _ENDING.match(name.text)
    return replace(name, others=(*name.others, found[found.lastindex or 0])) if found else name
