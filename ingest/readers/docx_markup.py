"""Reading WordprocessingML by local names, for its namespaces differ from file to file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.readers.markup import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_CODE = re.compile("[0-9A-Fa-f]{4}")
_OFF = ("0", "false", "off")
_TRANSPARENT = ("sdt", "sdtContent", "customXml", "ins")  # stand around rows and cells


def child(element: Node, name: str) -> Node | None:
    """Return the first child of a name, or ``None``."""
    return next((part for part in element if local(part.tag) == name), None)


def children(parent: Node, name: str) -> Iterator[Node]:
    """Yield the rows of a table or the cells of a row, those in content controls among them."""
    for part in parent:
        found = local(part.tag)
        if found == name:
            yield part
        elif found in _TRANSPARENT:
            yield from children(part, name)


def attribute(element: Node, name: str) -> str:
    """Return an attribute in the element's own namespace, ``""`` if there is none."""
    found: str = element.get(f"{element.tag.rpartition('}')[0]}}}{name}", "")
    return found


def value(element: Node | None) -> str:
    """Return what a property is set to, ``""`` if it is missing."""
    return "" if element is None else attribute(element, "val")


def integer(element: Node | None, otherwise: int) -> int:
    """Return a property's number, another where it is missing or absurd."""
    text = value(element)
    return int(text) if is_small(text) else otherwise


def is_small(text: str) -> bool:
    """Tell a number that counts something in a document."""
    return text.isascii() and text.isdigit() and len(text) < 5


def is_on(element: Node | None) -> bool:
    """Tell whether a property is there and not switched off."""
    return element is not None and value(element) not in _OFF


def property_of(element: Node, group: str, name: str) -> Node | None:
    """Return a property of a row (``trPr``), a cell (``tcPr``) or a run (``rPr``), or ``None``."""
    properties = child(element, group)
    return None if properties is None else child(properties, name)


def is_hidden(part: Node) -> bool:
    """Tell a run of hidden text."""
    return local(part.tag) == "r" and is_on(property_of(part, "rPr", "vanish"))


def symbol(part: Node) -> str:
    """Return the sign of a symbol font that a ``w:sym`` stands for."""
    code = attribute(part, "char")
    return chr(int(code, 16)) if _CODE.fullmatch(code) else ""


def alternative(part: Node) -> Node | tuple[()]:
    """Return the one of several renderings to read: the first, which newer programs show."""
    return next((one for one in part if local(one.tag) in ("Choice", "Fallback")), ())
