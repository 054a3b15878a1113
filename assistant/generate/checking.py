"""What keeps a model's statement from being shown, though its markers name places."""

from __future__ import annotations

import re
import unicodedata

from assistant.generate.markers import MARKER, Draft
from assistant.generate.reply import is_korean
from assistant.generate.support import supported
from assistant.verify import check_figures
from assistant.verify.places import NONE
from index.records import Records
from ingest.orders import gives_orders

_ADDRESS = re.compile(r"(?:https?:|ftp:|data:|javascript:|mailto:|www\.|//)\S*", re.IGNORECASE)
_MARKS = re.compile(r"\]\(|<\s*[!/a-zA-Z]|&#?\w+;")
# What Korean reports are written in, beside signs and digits.
_LETTERS = ("HANGUL", "LATIN", "CJK", "GREEK", "DIGIT", "ROMAN", "CIRCLED", "PARENTHESIZED")


def fault(statement: Draft, records: Records) -> bool:
    """Say whether a statement, given with the places that its markers stand for, must not be shown.

    That is where a number or date is not in its place or too few of its words are, where it is no
    Korean sentence, carries an address or a mark-up that its place has not, or passes an order on.
    """
    plain = MARKER.sub("", statement.text)
    quotes = "\n".join(citation.quote for citation in statement.citations)
    return (
        not is_korean(plain)
        or _MARKS.search(plain) is not None
        or any(address not in quotes for address in _ADDRESS.findall(plain))
        or any(_foreign(char) and char not in quotes for char in plain)
        or gives_orders(plain)
        or any(
            figure.state == NONE
            for figure in check_figures(statement.text, statement.citations, records)
        )
        or not supported(statement, records)
    )


def _foreign(char: str) -> bool:
    """Say whether a letter belongs to no script that reports use; Chinese is looked up."""
    if char.isascii() or not char.isalpha():
        return False
    name = unicodedata.name(char, "")
    return not name.startswith(_LETTERS) or name.startswith("CJK")
