"""Tying a language model's markers to places: the program, never the model, says where.

Each ``[n]`` of a reply names an excerpt. It is narrowed to the lines of that excerpt which share
the statement's words and numbers; a statement left without a marker is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import CellPlace, Citation
from assistant.cite import Citer
from assistant.generate.excerpts import Excerpt
from index.records import Records, StoredLine
from ingest.cleaning import clean
from ingest.figures.words import cell_unit
from ingest.model import Figure

MOST_LINES = 8
"""A citation covers what supports the statement and little else."""

_LEAST_SUPPORT = 0.25  # the share of a statement's words and numbers that its lines must hold
_LINE_COST = 0.12  # what one more line must add, as a share of all that could be found
_NUMBER_WEIGHT = 3.0  # against 1 for a pair of letters
_KNOWN_WEIGHT = 0.1  # for what the headings above say already

_NUMBERS = r"\d{1,3}(?:\s*[,，·、]\s*\d{1,3})*"
MARKER = re.compile(rf"[\[【]\s*(?:본문\s*|\^)?({_NUMBERS})\s*[\]】]")
# A sentence ends with its closing sign and the markers behind it; the dots of a date end none.
SENTENCE = re.compile(rf".+?(?:[.!?。](?:\s*{MARKER.pattern})+|(?<!\d)[.!?。](?=\s|$)|$)")
BULLET = re.compile(r"^\s*(?:[-*•·○▶]|\d{1,2}[.)])\s+")
MARKUP = re.compile(r"\*\*|__|`|^\s*#+\s+")
_GAP = re.compile(r"\s+(?=[.,!?。]|$)|(?<=\s)\s+")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[가-힣]+|[a-zA-Z&]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with ``[n]`` markers and the places they stand for, numbered by first use."""

    text: str
    citations: tuple[Citation, ...]


def narrow(
    statement: str, lines: Sequence[StoredLine], context: str = ""
) -> tuple[int, int] | None:
    """Return where in ``lines`` a statement's support stands.

    Parameters
    ----------
    statement
        Text without markers.
    lines
        Consecutive lines.
    context
        What the reader knows of the place without citing it: headings, a table's columns. Words
        that it has count little.

    Returns
    -------
    tuple or None
        First and last index, at most ``MOST_LINES`` lines; the shorter, then the earlier of
        equals. ``None`` where the lines share too little with the statement.
    """
    known = _weights(clean(context))
    wanted = {
        token: weight * (_KNOWN_WEIGHT if token in known and not token[0].isdigit() else 1.0)
        for token, weight in _weights(clean(statement)).items()
    }
    held = [_weights(clean(line.text)).keys() & wanted.keys() for line in lines]
    rarity = Counter(token for tokens in held for token in tokens)
    total = sum(wanted[token] / rarity[token] for token in sorted(rarity))
    best, best_value = None, 0.0
    for first in range(len(lines)):
        covered: set[str] = set()
        gain = 0.0
        for last in range(first, min(first + MOST_LINES, len(lines))):
            gain += sum(wanted[token] / rarity[token] for token in sorted(held[last] - covered))
            covered |= held[last]
            value = gain - _LINE_COST * total * (last - first)
            if value > best_value + 1e-9 and _share(covered, wanted) >= _LEAST_SUPPORT:
                best, best_value = (first, last), value
    return best


