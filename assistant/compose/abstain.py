"""What speaks for or against an answer being there, measured over what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log

from assistant.compose.demands import is_sure
from assistant.compose.evidence import Evidence
from assistant.compose.lacking import best_signs, is_whole
from assistant.compose.matching import Wanted
from assistant.compose.outside import elsewhere, quoted_strangers, strangers
from assistant.compose.signs import LACKS, Signs
from assistant.compose.timely import mistimed, month_told, speaking_of, untimely
from assistant.compose.told import coined
from assistant.compose.unnamed import unnamed
from assistant.question import Understood, reports_of_year
from assistant.question.titles import SPELT
from index.records import ReportInfo
from index.retrieve import Hit
from ingest.cleaning import clean

_LOOKED = 20
_SURE = 1.6
_HARDLY = 0.3  # of a question's words: the others say that it is about something else
_HANGUL = re.compile(r"[가-힣]")
_AS_OF = re.compile(r"월\s*(?:\d+일\s*)?(?:말|현재|기준)")


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
    invented = quoted_strangers(question.search, names)
    offices = (*invented, *strangers(question, texts, reports))
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
        "mended": 0.0 if invented else float(len(question.mended) + _respelt(question)),
        "counted": float(question.kind == "figure"),
        "followup": float(bool(question.resolved)),
        "distant": float(_is_distant(question, evidence)),
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
    lacks = any(values[sign] for sign in LACKS)
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


def _is_distant(question: Understood, evidence: Sequence[Evidence]) -> bool:
    """Say whether a question without Hangul is hardly told of by the best candidate."""
    cover = evidence[0].cover if evidence else 0.0
    return cover < _HARDLY and not _HANGUL.search(question.search)


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
