"""Drawing right statements and altered ones: the same of each source and kind, by a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from eval.altering.changes import KINDS, altered
from eval.altering.statement import Statement


def draw_right(pools: Sequence[Sequence[Statement]], count: int, seed: int) -> list[Statement]:
    """Draw ``count`` statements, as nearly as may be the same number of each pool."""
    chance = random.Random(seed)
    shuffled = [chance.sample(list(pool), len(pool)) for pool in pools if pool]
    drawn: list[Statement] = []
    while len(drawn) < count and any(shuffled):
        for pool in shuffled:
            if pool and len(drawn) < count:
                drawn.append(pool.pop())
    return drawn


def draw_altered(
    pools: Sequence[Sequence[Statement]], names: Sequence[str], count: int, seed: int
) -> list[Statement]:
    """Alter ``count`` statements, the kinds of change and the pools in turn."""
    chance = random.Random(seed)
    drawn: list[Statement] = []
    share = -(-count // len(KINDS))
    for kind in KINDS:
        shuffled = [chance.sample(list(pool), len(pool)) for pool in pools if pool]
        of_kind: list[Statement] = []
        while len(of_kind) < share and any(shuffled):
            for pool in shuffled:
                if pool and len(of_kind) < share:
                    right = pool.pop()
                    text = altered(right.text, kind, names, chance)
                    if text is not None and text != right.text:
                        of_kind.append(right.with_text(text, kind))
        drawn += of_kind
    return drawn[:count]
