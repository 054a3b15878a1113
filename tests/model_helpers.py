"""Models for tests: the offline one, built once and kept between runs, and tiny foreign ones."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from index import morpheme_encoder
from index.morpheme_encoder import MorphemeEncoder, model_identity
from ingest.progress import Silent

_SHARED = Path(__file__).parents[1] / "var" / "test-models"
_WIDTH = 64


def offline_model() -> Path:
    """Return the folder of the offline model in the data folder that test runs share.

    ``UIJEONG_TEST_MODELS`` names another data folder. Only the first run has to build it.
    """
    data_dir = Path(os.environ.get("UIJEONG_TEST_MODELS") or _SHARED)
    morpheme_encoder.offline_model(data_dir, Silent())
    return data_dir / "models" / model_identity()


def give_offline_model(data_dir: Path) -> MorphemeEncoder:
    """Put the shared offline model into ``data_dir``, where ``load_embedding`` looks for it."""
    built = offline_model()
    (data_dir / "models").mkdir(parents=True, exist_ok=True)
    place = data_dir / "models" / built.name
    if not place.exists():
        place.symlink_to(built, target_is_directory=True)
    return MorphemeEncoder.load(place)


def save_tiny_model(folder: Path, topics: Mapping[str, int]) -> Path:
    """Save a sentence-transformers model that knows the topic of a few whole words.

    Parameters
    ----------
    topics
        A topic's number for each word; words of one topic have one vector. Any other word is
        unknown and means the same as all unknown words.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = sorted(topics)
    vocabulary = {"[UNK]": 0} | {word: number for number, word in enumerate(words, 1)}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    directions = np.random.default_rng(5).standard_normal((1000, _WIDTH)).astype(np.float32)
    weights = directions[[999, *(topics[word] for word in words)]]
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder), create_model_card=False)
    return folder