class Tying:
    """Ties statements to places, numbering the places by first use.

    Parameters
    ----------
    excerpts
        What the model was shown; a marker that names none of them is dropped.
    records
        Where the cited lines' figures are.
    """

    def __init__(self, excerpts: Sequence[Excerpt], records: Records) -> None:
        self._excerpts = {excerpt.number: excerpt for excerpt in excerpts}
        self._records = records
        self._citer = Citer(records)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The places tied so far."""
        return self._citer.citations

    def afresh(self) -> Tying:
        """Return the same without any place tied yet."""
        return Tying(tuple(self._excerpts.values()), self._records)

    def tie(self, statement: str) -> Draft:
        """Return a statement with the program's own markers, without text if none holds.

        Its citations are all those tied so far.
        """
        return Draft(_renumbered(statement, self), self.citations)

    def elsewhere(self, statement: str) -> Iterator[str]:
        """Yield a statement that cites one excerpt for a number under each of the others.

        Models miscount; what stands in another excerpt that speaks of the same is right all the
        same. A marker that names no excerpt at all is nothing to start from.
        """
        numbers = [int(n) for group in MARKER.findall(statement) for n in re.findall(r"\d+", group)]
        plain = MARKER.sub("", statement)
        if len(numbers) != 1 or numbers[0] not in self._excerpts or not _numbers(plain):
            return
        own = self._excerpts[numbers[0]]
        for number, other in self._excerpts.items():
            if other is not own and _spoken(plain, other) >= _spoken(plain, own):
                yield MARKER.sub(f"[{number}]", statement)

    def marker(self, number: int, statement: str) -> str:
        """Return the marker for a statement under the model's ``number``, or ``""``."""
        excerpt = self._excerpts.get(number)
        if excerpt is None:
            return ""
        place = narrow(statement, excerpt.lines, _context(excerpt))
        if place is None:
            return ""
        first, last = (excerpt.lines[at].number for at in place)
        name = excerpt.report.name
        return self._citer.cite(name, first, last, self._cell(name, first, last, statement))

    def _cell(self, report: str, first: int, last: int, statement: str) -> CellPlace | None:
        """Return the table cell among the cited lines whose number the statement repeats."""
        words = _weights(statement)
        cells = [
            (figure, table.unit)
            for table in self._records.tables(report, first, last)
            for figure in self._records.figures(report, first, last)
            if table.first <= figure.first <= table.last
            and figure.column
            and words.keys() >= _numbers(figure.text)
            and words.keys() & _labels(figure)
        ]
        if not cells:
            return None
        figure, unit = max(cells, key=lambda cell: _share(words.keys() & _labels(cell[0]), words))
        unit = cell_unit(figure.column, figure.row, unit) or None
        return CellPlace(figure.row, figure.column, unit)


def _renumbered(sentence: str, ties: Tying) -> str:
    """Return a sentence with the program's own markers, or ``""`` if none is left."""
    markers = list(MARKER.finditer(sentence))
    whole = MARKER.sub(" ", sentence)
    parts: list[str] = []
    given: set[str] = set()
    clause, end = whole, 0
    for marker in markers:
        before = sentence[end : marker.start()]
        parts.append(before)
        end = marker.end()
        if len(markers) > 1 and len(_weights(before)) > 1:
            clause, given = before, set()
        for number in re.findall(r"\d+", marker[1]):
            own = ties.marker(int(number), clause)
            if own and own not in given:
                given.add(own)
                parts.append(own)
    if not any(MARKER.fullmatch(part) for part in parts):
        return ""
    return _GAP.sub("", "".join((*parts, sentence[end:]))).strip()


def _context(excerpt: Excerpt) -> str:
    headings = [label for line in excerpt.lines for label in line.heading]
    tables = [
        part
        for table in excerpt.tables
        for part in (table.caption, table.unit or "", *(" ".join(path) for path in table.columns))
    ]
    return " ".join(dict.fromkeys((excerpt.report.title, *headings, *tables)))


def _spoken(statement: str, excerpt: Excerpt) -> float:
    """Return how much of a statement's words, numbers aside, an excerpt has."""
    words = {token: w for token, w in _weights(statement).items() if not token[0].isdigit()}
    text = "\n".join((_context(excerpt), *(line.text for line in excerpt.lines)))
    return _share(_weights(clean(text)).keys() & words.keys(), words)


def _weights(text: str) -> dict[str, float]:
    """Return a text's numbers (without commas), pairs of Hangul letters and Latin words."""
    found: dict[str, float] = {}
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            found[token.replace(",", "")] = _NUMBER_WEIGHT
        elif token.isascii():
            found[token.lower()] = 1.0
        else:
            found.update((token[at : at + 2], 1.0) for at in range(max(1, len(token) - 1)))
    return found


def _numbers(text: str) -> set[str]:
    return {token for token in _weights(text) if token[0].isdigit()}


def _labels(figure: Figure) -> set[str]:
    return {token for label in (*figure.row, *figure.column) for token in _weights(label)}


def _share(tokens: set[str], wanted: Mapping[str, float]) -> float:
    return sum(wanted[token] for token in sorted(tokens)) / (sum(wanted.values()) or 1.0)
