"""``uijeong terms``: the list shown and searched, an office's own entries put in and taken out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from index.term_file import add_entry, find_entries, remove_entries
from index.term_list import Entry, own_terms, shipped_terms
from index.terms import Terms
from ingest.errors import UijeongError, UsageError

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of an office's list, which is not there yet."""
    file = tmp_path / "own.tsv"
    monkeypatch.setenv("UIJEONG_TERMS", str(file))
    return file


def test_the_list_is_searched_by_a_word_on_either_side(run: Run) -> None:
    code, out, _ = run("terms", "소상공인", "--json")
    assert code == 0
    entries = [json.loads(line) for line in out.splitlines()]
    assert any("가게" in entry["asked"] for entry in entries)
    assert all("소상공인" in " ".join(e["asked"] + e["written"]) for e in entries)
    assert {entry["source"] for entry in entries} == {"shipped"}


def test_the_whole_list_is_counted(run: Run) -> None:
    code, out, _ = run("terms")
    assert code == 0
    assert f"낱말 {len(shipped_terms()):,}줄" in out


def test_a_word_that_no_entry_has_is_said_so(run: Run) -> None:
    assert run("terms", "뷁뷁")[:2] == (0, "그런 낱말이 없습니다.\n")


def test_an_entry_is_added_found_and_removed(run: Run, own: Path) -> None:
    code, out, _ = run("terms", "--add", "가람이|가람 인형", "--as", "가온시 마스코트")
    assert code == 0
    assert "가람이, 가람 인형 → 가온시 마스코트" in out
    assert own_terms(own) == [
        Entry(("가람이", "가람 인형"), ("가온시 마스코트",), "everyday", own=True)
    ]
    (expansion,) = Terms.load(own).expand("가람이는 누구?")
    assert (expansion.written, expansion.source) == ("가온시 마스코트", "own")
    assert "기관의 목록" in run("terms", "가람")[1]
    assert run("terms", "--remove", "가람 인형")[0] == 0
    assert own_terms(own) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--add", "가람이"], "--add와 --as를 함께"),
        (["--as", "마스코트"], "--add와 --as를 함께"),
        (["--add", "가람이", "--as", "마스코트", "--remove", "나"], "함께 쓸 수 없습니다"),
        (["--add", "가람이", "--as", ""], "낱말로 더할 수 없습니다"),
        (["--add", "가람이|", "--as", "마스코트"], "낱말로 더할 수 없습니다"),
        (["--add", "가람\t이", "--as", "마스코트"], "낱말로 더할 수 없습니다"),
        (["--add", "# 가람이", "--as", "마스코트"], "낱말로 더할 수 없습니다"),
        (["--add", "가람이", "--as", "마스코트", "--kind", "slang"], "낱말로 더할 수 없습니다"),
        (["--add", "가게", "--as", "점포"], "이미 목록에 있습니다"),
        (["--add", "은는", "--as", "점포"], "찾아낼 수 없습니다: 은는"),
        (["--remove", "가람이"], "own.tsv에 가람이가 없습니다"),
    ],
)
def test_what_cannot_be_changed_is_told_and_changes_nothing(
    run: Run, own: Path, arguments: list[str], told: str
) -> None:
    own.write_text("# 우리 시\n나래\t나래카드\teveryday\n", encoding="utf-8")
    before = own.read_bytes()
    code, _, err = run("terms", *arguments)
    assert code == 2
    assert told in err
    assert own.read_bytes() == before


def test_without_a_list_of_its_own_an_office_is_told_the_setting(run: Run) -> None:
    code, _, err = run("terms", "--add", "가람이", "--as", "마스코트")
    assert code == 2
    assert "UIJEONG_TERMS" in err


def test_comments_and_other_lines_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("\ufeff# 우리 시\r\n\r\n나래\t나래카드\teveryday", encoding="utf-8")
    add_entry(file, "가람이", "마스코트", "everyday")
    remove_entries(file, "나래")
    assert file.read_text(encoding="utf-8").splitlines() == [
        "# 우리 시",
        "",
        "가람이\t마스코트\teveryday",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["own.tsv"]


def test_a_list_that_is_already_wrong_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("가람이 마스코트\n", encoding="utf-8")
    for change in (
        lambda: add_entry(file, "나래", "나래카드", "everyday"),
        lambda: remove_entries(file, "가람이"),
    ):
        with pytest.raises(UijeongError, match="1번째"):
            change()
    assert file.read_text(encoding="utf-8") == "가람이 마스코트\n"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UijeongError, match="쓸 수 없습니다"):
        add_entry(tmp_path / "none" / "own.tsv", "가람이", "마스코트", "everyday")


def test_removing_from_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"own\.tsv에 가람이가 없습니다"):
        remove_entries(tmp_path / "own.tsv", "가람이")


def test_entries_are_found_however_they_are_spaced() -> None:
    entries = [
        Entry(("동네 가게",), ("소상공인",), "everyday"),
        Entry(("ai",), ("인공지능",), "same"),
    ]
    assert find_entries(entries, "동네가게") == entries[:1]
    assert find_entries(entries, "AI") == entries[1:]
    assert find_entries(entries, "없음") == []
