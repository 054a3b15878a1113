"""Whether ``ingest`` finds known figures: ``python -m eval.cells REPORTS [--missed]``.

``eval/known/figures_*.jsonl`` hold cells and labelled figures that were written by reading the five
reports, without running the program. One counts as found where a figure on its lines has its value
and unit, as labelled where that figure also has its row and column labels, and as dated where it
has the as-of date that the report states. Only halves named ``dev`` may be tuned on: ``--missed``
shows those alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from ingest.model import Figure
from ingest.pipeline import read_report

_SETS = ("figures_a.jsonl", "figures_b.jsonl")
_SIGNS = re.compile(r"[\s‧'’‘`\"“”·ㆍ・()\[\]<>「」『』:：,.~∼～\-–—*※△▲_^{}]")
#: Units that mean the same.
_SAME_UNITS = {"社": "개사", "불": "달러", "$": "달러", "인": "명", "개 팀": "팀"}


@dataclass(frozen=True, slots=True)
class Known:
    """One known figure, as the set has it; ``value`` is in the base unit."""

    id: str
    report: str
    split: str
    kind: str
    lines: tuple[int, int]
    text: str
    value: Decimal
    unit: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """How far a known figure was read: the best of the figures on its lines."""

    known: Known
    found: bool
    labelled: bool
    dated: bool
    best: Figure | None


def read_known() -> list[Known]:
    """Return the known figures of every set."""
    folder = files("eval.known")
    return [
        _known(json.loads(line))
        for name in _SETS
        if folder.joinpath(name).is_file()
        for line in folder.joinpath(name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _known(data: dict[str, Any]) -> Known:
    first, last = data["lines"]
    return Known(
        id=data["id"],
        report=data["report"],
        split=data["split"],
        kind=data["kind"],
        lines=(first, last),
        text=data["text"],
        value=Decimal(data["value"]),
        unit=data["unit"],
        row=tuple(data["row"]),
        column=tuple(data["column"]),
        as_of=data["as_of"],
    )


def judge(known: Known, figures: Iterable[Figure]) -> Judged:
    """Compare a known figure with the figures that were read on its lines."""
    first, last = known.lines
    best = Judged(known, False, False, False, None)
    for figure in figures:
        if figure.first > last or figure.last < first:
            continue
        if figure.value != known.value or not _same_unit(known.unit, figure.unit):
            continue
        labelled = _has_labels(known, figure)
        dated = known.as_of is None or (figure.as_of or "").startswith(known.as_of)
        found = Judged(known, True, labelled, dated, figure)
        if (labelled, dated) >= (best.labelled, best.dated):
            best = found
    return best


def _same_unit(known: str, read: str) -> bool:
    return _SAME_UNITS.get(known, known) == _SAME_UNITS.get(read, read)


def _has_labels(known: Known, figure: Figure) -> bool:
    """Tell whether a figure has all labels; outer ones may stand in its heading path.

    The innermost label of the row has to be the figure's own.
    """
    own = _bare(" ".join((*figure.row, *figure.column, figure.period or "", figure.stage or "")))
    everywhere = own + _bare(" ".join(figure.heading))
    if known.row and not _in(known.row[-1], own):
        return False
    return all(_in(label, everywhere) for label in (*known.row, *known.column))


def _in(label: str, text: str) -> bool:
    bare = _bare(label)
    return bare in text or re.sub(r"^\d\d년", "", bare) in text


def _bare(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


def judge_all(reports: Path) -> list[Judged]:
    """Read the reports of a folder and judge every known figure of those that are there."""
    known = read_known()
    judged: list[Judged] = []
    for name in sorted({one.report for one in known}):
        path = reports / name
        if path.is_file():
            figures = read_report(path, name).figures
            judged += [judge(one, figures) for one in known if one.report == name]
    return judged


def summary(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a line for each report and half: shares found, labelled and dated."""
    keys = sorted({(j.known.report, j.known.split) for j in judged})
    keys += [("all", "dev"), ("all", "test")]
    for report, split in keys:
        some = [j for j in judged if j.known.split == split and report in (j.known.report, "all")]
        stated = [j for j in some if j.known.as_of]
        kinds = Counter(j.known.kind for j in some)
        right = Counter(j.known.kind for j in some if j.labelled)
        by_kind = "  ".join(f"{kind} {right[kind]}/{kinds[kind]}" for kind in sorted(kinds))
        yield (
            f"{report[:3]} {split:4}  found {_share(j.found for j in some)}  "
            f"labelled {_share(j.labelled for j in some)}  "
            f"dated {_share(j.dated for j in stated)}  ({by_kind})"
        )


def _share(truths: Iterable[bool]) -> str:
    values = list(truths)
    return f"{sum(values) / len(values):.3f}" if values else "-"


def missed(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield what was not read right, of the development half."""
    for one in judged:
        known = one.known
        if known.split != "dev" or (one.labelled and one.dated):
            continue
        what = "not found" if not one.found else "labels" if not one.labelled else "as-of"
        yield (
            f"{known.id} {known.report[:3]}:{known.lines[0]} {what}: {known.text} {known.unit} "
            f"row={list(known.row)} column={list(known.column)} as_of={known.as_of}"
        )
        if one.best:
            best = one.best
            yield f"     read: row={list(best.row)} column={list(best.column)} as_of={best.as_of}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("reports", type=Path, help="the folder of the five reports")
    parser.add_argument("--missed", action="store_true", help="show what was missed (dev half)")
    options = parser.parse_args(arguments)
    judged = judge_all(options.reports)
    lines = [*(missed(judged) if options.missed else ()), *summary(judged)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
