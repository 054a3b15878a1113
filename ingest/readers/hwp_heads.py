"""Automatic paragraph heads of HWP 5: numbers and bullets that ``DocInfo`` describes."""

from __future__ import annotations

import struct

from ingest.readers.hwp_records import BULLET, NUMBERING, PARA_SHAPE, Record
from ingest.readers.numbering import KINDS, Counters, Level

_OUTLINE, _NUMBER, _BULLET = 1, 2, 3
_HEAD_SIZE = 12  # bytes that describe a head before its template
_LEVELS, _MORE_LEVELS = 7, 3


class Heads:
    """Gives paragraphs their heads, counting through the document.

    Parameters
    ----------
    description
        The root of the records of ``DocInfo``.
    """

    def __init__(self, description: Record) -> None:
        records = list(_all(description))
        self._shapes = [record for record in records if record.tag == PARA_SHAPE]
        self._lists = [_levels(record.data) for record in records if record.tag == NUMBERING]
        self._bullets = [
            chr(record.number("H", _HEAD_SIZE)) for record in records if record.tag == BULLET
        ]
        self._counters = Counters()
        self._outline = 0

    def enter(self, section: Record) -> None:
        """Begin a section, whose definition names the list that its outline styles count in."""
        self._outline = section.number("H", 18)

    def of(self, shape: int) -> str:
        """Return the head of a paragraph of a shape, ``""`` if it has none, and count it."""
        if shape >= len(self._shapes):
            return ""
        properties = self._shapes[shape].number("I", 0)
        kind, level = properties >> 23 & 3, (properties >> 25 & 7) + 1
        number = self._shapes[shape].number("H", 30)
        if kind == _BULLET:
            return self._bullets[number - 1] if 0 < number <= len(self._bullets) else ""
        if kind not in (_OUTLINE, _NUMBER):
            return ""
        number = number or self._outline if kind == _OUTLINE else number
        levels = self._lists[number - 1] if 0 < number <= len(self._lists) else {}
        return self._counters.head((kind, number), levels, level)


def _all(record: Record) -> list[Record]:
    return [part for top in record.parts for part in (top, *top.parts)]


def _levels(data: bytes) -> dict[int, Level]:
    """Return the levels of a list: seven, their first numbers, then perhaps three more."""
    looks, at = _looks(data, 0, _LEVELS)
    at += 2  # a first number for the whole list, which those of the levels follow
    starts = [_long(data, at + 4 * index, 1) for index in range(_LEVELS)]
    more, at = _looks(data, at + 4 * _LEVELS, _MORE_LEVELS)
    starts += [_long(data, at + 4 * index, 1) for index in range(_MORE_LEVELS)]
    kinds = dict(enumerate(KINDS))
    return {
        level: Level(template, kinds.get(kind, "DIGIT"), start if start < 10_000 else 1)
        for level, ((kind, template), start) in enumerate(
            zip([*looks, *more], starts, strict=False), start=1
        )
    }


def _looks(data: bytes, at: int, count: int) -> tuple[list[tuple[int, str]], int]:
    """Return the kind and template of ``count`` levels and where they end."""
    looks = []
    for _ in range(count):
        if at + _HEAD_SIZE + 2 > len(data):
            break
        (length,) = struct.unpack_from("<H", data, at + _HEAD_SIZE)
        end = at + _HEAD_SIZE + 2 + 2 * length
        template = data[at + _HEAD_SIZE + 2 : end].decode("utf-16-le", "replace")
        looks.append((_long(data, at, 0) >> 5 & 0xF, template))
        at = end
    return looks, at


def _long(data: bytes, at: int, otherwise: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0]) if at + 4 <= len(data) else otherwise
