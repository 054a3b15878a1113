"""What ``ask --explain`` says of an answer: understanding, candidates, figures, checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.command.console import say, show_table
from assistant.command.objects import checked_object, figure_object
from assistant.inspection.locate import locator_of, said
from assistant.inspection.wording import path_of, place_of, value_of
from assistant.trace import Trace
from index.records import Records
from ingest.model import Figure
from prompts.messages import message

if TYPE_CHECKING:
    from index.retrieve import Hit

_CANDIDATES = 10  # passages that are told
_READ = 3  # passages whose figures are told
_FIGURES = 12


def explanation_object(trace: Trace, records: Records) -> dict[str, Any]:
    """Return what ``ask --explain --json`` adds to an answer under ``explain``."""
    question, signs = trace.question, trace.signs
    return {
        "understood": {
            "search": question.search,
            "years": list(question.years),
            "months": list(question.issued),
            "bodies": list(question.bodies),
            "favoured": sorted(question.favoured),
            "each": list(question.each),
            "kind": question.kind,
            "units": sorted(question.units),
            "names": list(question.names),
            "titles": list(question.titles),
            "expansions": [
                {"asked": e.asked, "written": e.written, "source": e.source, "weight": e.weight}
                for e in question.expansions
            ],
        },
        "candidates": [_candidate(hit) for hit in trace.hits[:_CANDIDATES]],
        "figures": [figure_object(figure) for figure in figures_read(trace, records)],
        "checks": [checked_object(figure) for figure in trace.answer.figures],
        "absent": {
            "probability": round(signs.probability, 4),
            "signs": {name: round(value, 4) for name, value in signs.values.items()},
            "unknown_names": list(signs.unknown_names),
            "missing_years": list(signs.missing_years),
        },
    }


def show_explanation(trace: Trace, records: Records) -> None:
    """Print how the answer came about."""
    say()
    say(message("cli.explain_understood"))
    for key, text in _understood(trace):
        say(f"  {message(f'cli.explain_{key}')}: {text}")
    _show_candidates(trace.hits[:_CANDIDATES])
    _show_figures(figures_read(trace, records))
    _show_checks(trace)


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


def _candidate(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "report": passage.report,
        "place": _place(hit),
        "heading": list(passage.heading),
        "score": round(hit.score, 4),
        "words": round(hit.words, 4),
        "vector": round(hit.vector, 4),
        "features": {name: round(value, 4) for name, value in hit.features.items()},
    }


def _understood(trace: Trace) -> Iterator[tuple[str, str]]:
    """Yield what was read out of the question: the key of its label, and the text."""
    question = trace.question
    if question.search != question.question:
        yield "search", question.search
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


def _show_candidates(hits: Sequence[Hit]) -> None:
    say()
    say(message("cli.explain_candidates" if hits else "cli.explain_no_candidates"))
    if not hits:
        return
    rows = [
        [
            *(str(rank), f"{hit.score:.3f}", f"{hit.words:.2f}", f"{hit.vector:.2f}"),
            *(hit.passage.report, _place(hit), path_of(hit.passage.heading)),
        ]
        for rank, hit in enumerate(hits, start=1)
    ]
    columns = ("rank", "score", "words", "vector", "report", "place", "heading")
    show_table(columns, rows, right=("rank", "score", "words", "vector"))
    for rank, hit in enumerate(hits, start=1):
        if hit.features:
            features = " · ".join(f"{_feature(n)} {v:.2f}" for n, v in hit.features.items())
            say(f"  {rank}. {features}")


def _show_figures(figures: Sequence[Figure]) -> None:
    if not figures:
        return
    say()
    say(message("cli.explain_figures"))
    rows = [
        [path_of(f.row), path_of(f.column), f.text, value_of(f), f.report, place_of(f)]
        for f in figures
    ]
    show_table(("row", "column", "text", "value", "report", "place"), rows, right=("text", "value"))


def _show_checks(trace: Trace) -> None:
    say()
    say(message("cli.explain_checks"))
    for figure in trace.answer.figures:
        source = "" if figure.citation is None else f" [{figure.citation}]"
        formula = "" if figure.formula is None else f" ({figure.formula})"
        say(f"  {figure.text}: {figure.state}{source}{formula}")
    signs = trace.signs
    if signs.nameless:
        say("  " + message("cli.explain_nameless"))
        return
    say("  " + message("cli.explain_absent", percent=round(100 * signs.probability)))
    for name in signs.unknown_names:
        say("  " + message("cli.explain_unknown", name=name))
    for year in signs.missing_years:
        say("  " + message("cli.explain_year", year=year))


def _place(hit: Hit) -> str:
    passage = hit.passage
    span = (passage.first, passage.last)
    return said(locator_of(span, passage.page, passage.paragraphs))


def _feature(name: str) -> str:
    """Return a feature's Korean name, or the name itself where the catalogue has none."""
    try:
        return message(f"cli.feature_{name}")
    except KeyError:
        return name
