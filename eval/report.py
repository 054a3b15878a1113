"""The reports of a run: ``summary.json``, ``report.md`` and one self-contained ``report.html``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from eval.case import LinesOf
from eval.compare import Comparison
from eval.folder import COMPARISON, SUMMARY, TIMES, Result, write_json, write_text
from eval.gates import Gate
from eval.measures import MEASURES
from eval.measures import TIMES as STEPS
from eval.plots import bars, curve
from eval.questions import KINDS, SPLITS, Question
from eval.wrong import CAUSES, wrong_answers
from prompts.messages import message

_PLOTTED = ("right", "top5", "citation_recall")


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run and what was found about it; all that the reports are made of."""

    meta: Mapping[str, Any]
    questions: Sequence[Question]
    results: Sequence[Result]
    summary: Mapping[str, Any]
    gates: Sequence[Gate]
    comparison: Comparison | None = None

    @property
    def passed(self) -> bool:
        """Whether every limit is kept."""
        return all(gate.passed for gate in self.gates)


def write_reports(folder: Path, run: Run, lines_of: LinesOf, page: str) -> None:
    """Write every report of a run into its folder; a comparison only where there is one.

    Parameters
    ----------
    folder
        The run's folder, which has the times.
    run
        What is reported.
    lines_of
        The original texts of a report's lines.
    page
        The address of the chat page, for links that ask a question again.
    """
    gates = [asdict(gate) for gate in run.gates]
    write_json(folder / SUMMARY, {**run.meta, **run.summary, "gates": gates, "passed": run.passed})
    values: dict[str, Any] = {
        "run": run,
        "meta": run.meta,
        "summary": run.summary,
        "comparison": run.comparison,
        "kinds": [kind for kind in KINDS if kind in _groups(run.summary, "kind")],
        "splits": [split for split in SPLITS if split in _groups(run.summary, "split")],
        "wrong": wrong_answers(run.questions, run.results, lines_of, page),
        "page": page,
    }
    write_text(folder / "report.md", render("report.md.j2", values))
    if run.comparison:
        write_json(folder / COMPARISON, asdict(run.comparison))
        write_text(folder / "comparison.md", render("comparison.md.j2", values))
    values["causes"] = _causes(values["wrong"])
    values["plots"] = _plots(run.summary, values["kinds"])
    values["times"] = json.loads((folder / TIMES).read_text(encoding="utf-8"))
    values["steps"] = STEPS.values()
    write_text(folder / "report.html", render("report.html.j2", values))


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill in a template of ``eval/templates``; what is not there is an error, not a blank."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("eval"),
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "shown": shown,
        "cell": lambda text: str(text).replace("|", "\\|").replace("\n", " "),
        "heat": _heat,
        "number": lambda value: f"{value.normalize():,f}",
        "signed": _signed,
        "gate_place": gate_place,
        "gate_kind": _gate_kind,
    }
    environment.globals |= {"say": message, "MEASURES": MEASURES}
    return environment


def shown(value: float | None, measure: str = "") -> str:
    """Return a measure's value as it is printed: shares to three places, counts to one."""
    if value is None:
        return "–"
    return f"{value:.1f}" if measure and not MEASURES[measure].higher_is_better else f"{value:.3f}"


def gate_place(gate: Gate) -> str:
    """Say which questions a limit is about."""
    return message(f"eval.{gate.scope}_{gate.group}" if gate.group else "eval.all")


def _gate_kind(gate: Gate) -> str:
    if gate.what == "fall":
        return message("eval.gate_fall")
    return message("eval.gate_floor" if gate.higher_is_better else "eval.gate_ceiling")


def _signed(value: float, measure: str) -> str:
    text = shown(abs(value), measure)
    if not text.strip("0."):
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def _heat(value: float | None) -> Markup:
    """Return the style of a table cell whose colour tells a share."""
    if value is None:
        return Markup("")
    return Markup("background:rgba(47,111,179,{:.2f})").format(0.5 * max(0.0, min(1.0, value)) ** 2)


def _groups(summary: Mapping[str, Any], scope: str) -> set[str]:
    return {group for measure in summary["measures"].values() for group in measure[scope]}


def _causes(wrong: Sequence[Any]) -> list[tuple[str, int]]:
    counts = Counter(entry.cause for entry in wrong)
    return [(cause, counts[cause]) for cause in CAUSES if counts[cause]]


def _plots(summary: Mapping[str, Any], kinds: Sequence[str]) -> list[Markup]:
    plots = [
        bars(
            measure["label"],
            [(message("eval.all"), measure["all"])]
            + [(message(f"eval.kind_{kind}"), measure["kind"][kind]) for kind in kinds],
        )
        for name in _PLOTTED
        if (measure := summary["measures"].get(name))
    ]
    risk = summary["risk_coverage"]
    title = message("eval.risk_coverage", area=shown(risk["area"]))
    labels = message("eval.coverage"), message("eval.risk")
    return [*plots, curve(risk["points"], title, *labels)]
