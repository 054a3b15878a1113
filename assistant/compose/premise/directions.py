"""Which way a figure moved, where a question takes it for granted (왜 줄었나, 늘었다는데)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.compute import Computed, computed_in
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import clause_of, selects
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.premise.totals import totals_of
from assistant.compose.rows import RowItem, is_total
from assistant.compose.sentences import row_label
from assistant.compose.wording import strip_numbering
from assistant.question.attributes import is_attribute
from ingest.cleaning import clean, clean_label
from prompts.messages import message

_UP = re.compile(
    r"늘(?=[었어린렸려고는은난나])|증가|상승|올랐|오른|올라|올렸|올려|올린|높[아였][졌진]?|높인|커[졌진]"
    r"|키[웠운워]|많아[졌진]|확대(?=[됐되했한])|증액|불어났|인상"
)
_DOWN = re.compile(
    r"줄(?=[었어인였고은든])|감소|하락|떨어[졌진뜨]|낮[아췄춘춰][졌진]?|내렸|내린|깎|적어[졌진]|작아[졌진]"
    r"|축소(?=[됐되했한])|삭감|감액|인하"
)
_EITHER = re.compile(r"증감|늘었는지|줄었는지|늘었나요?,|줄었나요?,|변화|달라|변했")
# Of several things the one that moved furthest: nothing is said of any one of them.
_SUPERLATIVE = re.compile(
    r"(?:가장|제일|젤)\s|\d위|[두세네]\s?번째로|(?:은|는|인|한|된)\s?순(?:으로|서)"
)
_TOLD_UP = re.compile(r"증가|상승|늘어|확대|증액|↑")
_TOLD_DOWN = re.compile(r"감소|하락|줄어|축소|감액|↓|△|▲")
_CHANGE = re.compile(r"증\s*감(?!\s*[률율])")
_OTHER_COLUMN = re.compile(r"이월|집행|지출|원인|[률율]|비율|증\s*감|비고|추경")
_ADVERB = re.compile(
    r"(?:전년|작년|지난|올해|금년|대비|왜|얼마|몇|%|퍼센트|크게|더|많이|조금|약간|어째서|['’]?\d"
    r"|역대|사상|최[고저대소다])|.*보다,?$"
)
_AMOUNT = re.compile(r"[\d.,]+(?:[십백천만억조]|%|명|원|개)")
_WHOLE = re.compile(r"(?:총|전체)(.+)")
# What is moved, under the names that questions and reports give it.
_ALIKE = (
    frozenset({"비중", "배점", "점수", "가중치"}),
    frozenset({"돈", "비용", "금액", "예산", "사업비", "용역비", "지원금"}),
    frozenset({"사람", "인원", "명수", "직원"}),
)
_STAGE = re.compile(r"본예산|예산현액|최종예산|목표|실적|정원|현원")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)|['’‘]\s?(\d{2})(?!\d)")
_SERIES = re.compile(
    r"\(?\s*['’‘]?((?:20)?\d{2})\s*년?\.?\s*\)\s*([△▲\-]?\d[\d,]*(?:\.\d+)?)\s?([가-힣%]{0,3})"
)
_UNIT = re.compile(r"\(\s*(?:단위\s?[:：]\s?)?([가-힣%]{1,3})\s*\)")
# 65,000천원 → 40,000천원
_STEP = re.compile(
    r"(?<![\d.,'’‘])(?P<old>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[가-힣%]{1,3})\s?[→⇒➡⇨]\s?"
    r"(?P<new>\d[\d,]*(?:\.\d+)?)\s?(?P=unit)"
)
_PART = re.compile(r",\s|;|\s및\s")
_NUMBER = re.compile(r"([△▲\-]?)\s?(\d[\d,]*(?:\.\d+)?)")
# The share of the claim's names that a statement must speak of, with the claim's label or without.
_LABELLED, _MOSTLY, _LEAST = 0.5, 0.75, 0.8


@dataclass(frozen=True, slots=True)
class _Move:
    """That a figure rose (``sign`` 1) or fell (-1), in which words, with what was reckoned."""

    sign: int
    says: str = ""
    computed: tuple[Computed, ...] = ()


def wrong_direction(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a rise that was a fall, or the other way round."""
    claimed = claimed_direction(ground.question.question)
    found = claimed and _told_of(ground, claimed[1])
    if not claimed or not found or found[1].sign == claimed[0]:
        return None
    statement, moved = found
    return replace(contradicted(claimed[1], statement, moved.says), computed=moved.computed)


