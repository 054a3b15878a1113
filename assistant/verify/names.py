"""Names of departments and bodies: each must stand in the cited place or be a known new name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from assistant.answer import CheckedFigure
from assistant.verify.found import NAME, Found
from assistant.verify.pieces import squeezed
from assistant.verify.places import EXACT, NONE, Place
from index.records import Records

_STEM = (
    "정책|산업|투자|협력|기획|지원|관리|진흥|경제|복지|교육|문화|관광|환경|안전|행정|재정|예산|교통"
    "|주택|건설|도시|농업|입지|활성화|일자리|창업|청년|여성|가족|보건|건강|체육|공원|조직|인사|총무"
    "|법무|감사|홍보|정보|통신|데이터|디지털|혁신|전략|미래|세무|세제|회계|계약|자산|기반|금융|노동"
    "|상생|소상공인|민생|콘텐츠|생활|물류|토지|주거|재생|평생|학습|돌봄|아동|어르신|위생|식품|에너지"
    "|기후|녹지|하천|도로|시설|성장|경영|개발|사업|마케팅|육성|취업|고용|도서관|노인|장애인|징수|민원"
    "|보육|축산|농정|산림|수산|해양|항만|철도|버스|주차|상수도|하수도|자원순환|청소|대기|생태|조경|동물"
    "|의약|질병|소방|재난|비상|인권|세정|재산|법제|평가|조사|정비|계획|설계|스마트|균형|외국인|다문화"
    "|국제|통상|무역|반도체|로봇|바이오|미디어|문화재|유산|예술|인구|마을|자치|골목|상권|전통시장"
)
# Words that end in a body's kind whatever stands before.
_KINDS = (
    "센터|재단|공사|공단|진흥원|연구원|개발원|교육원|기술원|위원회|협의회|협회|본부|담당관|기획관"
    "|사업단|추진단|지원단|사업소|은행|대학교|과학관|박물관|미술관|도서관|체육관"
)
_WORD = re.compile(r"[가-힣A-Za-z0-9](?:[가-힣A-Za-z0-9&·]*[가-힣A-Za-z0-9])?")
_PARTICLES = re.compile(
    r"(?:(?:이?라는|입니다|이며|이고|이다|인데|임|에서는|에서도|에서의|에서|에게|에는|에도|에|으로|로"
    r"|까지|부터|와의|와는|와|과의|과는|과|은|는|이|가|을|를|의|도|만|및|등|장|측|별|내)\s?)+$"
)
_BODY = re.compile(rf"[가-힣A-Za-z0-9&·]{{2,}}(?:{_KINDS})")
_OFFICE = re.compile(rf"[가-힣A-Za-z0-9&·]{{0,12}}(?:{_STEM})(?:과|국|실|단|관|\d?팀)")
# Words that end as offices do and are none.
_NO_OFFICE = re.compile(
    r"(?:(?<!여)성|결|효|(?<!환)경|초|부|(?<!교)통|(?<!과)학|교)과$|(?:각|전|외|한|중|미|영|태)국$"
    r"|(?:현|교|육|무|의|구)실$|(?:수|집|판|진|중|첨|극|간|계|이)단$|(?:기|개|보|연|직)관$"
    r"|(?:창업|참여|지원|선정|입주|참가|우수|본선|국내외?|해외)팀$|사업[실관]$"
)
# What no conjunction 과 is followed by: it belongs to the name then (양자과가, 양자과에서).
_BEHIND_NAME = re.compile(
    r"에|가|를|로|입니다|이며|이고|이다|이(?![가-힣])|장|별|측|\s(?:업무\s?)?보고|\s(?:소관|담당)"
)
_SHORTEST = 4  # letters of a department whose kind is one letter


def check_names(text: str, places: Sequence[Place], records: Records) -> Iterator[Found]:
    """Yield each department or body that ``text`` names, with the place that names it too.

    A name that no place has is looked up under its other names, as the reports tell them.
    """
    for start, name in names_in(text, bodies_of(records)):
        at = next((place.n for place in places if name in place.letters), None)
        if at is None and places:
            others = other_names(records).get(name, ())
            at = next((p.n for p in places if any(other in p.letters for other in others)), None)
        if at is None and _conjunction(name, text[start:], places):
            continue
        state = EXACT if at is not None else NONE
        yield Found(start, CheckedFigure(name, name, "", state, at, kind=NAME))


def names_in(text: str, bodies: Set[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield each department or body in ``text`` and where it starts.

    ``bodies`` are names whatever they end in.

    Examples
    --------
    >>> list(names_in("창업정책과의 예산과 성과는 가온진흥원이 관리한다."))
    [(0, '창업정책과'), (15, '가온진흥원')]
    """
    for word in _WORD.finditer(text):
        name = _name(word[0], bodies)
        if name is not None:
            yield word.start(), name


def _conjunction(name: str, rest: str, places: Sequence[Place]) -> bool:
    """Say whether what looks like a name is a word of the place with 과 (기술지원과 판로)."""
    if name[-1] != "과" or _BEHIND_NAME.match(rest, len(name)):
        return False
    word = re.compile(rf"{re.escape(name[:-1])}(?![과국실단관팀])")  # 경제정책실 is a name itself
    return any(word.search(place.letters) for place in places)


@lru_cache(maxsize=2)
def bodies_of(records: Records) -> frozenset[str]:
    """Return the bodies that submitted the reports, each word of their names too."""
    bodies = {report.body for report in records.reports()}
    return frozenset({word for body in bodies for word in (squeezed(body), *body.split())} - {""})


@lru_cache(maxsize=2)
def other_names(records: Records) -> dict[str, tuple[str, ...]]:
    """Return what else a thing is called, both ways, as the reports tell; without spaces."""
    called: dict[str, list[str]] = {}
    for rename in records.renames():
        old, new = squeezed(rename.old), squeezed(rename.new)
        called.setdefault(old, []).append(new)
        called.setdefault(new, []).append(old)
    return {name: tuple(others) for name, others in called.items()}


def _name(word: str, bodies: Set[str]) -> str | None:
    """Return the name that a word is, without its particles."""
    ending = _PARTICLES.search(word)
    cut = ending.start() if ending else len(word)
    for end in range(len(word), max(cut, 2) - 1, -1):
        name = word[:end]
        if name in bodies or _BODY.fullmatch(name):
            return name
        if end < _SHORTEST or _NO_OFFICE.search(name):
            continue
        if _OFFICE.fullmatch(name) or (name[-1] == "과" and _BEHIND_NAME.match(word, end)):
            return name
    return None
