"""The average of the figures of several things that a question counts or lists (네 곳 평균)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.reckon.arithmetic import amount, average, shown
from assistant.compose.reckon.groups import all_of, best_group
from assistant.compose.reckon.listed import listed_in
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.siblings import of_each
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Written
from assistant.compose.unit_fit import has_unit
from assistant.question.units_asked import units_of
from index.records import Records

_SEVERAL = re.compile(r"(?:[가-힣]{2,}들|각\s[가-힣]{2,})(?:[의은이,]|에서)?\s[^?]*평균\s(?!연령)")
_FOR_EACH = re.compile(r"[가-힣]\s?당(?=\s|으?로\s)|(?:하나|한\s?(?:명|곳|개|팀|건))에|마다")


def averaged(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve an average over all that a question counts or lists, each with its figure."""
    text = matcher.question.search
    units = units_of(text) - {"%"}
    fitting = [m for m in matches if any(has_unit(m.fact.figure.unit, unit) for unit in units)]
    each = of_each(fitting, listed_in(text), matcher, records)
    parts = [match for _, match in each] or list(all_of(fitting, matcher))
    parts = parts or _of_several(fitting, matcher)
    if len(parts) < 2:
        return None
    figures = [part.fact.figure for part in parts]
    total = sum((Decimal(figure.value) for figure in figures), Decimal(0))
    whole = amount(total, figures[0].unit, figures)
    mean = average(total / len(figures), figures[0].unit or "")
    names = ", ".join(f"{label_of(part.fact)} {shown(part.fact.figure)}" for part in parts)
    return Written(
        "assistant.reckon_mean",
        {"parts": names, "amount": mean},
        tuple(part.fact for part in parts),
        "+",
        f"{whole}, {whole} ÷ {len(figures)} = {mean}",
        (whole, mean),
    )


def _of_several(matches: Sequence[Match], matcher: Matcher) -> list[Match]:
    """Return the figures of all things whose average is asked for (공방들의 평균 면적)."""
    text = matcher.question.search
    if not _SEVERAL.search(text) or _FOR_EACH.search(text):
        return []
    group = best_group(matches, matcher)
    return [match for _, match in group.members] if group is not None else []
