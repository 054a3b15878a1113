"""When the reports do not hold the answer: the signs, and the decision that is learnt from them.

The weights stand in ``absence.toml`` beside this module and are learnt by
``python -m eval.abstaining`` from questions with and without an answer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Name, Wanted, squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood, reports_of_year
from assistant.question.years import names_year
from index.records import ReportInfo
from index.retrieve import Hit
from ingest.cleaning import clean

SIGNS = (
    *("score", "missing", "label", "unheard", "compound", "stranger"),
    *("untimely", "year", "month", "elsewhere", "unfit"),
    *("everyday", "mended", "many", "counted", "followup"),
)
"""What the decision rests on.

``score`` is the best candidate's; ``missing`` the share of the one name that the passage found
misses most; ``label`` the share of the names in the labels of a table's figure; ``unheard`` the
share of the rare names that no passage found has, ``compound`` whether a compound noun is such
a name and the best candidate has next to nothing of it, ``stranger`` whether an office or a body is
among them. ``untimely`` is the share of the years asked about that the best candidates neither
name nor are issued in, ``year`` whether one has no report at all, ``month`` whether a month asked
about is not spoken of; ``elsewhere`` whether the best candidate does not speak of a place that the
question names, ``unfit`` how little it is of the kind that answers. ``everyday`` counts the
everyday words understood (such questions seldom share their words with the reports), ``mended`` the
mistyped ones; ``many`` is the logarithm of the number of names, ``counted`` whether the answer is a
number in a unit, ``followup`` whether the question goes on from another.
"""

_READ, _PASSAGES, _LOOKED = 5, 3, 20
_NEAR_BEST = 0.8  # of the best cover: a candidate that speaks of the matter as well
_RARE = 3.0  # a name of this weight stands in few passages
_MOST_EVERYDAY = 4
_TOUCHED = 0.3  # a name with less credit is not even in part in a candidate
_SHORT = 3  # letters of a name that is found inside other words by chance
# An office or a body as a question names it: Kiwi takes the end of 관광과의 for a particle, and 과
# before a space is one (정원과 현원).
_OFFICE = re.compile(
    r"(?<![가-힣A-Za-z])(?P<office>[가-힣]{2,}?(?:(?<![결성효경초학통부투])과(?=[의은는이가]\s|에서|에는?\s)"
    r"|(?<![다혹잠역동전도일당표제게개출즉])시(?=의?\s)|(?:경기|강원|제주|[청라상][남북])도(?=의?\s)"
    r"|담당관|본부|재단|공단|공사|진흥원|연구원|위원회|[가-힣](?<![신요초])청|경찰서|소방서))"
    r"(?=[의은는이가]\s|에서|에는?\s|\s|$)"
)
# Provinces, great cities and their like, by which a question may be about another city's matter.
_PLACE = re.compile(
    r"(?<![가-힣])(?:부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남]|전라|경[북남]|경상|제주"
    r"|수원|성남|고양|용인|판교|분당|일산|청주|전주|춘천|포항|창원|도쿄|오사카|베이징|상하이|싱가포르|뉴욕"
    r"|런던|파리|베를린)(?!원)"
)
# Sources of counterparts that tell of a question put in other words than reports have.
_OWN_WORDS = ("everyday", "english")


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against an answer being there; ``values`` are named as in ``SIGNS``.

    ``unknown_names`` stand in no report, ``strangers`` are offices that no passage found has; of
    ``missing_years`` there is no report, and of ``untold_years`` the best candidates do not speak.
    A ``nameless`` question (은 는 이 가) names nothing to look
    for.
    """

    values: dict[str, float]
    unknown_names: tuple[str, ...]
    missing_years: tuple[int, ...]
    nameless: bool = False
    strangers: tuple[str, ...] = ()
    untold_years: tuple[int, ...] = ()

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
    of_body = [e for e in evidence if _of_body(e, question.bodies, infos)]
    evidence = of_body or evidence
    first = evidence[:_READ]
    best = max((e.cover for e in first), default=0.0)
    speaking = [e for e in first if e.cover >= _NEAR_BEST * best]
    found = [wanted.credits(hit.passage.search) for hit in hits[:_PASSAGES]]
    passage = max(found, key=wanted.share, default=(0.0,) * len(wanted.names))
    untimely = [
        year
        for year in question.years
        if not any(tells_of(e, year, infos[e.item.report]) for e in speaking)
    ]
    missing = tuple(year for year in untimely if not reports_of_year(year, reports))
    texts = [clean(hit.passage.search) for hit in hits]
    strangers = tuple(_strangers(question, texts, reports))
    rare = [name for name in wanted.names if name.weight >= _RARE]
    unheard = [n.text for n in rare if not _heard((n.text, *n.others), texts)]
    own = () if not evidence else zip(wanted.names, evidence[0].credits, strict=True)
    everyday = {e.asked for e in question.expansions if e.source in _OWN_WORDS}
    compounds = [n for n, credit in own if credit < _TOUCHED and _is_compound(n)]
    strange = any(not _heard((n.text, *n.others), texts) for n in compounds)
    values = {
        "score": evidence[0].score if evidence else 0.0,
        "missing": wanted.heaviest(passage),
        "label": max((hit.features.get("label", 0.0) for hit in hits[:_PASSAGES]), default=0.0),
        "unheard": len(unheard) / max(1, len(rare)),
        "compound": float(strange),
        "stranger": float(bool(strangers)),
        "untimely": len(untimely) / max(1, len(question.years)),
        "year": float(bool(missing)),
        "month": float(any(not _month_told(evidence, month, infos) for month in question.issued)),
        "elsewhere": float(_elsewhere(question.search, evidence)),
        "unfit": 1 - evidence[0].fit if evidence else 1.0,
        "everyday": float(min(_MOST_EVERYDAY, len(everyday))),
        "mended": float(len(question.mended)),
        "many": log(max(1, len(wanted.names))),
        "counted": float(bool(question.units)),
        "followup": float(bool(question.resolved)),
    }
    unknown = tuple(name.text for name in wanted.names if not name.known)
    return Signs(
        values,
        unknown,
        missing,
        nameless=not any(len(name.text) > 1 for name in wanted.names),
        strangers=strangers,
        untold_years=tuple(year for year in untimely if year not in missing),
    )


