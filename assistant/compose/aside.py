"""An answer beside the point: its number is right, but told of something else than was asked.

What is found is weighed before an answer is written; which statement holds its number is known
only then. Visitors of one event are no answer to a question for those of another, however many of
its words the rest of what was found has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Citation
from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Name, Wanted, squeezed
from assistant.compose.sentences import Writer
from assistant.compose.signs import Aside, Signs
from assistant.compose.told import is_general, is_usual, says_little
from assistant.compose.unit_fit import has_unit
from assistant.question import Understood
from index.morphemes import morphemes
from ingest.quantity import parse_quantities

_CARRIED = 0.7  # a name with this credit is spoken of, and not only its commonest part
_IN_FULL = 0.85
_REACH = 10  # lines between what stands together
_WEIGHS = 2.0  # a lighter name tells no thing from others
_SHORT = 2  # letters of a name that may stand for anything
_PARAPHRASED = 3  # everyday words of a question that is put in hardly any of the reports'
_PLANS = re.compile(r"계획|목표|예정")
_OPENS = re.compile(r"같습니다\.\s*$")
_ASKS = re.compile(r"몇|얼마|언제|어디|누구|어느|무엇")
_COMPARES = re.compile(r"(?<![가-힣])더\s|보다\s|둘\s?[중다]|[와과]\s\S+\s중")
_MARK = re.compile(r"\[(\d+)\]")
# What is counted or measured of things, which tells none of them from others.
_MEASURE = re.compile(
    r"(?:객|자|생|률|율|액|비|수|금|예산|매출|손실|면적|규모|인원|정원|현원|기업|업체|회사|브랜드|팀"
    r"|과제|기간|비중|실적|목표|업종|분야|수주|개관|준공|착공)$"
)
# Units that tell what no other unit does.
_COUNTED = frozenset({"명", "개사", "개소", "권", "마리", "그루", "점"})
# Numbers that are told with no unit of their own (12:1, 세 번째).
_RANKED = re.compile(r"경쟁률|경쟁율|번째|대\s?1|순위")


def aside(
    text: str,
    citations: Sequence[Citation],
    writer: Writer,
    signs: Signs,
    evidence: Sequence[Evidence],
) -> Aside | None:
    """Return why an answer that was not reckoned is none, ``None`` where it speaks of the matter.

    A follow-up's matter stands in the talk before it; a mistyped name may be told by another than
    it was read as, and one that was paraphrased by none.
    """
    question = writer.question
    if question.resolved or signs.values["mended"]:
        return None
    if signs.values["demanded"] > 1:
        return Aside()
    if not question.units:
        return None
    paraphrased = signs.values["everyday"] >= _PARAPHRASED
    lost = () if paraphrased or not text else _unspoken(text, citations, writer, evidence)
    if lost:
        return Aside(lost)
    if signs.planned and question.kind == "compare" and not _PLANS.search(question.search):
        return Aside()
    if question.kind in ("list", "other") and signs.values["demanded"]:
        return Aside()
    if question.kind != "figure":
        return None
    if _numberless(text, question):
        return Aside(numberless=True)
    apart = signs.values["demanded"] or (signs.values["singled"] and not paraphrased)
    telling = any(not (is_general(n) or is_usual(n.text)) for n in writer.wanted.names)
    return Aside() if apart or signs.planned or not telling else None


def _unspoken(
    text: str, citations: Sequence[Citation], writer: Writer, evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    """Return the things that a question names where what decides an answer speaks of none."""
    wanted = writer.wanted
    told = squeezed(_decisive(text, citations, writer, evidence))
    telling = [
        (name, credit >= _CARRIED or bool(name.core and name.core in told))
        for name, credit in zip(wanted.names, wanted.credits_in(told), strict=True)
        if not says_little(name, writer.question) and not _MEASURE.search(name.text)
    ]
    missing = [name for name, carried in telling if not carried and _names_thing(name)]
    if not missing:
        return ()
    does = _doing([name for name, _ in telling])
    if any(carried and name not in does for name, carried in telling):
        return ()
    return tuple(
        name.text
        for name in missing
        if name not in does and _stands_apart(name, wanted, evidence, citations)
    )


def _stands_apart(
    name: Name, wanted: Wanted, evidence: Sequence[Evidence], citations: Sequence[Citation]
) -> bool:
    """Say whether what was found has a name in full, and not beside the places that are cited.

    One that stands in none of it has to be a single word.
    """
    at = wanted.names.index(name)
    having = [
        (one.item.report, span(one.item)[0]) for one in evidence if one.credits[at] >= _IN_FULL
    ]
    if not having:
        return name.parts == (name.text,)
    return not any(
        report == cited.report and cited.span[0] - _REACH <= line <= cited.span[1] + _REACH
        for report, line in having
        for cited in citations
    )


def _names_thing(name: Name) -> bool:
    """Say whether the reports know a name as it is, for one thing among others."""
    long = len(name.text) > _SHORT and name.weight >= _WEIGHS
    return long and name.known and not name.others


def _doing(names: Sequence[Name]) -> list[Name]:
    """Return the names that are verbs (다녀간), which tell no thing from others."""
    read = morphemes([name.text for name in names])
    return [
        name
        for name, found in zip(names, read, strict=True)
        if any(morpheme.tag.startswith(("VV", "VA")) for morpheme in found)
    ]


def _decisive(
    text: str, citations: Sequence[Citation], writer: Writer, evidence: Sequence[Evidence]
) -> str:
    """Return the sentence that answers, or all entries of a list, with the places they rest on."""
    first = text.split("\n", 1)[0]
    asked = writer.question.search
    several = len(_ASKS.findall(asked)) > 1 or _COMPARES.search(asked) is not None
    said = text if several or _OPENS.search(first) else first
    marks = {int(mark) for mark in _MARK.findall(said)}
    parts = [said]
    for cited in citations:
        if cited.n in marks:
            cell = (*cited.cell.row, *cited.cell.column) if cited.cell else ()
            body = writer.reports[cited.report].body
            parts += [*cited.heading, cited.quote, cited.title, body, *cell]
            parts += _above(cited, evidence)
    return " ".join(parts)


def _above(cited: Citation, evidence: Sequence[Evidence]) -> list[str]:
    """Return what the statements stand under that a citation holds."""
    held = (
        one.item
        for one in evidence
        if isinstance(one.item, Item)
        and one.item.report == cited.report
        and cited.span[0] <= one.item.first <= one.item.last <= cited.span[1]
    )
    return [parent.text for item in held for parent in item.parents]


def _numberless(text: str, question: Understood) -> bool:
    """Say whether an answer holds no number of the unit that what is counted has."""
    several = len(_ASKS.findall(question.search)) > 1
    if several or not question.units <= _COUNTED or _RANKED.search(question.search):
        return False
    told = parse_quantities(_MARK.sub("", text))
    return not any(has_unit(q.unit, unit) for q in told for unit in question.units)
