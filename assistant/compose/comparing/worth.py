"""How well a statement answers a part of a comparison: of its matter, of the kind asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Wanted
from assistant.compose.rows import RowItem
from assistant.question import Understood
from assistant.question.attributes import is_attribute
from assistant.question.times import AIM
from assistant.question.units_asked import says_unit
from ingest.cleaning import clean

_FITTING = 0.5  # how well a statement answers that sets what others must speak of
_EXACT = ("when", "where", "who")
# What a part's statement loses once more for not being of the kind asked for, or for no date.
_UNFIT, _UNDATED = 0.25, 0.4
# What a statement loses that does not speak of the thing where another one does, if by this much.
_MATTER, _NEARLY = 0.7, 0.15
_OPERATES = re.compile(r"맡|위탁|수탁|대행|운영하는|운영\s?(?:기관|사(?!업)|주체|업체)|굴리")
_FIRMS = re.compile(r"\d\s?(?:여\s?)?(?:개\s?)?(?:사|社|기업|업체|회사)(?!업)")
_UNCOUNTED = 0.15  # what a statement loses that counts other things where firms are asked for
# How far a building has come is told by no goal, where none is asked for.
_PROGRESS, _GOAL = re.compile(r"공정[률율]|진척|진도|지어졌|나아갔"), re.compile(r"목표")
_ONLY_AIMED = 0.5
_WORD = re.compile(r"[가-힣A-Za-z]{2}")


def worth(evidence: Evidence, question: Understood) -> float:
    """Return how well a statement fits a part; a number, a date or a place is what answers one."""
    lost = 1 - evidence.fit if question.units or question.kind in _EXACT else 0.0
    undated = question.kind == "when" and evidence.fit < _FITTING
    return evidence.score - (_UNDATED if undated else _UNFIT) * lost


def of_matter(
    evidence: Sequence[Evidence], wanted: Wanted, question: Understood
) -> tuple[Evidence, ...]:
    """Return statements best first, those lowered that speak less of the thing than the best do.

    What is asked of it (완공 시점) is told of other things as well. Who operates a thing is told
    by no row of numbers.
    """
    if question.kind == "who" and _OPERATES.search(question.search):
        evidence = [one for one in evidence if not _only_counts(one)] or evidence
    own = [not is_attribute(name.text) and not says_unit(name.text) for name in wanted.names]
    weights = [name.weight * of for name, of in zip(wanted.names, own, strict=True)]
    total = sum(weights) or 1.0
    shares = [
        sum(weight * credit for weight, credit in zip(weights, one.credits, strict=True)) / total
        for one in evidence
    ]
    fitting = [s for s, e in zip(shares, evidence, strict=True) if e.fit >= _FITTING]
    most = max(fitting, default=0.0)
    firms = "개사" in question.units
    progress = _PROGRESS.search(question.search) and not AIM.search(question.search)
    lowered = [
        replace(
            one,
            score=one.score
            - _MATTER * max(0.0, most - share - _NEARLY)
            - _UNCOUNTED * (firms and not _FIRMS.search(one.item.text))
            - _ONLY_AIMED * (bool(progress) and bool(_GOAL.search(context_of(one.item)))),
        )
        for one, share in zip(evidence, shares, strict=True)
    ]
    return tuple(sorted(lowered, key=lambda one: -worth(one, question)))


def _only_counts(evidence: Evidence) -> bool:
    """Say whether a row has no word but its labels, as a budget's has none."""
    item = evidence.item
    if not isinstance(item, RowItem):
        return False
    cells = [cell for cell in map(clean, item.row.cells) if cell not in item.labels]
    return not any(_WORD.search(cell) for cell in cells)
