"""What size costs: latency, memory and recall of the search at a thousand passages and more.

``python -m eval.scale --sizes 1000 10000 100000`` draws that many passages after the index in
force (``eval.synthetic``), indexes them, asks the questions of a set, each search in a process of
its own, and writes a table. With ``--answers`` the assistant itself is started over copies of the
records (``eval.scale_answers``). A million passages need 14 GB of disk and half an hour, their
records 17 GB more; an index that is in the folder already is measured without being made anew.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.command.configuration import embedding_choice
from assistant.settings import Settings
from eval.memory import resident
from eval.questions import read_set
from eval.scale_answers import Answered, answers_table, measure_answers, with_records
from eval.scale_drawing import size_curves
from eval.synthetic import Models, draw_tokens, draw_vectors, vocabulary_of
from index.embedding import encode_query, for_snapshot
from index.filters import best
from index.gather import Gatherer
from index.query import Query, token_weights
from index.snapshot import open_current
from index.vectors import Matrix, Vectors
from index.words import SHARD, Words

TOP = 10
_BLOCK = 5_000
_SEED = 1
_WORDS, _MAKING = "words", "words-making"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions as a search takes them: vectors ``(questions, width)``, weighed tokens of each."""

    vectors: Matrix
    tokens: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size costs: milliseconds a question, MiB in memory and on disk, recall.

    ``vector`` and ``words`` are the searches for the ten best, ``gather`` all that finding does
    before it reads passages: some hundred candidates of both kinds, scored exactly and fused.
    ``recall`` is the share of the exact ten best by vector among the ten found; ``memory`` that of
    a process with the index alone, after all questions, pages of its files included.
    """

    passages: int
    vectors: int
    vector_p50: float
    vector_p95: float
    words_p50: float
    words_p95: float
    gather_p50: float
    gather_p95: float
    memory: float
    disk: float
    recall: float
    build_seconds: float


def make(models: Models, count: int, folder: Path) -> None:
    """Write the vectors and words of ``count`` drawn passages into ``folder``.

    What is there is left: an index of a million passages is not made twice.
    """
    if (folder / _WORDS).exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    Vectors.write(folder, draw_vectors(models, count, _SEED))
    Words.from_shards(
        lambda: draw_tokens(models, count, SHARD, _SEED), vocabulary_of(models, count)
    ).save(folder / _MAKING)
    # What has its words is whole.
    (folder / _MAKING).rename(folder / _WORDS)


def exact(vectors: Vectors, questions: Matrix) -> list[set[int]]:
    """Return the ten best positions of each question, every vector compared."""
    found: list[list[tuple[int, float]]] = [[] for _ in questions]
    for first in range(0, vectors.count, _BLOCK):
        last = min(first + _BLOCK, vectors.count) - 1
        block = vectors.block(first, last)
        starts = np.cumsum([0, *block.counts[:-1]])
        scores = np.maximum.reduceat(block.matrix @ questions.T, starts, axis=0)
        places = np.arange(first, last + 1)
        for question, column in zip(found, scores.T, strict=True):
            question += best(places, np.ascontiguousarray(column), TOP)
            question.sort(key=lambda pair: (-pair[1], pair[0]))
            del question[TOP:]
    return [{position for position, _ in question} for question in found]


def measure(folder: Path, asked: Asked) -> tuple[list[list[int]], Matrix, float]:
    """Ask every question twice, the second time measured.

    Returns
    -------
    tuple
        The positions found by vector, seconds ``(questions, 3)`` by vector, by words and for
        gathering, and MiB of memory.
    """
    words, vectors = Words.load(folder / _WORDS), Vectors.load(folder)
    gatherer = Gatherer(words, vectors, ())
    # What is kept from question to question is read before the time is taken.
    vectors.usual(asked.vectors[0])
    searches: tuple[Callable[[Matrix, Mapping[str, float]], object], ...] = (
        lambda vector, _: vectors.search(vector, TOP),
        lambda _, tokens: words.top(list(tokens), TOP, list(tokens.values())),
        lambda vector, tokens: gatherer.gather(Query(""), tokens, vector),
    )
    seconds = np.zeros((len(asked.tokens), len(searches)), dtype=np.float32)
    for _ in range(2):
        # One kind of search after another: the result for the last question is kept.
        for kind, search in enumerate(searches):
            for number, (vector, tokens) in enumerate(
                zip(asked.vectors, asked.tokens, strict=True)
            ):
                began = time.perf_counter()
                search(vector, tokens)
                seconds[number, kind] = time.perf_counter() - began
    found = [[place for place, _ in vectors.search(vector, TOP)] for vector in asked.vectors]
    return found, seconds, resident()


def run(models: Models, count: int, asked: Asked, folder: Path) -> Measured:
    """Make an index of ``count`` passages in ``folder``, unless it is there, and measure it."""
    began = time.perf_counter()
    make(models, count, folder)
    built = time.perf_counter() - began
    vectors = Vectors.load(folder)
    right = exact(vectors, asked.vectors)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found, seconds, memory = pool.submit(measure, folder, asked).result()
    shares = [len(good & set(some)) / len(good) for good, some in zip(right, found, strict=True)]
    parts = (*folder.glob("*.*"), *(folder / _WORDS).rglob("*"))
    size = sum(path.stat().st_size for path in parts if path.is_file())
    by_vector, by_words, gathered = seconds.T
    return Measured(
        passages=count,
        vectors=vectors.rows,
        vector_p50=_percentile(by_vector, 50),
        vector_p95=_percentile(by_vector, 95),
        words_p50=_percentile(by_words, 50),
        words_p95=_percentile(by_words, 95),
        gather_p50=_percentile(gathered, 50),
        gather_p95=_percentile(gathered, 95),
        memory=round(memory),
        disk=round(size / 2**20),
        recall=round(float(np.mean(shares)), 4),
        build_seconds=round(built, 1),
    )


def table(rows: Sequence[Measured]) -> str:
    """Return the measurements as a Markdown table."""
    head = (
        "| passages | vectors | by vector p50 / p95 (ms) | by words p50 / p95 (ms) "
        "| candidates p50 / p95 (ms) | memory (MiB) | disk (MiB) | recall@10 |"
    )
    lines = [
        f"| {row.passages:,} | {row.vectors:,} | {row.vector_p50} / {row.vector_p95} "
        f"| {row.words_p50} / {row.words_p95} | {row.gather_p50} / {row.gather_p95} "
        f"| {row.memory:,} | {row.disk:,} | {row.recall} |"
        for row in rows
    ]
    return "\n".join([head, "| --- " * 8 + "|", *lines]) + "\n"


def picture(rows: Sequence[Measured]) -> str:
    """Return the measurements as curves, an SVG file."""
    rows = sorted(rows, key=lambda row: row.passages)
    times = [
        ("candidates, 95th percentile", [row.gather_p95 for row in rows]),
        ("candidates, median", [row.gather_p50 for row in rows]),
        ("by vector, median", [row.vector_p50 for row in rows]),
        ("by words, median", [row.words_p50 for row in rows]),
    ]
    room = [
        ("on disk", [row.disk for row in rows]),
        ("in memory", [row.memory for row in rows]),
    ]
    sizes = [row.passages for row in rows]
    panels = [("milliseconds a question", times), ("MiB", room)]
    return size_curves("What size costs: an index by its passages", sizes, panels)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the sizes asked for and print the table and, if asked, write the numbers."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=Path, required=True, help="a question set (JSON lines)")
    parser.add_argument("--folder", type=Path, help="where the indexes are made and left")
    parser.add_argument(
        "--output", type=Path, help="a JSON file for the numbers; their curves go beside it, as SVG"
    )
    parser.add_argument("--answers", action="store_true", help="measure the whole assistant too")
    options = parser.parse_args(arguments)
    settings = Settings()
    texts = [question.question for question in read_set(options.questions).questions]
    with closing(open_current(settings.data)) as snapshot:
        models = Models.of(snapshot)
        embedding = for_snapshot(embedding_choice(settings).load(), snapshot)
    vectors = np.array([encode_query(embedding, text) for text in texts], dtype=np.float32)
    asked = Asked(vectors, tuple(map(token_weights, texts)))
    rows: list[Measured] = []
    answered: list[Answered] = []
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.sizes:
            folder = (options.folder or Path(temporary)) / str(count)
            rows.append(run(models, count, asked, folder))
            sys.stdout.write(table(rows[-1:]))
            if options.answers:
                data = with_records(folder, count, settings.data)
                answered.append(measure_answers(data, texts))
                sys.stdout.write(answers_table(answered[-1:]))
    if options.output:
        values = [*map(asdict, rows), *map(asdict, answered)]
        options.output.write_text(json.dumps(values, indent=1) + "\n")
        options.output.with_suffix(".svg").write_text(picture(rows))
    return 0


def _percentile(seconds: npt.NDArray[np.float32], share: int) -> float:
    """Return in milliseconds what ``share`` percent of the questions stay below."""
    return round(float(np.percentile(seconds, share)) * 1000, 1)


if __name__ == "__main__":
    raise SystemExit(main())
