"""The sign a line begins with: ``Ⅰ.``, ``1.``, ``①``, ``□``, ``○``, ``－`` or a look-alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.cleaning import clean

# What each sign is read as. Reports draw the same bullet with whatever glyph their editor had.
_SIGNS = {
    "box": "□■▣☐❏◎",
    "ring": "○ㅇ∘◦❍⚬◌",
    "dash": "-－–—―‐−",
    "arrow": "▶▸‣▷►➤⇒◇◆❖✓✔√☞",
    "dot": "·‧∙ㆍ•･․⋅",
    "note": "※*＊†",
}
_KIND_OF_SIGN = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_PRIVATE = re.compile(r"^[\ue000-\uf8ff\U000f0000-\U0010ffff]+\s*")
_ROMAN = re.compile(r"^(?P<sign>[Ⅰ-Ⅻ]+|[IVX]{1,5})(?P<point>\s?\.)?(?:\s+(?P<title>\S.*))?$")
# 3. 2023 is a heading, 3. 24. and 9. 2~9. 6 are dates.
_POINT = re.compile(
    r"^(?P<sign>\d{1,2})\.(?!\s*\d{1,2}\s*(?:[.~∼월일]|$))(?:\s+(?P<title>\S.*)|(?P<tight>[^\s\d.,)].*))$"
)
_NUMBER = re.compile(r"^(?P<sign>\d{1,2})(?:\s+(?P<title>[^\s|].*))?$")
_LETTERS = "가나다라마바사아자차카타파하"
_LETTER = re.compile(rf"^(?P<sign>[{_LETTERS}])\.\s*(?P<title>\S.*)$")
_SHARP = re.compile(r"^(?P<sign>#{1,6})\s+(?P<title>\S.*)$")
_CIRCLED = re.compile(r"^(?P<sign>[①-⑳➀-➉❶-❿])[①-⑳➀-➉❶-❿]*\s*(?P<title>.*)$")
_BRACE = re.compile(r"^【(?P<title>[^】]+)】(?P<rest>.*)$")
_CAPTION = re.compile(
    r"^(?:<(?P<a>[^<>]+)>|\[(?P<b>[^\[\]]+)\]|❙+(?P<c>[^❙]+)❙+)\s*(?P<rest>\(.*\))?$"
)
_UNIT = re.compile(r"^[(\[<]?\s*(?:단\s?위\s*[:：]|(?:[^가-힣]|[년월일말]){0,24}기준\s*[)\]>]?$)")
_TABLE = re.compile(r"\t|^-?\s?\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the beginning of a line says.

    ``kind`` is ``roman``, ``point`` (1.), ``letter`` (가.), ``number`` (1), ``sharp`` (Markdown),
    ``circled``, ``brace`` (【】), ``box``, ``ring``, ``dash``, ``arrow``, ``dot``, ``caption``
    (``< >``), ``note``, ``private`` (a glyph without Unicode), ``table``, ``unit``, ``plain`` or
    ``blank``. ``number`` is the ordinal of a numbered kind, ``title`` the cleaned text after the
    sign, ``whole`` with it (numbered kinds only). ``indent`` counts the spaces before.
    """

    kind: str
    title: str = ""
    number: int = 0
    indent: int = 0
    whole: str = ""


def read_mark(text: str) -> Mark:
    """Return what the beginning of ``text``, one line, says about it."""
    bare = text.strip().replace("**", "")
    if not bare:
        return Mark("blank")
    if _TABLE.search(bare) or _TABLE.search(text.strip("\n")):
        return Mark("table", bare)
    indent = len(text) - len(text.lstrip())
    return _numbered(bare) or _signed(bare, indent) or _framed(bare) or Mark("plain", _title(bare))


def _title(text: str) -> str:
    return clean(text).replace("\t", " ").strip()


def _numbered(text: str) -> Mark | None:
    kind, number, title = "", 0, ""
    if found := _SHARP.match(text):
        kind, number, title = "sharp", len(found["sign"]), found["title"]
    elif found := _ROMAN.match(text):
        # A lone capital before a word is a word: only the sequence can tell (see headings).
        kind = "roman" if found["point"] or found["sign"] > "Z" else "capital"
        number, title = _roman(found["sign"]), found["title"]
    elif found := _POINT.match(text):
        kind, number, title = "point", int(found["sign"]), found["title"] or found["tight"]
    elif found := _NUMBER.match(text):
        kind, number, title = "number", int(found["sign"]), found["title"]
    elif found := _LETTER.match(text):
        kind, number, title = "letter", _LETTERS.index(found["sign"]) + 1, found["title"]
    elif found := _CIRCLED.match(text):
        kind, number, title = "circled", _circled(found["sign"]), found["title"]
    return Mark(kind, _title(title or ""), number, whole=_title(text)) if number else None


def _signed(text: str, indent: int) -> Mark | None:
    if found := _PRIVATE.match(text):
        return Mark("private", _title(text[found.end() :]), indent=indent)
    kind = _KIND_OF_SIGN.get(text[0])
    rest = text[1:]
    if re.match(r"[oO]\s+[가-힣(「]", text):
        kind = "ring"
    if kind is None or (kind == "dash" and rest[:1].isdigit()) or not rest.strip():
        return None
    if kind == "dash" and (inner := _KIND_OF_SIGN.get(rest.strip()[0])) in ("arrow", "note"):
        # "- ▶ text": the outer sign only keeps the place, but at the margin it ranks the line
        kind, rest = ("dash" if inner == "arrow" and not indent else inner), rest.strip()[1:]
    return Mark(kind, _title(rest), indent=indent)


def _framed(text: str) -> Mark | None:
    if _UNIT.match(text):
        return Mark("unit")
    if found := _BRACE.match(text):
        return Mark("brace", _title(found["title"]))
    if found := _CAPTION.match(text):
        return Mark("caption", _title(found["a"] or found["b"] or found["c"]))
    return None


def _roman(sign: str) -> int:
    """Return the value of a Roman numeral up to XII, 0 if it is none."""
    if sign[0] > "Z":
        return ord(sign[0]) - ord("Ⅰ") + 1 if len(sign) == 1 else len(sign)
    values = [_ROMAN_VALUES[letter] for letter in sign]
    total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return total if 1 <= total <= 20 else 0


def _circled(sign: str) -> int:
    return next(ord(sign) - ord(first) + 1 for first in "➀❶①" if sign >= first)
