import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_helpers import changed, drawn_pdf, locked, unmapped, write_pdf
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject

from ingest.errors import FileProblem
from ingest.readers import read_document
from ingest.readers.pdf import page_count, read_pages, read_pdf

BODY = "가람시는 올해 나무 심기와 길 고치기를 함께 추진하고 있습니다."


@pytest.fixture(autouse=True)
def without_recognition(monkeypatch):
    """Hide Tesseract: what a page says is then the same on every machine."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return write_pdf(tmp_path_factory.mktemp("pdf") / "보고.pdf", [BODY] * 2).read_bytes()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "보고.pdf"


def _read(path, data):
    path.write_bytes(data)
    return read_document(path)


def _outcome(path, data):
    try:
        return f"{_read(path, data).pages}쪽"
    except FileProblem as problem:
        return problem.message


def test_a_page_without_text_is_left_out_and_named(path):
    document = read_pdf(write_pdf(path, ["첫 쪽", "", "셋째 쪽"]))
    assert [(line.text, line.page) for line in document.lines] == [("첫 쪽", 1), ("셋째 쪽", 3)]
    (warning,) = document.warnings
    assert warning.startswith("글자 정보가 없는 쪽은 빼고 읽었습니다(쪽: 2).")
    assert "ocr" in warning


def test_a_page_with_nothing_on_it_is_no_loss(path):
    with drawn_pdf(path) as pdf:
        pdf.text(60, 100, "첫 쪽")
        pdf.add_page()
    document = read_pdf(path)
    assert (document.pages, document.warnings) == (2, ())


def test_a_page_in_a_font_without_unicode_map_is_left_out_and_named(path, whole):
    document = _read(path, unmapped(whole, [1]))
    assert [line.page for line in document.lines] == [1]
    assert "(쪽: 2)" in document.warnings[0]


def test_a_pdf_that_only_its_owner_may_change_is_read(path, whole):
    assert len(_read(path, locked(whole, user_password="")).lines) == 2


_DAMAGES = {
    "truncated": lambda data, path: data[: len(data) // 2],
    "hollow": lambda data, path: b"%PDF-1.4\n%%EOF\n",
    "lost": lambda data, path: b"%PDF-1.4\nstartxref\n9\n%%EOF\n",
    "locked": lambda data, path: locked(data, user_password="비밀"),
    "scanned": lambda data, path: write_pdf(path, ["", ""]).read_bytes(),
    "unmapped": lambda data, path: unmapped(data, [0, 1]),
    "empty": lambda data, path: b"",
    "blank": lambda data, path: b" \n" * 9,
    "text": lambda data, path: "그냥 글".encode(),
    "hwp": lambda data, path: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
}


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("truncated", "중간에서 잘렸습니다"),
        ("hollow", "손상되었거나"),
        ("lost", "손상되었거나"),
        ("locked", "암호가 걸린"),
        ("scanned", "문자 인식"),
        ("unmapped", r"글꼴로 된 PDF입니다\(쪽: 1, 2\)"),
        ("empty", "내용이 없는"),
        ("blank", "내용이 없는"),
        ("text", "내용이 PDF가 아닙니다"),
        ("hwp", r"한글\(HWP\)"),
    ],
)
def test_each_problem_of_a_pdf_has_its_own_message(path, whole, kind, says):
    data = _DAMAGES[kind](whole, path)
    with pytest.raises(FileProblem, match=says):
        _read(path, data)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9])
def test_a_file_that_was_cut_off_is_not_read_in_part(path, whole, share):
    with pytest.raises(FileProblem, match="잘렸습니다"):
        _read(path, whole[: int(len(whole) * share)])


@pytest.mark.parametrize(
    "tail", [b"\n\n", b"\0" * 4096, b"<html>added by a gateway</html>" * 200], ids=len
)
def test_what_was_added_behind_the_end_does_no_harm(path, whole, tail):
    assert len(_read(path, whole + tail).lines) == 2


def test_a_missing_end_mark_alone_does_no_harm(path, whole):
    assert len(_read(path, whole[: whole.rindex(b"%%EOF")]).lines) == 2


def test_the_wrong_offsets_of_a_file_that_was_edited_by_hand_are_mended(path, whole):
    assert len(_read(path, whole.replace(b"\n1 0 obj", b"\n% note\n1 0 obj", 1)).lines) == 2


def test_pages_that_point_to_themselves_end(path, whole):
    def loop(writer):
        pages = writer._root_object["/Pages"].get_object()
        pages[NameObject("/Kids")].append(pages.indirect_reference)
        pages[NameObject("/Count")] = NumberObject(3)

    document = _read(path, changed(whole, loop))
    assert {line.page for line in document.lines} <= {1, 2, 3}
    assert document.lines


def test_a_deep_tree_of_pages_is_read_or_explained(path, whole):
    def bury(writer):
        root = writer._root_object["/Pages"].get_object()
        for _ in range(3000):
            holder = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Pages"),
                    NameObject("/Count"): root["/Count"],
                    NameObject("/Kids"): ArrayObject([root.indirect_reference]),
                }
            )
            root[NameObject("/Parent")] = writer._add_object(holder)
            root = holder
        writer._root_object[NameObject("/Pages")] = root.indirect_reference

    assert _outcome(path, changed(whole, bury)).endswith(("2쪽", "주십시오."))


def test_a_count_that_lies_about_pages_leaves_out_what_is_not_there(path, whole):
    data = re.sub(rb"/Count 2", b"/Count 4", whole, count=1)
    document = _read(path, data)
    assert [line.page for line in document.lines] == [1, 2]


def test_more_pages_than_any_report_has_are_refused(path, whole):
    path.write_bytes(re.sub(rb"/Count 2", b"/Count 20000", whole, count=1))
    with pytest.raises(FileProblem, match="너무 많은"):
        page_count(path)


def test_a_huge_page_is_read(path, whole):
    def stretch(writer):
        box = ArrayObject(map(FloatObject, (-1e6, -1e6, 1e6, 1e6)))
        writer.pages[0][NameObject("/MediaBox")] = box

    assert len(_read(path, changed(whole, stretch)).lines) == 2


def test_a_page_that_cannot_be_read_is_left_out_and_named(path, whole):
    def lose(writer):
        kids = writer._root_object["/Pages"].get_object()["/Kids"]
        kids[0] = NumberObject(7)

    document = _read(path, changed(whole, lose))
    assert [line.page for line in document.lines] == [2]
    assert document.warnings == ("손상되어 읽을 수 없는 쪽은 빼고 읽었습니다(쪽: 1).",)


def test_a_page_with_more_letters_than_fit_on_it_is_left_out(path):
    with drawn_pdf(path) as pdf:
        pdf.text(60, 100, "첫 쪽")
        pdf.add_page()
        pdf.set_font("Nanum", size=1)
        for line in range(125):
            pdf.text(1, 10 + 2 * line, "가나다라" * 125)
    first, second = read_pages(path, 1, 2)
    assert (first.state, second.state) == ("text", "broken")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_damage_is_read_or_explained(tmp_path_factory, whole, data):
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 30))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "손상.pdf"
    assert _outcome(path, bytes(damaged)).endswith(("쪽", "주십시오."))
