"""Which way a row of a table says that a figure moved: by its changes, or between its years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.compose.premise.ground import Ground
from assistant.compose.premise.moves import Move, changed
from assistant.compose.rows import RowItem
from assistant.compose.sentences import row_label
from ingest.cleaning import clean, clean_label
from prompts.messages import message

_CHANGE = re.compile(r"증\s*감(?!\s*[률율])")
_OTHER_COLUMN = re.compile(r"이월|집행|지출|원인|[률율]|비율|증\s*감|비고|추경")
_STAGE = re.compile(r"본예산|예산현액|최종예산|목표|실적|정원|현원")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)|['’‘]\s?(\d{2})(?!\d)")
_NUMBER = re.compile(r"([△▲\-]?)\s?(\d[\d,]*(?:\.\d+)?)")


def moved_in_row(item: RowItem, ground: Ground) -> Move | None:
    """Return the direction of a row: of its column of changes, or between two years' columns."""
    columns = [" ".join(map(clean_label, path)) for path in item.table.columns]
    cells = [clean(cell) for cell in item.row.cells]
    changes = [
        (column, cell)
        for column, cell in zip(columns, cells, strict=False)
        if _CHANGE.search(column) and _NUMBER.search(cell)
    ]
    if changes:
        column, cell = changes[0]
        match = _NUMBER.search(cell)
        moved = Decimal(match[2].replace(",", "")) if match else Decimal(0)
        if match is None or not moved:
            return None
        sign = -1 if match[1] else 1
        amount = f"{match[2]}{item.table.unit or ''}"
        change = message("assistant.rose" if sign > 0 else "assistant.fell", amount=amount)
        years = _between_years(item, list(zip(columns, cells, strict=False)), ground, by=moved)
        if years is not None and years.sign == sign:
            return Move(sign, f"{years.says}({change})")
        return Move(sign, f"{row_label(item)} {column} {change}")
    return _between_years(item, list(zip(columns, cells, strict=False)), ground, far=True)


def _between_years(
    item: RowItem,
    cells: list[tuple[str, str]],
    ground: Ground,
    *,
    far: bool = False,
    by: Decimal | None = None,
) -> Move | None:
    """Return the direction between two years' columns; ``far`` says by how much as well.

    Of several columns of a year those that lie apart ``by`` what is printed, where that is given.
    """
    text = ground.question.question
    stage = _STAGE.search(text)
    told = [(years, column, value) for years, column, value in _dated(cells)]
    known = sorted({year for year, _, _ in told})
    asked = [year for year in ground.question.years if year in known]
    if len(known) < 2 or len(asked) < min(2, len(ground.question.years)):
        return None
    new = max(asked) if asked else max(known)
    old = min(asked) if len(asked) > 1 else max((y for y in known if y < new), default=None)
    if old is None:
        return None
    news = [(c, v) for y, c, v in told if y == new]
    olds = [(c, v) for y, c, v in told if y == old]
    if stage:
        news = [(c, v) for c, v in news if stage[0] in c] or news
    signs = {(n > o) - (n < o) for _, n in news for _, o in olds}
    pairs = [(o, n) for o in olds for n in news if by is None or abs(n[1] - o[1]) == by]
    if len(signs) != 1 or signs == {0} or not pairs:
        return None
    unit = item.table.unit or ""
    before, after = pairs[0]
    old_says, new_says = (f"{c} {v:,}{unit}" for c, v in pairs[0])
    if far:
        return changed(before[1], after[1], unit, row_label(item), (old_says, new_says))
    says = message("assistant.moved", subject=row_label(item), old=old_says, new=new_says)
    return Move(signs.pop(), says)


def _dated(cells: list[tuple[str, str]]) -> Iterator[tuple[int, str, Decimal]]:
    """Yield the year, the column and the figure of each cell that a year's column has."""
    for column, cell in cells:
        years = {int(a) if a else 2000 + int(b) for a, b in _YEARS.findall(column)}
        number = re.match(r"\s*(\d[\d,]*(?:\.\d+)?)", cell)
        if len(years) == 1 and number and not _OTHER_COLUMN.search(column):
            yield years.pop(), column, Decimal(number[1].replace(",", ""))
