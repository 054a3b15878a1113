"""Where figures and passages stand in formats without line numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Document, Figure, Line, Passage, Word
from ingest.places import boxes_of, placed_figures, placed_passages


def _words(*texts: str) -> tuple[Word, ...]:
    return tuple(Word(text, (10.0 * at, 0.0, 10.0 * at + 9, 8.0)) for at, text in enumerate(texts))


def _figure(text: str, first: int = 1, last: int = 1) -> Figure:
    return Figure("가.pdf", ("계",), (), text, 1, "명", None, None, None, (), first, last)


def test_equal_numbers_on_a_line_take_their_places_in_turn():
    words = _words("계", "29", "29", "27")
    document = Document(
        (Line(1, "계\t29\t29\t27", 3, box=(0, 0, 99, 8)),), 3, format="pdf", words={1: words}
    )
    figures = [_figure("29"), _figure("29"), _figure("27")]
    placed = placed_figures(figures, document)
    assert [figure.box for figure in placed] == [words[1].box, words[2].box, words[3].box]
    assert {figure.page for figure in placed} == {3}


def test_a_part_of_another_number_is_no_place():
    assert boxes_of("29", _words("1,290", "129", "29.5")) == []


def test_a_number_over_two_words_has_one_box_around_both():
    assert boxes_of("3억원", _words("예산", "3억", "원")) == [(10.0, 0.0, 29.0, 8.0)]


def test_a_number_that_is_not_found_has_the_box_of_its_line():
    document = Document((Line(1, "계 29", 2, box=(1, 2, 3, 4)),), 2, format="pdf")
    (placed,) = placed_figures([_figure("29")], document)
    assert (placed.page, placed.box) == (2, (1, 2, 3, 4))


def test_word_processor_places_are_paragraphs():
    lines = (Line(1, "가", paragraph=4), Line(2, "나\t1", paragraph=7))
    document = Document(lines, format="hwpx")
    (figure,) = placed_figures([_figure("1", 2, 2)], document)
    (passage,) = placed_passages([Passage("x", "가.hwpx", (), "", "", 1, 2)], document)
    assert (figure.paragraphs, figure.page, figure.box) == ((7, 7), None, None)
    assert passage.paragraphs == (4, 7)


def test_text_has_neither_pages_nor_paragraphs():
    document = Document((Line(1, "1명"),))
    (figure,) = placed_figures([_figure("1명")], document)
    assert (figure.page, figure.paragraphs, figure.box) == (None, None, None)


def test_what_was_recognised_is_marked():
    document = Document((Line(1, "1명", 1, recognised=True),), 1, format="pdf")
    (figure,) = placed_figures([_figure("1명")], document)
    assert figure.recognised


@given(st.lists(st.integers(0, 999), min_size=1, max_size=8), st.data())
def test_every_whole_number_is_found_where_it_stands(numbers, data):
    words = _words(*map(str, numbers))
    at = data.draw(st.integers(0, len(numbers) - 1))
    assert words[at].box in boxes_of(str(numbers[at]), words)
