"""Models for tests: the offline one, built once and kept between runs, and tiny foreign ones."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
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


def save_tiny_transformer(folder: Path, words: Sequence[str]) -> Path:
    """Save a sentence-transformers model with a layer of attention, which has learnt nothing."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder.mkdir()
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(words))]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(folder)
    modules = [Transformer(str(folder), max_seq_length=32), Pooling(32, pooling_mode="mean")]
    whole = folder / "whole"
    SentenceTransformer(modules=modules, device="cpu").save(str(whole), create_model_card=False)
    return whole


def save_tiny_reranker(folder: Path, pairs: Mapping[tuple[str, str], float]) -> Path:
    """Save a cross-encoder that has learnt the scores of ``pairs`` by heart, 0 or 1 each."""
    import torch
    from sentence_transformers import CrossEncoder
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit
    from tokenizers.processors import TemplateProcessing
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    special = {"pad": "[PAD]", "unk": "[UNK]", "cls": "[CLS]", "sep": "[SEP]"}
    words = sorted({word for pair in pairs for text in pair for word in text.split()})
    vocabulary = {word: number for number, word in enumerate([*special.values(), *words])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    names = {f"{name}_token": word for name, word in special.items()}
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, **names)
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=1,
        initializer_range=0.2,
        hidden_dropout_prob=0,
        attention_probs_dropout_prob=0,
    )
    model = BertForSequenceClassification(config)
    left, right = (list(side) for side in zip(*pairs, strict=True))
    inputs = fast(left, right, padding=True, return_tensors="pt")
    wanted = torch.tensor([[score] for score in pairs.values()])
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(60):
        optimiser.zero_grad()
        scores = model(**inputs).logits
        torch.nn.functional.binary_cross_entropy_with_logits(scores, wanted).backward()
        optimiser.step()
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    CrossEncoder(str(folder), device="cpu").save_pretrained(str(folder))
    return folder
