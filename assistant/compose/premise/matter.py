"""How closely a statement belongs to the very matter that a claim is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.ground import ENOUGH, Statement
from assistant.compose.rows import RowItem
from assistant.question.attributes import is_attribute

# Between two matters that a heading names together (나루관 및 다온관 조성).
_JOINS = (",", "및")
_LONG = 6  # letters of a name that does so by itself (나루투자진흥재단)
_BRACKETS = re.compile(r"\([^()]*\d[^()]*\)")


def main_of(names: Sequence[Name]) -> Name:
    """Return the name that tells a matter from others the most; what is told of it tells none."""
    return max(names, key=lambda name: (not is_attribute(name.text), name.weight))


def tell_apart(names: Sequence[Name]) -> bool:
    """Say whether names tell one matter from others: they are rare, or one is long."""
    return sum(name.weight for name in names) >= ENOUGH or any(
        len(name.text) >= _LONG for name in names
    )


def binding(statement: Statement, names: Sequence[Name]) -> int:
    """Return how closely a statement belongs to what the main name is of.

    2 where it names that itself, 1 where what it stands under does, 0 where only a heading does
    that names other matters as well.
    """
    main, item = main_of(names).text, statement.item
    if isinstance(item, RowItem) or main in squeezed(item.text):
        return 2
    around = (*(parent.text for parent in item.parents[-1:]), *item.heading)
    above = (squeezed(text) for text in around)
    listed = tuple(one for join in _JOINS for one in (f"{join}{main}", f"{main}{join}"))
    return int(any(main in text and not any(one in text for one in listed) for text in above))


def own_part(text: str, main: str) -> str:
    """Return what a text that dates several matters one after the other says of one of them.

    Examples
    --------
    >>> own_part("나루관 조성 중('31.5. 준공) 다온관 추진('32.8. 착공)", "나루관")
    "나루관 조성 중('31.5. 준공)"
    """
    at = re.search(r"\s?".join(map(re.escape, main)), text, re.IGNORECASE)
    dated = list(_BRACKETS.finditer(text))
    if at is None or len(dated) < 2:
        return text
    behind = [match.end() for match in dated if match.start() >= at.end()]
    if not behind or not re.match(r"\s*[(가-힣A-Za-z]", text[behind[0] :]):
        return text
    before = [match.end() for match in dated if match.end() <= at.start()]
    return text[before[-1] if before else 0 : behind[0]].strip()
