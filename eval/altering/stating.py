"""Right statements over an index: from its figures, from its lines, and composed answers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.service import Assistant
from eval.altering.statement import Statement, cited, without_bullet
from index.records import Records, ReportInfo
from ingest.model import Figure
from ingest.quantity import format_won
from ingest.quantity.parse import parse_quantities
from ingest.quantity.units import SCALES
from prompts.josa import with_josa

_DEPARTMENT = re.compile(r"[가-힣]{3,12}(?:과|단|본부|진흥원|공사)")
_NO_DEPARTMENT = re.compile(r"(?:성|결|효|부|사|통|학|초|산|수|집|판|진|중|첨|계)(?:과|단)$")
_PRINTED = re.compile(r"[\d,]+(?:\.\d+)?")
_TELLS = re.compile(r"\d|증가|감소|확대|축소|상승|하락|이상|이하|초과|미만|인상|상향")
_WORDS = {
    1: "",
    **{size: word for word, size in SCALES.items()},
    10**6: "백만",
    10**7: "천만",
}
_SHORT_YEAR = re.compile(r"['’‘](\d\d)(?=\s?년|\.)")


def departments(records: Records) -> tuple[str, ...]:
    """Return the departments and bodies that are rows or headings of the reports, sorted."""
    labels: set[str] = set()
    for report in records.reports():
        labels.add(report.body)
        for figure in records.figures(report.name):
            labels |= {*figure.row, *figure.heading}
    plain = {re.sub(r"\s", "", label) for label in labels}
    return tuple(
        sorted(
            label
            for label in plain
            if len(label) > 3
            and not label.endswith("산단")
            and _DEPARTMENT.fullmatch(label)
            and not _NO_DEPARTMENT.search(label)
        )
    )


def from_figures(
    records: Records, chance: random.Random, names: Sequence[str]
) -> Iterator[Statement]:
    """Yield statements of single figures: row, column, amount, and the report they are from."""
    for info in records.reports():
        for at, figure in enumerate(records.figures(info.name)):
            amount = _amount(figure, chance)
            if amount is None or not figure.row or figure.recognised:
                continue
            subject = " ".join(figure.row)
            column = " ".join(figure.column) or figure.stage or ""
            owner = next((part for part in figure.heading if part in names), "")
            if owner and owner not in subject and chance.random() < 0.5:
                subject = f"{owner} {subject}"
            if len(subject) > 50 or len(column) > 30:
                continue
            text = _sentence(info, subject, column, amount, chance)
            yield Statement(
                f"{info.name[:3]}f{at}", text, (cited(info, figure.first, figure.last),), "figure"
            )


def from_lines(records: Records, chance: random.Random) -> Iterator[Statement]:
    """Yield lines that tell something, word for word or with their years in full."""
    for info in records.reports():
        for line in records.lines(info.name, 1, info.line_count):
            text = without_bullet(line.text)
            if not 14 <= len(text) <= 120 or "\t" in line.text or "|" in text or "<" in text:
                continue
            if not _TELLS.search(text):
                continue
            if chance.random() < 0.5:
                text = _SHORT_YEAR.sub(lambda found: f"20{found[1]}", text)
            citation = cited(info, line.number, line.number)
            yield Statement(f"{info.name[:3]}l{line.number}", f"{text} [1]", (citation,), "line")


def composed(assistant: Assistant, questions: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    """Yield the program's own answers to questions, given as ids and texts."""
    for id_, question in questions:
        answer = assistant.ask(question).to_json()
        if not answer["abstained"]:
            yield Statement(f"c{id_}", answer["answer"], tuple(answer["citations"]), "composed")


def _sentence(
    info: ReportInfo, subject: str, column: str, amount: str, chance: random.Random
) -> str:
    year, month = info.issued[:4], int(info.issued[5:7])
    what = f"{subject}의 {column}" if column else subject
    lead = chance.choice(
        ("", f"{year}년 {month}월 {info.body} 보고에 따르면 ", f"{year}년 보고 기준 ")
    )
    form = chance.choice(("{lead}{topic} {amount}입니다. [1]", "{lead}{what} : {amount} [1]"))
    return form.format(lead=lead, topic=with_josa(what, "은/는"), what=what, amount=amount)


def _amount(figure: Figure, chance: random.Random) -> str | None:
    """Write a figure's amount as printed with its unit, in everyday won, or rounded."""
    printed = _PRINTED.search(figure.text)
    if not printed or not figure.unit:
        return None
    number = Decimal(printed[0].replace(",", "") or "0")
    value = abs(Decimal(figure.value))
    if not number or not value:
        return None
    signed = figure.text.lstrip()[:1] in "△▲+-"
    if not signed and figure.unit == "원" and value >= 10**8 and value == int(value):
        way = chance.randrange(3)
        if way == 0:
            return format_won(int(value))
        if way == 1 and value >= 10**10:
            return f"약 {round(value / 10**8):,}억원"
    scale = _WORDS.get(int(value / number)) if value % number == 0 else None
    if scale is None or Decimal(number) * int(value / number) != value:
        return None
    own = [q for q in parse_quantities(figure.text) if q.unit]
    return figure.text if own else f"{figure.text}{scale}{figure.unit}"
