"""Zip containers (HWPX, DOCX), checked before anything is unpacked.

Nothing is written to disk. What a container declares (members, sizes, ratios) is checked first; as
it may lie, each member is also unpacked no further than its limit.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.errors import FileProblem

MAX_MEMBERS = 10_000
MAX_TOTAL = 1 << 30  # bytes, pictures among them, which are never unpacked
MAX_MEMBER = 40 << 20  # bytes of one unpacked part: a report of some 2,000 pages
MAX_READ = 64 << 20  # bytes of all parts unpacked
# XML of repeated table cells shrinks to a fiftieth; only a bomb shrinks further and is large.
MAX_RATIO = 200
_SMALL = 8 << 20
# What zipfile and zlib raise on damaged containers.
_DAMAGE = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
    OverflowError,
    struct.error,
    zlib.error,
)


class Archive:
    """The members of a zip container by name.

    Parameters
    ----------
    data
        The container's bytes.

    Raises
    ------
    FileProblem
        If the container is damaged, locked, or larger unpacked than a report can be.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            members = self._zip.infolist()
        except _DAMAGE as error:
            raise FileProblem("ingest.office_damaged", detail=str(error)) from error
        _check(members, len(data))
        self._members = {info.filename: info for info in members}
        self._left = MAX_READ

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in the container's order."""
        return tuple(self._members)

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes, ``None`` if there is no such member.

        Raises
        ------
        FileProblem
            If the member is damaged, locked or too large.
        """
        info = self._members.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise FileProblem("ingest.office_encrypted")
        most = min(MAX_MEMBER, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except _DAMAGE as error:
            raise FileProblem("ingest.office_damaged", detail=f"{name}: {error}") from error
        if len(data) > most:
            raise FileProblem("ingest.office_bomb", detail=f"{name}: over {most} bytes")
        self._left -= len(data)
        return data


def _check(members: list[ZipInfo], size: int) -> None:
    if len(members) > MAX_MEMBERS:
        raise FileProblem("ingest.office_bomb", detail=f"{len(members)} members")
    if sum(info.file_size for info in members) > MAX_TOTAL:
        raise FileProblem("ingest.office_bomb", detail="declared size")
    if sum(info.compress_size for info in members) > size:
        raise FileProblem("ingest.office_bomb", detail="members overlap")
    for info in members:
        if info.file_size > max(_SMALL, info.compress_size * MAX_RATIO):
            raise FileProblem("ingest.office_bomb", detail=f"{info.filename}: ratio")
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise FileProblem("ingest.office_damaged", detail=f"path {info.filename}")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise FileProblem("ingest.office_damaged", detail=f"{info.filename}: compression")
