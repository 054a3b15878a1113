"""What an answer names: the one thing it gives, or the office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.attributes import is_attribute
from assistant.question.names import names_in
from assistant.question.phrases import phrases_of
from assistant.question.roles import TOPIC
from assistant.question.which import bodies_in
from assistant.question.years import without_years
from index.records import ReportInfo

_ACCORDING = re.compile(r"^.{0,60}?보고(?:서)?에\s*(?:따르면|는)\s*|\[\d{1,3}\]")
_NO_PARTICLE = r"(?=이[고며]|입|은|는|가|의|에|로|[^가-힣]|$)"
_OFFICE = re.compile(
    r"(?<![가-힣])(?!다음과)[가-힣]{2,}(?:(?<![결효성초경통])과|팀|담당관|추진단|추진반|본부)"
    + _NO_PARTICLE
)
_SUBJECT = re.compile(r"^(?P<subject>[^,.:\n|]{2,40}?)[은는]\s(?=\S)")
_NO_SUBJECT = re.compile(r"^(?:아니|네|예|다음|보고서|질문|찾|그|이)(?:[^가-힣]|$)|[\d%]$")
# 예산이 가장 큰 것은 솔뫼관 3억원입니다.
_CHOSEN_IS = re.compile(
    r"^.{0,60}?(?:가장|제일|번째로)\s(?:많이\s)?\S+\s(?:것|곳|데|과|사업|분야)[은는]\s(?P<chosen>\S.*)$"
)
_ITEM = re.compile(r"^(?P<name>[^\d,:|]{1,24}?)(?:[은는이가])?\s[△▲약]?\s?\d[\d,.]*")
_BETWEEN = re.compile(r",\s|[·;]\s|하고\s")
_FIGURE = re.compile(r"\d")
_FIGURED = re.compile(
    r"^(?P<name>[^\d,:|]{1,24}?)(?:[은는이가])?\s(?P<figure>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[가-힣%㎡]{1,4}?)"
    r"(?:\(.*)?(?:입니다|이다|이에요|예요)?\.?$"
)
_LISTED = re.compile(
    r"^(?:[^,.\n]{2,30}[은는]\s)?(?P<names>[^\s,·][^,·\n]{0,14}(?:(?:,\s|[·]\s?)[^\s,·][^,·\n]{0,14}?)+)"
    r"(?:\s등)?(?:\s?(?:의\s)?(?:\d{1,2}|[두세네]|다섯|여섯)\s?(?:곳|군데|개소|개사|개|가지|팀|명))?"
    r"(?:입니다|이다|예요|이에요|으로\s.*|로\s.*)?\.?$"
)
# 나루관과 솔뫼관입니다, 나루관과 솔뫼관 두 곳이 있습니다.
_TWO = re.compile(
    r"^(?:[^,.\n]{2,30}[은는]\s)?(?P<one>[^\s,·][^,·\n]{1,28}?)(?:이랑|랑|하고|[과와])\s(?P<other>[^\s,·][^,·\n]{1,28}?)"
    r"(?:,?\s(?:이렇게\s)?(?:두|2)\s?\S{1,4}?)?(?:이\s있습니다|가\s있습니다|입니다|이다|예요|이에요|이\s있어요|가\s있어요)\.?$"
)
_NO = re.compile(
    r"^(?:아니요|아니오|아닙니다|아뇨|네|예|맞습니다|그렇습니다|그렇지\s않습니다)[,.]\s+"
)
_OWN_YEAR = re.compile(r"^(?:19|20)\d{2}년?\s")
_NAME = re.compile(r"^[가-힣A-Za-z&+]{1,12}(?:\s[가-힣A-Za-z&+]{1,8})?$")
_SENTENCE = re.compile(r"(?<=[다요])\.\s|\n")


def office_in(answer: str) -> str:
    """Return the first office (…과, …팀) that an answer names, ``""`` where there is none."""
    match = _OFFICE.search(_ACCORDING.sub("", answer.strip()))
    return match.group() if match else ""


def subject_in(answer: str) -> str:
    """Return what the first sentence of a short answer tells of, or nothing.

    Examples
    --------
    >>> subject_in("솔뫼관 조성 공정률은 40%입니다.")
    '솔뫼관 조성 공정률'
    """
    told = _SUBJECT.match(_ACCORDING.sub("", answer.strip()))
    return told["subject"].strip() if told and not _NO_SUBJECT.match(told["subject"]) else ""


def items_in(answer: str) -> tuple[str, ...]:
    """Return the names that an answer gives a figure each, in their order (가관 3명, 나관 5명).

    Examples
    --------
    >>> items_in("나루관 1,200명, 솔뫼관 300명, 별빛관 20명입니다.")
    ('나루관', '솔뫼관', '별빛관')
    """
    plain = _SENTENCE.split(_ACCORDING.sub("", answer.strip()), maxsplit=1)[0]
    found = [_ITEM.match(part.strip()) for part in _BETWEEN.split(plain)]
    return tuple(item["name"] for item in found if item) if len(found) > 1 and all(found) else ()


def figures_in(answer: str) -> tuple[tuple[str, float], ...]:
    """Return the names that an answer gives a figure of one unit each, with the figures.

    Examples
    --------
    >>> figures_in("나루관 1,200명, 솔뫼관 300명입니다.")
    (('나루관', 1200.0), ('솔뫼관', 300.0))
    """
    plain = _SENTENCE.split(_ACCORDING.sub("", answer.strip()), maxsplit=1)[0]
    parts = [_FIGURED.match(part.strip()) for part in _BETWEEN.split(plain)]
    told = [(p["name"], float(p["figure"].replace(",", "")), p["unit"]) for p in parts if p]
    alike = len(told) > 1 and len(told) == len(parts) and len({unit for *_, unit in told}) == 1
    return tuple((name, figure) for name, figure, _ in told) if alike else ()


def names_listed(answer: str) -> tuple[str, ...]:
    """Return the names that a short answer lists with no figure each, in their order.

    Examples
    --------
    >>> names_listed("나루, 솔뫼, 별빛 3곳입니다.")
    ('나루', '솔뫼', '별빛')
    """
    first = _SENTENCE.split(_ACCORDING.sub("", answer.strip()), maxsplit=1)[0]
    listed = _LISTED.match(first)
    names = tuple(re.split(r",\s|[·]\s?", listed["names"])) if listed else ()
    return names if len(names) > 1 and all(_NAME.match(name) for name in names) else ()


def two_named(answer: str) -> tuple[str, ...]:
    """Return the two names that a short answer consists of, or nothing.

    Examples
    --------
    >>> two_named("봄 바둑대회와 가을 장기대회, 두 대회입니다.")
    ('봄 바둑대회', '가을 장기대회')
    """
    first = _SENTENCE.split(_ACCORDING.sub("", answer.strip()), maxsplit=1)[0]
    if two := _TWO.match(first):
        return (_OWN_YEAR.sub("", two["one"]), _OWN_YEAR.sub("", two["other"]))
    listed = names_listed(answer)
    return listed if len(listed) == len(("one", "other")) else ()


def named_in(answer: str, question: str, reports: Sequence[ReportInfo]) -> str:
    """Return the first name in an answer's first sentence that the question lacks, or nothing."""
    plain = _NO.sub("", _ACCORDING.sub("", answer.strip()))
    first = without_years(_SENTENCE.split(plain, maxsplit=1)[0])
    if chosen := _CHOSEN_IS.match(first):
        first = chosen["chosen"]
    asked = re.sub(r"\s", "", question)
    for name in names_in(first):
        known = name in asked or _FIGURE.search(name) or is_attribute(name)
        if not known and not bodies_in(name, reports):
            # Kiwi takes the 과 of an office for a particle.
            office = re.search(
                rf"{re.escape(name)}과(?=이[고며]|입|은|는|가|의|에|로|[\s,.(]|$)", first
            )
            return f"{name}과" if office else _whole_name(name, first, reports)
    return ""


def _whole_name(name: str, text: str, reports: Sequence[ReportInfo]) -> str:
    """Return a name with the nouns that follow it without a particle (가온 동행일자리)."""
    behind = text[text.index(name) + len(name) :] if name in text else ""
    following = re.match(r"\s(?P<word>[가-힣A-Za-z]{2,})", behind)
    if following is None:
        return name
    phrase = phrases_of(following["word"], reports)[0]
    return f"{name} {phrase.stem}" if phrase.role == TOPIC else name
