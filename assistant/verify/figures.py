"""Checking every figure, date, name and direction of a text against the places it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.answer import CheckedFigure, Citation
from assistant.verify.agreeing import disagreeing
from assistant.verify.cited import citation_problem, place_of, place_of_object
from assistant.verify.counted import with_counts
from assistant.verify.dates import check_dates
from assistant.verify.derived import EQUALS, with_derived
from assistant.verify.directions import check_directions
from assistant.verify.extremes import check_extremes
from assistant.verify.found import AMOUNT, DATE, Found
from assistant.verify.names import check_names
from assistant.verify.naming import check_reports
from assistant.verify.numbers import check_amounts, check_bare
from assistant.verify.pieces import squeezed
from assistant.verify.places import COMPUTED, EXACT, NONE, Place
from assistant.verify.replaced import without_replaced, without_turned
from assistant.verify.statement import MARKER, sentence_around, statements
from index.records import Records

_NOTHING = "자료 없음"  # what a report does not say has no place
_SENTENCE = 10  # letters of a quotation that is no chance


def check_figures(
    answer_text: str,
    citations: Sequence[Citation],
    records: Records,
    *,
    cited_only: bool = False,
    formulas: Mapping[str, str] | None = None,
    strict: bool = True,
    places: Mapping[int, Place] | None = None,
) -> tuple[CheckedFigure, ...]:
    """Look each figure and date of an answer up in the places that its markers cite.

    ``cited_only`` leaves out paragraphs without any marker: an abstaining answer repeats the
    question's own years and names what was searched. ``formulas`` say how the program computed a
    figure of its own, by the figure as written. ``strict`` asks of each number that stands in its
    place whether it stands there for what the answer says of it, too; the program's own sentences,
    written from the records of the figures, need no guess from the words around them. ``places``
    are those of the citations where they have been read already.

    Returns
    -------
    tuple
        In the order of the text; names and directions only where no place supports them.
        ``원문 일치``: the number stands there with its unit; ``단위 환산``: the same amount stands
        there in another unit; ``계산값``: computed by the program; ``근거 없음``: none of these.
    """
    if places is None:
        places = {citation.n: place_of(citation, records) for citation in citations}
    if cited_only:
        paragraphs = re.split(r"\n\s*\n", answer_text)
        answer_text = "\n\n".join(text for text in paragraphs if MARKER.search(text))
    checked = _check(answer_text, places, records, strict=strict)
    given = formulas or {}
    return tuple(
        computed(figure, given, citations)
        for figure in checked
        if figure.kind in (AMOUNT, DATE) or figure.state == NONE
    )


def computed(
    figure: CheckedFigure, formulas: Mapping[str, str], citations: Sequence[Citation]
) -> CheckedFigure:
    """Give a figure that the program computed its state and formula; others stay as they are."""
    if figure.state != NONE or figure.text not in formulas or not citations:
        return figure
    formula = formulas[figure.text]
    return replace(figure, state=COMPUTED, formula=formula, citation=citations[0].n)


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
    return list(_check(text, places, records))


def citation_problems(citations: Sequence[dict[str, Any]], records: Records) -> list[str]:
    """Say in Korean what is wrong with citations that cannot be followed or misquote."""
    return [
        problem
        for citation in citations
        if (problem := citation_problem(citation, records)) is not None
    ]


def _check(
    text: str, places: Mapping[int, Place], records: Records, *, strict: bool = True
) -> list[CheckedFigure]:
    said: list[tuple[str, list[Place], list[Found]]] = []
    of_line: dict[int, list[CheckedFigure]] = {}
    for statement in statements(text):
        own = [places[n] for n in statement.cited if n in places]
        if statement.text.rstrip().endswith(_NOTHING):
            said.append(("", own, list(check_reports(statement.text, records, silent=True))))
            continue
        earlier = of_line.setdefault(statement.line, [])
        found = check_statement(statement.body, own, records, earlier, strict=strict)
        earlier += [item.figure for item in found]
        said.append((statement.body, own, found))
    return [item.figure for found in _told_elsewhere(said) for item in found]


def _told_elsewhere(
    said: Sequence[tuple[str, list[Place], list[Found]]],
) -> Iterator[list[Found]]:
    """Yield the statements' figures, those too that the text computes in another statement."""
    computed = [i.figure for _, _, found in said for i in found if i.figure.state == COMPUTED]
    for text, own, found in said:
        told = computed and not EQUALS.match(text)  # a formula is to hold by itself
        known = [_told(item, computed) for item in found] if told else found
        yield found if known == found else with_derived(text, known, own)


def _told(item: Found, computed: Sequence[CheckedFigure]) -> Found:
    """Give an unsupported amount the formula of the same amount elsewhere in the text."""
    if item.figure.state != NONE or item.figure.kind != AMOUNT or item.misplaced:
        return item
    value, unit = item.figure.value, item.figure.unit
    same = next((f for f in computed if f.value == value and f.unit == unit and unit), None)
    if same is None:
        return item
    figure = replace(item.figure, state=COMPUTED, formula=same.formula, citation=same.citation)
    return item._replace(figure=figure)


def check_statement(
    text: str,
    places: Sequence[Place],
    records: Records,
    earlier: Sequence[CheckedFigure] = (),
    *,
    strict: bool = True,
) -> list[Found]:
    """Check all that one statement says against the places it rests on, in the text's order.

    ``earlier`` are the checked figures that its line has before it; ``strict`` as for
    :func:`check_figures`.
    """
    found = [
        *check_amounts(text, places, earlier, strict=strict),
        *check_dates(text, places, strict=strict),
    ]
    taken = [(start, start + len(figure.text)) for start, figure, _ in found]
    found += check_bare(text, places, taken)
    if strict:
        found = disagreeing(text, without_replaced(text, found, places), places)
    found = with_counts(text, with_derived(text, found, places, earlier))
    found += check_names(text, places, records)
    found += check_reports(text, records)
    directions = list(check_directions(text, places))
    found += without_turned(text, directions, places) if strict else directions
    found += check_extremes(text, places, records) if strict else ()
    found = [_as_quoted(item, text, places) for item in found]
    return sorted(found, key=lambda item: item.start)


def _as_quoted(item: Found, text: str, places: Sequence[Place]) -> Found:
    """Support what stands in a sentence that a place has letter for letter."""
    if item.figure.state != NONE:
        return item
    start, end = sentence_around(text, item.start)
    sentence = squeezed(text[start:end]).rstrip(".")
    if len(sentence) < _SENTENCE:
        return item
    at = next((place.n for place in places if sentence in squeezed(place.text)), None)
    return item if at is None else Found(item.start, replace(item.figure, state=EXACT, citation=at))
