"""A table as it was understood: carried labels in every row, headings in their levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from assistant.inspection.figures_html import figure_button
from assistant.inspection.link import Link
from assistant.inspection.locate import Locator
from assistant.inspection.wording import close, label_columns, table_caption
from ingest.model import Figure, Row, Table
from prompts.messages import message

_NUMBERS = frozenset("0123456789,.-–△▲%()+ ")


def table_html(
    table: Table,
    report: str,
    figures: Sequence[tuple[int, Figure]],
    places: Mapping[int, Locator],
) -> str:
    """Return a table with its caption.

    Parameters
    ----------
    table, report
        The table and the name of its report.
    figures
        The figures on its lines with their indexes; a cell that holds one is a button.
    places
        The place of each line that is shown, which its row leads to.
    """
    labels = label_columns(table)
    totals = {total.row for total in table.sums}
    previous: tuple[str, ...] = ()
    rows = []
    for at, row in enumerate(table.rows):
        place = places.get(row.first)
        number = "" if place is None else _number(Link(report, place))
        kind = " class=total" if at in totals else ""
        cells = _labels(row, labels, previous) + _cells(row, table, figures)
        rows.append(f'<tr{kind}><td class="no">{number}</td>{cells}</tr>')
        previous = row.labels
    caption = table_caption(table) or message("ui.table")
    return (
        f'<div class="understood"><table><caption>{escape(caption)}</caption>'
        f"<thead>{_head(table, labels)}</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _head(table: Table, labels: int) -> str:
    """Return the header rows; equal headings side by side share a cell."""
    levels = max([len(path) for path in table.columns], default=1) or 1
    names = (*table.corner, *[""] * labels)[:labels]
    corner = f'<th rowspan="{levels}" class="no"></th>' + "".join(
        f'<th scope="col" rowspan="{levels}">{escape(name)}</th>' for name in names
    )
    rows = []
    for level in range(levels):
        cells = []
        for key, group in groupby(table.columns, key=lambda path: (path[: level + 1], len(path))):
            path, length = key
            width = len(list(group))
            if level >= length:
                continue
            deep = levels - level if level == length - 1 else 1
            span = f' colspan="{width}"' if width > 1 else ""
            span += f' rowspan="{deep}"' if deep > 1 else ""
            cells.append(f'<th scope="col"{span}>{escape(path[level])}</th>')
        rows.append(f"<tr>{corner if level == 0 else ''}{''.join(cells)}</tr>")
    return "".join(rows)


def _number(link: Link) -> str:
    return f'<a href="{escape(link.href)}">{link.marked.first if link.marked else ""}</a>'


def _labels(row: Row, count: int, previous: Sequence[str]) -> str:
    """Return a row's labels; one that is only carried on from the row above is fainter."""
    cells = []
    for at in range(count):
        text = row.labels[at] if at < len(row.labels) else ""
        carried = at < count - 1 and tuple(row.labels[: at + 1]) == tuple(previous[: at + 1])
        shown = ' class="carried"' if carried and text else ""
        cells.append(f'<th scope="row"{shown}>{escape(text)}</th>')
    return "".join(cells)


def _cells(row: Row, table: Table, figures: Sequence[tuple[int, Figure]]) -> str:
    own = [(i, f) for i, f in figures if f.first <= row.last and row.first <= f.last]
    cells = []
    for path, text in zip(table.columns, row.cells, strict=False):
        here = [index for index, figure in own if _stands_in(figure, path, text)]
        shown = figure_button(text, here) if here else escape(text)
        kind = ' class="number"' if _NUMBERS.issuperset(text) else ""
        cells.append(f"<td{kind}>{shown}</td>")
    return "".join(cells)


def _stands_in(figure: Figure, path: Sequence[str], text: str) -> bool:
    """Tell whether a figure was read from a cell; the levels of its column may be cut elsewhere."""
    same = close("".join(figure.column)) == close("".join(path))
    return same and close(figure.text) in close(text)
