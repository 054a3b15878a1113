"""What a question takes for the most or the least of its kind (면적이 가장 넓은 솔뫼관)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose.cells import is_total
from assistant.compose.matching import squeezed
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem
from ingest.cleaning import clean, clean_label

_EXTREME = re.compile(
    r"(?P<of>[가-힣A-Za-z]{2,}?)(?:이|가|은|는|도)?\s(?:가장|제일|젤)\s*"
    r"(?:(?P<most>많|큰|크|높|넓|긴|길|비싼)|(?P<least>적|작|낮|좁|짧|싼))[가-힣]*\s(?P<what>\S.{1,24})"
)
_NUMBER = re.compile(r"[△▲-]?\d[\d,]*(?:\.\d+)?")
_PARTS = re.compile(r"(?P<label>[가-힣A-Za-z+]{1,14})\s?(?P<value>\d[\d,]*(?:\.\d+)?)(?=[,/)\s])")
_LEAST = 0.6
_FEWEST = 3  # figures that have a most and a least

Series = Sequence[tuple[str, Decimal]]


def wrong_extreme(ground: Ground) -> Contradiction | None:
    """Return the contradiction of what a question says is the most or the least of its kind."""
    text = ground.question.question
    match = _EXTREME.search(text)
    if match is None:
        return None
    names = ground.names_in(text[: match.end()])
    said_of = squeezed(match["what"])
    sign = 1 if match["most"] else -1
    for statement in ground.about(names, _LEAST):
        for series in _series(statement, squeezed(match["of"]), said_of):
            own = [(label, value) for label, value in series if _is_named(label, said_of)]
            if len(own) != 1 or len(series) < _FEWEST:
                continue
            label, value = max(series, key=lambda pair: sign * pair[1])
            if value == own[0][1]:
                return None
            says = f"{match['of']} {label} {value:,}, {own[0][0]} {own[0][1]:,}"
            return contradicted(match[0], statement, says, (own[0][0],))
    return None


def _series(statement: Statement, attribute: str, said_of: str) -> Iterator[Series]:
    """Yield the figures of one kind that a statement sets side by side, by what they are of."""
    item = statement.item
    if not isinstance(item, RowItem):
        if attribute in squeezed(statement.context):
            yield [(m["label"], _decimal(m["value"])) for m in _PARTS.finditer(item.text)]
        return
    columns = [squeezed(" ".join(map(clean_label, path))) for path in item.table.columns]
    if attribute in squeezed(" ".join((*item.labels, *item.row.cells))):
        yield _numbers(zip(_ends(item.table.columns), item.row.cells, strict=False))
    if not any(_is_named(label, said_of) for label in item.labels[-1:]):
        return
    for place, column in enumerate(columns):
        if attribute in column:
            cells = (
                (" ".join(map(clean_label, row.labels[-1:])), row.cells[place])
                for row in item.table.rows
                if place < len(row.cells) and not any(map(is_total, map(clean_label, row.labels)))
            )
            yield _numbers(cells)


def _ends(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    return (clean_label(path[-1]) if path else "" for path in columns)


def _numbers(cells: Iterator[tuple[str, str]]) -> Series:
    """Return the first number of each cell that begins with one or names it (면적 : 700㎡)."""
    found = ((label, _NUMBER.search(clean(cell))) for label, cell in cells)
    return [(label, _decimal(match[0])) for label, match in found if label and match]


def _decimal(text: str) -> Decimal:
    negative = text[0] in "△▲-"
    return Decimal(text.lstrip("△▲-").replace(",", "")) * (-1 if negative else 1)


def _is_named(label: str, said_of: str) -> bool:
    plain = squeezed(label)
    return len(plain) > 1 and (said_of.startswith(plain) or plain in said_of)
