"""An assistant over a few short reports that a test writes itself."""

from collections.abc import Mapping
from pathlib import Path

from model_helpers import give_offline_model

from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files


def assistant_over(root: Path, texts: Mapping[str, str]) -> Assistant:
    """Write reports, by file name, below a folder and return an assistant that has read them."""
    folder, data = root / "reports", root / "data"
    folder.mkdir()
    data.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))
