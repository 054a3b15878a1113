import unicodedata

import pytest

from ingest.errors import FileProblem
from ingest.readers import read_document

TEXT = "가람시 공원녹지과\r\n□ 사업개요\n\n○ 나무 심기\f계속\u2028이어짐"


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