def moved_as_claimed(ground: Ground) -> bool:
    """Say whether the reports tell that a figure moved as the question has it."""
    claimed = claimed_direction(ground.question.question)
    found = claimed and _told_of(ground, claimed[1])
    return bool(claimed and found and found[1].sign == claimed[0])


def _told_of(ground: Ground, word: str) -> tuple[Statement, _Move] | None:
    """Return the best statement of how what is claimed has moved, and its move.

    Parameters
    ----------
    ground
        The reports, and the question.
    word
        The claim's verb in the question, with the noun before it.
    """
    text = ground.question.question
    label = re.sub(r"(?:이|가|은|는|을|를|도|보다)$", "", squeezed(word.split()[0]))
    claiming = clause_of(text) or text[: text.find(word) + len(word)]
    names = ground.names_in(claiming) or ground.names_in(text)
    names = tuple(
        name
        for name in ground.heard(names)
        if not (_UP.search(name.text) or _DOWN.search(name.text) or _AMOUNT.match(name.text))
    )
    labels = next((alike for alike in _ALIKE if label in alike), frozenset({label}))
    rest = tuple(n for n in names if n.text not in labels)
    if not rest and is_attribute(label):
        return None
    plain = squeezed(claiming)
    ordered = sorted(rest or names, key=lambda name: plain.find(name.text))
    labelled = [
        s
        for s in (*ground.about(rest or names, _LABELLED), *ground.about(names, _MOSTLY))
        if any(_has_label(s, one) for one in sorted(labels))
    ]
    others = [s for s in ground.about(names, _LEAST) if _is_step(s)]
    totals = totals_of(ground, names, label)
    told = (
        (statement, moved)
        for statement in ((*labelled, *others) if totals is None else totals)
        if (moved := _moved(statement, ground, label, ordered)) is not None
    )
    return next(told, None)


def claimed_direction(text: str) -> tuple[int, str] | None:
    """Return the direction that a question takes for granted, and its word in the question."""
    up, down = _UP.search(text), _DOWN.search(text)
    if _EITHER.search(text) or _SUPERLATIVE.search(text) or (up is None) == (down is None):
        return None
    match = up or down
    if match is None:
        return None
    end = re.compile(r"[가-힣]*").match(text, match.end())
    if selects(text, match.end()):
        return None
    return (1 if up else -1), _phrase(text, match.start(), end.end() if end else match.end())


def _phrase(text: str, start: int, end: int) -> str:
    """Return a verb with the noun before it (예산이 전년보다 줄었다는데)."""
    before = text[:start].split()
    names = [place for place, word in enumerate(before) if not _ADVERB.match(word)]
    return " ".join((*(before[names[-1] :] if names else ()), text[start:end])).strip()


def _has_label(statement: Statement, label: str) -> bool:
    """Say whether a statement's own words have a label; a total has it by its table's headings."""
    item = statement.item
    if len(label) > 1 and label in squeezed(item.text):
        return True
    whole = _WHOLE.match(label)
    if whole is None or not isinstance(item, RowItem) or not all(map(is_total, item.labels)):
        return False
    return bool(item.labels) and whole[1] in squeezed(item.around)


def _is_step(statement: Statement) -> bool:
    """Say whether a statement tells a figure before and after, whatever it calls it."""
    return isinstance(statement.item, RowItem) or _STEP.search(statement.own) is not None


def _moved(statement: Statement, ground: Ground, label: str, names: Sequence[Name]) -> _Move | None:
    """Return the direction that a statement tells, and its words; ``None`` where it tells none."""
    item = statement.item
    if isinstance(item, RowItem):
        return _moved_row(item, ground)
    if len(series := _of_years(item.text)) > 1:
        return _moved_years(item.text, series, ground)
    found = list(_STEP.finditer(item.text))
    if len(found) > 1:  # each of something else: the one behind what is spoken of
        at = item.text.find(label) if label else -1
        found = [step for step in found if step.start() > at >= 0]
    if found:
        steps = found[0]
        first, last = (Decimal(text.replace(",", "")) for text in steps.group("old", "new"))
        subject = strip_numbering(item.text[: steps.start()]).strip(" (:：")
        old, new = (steps[one] + steps["unit"] for one in ("old", "new"))
        return _change(first, last, steps["unit"], subject, (old, new))
    return _told(item.text, names)


