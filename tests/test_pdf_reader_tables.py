import pytest
from pdf_helpers import draw_grid, drawn_pdf, write_cells

from ingest.readers.pdf import read_pdf

XS, YS = (60, 160, 260, 360), (100, 120, 140, 160)
ROWS = (("구분", "정원", "현원"), ("공원과", "29", "28"), ("도로과", "31", "30"))
LINES = ["구분\t정원\t현원", "공원과\t29\t28", "도로과\t31\t30"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "보고.pdf"


def _texts(document):
    return [line.text for line in document.lines]


def _spans(table):
    return {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}


def test_a_ruled_table_stands_between_its_lines_row_by_row(path):
    with drawn_pdf(path) as pdf:
        pdf.text(60, 80, "□ 인력현황")
        draw_grid(pdf, XS, YS, ROWS)
        pdf.text(60, 190, "○ 결원은 연말까지 충원")
    document = read_pdf(path)
    assert _texts(document) == ["□ 인력현황", *LINES, "○ 결원은 연말까지 충원"]
    (table,) = document.tables
    assert (table.first, table.rows, table.columns) == (2, 3, 3)
    assert document.lines[2].box == (60, 120, 360, 140)


def test_each_number_of_a_table_has_its_own_box(path):
    with drawn_pdf(path) as pdf:
        draw_grid(pdf, XS, YS, ROWS)
    words = read_pdf(path).words[2]
    assert [word.text for word in words] == ["공원과", "29", "28"]
    for text, (left, right) in (("29", (160, 260)), ("28", (260, 360))):
        (box,) = [word.box for word in words if word.text == text]
        assert left < box[0] < box[2] < right
        assert 120 < box[1] < box[3] < 140


def test_spans_come_from_missing_rules(path):
    with drawn_pdf(path) as pdf:
        for x0, y0, x1, y1 in (
            (60, 100, 360, 100), (160, 120, 360, 120), (60, 140, 360, 140), (60, 160, 360, 160),
            (60, 100, 60, 160), (160, 100, 160, 160), (260, 120, 260, 160), (360, 100, 360, 160),
        ):  # fmt: skip
            pdf.line(x0, y0, x1, y1)
        write_cells(pdf, XS, YS, (("구분", "인원"), ("", "정원", "현원"), ("계", "60", "58")))
    (table,) = read_pdf(path).tables
    assert _spans(table) == {
        "구분": (0, 0, 2, 1),
        "인원": (0, 1, 1, 2),
        "정원": (1, 1, 1, 1),
        "현원": (1, 2, 1, 1),
        "계": (2, 0, 1, 1),
        "60": (2, 1, 1, 1),
        "58": (2, 2, 1, 1),
    }


def test_a_table_open_to_the_left_and_right_is_closed(path):
    with drawn_pdf(path) as pdf:
        for y in YS:
            pdf.line(XS[0], y, XS[-1], y)
        for x in XS[1:-1]:
            pdf.line(x, YS[0], x, YS[-1])
        write_cells(pdf, XS, YS, ROWS)
    assert _texts(read_pdf(path)) == LINES


def test_rules_drawn_as_thin_bars_double_lines_and_dashes_are_rules(path):
    with drawn_pdf(path) as pdf:
        for y in YS:
            pdf.rect(XS[0], y, XS[-1] - XS[0], 0.8, style="F")
        pdf.set_dash_pattern(dash=2, gap=2)
        for x in XS:
            for beside in (0, 1.5):
                for y in range(YS[0], YS[-1], 4):
                    pdf.line(x + beside, y, x + beside, y + 2)
        pdf.set_dash_pattern()
        write_cells(pdf, XS, YS, ROWS)
    assert _texts(read_pdf(path)) == LINES


def test_cells_drawn_as_shaded_rectangles_are_cells(path):
    with drawn_pdf(path) as pdf:
        pdf.set_fill_color(220, 230, 240)
        for y in YS[:-1]:
            for x in XS[:-1]:
                pdf.rect(x, y, 100, 20, style="F")
        write_cells(pdf, XS, YS, ROWS)
    assert _texts(read_pdf(path)) == LINES


def test_a_white_background_is_no_rule(path):
    with drawn_pdf(path) as pdf:
        pdf.set_fill_color(255, 255, 255)
        pdf.rect(0, 0, pdf.w, pdf.h, style="F")
        draw_grid(pdf, XS, YS, ROWS)
    assert _texts(read_pdf(path)) == LINES


@pytest.mark.parametrize(
    ("xs", "ys", "rows", "lines"),
    [
        ((60, 500), (100, 120), [["시민과 함께 만드는 공원"]], ["시민과 함께 만드는 공원"]),
        ((60, 500), (100, 120, 140), [["첫 줄"], ["둘째 줄"]], ["첫 줄", "둘째 줄"]),
        ((60, 90, 500), (100, 120), [["1", "새숲공원 조성"]], ["1  새숲공원 조성"]),
    ],
    ids=["frame", "column", "title"],
)
def test_frames_and_title_boxes_are_lines(path, xs, ys, rows, lines):
    with drawn_pdf(path) as pdf:
        draw_grid(pdf, xs, ys, rows)
    document = read_pdf(path)
    assert [text.strip() for text in _texts(document)] == lines
    assert document.tables == ()


def test_underlines_are_no_table(path):
    with drawn_pdf(path) as pdf:
        for y in (90, 120):
            pdf.line(60, y, 500, y)
        pdf.text(60, 110, "Ⅰ. 일반현황")
    assert read_pdf(path).tables == ()


def test_of_a_table_within_a_frame_only_the_table_is_one(path):
    with drawn_pdf(path) as pdf:
        pdf.rect(40, 60, 400, 200)
        pdf.text(60, 80, "○ 현황")
        draw_grid(pdf, XS, YS, ROWS)
    assert [text.strip() for text in _texts(read_pdf(path))] == ["○ 현황", *LINES]


def test_a_number_cut_in_its_cell_is_whole_again(path):
    with drawn_pdf(path) as pdf:
        draw_grid(pdf, XS, (100, 130, 150), [("예산", "12,345,", "-"), ("계", "1", "2")])
        pdf.text(XS[1] + 4, 126, "678")
    assert _texts(read_pdf(path))[0] == "예산\t12,345,678\t-"


def test_a_table_that_goes_on_is_not_cut_by_heads_and_page_numbers(path):
    with drawn_pdf(path) as pdf:
        for page in range(4):
            if page:
                pdf.add_page()
            pdf.text(60, 60, "가람시 업무보고")
            draw_grid(pdf, XS, YS, [(f"{page}{row}과", "29", "28") for row in range(3)])
            pdf.text(290, 820, f"- {page + 1} -")
    document = read_pdf(path)
    assert [table.first for table in document.tables] == [1, 4, 7, 10]
    assert len(document.lines) == 12


def test_a_drawing_of_many_lines_is_bounded(path):
    with drawn_pdf(path) as pdf:
        for number in range(400):
            pdf.line(30 + number, 200, 30 + number, 600)
            pdf.line(30, 200 + number, 430, 200 + number)
        pdf.text(60, 100, "○ 위치도")
    assert _texts(read_pdf(path)) == ["○ 위치도"]


def test_a_number_repeated_in_a_row_keeps_its_places(path):
    with drawn_pdf(path) as pdf:
        draw_grid(pdf, XS, YS, (("구분", "정원", "현원"), ("공원과", "29", "29")))
    label, first, second = read_pdf(path).words[2]
    assert (label.text, first.text, second.text) == ("공원과", "29", "29")
    assert label.box[2] < XS[1] < first.box[0] < first.box[2] < XS[2] < second.box[0]
