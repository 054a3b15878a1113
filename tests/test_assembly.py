import pytest

from ingest.model import RuledCell
from ingest.readers.archives import Archive
from ingest.readers.assembly import Assembly
from ingest.readers.blocks import cleaned, printed_lines
from ingest.readers.numbering import KINDS, Counters, Level, spelled


def _table(*rows, header=None):
    assembly = Assembly("docx")
    assembly.paragraph("앞")
    cells = [
        RuledCell(text, row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text is not None
    ]
    numbers = [10 * (row + 1) for row in range(len(rows))]
    assembly.table(cells, header=header, paragraphs=numbers)
    return assembly.document()


def test_a_row_of_a_table_is_one_line():
    document = _table(["구분", "정\n원"], ["공원과", " 44 "], header=1)
    assert [(line.number, line.paragraph, line.text) for line in document.lines] == [
        (1, None, "앞"),
        (2, 10, "구분\t정 원"),
        (3, 20, "공원과\t44"),
    ]
    (table,) = document.tables
    assert (table.first, table.rows, table.columns, table.header) == (2, 2, 2, 1)
    assert [cell.text for cell in table.cells] == ["구분", "정 원", "공원과", "44"]


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ([["첫 문장"], ["둘째 문장"]], ["첫 문장", "둘째 문장"]),
        ([["○ 하나\n○ 둘"]], ["○ 하나", "○ 둘"]),
        ([["", "제목", ""], ["긴 내용", "", ""]], ["", "제목", "", "긴 내용", "", ""]),
        ([["추진근거", "조례에 따라 " * 10]], ["추진근거", "조례에 따라 " * 10]),
        ([["Ⅱ", "", "주요 업무"]], ["Ⅱ 주요 업무"]),
        ([["3", "새숲공원 조성"]], ["3 새숲공원 조성"]),
        ([["참고 1", "조직도"]], ["참고 1 조직도"]),
    ],
)
def test_a_table_that_only_lays_out_text_becomes_paragraphs(rows, texts):
    document = _table(*rows)
    assert document.tables == ()
    assert [line.text for line in document.lines[1:]] == texts


@pytest.mark.parametrize(
    "rows",
    [
        [["계", "100"]],  # the rest of a table on a new page
        [["1", "2,300"]],
        [["구분", "정원"], ["공원과", "44"]],
    ],
)
def test_a_table_of_values_stays_one(rows):
    document = _table(*rows)
    assert len(document.tables) == 1
    assert [line.text for line in document.lines[1:]] == ["\t".join(row) for row in rows]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("  ○ 예산\t:  1억원  ", ["  ○ 예산 : 1억원"]),
        ("", []),
        (" \t\n ", []),
        ("앞\r\n뒤", ["앞 뒤"]),
        ("제목\n1. 하나\n2. 둘", ["제목", "1. 하나", "2. 둘"]),
        ("총액은\n\n3억원", ["총액은 3억원"]),
        ("\ud800짝 없는 글자", ["\ufffd짝 없는 글자"]),
        ("가\u00a0나\u200b다\ufeff", ["가 나다"]),
    ],
)
def test_lines_of_a_paragraph(text, lines):
    assert printed_lines(text) == lines


def test_cleaned_text_stays_as_it_is():
    assert cleaned(cleaned("  가\t나\n\n 다 ")) == cleaned("  가\t나\n\n 다 ")


def test_every_kind_of_number_begins_with_its_own_first_sign():
    assert len({spelled(1, kind) for kind in KINDS}) == len(KINDS)
    assert {spelled(99, kind) for kind in KINDS} == {"99"}


def test_a_deeper_level_starts_anew():
    counters = Counters()
    levels = {1: Level("제^1장", start=2), 2: Level("^n)"), 3: Level("^N", "HANGUL_SYLLABLE")}
    heads = [counters.head("목록", levels, level) for level in (1, 2, 3, 3, 2, 1, 2, 4)]
    assert heads == ["제2장", "2.1)", "2.1.가.", "2.1.나.", "2.2)", "제3장", "3.1)", ""]


def test_lists_count_apart():
    counters, levels = Counters(), {1: Level("^1.")}
    assert [counters.head(key, levels, 1) for key in "가나가"] == ["1.", "1.", "2."]


def test_a_member_that_is_not_there_is_none(tmp_path):
    from office_helpers import zip_file

    archive = Archive(zip_file(tmp_path / "글.zip", {"글.txt": "글"}).read_bytes())
    assert archive.names == ("글.txt",)
    assert archive.read("글.txt").decode() == "글"
    assert archive.read("없음") is None
