"""How often the evidence is among the passages found: ``python -m eval.retrieval SET``.

A question counts at *k* when one of the first *k* passages overlaps the lines of an evidence
place; ``all`` counts when every needed place is reached.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.questions import Place, Question, read_questions

Found = Sequence[tuple[str, int, int]]
"""Passages found for a question, best first: report, first line, last line."""

DEPTHS = (1, 5, 10)


def reached(alternatives: Sequence[Place], found: Found) -> bool:
    """Tell whether any found passage overlaps any of the alternatives."""
    return any(place.touches(*passage) for place in alternatives for passage in found)


def evidence_in_top(question: Question, found: Found, k: int) -> bool:
    """Tell whether some needed place is reached within the first ``k`` passages."""
    return any(reached(alternatives, found[:k]) for alternatives in question.evidence)


def all_evidence_in_top(question: Question, found: Found, k: int) -> bool:
    """Tell whether every needed place is reached within the first ``k`` passages."""
    return all(reached(alternatives, found[:k]) for alternatives in question.evidence)


def measure(
    questions: Sequence[Question], retrieve: Callable[[str], Found]
) -> dict[str, dict[str, float]]:
    """Run the answerable questions and return the shares by kind, and over ``all`` kinds.

    Returns
    -------
    dict
        For each kind: ``n``, ``top1``, ``top5``, ``top10`` and ``all10``.
    """
    rows: dict[str, list[list[bool]]] = defaultdict(list)
    for question in questions:
        if question.evidence:
            found = retrieve(question.question)
            row = [evidence_in_top(question, found, k) for k in DEPTHS]
            row.append(all_evidence_in_top(question, found, DEPTHS[-1]))
            rows[question.kind].append(row)
            rows["all"].append(row)
    names = [*(f"top{k}" for k in DEPTHS), "all10"]
    return {
        kind: {"n": float(len(of_kind))}
        | {
            name: sum(column) / len(of_kind)
            for name, column in zip(names, zip(*of_kind, strict=True), strict=True)
        }
        for kind, of_kind in sorted(rows.items())
    }


def table(measured: dict[str, dict[str, float]]) -> str:
    """Return the measures as a Markdown table."""
    names = [name for name in next(iter(measured.values())) if name != "n"]
    lines = [f"| kind | n | {' | '.join(names)} |", f"| --- | ---: |{' ---: |' * len(names)}"]
    for kind, row in measured.items():
        shares = " | ".join(f"{row[name]:.3f}" for name in names)
        lines.append(f"| {kind} | {row['n']:.0f} | {shares} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the index in force on a question set and write the table to standard output."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval", description=__doc__)
    parser.add_argument("set", type=Path, help="question set (JSON lines)")
    parser.add_argument("--split", choices=["dev", "test"], help="only this half of the set")
    options = parser.parse_args(arguments)
    from assistant.service import Assistant

    from assistant.settings import Settings

    assistant = Assistant(Settings())
    chosen = [q for q in read_questions(options.set) if options.split in (None, q.split)]
    measured = measure(
        chosen,
        lambda text: [
            (hit.passage.report, hit.passage.first, hit.passage.last)
            for hit in assistant.find(text)
        ],
    )
    sys.stdout.write(table(measured) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
