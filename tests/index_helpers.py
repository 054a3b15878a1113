"""Invented reports, a small deterministic embedding and a recording progress."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding

from index.manifest import IndexedFile, Makers
from index.recording import write_records
from index.records import StoredReport
from index.snapshot import RECORDS_NAME, WORDS_NAME
from index.swap import write_snapshot
from index.vectors import PassageVectors, Vectors
from index.words import Words
from ingest.model import Figure, Line, Passage, Report, Row, Table

WIDTH = 64
MAKERS = Makers(embedding="letters-64", tokens="test", units="test", renames="test")


def letters(text: str) -> list[float]:
    """Count a text's letter pairs in 64 classes."""
    counts = [0.0] * WIDTH
    for first, second in pairwise(text):
        counts[hashlib.sha256(f"{first}{second}".encode()).digest()[0] % WIDTH] += 1.0
    return counts


class LetterEmbedding(BaseEmbedding):
    """Letter pairs as a vector, through LlamaIndex's interface."""

    def _get_text_embedding(self, text: str) -> list[float]:
        return letters(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return letters(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return letters(query)


@dataclass
class LetterSource:
    """Tells whether the model was asked for."""

    identity: str = "letters-64"
    loads: int = 0

    def load(self) -> LetterEmbedding:
        self.loads += 1
        return LetterEmbedding(model_name=self.identity)


@dataclass
class Recorded:
    """Remembers each step and how far it came, its last note, and what was told."""

    steps: dict[str, list[int]] = field(default_factory=dict)
    noted: str = ""
    told: list[str] = field(default_factory=list)
    ended: int = 0

    def start(self, label: str, total: int) -> None:
        self.steps[label] = [0, total]

    def grow(self, units: int) -> None:
        self.steps[list(self.steps)[-1]][1] += units

    def advance(self, units: int = 1) -> None:
        self.steps[list(self.steps)[-1]][0] += units

    def note(self, text: str) -> None:
        self.noted = text

    def tell(self, text: str) -> None:
        self.told.append(text)

    def finish(self) -> None:
        self.ended += 1


def make_report(name: str, topics: tuple[str, ...] = ("도서관 확충", "하천 정비")) -> Report:
    """Return a report of three lines a topic: a heading, a sentence, a table row."""
    lines: list[Line] = []
    headings: list[tuple[str, ...]] = []
    passages, tables, figures = [], [], []
    for number, topic in enumerate(topics, start=1):
        first = len(lines) + 1
        path = ("주요 업무", f"{number}. {topic}")
        texts = (f"{number}. {topic}", f" ○ {topic} 사업을 추진함", f"{topic}  1,2{number}0.5")
        lines += [Line(first + i, text) for i, text in enumerate(texts)]
        headings += [path] * 3
        text = "\n".join(texts)
        last = first + 2
        passages.append(
            Passage(f"{name}:{first}-{last}", name, path, text, " ".join(path) + text, first, last)
        )
        row = Row(last, last, (topic,), (f"1,2{number}0.5",))
        column = ("예산", "본예산")
        tables.append(
            Table(last, last, path, "", "백만원", "2031-05-31", ("사업",), (column,), (row,))
        )
        figures += [
            Figure(
                name,
                (topic,),
                column,
                f"1,2{number}0.5",
                Decimal(f"12{number}0.5"),
                "백만원",
                "2031-05-31",
                "본예산",
                None,
                path,
                last,
                last,
            ),
            Figure(
                name,
                (topic,),
                ("인원",),
                str(number),
                10**20 + number,
                "명",
                None,
                None,
                "’31년",
                path,
                last,
                last,
                7,
            ),
        ]
    return Report(
        name,
        hashlib.sha256(name.encode()).hexdigest(),
        "text",
        f"{name} 보고",
        "가람시 문화국",
        "2031-06",
        "2031-05-31",
        None,
        tuple(lines),
        tuple(headings),
        tuple(tables),
        tuple(figures),
        tuple(passages),
        ("3쪽을 읽지 못했습니다.",),
    )


def stored(report: Report, root: str = "/archive") -> StoredReport:
    """Return the report with its words as tokens."""
    return StoredReport(report, root, tuple(tuple(p.search.split()) for p in report.passages))


def indexed(report: Report, root: str = "/archive") -> IndexedFile:
    """Return the manifest's entry of a report."""
    return IndexedFile(
        root=root,
        name=report.name,
        path=f"{root}/{report.name}",
        sha256=report.sha256,
        size=1,
        mtime_ns=2,
        reader="test",
    )


def fill_with(*reports: Report):
    """Return what writes the parts of a snapshot of ``reports``."""

    def fill(folder: Path) -> None:
        entries = [stored(report) for report in reports]
        write_records(folder / RECORDS_NAME, entries)
        Words.build([tokens for e in entries for tokens in e.tokens]).save(folder / WORDS_NAME)
        Vectors.build([letter_vectors(report) for report in reports]).save(folder)

    return fill


def letter_vectors(report: Report) -> PassageVectors:
    """Return two vectors a passage: of its search text and of its first line."""
    texts = [t for p in report.passages for t in (p.search, p.text.splitlines()[0])]
    matrix = np.array([letters(text) for text in texts], dtype=np.float32)
    return PassageVectors(matrix, (2,) * len(report.passages))


def write_reports(data_dir: Path, *reports: Report) -> str:
    """Write a snapshot of ``reports`` and put it in force."""
    files = tuple(indexed(report) for report in reports)
    return write_snapshot(data_dir, files, MAKERS, fill_with(*reports))
