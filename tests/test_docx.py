import pytest
from office_helpers import docx_file, w_cell, w_row, w_table, wp, zip_file

from ingest.errors import FileProblem
from ingest.readers import read_document
from ingest.samples import samples_dir


def _texts(path):
    return [line.text for line in read_document(path).lines]


def _value(name, value):
    return f'<w:{name} w:val="{value}"/>'


_MERGE = "<w:vMerge/>"


def test_paragraphs_are_numbered_with_those_in_cells(tmp_path):
    head = "<w:tblHeader/>"
    table = w_table(
        w_row(
            w_cell("구분", _value("vMerge", "restart")),
            w_cell("인력", _value("gridSpan", 2)),
            properties=head,
        ),
        w_row(w_cell("", _MERGE), w_cell("정원"), w_cell("현원"), properties=head),
        w_row(w_cell("공원과"), w_cell("", inside=wp("44") + wp("(3급 1)")), w_cell("43")),
    )
    path = docx_file(tmp_path / "보고.docx", wp("□ 인력현황") + table + wp("○ 예산"))
    document = read_document(path)
    assert document.format == "docx"
    assert [(line.number, line.paragraph, line.text) for line in document.lines] == [
        (1, 1, "□ 인력현황"),
        (2, 2, "구분\t인력\t"),
        (3, 5, "\t정원\t현원"),
        (4, 7, "공원과\t44 (3급 1)\t43"),
        (5, 11, "○ 예산"),
    ]
    (found,) = document.tables
    assert (found.first, found.rows, found.columns, found.header) == (2, 3, 3, 2)
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells[:2]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
    ]


def _abstract(number, *levels):
    looks = "".join(
        f'<w:lvl w:ilvl="{at}">{_value("start", 1)}{_value("numFmt", kind)}'
        f"{_value('lvlText', template)}</w:lvl>"
        for at, (kind, template) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{looks}</w:abstractNum>'


def _num(number, abstract, inside=""):
    return f'<w:num w:numId="{number}">{_value("abstractNumId", abstract)}{inside}</w:num>'


def _listed(number, level=0):
    return f"<w:numPr>{_value('ilvl', level)}{_value('numId', number)}</w:numPr>"


_RESTART = f'<w:lvlOverride w:ilvl="0">{_value("startOverride", 5)}</w:lvlOverride>'
_NUMBERING = (
    _abstract(0, ("upperRoman", "%1."), ("decimal", "%1-%2."))
    + _abstract(1, ("bullet", "\uf071"), ("bullet", "o"))
    + _abstract(2, ("ganada", "%1)"))
    + _num(1, 0)
    + _num(2, 1)
    + _num(3, 2)
    + _num(4, 2, _RESTART)
)
_STYLES = (
    f'<w:style w:type="paragraph" w:styleId="A"><w:pPr>{_listed(1)}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="B">{_value("basedOn", "A")}</w:style>'
)


def test_numbered_and_bulleted_paragraphs_keep_their_heads(tmp_path):
    body = "".join(
        wp(text, properties=properties)
        for text, properties in [
            ("현황", _value("pStyle", "B")),
            ("조직", _listed(1, 1)),
            ("인력", _listed(1, 1)),
            ("업무", _value("pStyle", "A")),
            ("개요", _listed(2)),
            ("대상", _listed(2, 1)),
            ("방법", _listed(3)),
            ("일정", _listed(3)),
            ("결과", _listed(4)),
            ("본문", _value("pStyle", "A") + _listed(0)),
        ]
    )
    path = docx_file(tmp_path / "보고.docx", body, styles=_STYLES, numbering=_NUMBERING)
    assert _texts(path) == [
        "Ⅰ. 현황",
        "Ⅰ-1. 조직",
        "Ⅰ-2. 인력",
        "Ⅱ. 업무",
        "□ 개요",
        "○ 대상",
        "가) 방법",
        "나) 일정",
        "마) 결과",
        "본문",
    ]


def test_what_stands_beside_the_text_is_read_and_what_is_not_printed_is_not(tmp_path):
    box = f"<w:txbxContent>{wp('글상자')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    inside = (
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:del><w:r><w:delText>옛것</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>액은</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨김</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"{both}<w:hyperlink><w:r><w:t> 늘었다</w:t></w:r></w:hyperlink>"
    )
    note = f'<w:footnote w:id="2">{wp("본예산 기준")}</w:footnote>'
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{wp('양식')}</w:sdtContent></w:sdt>"
    path = docx_file(tmp_path / "보고.docx", wp("예산", inside) + held, footnotes=note)
    assert _texts(path) == ["예산액은 늘었다", "글상자", "본예산 기준", "양식"]


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<w:tab/><w:t>: 1억원</w:t>", ["예산 : 1억원"]),
        ("<w:br/><w:t>총액</w:t>", ["예산 총액"]),
        ("<w:br/><w:t>○ 인원</w:t>", ["예산", "○ 인원"]),
        ("<w:noBreakHyphen/><w:softHyphen/><w:t>1</w:t>", ["예산-1"]),
        ('<w:sym w:font="Wingdings" w:char="F0E8"/>', ["예산\uf0e8"]),
        ('<w:sym w:char="ZZZZ"/>', ["예산"]),
    ],
)
def test_signs_within_a_text(tmp_path, inside, texts):
    path = docx_file(tmp_path / "보고.docx", wp("예산", f"<w:r>{inside}</w:r>"))
    assert _texts(path) == texts


