"""Candidates for an answer: the items and table rows around the passages that were found."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.compose.besides import Besides, besides
from assistant.compose.candidates import Candidate, Candidates, span
from assistant.compose.fitness import kind_fit
from assistant.compose.items import Item
from assistant.compose.matching import Credits, Name, Wanted, most, reading, scaled
from assistant.compose.rows import RowItem, focus
from assistant.question import Understood
from assistant.question.units_asked import says_unit
from assistant.question.which import bodies_in
from assistant.question.years import names_year, other_year
from index.records import ReportInfo
from index.retrieve import Hit
from ingest.model import Passage

_HITS_READ = 10

_OF_YEAR = re.compile(
    r"(?:(?<!\d)20\d\d|['’‘]\s?\d\d)년(?:도)?\s(?:[가-힣]+\s)?(?:목표|계획|추진\s?계획|실적|성과)"
)
_FIGURE = re.compile(r"(?<![\d.,'’])(?:\d{1,3}(?:,\d{3})+|\d{3,})(?![\d.])")
_PLANS = ("목표", "계획", "실적", "성과")
_BY_REPORT = re.compile(
    r"년\S*(?:\s\S+)?\s(?:(?:업무\s?)?보고|계획(?!\S*\s수립)|(?:밝힌|밝혔|발표|세운|잡은|잡았)\S*)"
)

# What a name counts for where it stands outside the statement itself: in a row's columns, in an
# item's parent or the innermost headings, in the outer headings, in the report's title; a body is
# what all of its report is about.
_COLUMN, _NEAR, _OUTER, _TITLE, _BODY = 0.9, 0.9, 0.65, 0.4, 0.9
_OWN = 0.8  # how far a name is the body's: in full, or by another name of it
# What a number of the right unit counts for the word that asks for it (비율: 자부담 10%).
_AS_UNIT = 0.8
# How much each sign weighs against the share of the question's names (1).
_KIND, _HIT, _YEAR, _FOCUS = 0.25, 0.30, 0.25, 0.15
_OTHER_BODY = 0.4
_NEWEST = 0.05
# What a name counts whose parts stand in a statement and above it, and the least letters of each.
_APART, _LEAST = 0.85, 2
_NO_REASON = 0.5  # for a row of figures where a reason is asked for
_EDITIONS = 3  # years by which an edition's name may lie before the one asked about
_BESIDE = 0.2  # for what the passage around a statement speaks of, and it does not


@dataclass(frozen=True, slots=True)
class Evidence:
    """An item or a row with its score; ``cover`` is the share of the question it speaks of.

    ``fit`` says whether it holds the kind of answer asked for, ``credits`` how far it speaks of
    each name.
    """

    item: Item | RowItem
    score: float
    cover: float
    fit: float
    credits: Credits

    @property
    def key(self) -> tuple[float, str, int, int]:
        """Sort key: best first, then by place."""
        first, last = span(self.item)
        return (-self.score, self.item.report, first, last)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks, read once for hundreds of statements.

    ``told`` is how far each report's title and body speak of each name, ``credits`` how far a
    squeezed text does: candidates share their headings. ``says_unit`` says of each name whether
    it only tells what is asked for (비율).
    """

    besides: Besides
    told: Mapping[str, Credits]
    credits: Callable[[str], Credits]
    says_unit: tuple[bool, ...]


def _asked(question: Understood, wanted: Wanted, infos: Collection[ReportInfo]) -> _Asked:
    told = {info.name: _told(info, question, wanted) for info in infos}
    units = tuple(name.known and says_unit(name.text) for name in wanted.names)
    return _Asked(besides(question, wanted), told, reading(wanted), units)


def _told(info: ReportInfo, question: Understood, wanted: Wanted) -> Credits:
    """Return how far a report's title and body speak of each name, whatever it calls the body."""
    body = wanted.credits(info.body)
    if info.body in question.bodies:
        body = tuple(1.0 if credit >= _OWN else credit for credit in body)
    return most(scaled(wanted.credits(info.title), _TITLE), scaled(body, _BODY))


def gather(
    question: Understood,
    hits: Sequence[Hit],
    wanted: Wanted,
    candidates: Candidates,
    infos: Mapping[str, ReportInfo],
) -> list[Evidence]:
    """Return the candidates around the best passages, best first.

    A candidate is scored by the question's words that it, its parents and its headings contain,
    weighted by rarity; by whether it holds the kind of answer asked for; by its passage's score,
    and what that speaks of besides; by its report and year.
    """
    newest = _recency(infos.values()) if not question.years else {}
    read = {hit.passage.report for hit in hits}
    asked = _asked(question, wanted, [infos[name] for name in sorted(read)])
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    best: dict[tuple[str, int, int, str], Evidence] = {}
    own = [hit for hit in hits[_HITS_READ:] if infos[hit.passage.report].body in question.bodies]
    for hit in (*hits[:_HITS_READ], *own):
        share = max(hit.score, 0.0) / top
        about = wanted.cover(hit.passage.search)
        foreign = is_foreign(hit.passage, question, infos)
        for candidate in candidates.of(hit.passage):
            report = candidate.item.report
            given = _HIT * share + newest.get(report, 0.0)
            if foreign:
                given -= _OTHER_BODY
            evidence = _scored(candidate, question, wanted, (given, about), infos[report], asked)
            key = (*candidate.place, candidate.item.text)
            if key not in best or evidence.score > best[key].score:
                best[key] = evidence
    return sorted(best.values(), key=lambda evidence: evidence.key)


