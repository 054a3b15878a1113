"""Whether a statement holds a number of the unit, and of the measure, that a question asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod

from assistant.compose.items import Item
from assistant.compose.labels import with_above
from assistant.compose.rows import RowItem
from assistant.question import Understood
from assistant.question.units_asked import counted_in
from ingest.cleaning import clean
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import same_unit

# A bound or a measure that is asked for, and how a statement says it.
_MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (
            r"얼마까지|(?<!부터\s)몇\s*[가-힣%]+까지|많게는|(?:제일|가장)\s많이\s[가-힣]{1,6}면"
            r"|최대|한도|up to|maximum",
            r"최대|한도|이내|상한|까지",
        ),
        (
            r"다달이|달마다|매달|한\s*달(?!\s*(?:만|동안|새))|월\s*얼마|월급|monthly|per month",
            r"(?<![\d개])(?<!\d\s)월|매달",
        ),
        (
            r"한\s*(?:사람|명)(?:당|에|한테)|1인당|인당|per (?:person|head)",
            r"인당|(?<!\d)1\s?[인명]|/인",
        ),
    )
)
_DATED = re.compile(r"['’‘]\d\d(?:\.\s?\d{1,2}){0,2}|\d{2,4}\.\s?\d{1,2}\.\s?\d{1,2}")
_NUMBERING = re.compile(r"(?:(?<=\s)|^)\d{1,2}[.)]\s?(?=[가-힣A-Za-z])")  # 3. 주거 지원
_EACH = re.compile(r"당(?![가-힣])")
_FEW, _ONE_OF_MANY = 2, 0.85  # figures of a unit, and what more than a few of them count
_UNMEASURED = 0.6  # what a figure counts that does not say the measure asked for
_FOREIGN = frozenset({"달러", "유로", "엔", "위안"})
_ORDINAL = re.compile(r"\d\s?(?:번째|위)(?![가-힣])|\d\s?번째|제\s?\d+\s?[회차호]")
_TO_ONE = re.compile(r"\d\s?(?::|대)\s?1(?!\d)")  # how 경쟁률 is told, which is no share
_UNSURE = 0.85  # what an amount in another currency counts
THINGS = frozenset({"개", "개사", "개소", "곳", "업체", "社", "사"})
"""Units of what is counted as places or things are."""
_TOLD = 0.85  # what a figure counts that the question states already
_ASKS_NUMBER = re.compile(r"몇|얼마")


def unit_fit(item: Item | RowItem, question: Understood) -> float:
    """Look for a number of the right unit family; a table's unit counts for its bare cells."""
    found = _quantities(item.text)
    if "번째" in question.units and _ORDINAL.search(item.text):
        return 1.0
    if "경쟁률" in question.search and _TO_ONE.search(item.text):
        return 1.0
    fitting = [
        q
        for q in found
        if any(has_unit(q.unit, wanted) for wanted in question.units) and not is_each(item.text, q)
    ]
    if fitting and all(is_told(q, question.search) for q in fitting):
        return _TOLD
    if fitting:
        return _ONE_OF_MANY if isinstance(item, Item) and len(fitting) > _FEW else 1.0
    if any(_printed(unit).search(item.text) for unit in question.units):
        return 1.0
    counted = counted_in(question.search)
    if counted and any(item.text[q.end :].lstrip().startswith(counted) for q in found):
        return 1.0
    if isinstance(item, RowItem) and re.search(r"\d", item.text):
        around = f"{item.text} {item.around} {item.table.unit or ''}"
        said = any(_UNIT_WORDS.get(u, re.compile(u)).search(around) for u in question.units)
        return 0.8 if said and any(map(_is_bare, item.row.cells)) else 0.2
    if "원" in question.units and any(q.unit in _FOREIGN for q in found):
        return _UNSURE
    return 0.3 if found else 0.0


@lru_cache(maxsize=64)
def _printed(unit: str) -> re.Pattern[str]:
    """Return what finds a number with a unit that is asked for as it is written (몇 데시벨)."""
    return re.compile(rf"\d\s?{re.escape(unit)}(?![가-힣]{{2}})")


@lru_cache(maxsize=16384)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(parse_quantities(text))


def is_each(text: str, figure: Quantity) -> bool:
    """Say whether a number in a text only says of how many each something is (1명당 30만원)."""
    return _EACH.match(text, figure.end) is not None


def is_told(figure: Quantity, asked: str) -> bool:
    """Say whether a question that asks for a number states a figure itself (99곳 중 몇 곳).

    Examples
    --------
    >>> figures = parse_quantities("서면심사 99개사, 선정 65개사")
    >>> [is_told(figure, "99곳을 심사했던데 몇 곳을 뽑았나요?") for figure in figures]
    [True, False]
    """
    return any(
        figure.value == told.value
        and (same_unit(figure.unit, told.unit) or {figure.unit, told.unit} <= THINGS)
        for told in _told(asked)
    )


@lru_cache(maxsize=64)
def _told(asked: str) -> tuple[Quantity, ...]:
    """Return the figures that a question for a number states."""
    if _ASKS_NUMBER.search(asked) is None:
        return ()
    return tuple(q for q in parse_quantities(asked) if q.unit and q.value > 1)


@lru_cache(maxsize=16384)
def _is_bare(cell: str) -> bool:
    """Say whether a cell has a number whose unit stands elsewhere: not 90백만원, not '31.3.1."""
    text = _NUMBERING.sub("", _DATED.sub(" ", clean(cell)))
    for found in reversed(_quantities(text)):
        if found.unit:
            text = text[: found.start] + text[found.end :]
    return re.search(r"\d", text) is not None


def has_unit(unit: str, wanted: str) -> bool:
    """Say whether a number with ``unit`` may be the one that is ``wanted``; none has none."""
    return bool(unit) and (same_unit(unit, wanted) or (wanted == "%" and unit == "%p"))


# What a table's headings say where its cells hold bare numbers.
_UNIT_WORDS = {
    "원": re.compile(r"원|예산|[가-힣]액"),
    "%": re.compile(r"%|률|율|비중"),
    "명": re.compile(r"명|정원|현원|인원|[가-힣]자\s*수?$"),
}


def measure_fit(item: Item | RowItem, question: Understood) -> float:
    """Return 1, or less for each measure asked for (한도, 1인당) that a statement does not say."""
    text = with_above(item)
    asked = (said for wanted, said in _MEASURES if wanted.search(question.search))
    return prod(1.0 if said.search(text) else _UNMEASURED for said in asked)
