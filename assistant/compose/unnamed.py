"""Whether a person or a firm is asked for by name, and no name stands in what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.labels import labelled_as
from assistant.compose.matching import squeezed
from assistant.question import Understood
from index.morphemes import Morpheme, commonness, morphemes

_FIRM = (
    r"(?:업체|회사|기업|기관|단체|법인|병원|포털|은행|사무소|시공사|설계사|설계자|수탁자|수탁사|운영사|주관사"
    r"|수탁기관|건축사|건축가|운용사|위탁사|제작사|투자사|금융사|협력사|참여사|개발사|시행사|공급사|배급사)"
)
_PERSON = (
    r"(?:사람|분|명|대표|대표이사|교수|작가|감독|디자이너|수상자|배우|브랜드|회장|이사장|센터장|관장"
    r"|원장)"
)
_ASKED = re.compile(
    rf"{_PERSON}[은는이가]?\s?누구(?!에게|한테|나)|(?:{_PERSON}|{_FIRM})[의들]?\s(?:이름|성함|명칭|상호|회사명|업체명|기업명)"
    rf"|(?:{_FIRM}|대학교?|학교|팀)\s?\d+\s?(?:곳|개사|개교?|군데|팀)?의?\s(?:이름|명칭)"
    rf"|{_FIRM}(?:으로|[로은는이가])?\s(?:\S+\s)?(?:어디[가이]|어느\s?(?:곳|데))"
    rf"|(?:어느|어떤|무슨)\s?{_FIRM}|{_FIRM}[은는이가]?\s?(?:어디|누구|무엇|뭐|뭔)|{_FIRM}\S{{0,2}}\s?어디로"
    r"|\bwho\b",
    re.IGNORECASE,
)
# Departments and their staff are told by the lines under a heading.
_OFFICE = re.compile(r"담당|연락처|전화|부서|대상")
# What is written in Latin letters and names nobody.
_ACRONYM_WORDS = """
    ai it mou xr vr ar mr ip sns tf pr b2b ict ott ost tv db esg sw
"""
_ACRONYMS = frozenset(_ACRONYM_WORDS.split())
_BODY = re.compile(
    r"[가-힣A-Za-z]{2,}(?:재단|협회|대학교?|진흥원|공단|은행|그룹|연구원|조합|학원|연맹)(?![가-힣])|㈜|\(주\)"
)
# What stands before such a word and names none of them (운영대학, 참여기관).
_ANY = re.compile(r"^(?:운영|참여|선정|관련|유관|전문|협력|수행|지원|대상|우수|해외|국내)")
_DEPARTMENT = re.compile(r"[가-힣]{2,}(?:과|담당관|관|국|실|팀)$")
_AREA = re.compile(r"[시도군구동로길]$")
_USUAL = 5e-5  # of all text: a name this common (서울) is a city's or a country's
_AS_WELL = 0.8  # of what the best speaks of, another that may tell the name does
_READ = 6


def unnamed(question: Understood, evidence: Sequence[Evidence]) -> bool:
    """Say whether a question asks for a name, and the best candidates hold none but its own words.

    A name is a proper noun, a word that is no word of the language (coined by a firm), or one in
    Latin letters; what stands behind a label that tells who (수탁기관 : …) is taken for one.
    """
    if question.kind in ("figure", "compare") or not _ASKED.search(question.search):
        return False
    if _OFFICE.search(question.search) or not evidence:
        return False
    best = evidence[0]
    read = (best, *(e for e in evidence[1:_READ] if e.cover >= _AS_WELL * best.cover))
    spelt = (question.search, *(found.written for found in question.expansions))
    own = squeezed(" ".join(spelt))
    return not any(
        labelled_as(one.item, "who") or any(name not in own for name in names_in(_text(one)))
        for one in read
    )


def _text(evidence: Evidence) -> str:
    item = evidence.item
    if isinstance(item, Item):
        return " ".join((item.text, *(parent.text for parent in item.parents[-1:])))
    labels = (label for label in item.labels if not _DEPARTMENT.match(label))
    return " ".join((*labels, *item.row.cells))


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[str, ...]:
    """Return what in a text may be a name of a person, a firm or a body, squeezed."""
    (found,) = morphemes([text])
    bodies = (squeezed(body) for body in _BODY.findall(text))
    return (*(body for body in bodies if not _ANY.match(body)), *_named(found))


def _named(found: Sequence[Morpheme]) -> Iterator[str]:
    for morpheme in found:
        plain = squeezed(morpheme.form)
        if len(plain) < 2 or plain in _ACRONYMS:
            continue
        share = commonness(morpheme)
        proper = morpheme.tag == "NNP" and share < _USUAL and not _AREA.search(plain)
        coined = morpheme.tag in ("NNG", "NNP") and not share
        if proper or coined or morpheme.tag == "SL":
            yield plain
