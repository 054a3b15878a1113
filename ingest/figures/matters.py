"""Figures named after the matter that their heading is of, where their labels do not say it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.figures.words import period_of
from ingest.model import Figure
from ingest.outline.matters import is_recurring, subject_of

#: What stands in every report beside other matters: none of it says of what the number is.
_GENERAL = re.compile(
    r"(?:(?:전체|주요|세부|연간|누적|신규|기존|합계|소계|총계|계|총|약|최종|당초|기정|변경|증감액?|증가|감소|향상|달성"
    r"|목표|실적|계획|현황|개최|추진|추진상황|추진실적|추진내용|주요내용|사업|사업내용|내용|대상|규모|기간|개요|성과|구분|비고"
    r"|소요|예산액?|사업비|소요예산|총사업비|사업예산|예산현액|본예산|추경|집행|집행액|집행률|지출액?|잔액|금액|비용"
    r"|시비|국비|구비|민자|자부담|지원|지원금액?|지원규모|지원내용|지원대상|이용|이용자|이용객|방문|방문객|참여|참가|참여자"
    r"|참가자|인원|교육|교육생|수료|선발|모집|선정|채용|취업|매출|매출액|투자|투자유치|상담|계약|수주|조직|인력|정원|현원"
    r"|입주|입주기업|기업|업체|참여기업|참가기업|지상|지하|연면적|면적|위치|장소|시설|기타|명|수|률|율|및|등|의)\s*)+"
)
#: A total is of its table, whose other rows go without the matter.
_TOTAL = re.compile(r"(?:소|합|총)?계$")
_PARENTHESES = re.compile(r"\([^()]*\)|['’‘]?\d+\s?(?:년도?|월|분기|개월)?|[^\w\s]")
#: 예산 : 420백만원
_STATES = re.compile(r"[:：]\s*[^\w\s]*\d")
#: 공방 조성 ⇨ 공정률 40%: what came of it.
_COMES = re.compile(r"\s*[⇨→➡⇒➔]")
#: 새 도서관 건립(~’27. 3월)
_WHEN = re.compile(r"\s*\([^()]*\d[^()]*\)$")
_LONGEST = 30
_SAME = 6


def with_matter(figure: Figure, *, in_text: bool) -> Figure:
    """Return a figure whose row begins with what its heading is of.

    Parameters
    ----------
    figure
        As it was read; a table's total stays as it is.
    in_text
        Whether it stands in running text. A table says by itself what its rows are of, unless
        all labels of a cell recur everywhere (예산, 목표).
    """
    labels = (*figure.row, *figure.column)
    if not in_text and any(_TOTAL.match(label) or not _is_general(label) for label in labels):
        return figure
    matter = _matter(figure)
    if not matter or any(matter in label or _repeats(label, matter) for label in labels):
        return figure
    return replace(figure, row=(matter, *figure.row))


def _matter(figure: Figure) -> str:
    """Return the innermost title that names a matter and is no statement of the figure itself.

    One that recurs under other matters too (지원내용, 개최 실적) gives way to what it stands under.
    """
    amount = re.compile(rf"(?<![\d,.]){re.escape(figure.text)}(?!\w)")
    heads = [t for t in figure.heading if not amount.search(t) and not _STATES.search(t)]
    titles = [_WHEN.sub("", subject_of((_COMES.split(title)[0],))) for title in heads]
    said = [title for title in titles if 0 < len(title) <= _LONGEST]
    own = [title for title in said if title.endswith("현황") or not _is_general(title)]
    return (own or said or [""])[-1]


def _repeats(label: str, matter: str) -> bool:
    return len(label) >= _SAME and label in matter


def _is_general(label: str) -> bool:
    if period_of((label,)) and is_recurring(label):
        return True
    name = " ".join(_PARENTHESES.sub(" ", label).split())
    return not name or _GENERAL.fullmatch(name) is not None
