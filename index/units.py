"""What is encoded of a passage: the whole, and each of its lines under its heading."""

from __future__ import annotations

from ingest.model import Passage

_TITLES = 2


def passage_units(passage: Passage) -> list[str]:
    """Return the texts whose vectors stand for ``passage``: its search text, then its lines.

    A line comes below the last two titles of its heading path, without which a line of a list
    says too little.
    """
    titles = "\n".join(passage.heading[-_TITLES:])
    lines = passage.search.split("\n")[1:]
    units = [passage.search, *(f"{titles}\n{line}".strip() for line in lines if line.strip())]
    return list(dict.fromkeys(units))
