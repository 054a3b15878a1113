import pytest
from hwpx import HwpxDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from office_helpers import hp, hp_cell, hp_table, hwpx_file, hwpx_section, zip_file

from ingest.errors import FileProblem
from ingest.readers import read_document
from ingest.samples import samples_dir

NAMES = sorted(path.name for path in samples_dir("hwpx").iterdir())


def _lines(path):
    return [(line.paragraph, line.text) for line in read_document(path).lines]


def _texts(path):
    return [text for _, text in _lines(path)]


def test_paragraphs_are_numbered_with_those_in_cells(tmp_path):
    table = hp_table(
        hp_cell("구분", 0, 0, rows=2, header=1) + hp_cell("인력", 0, 1, columns=2, header=1),
        hp_cell("정원", 1, 1, header=1) + hp_cell("현원", 1, 2, header=1),
        hp_cell("공원과", 2, 0)
        + hp_cell("", 2, 1, inside=hp("44") + hp("(3급 1)"))
        + hp_cell("43", 2, 2),
    )
    path = hwpx_file(tmp_path / "보고.hwpx", hp("□ 인력현황") + hp(inside=table) + hp("○ 예산"))
    document = read_document(path)
    assert document.format == "hwpx"
    assert [(line.number, line.paragraph, line.text) for line in document.lines] == [
        (1, 1, "□ 인력현황"),
        (2, 2, "구분\t인력\t"),
        (3, 4, "\t정원\t현원"),
        (4, 6, "공원과\t44 (3급 1)\t43"),
        (5, 11, "○ 예산"),
    ]
    (found,) = document.tables
    assert (found.first, found.rows, found.columns, found.header) == (2, 3, 3, 2)
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells[:2]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_cells_and_spans_are_those_that_another_library_reads(name):
    path = samples_dir("hwpx") / name
    theirs = [
        {
            (*cell.anchor, *cell.span)
            for cell in table.iter_grid()
            if cell.anchor == (cell.row, cell.column)
        }
        for paragraph in HwpxDocument.open(path).paragraphs
        for table in paragraph.tables
    ]
    ours = [
        {(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
        for table in read_document(path).tables
    ]
    assert ours == theirs


def test_sections_follow_their_numbers(tmp_path):
    path = hwpx_file(tmp_path / "보고.hwpx", *(hp(f"{number}절") for number in range(12)))
    assert _texts(path) == [f"{number}절" for number in range(12)]


_HEADER = """
<hh:numbering id="1">
  <hh:paraHead level="1" start="1" numFormat="ROMAN_CAPITAL">^1.</hh:paraHead>
  <hh:paraHead level="2" start="1" numFormat="DIGIT">^2.</hh:paraHead>
</hh:numbering>
<hh:numbering id="2">
  <hh:paraHead level="1" start="3" numFormat="HANGUL_SYLLABLE">(^1)</hh:paraHead>
</hh:numbering>
<hh:bullet id="1" char="□"/>
<hh:paraPr id="0"><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr>
<hh:paraPr id="1"><hh:heading type="OUTLINE" idRef="0" level="0"/></hh:paraPr>
<hh:paraPr id="2"><hh:heading type="OUTLINE" idRef="0" level="1"/></hh:paraPr>
<hh:paraPr id="3"><hh:heading type="NUMBER" idRef="2" level="0"/></hh:paraPr>
<hh:paraPr id="4"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr>
<hh:style id="7" paraPrIDRef="4"/>
"""


def test_numbered_and_bulleted_paragraphs_keep_their_heads(tmp_path):
    body = hp(inside='<hp:secPr outlineShapeIDRef="1"/>')
    for text, shape in [("현황", 1), ("조직", 2), ("인력", 2), ("", 1), ("업무", 1), ("공원", 2)]:
        body += hp(text, paraPrIDRef=shape)
    body += hp("대상", paraPrIDRef=3) + hp("방법", paraPrIDRef=3) + hp("개요", paraPrIDRef=4)
    body += hp("문체", styleIDRef=7) + hp("본문", paraPrIDRef=0) + hp("모름", paraPrIDRef=99)
    assert _texts(hwpx_file(tmp_path / "보고.hwpx", body, header=_HEADER)) == [
        "Ⅰ. 현황",
        "1. 조직",
        "2. 인력",
        "Ⅲ. 업무",
        "1. 공원",
        "(다) 대상",
        "(라) 방법",
        "□ 개요",
        "□ 문체",
        "본문",
        "모름",
    ]


def _list(tag, *texts):
    return f"<hp:{tag}><hp:subList>{''.join(map(hp, texts))}</hp:subList></hp:{tag}>"


def test_what_stands_beside_the_text_is_read_and_what_is_not_printed_is_not(tmp_path):
    box = (
        f"<hp:rect>{_list('drawText', '글상자')}<hp:shapeComment>사각형</hp:shapeComment></hp:rect>"
    )
    note = f"<hp:ctrl>{_list('footNote', '본예산 기준')}</hp:ctrl>"
    head = f"<hp:ctrl>{_list('header', '머리말')}</hp:ctrl>"
    memo = f'<hp:ctrl><hp:fieldBegin type="MEMO">{_list("x", "메모")}</hp:fieldBegin></hp:ctrl>'
    formula = "<hp:equation><hp:script>x over y</hp:script></hp:equation>"
    picture = f"<hp:pic>{_list('caption', '그림 설명')}</hp:pic>"
    after = "<hp:t>이다</hp:t>"
    inside = note + head + memo + formula + picture + box + after
    path = hwpx_file(tmp_path / "보고.hwpx", hp("예산", inside))
    assert _texts(path) == ["예산이다", "그림 설명", "글상자", "본예산 기준"]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("예산<hp:tab/>: 1<hp:nbSpace/>억<hp:fwSpace/>원", ["예산 : 1 억 원"]),
        ("길어서<hp:lineBreak/>나눈 문장", ["길어서 나눈 문장"]),
        ("○ 대상<hp:lineBreak/>○ 인원", ["○ 대상", "○ 인원"]),
        ("예<hp:markpenBegin/>산<hp:markpenEnd/>액", ["예산액"]),
        ("옛<hp:deleteBegin/>것<hp:tab/>들<hp:deleteEnd/>새것", ["옛새것"]),
        ("소프트\u00ad하이픈\u200b", ["소프트하이픈"]),
        ("가", ["가"]),
    ],
)
def test_signs_within_a_text(tmp_path, markup, texts):
    assert _texts(hwpx_file(tmp_path / "보고.hwpx", hp(markup))) == texts


