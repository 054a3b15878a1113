import struct

import pytest
from office_helpers import compound, control, hwp_file, para, record, table

from ingest.errors import FileProblem
from ingest.readers import read_document


def _lines(path):
    return [(line.paragraph, line.text) for line in read_document(path).lines]


def _cell(row, column, text, level=2, rows=1, columns=1, heading=0):
    return row, column, rows, columns, para(text, level=level), heading


def test_paragraphs_are_numbered_with_those_in_cells(tmp_path):
    cells = [
        _cell(0, 0, "구분", rows=2, heading=1),
        _cell(0, 1, "인력", columns=2, heading=1),
        _cell(1, 1, "정원", heading=1),
        _cell(1, 2, "현원", heading=1),
        _cell(2, 0, "공원과"),
        _cell(2, 1, "44"),
        _cell(2, 2, "43"),
    ]
    path = hwp_file(
        tmp_path / "보고.hwp",
        para("□ 인력현황") + para("{tbl }", table(cells, 1)) + para("○ 예산{tab }: 100백만원"),
    )
    document = read_document(path)
    assert document.format == "hwp"
    assert [(line.paragraph, line.text) for line in document.lines] == [
        (1, "□ 인력현황"),
        (2, "구분\t인력\t"),
        (4, "\t정원\t현원"),
        (6, "공원과\t44\t43"),
        (10, "○ 예산 : 100백만원"),
    ]
    (found,) = document.tables
    assert (found.first, found.rows, found.columns, found.header) == (2, 3, 3, 2)
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells[:2]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
    ]


def test_sections_follow_their_numbers(tmp_path):
    path = hwp_file(tmp_path / "보고.hwp", *(para(f"{number}절") for number in range(12)))
    assert [text for _, text in _lines(path)] == [f"{number}절" for number in range(12)]


def _level(template, kind=0):
    text = template.encode("utf-16-le")
    return struct.pack("<IHHI", kind << 5, 0, 0, 0) + struct.pack("<H", len(template)) + text


def test_numbered_and_bulleted_paragraphs_keep_their_heads(tmp_path):
    numbering = b"".join(map(_level, ["^1.", "^2)", "", "", "", "", ""], [0, 8, 0, 0, 0, 0, 0]))
    numbering += struct.pack("<H7I", 0, *[1] * 7)
    bullet = struct.pack("<IHHI", 0, 0, 0, 0) + "□".encode("utf-16-le")
    shapes = [(0, 0), (2 << 23, 1), (2 << 23 | 1 << 25, 1), (3 << 23, 1)]
    description = record(23, 0, numbering) + record(24, 0, bullet)
    for properties, list_id in shapes:
        data = struct.pack("<I", properties) + bytes(26) + struct.pack("<H", list_id)
        description += record(25, 0, data)
    body = [("개요", 3), ("추진", 1), ("대상", 2), ("방법", 2), ("결과", 1), ("본문", 0)]
    section = b"".join(para(text, shape=shape) for text, shape in body)
    path = hwp_file(tmp_path / "보고.hwp", section, description=description)
    assert [text for _, text in _lines(path)] == [
        "□ 개요",
        "1. 추진",
        "가) 대상",
        "나) 방법",
        "2. 결과",
        "본문",
    ]


def test_notes_come_after_and_running_heads_and_comments_are_left_out(tmp_path):
    note = control("fn  ", 1) + record(72, 2, bytes(8)) + para("본예산 기준", level=2)
    head = control("head", 1) + record(72, 2, bytes(8)) + para("머리말", level=2)
    comment = control("tcmt", 1) + record(72, 2, bytes(8)) + para("숨은 설명", level=2)
    picture = control("gso ", 1) + record(76, 2, b"$pic")
    box = control("gso ", 1) + record(76, 2) + record(72, 3, bytes(8)) + para("글상자", level=3)
    path = hwp_file(
        tmp_path / "보고.hwp",
        para("예산{fn  }은{gso } 늘었{head}{tcmt}{gso }다", note, picture, head, comment, box),
    )
    assert [text for _, text in _lines(path)] == ["예산은 늘었다", "글상자", "본예산 기준"]


