"""The useful no: what is missing, what was searched, the nearest thing found, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.evidence import Evidence
from assistant.compose.matching import squeezed
from assistant.compose.premise import office_of
from assistant.compose.sentences import Writer
from assistant.compose.signs import Signs
from assistant.compose.told import TOLD, tells
from assistant.compose.wording import month_of
from prompts.messages import message

_MOST_WORDS = 3
_NEAR = 0.3  # a statement that covers this share of the question is near enough to ask its office
_LONGEST_NEAREST = 280


def absence(signs: Signs, evidence: Sequence[Evidence], writer: Writer) -> str:
    """Say what is missing, what was searched, the nearest thing found, and draft a request.

    The request (자료요구서) goes to the department that the nearest statement stands under, or to
    the body whose report it is; there is none where nothing near the question was found.
    """
    if signs.nameless:
        return message("assistant.nameless")
    parts = [_missing(signs, evidence, writer)]
    known = any(name.known for name in writer.wanted.names)
    if evidence and known:
        entry = _nearest(evidence, writer)
        parts.append("\n".join((message("assistant.nearest"), entry)))
        if evidence[0].cover >= _NEAR:
            parts.append(_request(signs, evidence[0], writer))
    return "\n\n".join(parts)


def _missing(signs: Signs, evidence: Sequence[Evidence], writer: Writer) -> str:
    """Say which years and words the reports lack, and which reports there are."""
    said = [message("assistant.absent")]
    if signs.missing_years:
        said.append(message("assistant.absent_years", years=_years(signs.missing_years)))
    elif signs.untold_years:
        said.append(message("assistant.absent_told", years=_years(signs.untold_years)))
    if signs.planned:
        said.append(message("assistant.absent_planned"))
    if signs.counted_only:
        said.append(message("assistant.absent_counted"))
    if signs.unnamed:
        said.append(message("assistant.absent_unnamed"))
    if signs.aside is not None and signs.aside.numberless:
        said.append(message("assistant.absent_number"))
    unknown = signs.unknown_names[:_MOST_WORDS]
    if unknown:
        said.append(message("assistant.absent_words", words=_quoted(unknown)))
    elif evidence and (apart := _apart(signs, evidence[0], writer)):
        said.append(message("assistant.absent_near", words=_quoted(apart)))
    months = sorted(report.issued for report in writer.reports.values() if report.issued)
    period = "~".join(dict.fromkeys(month_of(month) for month in (months[:1] + months[-1:])))
    count = len(writer.reports)
    key = "assistant.searched" if period else "assistant.searched_all"
    return " ".join((*said, message(key, count=count, period=period)))


def _apart(signs: Signs, nearest: Evidence, writer: Writer) -> tuple[str, ...]:
    """Return what the nearest statement does not speak of, what is asked for and offices first."""
    names = writer.wanted.names
    # What people said in a phrase (한 명한테 얼마까지) is no word to be missed by.
    plain = {squeezed(name): name for name in writer.question.names}
    said = (
        (n, next((own for p, own in plain.items() if n.text in p or p in n.text), ""))
        for n in names
    )
    others = (own for name, own in said if own and tells(name, nearest, names) < TOLD)
    kept: list[str] = []
    lost = signs.aside.lost if signs.aside is not None else ()
    for name in (*lost, *signs.unheard, *signs.lacking, *others):
        if not any(squeezed(name) in squeezed(other) for other in kept):
            kept.append(name)
    return tuple(kept[:_MOST_WORDS])


def _nearest(evidence: Sequence[Evidence], writer: Writer) -> str:
    """Return the nearest statement as an entry: the best that is not too long to be read."""
    best = evidence[0].item
    entries = (e.item for e in evidence[:5] if len(e.item.text) <= _LONGEST_NEAREST)
    return writer.entry(next(entries, best))


def _request(signs: Signs, nearest: Evidence, writer: Writer) -> str:
    """Draft a request for the data to the department that the reports name, if it is theirs."""
    question = writer.question
    body = writer.reports[nearest.item.report].body
    office = " ".join(part for part in (body, office_of(nearest.item)) if part)
    years = _years(question.years)
    matter = " ".join(part for part in (years, *question.names) if part)
    theirs = office and not signs.unheard
    key = "assistant.request" if theirs else "assistant.request_any"
    return message(key, office=office, matter=matter)


def _years(years: Sequence[int]) -> str:
    return ", ".join(f"{year}년" for year in years)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