def _told(text: str, names: Sequence[Name]) -> _Move | None:
    """Return the direction that a text puts in words.

    Where it tells of several matters (책상 배점 확대, 의자 배점 축소) the part counts that has the
    last of the claim's ``names``, and needs no figure.
    """
    up, down = _TOLD_UP.search(text), _TOLD_DOWN.search(text)
    if up is None and down is None:
        return None
    if up is not None and down is not None:
        said = (
            part
            for name in reversed(names)
            for part in _PART.split(text)
            if name.text in squeezed(part)
        )
        part = next(said, "")
        up, down = _TOLD_UP.search(part), _TOLD_DOWN.search(part)
        known = (up is None) != (down is None)
    else:
        known = re.search(r"\d", text) is not None
    return _Move(1 if up else -1) if known else None


def _change(
    old: Decimal, new: Decimal, unit: str, subject: str, printed: tuple[str, str]
) -> _Move | None:
    """Return the move from one figure to another, in words that tell both and how far it was."""
    if old == new:
        return None
    amount = f"{abs(new - old):,}{'%p' if unit == '%' else unit}"
    says = message(
        "assistant.moved_by",
        subject=subject,
        old=printed[0],
        new=printed[1],
        change=message("assistant.rose" if new > old else "assistant.fell", amount=amount),
    )
    computed = computed_in(amount, f"{new:,}{unit} − {old:,}{unit}")
    return _Move(1 if new > old else -1, says, computed)


def _moved_years(text: str, series: dict[int, Decimal], ground: Ground) -> _Move | None:
    """Return the direction of a series between the years asked about, or its last two."""
    years = [y for y in ground.question.years if y in series]
    if len(years) < min(2, len(ground.question.years)):
        return None
    if len(years) == 1 and f"{years[0]}년보다" in squeezed(ground.question.question):
        years = [*years, max(series)]
    new = max(years) if years else max(series)
    old = min(years) if len(years) > 1 else max((y for y in series if y < new), default=None)
    if old is None or old == new:
        return None
    subject = _SERIES.split(text, maxsplit=1)[0].strip(" :：▶▸-→")
    units = [unit for _, _, unit in _SERIES.findall(text) if unit]
    stands = _UNIT.search(subject)
    unit = units[0] if units else stands[1] if stands else ""
    printed = (f"{series[old]:,}{unit}({old}년)", f"{series[new]:,}{unit}({new}년)")
    return _change(series[old], series[new], unit, _UNIT.sub("", subject), printed)


def _of_years(text: str) -> dict[int, Decimal]:
    """Return the figures of a series ('24) 61.7 → ('25) 61.5 by year."""
    return {
        int(year) if len(year) > 2 else 2000 + int(year): Decimal(number.replace(",", ""))
        for year, number, _ in _SERIES.findall(text)
        if number[0] not in "△▲-"
    }


def _moved_row(item: RowItem, ground: Ground) -> _Move | None:
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
        if match is None or not Decimal(match[2].replace(",", "")):
            return None
        sign = -1 if match[1] else 1
        amount = f"{match[2]}{item.table.unit or ''}"
        change = message("assistant.rose" if sign > 0 else "assistant.fell", amount=amount)
        years = _between_years(item, list(zip(columns, cells, strict=False)), ground)
        if years is not None and years.sign == sign:
            return _Move(sign, f"{years.says}({change})")
        return _Move(sign, f"{row_label(item)} {column} {change}")
    return _between_years(item, list(zip(columns, cells, strict=False)), ground)


def _between_years(item: RowItem, cells: list[tuple[str, str]], ground: Ground) -> _Move | None:
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
    if len(signs) != 1 or signs == {0} or not news:
        return None
    unit = item.table.unit or ""
    says = message(
        "assistant.moved",
        subject=row_label(item),
        old=f"{olds[0][0]} {olds[0][1]:,}{unit}",
        new=f"{news[0][0]} {news[0][1]:,}{unit}",
    )
    return _Move(signs.pop(), says)


def _dated(cells: list[tuple[str, str]]) -> Iterator[tuple[int, str, Decimal]]:
    """Yield the year, the column and the figure of each cell that a year's column has."""
    for column, cell in cells:
        years = {int(a) if a else 2000 + int(b) for a, b in _YEARS.findall(column)}
        number = re.match(r"\s*(\d[\d,]*(?:\.\d+)?)", cell)
        if len(years) == 1 and number and not _OTHER_COLUMN.search(column):
            yield years.pop(), column, Decimal(number[1].replace(",", ""))
