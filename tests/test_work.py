"""Reading as work: a pool that survives its tasks, kept values, and files read through both."""

from __future__ import annotations

import hashlib
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
import work_helpers
from hypothesis import given
from hypothesis import strategies as st
from index_helpers import Recorded, make_report
from pdf_helpers import write_pdf

from ingest.model import Figure, Report
from ingest.pipeline import read_report
from ingest.progress import Silent
from ingest.readers.pdf import read_pages
from ingest.samples import samples_dir
from ingest.work.files import read_jobs
from ingest.work.kept import keep, kept
from ingest.work.pool import Pool
from ingest.work.steps import RANGE, Job
from ingest.work.tasks import read_whole
from prompts.messages import message

MEGABYTE = 1 << 20


def run(*tasks, processes=2, memory=256 * MEGABYTE, seconds=60.0):
    """Run (key, function, arguments…) and return each one's end by its key."""
    with Pool(processes, memory) as pool:
        for key, function, *arguments in tasks:
            pool.submit(key, function, tuple(arguments), seconds=seconds)
        return {done.key: done for done in pool.results()}


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition):
    while not condition():
        time.sleep(0.02)


def test_every_task_comes_back_under_its_key():
    done = run(*((number, work_helpers.double, number) for number in range(20)))
    assert {key: end.value for key, end in done.items()} == {n: 2 * n for n in range(20)}
    assert not any(end.problem for end in done.values())


def test_processes_are_used_again_and_end_with_the_pool():
    done = run(*((number, work_helpers.own_pid, 0.05) for number in range(8)))
    pids = {end.value for end in done.values()}
    assert len(pids) == 2
    assert os.getpid() not in pids
    assert not any(is_running(pid) for pid in pids)


def test_tasks_may_be_added_and_dropped_while_others_run():
    with Pool(1) as pool:
        for number in range(4):
            pool.submit(number, work_helpers.double, (number,), seconds=60)
        ends = []
        for done in pool.results():
            ends.append((done.key, done.value))
            if done.key == 0:
                pool.drop(lambda key: key in (1, 3))
                pool.submit("more", work_helpers.double, (8,), seconds=60)
    assert ends == [(0, 0), (2, 4), ("more", 16)]


@pytest.mark.parametrize(
    ("task", "problem"),
    [
        ((work_helpers.hog,), "memory"),
        ((work_helpers.hog_unnoticed,), "memory"),
        ((work_helpers.leave, 0), "died"),
        ((work_helpers.leave, 3), "died"),
        ((work_helpers.crash,), "died"),
        ((work_helpers.raise_error,), "failed"),
    ],
    ids=["hog", "hog unnoticed", "leaves quietly", "leaves", "crashes", "raises"],
)
def test_a_task_that_fails_costs_nothing_but_itself(task, problem):
    good = [(number, work_helpers.double, number) for number in range(6)]
    done = run(*good[:3], ("bad", *task), *good[3:])
    assert done["bad"].problem == problem
    assert done["bad"].value is None
    assert [done[number].value for number in range(6)] == [0, 2, 4, 6, 8, 10]


def test_a_task_may_take_the_memory_that_it_is_given():
    done = run(("much", work_helpers.hold, 200), ("too much", work_helpers.hold, 900))
    assert done["much"].value == 200 * MEGABYTE
    assert done["too much"].problem == "memory"


def test_a_task_that_hangs_is_given_up_and_its_processes_ended(tmp_path):
    note = tmp_path / "pids"
    with Pool(2) as pool:
        pool.submit("slow", work_helpers.hang, (str(note),), seconds=2)
        for number in range(5):
            pool.submit(number, work_helpers.double, (number,), seconds=60)
        done = {end.key: end for end in pool.results()}
        assert done["slow"].problem == "slow"
        assert done["slow"].seconds >= 2
        assert {done[number].value for number in range(5)} == {0, 2, 4, 6, 8}
        # Killed processes may take a moment to be gone.
        wait_until(lambda: not any(map(is_running, note.read_text().split())))


def test_a_file_whose_reading_never_ends_is_given_up(tmp_path):
    os.mkfifo(tmp_path / "가.txt")  # nobody will ever write into it
    arguments = (tmp_path / "가.txt", "가.txt", "0" * 64, tmp_path / "to")
    with Pool(1) as pool:
        pool.submit("pipe", read_whole, arguments, seconds=1)
        assert [done.problem for done in pool.results()] == ["slow"]


