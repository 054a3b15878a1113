import json
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from index_helpers import MAKERS, fill_with, indexed, letters, make_report, write_reports

from index.manifest import snapshot_id
from index.snapshot import Snapshot, open_current
from index.swap import drop_all, exclusive, write_snapshot
from ingest.errors import UijeongError

FIRST, SECOND, THIRD = (make_report(name) for name in ("가.txt", "나.txt", "다.txt"))


def key_of(action):
    with pytest.raises(UijeongError) as caught:
        action()
    return caught.value.key


def names(data_dir):
    return [info.name for info in open_current(data_dir).records.reports()]


def folders(data_dir):
    return sorted(path.name for path in (data_dir / "snapshots").iterdir())


def test_what_was_written_is_opened_again(tmp_path):
    id_ = write_reports(tmp_path, FIRST, SECOND)
    snapshot = open_current(tmp_path)
    assert snapshot.id == snapshot.manifest.id == id_ == snapshot.path.name
    assert [file.name for file in snapshot.manifest.files] == ["가.txt", "나.txt"]
    assert snapshot.records.report("나.txt").passage_count == 2
    passage = FIRST.passages[1]
    assert snapshot.words.top(passage.search.split(), 1)[0][0] == 1
    assert snapshot.vectors.search(letters(passage.search), 1)[0][0] == 1
    snapshot.verify()
    snapshot.close()


def test_without_an_index_the_user_is_told_to_ingest(tmp_path):
    with pytest.raises(UijeongError, match="uijeong ingest") as caught:
        open_current(tmp_path)
    assert caught.value.key == "index.none"
    assert key_of(lambda: open_current(tmp_path / "없는 폴더")) == "index.none"


def test_the_same_files_have_the_same_id_whenever_and_wherever(tmp_path):
    ids = {
        write_reports(tmp_path / "a", FIRST, SECOND),
        write_reports(tmp_path / "b", SECOND, FIRST),
        snapshot_id((indexed(FIRST, "/elsewhere"), indexed(SECOND, "/elsewhere")), MAKERS),
    }
    assert len(ids) == 1


@pytest.mark.parametrize("part", ["embedding", "tokens", "units", "renames"])
def test_other_makers_make_another_id(part):
    files = (indexed(FIRST),)
    other = MAKERS.model_copy(update={part: "another"})
    assert snapshot_id(files, MAKERS) != snapshot_id(files, other)


@pytest.mark.parametrize("part", ["name", "sha256", "reader"])
def test_other_files_make_another_id(part):
    other = indexed(FIRST).model_copy(update={part: "another"})
    assert snapshot_id((indexed(FIRST),), MAKERS) != snapshot_id((other,), MAKERS)


def test_the_last_two_snapshots_are_kept(tmp_path):
    write_reports(tmp_path, FIRST)
    ids = {write_reports(tmp_path, SECOND), write_reports(tmp_path, THIRD)}
    assert set(folders(tmp_path)) == ids
    assert names(tmp_path) == ["다.txt"]


def test_an_open_snapshot_outlives_its_folder(tmp_path):
    write_reports(tmp_path, FIRST)
    snapshot = open_current(tmp_path)
    snapshot.words, snapshot.vectors  # noqa: B018 (opens them)
    shutil.rmtree(snapshot.path)
    assert snapshot.records.stored(FIRST.name).report == FIRST
    assert snapshot.words.top(["도서관"], 1)
    assert snapshot.vectors.search(letters("도서관"), 1)


def test_the_same_snapshot_can_be_written_again(tmp_path):
    id_ = write_reports(tmp_path, FIRST)
    (tmp_path / "snapshots" / id_ / "records.sqlite").unlink()
    assert write_reports(tmp_path, FIRST) == id_
    open_current(tmp_path).verify()
    assert folders(tmp_path) == [id_]


def test_going_back_to_an_earlier_state_puts_that_in_force(tmp_path):
    first = write_reports(tmp_path, FIRST)
    second = write_reports(tmp_path, SECOND)
    assert write_reports(tmp_path, FIRST) == first
    assert names(tmp_path) == ["가.txt"]
    assert folders(tmp_path) == sorted([first, second])


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt()])
def test_a_failure_while_writing_leaves_the_old_snapshot(tmp_path, error):
    id_ = write_reports(tmp_path, FIRST)

    def fill(folder):
        fill_with(SECOND)(folder)
        raise error

    with pytest.raises(type(error)):
        write_snapshot(tmp_path, (indexed(SECOND),), MAKERS, fill)
    assert open_current(tmp_path).id == id_
    assert folders(tmp_path) == [id_]


@pytest.mark.parametrize(
    "step",
    [
        "write_records(folder / RECORDS_NAME, [stored(report)])",
        "Words.build([['도서관', '확충']] * 90).save(folder / WORDS_NAME)",
        "Vectors.build([letter_vectors(report)]).save(folder)",
        "(folder / 'empty').touch()",
    ],
    ids=["records", "words", "vectors", "manifest"],
)
def test_a_full_disk_is_told_and_leaves_the_old_snapshot(tmp_path, step):
    id_ = write_reports(tmp_path, FIRST)
    script = f"""
        import resource
        from pathlib import Path
        from index_helpers import *
        from ingest.errors import UijeongError

        report = make_report("나.txt")

        def fill(folder):
            resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
            {step}

        try:
            write_snapshot(Path({str(tmp_path)!r}), (indexed(report),), MAKERS, fill)
        except UijeongError as error:
            print(error.key, error.message)
    """
    told = run(script).stdout
    assert told.startswith("index.cannot_write")
    assert "남은 공간" in told
    assert open_current(tmp_path).id == id_
    assert folders(tmp_path) == [id_]


