"""The first claim of a question that the reports contradict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.matching import squeezed
from assistant.compose.premise.agreed import told_amounts
from assistant.compose.premise.amounts import wrong_amount
from assistant.compose.premise.bodies import wrong_body
from assistant.compose.premise.clause import clause_of
from assistant.compose.premise.dates import event_years, wrong_date
from assistant.compose.premise.directions import wrong_direction
from assistant.compose.premise.extremes import wrong_extreme
from assistant.compose.premise.floors import wrong_floor
from assistant.compose.premise.funds import wrong_fund
from assistant.compose.premise.ground import ENOUGH, Contradiction, Ground
from assistant.compose.premise.lengths import wrong_length
from assistant.compose.premise.offices import wrong_office
from assistant.compose.premise.orders import wrong_order
from assistant.compose.premise.places import wrong_place
from assistant.compose.premise.staffing import wrong_staffing
from assistant.compose.premise.states import wrong_name, wrong_state
from assistant.compose.premise.swapped import wrong_pairs
from assistant.compose.premise.toponyms import is_site, sites_in
from assistant.compose.premise.twins import wrong_twin
from assistant.question import Understood, reports_of_year
from assistant.question.attributes import is_attribute
from assistant.question.which import favoured_in
from index.records import ReportInfo

_CHECKS = (
    *(
        wrong_staffing,
        wrong_pairs,
        wrong_floor,
        wrong_length,
        wrong_order,
        wrong_fund,
        wrong_extreme,
        wrong_direction,
        wrong_office,
        wrong_body,
        wrong_place,
    ),
    *(wrong_name, wrong_twin, wrong_date, wrong_state, wrong_amount),
)


def contradiction(ground: Ground) -> Contradiction | None:
    """Return what a question takes for granted and the reports contradict; ``None`` if nothing.

    A claim that the candidates say nothing about, or agree with once units and rounding are
    allowed for, is no contradiction.
    """
    found = (check(ground) for check in _CHECKS)
    return next((wrong for wrong in found if wrong is not None), None)


def without_claim(
    question: Understood, wrong: Contradiction, reports: Sequence[ReportInfo]
) -> Understood:
    """Return a question without the words and the years that only state what is wrong.

    A year that leads to the report of the contradiction tells where to look, and stays; so does a
    word of the claim that is asked about as well.
    """
    if wrong.report not in question.favoured:
        question = _without_years(question, wrong.years, reports)
    if wrong.phrase:
        text, search = (t.replace(wrong.phrase, "") for t in (question.question, question.search))
        question = replace(question, question=text, search=search)
    asked = squeezed(question.search.replace(clause_of(question.search), ""))
    claimed = [squeezed(word) for word in wrong.words]
    kept = tuple(
        name
        for name in question.names
        if (plain := squeezed(name)) in asked
        or (plain not in claimed and plain not in squeezed(wrong.phrase))
    )
    return replace(question, names=kept or question.names)


def without_told(ground: Ground) -> Understood:
    """Return a question without the words that only state a figure as the reports do.

    They tell what the question is about no better than the rest, and draw the answer away from
    what is asked (예산이 20억원이라는데 주관은 어디).
    """
    question = ground.question
    told = told_amounts(ground)
    asked = squeezed(question.search.replace(clause_of(question.search), ""))
    kept = tuple(
        name
        for name in question.names
        if (plain := squeezed(name)) in asked
        or not any(plain == word or (plain in word and plain[0].isdigit()) for word in told)
    )
    changed = bool(told) and kept and kept != question.names
    return replace(question, names=kept) if changed else question


def without_agreed(ground: Ground) -> Understood:
    """Return a question without the places that it states, and the reports tell, of its matter.

    Where it is (나래구에 짓는다는데 면적은, 나래구에 짓는 가온관의 면적은) stands in a line of its
    own, not with what is asked.
    """
    question = ground.question
    clause = clause_of(question.question)
    sites = sites_in(question.question)
    sited = [name for site in sites for name in ground.names_in(site)]
    names = ground.names_in(question.question if sited else clause)
    matter = [name for name in names if not (is_site(name.text) or is_attribute(name.text))]
    asked = squeezed(question.search.replace(clause_of(question.search), ""))
    for site in sites:
        asked = asked.replace(squeezed(site), "")
    agreed = {
        name.text
        for name in dict.fromkeys((*ground.names_in(clause), *sited))
        if is_site(name.text)
        and name.text not in asked
        and any(ground.says_both(name, other) for other in matter)
    }
    kept = tuple(name for name in question.names if squeezed(name) not in agreed)
    return replace(question, names=kept) if agreed else question


def without_unheard(ground: Ground) -> Understood:
    """Return a question without the words of what it states that no candidate speaks of.

    What is taken for granted, and stands in no report, is no part of what is asked; nor is the
    year of an event that no report is of.
    """
    reports, question = tuple(ground.writer.reports.values()), ground.question
    untold = [y for y in event_years(question.question) if not reports_of_year(y, reports)]
    question = _without_years(question, untold, reports)
    names = ground.names_in(clause_of(question.question))
    heard = ground.heard(names)
    unheard = [name.text for name in names if name not in heard]
    if not unheard or sum(name.weight for name in heard) < ENOUGH:
        return question
    kept = tuple(name for name in question.names if squeezed(name) not in unheard)
    return replace(question, names=kept or question.names)


def _without_years(
    question: Understood, gone: Sequence[int], reports: Sequence[ReportInfo]
) -> Understood:
    years = tuple(year for year in question.years if year not in gone)
    if years == question.years:
        return question
    text = re.sub("|".join(rf"{year}\s*년?" for year in gone), " ", question.search)
    favoured = favoured_in(text, years, question.bodies, reports)
    return replace(question, years=years, favoured=favoured)
