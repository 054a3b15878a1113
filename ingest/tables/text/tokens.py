"""A line of plain text as words and values: what brackets, units and pairs hold together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.quantity.units import is_unit
from ingest.tables.cells import NONE_MARKS, is_number, is_value

#: What opens an item of a list or a heading, and no row of a table.
BULLET = re.compile(
    r"\s*(?:[○●□■◇◆▶▷▸‣►✓✔√※*❍◦∘•·ㆍ∙⇨→⇒➡<【［\[\ue000-\uf8ff]|[ㅇo]\s|[－\-–]\s?\S{2})"
)
#: Numbers in circles stand before the rows of some tables, and before sections.
CIRCLED = re.compile(r"\s*[①-⑳➀-➓]+\s*")

_PAIR = re.compile(r"(?<=\d)\s*/\s*(?=\d)")
_ATTACHED = re.compile(
    r"(?:[가-힣]{1,3}\s?)?\(\s?[△▲+\-]?[\d.,]+\s?(?:%|[십백천만억조]{0,2}[원명개]?)\s?\)"
)
_BARE_NUMBER = re.compile(r"[△▲+\-]?\d[\d,]*(?:\.\d+)?")
_LARGE_PART = re.compile(r"(?:약\s?)?\d[\d,.]*[조억]")
_SMALL_PART = re.compile(r"\d[\d,.]*[천백]?[억만]원")
_STARTS_VALUE = re.compile(r"(?:약|총)?\s?[△▲]?\$?\d[\d,]*(?:\.\d+)?(?![\d.~∼～:\-])\S*")
_RATE = re.compile(r"\(\d+\.\d+%?\)")  # - (0.0)
_LISTED = re.compile(r"[\d,]+,")  # 1, 2
_MOST_IN_BRACKETS = 10


def split_tokens(text: str) -> list[str]:
    """Split at spaces, but keep ``60 / 58``, ``20/19 (9)`` and ``84㎡(약 25평)`` as one each.

    Examples
    --------
    >>> split_tokens("계 60 / 58 여성(30) 1,369㎡(약 415평) 10 개")
    ['계', '60/58 여성(30)', '1,369㎡(약 415평)', '10 개']
    """
    text = _PAIR.sub("/", text)
    text = _ATTACHED.sub(lambda found: found[0].replace(" ", "\0"), text)
    tokens: list[str] = []
    for token in _bracketed(text.split()):
        token = token.replace("\0", " ")
        if tokens and _belongs(tokens[-1], token):
            tokens[-1] += f" {token}"
        else:
            tokens.append(token)
    return tokens


def starts_value(token: str) -> bool:
    """Tell whether a token opens a cell with a quantity: ``176개``, ``△3``, ``1,074만$`` or -."""
    if _LISTED.fullmatch(token):
        return False
    return token in NONE_MARKS or _STARTS_VALUE.fullmatch(token.split(" ")[0]) is not None


def _belongs(before: str, token: str) -> bool:
    """Tell whether a token goes on with the value before it: ``1조 4,000억원``, ``10 개``."""
    if before == "약":
        return is_number(token)
    if before in NONE_MARKS:
        return _RATE.fullmatch(token) is not None
    if _BARE_NUMBER.fullmatch(before):
        return is_unit(token) or _ATTACHED.fullmatch(token) is not None
    if _LARGE_PART.fullmatch(before) and _SMALL_PART.fullmatch(token):
        return True
    attached = _ATTACHED.fullmatch(token) is not None
    return attached and is_number(before) and not before.startswith("(")


def _bracketed(words: Sequence[str]) -> list[str]:
    """Join the words between an opening bracket and the one that closes it."""
    joined: list[str] = []
    index = 0
    while index < len(words):
        depth, end = _depth(words[index]), index + 1
        while depth > 0 and end < min(len(words), index + _MOST_IN_BRACKETS):
            depth += _depth(words[end])
            end += 1
        if depth > 0:
            end = index + 1
        joined.append(" ".join(words[index:end]))
        index = end
    return joined


def _depth(word: str) -> int:
    return word.count("(") - word.count(")")


def are_values(tokens: Sequence[str]) -> bool:
    """Tell whether tokens are values, one in two or two of them with a number."""
    numbers = sum(map(is_number, tokens))
    paired = any("/" in token for token in tokens)
    enough = numbers > 1 or 2 * numbers >= len(tokens) or paired
    return bool(tokens) and enough and all(map(is_value, tokens))
