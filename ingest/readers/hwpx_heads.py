"""Automatic paragraph heads of HWPX: numbers and bullets that ``header.xml`` describes."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ingest.readers.numbering import Counters, Level

_MAX_LEVEL = 10


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a paragraph's properties say about its head."""

    kind: str  # OUTLINE, NUMBER or BULLET
    list_id: str
    level: int  # from 1


class Heads:
    """Gives paragraphs their heads, counting through the document.

    Parameters
    ----------
    header
        The root of ``header.xml``, names without namespaces.
    """

    def __init__(self, header: Element) -> None:
        self._shapes = dict(filter(None, map(_shape, header.iter("paraPr"))))
        self._styles = {
            style.get("id", ""): style.get("paraPrIDRef", "") for style in header.iter("style")
        }
        self._lists = {one.get("id", ""): _levels(one) for one in header.iter("numbering")}
        self._bullets = {one.get("id", ""): one.get("char", "") for one in header.iter("bullet")}
        self._counters = Counters()
        self._outline = ""

    def enter(self, section: Element) -> None:
        """Begin a section, whose properties name the list that its outline styles count in."""
        properties = section.find(".//secPr")
        if properties is not None:
            self._outline = properties.get("outlineShapeIDRef", self._outline)

    def of(self, paragraph: Element) -> str:
        """Return a paragraph's head, ``""`` if it has none, and count it."""
        shape_id = paragraph.get("paraPrIDRef")
        if shape_id is None:
            shape_id = self._styles.get(paragraph.get("styleIDRef", ""), "")
        shape = self._shapes.get(shape_id)
        if shape is None:
            return ""
        if shape.kind == "BULLET":
            return self._bullets.get(shape.list_id, "")
        outline = shape.kind == "OUTLINE"
        list_id = self._outline if outline and shape.list_id == "0" else shape.list_id
        levels = self._lists.get(list_id, {})
        return self._counters.head((outline, list_id), levels, shape.level)


def _shape(properties: Element) -> tuple[str, _Shape] | None:
    heading = properties.find(".//heading")
    if heading is None or heading.get("type") not in ("OUTLINE", "NUMBER", "BULLET"):
        return None
    level = heading.get("level", "0")
    if not level.isdigit() or int(level) >= _MAX_LEVEL:
        return None
    kind, list_id = heading.get("type", ""), heading.get("idRef", "")
    return properties.get("id", ""), _Shape(kind, list_id, int(level) + 1)


def _levels(numbering: Element) -> dict[int, Level]:
    levels = {}
    for head in numbering.findall("paraHead"):
        level, start = head.get("level", ""), head.get("start", "1")
        if level.isdigit() and int(level) <= _MAX_LEVEL:
            first = int(start) if start.isdigit() else 1
            levels[int(level)] = Level(head.text or "", head.get("numFormat", "DIGIT"), first)
    return levels