def test_a_table_in_a_frame_is_a_table_and_one_in_a_cell_is_its_text(tmp_path):
    inner = table([_cell(0, 0, "가", 4), _cell(0, 1, "1", 4), _cell(1, 0, "나", 4)], 3)
    framed = table([(0, 0, 1, 1, para("제목", level=2) + para("{tbl }", inner, level=2), 0)], 1)
    path = hwp_file(tmp_path / "틀.hwp", para("{tbl }", framed))
    assert [text for _, text in _lines(path)] == ["제목", "가\t1", "나\t"]
    nested = (1, 1, 1, 1, para("{tbl }", inner, level=2), 0)
    outer = table([_cell(0, 0, "부서"), _cell(0, 1, "내용"), _cell(1, 0, "공원과"), nested], 1)
    path = hwp_file(tmp_path / "셀.hwp", para("{tbl }", outer))
    assert [text for _, text in _lines(path)] == ["부서\t내용", "공원과\t가 1 나"]


def test_a_title_stands_on_its_side_of_the_table(tmp_path):
    def captioned(side):
        caption = record(72, 2, struct.pack("<iII", 1, 0, side)) + para("표 제목", level=2)
        return table([_cell(0, 0, "가"), _cell(0, 1, "1")], 1, caption)

    above = hwp_file(tmp_path / "위.hwp", para("{tbl }", captioned(2)))
    below = hwp_file(tmp_path / "아래.hwp", para("{tbl }", captioned(3)))
    assert [text for _, text in _lines(above)] == ["표 제목", "가\t1"]
    assert [text for _, text in _lines(below)] == ["가\t1", "표 제목"]


@pytest.mark.parametrize(
    ("flags", "says"), [(1 | 2, "암호"), (1 | 1 << 4, "보안"), (1 | 4, "손상")]
)
def test_protected_files_say_so(tmp_path, flags, says):
    path = hwp_file(tmp_path / "보고.hwp", para("본문"), flags=flags)
    with pytest.raises(FileProblem, match=says):
        read_document(path)


def _deep(levels):
    inner = para("안", level=2 * levels)
    for level in range(levels - 1, -1, -1):
        inner = para("{tbl }", table([(0, 0, 1, 1, inner, 0)], 2 * level + 1), level=2 * level)
    return inner


_FILES = {
    "empty": (b"", "내용이 없는"),
    "old": (b"HWP Document File V3.00 \x1a\1\2\3\4\5", "HWP 3.0"),
    "no container": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "손상"),
    "word": (compound({"WordDocument": b"x"}), "예전 오피스"),
    "locked word": (compound({"EncryptedPackage": b"x"}), "암호"),
    "other": (compound({"Something": b"x"}), "손상"),
    "picture": (b"\x89PNG\r\n\x1a\n....", "그림"),
    "text": ("그냥 글".encode(), "문서 파일이 아닙니다"),
}


@pytest.mark.parametrize("kind", _FILES)
def test_what_is_no_hwp_file_says_what_it_is(tmp_path, kind):
    data, says = _FILES[kind]
    path = tmp_path / "보고.hwp"
    path.write_bytes(data)
    with pytest.raises(FileProblem, match=says):
        read_document(path)


_SECTIONS = {
    "empty": (para(""), "글이 없는"),
    "cut off": (para("본문")[:-3], "손상"),
    "too deep": (_deep(40), "깊이"),
    "too many records": (record(1, 0) * 500_001, "지나치게"),
    "too large": (bytes(49 << 20), "지나치게"),
}


@pytest.mark.parametrize("kind", _SECTIONS)
def test_each_problem_of_a_section_has_its_message(tmp_path, kind):
    section, says = _SECTIONS[kind]
    with pytest.raises(FileProblem, match=says):
        read_document(hwp_file(tmp_path / "보고.hwp", section))


def test_a_truncated_file_says_so(tmp_path):
    path = hwp_file(tmp_path / "보고.hwp", para("본문" * 5000))
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(FileProblem, match="중간에서 잘렸습니다"):
        read_document(path)


def test_an_hwp_file_is_read_whatever_word_processor_it_is_named_for(tmp_path):
    path = hwp_file(tmp_path / "보고.hwpx", para("□ 개요"))
    assert read_document(path).format == "hwp"