def test_a_process_that_died_while_idle_is_replaced():
    with Pool(1) as pool:
        pool.submit("first", work_helpers.own_pid, (), seconds=60)
        (first,) = pool.results()
        os.kill(first.value, signal.SIGKILL)
        wait_until(lambda: not is_running(first.value))
        pool.submit("second", work_helpers.own_pid, (), seconds=60)
        (second,) = pool.results()
    assert second.problem == ""
    assert second.value != first.value


def test_what_libraries_print_in_a_process_is_not_seen(capfd):
    assert run(("loud", work_helpers.print_and_warn))["loud"].value == "quiet"
    assert capfd.readouterr() == ("", "")


def start(script, *arguments):
    """Start a script in a process group of its own, beside the helpers."""
    here = Path(__file__).parent
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={"PYTHONPATH": f"{here}:{here.parent}"},
    )  # fmt: skip


HANGING = """
    import sys
    import work_helpers
    from ingest.work.pool import Pool

    try:
        with Pool(2) as pool:
            for path in sys.argv[1:]:
                pool.submit(path, work_helpers.hang, (path,), seconds=600)
            list(pool.results())
    except KeyboardInterrupt:
        print("interrupted")
"""


def test_an_interrupt_ends_all_processes_at_once_and_without_a_word(tmp_path):
    notes = [tmp_path / "one", tmp_path / "two"]
    process = start(HANGING, *notes)
    wait_until(lambda: all(note.exists() and note.read_text() for note in notes))
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=20) == ("interrupted\n", "")
    pids = [pid for note in notes for pid in note.read_text().split()]
    assert len(pids) == 4
    assert not any(is_running(pid) for pid in pids)


def test_processes_of_a_killed_parent_end_when_their_task_does(tmp_path):
    script = """
        import sys, work_helpers
        from ingest.work.pool import Pool

        with Pool(1) as pool:
            pool.submit("first", work_helpers.own_pid, (), seconds=60)
            for done in pool.results():
                print(done.value, flush=True)
                sys.stdin.read()
    """
    process = start(script)
    pid = int(process.stdout.readline())
    process.kill()
    process.communicate(timeout=20)
    wait_until(lambda: not is_running(pid))


@pytest.mark.parametrize(
    "value",
    [make_report("나루.txt"), (("도서관",), ("하천", "정비")), [1, "둘", None, 3.5, b"\0"]],
    ids=["report", "tokens", "plain"],
)
def test_what_was_kept_comes_back(tmp_path, value):
    keep(tmp_path / "kept", value)
    assert kept(tmp_path / "kept", type(value)) == value
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@given(value=st.decimals(allow_nan=False), whole=st.integers())
def test_kept_figures_keep_their_last_digit(tmp_path_factory, value, whole):
    path = tmp_path_factory.mktemp("kept") / "figures"
    figures = [
        Figure("가", ("행",), (), "1", number, "원", None, None, None, (), 1, 2)
        for number in (value, whole)
    ]
    keep(path, figures)
    found = kept(path, list)
    assert found == figures
    assert [str(figure.value) for figure in found] == [str(value), str(whole)]


def test_what_is_torn_missing_or_of_another_kind_is_not_there(tmp_path):
    path = tmp_path / "kept"
    assert kept(path, tuple) is None
    keep(path, ("하나",))
    assert kept(path, list) is None
    whole = path.read_bytes()
    for content in (b"", whole[:20], whole[:-1], whole[:-1] + b"\0", whole + b"\0"):
        path.write_bytes(content)
        assert kept(path, tuple) is None


@pytest.mark.parametrize("thing", [os.system, subprocess.Popen, Pool, read_report, Path("x")])
def test_a_planted_file_makes_nothing_but_our_own_records(tmp_path, thing):
    data = pickle.dumps(thing)
    (tmp_path / "kept").write_bytes(hashlib.sha256(data).digest() + data)
    with pytest.raises(pickle.UnpicklingError, match="is not kept"):
        kept(tmp_path / "kept", object)


def job(path, folder, name=""):
    data = path.read_bytes()
    to = folder / f"{path.name}.report"
    return Job(path, name or path.name, hashlib.sha256(data).hexdigest(), len(data), to)