def is_foreign(passage: Passage, question: Understood, infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether a passage is another body's than the one asked about, and does not name that."""
    info = infos[passage.report]
    if not question.bodies or info.body in question.bodies or info.name in question.favoured:
        return False
    named = bodies_in(passage.search, tuple(infos.values()))
    return set(question.bodies).isdisjoint(named)


def _recency(reports: Collection[ReportInfo]) -> dict[str, float]:
    """Return a small bonus for newer reports, for questions that name no year."""
    months = sorted({report.issued for report in reports if report.issued})
    return {
        report.name: _NEWEST * (months.index(report.issued) + 1) / len(months)
        for report in reports
        if report.issued
    }


def _scored(
    candidate: Candidate,
    question: Understood,
    wanted: Wanted,
    passage: tuple[float, float],
    info: ReportInfo,
    asked: _Asked,
) -> Evidence:
    """Score a candidate; ``passage`` is what its passage counts, and what that speaks of."""
    item = candidate.item
    given, about = passage
    fit = kind_fit(item, question)
    # One pass: hundreds of statements are scored for a question.
    credits = tuple(
        max(own, _COLUMN * column, _NEAR * near, _OUTER * outer, told, _AS_UNIT * fit * unit)
        for own, column, near, outer, told, unit in zip(
            asked.credits(candidate.text),
            asked.credits(candidate.columns),
            asked.credits(candidate.near),
            asked.credits(candidate.outer),
            asked.told[info.name],
            asked.says_unit,
            strict=True,
        )
    )
    credits = tuple(
        _APART if credit < _APART and _told_apart(name, candidate) else credit
        for name, credit in zip(wanted.names, credits, strict=True)
    )
    cover = wanted.share(credits)
    sure = focus(item, question) if isinstance(item, RowItem) else 0.0
    score = cover + _KIND * fit + given + _FOCUS * sure + _timely(candidate, question, info)
    score += _BESIDE * max(0.0, about - cover)
    score += asked.besides.worth(candidate, cover, fit)
    if question.kind == "reason" and not fit and _holds_figures(item):
        score -= _NO_REASON
    return Evidence(item, score, cover, fit, credits)


def _told_apart(name: Name, candidate: Candidate) -> bool:
    """Say whether a statement begins with what tells a name from others, the rest above it.

    A row 남부 under 별빛교육원 is that of 남부별빛교육원.
    """
    core, text = name.core, candidate.text
    if len(core) < _LEAST or not text.startswith(core) or "가" <= text[len(core) :][:1] <= "힣":
        return False
    rest = name.text.removeprefix(core)
    return rest != name.text and len(rest) > _LEAST and rest in candidate.near


def _holds_figures(item: Item | RowItem) -> bool:
    """Say whether a statement is a row of figures, which tells what came about and not why."""
    return isinstance(item, RowItem) and len(_FIGURE.findall(item.text)) > 1


def _timely(candidate: Candidate, question: Understood, info: ReportInfo) -> float:
    """Reward evidence on the year asked about, by its words or its report; else take off."""
    if not question.years:
        return 0.0
    # A report from before the year is favoured for its body alone.
    before = info.issued[:4].isdigit() and int(info.issued[:4]) < min(question.years)
    favoured = info.name in question.favoured and not before
    if question.kind == "when" and favoured and _BY_REPORT.search(question.search):
        return _YEAR  # the years in it are what is asked for
    own = candidate.item.text
    if isinstance(candidate.item, Item) and other_year(own, question.years):
        if question.kind == "reason" and favoured:
            return _YEAR  # what came about has its reason in an earlier year
        return 0.0 if favoured else -_YEAR
    if any(names_year(candidate.context, year) for year in question.years):
        if _headed_otherwise(candidate.item, question.years):
            return 0.0 if favoured else -_YEAR
        return _YEAR * (1.5 if favoured else 1.0)
    if other_year(own, question.years) or _of_other_year(candidate, question.years):
        return 0.0 if favoured else -_YEAR
    return _YEAR if favoured else -_YEAR


def _headed_otherwise(item: Item | RowItem, years: tuple[int, ...]) -> bool:
    """Say whether the nearest of what an item stands under that names years names other ones.

    (an earlier festival's outcome, told under the heading of this year's)
    """
    if isinstance(item, RowItem) or any(names_year(item.text, year) for year in years):
        return False
    above = (*(parent.text for parent in item.parents[::-1]), *item.heading[::-1])
    for text in above:
        if any(names_year(text, year) for year in years):
            return False
        before = (min(years) - ago for ago in range(1, _EDITIONS + 1))
        if other_year(text, years) or any(names_year(text, year) for year in before):
            return True
    return False


def _of_other_year(candidate: Candidate, years: tuple[int, ...]) -> bool:
    """Say whether what a statement stands under is a plan, goal or result of another year."""
    context = candidate.context
    if not any(word in context for word in _PLANS):
        return False  # the pattern is slow
    headed = " ".join(_OF_YEAR.findall(context))
    return bool(headed) and other_year(headed, years)
