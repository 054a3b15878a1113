"""The passages that were read last: finding looks at the same ones again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from index.records import Records
from ingest.model import Passage

KEPT = 4_096
"""How many passages stay in memory: some tens of megabytes with what is made of them."""


class KeptPassages:
    """Reads passages by position, together and each once; may be called from any thread.

    Parameters
    ----------
    records
        What has them.
    most
        How many are kept; those asked for longest ago go first.
    """

    def __init__(self, records: Records, most: int = KEPT) -> None:
        self._records = records
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[int, Passage] = OrderedDict()

    def at(self, positions: Sequence[int]) -> list[Passage]:
        """Return the passages at these positions, in the order asked."""
        with self._lock:
            found = {place: self._kept[place] for place in positions if place in self._kept}
        lacking = [place for place in dict.fromkeys(positions) if place not in found]
        if lacking:
            found.update(zip(lacking, self._records.passages_at(lacking), strict=True))
        with self._lock:
            for place in positions:
                self._kept[place] = found[place]
                self._kept.move_to_end(place)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return [found[place] for place in positions]