def pages_of(count):
    return [
        f"{number}. 가온시 하천 정비\n○ 산책로 {number}km를 새로 포장함"
        for number in range(1, count + 1)
    ]


def test_files_of_all_kinds_are_read_as_one_by_one(tmp_path):
    paths = sorted(samples_dir("text").glob("*.txt")) + sorted(samples_dir("pdf").glob("*.pdf"))[:1]
    jobs = [job(path, tmp_path) for path in paths]
    progress = Recorded()
    progress.start("읽기", len(jobs))
    results = read_jobs(jobs, progress)
    for one, result in zip(jobs, results, strict=True):
        report = kept(one.to, Report)
        assert report == read_report(one.path, one.name)
        assert result.found.passages == len(report.passages)
        assert result.found.figures == len(report.figures)
        assert result.found.warnings == report.warnings
        assert result.found.problem == ""
    done, total = progress.steps["읽기"]
    assert done == total >= len(jobs)
    assert progress.noted.startswith(f"파일 {len(jobs)}/{len(jobs)} · 쪽 ")


def test_a_long_pdf_is_read_range_by_range_as_in_one_go(tmp_path):
    path = write_pdf(tmp_path / "긴 보고.pdf", pages_of(2 * RANGE + 7))
    progress = Recorded()
    progress.start("읽기", 1)
    (result,) = read_jobs([job(path, tmp_path)], progress)
    assert result.found.problem == ""
    assert kept(tmp_path / "긴 보고.pdf.report", Report) == read_report(path, path.name)
    assert progress.steps["읽기"] == [2 * RANGE + 7] * 2
    assert progress.noted == f"파일 1/1 · 쪽 {2 * RANGE + 7}/{2 * RANGE + 7}"


def test_page_ranges_that_were_read_are_not_read_again(tmp_path):
    path = write_pdf(tmp_path / "긴 보고.pdf", pages_of(RANGE + 5))
    one = job(path, tmp_path)
    other = write_pdf(tmp_path / "다른.pdf", ["99. 먼저 읽어 둔 쪽임"] * RANGE)
    keep(one.to.with_suffix(f".pages-1-{RANGE}"), read_pages(other, 1, RANGE))
    (result,) = read_jobs([one], Silent())
    texts = [line.text for line in kept(one.to, Report).lines]
    assert result.found.problem == ""
    assert "99. 먼저 읽어 둔 쪽임" in texts
    assert f"{RANGE + 1}. 가온시 하천 정비" in texts
    assert "1. 가온시 하천 정비" not in texts


def test_a_torn_page_range_is_read_again(tmp_path):
    path = write_pdf(tmp_path / "긴 보고.pdf", pages_of(RANGE + 5))
    one = job(path, tmp_path)
    one.to.with_suffix(f".pages-1-{RANGE}").write_bytes(b"torn")
    (result,) = read_jobs([one], Silent())
    assert result.found.problem == ""
    assert kept(one.to, Report) == read_report(path, path.name)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("깨진.pdf", b"%PDF-1.7\nbroken", "PDF"),
        ("빈.txt", b"", "내용이 없는"),
        ("그림.png", b"\x89PNG", "읽지 않습니다"),
        ("글.hwpx", b"PK\x03\x04broken", "다."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_of_beside_others(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    good = next(iter(sorted(samples_dir("text").glob("*.txt"))))
    progress = Recorded()
    progress.start("읽기", 2)
    bad, fine = read_jobs([job(tmp_path / name, tmp_path), job(good, tmp_path)], progress)
    assert told in bad.found.problem
    assert fine.found.problem == ""
    assert not (tmp_path / f"{name}.report").exists()
    done, total = progress.steps["읽기"]
    assert done == total


def test_a_full_data_folder_is_told_of(tmp_path):
    good = next(iter(sorted(samples_dir("text").glob("*.txt"))))
    one = job(good, tmp_path / "없는 폴더")
    (result,) = read_jobs([one], Silent())
    assert "자료 폴더" in result.found.problem


@pytest.mark.parametrize("problem", ["slow", "memory", "died", "failed"])
def test_every_way_to_fail_is_told_with_what_to_do(problem):
    assert message(f"ingest.work_{problem}").endswith("십시오.")
