"""Finding in larger indexes: copies of the reports, each changed a little, and what they take."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from eval.bench.ours import Index, fresh_index, our_side
from eval.bench.places import LineMap
from eval.questions import Question
from eval.run import by_step
from ingest.progress import Progress

SHARE = 0.05
"""The share of words that a copy takes from elsewhere in the reports."""

_HANGUL = re.compile(r"(?<![\d가-힣])[가-힣]{2,}")  # what follows a number is its unit
_WORD = re.compile(rf"{_HANGUL.pattern}|\d[\d,.]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORTEST = 3  # digits; shorter numbers are dates, chapters and ranks
_ASKED = 60  # questions: wording an answer takes longer than finding in a large index
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Size:
    """What an index of some size takes.

    ``seconds`` are ``median`` and ``p95`` of finding and ``index``; ``memory`` is the most that a
    process held in bytes, models and index included (``None`` where the system does not tell);
    ``disk`` is the size of the index in bytes.
    """

    passages: int
    reports: int
    seconds: dict[str, float]
    memory: int | None
    disk: int


def measure_size(
    passages: int,
    texts: Sequence[LineMap],
    per_copy: int,
    questions: Sequence[Question],
    settings: Settings,
    progress: Progress,
) -> Size:
    """Index enough copies of the reports and ask for passages in a process of its own.

    Parameters
    ----------
    passages
        About how many there should be.
    texts
        The reports.
    per_copy
        How many passages the reports themselves have.
    questions
        What is asked, or evenly chosen ones where there are more than are needed.
    settings, progress
        As for ``fresh_index``.
    """
    copies = -(-passages // per_copy)
    asked = questions[:: -(-len(questions) // _ASKED)]
    settings.data.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="copies-", dir=settings.data) as folder:
        written = write_copies(texts, copies, Path(folder))
        with fresh_index([Path(folder)], settings, progress) as index:
            # A fresh process: the memory that making the index took is not counted.
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                times, memory, count = pool.submit(_ask, index, asked).result()
            parts = (index.settings.data / "snapshots").rglob("*")
            disk = sum(part.stat().st_size for part in parts if part.is_file())
    seconds = {name: times[name] for name in ("median", "p95")}
    return Size(count, written, seconds | {"index": round(index.seconds, 1)}, memory, disk)


def write_copies(texts: Sequence[LineMap], copies: int, folder: Path) -> int:
    """Write ``copies`` of every report into ``folder``, the first unchanged; return how many."""
    pool: dict[int, list[str]] = {}
    for word in sorted({word for text in texts for word in _HANGUL.findall(text.text)}):
        pool.setdefault(len(word), []).append(word)
    for copy in range(copies):
        for text in texts:
            changed = perturbed(text.text, f"{text.report}/{copy}", pool) if copy else text.text
            name = f"{Path(text.report).stem}_{copy:05}.txt"
            (folder / name).write_text(changed, encoding="utf-8")
    return copies * len(texts)


def perturbed(text: str, seed: str, pool: dict[int, list[str]]) -> str:
    """Return a report like another one.

    Every number but years and short ones gets other digits, and a :data:`SHARE` of the words is
    replaced by words of the same length from ``pool`` (by length), so that columns stay in line.
    The same seed gives the same text.
    """
    lots = random.Random(seed)

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if not word[0].isdigit():
            return lots.choice(pool[len(word)]) if lots.random() < SHARE else word
        if _YEAR.match(word) or sum(sign.isdigit() for sign in word) < _SHORTEST:
            return word
        first = str(lots.randint(1, 9)) if word[0] != "0" else "0"
        return first + "".join(
            str(lots.randint(0, 9)) if sign.isdigit() else sign for sign in word[1:]
        )

    return _WORD.sub(other, text)


def _ask(index: Index, questions: Sequence[Question]) -> tuple[dict[str, float], int | None, int]:
    """Return the times of finding, the most memory held, and the number of passages."""
    from contextlib import closing

    from index.snapshot import open_current

    side = our_side(index, ())
    side.find(questions[0])
    times = by_step({question.id: {"find": side.find(question).seconds} for question in questions})
    with closing(open_current(index.settings.data)) as snapshot:
        count = sum(report.passage_count for report in snapshot.records.reports())
    return times["find"], _most_memory(), count


def _most_memory() -> int | None:
    """Return the most memory that this process held, in bytes.

    From Linux's ``VmHWM``: ``getrusage`` would also count what the parent held at the fork.
    """
    if not _STATUS.is_file():
        return None
    held = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="ascii"))
    return int(held[1]) * 1024 if held else None
