"""Draw figures at random to be judged by eye: ``python -m eval.draw REPORTS [--each 20 --seed 1]``.

Prints JSON Lines in the form of ``eval/known/judged.jsonl``, whose ``verdict`` a reader has filled
in: ``right``, or which of value, unit, row and column is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.model import Figure
from ingest.pipeline import read_report


def draw(reports: Path, each: int, seed: int) -> Iterator[Figure]:
    """Yield ``each`` figures of every text report of a folder, in the order of their lines."""
    for path in sorted(reports.glob("*.txt")):
        figures = read_report(path, path.name).figures
        chosen = random.Random(seed).sample(range(len(figures)), min(each, len(figures)))
        yield from (figures[at] for at in sorted(chosen))


def record(figure: Figure) -> dict[str, Any]:
    """Return a figure as a line to be judged."""
    return {
        "report": figure.report,
        "lines": [figure.first, figure.last],
        "text": figure.text,
        "value": str(figure.value),
        "unit": figure.unit,
        "row": list(figure.row),
        "column": list(figure.column),
        "as_of": figure.as_of,
        "verdict": "",
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("reports", type=Path, help="the folder of the reports")
    parser.add_argument("--each", type=int, default=20, help="figures of each report")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    for figure in draw(options.reports, options.each, options.seed):
        sys.stdout.write(json.dumps(record(figure), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
