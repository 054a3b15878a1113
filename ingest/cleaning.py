"""Text as it is searched: what typesetting, web pages and Markdown left behind is gone.

The original stays for display; only search, labels and headings are cleaned.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from ingest.spacing import join_label, join_letters

_BULLET = " • "
_MOST_STEPS = 40
# Look-alikes that reports mix freely; one sign each.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‧․･∙ㆍ・ᆞ⋅", "·"),
        **dict.fromkeys("–—−－―‒‐‑﹣", "-"),
        **dict.fromkeys("～∼〜˜", "~"),
        **dict.fromkeys("’‘′‛`´＇", "'"),
        **dict.fromkeys("“”″＂„‟", '"'),
        **dict(zip("｢｣〈〉", "「」<>", strict=True)),
    }
)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_INVISIBLE = re.compile(r"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u2060\ufeff]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_ATTRIBUTES = r"""(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']+))*\s*/?"""


def _tags(names: str) -> re.Pattern[str]:
    # Named tags only: <서울로 가는 길> or <Asia> is a title.
    return re.compile(rf"</?(?:{names}){_ATTRIBUTES}>", re.IGNORECASE)


_CHECKBOX = _tags("input")
_BLOCK = _tags("ul|ol|li|p|br|div|tr|td|th|table|tbody|thead|h[1-6]|hr")
_INLINE = _tags("span|b|i|u|em|strong|sup|sub|font|a|img|small|center")
_AMPERSAND = re.compile(r"&(?:amp;)+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")
_RAISED = re.compile(r"\^\{([^{}]*)\}")
_STARS = re.compile(r"\*{2,}")
_ESCAPE = re.compile(r"\\([$%&#_{}~*\[\]^|])")
_NOTE_SIGN = re.compile(r"[¹²³⁰⁴-⁹]+⁾|\^\{\d{1,2}\)\}|\^(?=\()")
# A footnote's number: 예산현액1). What stands in parentheses is passed over: (나루점, 솔뫼점2).
_NOTE_NUMBER = re.compile(
    r"(?P<kept>\((?:[^()]|\([^()]{0,80}\)){0,200}\))|(?<=[가-힣]{2})\d{1,2}\)"
)
# A bullet says nothing at the start, at the end and before another mark.
_IDLE_BULLET = re.compile(r"^•[\s•]*|•[\s•]*(?=[○ㅇ□■▶▸‣※✓✔❍◦·-]|$)|•(?=\s*•)")
_GAP = re.compile(r"\s+")
_INSIDE = re.compile(r"(?<=[(\[「])\s+|\s+(?=[)\]」])")
_LABEL_NOTE = re.compile(r"(?<=[가-힣)\]])(?:\s?\d{1,2}\)|\s?\*+)$")


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    r"""Return ``text`` as it should be searched, compared and shown as a heading.

    NFC; private-use glyphs, HTML and Markdown remnants and footnote signs gone, block tags within
    a line turned into `` • ``; dots, dashes and quotation marks unified; letter-spaced words
    joined; spaces collapsed. Line ends (``\n``) and the tabs between a table's cells stay.
    Cleaning twice changes nothing.
    """
    return "\n".join(_clean_line(line) for line in text.split("\n"))


def clean_label(text: str) -> str:
    """Return a table label cleaned, its letters joined and its footnote sign dropped.

    Examples
    --------
    >>> clean_label("경 제 정 책 과"), clean_label("예산현액1)")
    ('경제정책과', '예산현액')
    """
    label = _LABEL_NOTE.sub("", clean(" ".join(text.split())))
    return clean(join_label(label))


def _clean_line(line: str) -> str:
    return "\t".join(cell and _clean_cell(cell) for cell in line.split("\t")).strip()


def _clean_cell(cell: str) -> str:
    """Clean until nothing changes: what one step removes can hide what another looks for.

    Each step shortens the text or leaves fewer of the signs it looks for; the bound is for texts
    made to take a step for each letter.
    """
    for _ in range(_MOST_STEPS):
        before, cell = cell, _tidied(_without_marks(cell))
        if cell == before:
            break
    return cell


def lowered(text: str) -> str:
    """Return a text with what is raised in it on its line (준공^{29년}, 준공 29년), notes aside."""
    return _RAISED.sub(r" \1", _NOTE_SIGN.sub("", text))


def _without_marks(cell: str) -> str:
    cell = _INLINE.sub("", _BLOCK.sub(_BULLET, _CHECKBOX.sub(" □ ", cell)))
    cell = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _AMPERSAND.sub("&", cell))
    cell = _NOTE_NUMBER.sub(lambda found: found["kept"] or "", _NOTE_SIGN.sub("", cell))
    cell = _ESCAPE.sub(r"\1", _STARS.sub("", _RAISED.sub(r" \1", cell)))
    return _PRIVATE.sub(_BULLET, _INVISIBLE.sub("", cell))


def _tidied(cell: str) -> str:
    cell = unicodedata.normalize("NFC", cell).translate(_SIGNS).translate(_WIDE)
    # One space or several: gaps within letter-spaced words tell no more, and the width is bounded.
    cell = _GAP.sub(lambda gap: " " if len(gap[0]) == 1 else "  ", cell.strip())
    cell = join_letters(_IDLE_BULLET.sub(" ", cell).strip())
    return _INSIDE.sub("", " ".join(cell.split()))
