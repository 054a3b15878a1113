"""The shipped limits: the program keeps them, and fails them when something in it breaks."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.settings import Settings
from eval.desk import run_command

REPORTS = Path(
    os.environ.get("UIJEONG_TEST_REPORTS") or Path(__file__).parents[2] / "shared" / "reports"
)
"""The users' five reports; they are no part of the repository."""


def evaluate(data: Path, output: Path, questions: str, workers: int = 0) -> int:
    settings = Settings(data=data)
    return run_command(settings, questions=questions, output=output, workers=workers)


def test_the_sample_set_keeps_its_limits(sample_data, tmp_path):
    assert evaluate(sample_data, tmp_path / "run", "samples") == 0


@pytest.mark.reports
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the users' reports are not here")
def test_the_five_reports_keep_their_limits(tmp_path):
    from model_helpers import give_offline_model

    from index.build import build
    from index.embedding import EmbeddingChoice
    from ingest.progress import Silent
    from ingest.sources import find_files

    give_offline_model(tmp_path)
    build(find_files([REPORTS]), tmp_path, EmbeddingChoice("", tmp_path), Silent())
    assert evaluate(tmp_path, tmp_path / "run", "reports") == 0


def test_a_ranker_without_words_fails_the_limits(sample_data, tmp_path, monkeypatch):
    from index import gather, retrieve

    scale = gather.scale
    monkeypatch.setattr(gather, "scale", lambda words, *vectors: scale(words * 0, *vectors))
    monkeypatch.setattr(retrieve, "rank_scores", lambda features: 0 * features[:, 0])
    assert evaluate(sample_data, tmp_path / "run", "samples", workers=1) == 1


def test_a_digit_altered_in_verification_fails_the_limits(sample_data, tmp_path, monkeypatch):
    from assistant.verify import numbers

    parse = numbers.quantities_in

    def altered(text, **given):
        return tuple(replace(found, value=found.value + 1) for found in parse(text, **given))

    monkeypatch.setattr(numbers, "quantities_in", altered)
    assert evaluate(sample_data, tmp_path / "run", "samples", workers=1) == 1
