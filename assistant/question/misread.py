"""What a name may have become where a report was read from a picture: 나래워크 for 나래위크."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from index.terms import Expansion

_LOOKALIKES = {"위": "워", "워": "위", "융": "용", "용": "융", "홍": "흥", "흥": "홍"}
_SHORTEST = 4  # letters of a name that may have been misread
_WEIGHT = 0.3
MISREAD = "misread"
"""Source of such a counterpart."""


def misread(plain: str) -> list[str]:
    """Return what a longer name may have become, one letter of it misread.

    Examples
    --------
    >>> misread("나래위크")
    ['나래워크']
    """
    spots = [(at, _LOOKALIKES[sign]) for at, sign in enumerate(plain) if sign in _LOOKALIKES]
    long = len(plain) >= _SHORTEST
    return [plain[:at] + sign + plain[at + 1 :] for at, sign in spots] if long else []


def misread_in(names: Iterable[str], stands: Callable[[str], bool]) -> list[Expansion]:
    """Return the names that the reports may have misread, as they have them.

    Parameters
    ----------
    names
        Of a question.
    stands
        Whether the reports asked about have a pair of letters, as word search marks it.
    """
    found = []
    for name in names:
        for other in misread(name):
            pairs = dict.fromkeys(f"~{a}{b}" for a, b in pairwise(other))
            new = tuple(pair for pair in pairs if pair[1:] not in name)
            if new and all(map(stands, pairs)):
                found.append(Expansion(name, other, new, _WEIGHT, MISREAD))
    return found
