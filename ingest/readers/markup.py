"""XML parts of office files, parsed without the features that attacks use.

The standard library's expat builds the tree. Document type declarations are refused, and entities
with them; so are trees deeper or larger than a report's. Names lose their namespaces, whose years
differ from one version of a word processor to the next.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ingest.errors import FileProblem

MAX_DEPTH = 200  # elements within each other; a table in a cell takes six
MAX_TAGS = 2_000_000  # opening and closing, which bounds the tree's memory
MAX_ATTRIBUTES = 5_000_000
MAX_IN_TAG = 1_000  # attributes of one long tag; a parser compares each with all
_LONG_TAG = re.compile(rb"<[^<>]{20000,}")
# A declaration in any encoding that an XML parser knows: letters with or without zero bytes.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


def parse(data: bytes, *, without: Collection[str] = ()) -> Element:
    """Return the root of an XML part, names without namespaces.

    Parameters
    ----------
    data
        The part.
    without
        Elements that are left out with all they hold.

    Raises
    ------
    FileProblem
        If the part is no well-formed XML, declares a document type, or is too deep or large.
    """
    check(data)
    try:
        parser = XMLParser(target=_Builder(frozenset(without)))
        parser.feed(data)
        root: Element | None = parser.close()
    except (ParseError, ValueError, LookupError, AssertionError, IndexError) as error:
        raise FileProblem("ingest.office_damaged", detail=str(error)) from error
    if root is None:
        raise FileProblem("ingest.office_damaged", detail="no root element")
    return root


def check(data: bytes, attributes: int = MAX_ATTRIBUTES) -> None:
    """Refuse a part that declares a document type or holds too much.

    Parameters
    ----------
    data
        The part.
    attributes
        How many a part may have.

    Raises
    ------
    FileProblem
        If it does.
    """
    if _DOCTYPE.search(data):
        raise FileProblem("ingest.office_bomb", detail="document type declaration")
    if data.count(b"<") > MAX_TAGS or data.count(b"=") > attributes:
        raise FileProblem("ingest.office_bomb", detail="too many elements")
    if any(tag[0].count(b"=") > MAX_IN_TAG for tag in _LONG_TAG.finditer(data)):
        raise FileProblem("ingest.office_bomb", detail="too many attributes")


def local(tag: object) -> str:
    """Return an element's name without its namespace, ``""`` for comments and instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class _Builder:
    """Builds a tree of local names, without some elements and without attributes' namespaces."""

    def __init__(self, without: frozenset[str]) -> None:
        self._tree = TreeBuilder()
        self._without = without
        self._depth = 0
        self._skipped_at = 0  # depth of the element being left out, 0 if none

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FileProblem("ingest.office_nested")
        name = local(tag)
        if not self._skipped_at and name in self._without and self._depth > 1:
            self._skipped_at = self._depth
        if not self._skipped_at:
            self._tree.start(name, {local(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if not self._skipped_at:
            self._tree.end(local(tag))
        elif self._skipped_at == self._depth:
            self._skipped_at = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        if not self._skipped_at:
            self._tree.data(text)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise FileProblem("ingest.office_bomb", detail="document type declaration")

    def close(self) -> Element:
        return self._tree.close()
