"""Which of two figures is greater, where a question takes it for granted (정원을 넘었다는데)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.candidates import span
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.premise.clause import selects
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem
from assistant.compose.sentences import row_label
from ingest.cleaning import clean, clean_label

_MORE, _LESS = "많|높|크|초과|넘|웃돌|늘", "적|낮|작|부족|모자라|못\\s?미치|밑돌"
_COMPARES = rf"(?:[\d,.]+\s*[가-힣%]+\s*|더\s*|훨씬\s*)*(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
_NAME = r"[가-힣A-Za-z0-9]+"
# 공공형 목표가 민간형보다 많다; 현원이 정원보다 많다.
_THAN = tuple(
    re.compile(pattern + _COMPARES)
    for pattern in (
        rf"(?P<one>{_NAME}?)\s+{_NAME}(?:이|가|은|는|도)\s+(?P<other>{_NAME})보다\s*",
        rf"(?P<one>{_NAME}?)(?:이|가|은|는|도)\s+(?P<other>{_NAME})보다\s*",
        rf"(?P<other>{_NAME})보다\s+(?P<one>{_NAME}?)(?:이|가|은|는|도)\s+",
    )
)
# 정원을 넘겨 says that the staff is more than the places; 목표를 못 채웠다 that the result is less.
_AGAINST: tuple[tuple[re.Pattern[str], str, str, int], ...] = tuple(
    (re.compile(pattern), one, other, sign)
    for pattern, one, other, sign in (
        (r"정원[을이]?\s*(?:훨씬\s*)?(?:넘|초과|웃돌)", "현원", "정원", 1),
        (
            r"정원(?:에|을|보다)?\s*(?:크게\s*|한참\s*|다\s*|(?:\d+|[두세네]|다섯|여섯)\s?명(?:이|씩|이나)?\s*)?(?:못\s?미|미달|모자라|못\s?채|밑돌|부족)",
            "현원",
            "정원",
            -1,
        ),
        (r"목표[액치]?[를의]?\s*(?:다\s*|훨씬\s*|두\s?배\s*)?(?:초과|넘|웃돌)", "실적", "목표", 1),
        (
            r"목표(?:액|치)?(?:를|을|에|의)?\s*(?:다\s*|한참\s*|크게\s*)?(?:(?:절반|반|[\d.]+%)(?:도|에도|조차)?\s*)?"
            r"(?:못\s?채|못\s?미|미달|달성하지\s*못|달성을?\s*못|달성\s*못|채우지\s*못|밑돌|모자[라랐])",
            "실적",
            "목표",
            -1,
        ),
        (
            r"기준(?:율|치)?[을를에]?\s*(?:다\s*)?(?:못\s?지|못\s?채|못\s?미|미달|지키지\s*못|채우지\s*못|밑돌)",
            "실적",
            "기준",
            -1,
        ),
        (r"기준(?:율|치)?[을를]?\s*(?:훨씬\s*)?(?:초과|넘|웃돌)", "실적", "기준", 1),
    )
)
# Where a report says in words that a target was met, or was not.
_MET = re.compile(r"초과\s?달성|상회|웃[도돌]")
_MISSED = re.compile(r"미달(?!\s?시)|밑[도돌]|하회")
# A year or a budget before is no other figure of the same statement.
_BEFORE = re.compile(r"(?:전년|작년|지난해|재작년|\d+년|당초).*|[가-힣]*예산")
_LEAST, _BAND = 0.6, 0.15
_DIGITS = r"(\d[\d,]*(?:\.\d+)?)"
# 목표 대비 120.5% 달성, 달성률 96%: the result as a share of the target.
_REACHED = re.compile(
    r"(?:목표[^%\d]{0,4}(?:[\d,.]+[^%\d]{1,5})?\s?대비|달성[률율])[^\d%]{0,6}(?P<share>\d+(?:\.\d+)?)\s?%"
)
_ALL = Decimal(100)
_BOTH = re.compile(rf"{_DIGITS}\s*명?\s*/\s*{_DIGITS}\s*명?")


@dataclass(frozen=True, slots=True)
class _Claim:
    """That ``one`` is more than ``other`` (``sign`` 1), or less (-1)."""

    text: str
    one: str
    other: str
    sign: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both figures of a claim; ``beside`` are the lines of rows that each have one."""

    one: Decimal
    other: Decimal
    beside: tuple[tuple[int, int], ...] = ()
    unit: str = ""


