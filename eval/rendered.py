"""How much of text reports is found in their PDFs: ``python -m eval.rendered REPORTS_FOLDER``.

The reports are rendered (:mod:`eval.rendering`) and read in both forms. For each report: the share
of the text's figures that the PDF's have with the same value, unit, row and column, and those that
also stand on the right page; more loosely, with the same value, unit and innermost row label; and
of the PDF's figures, the share with a page and a box.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.rendering import render_folder
from ingest.model import Figure
from ingest.pipeline import read_report


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts for one report.

    ``same`` of the ``figures`` of its text are figures of its PDF, ``paged`` of them on the right
    page; ``alike`` are by a looser measure. ``placed`` of the PDF's ``found`` figures have a page
    and a box.
    """

    report: str
    figures: int
    same: int
    paged: int
    alike: int
    found: int
    placed: int


def compare(text: Path, pdf: Path, pages: Sequence[tuple[int, int]]) -> Comparison:
    """Compare a text report with its PDF; ``pages`` are the first and last of each line."""
    ours = read_report(text, text.name).figures
    theirs = read_report(pdf, pdf.name).figures
    same = pairs(ours, theirs, strict_key, pages)
    return Comparison(
        report=text.stem,
        figures=len(ours),
        same=len(same),
        paged=sum(on_right_page(one, other, pages) for one, other in same),
        alike=len(pairs(ours, theirs, loose_key, pages)),
        found=len(theirs),
        placed=sum(1 for figure in theirs if figure.page and figure.box),
    )


def strict_key(figure: Figure) -> Hashable:
    """Return what must be the same of a figure: value, unit, row and column."""
    return figure.value, figure.unit, figure.row, figure.column


def loose_key(figure: Figure) -> Hashable:
    """Return a figure's value, unit and innermost row label."""
    return figure.value, figure.unit, figure.row[-1:]


def pairs(
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    key: Callable[[Figure], Hashable],
    pages: Sequence[tuple[int, int]],
) -> list[tuple[Figure, Figure]]:
    """Pair figures that have the same key, each once, those on the right page first."""
    waiting: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in theirs:
        waiting[key(figure)].append(figure)
    found = []
    for figure in ours:
        same = waiting[key(figure)]
        if same:
            best = next((one for one in same if on_right_page(figure, one, pages)), same[0])
            same.remove(best)
            found.append((figure, best))
    return found


def on_right_page(ours: Figure, theirs: Figure, pages: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a PDF's figure stands on a page of the lines of the text's figure."""
    first, last = pages[ours.first - 1][0], pages[ours.last - 1][1]
    return theirs.page is not None and first <= theirs.page <= last


def table(comparisons: Sequence[Comparison]) -> str:
    """Return comparisons as a Markdown table."""
    lines = [
        "| report | figures | same | on the right page | alike | in the PDF | with page and box |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in comparisons:
        shares = [f"{part / max(one.figures, 1):.1%}" for part in (one.same, one.paged, one.alike)]
        placed = f"{one.placed / max(one.found, 1):.1%}"
        cells = (one.report, str(one.figures), *shares, str(one.found), placed)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(description="Compare text reports with their PDFs.")
    parser.add_argument("reports", type=Path)
    reports = parser.parse_args(arguments).reports
    with TemporaryDirectory() as out:
        comparisons = [
            compare(
                reports / f"{pdf.stem}.txt",
                pdf,
                json.loads(pdf.with_suffix(".pages.json").read_text(encoding="utf-8")),
            )
            for pdf in render_folder(reports, Path(out))
        ]
    sys.stdout.write(table(comparisons))


if __name__ == "__main__":
    main()
