"""How well figures fit a question: its words, years and units, and what it says of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.compose.matching import Credits, Wanted, most, reading, scaled, squeezed
from assistant.compose.reckon.around import beside, figures_around
from assistant.compose.reckon.asked import Asked
from assistant.compose.reckon.facts import Fact, Facts, is_total, plain_label
from assistant.compose.reckon.kinds import is_generic, with_kind
from assistant.compose.reckon.matched import Match, if_cumulative
from assistant.compose.reckon.said_values import values_in
from assistant.compose.reckon.spoken import spoken_of
from assistant.compose.reckon.year_fit import year_fit
from assistant.compose.unit_fit import has_unit
from assistant.question import Understood
from assistant.question.years import months_in
from index.records import ReportInfo
from index.retrieve import Hit
from ingest.quantity.units import same_unit

_FOREIGN = ("달러", "유로", "엔")
_CURRENCY = re.compile(r"달러|유로(?![가-힣]{2})|엔화")
# What a name counts for where it stands outside the figure's own headings.
_NEAR, _OUTER, _TITLE, _BODY = 0.9, 0.65, 0.4, 0.9
_MONTH = 0.2  # for a figure of a month that the question names, or of the report of one
_UNIT, _HIT, _YEAR, _FOCUS, _OTHER_BODY = 0.2, 0.25, 0.35, 0.2, 0.4
_ROUND = 0.015  # for each character: of two printings of an amount, the shorter is quoted
_LEAST = 0.2  # of the names that a figure must speak of to be weighed at all
_CUMULATIVE = re.compile(r"누적|누계")


class Matcher:
    """Matches figures with one question.

    Parameters
    ----------
    question, asked
        As understood.
    wanted
        The names that figures are looked for by.
    reports
        The snapshot's reports by name.
    """

    def __init__(
        self,
        question: Understood,
        asked: Asked,
        wanted: Wanted,
        reports: Mapping[str, ReportInfo],
    ) -> None:
        self.question, self.asked, self.wanted, self.reports = question, asked, wanted, reports
        self._credits = reading(wanted)
        self._of_reports: dict[str, Credits] = {}
        self._told: dict[tuple[str, ...], Credits] = {}
        self._unsaid: dict[tuple[str, ...], float] = {}
        currency = _CURRENCY.search(question.search)
        self.currency = currency[0].removesuffix("화") if currency else ""
        self._texts = [name.text for name in wanted.names]
        self._spoken = spoken_of(question.search)
        self._stems = {
            name.text: {stem for stem in name.others if name.text.startswith(stem)}
            for name in wanted.names
        }
        # 결성액 is 결성총액 too: what the amount is of says as much.
        self._amounts = [
            n.text.removesuffix("액") for n in wanted.names if n.text[2:].endswith("액")
        ]
        self._named_months = {f"{y}-{month:02d}" for y, month in months_in(question.search)}
        self._months = self._named_months | set(question.issued)
        self._stated = values_in(question.search)

    def near(self, hits: Sequence[Hit], facts: Facts, *, every: bool = False) -> list[Match]:
        """Return the figures around the passages found, best first.

        With ``every``, around all passages, which a comparison needs from each report.
        """
        best = figures_around(hits, facts, self.question, self.asked, self.wanted, every=every)
        speaking = {fact for fact in best if self._speaks(fact)}
        goal = self.asked.task == "difference" and self.asked.stages == ("목표",)
        if goal or self.asked.derived is not None or self.asked.condition is not None:
            # What is set against a figure that is named stands beside it.
            tables = {(fact.figure.report, fact.table) for fact in speaking if fact.table}
            speaking |= {fact for fact in best if (fact.figure.report, fact.table) in tables}
        if self.asked.task in ("share", "short"):
            speaking |= set(beside(best, speaking))
        matches = [self.match(fact, hit) for fact, hit in best.items() if fact in speaking]
        if _CUMULATIVE.search(self.asked.plain):
            matches = [if_cumulative(match, facts.records) for match in matches]
        if self.asked.of_report:
            # As a report tells it, of whatever year.
            told = [m for m in matches if m.fact.figure.report in self.question.favoured]
            matches = told or matches
        if self.asked.years and (len(self.asked.stages) < 2 or self.asked.condition):
            # A report asked about by its year may have no figure of that year itself.
            of_reports = [m for m in matches if m.fact.figure.report in self.question.favoured]
            matches = [match for match in matches if match.timely] or of_reports
        return sorted(matches, key=lambda match: match.key)

    def match(self, fact: Fact, hit: float = 0.0) -> Match:
        """Return how well one figure fits."""
        figure, asked = fact.figure, self.asked
        info = self.reports[figure.report]
        credits = self._credits_of(fact)
        fits = bool(asked.units) and self.fits_unit(fact)
        money = "원" in asked.units
        credits = with_kind(credits, self._texts, fact, of_unit=fits, money=money)
        years = {year: self.year_fit(fact, year) for year in asked.years}
        rest = self._rest(fact)
        score = self.wanted.share(credits) + _HIT * hit - _FOCUS * rest
        score -= _ROUND * len(figure.text)
        months = ((figure.as_of or "")[:7], info.issued)
        score += _UNIT * fits + _MONTH * any(month in self._months for month in months)
        if self.question.bodies and info.body not in self.question.bodies:
            score -= _OTHER_BODY
        plain, score = score, score + _YEAR * max(years.values(), default=0.0)
        fitting = frozenset(year for year, fit in years.items() if fit >= 0.6)
        timely = max(years.values(), default=1.0) > 0
        titles = [name for name in self._texts if name in fact.title]
        about = frozenset(n for n in titles if not any(n != o and n in o for o in titles))
        stated = any(
            Decimal(figure.value) == value
            and (not unit or same_unit(unit, figure.unit))
            and years.get(year or 0, 1.0) >= max(years.values(), default=0.0)
            for value, unit, year in self._stated
        )
        said = self.said(fact)
        return Match(fact, score, credits, fitting, said, rest, timely, about, plain, stated)

    def _credits_of(self, fact: Fact) -> Credits:
        """Return how far a figure speaks of each name, by its headings and its report."""
        key = (fact.row, fact.column, fact.near, fact.outer, fact.corner, fact.figure.report)
        if key not in self._told:
            # One pass: a comparison looks at hundreds of figures.
            self._told[key] = tuple(
                max(row, column, _NEAR * near, _OUTER * outer, _OUTER * corner, told)
                for row, column, near, outer, corner, told in zip(
                    self._credits(fact.row),
                    self._credits(fact.column),
                    self._credits(fact.near),
                    self._credits(fact.outer),
                    self._credits(fact.corner),
                    self._credits_of_report(fact.figure.report),
                    strict=True,
                )
            )
        return self._told[key]

    def _credits_of_report(self, name: str) -> Credits:
        """Return how far a report's title and body speak of each name."""
        if name not in self._of_reports:
            info = self.reports[name]
            self._of_reports[name] = most(
                scaled(self._credits(squeezed(info.title)), _TITLE),
                scaled(self._credits(squeezed(info.body)), _BODY),
            )
        return self._of_reports[name]

    def _speaks(self, fact: Fact) -> bool:
        """Say whether a figure speaks of the question's names at all."""
        return self.wanted.share(self._credits_of(fact)) >= _LEAST or not self.wanted.names

    def fits_unit(self, fact: Fact) -> bool:
        """Say whether a figure has a unit that the operands can have."""
        units = self.asked.units
        if self.currency:
            return fact.figure.unit == self.currency
        money = "원" in units and fact.figure.unit in _FOREIGN
        return not units or money or any(has_unit(fact.figure.unit, unit) for unit in units)

    def year_fit(self, fact: Fact, year: int) -> float:
        """Return 0 to 1: whether a figure is of a year, by its labels, headings or report."""
        report = fact.figure.report
        issued, favoured = self.reports[report].issued, report in self.question.favoured
        return year_fit(fact, year, issued, self._named_months, favoured=favoured)

    def said(self, fact: Fact) -> frozenset[str]:
        """Return which of a figure's own words the question says: names, words, stages."""
        plain = self.asked.plain
        inside = [name for name in self._texts if name in fact.own]
        said = {n for n in inside if not any(n != other and n in other for other in inside)}
        said |= {w for w in fact.words if len(w) > 1 and w in plain and self._apart(w, fact)}
        said |= {w for w in fact.words if any(word in w for word in self._spoken)}
        said |= {
            a for a in self._amounts if any(w.startswith(a) and w[-1] == "액" for w in fact.words)
        }
        said |= {stage for stage in self.asked.stages if self.has_stage(fact, stage)}
        # A word that is a part of another one said is the same word.
        return frozenset(w for w in said if not any(w != o and w in o for o in said))

    def _apart(self, word: str, fact: Fact) -> bool:
        """Say whether the question says a word otherwise than inside a name of something else."""
        around = [
            name
            for name in self._texts
            if word in name and word != name and word not in self._stems[name]
        ]
        if any(name in fact.own for name in around):
            return True
        plain = self.asked.plain
        return plain.count(word) > sum(plain.count(name) for name in around)

    def has_stage(self, fact: Fact, stage: str) -> bool:
        """Say whether a figure is of a stage; what was spent has two names."""
        spent = ("지출액", "집행액")
        stages = spent if stage in spent else (stage,)
        return fact.figure.unit != "%" and any(
            fact.figure.stage in (name, name.removesuffix("액")) or name in fact.own
            for name in stages
        )

    def _rest(self, fact: Fact) -> float:
        """Return what share of a figure's own words the question does not say, 0 to 1."""
        rows = [label for label in fact.figure.row if not is_total(label)]
        rows = rows[-1:] if fact.table is not None else rows
        named = fact.name if squeezed(fact.name) in self.asked.plain else ""
        labels = (*rows, named) if named else (*rows, *fact.figure.column)
        if labels not in self._unsaid:
            self._unsaid[labels] = self.share_unsaid(labels)
        return self._unsaid[labels]

    def says(self, labels: Sequence[str]) -> bool:
        """Say whether a question says a word of some headings that is of no kind of number."""
        words = (squeezed(word) for label in labels for word in plain_label(label).split())
        return any(
            len(word) > 1
            and not is_generic(word)
            and (
                not self.share_unsaid((word,))
                or any(other in word for other in (*self._amounts, *self._spoken))
            )
            for word in words
        )

    def share_unsaid(self, labels: Sequence[str]) -> float:
        """Return what share of some headings' letters the question does not say, 0 to 1."""
        total = unsaid = 0
        for label in map(plain_label, labels):
            text = squeezed(label)
            if not text or is_total(label) or is_generic(text):
                continue
            total += len(text)
            if text in self.asked.plain:
                continue
            words = (squeezed(word) for word in label.split())
            known = [word for word in words if len(word) > 1 and word in self.asked.plain]
            said = {
                at
                for word in (*self._texts, *self._amounts, *self._spoken, *known)
                if word in text
                for found in re.finditer(re.escape(word), text)
                for at in range(*found.span())
            }
            unsaid += len(text) - len(said)
        return unsaid / total if total else 0.0
