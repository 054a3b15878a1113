"""What looks like the answer and is another's: an earlier edition, a sister body, a bare count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.candidates import context_of, span
from assistant.compose.counting import NAMING, listed_counts, stated_count
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Name, squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood
from assistant.question.years import names_year

_BEFORE = 2  # letters before a kind of body that is the rarest part of a name (지원센터)
_REACH = 10  # lines around a statement in which its list may stand
_LOOKED = 40
# A year beside a name (가온 공예주간 2033, 2033 가온 공예주간), which tells an edition from others.
_EDITION = re.compile(
    r"(?<![\d.,~∼-])(?<!\d\s)(20\d{2})(?=\s?(?:[’'」』\"”]|[가-힣A-Za-z「『‘“(]|$))"
    r"(?!\s?(?:[명개원건회억만년월]|백만))"
)
# Bodies, places and events whose last part tells them from their sisters (창업허브, 창업센터).
_KIND = re.compile(
    r"(?:허브|센터|캠퍼스|랩|스퀘어|타운|단지|[물학술]관|도서관|체육관|교육원|재단|진흥원|공단|공사|펀드|위크|포럼"
    r"|페스티벌|어워즈|쇼룸|스튜디오|아카데미|학교|대학원|플라자|밸리|지구|특구|위원회|카페|쉼터|축제|박람회|대회"
    r"|챌린지|조례|(?<=[가-힣]{3})(?<!지원)(?<!신청)(?<!모집)(?<!참여)(?<!교육)(?<!선발)(?<!선정)(?<!점검)(?<!조사)(?<!평가)대상)$"
)
# Sorts of names of which a list that has others, and not the one asked about, does not tell.
_SAME_SORT = tuple(
    re.compile(sort)
    for sort in (
        r"(?!전문)[가-힣]{2,6}대(?:학교)?",
        r"[가-힣]{1,4}은행",
        r"[가-힣]{2,4}구",
        r"코스피|코스닥|코넥스|나스닥",
    )
)
_TOLD, _NAMED_BY_COLUMN = 0.7, 0.3  # credit of a name that a statement, or a table, has in part
_QUOTED = re.compile(r"<[^<>]{2,40}>|'(?!\d)[^']{2,40}'|「[^」]{2,40}」|‘[^’]{2,40}’")
_ASKS_NAMES = re.compile(r"이름|성함|명단|명칭|성명")
# What is asked of things that are counted, and not their names (12곳에 둘 시설, 88개는 어떤 분야).
_SORTED = re.compile(r"분야|종류|유형|갈래|시설|업종|내용|특징|기능|조건|기준|혜택|방법|역할")
# Universities are named by names of their own, however few.
_SCHOOLS = re.compile(r"\d{1,3}\s?(?:개|곳|군데)?의?\s?(?:곳의\s)?대학|(?:어느|어떤|무슨)\s?대학")
_SCHOOL = re.compile(r"[가-힣]{2,8}대(?:학교)?(?![가-힣])")
_FEW = 2
_AS_WELL = 0.8  # of what the best speaks of, another that tells of the matter does
_COUNTED = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3})\s?(?:개(?![월년])|곳|명|분|팀|가지|나라|도시|지역)"
)


def other_edition(question: Understood, item: Item | RowItem, newest: int) -> bool:
    """Say whether a statement stands under the edition of another year than the one asked about.

    Parameters
    ----------
    newest
        The year of the newest report: a later year beside a name is a part of it (비전 2040).
    """
    if len(question.years) != 1:
        return False
    for text in _outwards(item):
        if any(int(year) <= newest + 1 for year in _EDITION.findall(text)):
            return not names_year(text, question.years[0])
    return False


def _outwards(item: Item | RowItem) -> Iterator[str]:
    """Yield a statement's text and what it stands under, the nearest first."""
    yield item.text
    if isinstance(item, RowItem):
        yield from (item.column_text, item.table.caption, *item.table.heading[-1:])
    else:
        yield from (parent.text for parent in reversed(item.parents))
        yield from item.heading[-1:]


