"""Tables that spreadsheets open: JSON objects as rows of CSV, and back without loss.

A cell holds a string as it is and anything else as JSON. A string that would be read as something
else (``"12"``, a formula) is written as JSON too, so that every value comes back as it was.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

# What a spreadsheet takes for a formula, a number or a date: =1+1, -2명, 007, 3-4, 3월 2일.
_TAKEN = re.compile(r"[=+\-@\t\r].*|\d[\d\s.,:/%년월일\-]*", re.DOTALL)
# A spreadsheet that saves the file again writes JSON's booleans in capitals.
_CAPITALS = {"TRUE": True, "FALSE": False}


def cell_of(value: object) -> str:
    """Return the cell that stands for a JSON value.

    Examples
    --------
    >>> cell_of("가온시"), cell_of(["a", 1]), cell_of("12"), cell_of("=1+1"), cell_of(None)
    ('가온시', '["a", 1]', '"12"', '"=1+1"', '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value_of(value) == value and not _TAKEN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def value_of(cell: str) -> Any:  # noqa: ANN401 (any JSON value)
    """Return the JSON value that a cell stands for: :func:`cell_of`'s inverse.

    Examples
    --------
    >>> value_of("가온시"), value_of('["a", 1]'), value_of('"12"'), value_of("")
    ('가온시', ['a', 1], '12', None)
    """
    if not cell:
        return None
    if cell in _CAPITALS:
        return _CAPITALS[cell]
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell


def write_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Return the objects as CSV with a heading line (RFC 4180)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([cell_of(row.get(column)) for column in columns] for row in rows)
    return stream.getvalue()


def read_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row of a CSV text as an object, with the line that it starts in, from 1.

    Rows without any text are passed over; cells beyond the heading line are kept under ``""``.

    Raises
    ------
    csv.Error
        If the text is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns = [name.strip() for name in next(reader, [])]
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = {name: value_of(cell) for name, cell in zip(columns, cells, strict=False)}
            if any(cells[len(columns) :]):
                row[""] = cells[len(columns) :]
            yield line, row
        line = reader.line_num + 1
