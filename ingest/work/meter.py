"""How far reading has come, in files and pages."""

from __future__ import annotations

from pathlib import Path

from ingest.progress import Progress
from prompts.messages import message


class Meter:
    """Tells a progress of each page that was read; a file without pages counts as one.

    Parameters
    ----------
    progress
        Whose step has as many units as there are files, and grows by the pages.
    files
        How many files there are.
    """

    def __init__(self, progress: Progress, files: int) -> None:
        self._progress = progress
        self._files = files
        self._files_done = self._pages = self._pages_read = 0
        self._left: dict[Path, int] = {}

    def counted(self, file: Path, pages: int) -> None:
        """Take note of how many pages a file has."""
        self._left[file] = pages
        self._pages += pages
        self._progress.grow(max(0, pages - 1))

    def read(self, file: Path, pages: int) -> None:
        """Count pages of a file, of which the number is known, as read."""
        pages = min(pages, self._left[file])
        self._left[file] -= pages
        self._pages_read += pages
        self._progress.advance(pages)
        self._tell()

    def done(self, file: Path) -> None:
        """Count a file as done with, whatever was left of it."""
        left = self._left.pop(file, None)
        if left is not None:
            self._pages_read += left
        self._files_done += 1
        self._progress.advance(1 if left is None else left)
        self._tell()

    def _tell(self) -> None:
        files = {"files": self._files_done, "all_files": self._files}
        if not self._pages:
            self._progress.note(message("ingest.read_files", **files))
            return
        pages = {"pages": self._pages_read, "all_pages": self._pages}
        self._progress.note(message("ingest.read_pages", **files, **pages))
