import os
import unicodedata
from pathlib import Path

import pytest

from ingest.errors import FileProblem, UijeongError, UsageError
from ingest.readers import read_document
from ingest.sources import find_files


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "보고"
    (root / "b").mkdir(parents=True)
    for name in ("가.txt", "b/나.pdf", "b/다.md", "표.xlsx", ".숨김.txt", "~$가.txt"):
        (root / name).write_text("본문", encoding="utf-8")
    return root


def test_a_folder_is_searched_through_in_stable_order(folder):
    assert [source.name for source in find_files([folder])] == [
        "b/나.pdf",
        "b/다.md",
        "가.txt",
        "표.xlsx",
    ]
    assert {source.root for source in find_files([folder])} == {folder}


def test_a_file_is_named_below_its_own_folder(folder):
    (source,) = find_files([folder / "b" / "나.pdf"])
    assert (source.root, source.name) == (folder / "b", "나.pdf")


def test_a_file_given_twice_is_found_once(folder):
    assert len(find_files([folder, folder / "가.txt", folder / "b"])) == 4


def test_names_are_composed(tmp_path):
    (tmp_path / unicodedata.normalize("NFD", "한글.txt")).write_text("본문", encoding="utf-8")
    assert [source.name for source in find_files([tmp_path])] == ["한글.txt"]


def test_links_in_a_circle_end(folder):
    os.symlink(folder, folder / "b" / "다시")
    assert len(find_files([folder])) == 4


def test_a_relative_path_is_found(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert [source.name for source in find_files([Path("b")])] == ["나.pdf", "다.md"]


def test_a_missing_path_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="없는폴더") as caught:
        find_files([tmp_path / "없는폴더"])
    assert caught.value.exit_code == 2


def test_a_folder_without_documents_names_what_can_be_read(tmp_path):
    (tmp_path / "그림.png").write_bytes(b"\x89PNG")
    with pytest.raises(UijeongError, match=r"\.txt, \.md, \.pdf"):
        find_files([tmp_path])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("표.xlsx", "HWPX, DOCX나 PDF"),
        ("보고.doc", "HWPX, DOCX나 PDF"),
        ("그림.png", "읽지 않습니다"),
    ],
)
def test_a_file_of_another_kind_is_a_source_that_says_why_it_is_not_read(tmp_path, name, says):
    (tmp_path / name).write_bytes(b"x")
    (source,) = find_files([tmp_path / name])
    with pytest.raises(FileProblem, match=says):
        read_document(source.path)
