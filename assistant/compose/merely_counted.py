"""Whether those whose names are asked for are only counted: 공방 지원(12개사) names none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.labels import labelled_as
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.compose.unnamed import names_in
from assistant.question import Understood

# Those who have names of their own, each sort with how a report counts it.
_SORTS = (
    (
        r"(?:기업|회사|업체|스타트업|개사|운용사|제작사|투자사|협력사|금융사|(?<![공행인가역의])[가-힣]사(?=들?의?\s(?:이름|명단|명칭)))",
        r"\d\s?(?:개\s?사|社|개?\s?(?:기업|업체|회사|스타트업)|곳)|(?:기업|업체|운용사)\s?수(?![가-힣])",
    ),
    (r"브랜드", r"\d\s?(?:개\s?사|社|개?\s?브랜드)"),
    (r"팀", r"\d\s?개?\s?팀"),
    (r"전시회", r"\d\s?개?\s?전시회"),
    (r"(?:작가|디자이너|감독|수상자|창작자|\d\s?명|\d\s?분)", r"\d\s?명"),
    (r"(?:대학|학교)", r"\d\s?개?\s?(?:대학|학교|개교)"),
)
_CALLED = r"이름|명단|명칭|성함|상호|회사명|업체명|기업명|팀명|브랜드명|학교명|대학명"
# Those that are asked for beside the ones named, where a report only counts them (누리사 외 2개사).
_REST = re.compile(rf"(?:나머지|다른)\s[^.?!]*(?:{_CALLED}|어디|누구)")
_BESIDES = re.compile(r"\s외\s?\d+\s?(?:개|곳|명|팀|社|인)")
_ASKED = tuple(
    (
        re.compile(
            rf"{sort}들?의?\s?(?:모두\s?|전부\s?)?(?:{_CALLED})"
            rf"|{sort}들?[은는이가]?\s?(?:어디어디|누구누구)|(?:어느|어떤|무슨)\s?{sort}들"
            rf"|{sort}들?\s?\S{{0,3}}\s?(?:곳|개사|개|팀|군데)[은는의]?\s?(?:어디|{_CALLED})"
        ),
        re.compile(counted),
    )
    for sort, counted in _SORTS
)
_BRACKET = re.compile(r"\s?(?:\S{0,6}\s?)?[(:]\s?(?P<inside>[^()]{2,})")
# What is listed right before its number (누리상사, 솔뫼상회 등 2개사).
_LISTED = re.compile(
    r"(?:등|외)\s?(?:총\s?)?\d*$|[가-힣A-Za-z]{2,}\s?[,·]\s?[가-힣A-Za-z]{2,}\s\d*$"
)
_READ = 12
_AS_WELL, _AS_MUCH = 0.8, 0.98  # of the best cover: what may name them beside their number, without


def merely_counted(question: Understood, evidence: Sequence[Evidence]) -> bool:
    """Say whether a question asks for the names of those that the nearest statements only count.

    Names stand in brackets behind the number, right before it, or in a statement that speaks of the
    matter as much and counts nobody.
    """
    if question.kind in ("figure", "compare"):
        return False
    if evidence and _REST.search(question.search) and _BESIDES.search(evidence[0].item.text):
        return True
    counted = next((c for asked, c in _ASKED if asked.search(question.search)), None)
    if counted is None or not evidence:
        return False
    top = max(evidence[:_READ], key=lambda one: one.cover)
    if not any(counted.search(one.item.text) for one in (evidence[0], top)):
        return False
    spelt = (question.search, *(found.written for found in question.expansions))
    own = squeezed(" ".join(spelt))
    near = [one for one in evidence[:_READ] if one.cover >= _AS_WELL * top.cover]
    # A label tells who it is (수탁기관 : 누리상사 외 2개사), whatever stands near.
    if labelled_as(evidence[0].item, "who") and _has_name(evidence[0].item.text, own):
        return False
    return not any(
        (labelled_as(one.item, "who") and not _is_counts(one.item))
        or _names_beside(one.item.text, counted, own)
        or (
            one.cover >= _AS_MUCH * top.cover
            and not counted.search(one.item.text)
            and _has_name(one.item.text, own)
        )
        for one in near
    )


def _is_counts(item: Item | RowItem) -> bool:
    """Say whether all cells of a table's row are numbers (운용사 수 26 6 2)."""
    return isinstance(item, RowItem) and all(
        re.search(r"\d", cell) for cell in item.row.cells if cell.strip(" -")
    )


def _names_beside(text: str, counted: re.Pattern[str], own: str) -> bool:
    """Say whether a text names those it counts, right before or right behind their number."""
    for match in counted.finditer(text):
        behind = _BRACKET.match(text, match.end())
        if behind and _has_name(behind["inside"], own):
            return True
        if _LISTED.search(text[: match.start()]):
            return True
    return False


def _has_name(text: str, own: str) -> bool:
    """Say whether a text has a name that is none of the question's own words."""
    return any(name not in own for name in names_in(text))
