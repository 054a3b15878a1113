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

from assistant.compose.demands import is_sure
from assistant.compose.evidence import Evidence
from assistant.compose.lacking import best_signs, is_whole
from assistant.compose.matching import Wanted
from assistant.compose.outside import elsewhere, strangers
from assistant.compose.timely import mistimed, month_told, speaking_of, untimely
from assistant.compose.told import coined
from assistant.compose.unnamed import unnamed
from assistant.question import Understood, reports_of_year
from assistant.question.titles import SPELT
from index.records import ReportInfo
from index.retrieve import Hit
from ingest.cleaning import clean

_LACKS = (
    *("asked", "demanded", "singled", "proper", "coined", "stranger", "elsewhere", "sister"),
    *("untimely", "mistimed", "month", "edition", "planned", "counted_only"),
    *("unfit", "unnamed", "unbroken", "unpaired"),
)
SIGNS = (
    *("score", "nearness", "rarest", "many"),
    *_LACKS,
    *("everyday", "mended", "counted", "followup"),
)
"""What the decision rests on.

``score`` is the best candidate's, ``nearness`` how much more the nearest of the passages found
is like the question than the others are; ``rarest`` the weight of the rarest name, ``many`` the
logarithm of how many there are.

``asked`` says whether the best candidate lacks the noun before the word that asks (관람료는 얼마),
``demanded`` whether it tells nothing of a class of things asked for (a rent, women), ``singled``
whether none tells the part of a whole that is singled out (수강생 가운데 여성은), ``proper``
whether it lacks a proper name, ``coined`` whether a compound name stands in no passage found and
neither does the part that tells it from others, ``stranger`` whether an office or a body is named
that no passage has, ``elsewhere`` whether the best candidate does not speak of a place that the
question names, ``sister`` whether it tells of a body like the one named, or of others of its sort.
``untimely`` is the share of the years asked about that the best candidates neither name nor are
issued in, ``mistimed`` whether what holds the number asked for is of another year, ``month``
whether a month asked about is not spoken of, ``edition`` whether the best candidate tells of the
edition of another year, ``planned`` whether the question asks what came about and the best
candidate tells what was planned, ``counted_only`` whether it says how many there are where names
are asked for, ``unfit`` whether no number of the kind that is asked for (people, money) stands in
what was found, ``unnamed`` whether no name stands in what was found where one of a person or a firm
is asked for, ``unbroken`` whether none has the parts into which a whole is to be broken down,
``unpaired`` whether a change since the year before is asked for and one year alone is told.

``everyday`` counts the everyday words understood that the best candidate says otherwise (such
questions seldom share their words with the reports), ``mended`` the mistyped ones; ``counted`` says
whether a number is asked for, ``followup`` whether the question goes on from another.
"""

_LOOKED = 20
_SURE = 1.6
_AS_OF = re.compile(r"월\s*(?:\d+일\s*)?(?:말|현재|기준)")


