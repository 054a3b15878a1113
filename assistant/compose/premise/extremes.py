"""What a question takes for the most or the least of its kind (면적이 가장 넓은 솔뫼관)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.candidates import span
from assistant.compose.cells import is_total
from assistant.compose.matching import squeezed
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem
from ingest.cleaning import clean, clean_label

_EXTREME = re.compile(
    r"(?P<of>[가-힣A-Za-z]{2,}?)(?:이|가|은|는|도)?\s(?:가장|제일|젤)\s*"
    r"(?P<degree>(?:(?P<most>많|큰|크|높|넓|긴|길|비싼)|(?P<least>적|작|낮|좁|짧|싼))[가-힣]*)\s"
    r"(?P<what>\S.{1,24})"
)
_NUMBER = re.compile(r"[△▲-]?\d[\d,]*(?:\.\d+)?")
_PARTS = re.compile(r"(?P<label>[가-힣A-Za-z+]{1,14})\s?(?P<value>\d[\d,]*(?:\.\d+)?)(?=[,/)\s])")
_LEAST = 0.6
_FEWEST = 3  # figures that have a most and a least


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the figures that are set side by side, what it is of, and its lines."""

    label: str
    value: Decimal
    place: tuple[int, int]


Series = Sequence[_Part]


def wrong_extreme(ground: Ground) -> Contradiction | None:
    """Return the contradiction of what a question says is the most or the least of its kind."""
    text = ground.question.question
    match = _EXTREME.search(text)
    if match is None:
        return None
    before = squeezed(text[: match.end("of")])
    names = ground.names_in(text[: match.end()])
    said_of = squeezed(match["what"])
    sign = 1 if match["most"] else -1
    for statement in ground.about(names, _LEAST):
        for series in _series(statement, squeezed(match["of"]), said_of, before):
            own = [part for part in series if _is_named(part.label, said_of)]
            if len(own) != 1 or len(series) < _FEWEST:
                continue
            most = max(series, key=lambda part: sign * part.value)
            if most.value == own[0].value:
                return None
            says = ", ".join(
                f"{part.label} {ground.printed(statement.item.report, part.place, part.value)}"
                for part in (most, own[0])
            )
            says = f"{match['of']} {says}"
            first, last = most.place
            return replace(
                contradicted(text[match.start() : match.end("degree")], statement, says),
                first=first,
                last=last,
                beside=(own[0].place,),
                phrase=text[match.start() : match.start("what")],
            )
    return None


def _series(statement: Statement, attribute: str, said_of: str, before: str) -> Iterator[Series]:
    """Yield the figures of one kind that a statement sets side by side, by what they are of.

    Of several columns of the kind (집행률 - 지출액) the one comes first that most of the words
    before the claim name.
    """
    item, place = statement.item, span(statement.item)
    if not isinstance(item, RowItem):
        if attribute in squeezed(statement.context):
            found = _PARTS.finditer(item.text)
            yield [_Part(m["label"], _decimal(m["value"]), place) for m in found]
        return
    if attribute in squeezed(" ".join((*item.labels, *item.row.cells))):
        cells = zip(_ends(item.table.columns), item.row.cells, strict=False)
        yield _numbers((label, cell, place) for label, cell in cells)
    whole = len(item.labels) > 1 and is_total(squeezed(item.labels[-1]))
    if not item.labels or not _is_named(item.labels[0 if whole else -1], said_of):
        return
    paths = [[squeezed(clean_label(label)) for label in path] for path in item.table.columns]
    meant = [number for number, path in enumerate(paths) if attribute in "".join(path)]
    meant.sort(key=lambda number: -sum(_is_in(label, before) for label in paths[number]))
    group = {label for label in item.labels[:-1] if _is_in(squeezed(label), before)}
    for number in meant:
        yield _numbers(
            (labels[0 if whole else -1], row.cells[number], (row.first, row.last))
            for row in item.table.rows
            if number < len(row.cells)
            and (labels := [clean_label(label) for label in row.labels])
            and any(is_total(squeezed(label)) for label in labels) == whole
            and (whole or group <= set(labels))
        )


def _is_in(label: str, plain: str) -> bool:
    """Say whether a text names a heading, but for its unit (집행률(%))."""
    core = re.sub(r"\(.*?\)", "", label)
    return len(core) > 1 and core in plain


def _ends(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    return (clean_label(path[-1]) if path else "" for path in columns)


def _numbers(cells: Iterable[tuple[str, str, tuple[int, int]]]) -> Series:
    """Return the first number of each cell that begins with one or names it (면적 : 700㎡)."""
    found = ((label, _NUMBER.search(clean(cell)), place) for label, cell, place in cells)
    return [
        _Part(label, _decimal(m[0]), place)
        for label, m, place in found
        if label and m and not is_total(squeezed(label))
    ]


def _decimal(text: str) -> Decimal:
    negative = text[0] in "△▲-"
    return Decimal(text.lstrip("△▲-").replace(",", "")) * (-1 if negative else 1)


def _is_named(label: str, said_of: str) -> bool:
    plain = squeezed(label)
    return len(plain) > 1 and (said_of.startswith(plain) or plain in said_of)
