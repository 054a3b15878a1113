"""What a heading path is of: its innermost title that names a matter, without its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.cleaning import clean

_NUMBERING = re.compile(
    r"^(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+\s*[.．]?(?=\s|[가-힣])|\d{1,2}\s*[.)]?(?=\s)|[①-⑳]+|[가-하][.)]\s|[□■○ㅇ●◦\-－•·*※▶‣]\s*)\s*"
)
# Headings that recur everywhere and say nothing of what they stand under.
_RECURRING = re.compile(
    r"^(?:[『「【\[(<]?\s*)?(?:’?'?\d{2,4}년?도?\s*)?(?:세부|주요|사업|추진|향후|조성|운영|예산|일반|기본|업무|시설|분기|\d분기|대상|그간|현재|올해)*\s*"
    r"(?:개요|현황|실적|계획|추진계획|일정|목표|내용|배경|목적|근거|성과|집행\s*현황|추진\s*일정|보고|업무보고|사항|기능|방향|예산|예\s*산|편성|및|추진|·|\s)+"
    r"(?:\(.*\)|※.*)?$"
)
# Figures with their labels, which stand above a table as its sums: 정원 235명, 현원 223명.
_FIGURES = re.compile(r"[가-힣]{2,8}\s?:?\s?\d[\d,.]*\s?\S{1,4}?(?:\s?[,/·]\s?|$)")
_LONGEST = 45


def is_recurring(heading: str) -> bool:
    """Say whether a heading recurs everywhere and names no matter (사업개요, 향후 추진 일정)."""
    name = strip_numbering(heading)
    return not name or _RECURRING.match(name) is not None


def subject_of(heading: Sequence[str]) -> str:
    """Return the innermost heading that names a matter, or ``""``.

    Recurring headings (사업개요, 추진실적), sums and numbering say nothing by themselves.
    """
    for text in reversed(heading):
        name = strip_numbering(re.split(r"\s[:：]\s", text)[0])
        if not is_recurring(name) and not _is_sums(name) and len(name) <= _LONGEST:
            return name
    return ""


def _is_sums(name: str) -> bool:
    """Say whether a heading is nothing but two or more figures with their labels."""
    figures = [*_FIGURES.finditer(name)]
    return len(figures) > 1 and sum(len(figure[0]) for figure in figures) == len(name)


def strip_numbering(text: str) -> str:
    """Return a cleaned heading without its number or bullet."""
    text, previous = clean(text), None
    while text != previous:
        previous, text = text, _NUMBERING.sub("", text).strip()
    return text