def test_a_title_and_its_number_stand_on_their_side_of_the_table(tmp_path):
    number = '<hp:ctrl><hp:autoNum num="3" numType="TABLE"/></hp:ctrl><hp:t>&gt; 예산</hp:t>'
    row = hp_cell("가", 0, 0) + hp_cell("1", 0, 1)
    for side, texts in (("TOP", ["<표 3> 예산", "가\t1"]), ("BOTTOM", ["가\t1", "<표 3> 예산"])):
        held = f"<hp:subList>{hp('&lt;표 ', number)}</hp:subList>"
        caption = f'<hp:caption side="{side}">{held}</hp:caption>'
        path = hwpx_file(tmp_path / "보고.hwpx", hp(inside=hp_table(row, caption=caption)))
        assert _texts(path) == texts


def test_frames_give_their_text_and_a_framed_number_its_heading(tmp_path):
    inner = hp_table(
        hp_cell("가", 0, 0) + hp_cell("1", 0, 1), hp_cell("나", 1, 0) + hp_cell("2", 1, 1)
    )
    frame = hp_table(hp_cell("", 0, 0, inside=hp("○ 대상 : 청년") + hp(inside=inner)))
    heading = hp_table(hp_cell("Ⅱ", 0, 0) + hp_cell("", 0, 1) + hp_cell("주요 업무", 0, 2))
    path = hwpx_file(tmp_path / "보고.hwpx", hp(inside=frame) + hp(inside=heading))
    assert _texts(path) == ["○ 대상 : 청년", "가\t1", "나\t2", "Ⅱ 주요 업무"]


def test_a_column_in_which_no_cell_begins_is_none(tmp_path):
    row = hp_cell("가", 0, 0, columns=2) + hp_cell("나", 0, 2)
    below = hp_cell("다", 1, 0, columns=2) + hp_cell("1", 1, 2)
    path = hwpx_file(tmp_path / "보고.hwpx", hp(inside=hp_table(row, below)))
    assert _texts(path) == ["가\t나", "다\t1"]


def test_overlapping_cells_keep_their_text(tmp_path):
    row = hp_cell("가", 0, 0, rows=9, columns=9) + hp_cell("나", 0, 1) + hp_cell("다", 0, 1)
    path = hwpx_file(
        tmp_path / "보고.hwpx", hp(inside=hp_table(row, hp_cell("1", 1, 0) + hp_cell("2", 1, 1)))
    )
    assert _texts(path) == ["가\t나 다", "1\t2"]


def test_cells_without_addresses_stand_in_their_order(tmp_path):
    cells = [f"<hp:tc><hp:subList>{hp(text)}</hp:subList></hp:tc>" for text in "가1나2"]
    table = hp_table("".join(cells[:2]), "".join(cells[2:]))
    assert _texts(hwpx_file(tmp_path / "보고.hwpx", hp(inside=table))) == ["가\t1", "나\t2"]