def test_a_killed_run_leaves_the_old_snapshot_and_its_remains_go(tmp_path):
    id_ = write_reports(tmp_path, FIRST)
    script = f"""
        import os
        from pathlib import Path
        from index_helpers import *

        def fill(folder):
            fill_with(make_report("나.txt"))(folder)
            os._exit(9)

        write_snapshot(Path({str(tmp_path)!r}), (indexed(make_report("나.txt")),), MAKERS, fill)
    """
    assert run(script).returncode == 9
    assert len(folders(tmp_path)) == 2
    assert open_current(tmp_path).id == id_
    with exclusive(tmp_path):
        assert folders(tmp_path) == [id_]


def parts():
    return ["records.sqlite", "vectors.faiss", "owners.npy", "words/vocab.index.json",
            "words/data.csc.index.npy", "words/params.index.json", "manifest.json"]  # fmt: skip


@pytest.mark.parametrize("part", parts())
def test_a_truncated_part_is_damage(tmp_path, part):
    path = tmp_path / "snapshots" / write_reports(tmp_path, FIRST) / part
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(UijeongError, match="손상") as caught:
        open_current(tmp_path)
    assert Path(part).name in caught.value.message


@pytest.mark.parametrize("part", [*parts(), "words"])
def test_a_missing_part_is_damage(tmp_path, part):
    path = tmp_path / "snapshots" / write_reports(tmp_path, FIRST) / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert key_of(lambda: open_current(tmp_path)) == "index.damaged"


@pytest.mark.parametrize("part", parts()[:-1])
def test_a_changed_byte_is_found_by_verify(tmp_path, part):
    path = tmp_path / "snapshots" / write_reports(tmp_path, FIRST) / part
    content = bytearray(path.read_bytes())
    content[-3] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(UijeongError, match="손상") as caught:
        open_current(tmp_path).verify()
    assert part in caught.value.message


def test_every_file_of_a_snapshot_is_in_the_manifest(tmp_path):
    write_reports(tmp_path, FIRST)
    snapshot = open_current(tmp_path)
    found = {
        path.relative_to(snapshot.path).as_posix()
        for path in snapshot.path.rglob("*")
        if path.is_file()
    }
    assert found == {*snapshot.manifest.parts, "manifest.json"}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"format": 0}, "index.older"),
        ({"format": 99}, "index.newer"),
        ({"format": "viele"}, "index.damaged"),
        ({"format": None}, "index.damaged"),
        ({"files": "none"}, "index.damaged"),
        ({"makers": {}}, "index.damaged"),
    ],
)
def test_a_manifest_of_another_format(tmp_path, change, key):
    path = tmp_path / "snapshots" / write_reports(tmp_path, FIRST) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    assert key_of(lambda: open_current(tmp_path)) == key


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "\x00\x01", '"text"'])
def test_an_unreadable_manifest_is_damage(tmp_path, text):
    path = tmp_path / "snapshots" / write_reports(tmp_path, FIRST) / "manifest.json"
    path.write_text(text, "utf-8")
    assert key_of(lambda: open_current(tmp_path)) == "index.damaged"


@pytest.mark.parametrize("content", [b"", b"../../etc\n", b"0123abcd\n", b"\xff\xfe\x00", b"a b"])
def test_an_unreadable_current_is_damage(tmp_path, content):
    write_reports(tmp_path, FIRST)
    (tmp_path / "current").write_bytes(content)
    assert key_of(lambda: open_current(tmp_path)) == "index.damaged"


def test_a_part_that_only_shows_damage_when_opened(tmp_path):
    path = tmp_path / "snapshots" / write_reports(tmp_path, FIRST) / "vectors.faiss"
    path.write_bytes(b"\0" * path.stat().st_size)
    snapshot = open_current(tmp_path)
    assert key_of(lambda: snapshot.vectors) == "index.damaged"


def test_another_embedding_is_noticed(tmp_path):
    write_reports(tmp_path, FIRST)
    snapshot = open_current(tmp_path)
    snapshot.check_embedding(MAKERS.embedding)
    with pytest.raises(UijeongError, match="some/model"):
        snapshot.check_embedding("some/model")


def test_dropping_all_leaves_no_index(tmp_path):
    write_reports(tmp_path, FIRST)
    drop_all(tmp_path)
    assert key_of(lambda: open_current(tmp_path)) == "index.none"
    assert folders(tmp_path) == []


def test_a_second_process_is_told_to_wait(tmp_path):
    script = f"""
        from pathlib import Path
        from index.swap import exclusive
        from ingest.errors import UijeongError

        try:
            with exclusive(Path({str(tmp_path)!r})):
                print("got it")
        except UijeongError as error:
            print(error.key)
    """
    with exclusive(tmp_path):
        assert run(script).stdout.strip() == "index.locked"
    assert run(script).stdout.strip() == "got it"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("not a folder")

    def enter():
        with exclusive(tmp_path / "file"):
            pass

    assert key_of(enter) == "index.cannot_write"


def test_reading_works_where_writing_is_forbidden(tmp_path):
    write_reports(tmp_path, FIRST)
    snapshot = open_current(tmp_path)
    paths = [path for path in snapshot.path.rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in paths}
    snapshot.records.reports()
    assert [path for path in snapshot.path.rglob("*") if path.is_file()] == paths
    assert {path: path.stat().st_mtime_ns for path in paths} == before


def run(script):
    """Run a script in a process of its own, beside this file."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True, text=True, cwd=Path(__file__).parent,
        env={"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parent.parent}"},
    )  # fmt: skip


def test_a_snapshot_can_be_opened_by_its_folder(tmp_path):
    id_ = write_reports(tmp_path, FIRST)
    assert Snapshot(tmp_path / "snapshots" / id_).id == id_
