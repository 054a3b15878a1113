"""A notice of a new name, told whole: when it was given, from what to what, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.rows import RowItem

_ASKS = re.compile(
    r"이름|명칭|개명|개칭|(?:라고|로)\s?(?:불리|불렸|불렀|부르|부른|불러)|(?:로|으로)\s?바[꾸뀌뀐꿔꼈꿨]"
)
_NOTICE = re.compile(r"(?:명칭|이름|사업명|기관명)(?:을|이|의)?\s?변경")
_FROM_TO = re.compile(r"\(?(?:당초|기존|종전|변경\s?전)\)?.+\(?(?:변경|변경\s?후|개정)\)?")
_WHY = re.compile(r"왜(?![가-힣]{2})|이유|까닭|뜻|의미|유래|어디서\s?(?:온|따|나온|왔)|배경")
_NEXT = 4  # lines from the notice to the names and to the reason


def with_its_names(
    chosen: Sequence[Item | RowItem], evidence: Sequence[Evidence], asked: str
) -> list[Item | RowItem]:
    """Return chosen statements, the notice of a new name among them with all that it tells.

    Parameters
    ----------
    chosen
        Statements of an answer, the best first.
    evidence
        All candidates, best first.
    asked
        The question.
    """
    found = list(chosen)
    if not _ASKS.search(asked):
        return found
    notice = next((item for item in chosen if _tells_name(item)), None)
    if notice is None:
        return found
    own = [e.item for e in evidence if _belongs(e.item, notice, why=bool(_WHY.search(asked)))]
    at = found.index(notice)
    further = sorted((item for item in dict.fromkeys(own) if item not in found), key=span)
    return [*found[: at + 1], *further, *found[at + 1 :]]


def _tells_name(item: Item | RowItem) -> bool:
    return isinstance(item, Item) and bool(_NOTICE.search(item.text) or _FROM_TO.search(item.text))


def _belongs(item: Item | RowItem, notice: Item | RowItem, *, why: bool) -> bool:
    """Say whether a statement goes on with a notice: its names, its day, or its reason."""
    if not isinstance(item, Item) or item.report != notice.report:
        return False
    apart = item.first - span(notice)[0]
    if not -_NEXT < apart <= _NEXT or item == notice:
        return False
    return _tells_name(item) or (why and apart > 0 and item.level > 4 and not item.is_note)
