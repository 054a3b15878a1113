"""What the offline embedding learnt from the indexed reports, and its files in a snapshot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

_FACTS = "adapted.json"
_IDS = "adapted-ids.npy"
_ROWS = "adapted-rows.npy"
_MARK = "+adapted-"


@dataclass(frozen=True, slots=True, eq=False)
class Adaptation:
    """Vectors that take the place of the offline embedding's own.

    Parameters
    ----------
    corpus
        What was learnt from: the number of passages by report, a report named by what its file
        and the code that read it are.
    made_by
        The identity of the embedding and of the code that learnt.
    ids
        Kiwi's numbers of the morphemes that have a new vector.
    terms
        The words that Kiwi's model lacks and that have one.
    rows
        Float16, ``(len(ids) + len(terms), dimension)``: their vectors, in this order.
    """

    corpus: Mapping[str, int]
    made_by: str
    ids: npt.NDArray[np.int32]
    terms: tuple[str, ...]
    rows: npt.NDArray[np.float16]

    @property
    def identity(self) -> str:
        """What follows the embedding's identity in that of the adapted one."""
        facts = json.dumps([self.made_by, sorted(self.corpus.items())], ensure_ascii=False)
        return _MARK + sha256(facts.encode()).hexdigest()[:12]

    def changed(self, corpus: Mapping[str, int]) -> float:
        """Return how much of ``corpus`` is new or gone, as a share of the passages learnt from."""
        differing = self.corpus.items() ^ corpus.items()
        return sum(count for _, count in differing) / max(sum(self.corpus.values()), 1)

    def save(self, folder: Path) -> None:
        """Write the files into an existing folder."""
        facts = {"made_by": self.made_by, "corpus": self.corpus, "terms": self.terms}
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
        (folder / _FACTS).write_text(text, encoding="utf-8")
        np.save(folder / _IDS, self.ids)
        np.save(folder / _ROWS, self.rows)

    @classmethod
    def load(cls, folder: Path) -> Adaptation:
        """Read the files in a snapshot's folder.

        Raises
        ------
        OSError, ValueError, KeyError, TypeError
            If a file is missing or is not what ``save`` wrote.
        """
        facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        ids = np.load(folder / _IDS, allow_pickle=False)
        rows = np.load(folder / _ROWS, allow_pickle=False)
        terms = tuple(facts["terms"])
        if rows.ndim != 2 or len(rows) != len(ids) + len(terms):
            raise ValueError(f"{len(rows)} rows, {len(ids)} morphemes, {len(terms)} words")
        return cls(facts["corpus"], facts["made_by"], ids, terms, rows)


def plain_identity(identity: str) -> str:
    """Return the identity of the embedding before it was adapted, which may be the same."""
    return identity.partition(_MARK)[0]


def is_adapted(identity: str) -> bool:
    """Tell whether an embedding of this identity was adapted to reports."""
    return _MARK in identity