def sisters(
    names: Sequence[Name], evidence: Evidence, body: str, question: str = ""
) -> Iterator[str]:
    """Yield the bodies, places and events that a candidate, or its report's body, is not of.

    It shares other parts of their names: 가온창업허브 is told of by no line on 가온창업센터.
    """
    spoken = squeezed(f"{context_of(evidence.item)} {body}")
    enough = _NAMED_BY_COLUMN if isinstance(evidence.item, RowItem) else _TOLD
    bodies = [_KIND.search(name.text) is not None for name in names]
    told = [credit >= enough for credit in evidence.credits]
    for at, name in enumerate(names):
        if not name.core or not name.known or told[at] or not bodies[at]:
            continue
        if re.search(rf"{re.escape(name.text)}(?:인가요?|입니까|이에요|예요|인지)", question):
            continue  # what is asked to be one is not named (몇 번째 지원센터인가요)
        # The last of several bodies in a row is the one meant (가온허브 누리센터).
        if any(bodies[at + 1 : at + 2]) and told[at + 1]:
            continue
        start = name.text.find(name.core)
        own = name.text[max(0, start - _BEFORE) if _KIND.fullmatch(name.core) else start :]
        if not any(spelt in spoken for spelt in (own, *name.others)):
            yield name.text


def others_told(names: Sequence[Name], evidence: Evidence) -> Iterator[str]:
    """Yield the names in whose place a candidate has others of their sort.

    Its list of 가온대 and 나루대 tells nothing of 솔뫼대, that of banks nothing of another one.
    """
    own = evidence.item.text
    spoken = squeezed(context_of(evidence.item))
    for name in names:
        sort = next((sort for sort in _SAME_SORT if sort.fullmatch(name.text)), None)
        if sort is None or any(spelt in spoken for spelt in (name.text, *name.others)):
            continue
        if re.search(rf"(?<![가-힣])(?:{sort.pattern})(?![가-힣])", own):
            yield name.text


def only_counted(question: Understood, evidence: Sequence[Evidence]) -> bool:
    """Say whether a question asks for names, and the best candidate says but how many there are.

    What it stands right under may say so, too (작가 12명 선정: 심사 3회).
    """
    asked = _count(question)
    best = evidence[0].item
    if asked is None:
        return False
    above = best.parents[-1:] if isinstance(best, Item) else ()
    counting = next((item for item in (best, *above) if _states(item.text, asked)), None)
    if counting is None:
        return False
    close = [
        e.item
        for e in evidence[:_LOOKED]
        if e.item.report == best.report and abs(span(e.item)[0] - span(best)[0]) < _REACH
    ]
    if any(isinstance(item, RowItem) for item in close):
        return False
    below = sum(
        max(1, len(_QUOTED.findall(item.text)))
        for item in close
        if isinstance(item, Item) and counting in item.parents
    )
    # What else is listed nearby is not what is counted.
    enough = _AS_WELL * evidence[0].cover
    telling = [
        e.item.text
        for e in evidence[:_LOOKED]
        if e.item in close
        and (e.item is counting or e.cover >= enough or counting in _parents(e.item))
    ]
    if _SCHOOLS.search(question.search):
        names = {name for text in telling for name in _SCHOOL.findall(text)}
        return len(names) < min(asked, _FEW)
    listed = max((max(listed_counts(text), default=0) for text in telling), default=0)
    return max(below, listed) < asked


def _parents(item: Item | RowItem) -> tuple[Item, ...]:
    return item.parents if isinstance(item, Item) else ()


def _states(text: str, count: int) -> bool:
    counted = rf"(?<![\d.,]){count}\s?여?\s?(?:[개곳명팀종社]|회사)"
    bare = rf"(?<=[가-힣]\s){count}(?=[,)]|\s?$)"  # (공방 16, 체험장 12)
    return re.search(rf"{counted}|{bare}", text) is not None


def _count(question: Understood) -> int | None:
    """Return how many names a question asks for, ``None`` if it asks for none or says no number."""
    if question.kind not in (*NAMING, "definition") and not _ASKS_NAMES.search(question.search):
        return None
    found = _COUNTED.search(question.search)
    if found and _SORTED.search(question.search, found.end()):
        return None
    return int(found["number"]) if found else stated_count(question.search)
