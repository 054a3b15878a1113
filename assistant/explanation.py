"""How an answer came about, in sentences: for ``ask --explain`` and for the page alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.inspection.locate import locator_of, said
from assistant.trace import Trace
from index.records import Records
from ingest.model import Figure
from prompts.messages import message

if TYPE_CHECKING:
    from index.retrieve import Hit

CANDIDATES = 10
"""How many passages are told."""

_READ = 3  # passages whose figures are told
_FIGURES = 12


def understood(trace: Trace) -> Iterator[tuple[str, str]]:
    """Yield what was read out of the question: what it is called, and the text."""
    for key, text in _understood(trace):
        yield message(f"cli.explain_{key}"), text


def figures_read(trace: Trace, records: Records) -> list[Figure]:
    """Return the first figures of the best passages, those in a unit that was asked for."""
    units = trace.question.units
    found = [
        figure
        for hit in trace.hits[:_READ]
        for figure in records.figures(hit.passage.report, hit.passage.first, hit.passage.last)
        if not units or figure.unit in units
    ]
    return found[:_FIGURES]


def checks(trace: Trace) -> Iterator[str]:
    """Yield what checking the answer gave, figure by figure, and how sure its absence is."""
    yield message(f"cli.explain_{trace.answer.mode}")
    for figure in trace.answer.figures:
        source = "" if figure.citation is None else f" [{figure.citation}]"
        formula = "" if figure.formula is None else f" ({figure.formula})"
        yield f"{figure.text}: {figure.state}{source}{formula}"
    signs = trace.signs
    if signs.nameless:
        yield message("cli.explain_nameless")
        return
    yield message("cli.explain_absent", percent=round(100 * signs.probability))
    if signs.aside is not None:
        names = ", ".join(f"'{name}'" for name in signs.aside.lost or signs.lacking)
        yield message("cli.explain_aside" if names else "cli.explain_dropped", names=names)
    yield from (message("cli.explain_unknown", name=name) for name in signs.unknown_names)
    yield from (message("cli.explain_year", year=year) for year in signs.missing_years)


def place_of_hit(hit: Hit) -> str:
    """Return where a passage stands, as its report's format counts."""
    passage = hit.passage
    return said(locator_of((passage.first, passage.last), passage.page, passage.paragraphs))


def _understood(trace: Trace) -> Iterator[tuple[str, str]]:
    question = trace.question
    if question.resolved:
        yield "rewritten" if question.question == trace.rewritten else "resolved", question.resolved
    if question.search != question.question:
        yield "search", question.search
    if question.mended:
        yield "mended", ", ".join(f"{typed} → {meant}" for typed, meant in question.mended)
    if question.years:
        yield "years", ", ".join(f"{year}년" for year in question.years)
    if question.bodies:
        yield "bodies", ", ".join(question.bodies)
    if question.favoured:
        yield "favoured", ", ".join(sorted(question.favoured))
    if question.each:
        yield "each", ", ".join(question.each)
    yield "kind", message(f"cli.kind_{question.kind}")
    if question.units:
        yield "units", ", ".join(sorted(question.units))
    yield "names", ", ".join(question.names) or message("cli.explain_none")
    if question.titles:
        yield "titles", ", ".join(question.titles)
    for expansion in question.expansions:
        source = message(f"cli.source_{expansion.source}")
        text = f"{expansion.asked} → {expansion.written} ({source}, ×{expansion.weight:.2f})"
        yield "expansion", text
