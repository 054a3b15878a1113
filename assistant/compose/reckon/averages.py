"""Averages: an amount for each of what a line, a row or a column of a table counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.apart import is_part, wholes_of
from assistant.compose.reckon.arithmetic import mean
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Written

_INNER = 0.2  # what each further label counts against those that an amount is for
_CLOSE = 4  # lines between an amount and the number of those it is for
_SURELY = 0.6  # or that its headings must, where its labels say none of them
_LEAST = 0.5  # of the names that the amount of an average must speak of
_EACH = (
    (re.compile(r"(?:명|사람|인)당"), frozenset({"명"})),
    (re.compile(r"(?:기업|업체|회사|개?사|점포)당"), frozenset({"개사", "개"})),
    (
        re.compile(r"(?:곳|개소|군데|센터|캠퍼스|지점|매장|시설|거점)당"),
        frozenset({"개소", "개사", "개교", "개"}),
    ),
    (re.compile(r"(?:학교|대학)당"), frozenset({"개교", "개"})),
    (re.compile(r"(?:작품|편)당"), frozenset({"편"})),
    (re.compile(r"과제당"), frozenset({"과제", "개", "건"})),
    (re.compile(r"회당"), frozenset({"회"})),
    (re.compile(r"건당"), frozenset({"건"})),
    (re.compile(r"팀당"), frozenset({"팀"})),
    (re.compile(r"하루"), frozenset({"일"})),
)
_PER = re.compile(r"(?<![가-힣])(?:(?:한|1)\s)?(?P<per>[가-힣]{1,6}?)\s?당(?=으?로?\s)")
_AMOUNT = re.compile(
    r"몇(명|건|개사|개|회|팀|시간|달러|유로|편|대|호|실|㎡|곳|과정|사업|브랜드)|(?<=[가-힣])(?:인원|사람)(?=수?[은는이가을를])"
)
_AVERAGE = re.compile(
    r"평균|(?:기업|업체|과제|[1한]\s?인|사업|건|팀|개사|[가-힣]{2,})당(?=\s|$)"
)  # is printed
_LIMIT = re.compile(r"최대|한도|상향|인상|단가|지원\s?금액|[가-힣]당(?=\s|$)")
_PIECES = frozenset({"개", "건", "곳", "개소", "개사"})
_HEADS = frozenset({"명", "개사", "개소", "개교", "팀", "건", "개", "과제", "가구", "회"})


def divided(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve an average: an amount for each of what its line, row or column counts."""
    lines: dict[tuple[str, int], list[Match]] = {}
    for match in matches:
        figure = match.fact.figure
        lines.setdefault((figure.report, figure.first), []).append(match)
    amounts = _amounts(matcher)
    heads = _heads(matcher, amounts)
    pairs = [pair for line in lines.values() for pair in _amounts_and_heads(line, amounts, heads)]
    pairs += _of_one_name(matches, amounts, heads, matcher)
    pairs += _of_one_column(matches, amounts, heads)
    if not pairs:
        return None
    # Of those counted in a line, the first are all: 255명(석사 150명, 박사 85명).
    pairs = _of_all(pairs)
    whole, count = max(pairs, key=lambda pair: _fits(*pair))
    covered = tuple(map(max, zip(whole.credits, count.credits, strict=True)))
    share = matcher.wanted.share(covered)
    if share < (_LEAST if whole.said | count.said else _SURELY):
        return None
    if any(_is_average(match, whole, matcher) for match in matches):
        return None  # what the report states needs no reckoning
    each = Decimal(whole.fact.figure.value) / Decimal(count.fact.figure.value)
    text = mean(each, whole.fact.figure)
    per = _PER.search(matcher.question.search)
    unit = per["per"] if per else count.fact.figure.unit
    values = {
        "subject": label_of(whole.fact),
        "unit": "1인" if unit in ("명", "인") else unit,
        "amount": text,
    }
    return Written("assistant.reckon_each", values, (whole.fact, count.fact), "÷", text, (text,))


def _of_all(pairs: Sequence[tuple[Match, Match]]) -> list[tuple[Match, Match]]:
    """Return pairs without the parts of an amount or a number, if not just one of them is said."""
    left = _parts_of([whole for whole, _ in pairs]) | _parts_of([count for _, count in pairs])
    return [pair for pair in pairs if not left & {id(one) for one in pair}] or list(pairs)


def _parts_of(matches: Sequence[Match]) -> set[int]:
    """Return which figures are told as parts of another, but for one that alone is said."""
    wholes = wholes_of(list({id(match): match for match in matches}.values()))
    parts: dict[tuple[object, ...], dict[int, Match]] = {}
    for match in matches:
        figure = match.fact.figure
        place = (figure.report, figure.first, figure.row[:-1])
        if any(is_part(figure, head) for head in wholes.get(place, ())):
            parts.setdefault(place, {})[id(match)] = match
    return {
        found
        for group in parts.values()
        if sum(map(_is_own_said, group.values())) != 1
        for found in group
    }


def _is_own_said(match: Match) -> bool:
    """Say whether the innermost label of a figure is said."""
    label = squeezed(match.fact.figure.row[-1])
    return any(word in label or label in word for word in match.said)


