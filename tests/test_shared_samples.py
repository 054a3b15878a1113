"""Word-processor files of other programs, where they are present."""

import os
from pathlib import Path

import pytest

from ingest.errors import FileProblem
from ingest.readers import read_document

FOLDER = Path(
    os.environ.get("UIJEONG_TEST_SAMPLES") or Path(__file__).parents[2] / "shared" / "samples"
)
pytestmark = [
    pytest.mark.reports,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the users' samples are not here"),
]


def _lines(name):
    return [line.text for line in read_document(FOLDER / name).lines]


def test_merged_cells():
    (table,) = read_document(FOLDER / "SimpleTable.hwpx").tables
    assert {(c.text, c.row, c.column, c.rows, c.columns) for c in table.cells} == {
        ("1", 0, 0, 2, 2),
        ("2", 0, 2, 1, 1),
        ("3", 1, 2, 1, 1),
        ("4", 2, 1, 1, 2),
        ("5", 2, 0, 1, 1),
    }


def test_a_drawn_text_box_stands_above_the_table():
    lines = _lines("Table.hwpx")
    assert lines[0] == "C반 기말고사"
    assert lines[2:4] == ["이름\t국어\t영어\t수학", "개똥이\t89\t65\t78"]


def test_every_cell_of_an_hwp_table():
    (table,) = read_document(FOLDER / "merging-cell.hwp").tables
    assert (table.rows, table.columns) == (7, 7)
    assert all(cell.text == f"{cell.row},{cell.column}" for cell in table.cells)


def test_automatic_heads_of_an_hwp_file():
    lines = _lines("extracting_ParaHead.hwp")
    assert lines[0] == "ⅰ. 1"
    assert "15. 16" in lines
    assert "45. 45" in lines


def test_a_distribution_protected_file_is_read():
    lines = _lines("distribution.hwp")
    assert len(lines) > 40
    assert sum("가" <= sign <= "힣" for sign in "".join(lines)) > 1000


@pytest.mark.parametrize("name", ["blank.hwp", "2022.hwpx"])
def test_a_document_without_text_is_a_named_problem(name):
    with pytest.raises(FileProblem, match="글이 없는 문서"):
        read_document(FOLDER / name)


def test_no_placeholder_becomes_text():
    assert not [line for line in _lines("etc.hwp") if "[" in line]
