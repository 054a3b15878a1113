"""Things of one kind that were asked about one after the other (동부 예산은? 남부는요?)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from prompts.josa import with_josa

_PARTICLE = re.compile(r"(?:에서는|에는|에서|은|는|이|가|을|를|에|의|과|와)$")
_TWO = re.compile(
    r"(?<![가-힣])(?:그\s)?(?:둘|두\s?(?:곳|군데|개|사업|기관|캠퍼스|센터|부서|과))"
    r"(?:의|은|이|을|를|끼리|\s?다|\s?사이의?)?(?=\s|[?.!]|$)"
)
_REST = re.compile(
    r"(?:남는|남은|나머지|전체|모든|[두세네]|다섯|여섯|\d+)\s?(?:곳|군데|개|캠퍼스|센터|기관|사업|부서|과)?\s?"
    r"(?:곳|군데|개)?\s?(?:중|가운데)"
)


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two things of one kind: the word of the one before and that of the one after."""

    before: str
    after: str


def swapped_in(asked: Sequence[str]) -> Swapped | None:
    """Return the last two things that took each other's place in a conversation.

    Parameters
    ----------
    asked
        The questions so far, each as it stands by itself, oldest first.

    Examples
    --------
    >>> swapped_in(["달빛공방 예산은 얼마죠?", "별빛공방 예산은 얼마죠?", "별빛공방 위치는?"])
    Swapped(before='달빛공방', after='별빛공방')
    """
    for one, other in reversed(list(pairwise(asked))):
        first, second = one.split(), other.split()
        if len(first) != len(second):
            continue
        pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        if len(pairs) == 1 and not any(re.search(r"\d", word) for word in pairs[0]):
            before, after = (_PARTICLE.sub("", word) for word in pairs[0])
            return Swapped(before, after) if before and after else None
    return None


def of_two(text: str, matter: str, swapped: Swapped | None) -> tuple[str, str] | None:
    """Return the matter of both things and what is asked of them (둘의 예산 차이는?).

    ``None`` where nothing is asked of two, or the matter is of neither.
    """
    two = _TWO.search(text)
    if two is None or swapped is None or swapped.after not in matter.split():
        return None
    both = f"{with_josa(swapped.before, '과/와')} {swapped.after}"
    words = [both if word == swapped.after else word for word in matter.split()]
    return " ".join(words), f"{text[: two.start()]}{text[two.end() :]}".strip()


def asks_of_all(text: str) -> bool:
    """Say whether one is looked for among all of a kind (남는 세 곳 중에)."""
    return _REST.search(text) is not None
