"""When the reports do not hold the answer: the signs, and the decision that is learnt from them.

The weights stand in ``absence.toml`` beside this module and are learnt by
``python -m eval.abstaining`` from questions with and without an answer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Wanted
from assistant.compose.outside import elsewhere, strangers
from assistant.compose.rows import RowItem
from assistant.compose.told import coined, lacking_asked, lacking_proper, only_planned
from assistant.question import Understood, reports_of_year
from assistant.question.years import names_year
from index.records import ReportInfo
from index.retrieve import Hit
from ingest.cleaning import clean

SIGNS = (
    *("score", "nearness", "rarest", "many"),
    *("asked", "proper", "coined", "stranger", "elsewhere"),
    *("untimely", "month", "planned"),
    *("everyday", "mended", "counted", "followup"),
)
"""What the decision rests on.

``score`` is the best candidate's, ``nearness`` how much more the nearest of the passages found
is like the question than the others are; ``rarest`` the weight of the rarest name, ``many`` the
logarithm of how many there are.

``asked`` says whether the best candidate lacks the very attribute that is asked for, ``proper``
whether it lacks a proper name, ``coined`` whether a compound name stands in no passage found and
neither does the part that tells it from others, ``stranger`` whether an office or a body is named
that no passage has, ``elsewhere`` whether the best candidate does not speak of a place that the
question names. ``untimely`` is the share of the years asked about that the best candidates neither
name nor are issued in, ``month`` whether a month asked about is not spoken of, ``planned`` whether
the question asks what came about and the best candidate tells what was planned.

