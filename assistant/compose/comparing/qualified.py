"""What a comparison's figures must all be of: a season, a quarter, a purse, a month's share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import is_total, is_whole_cost, is_years_share
from assistant.compose.reckon.matched import Match
from index.records import Records
from ingest.model import Figure

# Of each kind a figure is of one at most: who asks for one is not told another.
_KINDS = (
    ("춘계", "추계"),
    ("상반기", "하반기"),
    ("1분기", "2분기", "3분기", "4분기"),
    ("국비", "시비", "구비"),
    ("국내", "해외"),
)
# How a season that names a part of a year's events is spoken of; 봄 보고 is when it is reported.
_SEASONS = tuple(
    (
        re.compile(
            rf"(?<![가-힣]){word}(?:철|에\s열린)?(?=\s(?!업무|보고|기준|현재|당시|시점|무렵)[가-힣A-Za-z])"
        ),
        said,
    )
    for word, said in (("봄", "춘계"), ("가을", "추계"))
)
# What an amount is paid for, as it is asked for and as the words before the amount have it.
_RATES = (
    (
        re.compile(r"한\s?달|매달|다달이|매월|월\s?(?:급여?|임금|보수|평균|얼마|수당)"),
        re.compile(r"(?<![\d가-힣])(?:매?월|월\s?평균|한\s?달)\s?(?:약|최대)?\s?$"),
        re.compile(r"월급|월임금|월보수|월평균|월지급|매월"),
    ),
    (
        re.compile(r"시간당|시급"),
        re.compile(r"(?:시급|시간당)\s?(?:약|최대)?\s?$"),
        re.compile(r"시급|시간당"),
    ),
    (
        re.compile(r"(?:1인|한\s?명|한\s?사람|인)당"),
        re.compile(r"(?:인|명|사람)당\s?(?:약|최대)?\s?$"),
        re.compile(r"인당|명당"),
    ),
)
_NUMBERED = re.compile(r"제\s?\d(?!\d|[차회조항])|(?<!\d)\d단계")
_AHEAD = 12  # letters that open a line, or stand before an amount, and may say what it is of
_ABOVE = 8  # lines above a figure in which its season is sought


def qualified(matches: Sequence[Match], asked: str, records: Records) -> list[Match]:
    """Return the figures that are of what a question qualifies, in their order.

    Parameters
    ----------
    matches
        Figures that fit the question's names.
    asked
        The question.
    records
        Of the reports.
    """
    for season, word in _SEASONS:
        asked = season.sub(word, asked)
    kinds = [(said[0], kind) for kind in _KINDS if len(said := _said(kind, asked)) == 1]
    rates = [(before, label) for wanted, before, label in _RATES if wanted.search(asked)]
    return [
        match
        for match in _behind_their_labels(_numbered(matches, asked), records)
        if all(_of_kind(match, one, kind, records) for one, kind in kinds)
        and all(_at_rate(match, before, label, records) for before, label in rates)
        and not is_years_share(match.fact.figure, asked)
        and not is_whole_cost(match.fact.figure, asked)
    ]


def stands_behind_its_label(figure: Figure, text: str) -> bool:
    """Say whether a figure stands right behind its label, as the first does: (조성) 30억, 9억."""
    label = re.escape(figure.row[-1]) if figure.row else ""
    pattern = rf"{label}\W{{0,3}}(?:약|총)?\s?{re.escape(figure.text)}"
    return bool(label) and re.search(pattern, text) is not None


def _behind_their_labels(matches: Sequence[Match], records: Records) -> list[Match]:
    """Return figures without those of a line that are called as one right behind its label is."""
    called: dict[tuple[str, int, str], list[Match]] = {}
    for match in matches:
        if match.fact.table is None:
            key = (match.fact.figure.report, match.fact.figure.first, match.fact.own)
            called.setdefault(key, []).append(match)
    dropped: set[int] = set()
    for (report, first, _), alike in called.items():
        if len(alike) > 1:
            text = " ".join(line.text for line in records.lines(report, first, first))
            behind = [stands_behind_its_label(match.fact.figure, text) for match in alike]
            if any(behind):
                dropped |= {id(m) for m, is_so in zip(alike, behind, strict=True) if not is_so}
    return [match for match in matches if id(match) not in dropped]


def _numbered(matches: Sequence[Match], asked: str) -> list[Match]:
    """Return figures without those of another of several things told apart by a number (제2공방).

    In a report where a figure's own labels have the number, no figure without it is of that thing.
    """
    found = list(matches)
    for number in set(map(squeezed, _NUMBERED.findall(asked))):
        told = {m.fact.figure.report for m in found if number in m.fact.own}
        found = [m for m in found if number in m.fact.own or m.fact.figure.report not in told]
    return found


def _said(kind: Sequence[str], text: str) -> list[str]:
    plain = squeezed(text)
    return [word for word in kind if word in plain]


def _of_kind(match: Match, one: str, kind: Sequence[str], records: Records) -> bool:
    """Say whether a figure is of one of a kind, or of none.

    Its own headings tell, then those above; of a figure in running text the nearest line above.
    """
    fact, figure = match.fact, match.fact.figure
    for text in (fact.own, fact.near, fact.outer):
        if said := _said(kind, text):
            return one in said
    if fact.table is not None:
        return not any(is_total(label) for label in figure.column)
    first = max(1, figure.first - _ABOVE)
    for line in reversed(records.lines(figure.report, first, figure.first)):
        if said := _said(kind, line.text[:_AHEAD]):
            return one in said
    return True


def _at_rate(
    match: Match, before: re.Pattern[str], label: re.Pattern[str], records: Records
) -> bool:
    """Say whether an amount is told to be paid for the time or the head that is asked about."""
    figure = match.fact.figure
    if label.search(match.fact.own):
        return True
    if match.fact.table is not None or figure.unit != "원":
        return False
    text = " ".join(line.text for line in records.lines(figure.report, figure.first, figure.last))
    at = text.find(figure.text)
    return at >= 0 and before.search(text[max(0, at - _AHEAD) : at]) is not None