@dataclass(frozen=True, slots=True)
class Aside:
    """Why an answer is none: the names that it speaks nothing of, or no number at all.

    Neither, where what the signs of absence say (what is demanded, singled out, planned) settles it
    once nothing was reckoned.
    """

    lost: tuple[str, ...] = ()
    numberless: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against an answer being there; ``values`` are named as in ``SIGNS``.

    ``unknown_names`` stand in no report, ``unheard`` are names that nothing found has: offices,
    places and compounds; ``lacking`` are what the best candidate lacks, the attribute asked for
    first, ``unmet`` those of them that no other statement makes up for. Of ``missing_years`` there
    is no report, and of ``untold_years`` the best candidates do not speak; they tell what was
    ``planned`` instead of what came about. A ``nameless`` question (은 는 이 가) names nothing to
    look for. Where the best candidate tells the ``whole`` of what is asked, it is an answer,
    whatever the model says; ``aside`` tells why what would have been answered was none.
    """

    values: dict[str, float]
    unknown_names: tuple[str, ...]
    missing_years: tuple[int, ...]
    nameless: bool = False
    whole: bool = False
    unheard: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    untold_years: tuple[int, ...] = ()
    aside: Aside | None = None

    @property
    def planned(self) -> bool:
        """Whether what was found tells what was to come, and the question asks what came."""
        return self.values["planned"] > 0

    @property
    def counted_only(self) -> bool:
        """Whether what was found says how many there are, and the question asks for names."""
        return self.values["counted_only"] > 0

    @property
    def unnamed(self) -> bool:
        """Whether what was found holds no name, and the question asks for one."""
        return self.values["unnamed"] > 0

    @property
    def untold(self) -> bool:
        """Whether nothing found tells of the month that is asked about, nor of its year."""
        return self.values["month"] > 0 and self.values["untimely"] >= 1

    @property
    def unfit(self) -> bool:
        """Whether what was found holds no number of the kind that the question asks for."""
        return self.values["unfit"] > 0

    @property
    def probability(self) -> float:
        """The probability that the reports do not hold the answer."""
        model = absence_model()
        z = model["bias"] + sum(model[name] * self.values[name] for name in SIGNS)
        return 1 / (1 + exp(-z))

    @property
    def absent(self) -> bool:
        """Whether to say that the reports do not hold the answer."""
        doubted = not self.whole and self.probability >= absence_model()["threshold"]
        return self.nameless or doubted


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
    speaking = speaking_of(evidence)
    best = best_signs(question, evidence, names, infos)
    late = question.years if best.edition else untimely(question, speaking, infos)
    missing = tuple(year for year in late if not reports_of_year(year, reports))
    # How things stood at a month's end is told as of that month; what happened in it, anywhere.
    dated = speaking if _AS_OF.search(question.search) else evidence[:_LOOKED]
    texts = [clean(hit.passage.search) for hit in hits]
    offices = tuple(strangers(question, texts, reports))
    places = elsewhere(question.search, evidence)
    # The bodies whose reports they are need not name themselves.
    compounds = coined(question, names, [*texts, *(report.body for report in reports)])
    values = {
        "score": evidence[0].score if evidence else 0.0,
        "nearness": _nearness(hits),
        "rarest": max((name.weight for name in names), default=0.0),
        "many": log(max(1, len(names))),
        "asked": float(bool(best.asked)),
        "demanded": max(_demanded(best.demanded), float(bool(best.uncounted))),
        "singled": float(bool(best.singled)),
        "proper": float(bool(best.proper)),
        "coined": float(bool(compounds)),
        "stranger": float(bool(offices)),
        "elsewhere": float(bool(places)),
        "sister": float(bool(best.sisters)),
        "untimely": len(late) / max(1, len(question.years)),
        "mistimed": float(not late and mistimed(question, speaking, infos)),
        "month": float(any(not month_told(dated, month, infos) for month in question.issued)),
        "edition": float(best.edition),
        "planned": float(best.planned),
        "counted_only": float(best.counted_only),
        "unfit": best.unfit,
        "unnamed": float(unnamed(question, evidence)),
        "unbroken": float(bool(best.unbroken)),
        "unpaired": float(bool(best.unpaired)),
        "everyday": float(best.everyday),
        "mended": float(len(question.mended) + _respelt(question)),
        "counted": float(question.kind == "figure"),
        "followup": float(bool(question.resolved)),
    }
    lacking = (
        *best.demanded,
        *best.uncounted,
        *best.singled,
        *best.unbroken,
        *best.asked,
        *best.sisters,
        *best.proper,
    )
    lacks = any(values[sign] for sign in _LACKS)
    return Signs(
        values,
        tuple(name.text for name in names if not name.known),
        missing,
        whole=_defines(question, evidence)
        or (bool(evidence) and not lacks and is_whole(question, evidence[0], names)),
        nameless=not any(len(name.text) > 1 for name in names),
        unheard=tuple(dict.fromkeys((*offices, *places, *compounds))),
        lacking=tuple(dict.fromkeys(lacking)),
        unmet=best.unmet,
        untold_years=tuple(year for year in late if year not in missing),
    )


def _defines(question: Understood, evidence: Sequence[Evidence]) -> bool:
    """Say whether the best candidate begins with the term asked about and explains it."""
    return question.kind == "definition" and bool(evidence) and evidence[0].fit >= 1.0


def _of_body(evidence: Evidence, bodies: Sequence[str], infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether a candidate stands in the report of a body asked about, or names it."""
    return infos[evidence.item.report].body in bodies or any(
        body in evidence.item.text for body in bodies
    )


def _demanded(words: Sequence[str]) -> float:
    """Return 1 for what is demanded and not told, and more for what nothing else tells."""
    return max((_SURE if is_sure(word) else 1.0 for word in words), default=0.0)


def _nearness(hits: Sequence[Hit]) -> float:
    """Return how far the nearest passage's vector score stands out of those found."""
    scores = [hit.vector for hit in hits]
    return max(scores) - sum(scores) / len(scores) if scores else 0.0


def _respelt(question: Understood) -> int:
    """Return how many names that nothing else is known of were found as the reports spell them."""
    known = {e.asked for e in question.expansions if e.source != SPELT}
    return len({e.asked for e in question.expansions if e.source == SPELT} - known)
