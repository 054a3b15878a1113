"""How figures and tables are said: values as officials write them, labels as paths."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.inspection.locate import locator_of, said
from ingest.model import Figure, Table
from ingest.quantity import format_won
from prompts.messages import message

PATH = " ▸ "


def path_of(labels: Sequence[str]) -> str:
    """Return labels, outermost first, as one path."""
    return PATH.join(labels)


def close(text: str) -> str:
    """Return a text without its spaces, for comparing labels and figures with lines."""
    return "".join(text.split())


def value_of(figure: Figure) -> str:
    """Return a figure's value in its base unit as officials write it.

    Money is told in 조, 억 and 만; other values with commas.
    """
    whole = figure.value == int(figure.value)
    if figure.unit == "원" and whole:
        return format_won(int(figure.value))
    sign = "△" if figure.value < 0 else ""
    size = abs(int(figure.value) if whole else figure.value)
    return f"{sign}{size:,}{figure.unit}"


def place_of(figure: Figure) -> str:
    """Return where a figure stands, as its report's format counts."""
    return said(locator_of((figure.first, figure.last), figure.page, figure.paragraphs))


def facts_of(figure: Figure) -> list[tuple[str, str]]:
    """Return what is known of a figure: Korean names and texts, empty ones left out."""
    facts = [
        ("text", figure.text),
        ("value", value_of(figure)),
        ("row", path_of(figure.row)),
        ("column", path_of(figure.column)),
        ("as_of", figure.as_of or ""),
        ("period", figure.period or ""),
        ("stage", figure.stage or ""),
        ("recognised", message("ui.recognised") if figure.recognised else ""),
    ]
    return [(message(f"ui.fact_{name}"), text) for name, text in facts if text]


def table_caption(table: Table) -> str:
    """Return what a table states for all of its cells: caption, unit and as-of date."""
    parts = [table.caption]
    if table.unit:
        parts.append(message("ui.table_unit", unit=table.unit))
    if table.as_of:
        parts.append(message("ui.table_as_of", as_of=table.as_of))
    return " · ".join(part for part in parts if part)


def column_titles(table: Table) -> tuple[str, ...]:
    """Return one title for each label column, then for each value column.

    Rows may have more labels than the corner names; what has no name has an empty title.
    """
    labels = label_columns(table)
    corner = (*table.corner, *[""] * labels)[:labels]
    return (*corner, *(path_of(path) for path in table.columns))


def label_columns(table: Table) -> int:
    """Return how many columns of labels a table has."""
    return max([len(table.corner), *(len(row.labels) for row in table.rows)], default=0)
