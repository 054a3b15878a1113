"""What ``uijeong eval`` tells at the end of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.compare import BROKEN, FIXED
from eval.report import gate_place, shown
from prompts.messages import message

if TYPE_CHECKING:
    from eval.gates import Gate
    from eval.report import Run


def tell_run(run: Run, folder: Path) -> None:
    """Print the measures of a run, the limits that it breaks, and where its report is."""
    console = Console(highlight=False)
    total, right = run.summary["questions"], run.summary["right"]
    _line(
        console,
        message(
            "eval.told_total",
            name=run.meta["set"]["name"],
            version=run.meta["set"]["version"],
            total=total,
            right=right,
            share=f"{right / total:.1%}",
        ),
    )
    table = Table(box=None, pad_edge=False)
    for key in ("col_measure", "col_value", "col_interval", "col_n"):
        table.add_column(
            message(f"eval.{key}"), justify="left" if key == "col_measure" else "right"
        )
    for name, measure in run.summary["measures"].items():
        overall = measure["all"]
        interval = f"{shown(overall['low'], name)}–{shown(overall['high'], name)}"
        cells = (measure["label"], shown(overall["value"], name), interval, str(overall["n"]))
        table.add_row(*map(Text, cells))
    console.print(table)
    if run.comparison:
        fixed, broken = run.comparison.count(FIXED), run.comparison.count(BROKEN)
        _line(console, message("eval.told_changes", fixed=fixed, broken=broken))
    for gate in run.gates:
        if not gate.passed:
            _line(console, gate_sentence(gate))
    if run.gates and run.passed:
        _line(console, message("eval.told_passed", count=len(run.gates)))
    _line(console, message("eval.told_written", path=folder / "report.html"))


def tell_sweep(table: Path) -> None:
    """Print where the table of a sweep is."""
    _line(Console(highlight=False), message("eval.told_sweep", path=table))


def gate_sentence(gate: Gate) -> str:
    """Say how a run stands to a limit."""
    key = gate.what if gate.higher_is_better or gate.what == "fall" else "ceiling"
    return message(
        f"eval.told_{key}",
        label=gate.label,
        where=gate_place(gate),
        value=shown(gate.value, gate.measure),
        limit=shown(gate.limit, gate.measure),
        p=shown(gate.p),
    )


def _line(console: Console, text: str) -> None:
    console.print(text, markup=False, soft_wrap=True)
