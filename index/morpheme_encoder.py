"""The offline embedding: a text's vector is the weighted sum of its morphemes' vectors.

Needs NumPy and Kiwi alone, so that a question is encoded without waiting for a neural network
library. The folder it is stored in is also a sentence-transformers model (``morpheme_model``).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index import kiwi_vectors
from index.adaptation import Adaptation
from index.morphemes import Morpheme, kiwi, morphemes, terms
from ingest.progress import Progress

CONFIG = "morphemes.json"
_FORMAT = 1
_VECTORS = "vectors.npy"
_WEIGHTS = "weights.npy"
# What sentence-transformers reads.
_MODULES = [{"idx": 0, "name": "0", "path": "", "type": "index.morpheme_model.MorphemeModule"}]
_SENTENCE_TRANSFORMERS: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
# A word that the language model does not know counts like a fairly common one; a number hardly
# tells what a text is about.
_UNKNOWN_WEIGHT = 0.5
_NUMBER_WEIGHT = 0.1
_KEPT_LINES = 10_000

Vectors = npt.NDArray[np.float32]

Key = int | str
"""A morpheme's number in Kiwi's dictionary, or a word that Kiwi's model lacks."""


def model_identity() -> str:
    """Name the offline model; another Kiwi analyses and knows words differently."""
    return f"kiwi-morphemes-{_FORMAT}-{version('kiwipiepy')}-{version('kiwipiepy_model')}"


class MorphemeEncoder:
    """Encodes Korean texts by Kiwi's knowledge of words.

    Parameters
    ----------
    vectors
        ``(morphemes, dimension)`` unit rows by Kiwi's morpheme id.
    weights
        ``(morphemes,)``; 0 for morphemes that do not count.
    words
        Vectors of words that Kiwi's model lacks; others have one by their spelling.
    """

    def __init__(
        self,
        vectors: npt.NDArray[np.float16],
        weights: Vectors,
        words: Mapping[str, Vectors] | None = None,
    ) -> None:
        self._vectors = vectors
        self._weights = weights
        self._words = words or {}
        self._counts = bytes(weights > 0)
        self.dimension = int(vectors.shape[1])

    @classmethod
    def load(cls, folder: Path) -> MorphemeEncoder:
        """Open a stored model; its vectors stay on disk until they are used.

        Raises
        ------
        OSError, ValueError
            If files are missing, cut short or of another format.
        """
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        vectors = np.load(folder / _VECTORS, mmap_mode="r", allow_pickle=False)
        weights = np.load(folder / _WEIGHTS, allow_pickle=False)
        if config.get("format") != _FORMAT or list(vectors.shape) != config.get("shape"):
            raise ValueError(f"not a morpheme model of format {_FORMAT}: {folder}")
        return cls(vectors, weights)

    def save(self, folder: Path) -> None:
        """Write the model's files into an existing folder."""
        np.save(folder / _VECTORS, self._vectors)
        np.save(folder / _WEIGHTS, self._weights)
        config = {"format": _FORMAT, "shape": list(self._vectors.shape)}
        for name, content in (
            ("modules.json", _MODULES),
            ("config_sentence_transformers.json", _SENTENCE_TRANSFORMERS),
            (CONFIG, config),
        ):
            (folder / name).write_text(json.dumps(content, indent=2), encoding="utf-8")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return ``(len(texts), dimension)`` unit rows; zeros for a text without any word.

        A text has the same vector alone and among others. Its lines are analysed one by one, and
        lines that many texts share only once.
        """
        lines = list(dict.fromkeys(line for text in texts for line in text.split("\n")))
        sums = dict(zip(lines, map(self._sum, _analysed(lines)), strict=True))
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for line in text.split("\n"):
                row += sums[line]
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return rows

    def adapted(self, adaptation: Adaptation) -> MorphemeEncoder:
        """Return this encoder with the vectors that were learnt from reports.

        Raises
        ------
        ValueError, IndexError
            If the adaptation is one of another model.
        """
        vectors = np.array(self._vectors)
        known = len(adaptation.ids)
        vectors[adaptation.ids] = adaptation.rows[:known]
        rows = adaptation.rows[known:].astype(np.float32)
        words = dict(zip(adaptation.terms, rows, strict=True))
        return MorphemeEncoder(vectors, self._weights, words)

    def keys(self, texts: Sequence[str]) -> Iterator[list[Key]]:
        """Yield each text's words that count, numbers aside."""
        lines = list(dict.fromkeys(line for text in texts for line in text.split("\n")))
        keys = dict(zip(lines, map(self._keys, _analysed(lines)), strict=True))
        for text in texts:
            yield [key for line in text.split("\n") for key in keys[line]]

    def _keys(self, found: Sequence[Morpheme]) -> list[Key]:
        keys: list[Key] = []
        for morpheme in found:
            if self._knows(morpheme):
                keys.append(morpheme.id)
            elif not _is_number(morpheme.tag):
                keys.extend(terms(morpheme))
        return keys

    def table(self, keys: Sequence[Key]) -> tuple[Vectors, Vectors]:
        """Return the vectors of words, ``(len(keys), dimension)``, and their weights."""
        rows = np.zeros((len(keys), self.dimension), np.float32)
        weights = np.full(len(keys), _UNKNOWN_WEIGHT, np.float32)
        for number, key in enumerate(keys):
            if isinstance(key, str):
                rows[number] = self._word_vector(key)
            else:
                rows[number] = self._vectors[key]
                weights[number] = self._weights[key]
        return rows, weights

    def _sum(self, found: Sequence[Morpheme]) -> Vectors:
        known = [morpheme.id for morpheme in found if self._knows(morpheme)]
        total: Vectors = self._weights[known] @ self._vectors[known].astype(np.float32)
        for morpheme in found:
            if not self._knows(morpheme):
                number = _is_number(morpheme.tag)
                for term in terms(morpheme):
                    if number:
                        total += _NUMBER_WEIGHT * _spelling_vector(term, self.dimension)
                    else:
                        total += _UNKNOWN_WEIGHT * self._word_vector(term)
        return total

    def _word_vector(self, word: str) -> Vectors:
        found = self._words.get(word)
        return _spelling_vector(word, self.dimension) if found is None else found

    def _knows(self, morpheme: Morpheme) -> bool:
        return morpheme.id < len(self._counts) and bool(self._counts[morpheme.id])


