"""What ``ask --explain`` says of an answer: understanding, candidates, figures, checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.command.console import say, show_table
from assistant.command.objects import checked_object, figure_object
from assistant.explanation import CANDIDATES, checks, figures_read, place_of_hit, understood
from assistant.inspection.wording import path_of, place_of, value_of
from assistant.trace import Trace
from index.records import Records
from ingest.model import Figure
from prompts.messages import message

if TYPE_CHECKING:
    from index.retrieve import Hit


def explanation_object(trace: Trace, records: Records) -> dict[str, Any]:
    """Return what ``ask --explain --json`` adds to an answer under ``explain``."""
    question, signs = trace.question, trace.signs
    return {
        "understood": {
            "resolved": question.resolved,
            "rewritten": trace.rewritten,
            "search": question.search,
            "mended": [{"typed": typed, "meant": meant} for typed, meant in question.mended],
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
        "candidates": [_candidate(hit) for hit in trace.hits[:CANDIDATES]],
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
    for name, text in understood(trace):
        say(f"  {name}: {text}")
    _show_candidates(trace.hits[:CANDIDATES])
    _show_figures(figures_read(trace, records))
    say()
    say(message("cli.explain_checks"))
    for line in checks(trace):
        say(f"  {line}")


def _candidate(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "report": passage.report,
        "place": place_of_hit(hit),
        "heading": list(passage.heading),
        "score": round(hit.score, 4),
        "words": round(hit.words, 4),
        "vector": round(hit.vector, 4),
        "features": {name: round(value, 4) for name, value in hit.features.items()},
    }


def _show_candidates(hits: Sequence[Hit]) -> None:
    say()
    say(message("cli.explain_candidates" if hits else "cli.explain_no_candidates"))
    if not hits:
        return
    rows = [
        [
            *(str(rank), f"{hit.score:.3f}", f"{hit.words:.2f}", f"{hit.vector:.2f}"),
            *(hit.passage.report, place_of_hit(hit), path_of(hit.passage.heading)),
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


def _feature(name: str) -> str:
    """Return a feature's Korean name, or the name itself where the catalogue has none."""
    try:
        return message(f"cli.feature_{name}")
    except KeyError:
        return name
