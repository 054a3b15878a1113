"""Where figures and passages stand in formats without line numbers: page, box, paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.model import Box, Document, Figure, Line, Passage, Word
from prompts.messages import message


def placed_passages(passages: Sequence[Passage], document: Document) -> tuple[Passage, ...]:
    """Return passages with their page or paragraphs."""
    lines = {line.number: line for line in document.lines}
    return tuple(
        replace(
            passage,
            page=lines[passage.first].page,
            paragraphs=_paragraphs(lines, passage.first, passage.last),
        )
        for passage in passages
    )


def placed_figures(figures: Sequence[Figure], document: Document) -> tuple[Figure, ...]:
    """Return figures with their page and box, or their paragraphs.

    A figure's box surrounds its number. Where a number stands several times on its line, the
    figures, in their order, take the places in theirs.
    """
    lines = {line.number: line for line in document.lines}
    used: dict[tuple[int, str], int] = {}
    placed = []
    for figure in figures:
        page, box = _on_page(figure, lines, document.words, used)
        placed.append(
            replace(
                figure,
                page=page,
                box=box,
                paragraphs=_paragraphs(lines, figure.first, figure.last),
                recognised=lines[figure.last].recognised,
            )
        )
    return tuple(placed)


def place_of(line: Line) -> str:
    """Return in words where a line stands: its page, its paragraph or its number."""
    if line.page is not None:
        return message("ingest.place_page", number=line.page)
    if line.paragraph is not None:
        return message("ingest.place_paragraph", number=line.paragraph)
    return message("ingest.place_line", number=line.number)


def _paragraphs(lines: Mapping[int, Line], first: int, last: int) -> tuple[int, int] | None:
    begin, end = lines[first].paragraph, lines[last].paragraph
    return None if begin is None or end is None else (begin, end)


def _on_page(
    figure: Figure,
    lines: Mapping[int, Line],
    words: Mapping[int, Sequence[Word]],
    used: dict[tuple[int, str], int],
) -> tuple[int | None, Box | None]:
    """Return the page and box of a figure's number, or of its last line if it is not found."""
    for number in range(figure.last, figure.first - 1, -1):
        boxes = boxes_of(figure.text, words.get(number, ()))
        if boxes:
            key = number, figure.text
            place = used.get(key, 0)
            used[key] = place + 1
            return lines[number].page, boxes[min(place, len(boxes) - 1)]
    return lines[figure.last].page, lines[figure.last].box


def boxes_of(text: str, words: Sequence[Word]) -> list[Box]:
    """Return the box of every place where ``text`` stands in ``words``, spaces aside.

    Examples
    --------
    >>> boxes_of("3억원", [Word("예산", (0, 0, 9, 9)), Word("3억", (10, 0, 19, 9)),
    ...                   Word("원", (20, 0, 24, 9))])
    [(10, 0, 24, 9)]
    """
    wanted = "".join(text.split())
    owners = [index for index, word in enumerate(words) for _ in "".join(word.text.split())]
    joined = "".join("".join(word.text.split()) for word in words)
    found: list[Box] = []
    start = joined.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        inside = {
            *(joined[start - 1] if start and owners[start - 1] == owners[start] else ""),
            *(joined[end] if end < len(joined) and owners[end] == owners[end - 1] else ""),
        }
        if not any(map(_is_of_number, inside)):
            found.append(_around(words[owners[start] : owners[end - 1] + 1]))
        start = joined.find(wanted, start + 1)
    return found


def _is_of_number(sign: str) -> bool:
    """Tell whether a neighbour in the same word makes the text a part of another number."""
    return sign.isdigit() or sign in ",."


def _around(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
