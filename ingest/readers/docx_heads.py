"""Automatic paragraph heads of DOCX: numbers and bullets of ``numbering.xml`` and the styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.docx_markup import attribute, child, is_small, value
from ingest.readers.markup import local
from ingest.readers.numbering import Counters, Level

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_KINDS = {
    "upperRoman": "ROMAN_CAPITAL",
    "lowerRoman": "ROMAN_SMALL",
    "upperLetter": "LATIN_CAPITAL",
    "lowerLetter": "LATIN_SMALL",
    "ganada": "HANGUL_SYLLABLE",
    "chosung": "HANGUL_JAMO",
    "decimalEnclosedCircle": "CIRCLED_DIGIT",
    "decimalEnclosedCircleChinese": "CIRCLED_DIGIT",
    "koreanDigital": "HANGUL_PHONETIC",
    "koreanCounting": "HANGUL_PHONETIC",
    "ideographDigital": "IDEOGRAPH",
    "ideographEnclosedCircle": "CIRCLED_IDEOGRAPH",
}
# Bullets that Word takes from symbol fonts, whose codes mean nothing elsewhere.
_BULLETS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf06f": "□",
        "\uf071": "□",
        "\uf075": "◆",
        "\uf0a7": "▪",
        "\uf0a8": "◇",
        "\uf0d8": "▶",
        "\uf0e8": "⇒",
        "\uf0fc": "✓",
        "o": "○",
    }
)
_PLACE = re.compile(r"%(\d)")
_MAX_STYLES = 32  # styles based on each other


@dataclass(frozen=True, slots=True)
class _Number:
    """The list and level (from 0) that a paragraph or a style names; ``None`` if it does not."""

    list_id: str | None
    level: int | None


class Heads:
    """Gives paragraphs their heads, counting through the document.

    Parameters
    ----------
    styles, numbering
        The roots of ``styles.xml`` and ``numbering.xml``, or empty.
    """

    def __init__(self, styles: Iterable[Node], numbering: Iterable[Node]) -> None:
        self._styles: dict[str, tuple[_Number, str]] = {}
        self._default = ""
        for style in styles:
            if local(style.tag) == "style" and attribute(style, "type") == "paragraph":
                based = value(child(style, "basedOn"))
                self._styles[attribute(style, "styleId")] = (_number(style), based)
                if attribute(style, "default") in ("1", "true"):
                    self._default = attribute(style, "styleId")
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        for one in numbering:
            if local(one.tag) == "abstractNum":
                self._abstract[attribute(one, "abstractNumId")] = _levels(one, {})
            elif local(one.tag) == "num":
                abstract = value(child(one, "abstractNumId"))
                own = [part for part in one if local(part.tag) == "lvlOverride"]
                levels = self._abstract.get(abstract, {})
                for override in own:
                    levels = _overridden(override, levels)
                # Lists that look alike count on together unless one starts anew.
                key = attribute(one, "numId") if own else f"abstract {abstract}"
                self._lists[attribute(one, "numId")] = (key, levels)
        self._counters = Counters()

    def of(self, paragraph: Node) -> str:
        """Return a paragraph's head, ``""`` if it has none, and count it."""
        properties = child(paragraph, "pPr")
        style = self._default
        if properties is not None:
            style = value(child(properties, "pStyle")) or style
        number = self._resolved(_number(paragraph), style)
        key, levels = self._lists.get(number.list_id or "", ("", {}))
        head = self._counters.head(key, levels, (number.level or 0) + 1)
        return head if len(head) != 1 else head.translate(_BULLETS)

    def _resolved(self, number: _Number, style: str) -> _Number:
        """Return a paragraph's list and level, taken from its style where it names none."""
        for _ in range(_MAX_STYLES):
            if number.list_id is not None or style not in self._styles:
                break
            of_style, style = self._styles[style]
            level = of_style.level if number.level is None else number.level
            number = _Number(of_style.list_id, level)
        return number


def _number(element: Node) -> _Number:
    properties = child(element, "pPr")
    numbered = None if properties is None else child(properties, "numPr")
    if numbered is None:
        return _Number(None, None)
    level = value(child(numbered, "ilvl"))
    return _Number(value(child(numbered, "numId")) or None, int(level) if is_small(level) else None)


def _levels(element: Node, levels: dict[int, Level]) -> dict[int, Level]:
    """Return the levels that an element describes, added to those given."""
    found = dict(levels)
    for look in element:
        level = attribute(look, "ilvl") if local(look.tag) == "lvl" else ""
        if not is_small(level):
            continue
        kind, start = value(child(look, "numFmt")), value(child(look, "start"))
        template = _PLACE.sub(r"^\1", value(child(look, "lvlText")))
        found[int(level) + 1] = Level(
            "" if kind == "none" else template,
            _KINDS.get(kind, "DIGIT"),
            int(start) if is_small(start) else 1,
        )
    return found


def _overridden(override: Node, levels: dict[int, Level]) -> dict[int, Level]:
    found = _levels(override, levels)
    level, start = attribute(override, "ilvl"), value(child(override, "startOverride"))
    if is_small(level) and is_small(start) and int(level) + 1 in found:
        look = found[int(level) + 1]
        found[int(level) + 1] = Level(look.template, look.kind, int(start))
    return found