def _is_compound(name: Name) -> bool:
    """Say whether a name is made of nouns and nothing else (무임수송)."""
    whole = sum(map(len, name.parts)) == len(name.text) and len(name.parts) > 1
    return whole and len(name.text) > _SHORT and not name.text.isascii()


def _of_body(evidence: Evidence, bodies: Sequence[str], infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether a candidate stands in the report of a body asked about, or names it."""
    return infos[evidence.item.report].body in bodies or any(
        body in evidence.item.text for body in bodies
    )


def _elsewhere(text: str, evidence: Sequence[Evidence]) -> bool:
    """Say whether the best candidate speaks of another place than one that a question names."""
    spoken = squeezed(context_of(evidence[0].item)) if evidence else ""
    return any(place not in spoken for place in _PLACE.findall(text))


def tells_of(evidence: Evidence, year: int, report: ReportInfo) -> bool:
    """Say whether a candidate names a year or stands in a report of it, or of the year after."""
    issued = report.issued[:4] in (str(year), str(year + 1))
    return issued or names_year(context_of(evidence.item), year)


def _month_told(evidence: Sequence[Evidence], month: str, infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether some candidate, its table or its report speaks of a month (``2024-07``)."""
    spoken = re.compile(rf"(?<!\d)0?{int(month[5:])}\s?[월.]")
    for one in evidence[:_LOOKED]:
        report = infos[one.item.report]
        as_of = (one.item.table.as_of or "") if isinstance(one.item, RowItem) else ""
        if month in (report.issued, report.as_of[:7], as_of[:7]):
            return True
        if spoken.search(context_of(one.item)):
            return True
    return False


def _heard(spellings: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether a text has a name in one of its spellings, a short one as a word's beginning."""
    for spelling in spellings:
        if len(spelling) <= _SHORT and re.fullmatch(r"[가-힣]+", spelling):
            pattern = re.compile(rf"(?<![가-힣]){spelling}")
            if any(pattern.search(text) for text in texts):
                return True
        elif any(spelling in squeezed(text) for text in texts):
            return True
    return False


def _strangers(
    question: Understood, texts: Sequence[str], reports: Sequence[ReportInfo]
) -> Iterator[str]:
    """Yield the offices and bodies that a question names and nothing found does."""
    own = [squeezed(f"{report.body} {report.title}") for report in reports]
    others = {e.asked: e.written for e in question.expansions}
    for match in _OFFICE.finditer(question.search):
        office = match["office"]
        spelt = (office, *(others[office],)) if office in others else (office,)
        if any(office in text for text in own) or _heard(spelt, texts):
            continue
        yield office
