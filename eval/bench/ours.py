"""Our side: the assistant's own way to find passages, over a real index of the reports."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.command.configuration import embedding_choice
from assistant.service import Assistant
from assistant.settings import Settings
from eval.bench.contest import TOP, Found, Side
from eval.questions import Question, place_of
from index.build import build
from index.morphemes import warm
from ingest.progress import Progress
from ingest.sources import find_files

NAME = "Uijeong"


@dataclass(frozen=True, slots=True)
class Index:
    """A fresh index: the settings that open it, and how long it took to make."""

    settings: Settings
    seconds: float


@contextmanager
def fresh_index(reports: Sequence[Path], settings: Settings, progress: Progress) -> Iterator[Index]:
    """Index reports anew in a folder of their own, which is gone afterwards.

    The time runs from the files to the snapshot in force, the reading of tables and figures
    included; the offline model is built before it, as that is done once for all indexes.

    Raises
    ------
    UijeongError
        If none of the reports can be read, or the data folder cannot be written.
    """
    embedding_choice(settings, progress).load()
    warm()
    models = settings.data.resolve() / "models"
    models.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=settings.data) as folder:
        data = Path(folder).resolve()
        (data / "models").symlink_to(models, target_is_directory=True)
        own = settings.model_copy(update={"data": data, "top_k": TOP, "llm_url": ""})
        began = time.perf_counter()
        build(find_files(reports), data, embedding_choice(own), progress)
        yield Index(own, time.perf_counter() - began)


def our_side(index: Index, spans: Sequence[int]) -> Side:
    """Return the side that asks the assistant; its times are those that an answer states.

    Understanding the question is part of them, wording the answer is not.
    """
    assistant = Assistant(index.settings)
    assistant.warm()

    def find(question: Question) -> Found:
        answer = assistant.ask(question.question, history=question.history).to_json()
        found: list[Mapping[str, object]] = answer["retrieved"]
        places = tuple(place for data in found if (place := place_of(data)) is not None)
        return Found(places[:TOP], answer["seconds"]["retrieve"])

    return Side(NAME, find, index.seconds, tuple(spans))