def test_a_deleted_row_is_left_out_and_one_in_a_control_is_read(tmp_path):
    rows = [
        w_row(w_cell("가"), w_cell("1")),
        w_row(w_cell("나"), w_cell("2"), properties="<w:del/>"),
    ]
    held = f"<w:sdt><w:sdtContent>{w_row(w_cell('다'), w_cell('3'))}</w:sdtContent></w:sdt>"
    assert _texts(docx_file(tmp_path / "보고.docx", w_table(*rows, held))) == ["가\t1", "다\t3"]


def _deep(levels):
    table = w_table(w_row(w_cell("안")))
    for _ in range(levels):
        table = w_table(w_row(w_cell("", inside=table + wp())))
    return table


_ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="x">&a;</w:document>'
_FILES = {
    "empty": (wp(""), {}, "글이 없는"),
    "deep tables": (_deep(20), {}, "깊이"),
    "deep elements": ("<w:p>" * 2000 + "</w:p>" * 2000, {}, "손상"),
    "entities": (wp("본문"), {"word/settings.xml": _ENTITIES}, "외부 선언"),
    "bomb": (wp("본문"), {"word/media/a.bmp": bytes(30 << 20)}, "지나치게"),
    "not well-formed": ("<w:p>", {}, "손상"),
    "no relations": (wp("본문"), {"_rels/.rels": "<Relationships/>"}, "손상"),
    "no types": (wp("본문"), {"[Content_Types].xml": "<Types/>"}, "손상"),
}


@pytest.mark.parametrize("kind", _FILES)
def test_each_problem_has_its_message(tmp_path, kind):
    body, members, says = _FILES[kind]
    path = docx_file(tmp_path / "보고.docx", body, **members)
    with pytest.raises(FileProblem, match=says):
        read_document(path)


def test_a_document_without_its_parts_says_so(tmp_path):
    path = zip_file(tmp_path / "보고.docx", {"word/document.xml": "<a/>"})
    with pytest.raises(FileProblem, match="손상"):
        read_document(path)


def test_pictures_are_not_unpacked(tmp_path):
    path = docx_file(tmp_path / "보고.docx", wp("본문"), **{"word/media/a.png": b"\x89PNG" * 999})
    assert _texts(path) == ["본문"]


@pytest.mark.parametrize("name", ["보고.hwp", "보고.hwpx"])
def test_a_docx_file_is_read_whatever_word_processor_it_is_named_for(tmp_path, name):
    assert read_document(docx_file(tmp_path / name, wp("□ 개요"))).format == "docx"


def test_a_sample_has_its_tables_with_their_heading_rows():
    document = read_document(samples_dir("docx") / "jobs_2023.docx")
    assert {table.header for table in document.tables} <= {1, 2}
    assert any(cell.rows > 1 for table in document.tables for cell in table.cells)
