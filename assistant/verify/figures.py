"""Checking every figure and date of a text against the places its markers cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from assistant.answer import CheckedFigure, Citation
from assistant.verify.places import (
    COMPUTED,
    CONVERTED,
    EXACT,
    NONE,
    Place,
    citation_problem,
    place_of,
    place_of_object,
)
from index.records import Records
from ingest.dates import find_dates
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import same_unit

_MARKERS = re.compile(r"(?:\s*\[\d{1,3}\])+[.。]?")
_MARKER = re.compile(r"\[(\d{1,3})\]")
_NUMBERING = re.compile(r"^\s*(?:[-•·▶‣○－∙*]\s*)*(?:\(?\d{1,2}[.)]\s|[①-⑳])")
_NOTHING = "자료 없음"  # what a report does not say has no place
_DATE_END = re.compile(r"\s?[월일.]")
_YEAR = re.compile(r"(?<![\d,.])(?:(?P<long>(?:19|20)\d\d)\s?년|['’‘](?P<short>\d\d)(?!\d))")


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of an answer and the numbers of the citations that it rests on."""

    text: str
    cited: tuple[int, ...]


def statements(text: str) -> Iterator[Statement]:
    """Cut a text into what each group of markers vouches for.

    A part without markers of its own rests on the next group of its paragraph (a lead sentence
    over a list), or on the last one (a remark after the marker).
    """
    for paragraph in re.split(r"\n\s*\n", text):
        parts: list[tuple[str, tuple[int, ...]]] = []
        for line in paragraph.split("\n"):
            start = 0
            for group in _MARKERS.finditer(line):
                cited = tuple(int(n) for n in _MARKER.findall(group[0]))
                parts.append((line[start : group.start()], cited))
                start = group.end()
            if line[start:].strip():
                parts.append((line[start:], ()))
        for index, (part, cited) in enumerate(parts):
            after = (c for _, c in parts[index:] if c)
            before = (c for _, c in reversed(parts[:index]) if c)
            lead = parts[index + 1 :] and not cited
            borrowed = tuple(dict.fromkeys(n for _, c in parts[index:] for n in c)) if lead else ()
            yield Statement(part, cited or borrowed or next(after, next(before, ())))


def check_figures(
    answer_text: str,
    citations: Sequence[Citation],
    records: Records,
    *,
    cited_only: bool = False,
    formulas: Mapping[str, str] | None = None,
) -> tuple[CheckedFigure, ...]:
    """Look each figure and date of an answer up in the places that its markers cite.

    ``cited_only`` leaves out paragraphs without any marker: an abstaining answer repeats the
    question's own years and names what was searched. ``formulas`` say how the program computed a
    figure of its own, by the figure as written.

    Returns
    -------
    tuple
        In the order of the text. ``원문 일치``: the number stands there with its unit;
        ``단위 환산``: the same amount stands there in another unit; ``계산값``: computed by the
        program; ``근거 없음``: none of these.
    """
    places = {citation.n: place_of(citation, records) for citation in citations}
    if cited_only:
        paragraphs = re.split(r"\n\s*\n", answer_text)
        answer_text = "\n\n".join(text for text in paragraphs if _MARKER.search(text))
    checked = _check(answer_text, places)
    given = formulas or {}
    return tuple(
        replace(figure, state=COMPUTED, formula=given[figure.text], citation=citations[0].n)
        if figure.state == NONE and figure.text in given
        else figure
        for figure in checked
    )


def check_text(
    text: str, citations: Sequence[dict[str, Any]], records: Records
) -> list[CheckedFigure]:
    """Check a text from elsewhere; ``citations`` are the contract's JSON objects.

    A citation of an unknown report, or of lines that it does not have, supports nothing;
    :func:`citation_problems` says so in words.
    """
    places = {
        int(citation["n"]): place
        for citation in citations
        if str(citation.get("n", "")).isdigit()
        and (place := place_of_object(citation, records)) is not None
    }
    return list(_check(text, places))


def citation_problems(citations: Sequence[dict[str, Any]], records: Records) -> list[str]:
    """Say in Korean what is wrong with citations that cannot be followed or misquote."""
    return [
        problem
        for citation in citations
        if (problem := citation_problem(citation, records)) is not None
    ]


def _check(text: str, places: dict[int, Place]) -> tuple[CheckedFigure, ...]:
    checked: list[CheckedFigure] = []
    for statement in statements(text):
        if statement.text.rstrip().endswith(_NOTHING):
            continue
        own = [places[n] for n in statement.cited if n in places]
        body = _NUMBERING.sub("", statement.text)
        found = [(q.start, _check_quantity(q, own)) for q in parse_quantities(body) if q.unit]
        found += _check_dates(body, own)
        found += _check_bare(body, own)
        checked += [figure for _, figure in sorted(found, key=lambda item: item[0])]
    return tuple(checked)


def _check_quantity(quantity: Quantity, places: Sequence[Place]) -> CheckedFigure:
    state, at = NONE, None
    for place in places:
        found = place.state_of(quantity)
        if found == EXACT or (found == CONVERTED and state == NONE):
            state, at = found, place.n
        if state == EXACT:
            break
    return CheckedFigure(quantity.text, quantity.value, quantity.unit, state, at)


def _check_dates(text: str, places: Sequence[Place]) -> list[tuple[int, CheckedFigure]]:
    """Check full dates and, where none is, years; a report's own month needs no line."""
    found: list[tuple[int, CheckedFigure]] = []
    covered: list[tuple[int, int]] = []
    for date in find_dates(text):
        covered.append((date.start, date.end))
        at = next((place.n for place in places if place.has_date(date.iso)), None)
        number = int(date.iso.replace("-", ""))
        state = EXACT if at is not None else NONE
        printed = _DATE_END.match(text, date.end)
        whole = text[date.start : printed.end() if printed else date.end].strip()
        found.append((date.start, CheckedFigure(whole, number, "날짜", state, at)))
    for match in _YEAR.finditer(text):
        if any(start <= match.start() < end for start, end in covered):
            continue
        year = int(match["long"]) if match["long"] else _century(int(match["short"]))
        at = next((place.n for place in places if place.has_year(year)), None)
        state = EXACT if at is not None else NONE
        found.append((match.start(), CheckedFigure(match[0].strip(), year, "년", state, at)))
    return found


def _century(short: int) -> int:
    return 2000 + short if short < 70 else 1900 + short


def _check_bare(text: str, places: Sequence[Place]) -> list[tuple[int, CheckedFigure]]:
    """Check numbers that no unit follows (정원/현원 42/41): each must stand there as it is."""
    taken = [(q.start, q.end) for q in parse_quantities(text) if q.unit]
    found: list[tuple[int, CheckedFigure]] = []
    for quantity in parse_quantities(text, unit=""):
        if any(start < quantity.end and quantity.start < end for start, end in taken):
            continue
        at = next((place.n for place in places if place.has_number(quantity.text)), None)
        state = EXACT if at is not None else NONE
        value: int | Decimal = quantity.value
        found.append((quantity.start, CheckedFigure(quantity.text, value, "", state, at)))
    return found


__all__ = [
    "Statement",
    "check_figures",
    "check_text",
    "citation_problems",
    "same_unit",
    "statements",
]