def _of_one_name(
    matches: Sequence[Match], amounts: frozenset[str], heads: _Heads, matcher: Matcher
) -> Iterator[tuple[Match, Match]]:
    """Yield the amounts with the number of those of the same name, told on lines close by."""
    named = [match for match in matches if match.fact.figure.row and not match.fact.is_total]
    for count in filter(heads.fits, named):
        label = squeezed(count.fact.figure.row[-1])
        if label not in matcher.asked.plain:
            continue
        for whole in named:
            one, other = whole.fact.figure, count.fact.figure
            close = one.report == other.report and 0 < abs(one.first - other.first) <= _CLOSE
            if close and one.unit in amounts and squeezed(one.row[-1]) == label:
                yield whole, count


def _is_average(match: Match, whole: Match, matcher: Matcher) -> bool:
    """Say whether a figure is told to be an average and speaks of what is asked no less."""
    own, other = (matcher.wanted.share(one.credits) for one in (match, whole))
    return (
        _AVERAGE.search(match.fact.named) is not None
        and _LIMIT.search(match.fact.named.replace("당", " ")) is None
        and match.fact.figure.unit == whole.fact.figure.unit
        and own >= other
    )


def _fits(whole: Match, count: Match) -> float:
    """Return how well an amount and those it is for fit the question, outer labels first."""
    return whole.score + count.score - _INNER * len(count.fact.figure.row)


def _amounts(matcher: Matcher) -> frozenset[str]:
    """Return the units that what is divided can have: money if the question does not say."""
    asked = _AMOUNT.search(matcher.asked.plain)
    if asked is None:
        return frozenset({matcher.currency or "원"})
    unit = asked[1] or "명"
    return frozenset({unit, "개"} if unit in ("과정", "사업", "브랜드") else {unit})


@dataclass(frozen=True, slots=True)
class _Heads:
    """What an amount is asked for each of: its units, or the word that its label has."""

    units: frozenset[str]
    word: str = ""

    def fits(self, match: Match) -> bool:
        """Say whether a figure counts what is asked for."""
        figure = match.fact.figure
        # 1인 and 최대 3명 are what an amount is for, no numbers of them.
        if figure.value <= 1 or _LIMIT.search(" ".join(figure.column)):
            return False
        told = not self.word or figure.unit == self.word
        told = told or self.word in squeezed(" ".join((*figure.row[-2:], *figure.column)))
        return figure.unit in self.units and told


def _heads(matcher: Matcher, amounts: frozenset[str]) -> _Heads:
    """Return what an amount is for, by its unit; another word (과정당) has to be told."""
    for word, units in _EACH:
        if word.search(matcher.asked.plain):
            return _Heads(units - amounts)
    per = _PER.search(matcher.question.search)
    return _Heads(_PIECES | {per["per"]}, per["per"]) if per else _Heads(_HEADS - amounts)


def _amounts_and_heads(
    line: Sequence[Match], amounts: frozenset[str], heads: _Heads
) -> Iterator[tuple[Match, Match]]:
    """Yield the amounts of a line with the number of those that each is for."""
    wholes = [match for match in line if match.fact.figure.unit in amounts]
    counts = [match for match in line if heads.fits(match) and not _is_bound(match, line)]
    alone = len(wholes) == len(counts) == 1  # 사고 12개사에 보험금 90백만원
    for whole in wholes:
        for count in counts:
            one, other = whole.fact.figure, count.fact.figure
            shared = min(len(one.row), len(other.row)) - (len(one.row) == len(other.row) > 1)
            together = one.row[:shared] == other.row[:shared] or _is_in_label(whole, count)
            if one != other and (alone or together):
                yield whole, count


def _is_bound(match: Match, line: Sequence[Match]) -> bool:
    """Say whether a number but describes those whom another one counts (50인 미만 기업)."""
    bound = re.compile(rf"{re.escape(match.fact.figure.text)}\s?(?:미만|이하|이상|초과)")
    return any(bound.search(label) for other in line for label in other.fact.figure.row)


def _is_in_label(whole: Match, count: Match) -> bool:
    """Say whether what is counted is named in the labels of an amount too (공방 및 서점의 매출)."""
    label = squeezed(count.fact.figure.row[-1]) if count.fact.figure.row else ""
    outer = squeezed(" ".join(whole.fact.figure.row[-2:]))
    return label in outer and any(word in label for word in whole.said & count.said)


def _of_one_column(
    matches: Sequence[Match], amounts: frozenset[str], heads: _Heads
) -> Iterator[tuple[Match, Match]]:
    """Yield the amounts with the number of those on another row of their column, both named."""
    cells = [match for match in matches if match.fact.table is not None and match.said]
    for whole in cells:
        if whole.fact.figure.unit not in amounts:
            continue
        for count in cells:
            one, other = whole.fact.figure, count.fact.figure
            same = (one.report, one.column, whole.fact.table) == (
                *(other.report, other.column, count.fact.table),
            )
            apart = one.row != other.row and len(one.row) == len(other.row)
            if same and apart and one.column and one.unit != other.unit and heads.fits(count):
                yield whole, count