def offline_model(
    data_dir: Path, progress: Progress, anchors: int = kiwi_vectors.ANCHORS
) -> MorphemeEncoder:
    """Open the offline model of a data folder; build it if it is not there or is damaged.

    Building takes about twenty seconds and may be interrupted: the folder appears when complete.
    Fewer ``anchors`` make a quicker and cruder model.

    Raises
    ------
    OSError
        If the data folder cannot be written.
    """
    folder = data_dir / "models" / model_identity()
    if folder.is_dir():
        try:
            return MorphemeEncoder.load(folder)
        except (OSError, ValueError):
            shutil.rmtree(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as building:
        # A folder of its own inside: the temporary one is for its owner's eyes only.
        whole = Path(building) / folder.name
        whole.mkdir()
        _build(progress, anchors).save(whole)
        _move(whole, folder)
    return MorphemeEncoder.load(folder)


def _build(progress: Progress, anchors: int) -> MorphemeEncoder:
    analyser = kiwi()
    tags = kiwi_vectors.tags(analyser)
    found = kiwi_vectors.vectors(analyser, tags, anchors, progress)
    vectors = kiwi_vectors.centred(found, tags).astype(np.float16)
    return MorphemeEncoder(vectors, kiwi_vectors.weights(tags))


def _move(whole: Path, folder: Path) -> None:
    """Put a complete model in its place, once it is safe on the disk."""
    for path in whole.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    try:
        os.replace(whole, folder)
    except OSError:
        # Another process was quicker; its model is the same.
        if not folder.is_dir():
            raise


_recent: dict[str, list[Morpheme]] = {}


def _analysed(lines: Sequence[str]) -> list[list[Morpheme]]:
    """Return the morphemes of each line; what was analysed last is not analysed again.

    Learning from reports and encoding them read the same lines, one after the other.
    """
    found = {line: _recent.get(line) for line in lines}
    new = [line for line, known in found.items() if known is None]
    made = dict(zip(new, morphemes(new), strict=True))
    if len(_recent) + len(made) > _KEPT_LINES:
        _recent.clear()
    if len(made) <= _KEPT_LINES:
        _recent.update(made)
    return [made[line] if (known := found[line]) is None else known for line in lines]


def _is_number(tag: str) -> bool:
    return tag == "SN" or tag.startswith("W_")


@lru_cache(maxsize=20_000)
def _spelling_vector(word: str, dimension: int) -> Vectors:
    """Return a unit vector by spelling: near that of words with the same beginnings and ends."""
    framed = f"<{word}>"
    grams = {framed} | {framed[at : at + 3] for at in range(len(framed) - 2)}
    total = sum((_signs(gram, dimension) for gram in sorted(grams)), np.zeros(dimension))
    return (total / np.linalg.norm(total)).astype(np.float32)


def _signs(gram: str, dimension: int) -> npt.NDArray[np.float64]:
    digest = blake2b(gram.encode(), digest_size=-(-dimension // 8)).digest()
    bits = np.unpackbits(np.frombuffer(digest, np.uint8))[:dimension]
    return 2 * bits.astype(np.float64) - 1
