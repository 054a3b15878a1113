"""How well altered statements are told from right ones: ``python -m eval.altering DATA``.

``DATA`` is a data folder with an index. Right statements are made from its figures, its lines and
the program's own answers to a question set; the same with one digit, unit, year, department or
direction altered are to be caught. ``--known`` judges the hand-written pairs of
``eval/known/statements.jsonl`` instead, which are about the five reports.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from assistant.service import Assistant
from assistant.settings import Settings
from eval.altering.drawn import draw_altered, draw_right
from eval.altering.statement import Statement
from eval.altering.stating import composed, departments, from_figures, from_lines
from eval.altering.telling import told
from index.records import Records


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many altered statements were caught and how many right ones flagged."""
    parser = argparse.ArgumentParser(prog="eval.altering", description=__doc__)
    parser.add_argument("data", type=Path, help="a data folder with an index")
    parser.add_argument("--questions", default="reports", help="the set that is answered")
    parser.add_argument("--count", type=int, default=300, help="statements of each sort")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--known", action="store_true", help="judge the hand-written pairs")
    parser.add_argument("--missed", action="store_true", help="list what was judged wrongly")
    given = parser.parse_args(arguments)
    assistant = Assistant(Settings(data=given.data))
    records = assistant.snapshot.records
    right, altered = (
        known_pairs()
        if given.known
        else drawn_pairs(assistant, questions_of(given.questions), given.count, given.seed)
    )
    sys.stdout.write(told(right, altered, records, missed=given.missed))
    return 0


def known_pairs() -> tuple[list[Statement], list[Statement]]:
    """Return the hand-written statements: the right ones, and each with one thing altered."""
    right, altered = [], []
    text = files("eval").joinpath("known/statements.jsonl").read_text(encoding="utf-8")
    for line in text.splitlines():
        pair = json.loads(line)
        known = Statement(pair["id"], pair["right"], tuple(pair["citations"]), "written")
        right.append(known)
        altered.append(known.with_text(pair["altered"], pair["change"]))
    return right, altered


def questions_of(name: str) -> Iterator[tuple[str, str]]:
    """Yield the ids and questions of a shipped set that need no conversation before them."""
    text = files("eval").joinpath(f"sets/{name}.jsonl").read_text(encoding="utf-8")
    for line in text.splitlines():
        asked = json.loads(line)
        if not asked["history"]:
            yield asked["id"], asked["question"]


def drawn_pairs(
    assistant: Assistant, questions: Iterable[tuple[str, str]], count: int, seed: int
) -> tuple[list[Statement], list[Statement]]:
    """Return ``count`` right statements and as many altered ones, the same for the same seed."""
    records: Records = assistant.snapshot.records
    chance = random.Random(seed)
    names = departments(records)
    pools = [
        list(from_figures(records, chance, names)),
        list(from_lines(records, chance)),
        list(composed(assistant, questions)),
    ]
    return draw_right(pools, count, seed), draw_altered(pools, names, count, seed)


if __name__ == "__main__":
    sys.exit(main())
