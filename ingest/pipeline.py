"""From one file to one report: read, described, outlined, its tables, figures and passages cut."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import FileProblem, UijeongError
from ingest.figures import find_figures
from ingest.metadata import describe
from ingest.model import Document, Report
from ingest.orders import order_warnings
from ingest.outline import heading_paths
from ingest.passages import cut_passages
from ingest.places import placed_figures, placed_passages
from ingest.readers import read_document
from ingest.tables import find_tables, restore_titles, sum_warnings


def read_report(path: Path, name: str) -> Report:
    """Read one file into a report.

    Parameters
    ----------
    path
        The file.
    name
        What the report is called everywhere: the path below the ingested folder.

    Raises
    ------
    FileProblem
        If the file cannot be read or understood; the message says why and what to do.
    """
    with named_problems():
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        return understand(read_document(path), name, sha256)


@contextmanager
def named_problems() -> Iterator[None]:
    """Name whatever fails at a file; only want of memory is no fault of the file's alone.

    Raises
    ------
    FileProblem
        If anything within raises an error.
    """
    try:
        yield
    except (UijeongError, MemoryError):
        raise
    except OSError as error:
        raise FileProblem("ingest.unreadable_file", detail=str(error)) from error
    except Exception as error:
        # The one border at which a parser may fail on a file that no one has foreseen: the file is
        # reported, and the others are read.
        detail = f"{type(error).__name__}: {error}"
        raise FileProblem("ingest.broken", detail=detail) from error


def understand(document: Document, name: str, sha256: str) -> Report:
    """Describe and outline a document, and find its tables, figures and passages.

    Parameters
    ----------
    document
        The file as its reader gave it.
    name
        As for ``read_report``.
    sha256
        The file's checksum.
    """
    lines = document.lines
    about = describe(lines)
    headings = heading_paths(lines)
    tables = find_tables(lines, headings, about.as_of, document.tables)
    headings, tables = restore_titles(lines, headings, tables)
    figures = find_figures(name, lines, headings, tables, about.as_of)
    passages = cut_passages(name, about.title, lines, headings, tables)
    return Report(
        name=name,
        sha256=sha256,
        format=document.format,
        title=about.title,
        body=about.body,
        issued=about.issued,
        as_of=about.as_of,
        pages=document.pages,
        lines=lines,
        headings=headings,
        tables=tables,
        figures=placed_figures(figures, document),
        passages=placed_passages(passages, document),
        warnings=(*document.warnings, *order_warnings(lines), *sum_warnings(tables, lines)),
    )
