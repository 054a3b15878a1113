"""Striking what does not hold: the statements of an answer that no cited place supports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import CheckedFigure, Citation
from assistant.verify.cited import place_of
from assistant.verify.figures import check_statement, computed
from assistant.verify.places import NONE, Place
from assistant.verify.statement import MARKER, Statement, parts, sentences, statements
from index.records import Records
from prompts.messages import message

#: What says that a report tells nothing needs no place: only the name of the report stands there.
_SILENT = re.compile(
    rf"^[^\d]*(?:\d{{4}}년(?:\s\d{{1,2}}월)?[^\d]*){{0,2}}{message('assistant.nothing')}[\s|]*$"
)
_BULLET = re.compile(r"^[\s|]*(?:[-*•·]\s+|\d{1,2}[.)]\s+)?$")


@dataclass(frozen=True, slots=True)
class Verified:
    """What is left of an answer.

    ``citations`` are those that the text still cites, numbered anew by first use; ``numbers`` give
    the new number of each by its old one. ``struck`` are the sentences that went, as they were,
    each with what was unsupported in it. ``places`` are those of the citations, by number.
    """

    text: str
    citations: tuple[Citation, ...]
    numbers: Mapping[int, int]
    struck: tuple[tuple[str, tuple[CheckedFigure, ...]], ...]
    places: Mapping[int, Place]

    @property
    def holds(self) -> bool:
        """Whether anything is left that a place supports."""
        return MARKER.search(self.text) is not None


def verified(
    text: str,
    citations: Sequence[Citation],
    records: Records,
    *,
    formulas: Mapping[str, str] | None = None,
    strict: bool = True,
) -> Verified:
    """Return an answer without the sentences that its cited places do not support.

    Paragraphs without any marker state nothing of the reports and stay as they are.

    Parameters
    ----------
    text, citations
        The answer, with markers, and what these stand for.
    records
        Where the cited lines and their figures are.
    formulas
        How the program computed figures of its own, by the figure as written.
    strict
        As for :func:`assistant.verify.check_figures`.
    """
    places = {citation.n: place_of(citation, records) for citation in citations}
    struck: list[tuple[str, tuple[CheckedFigure, ...]]] = []
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", text):
        if not MARKER.search(paragraph):
            paragraphs.append(paragraph)
            continue
        kept = []
        of_line: dict[int, list[CheckedFigure]] = {}
        for part, statement in zip(parts(paragraph), statements(paragraph), strict=True):
            own = [places[n] for n in statement.cited if n in places]
            said = ""
            for sentence in sentences(part.text):
                earlier = of_line.setdefault(part.line, [])
                body = Statement(sentence, ()).body
                found = check_statement(body, own, records, earlier, strict=strict)
                figures = [computed(item.figure, formulas or {}, citations) for item in found]
                earlier += figures
                silent = _SILENT.search(sentence) is not None
                wrong = tuple(f for f in figures if f.state == NONE and not silent)
                if wrong:
                    struck.append((sentence.strip(), wrong))
                else:
                    said += sentence
            kept.append((part.line, said, part.markers))
        paragraphs.append(_joined(kept))
    left = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    text, kept_citations, numbers = _renumbered(left, citations)
    renumbered = {
        new: places[old] if new == old else replace(places[old], n=new)
        for old, new in numbers.items()
    }
    return Verified(text, kept_citations, numbers, tuple(struck), renumbered)


def _joined(kept: Sequence[tuple[int, str, str]]) -> str:
    """Put the parts of a paragraph together again, without the markers of what was struck."""
    lines: dict[int, str] = {}
    for line, said, markers in kept:
        if not _BULLET.match(said) or (line in lines and "|" in said):
            lines[line] = lines.get(line, "") + said + markers
    return "\n".join(lines[line].rstrip() for line in sorted(lines))


def _renumbered(
    text: str, citations: Sequence[Citation]
) -> tuple[str, tuple[Citation, ...], dict[int, int]]:
    used = dict.fromkeys(int(n) for n in MARKER.findall(text))
    known = {citation.n: citation for citation in citations}
    new = {old: n for n, old in enumerate((n for n in used if n in known), start=1)}
    text = MARKER.sub(lambda found: f"[{new.get(int(found[1]), found[1])}]", text)
    return text, tuple(replace(known[old], n=n) for old, n in new.items()), new