def test_a_table_spread_over_endless_rows_and_columns_is_read_as_text(tmp_path):
    cells = "".join(
        f"<hp:tr>{hp_cell(str(at), at * 60, at * 60, rows=60000, columns=60000)}</hp:tr>"
        for at in range(1000)
    )
    path = hwpx_file(tmp_path / "보고.hwpx", hp(inside=f"<hp:tbl>{cells}</hp:tbl>"))
    assert _texts(path) == [str(at) for at in range(1000)]


def _deep(levels):
    table = hp_table(hp_cell("안", 0, 0))
    for _ in range(levels):
        table = hp_table(hp_cell("", 0, 0, inside=hp(inside=table)))
    return hp(inside=table)


_ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + hwpx_section(hp("&b;"))
_LOCKED = '<manifest><file-entry><encryption-data checksum="x"/></file-entry></manifest>'
_FILES = {
    "empty": ({}, [hp("") + hp(inside="<hp:pic/>")], "글이 없는"),
    "deep tables": ({}, [_deep(20)], "깊이"),
    "deep elements": ({}, ["<hp:a>" * 5000 + "</hp:a>" * 5000], "깊이"),
    "entities": ({"Contents/section0.xml": _ENTITIES}, [], "외부 선언"),
    "entities in UTF-16": (
        {"Contents/section0.xml": _ENTITIES.encode("utf-16")},
        [],
        "외부 선언",
    ),
    "external": (
        {"Contents/section0.xml": '<!DOCTYPE x SYSTEM "http://a.invalid/x">' + hwpx_section("")},
        [],
        "외부 선언",
    ),
    "bomb": ({"BinData/a.bmp": bytes(30 << 20)}, [hp("본문")], "지나치게"),
    "many elements": ({}, ["<hp:a/>" * 2_000_001], "지나치게"),
    "many members": ({f"BinData/{at}": b"" for at in range(10_001)}, [hp("본문")], "지나치게"),
    "many attributes": ({}, ["<hp:p " + " ".join(f'a{n}=""' for n in range(9999)) + "/>"], "지나"),
    "a long paragraph": ({}, [hp("가 나" * 400_000)], "지나치게"),
    "path": ({"../나쁜.xml": b""}, [hp("본문")], "손상"),
    "not well-formed": ({}, ["<hp:p>"], "손상"),
    "unknown encoding": (
        {"Contents/section0.xml": b'<?xml version="1.0" encoding="none"?><a/>'},
        [],
        "손상",
    ),
    "nothing": ({"Contents/section0.xml": b""}, [], "손상"),
    "no sections": ({"Contents/content.hpf": b"<a/>"}, [], "손상"),
    "locked": ({"META-INF/manifest.xml": _LOCKED}, [hp("본문")], "암호"),
}


@pytest.mark.parametrize("kind", _FILES)
def test_each_problem_has_its_message(tmp_path, kind):
    members, sections, says = _FILES[kind]
    path = hwpx_file(tmp_path / "보고.hwpx", *sections, **members)
    with pytest.raises(FileProblem, match=says):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "says"), [("보고.hwpx", r"압축\(ZIP\)"), ("보고.hwp", r"압축\(ZIP\)")]
)
def test_another_zip_is_told(tmp_path, name, says):
    with pytest.raises(FileProblem, match=says):
        read_document(zip_file(tmp_path / name, {"글.txt": "글"}))


def test_a_spreadsheet_is_told(tmp_path):
    path = zip_file(tmp_path / "보고.hwpx", {"xl/workbook.xml": "<a/>"})
    with pytest.raises(FileProblem, match="엑셀"):
        read_document(path)


@pytest.mark.parametrize("name", ["보고.hwp", "보고.docx"])
def test_an_hwpx_file_is_read_whatever_word_processor_it_is_named_for(tmp_path, name):
    assert read_document(hwpx_file(tmp_path / name, hp("□ 개요"))).format == "hwpx"


def test_a_truncated_file_says_so(tmp_path):
    data = (samples_dir("hwpx") / NAMES[0]).read_bytes()
    path = tmp_path / "보고.hwpx"
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(FileProblem, match="중간에서 잘렸습니다"):
        read_document(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("mutated")


@settings(max_examples=60)
@given(st.data())
@pytest.mark.parametrize("kind", ["hwpx", "docx"])
def test_a_mutated_sample_is_read_or_explained(folder, kind, data):
    mutated = bytearray((samples_dir(kind) / f"jobs_2023.{kind}").read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    path = folder / f"보고.{kind}"
    path.write_bytes(mutated)
    assert _outcome(path).endswith(("읽었습니다.", "주십시오."))


def _outcome(path):
    try:
        assert read_document(path).lines
    except FileProblem as problem:
        return problem.message
    return "읽었습니다."
