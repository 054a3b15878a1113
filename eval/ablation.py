"""What each part of finding is worth: ``python -m eval.ablation SET DATA [SET DATA …]``.

Each set of questions goes with the data directory whose index its places count lines in. All
questions with evidence are searched with everything, then with one part left out in turn; printed
is a table of how often evidence is among the first passages, of all questions and of those kinds
that the parts were made for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.engine import Engine, open_engine
from assistant.opening import Parts
from assistant.question import Understood
from assistant.settings import Settings
from eval.questions import Place, Question, read_set
from eval.ranking import all_in_top, in_top
from index.embedding import for_snapshot
from index.query import Query
from index.retrieve import Retriever
from index.snapshot import open_current
from ingest.model import Passage

_TOP = 10
_PLAIN: tuple[tuple[str, Callable[[Query, Question], Query]], ...] = (
    ("everything", lambda query, _: query),
    ("everyday and English words", lambda query, _: replace(query, expansions=())),
    ("reports by year and body", lambda query, _: replace(query, favoured=frozenset())),
    ("a place for each compared report", lambda query, _: replace(query, each=())),
    ("names and units", lambda query, _: replace(query, names=(), units=frozenset())),
    ("the question put right", lambda query, asked: replace(query, text=asked.question)),
)
_VECTORS, _RANKER = "vectors", "ranker"
_COLUMNS = (
    ("top 1", "", 1, in_top),
    ("top 5", "", 5, in_top),
    ("top 10", "", _TOP, in_top),
    ("all in 10", "", _TOP, all_in_top),
    ("everyday, top 5", "everyday", 5, in_top),
    ("English, top 5", "english", 5, in_top),
    ("typing errors, top 5", "noisy", 5, in_top),
    ("comparisons, all in 10", "cross", _TOP, all_in_top),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A question and the places of the passages found for it, best first."""

    question: Question
    places: tuple[Place, ...]


class _Senseless(BaseEmbedding):
    """Gives every question the vector that is like nothing: what is found, words find."""

    width: int

    def _get_query_embedding(self, query: str) -> list[float]:
        return [0.0] * self.width

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_query_embedding(text)


def searched(path: Path, data: Path) -> dict[str, list[Found]]:
    """Return what is found for the questions of a set, with everything and without each part.

    Parameters
    ----------
    path, data
        The question set, and the data directory with the index in force.

    Returns
    -------
    dict
        By part left out (``everything`` for none) the questions that have evidence.
    """
    settings = Settings(data=data)
    found: dict[str, list[Found]] = {}
    questions = [question for question in read_set(path).questions if question.evidence]
    with closing(open_current(data)) as snapshot:
        parts = Parts(settings)
        engine = open_engine(snapshot, parts, settings)
        width = len(for_snapshot(parts.embedding(), snapshot).get_query_embedding("가"))
        by_words = Retriever(snapshot, _Senseless(model_name="none", width=width))
        for question in questions:
            query = _understood(engine, question).query()
            for part, changed in _PLAIN:
                hits = engine.retriever.find(changed(query, question), top_k=_TOP)
                _add(found, part, question, [hit.passage for hit in hits])
            hits = by_words.find(query, top_k=_TOP)
            _add(found, _VECTORS, question, [hit.passage for hit in hits])
            candidates, _ = engine.retriever.candidates(query, _TOP)
            _add(found, _RANKER, question, [one.passage for one in candidates])
    return found


def _understood(engine: Engine, question: Question) -> Understood:
    return engine.understood(question.question, [(asked, "") for asked, _ in question.history])


def _add(
    found: dict[str, list[Found]], part: str, question: Question, passages: Sequence[Passage]
) -> None:
    places = tuple(Place(one.report, one.first, one.last) for one in passages)
    found.setdefault(part, []).append(Found(question, places))


def table(found: Mapping[str, Sequence[Found]]) -> str:
    """Return the shares as a Markdown table, a row for each part left out."""
    whole = next(iter(found.values()))
    heads = [f"{name} ({len(_of_kind(whole, kind))})" for name, kind, _, _ in _COLUMNS]
    lines = [f"| without | {' | '.join(heads)} |", "| --- " + "| ---: " * len(heads) + "|"]
    for part, cases in found.items():
        cells = []
        for _, kind, count, measure in _COLUMNS:
            values = [
                measure(one.question.evidence, one.places, count) or 0.0
                for one in _of_kind(cases, kind)
            ]
            cells.append(f"{sum(values) / len(values):.3f}" if values else "–")
        lines.append(f"| {part} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _of_kind(cases: Sequence[Found], kind: str) -> list[Found]:
    return [one for one in cases if not kind or one.question.kind == kind]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.ablation", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("pairs", nargs="+", type=Path, metavar="SET DATA")
    options = parser.parse_args(arguments)
    if len(options.pairs) % 2:
        parser.error("every SET goes with a DATA directory")
    found: dict[str, list[Found]] = {}
    for path, data in zip(options.pairs[::2], options.pairs[1::2], strict=True):
        for part, cases in searched(path, data).items():
            found.setdefault(part, []).extend(cases)
    sys.stdout.write(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
