import os
import pickle
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_helpers import changed, drawn_pdf, write_pdf
from pypdf.generic import RectangleObject

from ingest.places import boxes_of
from ingest.readers.pdf import join_pages, page_count, read_pages, read_pdf
from ingest.readers.pdf.frames import turned

pytestmark = pytest.mark.usefixtures("without_recognition")
A4 = (595.28, 841.89)


@pytest.fixture
def without_recognition(monkeypatch):
    """Hide Tesseract: what a page says is then the same on every machine."""
    monkeypatch.setenv("PATH", "")


def _texts(path):
    return [line.text for line in read_pdf(path).lines]


def test_a_pdf_is_read_page_by_page_without_running_lines(tmp_path):
    bodies = [f"□ 사업개요 {page}\n○ 예산 : {page * 100}백만원" for page in range(1, 5)]
    path = write_pdf(tmp_path / "보고.pdf", bodies, head="가람시 2025년 업무보고")
    document = read_pdf(path)
    assert (document.format, document.pages, document.warnings) == ("pdf", 4, ())
    assert [(line.number, line.page, line.text) for line in document.lines] == [
        (1, 1, "□ 사업개요 1"),
        (2, 1, "○ 예산 : 100백만원"),
        (3, 2, "□ 사업개요 2"),
        (4, 2, "○ 예산 : 200백만원"),
        (5, 3, "□ 사업개요 3"),
        (6, 3, "○ 예산 : 300백만원"),
        (7, 4, "□ 사업개요 4"),
        (8, 4, "○ 예산 : 400백만원"),
    ]


def test_pages_that_are_alike_throughout_stay_whole(tmp_path):
    path = write_pdf(tmp_path / "보고.pdf", ["같은 쪽\n같은 줄"] * 4)
    assert _texts(path) == ["같은 쪽", "같은 줄"] * 4


def test_left_and_right_pages_may_have_heads_of_their_own(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        for page in range(1, 9):
            if page > 1:
                pdf.add_page()
            pdf.text(60, 40, "가람시의회" if page % 2 else "공원녹지국 업무보고")
            for line in range(4):
                pdf.text(60, 100 + 20 * line, f"{'가나다라마바사아'[page - 1]}동 {line} 공원 조성")
    assert len(read_pdf(path).lines) == 8 * 4


def test_the_same_words_elsewhere_on_the_page_are_text(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        for page in range(6):
            if page:
                pdf.add_page()
            pdf.text(60, 60 + 90 * page, "추진계획")
            for line in range(3):
                pdf.text(60, 600 + 20 * line, f"{'가나다라마바'[page]}동 {line} 공원 조성")
    assert _texts(path).count("추진계획") == 6


def test_words_stand_where_the_page_shows_them(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        pdf.text(100, 200, "○ 예산 : 42,581백만원")
    document = read_pdf(path)
    (line,) = document.lines
    assert (line.text, line.page) == ("○ 예산 : 42,581백만원", 1)
    assert line.box == pytest.approx((100, 191, 200, 203), abs=3)
    words = document.words[1]
    assert [word.text for word in words] == ["○", "예산", ":", "42,581백만원"]
    (box,) = boxes_of("42,581백만원", words)
    assert line.box[0] < box[0] < box[2] == pytest.approx(line.box[2])


@pytest.mark.parametrize("quarters", range(4))
def test_boxes_are_those_of_the_page_as_it_is_cropped_and_turned(tmp_path, quarters):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        pdf.text(100, 200, "○ 예산 : 100백만원")

    def crop_and_turn(writer):
        writer.pages[0].cropbox = RectangleObject((50, 41.89, 550, 741.89))
        writer.pages[0].rotate(90 * quarters)

    path.write_bytes(changed(path.read_bytes(), crop_and_turn))
    (line,) = read_pdf(path).lines
    assert line.text == "○ 예산 : 100백만원"
    shown = turned((50.0, 91.0, 135.0, 103.0), quarters, 500.0, 700.0)
    assert line.box == pytest.approx(shown, abs=4)


@given(
    st.tuples(*[st.integers(0, 500)] * 4),
    st.integers(0, 3),
    st.integers(500, 900),
    st.integers(500, 900),
)
def test_turning_a_page_all_the_way_round_moves_nothing(box, quarters, width, height):
    size = (height, width) if quarters % 2 else (width, height)
    assert turned(turned(box, quarters, width, height), 4 - quarters, *size) == box


def test_a_page_drawn_sideways_is_read_as_it_reads(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf, pdf.rotation(90, 300, 400):
        pdf.text(150, 400, "□ 사업개요")
        pdf.text(150, 420, "○ 예산 : 100백만원")
    document = read_pdf(path)
    assert [line.text for line in document.lines] == ["□ 사업개요", "○ 예산 : 100백만원"]
    upper, lower = (line.box for line in document.lines)
    assert upper[2] <= lower[0] + 4  # the second line stands to the right of the first
    assert upper[3] - upper[1] > upper[2] - upper[0]


def test_a_watermark_does_not_mix_with_the_lines_below_it(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        for line in range(10):
            pdf.text(60, 100 + 20 * line, f"○ 공원 {line} 조성 : {line + 1}백만원")
        with pdf.rotation(45, 150, 200):
            pdf.text(100, 200, "대외비 문서")
    assert _texts(path) == [
        *(f"○ 공원 {line} 조성 : {line + 1}백만원" for line in range(10)),
        "대외비 문서",
    ]


def test_numbers_in_one_row_are_one_line_whatever_their_order_in_the_file(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        for column, texts in enumerate((("공원과", "도로과"), ("1,200", "350"), ("98.5", "71.0"))):
            for row, text in enumerate(texts):
                pdf.text(60 + 120 * column, 100 + 18 * row, text)
    assert [text.split() for text in _texts(path)] == [
        ["공원과", "1,200", "98.5"],
        ["도로과", "350", "71.0"],
    ]


def test_gaps_part_words_where_a_file_writes_no_spaces(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        for line in range(6):
            x = 60.0
            for word in ("나무", "심기와", "길", "고치기"):
                pdf.text(x, 100 + 20 * line, word)
                x += pdf.get_string_width(word) + 3
    assert _texts(path)[0] == "나무 심기와 길 고치기"


def test_indents_are_spaces_and_centred_lines_have_none(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        for x, y, text in ((60, 100, "□ 개요"), (66, 120, "○ 목적"), (250, 140, "가람시")):
            pdf.text(x, y, text)
    assert _texts(path) == ["□ 개요", "  ○ 목적", "가람시"]


def test_decomposed_hangul_is_composed(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        pdf.set_font("Nanum", size=12)
        pdf.text(60, 100, "\u1100\u1161\u1102\u1161")
    assert "\u1100" not in "".join(_texts(path))


def test_ranges_of_pages_read_apart_make_the_same_document(tmp_path):
    bodies = [f"□ 사업 {page}\n○ 예산 : {page}백만원" for page in range(1, 8)]
    path = write_pdf(tmp_path / "보고.pdf", bodies, head="가람시 업무보고")
    assert page_count(path) == 7
    ranges = [read_pages(path, first, min(first + 2, 7)) for first in (1, 4, 7)]
    ranges = pickle.loads(pickle.dumps(ranges))
    assert join_pages([*chain.from_iterable(ranges)]) == read_pdf(path)


def test_reading_leaves_no_file_open(tmp_path):
    path = write_pdf(tmp_path / "보고.pdf", ["첫 쪽", "둘째 쪽"])
    read_pdf(path)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        read_pdf(path)
    assert len(os.listdir("/proc/self/fd")) <= before
