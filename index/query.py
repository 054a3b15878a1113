"""What a search is asked for and what it gives: queries, hits, the weights of a text's tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.filters import EVERYTHING, Filter
from index.morphemes import content_tokens
from index.terms import Expansion
from ingest.model import Passage

PERIOD_WEIGHT = 0.3
"""What a word that only says when or in which report counts: the favoured reports say that."""

_PERIOD = re.compile(r"(?:19|20)\d\d|[년월말]|년도|연도|기준|현재|보고서?|~(?:년도|기준|현재|보고)")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    ``favoured`` are the names of the reports asked about; each report of ``each`` (a comparison)
    is represented among the results. ``expansions`` are everyday and English words of the text in
    the words of reports, ``names`` the words of the text that name something, ``units`` the unit
    families that a number asked for may have. Nothing is found outside the reports of ``within``.
    """

    text: str
    favoured: frozenset[str] = frozenset()
    each: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    names: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    within: Filter = EVERYTHING


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its score, its share of the best word score, its cosine.

    ``features`` are what it was ranked by, named as in ``index.rank.FEATURES``.
    """

    passage: Passage
    score: float
    words: float
    vector: float
    features: Mapping[str, float] = field(default_factory=dict)


def token_weights(
    text: str, expansions: Sequence[Expansion] = (), told: bool = True
) -> dict[str, float]:
    """Return the tokens of a question and how much each counts.

    Those of ``expansions`` count as much as their weights say. Where the period does not tell in
    which reports to look (``told``), its words count as much as any.
    """
    (tokens,) = content_tokens([text])
    period = PERIOD_WEIGHT if told else 1.0
    weights = {t: period if _PERIOD.fullmatch(t) else 1.0 for t in tokens}
    for expansion in expansions:
        for token in expansion.tokens:
            weights.setdefault(token, expansion.weight)
    return weights
