"""The container of HWP 5: an OLE compound file whose streams hold trees of records.

olefile opens the container and syhwp decrypts distribution-protected (배포용) sections. syhwp's own
document is not used: it joins a cell's paragraphs, drops tabs and automatic heads, and unpacks a
section up to 256 MB.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from ingest.errors import FileProblem

if TYPE_CHECKING:
    from olefile import OleFileIO

# Records (HWPTAG_BEGIN is 16) that hold text or say how it is numbered.
NUMBERING, BULLET, PARA_SHAPE = 23, 24, 25
PARA_HEADER, PARA_TEXT, CTRL_HEADER, LIST_HEADER = 66, 67, 71, 72
TABLE = 77
MAX_STREAM = 48 << 20  # bytes of one unpacked stream
MAX_TOTAL = 64 << 20
MAX_RECORDS = 500_000
_SIGNATURE = b"HWP Document File"
_COMPRESSED, _PASSWORD, _DISTRIBUTED = 1 << 0, 1 << 1, 1 << 2
_LOCKED = _PASSWORD | 1 << 4 | 1 << 8 | 1 << 10  # a password, DRM or a certificate
_DISTRIBUTION = 28  # the record that carries a protected section's key
_KEY_SIZE = 256
# What olefile raises on damaged containers, beside its own OSErrors.
_DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error)


@dataclass(slots=True)
class Record:
    """A record and those below it."""

    tag: int
    data: bytes
    parts: list[Record] = field(default_factory=list)

    def number(self, format: str, at: int, otherwise: int = 0) -> int:
        """Return the number at an offset (``H`` or ``I``), another where the record is short."""
        size = struct.calcsize(format)
        if at + size > len(self.data):
            return otherwise
        found: int = struct.unpack_from(f"<{format}", self.data, at)[0]
        return found


class Container:
    """An opened HWP 5 file.

    Raises
    ------
    FileProblem
        If the file is no HWP 5 file, damaged, or locked.
    """

    def __init__(self, data: bytes, suffix: str) -> None:
        import olefile

        try:
            self._ole: OleFileIO = olefile.OleFileIO(BytesIO(data))
            names = {"/".join(entry): entry for entry in self._ole.listdir()}
        except (*_DAMAGE, RecursionError) as error:
            raise FileProblem("ingest.office_damaged", detail=str(error)) from error
        self._names = names
        if "EncryptedPackage" in names:
            raise FileProblem("ingest.office_encrypted")
        header = self._raw("FileHeader") if "FileHeader" in names else b""
        if not header.startswith(_SIGNATURE):
            if {"WordDocument", "Workbook", "PowerPoint Document"} & set(names):
                raise FileProblem("ingest.other_kind", suffix=suffix, kind="예전 오피스")
            raise FileProblem("ingest.office_damaged", detail="no FileHeader")
        flags = Record(0, header).number("I", 36)
        if flags & _LOCKED:
            raise FileProblem("ingest.office_encrypted")
        self._compressed = bool(flags & _COMPRESSED)
        self._distributed = bool(flags & _DISTRIBUTED)
        self._left = MAX_TOTAL
        self._records = MAX_RECORDS

    def description(self) -> Record:
        """Return the records that describe numbering (``DocInfo``)."""
        if "DocInfo" not in self._names:
            return Record(-1, b"")
        return self._tree(self._unpacked(self._raw("DocInfo")))

    def sections(self) -> Iterator[Record]:
        """Yield the body's sections in the order of their numbers."""
        folder = "ViewText" if self._distributed else "BodyText"
        prefix = f"{folder}/Section"
        numbers = {
            name: int(name.removeprefix(prefix))
            for name in self._names
            if name.startswith(prefix) and name.removeprefix(prefix).isdecimal()
        }
        if not numbers:
            raise FileProblem("ingest.office_damaged", detail=f"no sections in {folder}")
        for name in sorted(numbers, key=lambda name: (numbers[name], name)):
            data = self._raw(name)
            yield self._tree(self._unpacked(_decrypted(data) if self._distributed else data))

    def _raw(self, name: str) -> bytes:
        try:
            with self._ole.openstream(self._names[name]) as stream:
                data: bytes = stream.read(MAX_STREAM + 1)
        except _DAMAGE as error:
            raise FileProblem("ingest.office_damaged", detail=f"{name}: {error}") from error
        return data

    def _unpacked(self, data: bytes) -> bytes:
        most = min(MAX_STREAM, self._left)
        if self._compressed:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = unpacker.decompress(data, most + 1)
            except zlib.error as error:
                raise FileProblem("ingest.office_damaged", detail=str(error)) from error
            if not unpacker.eof and len(data) <= most:
                raise FileProblem("ingest.office_damaged", detail="a stream is cut off")
        if len(data) > most:
            raise FileProblem("ingest.office_bomb", detail=f"over {most} bytes")
        self._left -= len(data)
        return data

    def _tree(self, data: bytes) -> Record:
        """Return a stream's records as a tree; a level that skips one counts as the next."""
        root = Record(-1, b"")
        stack = [root]
        at = 0
        while at + 4 <= len(data):
            (header,) = struct.unpack_from("<I", data, at)
            at += 4
            level, size = header >> 10 & 0x3FF, header >> 20
            if size == 0xFFF and at + 4 <= len(data):
                (size,) = struct.unpack_from("<I", data, at)
                at += 4
            record = Record(header & 0x3FF, data[at : at + size])
            at += size
            del stack[level + 1 :]
            stack[-1].parts.append(record)
            stack.append(record)
            self._records -= 1
            if self._records < 0:
                raise FileProblem("ingest.office_bomb", detail="too many records")
        if at > len(data):
            raise FileProblem("ingest.office_damaged", detail="a record is cut off")
        return root


def _decrypted(data: bytes) -> bytes:
    """Return a protected section's content; its key stands in its first record."""
    from syhwp._crypt import decrypt_section, section_key

    first = Record(0, data).number("I", 0)
    if first & 0x3FF != _DISTRIBUTION or first >> 20 != _KEY_SIZE or len(data) < 4 + _KEY_SIZE:
        raise FileProblem("ingest.office_damaged", detail="no distribution record")
    content: bytes = decrypt_section(data[4 + _KEY_SIZE :], section_key(data[4 : 4 + _KEY_SIZE]))
    return content
