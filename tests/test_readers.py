import unicodedata

import pytest
from pdf_helpers import locked, unmapped, write_pdf

from ingest.errors import FileProblem
from ingest.readers import read_document

TEXT = "가람시 공원녹지과\r\n□ 사업개요\n\n○ 나무 심기\f계속\u2028이어짐"


@pytest.fixture(scope="module")
def whole_pdf(tmp_path_factory):
    body = "가람시는 올해 나무 심기와 길 고치기를 함께 추진하고 있습니다."
    return write_pdf(tmp_path_factory.mktemp("pdf") / "보고.pdf", [body] * 2).read_bytes()


def _texts(path):
    return [line.text for line in read_document(path).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp949"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_text_is_read_in_every_usual_encoding(tmp_path, encoding, suffix):
    path = tmp_path / f"보고{suffix}"
    path.write_bytes("가람시 업무보고\n추진실적 20건\n".encode(encoding))
    assert _texts(path) == ["가람시 업무보고", "추진실적 20건"]


def test_big_endian_text_with_a_mark_is_read(tmp_path):
    path = tmp_path / "보고.txt"
    path.write_bytes(b"\xfe\xff" + "가람시".encode("utf-16-be"))
    assert _texts(path) == ["가람시"]


def test_decomposed_hangul_is_composed_and_other_text_left_alone(tmp_path):
    path = tmp_path / "보고.txt"
    path.write_text(unicodedata.normalize("NFD", "가람시 예산"), encoding="utf-8")
    assert _texts(path) == ["가람시 예산"]
    path.write_text("  칸 　 G\u0307ame\t끝 ", encoding="utf-8")
    assert _texts(path) == ["  칸 　 G\u0307ame\t끝 "]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    path = tmp_path / "보고.txt"
    path.write_bytes(TEXT.encode())
    document = read_document(path)
    assert [(line.number, line.text) for line in document.lines] == [
        (1, "가람시 공원녹지과"),
        (2, "□ 사업개요"),
        (3, ""),
        (4, "○ 나무 심기\f계속\u2028이어짐"),
    ]
    assert document.pages is None
    path.write_bytes(b"a\rb\r\nc\n")
    assert _texts(path) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "내용이 없는"),
        (b" \n\t\r\n", "내용이 없는"),
        (b"\xef\xbb\xbf", "내용이 없는"),
        (b"%PDF-1.7\n...", "내용은 PDF 파일"),
        (b"PK\x03\x04....mimetypeapplication/hwp+zip", r"한글\(HWPX\)"),
        (b"PK\x03\x04....word/document.xml", r"워드\(DOCX\)"),
        (b"PK\x03\x04....", r"압축\(ZIP\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", r"한글\(HWP\)"),
        (b"\x89PNG\r\n\x1a\n....", "그림"),
        (b"abc\x00def\x00ghi", "텍스트가 아닙니다"),
        ("가람".encode() + b"\x01\x02\x03", "텍스트가 아닙니다"),
        (b"\xff\xff\xff\xfe\x80", "인코딩"),
    ],
)
def test_what_is_no_text_says_what_it_is(tmp_path, data, says):
    path = tmp_path / "보고.txt"
    path.write_bytes(data)
    with pytest.raises(FileProblem, match=says):
        read_document(path)


def test_a_pdf_is_read_page_by_page_without_running_lines(tmp_path):
    bodies = [f"□ 사업개요 {page}\n○ 예산 : {page * 100}백만원" for page in range(1, 5)]
    path = write_pdf(tmp_path / "보고.pdf", bodies, head="가람시 2025년 업무보고")
    document = read_document(path)
    assert document.pages == 4
    assert document.warnings == ()
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


def test_a_page_without_text_is_left_out_and_named(tmp_path):
    path = write_pdf(tmp_path / "보고.pdf", ["첫 쪽", "", "셋째 쪽"])
    document = read_document(path)
    assert [(line.text, line.page) for line in document.lines] == [("첫 쪽", 1), ("셋째 쪽", 3)]
    assert document.warnings == ("글자 정보가 없는 쪽은 빼고 읽었습니다(쪽: 2).",)


def test_a_page_in_a_font_without_unicode_map_is_left_out_and_named(tmp_path, whole_pdf):
    path = tmp_path / "보고.pdf"
    path.write_bytes(unmapped(whole_pdf, [1]))
    document = read_document(path)
    assert [line.page for line in document.lines] == [1]
    assert "(쪽: 2)" in document.warnings[0]


def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path, whole_pdf):
    path = tmp_path / "보고.pdf"
    path.write_bytes(locked(whole_pdf, user_password=""))
    assert len(_texts(path)) == 2


_DAMAGES = {
    "truncated": lambda data, path: data[: len(data) // 2],
    "hollow": lambda data, path: b"%PDF-1.4\n%%EOF\n",
    "locked": lambda data, path: locked(data, user_password="비밀"),
    "scanned": lambda data, path: write_pdf(path, ["", ""]).read_bytes(),
    "unmapped": lambda data, path: unmapped(data, [0, 1]),
    "empty": lambda data, path: b"",
    "text": lambda data, path: "그냥 글".encode(),
    "hwp": lambda data, path: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
}


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("truncated", "중간에서 잘렸습니다"),
        ("hollow", "손상되었거나"),
        ("locked", "암호가 걸린"),
        ("scanned", "문자 인식"),
        ("unmapped", r"글꼴로 된 PDF입니다\(쪽: 1, 2\)"),
        ("empty", "내용이 없는"),
        ("text", "내용이 PDF가 아닙니다"),
        ("hwp", r"한글\(HWP\)"),
    ],
)
def test_each_problem_of_a_pdf_has_its_own_message(tmp_path, whole_pdf, kind, says):
    path = tmp_path / "보고.pdf"
    path.write_bytes(_DAMAGES[kind](whole_pdf, path))
    with pytest.raises(FileProblem, match=says):
        read_document(path)