``everyday`` counts the everyday words understood (such questions seldom share their words with the
reports), ``mended`` the mistyped ones; ``counted`` says whether a number is asked for, ``followup``
whether the question goes on from another.
"""

_READ, _LOOKED = 5, 20
_AS_OF = re.compile(r"월\s*(?:\d+일\s*)?(?:말|현재|기준)")
_NEAR_BEST = 0.8  # of the best cover: a candidate that speaks of the matter as well
_MOST_EVERYDAY = 4
# Sources of counterparts that tell of a question put in other words than reports have.
_OWN_WORDS = ("everyday", "english")


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against an answer being there; ``values`` are named as in ``SIGNS``.

    ``unknown_names`` stand in no report, ``unheard`` are names that nothing found has: offices,
    places and compounds; ``lacking`` are what the best candidate lacks, the attribute asked for
    first. Of ``missing_years`` there is no report, and of ``untold_years`` the best candidates do
    not speak; they tell what was ``planned`` instead of what came about. A ``nameless`` question
    (은 는 이 가) names nothing to look for.
    """

    values: dict[str, float]
    unknown_names: tuple[str, ...]
    missing_years: tuple[int, ...]
    nameless: bool = False
    unheard: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    untold_years: tuple[int, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether what was found tells what was to come, and the question asks what came."""
        return self.values["planned"] > 0

    @property
    def probability(self) -> float:
        """The probability that the reports do not hold the answer."""
        model = absence_model()
        z = model["bias"] + sum(model[name] * self.values[name] for name in SIGNS)
        return 1 / (1 + exp(-z))

    @property
    def absent(self) -> bool:
        """Whether to say that the reports do not hold the answer."""
        return self.nameless or self.probability >= absence_model()["threshold"]


@cache
def absence_model() -> Mapping[str, float]:
    """Return the learnt weight of each sign, the bias and the threshold."""
    text = files("assistant.compose").joinpath("absence.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {**table["weights"], **table["decision"]}


def signs_of(
    question: Understood,
    evidence: Sequence[Evidence],
    hits: Sequence[Hit],
    wanted: Wanted,
    reports: Sequence[ReportInfo],
) -> Signs:
    """Measure the signs for a question's candidates, best first."""
    infos = {report.name: report for report in reports}
    names = wanted.names
    evidence = [e for e in evidence if _of_body(e, question.bodies, infos)] or evidence
    speaking = _speaking(evidence)
    untimely = _untimely(question.years, speaking, infos)
    missing = tuple(year for year in untimely if not reports_of_year(year, reports))
    # How things stood at a month's end is told as of that month; what happened in it, anywhere.
    dated = speaking if _AS_OF.search(question.search) else evidence[:_LOOKED]
    texts = [clean(hit.passage.search) for hit in hits]
    offices = tuple(strangers(question, texts, reports))
    places = elsewhere(question.search, evidence)
    compounds = coined(names, texts)
    asked = lacking_asked(question, evidence[0], names) if evidence else ()
    proper = lacking_proper(question, evidence[0], names) if evidence else ()
    values = {
        "score": evidence[0].score if evidence else 0.0,
        "nearness": _nearness(hits),
        "rarest": max((name.weight for name in names), default=0.0),
        "many": log(max(1, len(names))),
        "asked": float(bool(asked)),
        "proper": float(bool(proper)),
        "coined": float(bool(compounds)),
        "stranger": float(bool(offices)),
        "elsewhere": float(bool(places)),
        "untimely": len(untimely) / max(1, len(question.years)),
        "month": float(any(not _month_told(dated, month, infos) for month in question.issued)),
        "planned": float(bool(evidence) and only_planned(question, evidence[0])),
        "everyday": float(_everyday(question)),
        "mended": float(len(question.mended)),
        "counted": float(question.kind == "figure"),
        "followup": float(bool(question.resolved)),
    }
    return Signs(
        values,
        tuple(name.text for name in names if not name.known),
        missing,
        nameless=not any(len(name.text) > 1 for name in names),
        unheard=tuple(dict.fromkeys((*offices, *places, *compounds))),
        lacking=tuple(dict.fromkeys((*asked, *proper))),
        untold_years=tuple(year for year in untimely if year not in missing),
    )


def _of_body(evidence: Evidence, bodies: Sequence[str], infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether a candidate stands in the report of a body asked about, or names it."""
    return infos[evidence.item.report].body in bodies or any(
        body in evidence.item.text for body in bodies
    )


def _nearness(hits: Sequence[Hit]) -> float:
    """Return how far the nearest passage's vector score stands out of those found."""
    scores = [hit.vector for hit in hits]
    return max(scores) - sum(scores) / len(scores) if scores else 0.0


def _everyday(question: Understood) -> int:
    """Return how many everyday or English words were understood."""
    asked = {e.asked for e in question.expansions if e.source in _OWN_WORDS}
    return min(_MOST_EVERYDAY, len(asked))


def _speaking(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the best candidate and those behind it that speak of the matter as well."""
    first = evidence[:_READ]
    best = max((e.cover for e in first), default=0.0)
    return [e for at, e in enumerate(first) if at == 0 or e.cover >= _NEAR_BEST * best]


def _untimely(
    years: Sequence[int], speaking: Sequence[Evidence], infos: Mapping[str, ReportInfo]
) -> list[int]:
    """Return the years that none of the candidates tells of.

    Of the only year asked about a later report must say so; where several are compared, a report
    is of the year before as well.
    """
    tells = tells_of if len(years) > 1 else _names_or_issued
    return [y for y in years if not any(tells(e, y, infos[e.item.report]) for e in speaking)]


def _names_or_issued(evidence: Evidence, year: int, report: ReportInfo) -> bool:
    return report.issued[:4] == str(year) or names_year(context_of(evidence.item), year)


def tells_of(evidence: Evidence, year: int, report: ReportInfo) -> bool:
    """Say whether a candidate names a year or stands in a report of it, or of the year after."""
    return report.issued[:4] == str(year + 1) or _names_or_issued(evidence, year, report)


def _month_told(evidence: Sequence[Evidence], month: str, infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether some candidate, its table or its report speaks of a month (``2024-07``)."""
    spoken = re.compile(rf"(?<!\d)0?{int(month[5:])}\s?[월.]")
    for one in evidence:
        report = infos[one.item.report]
        as_of = (one.item.table.as_of or "") if isinstance(one.item, RowItem) else ""
        if month in (report.issued, report.as_of[:7], as_of[:7]):
            return True
        if spoken.search(context_of(one.item)):
            return True
    return False