def wrong_order(ground: Ground) -> Contradiction | None:
    """Return the contradiction of what a question says is more than something else.

    Where several reports give both figures, the newest counts: it knows how the year ended.
    """
    text = ground.question.question
    for claim in _claims(text):
        before = text[: text.find(claim.text)]
        names = ground.names_in(before, but=f"{claim.one} {claim.other}")
        names = names or ground.names_in(text, but=claim.text)
        statements = ground.about(names, _LEAST)
        pairs = [
            (statement, pair)
            for statement in statements
            if statement.share >= statements[0].share - _BAND
            and (pair := _pair(statement, claim)) is not None
        ]
        if not pairs:
            continue
        issued = ground.writer.reports
        newest = max(issued[statement.item.report].issued for statement, _ in pairs)
        told = ((s, p) for s, p in pairs if issued[s.item.report].issued == newest)
        statement, pair = next(told)
        if (pair.one > pair.other) - (pair.one < pair.other) == claim.sign:
            return None
        found = contradicted(claim.text, statement, _says(ground, statement.item, claim, pair))
        return replace(found, beside=pair.beside)
    return None


def _claims(text: str) -> Iterator[_Claim]:
    """Yield the ways in which a text may say that one figure is more or less than another."""
    for pattern, one, other, sign in _AGAINST:
        if (match := pattern.search(text)) and not selects(text, match.end()):
            yield _Claim(match[0], one, other, sign)
            return
    for than in _THAN:
        match = than.search(text)
        if match is None or selects(text, match.end()):
            continue
        if not _BEFORE.fullmatch(match["other"]):
            yield _Claim(match[0], match["one"], match["other"], 1 if match["more"] else -1)


def _pair(statement: Statement, claim: _Claim) -> _Pair | None:
    item = statement.item
    if isinstance(item, RowItem):
        return _pair_of_row(item, claim)
    if claim.other == "목표" and (reached := _REACHED.search(item.text)):
        return _Pair(Decimal(reached["share"]), _ALL)
    if claim.one == "실적" and claim.other in item.text:
        met, missed = _MET.search(item.text), _MISSED.search(item.text)
        if (met is None) != (missed is None):
            return _Pair(Decimal(met is not None), Decimal(missed is not None))
    one, other = figure_behind(item.text, claim.one), figure_behind(item.text, claim.other)
    return None if one is None or other is None else _Pair(one, other)


def figure_behind(text: str, name: str) -> Decimal | None:
    """Return the number right behind a name, the last of several."""
    spaced = r"\s*".join(map(re.escape, name))
    found = re.findall(rf"{spaced}\s*[:：(]?\s*{_DIGITS}", text)
    return Decimal(found[-1].replace(",", "")) if found else None


def _pair_of_row(item: RowItem, claim: _Claim) -> _Pair | None:
    """Return both figures from two columns, from a cell that has both, or from two rows."""
    own = squeezed(" ".join(item.labels))
    columns = [squeezed(" ".join(map(clean_label, path))) for path in item.table.columns]
    found = [_in_columns(item.row.cells, columns, name) for name in (claim.one, claim.other)]
    if found[0] is not None and found[1] is not None:
        return _Pair(found[0], found[1])
    around = squeezed(f"{item.around} {item.table.caption}")
    both = _BOTH.match(clean(item.row.cells[0])) if item.row.cells else None
    if both and {claim.one, claim.other} == {"현원", "정원"} and _names_both(around):
        places, staff = (Decimal(number.replace(",", "")) for number in both.groups())
        pair = (staff, places) if claim.one == "현원" else (places, staff)
        return _Pair(*pair, unit="명")
    if own not in (claim.one, claim.other):
        return None
    rows = {squeezed(" ".join(map(clean_label, row.labels))): row for row in item.table.rows}
    pair_of = [rows.get(name) for name in (claim.one, claim.other)]
    numbers = [_number(row.cells[0]) if row and row.cells else None for row in pair_of]
    if numbers[0] is None or numbers[1] is None:
        return None
    return _Pair(numbers[0], numbers[1], tuple((row.first, row.last) for row in pair_of if row))


def _names_both(around: str) -> bool:
    return "정원" in around and "현원" in around


def _in_columns(cells: tuple[str, ...], columns: list[str], name: str) -> Decimal | None:
    found = [
        number
        for cell, column in zip(cells, columns, strict=False)
        if name in column and (number := _number(cell)) is not None
    ]
    return found[0] if found else None


def _number(text: str) -> Decimal | None:
    match = re.match(rf"\s*{_DIGITS}\s*(?:명|건|개사|백만원|천원|%)?\s*$", clean(text))
    return Decimal(match[1].replace(",", "")) if match else None


def _says(ground: Ground, item: Item | RowItem, claim: _Claim, pair: _Pair) -> str:
    if not isinstance(item, RowItem):
        return ""
    places = pair.beside or (span(item), span(item))
    one, other = (
        f"{number:,}{pair.unit}" if pair.unit else ground.printed(item.report, place, number)
        for number, place in zip((pair.one, pair.other), places, strict=True)
    )
    label = row_label(item)
    subject = "" if squeezed(label) in (claim.one, claim.other) else f"{label} "
    return f"{subject}{claim.other} {other}, {claim.one} {one}"
