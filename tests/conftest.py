"""What many tests share: the index of the sample reports, made once for a run."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from model_helpers import give_offline_model

from ingest.samples import samples_dir

# What a busy machine slows down is no fault of the code: no test is judged by a clock.
settings.register_profile("uijeong", deadline=None)
settings.load_profile("uijeong")

# A run started in the background is deaf to Ctrl+C, and so would be the programs that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    """No test reads the machine's settings or writes into the working folder."""
    for name in [name for name in os.environ if name.startswith("UIJEONG_")]:
        if not name.startswith("UIJEONG_TEST_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("UIJEONG_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The folder of the sample reports as text."""
    return samples_dir("text")


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory, sample_dir) -> Path:
    """A data directory with the sample reports indexed by the offline model; do not write to it."""
    from index.build import build
    from index.embedding import EmbeddingChoice
    from ingest.progress import Silent
    from ingest.sources import find_files

    base = tmp_path_factory.getbasetemp()
    # The workers of one run share the folder above their own.
    data = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sample-data"
    with FileLock(f"{data}.lock"):
        if not (data / "current").exists():
            give_offline_model(data)
            build(find_files([sample_dir]), data, EmbeddingChoice("", data), Silent())
    return data
