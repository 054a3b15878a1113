import json
import os
import shutil

import numpy as np
import pytest
from index_helpers import LetterSource, Recorded, letters
from pdf_helpers import write_pdf

from index.build import build, remove
from index.outcomes import NothingIndexed, Outcome
from index.plan import Wanted
from index.problems import file_problems
from index.reading import read_files
from index.snapshot import open_current
from index.swap import exclusive
from index.work import Work
from ingest.errors import UijeongError, UsageError
from ingest.model import Report
from ingest.progress import Silent
from ingest.sources import find_files
from ingest.work.kept import kept

TOPICS = {
    "도서관.txt": ("가람시 문화국", "작은도서관 확충", "신규 도서관 7개소를 개관함"),
    "하천.txt": ("가람시 물관리국", "솔내천 정비", "산책로 12km를 새로 포장함"),
    "공원.txt": ("가람시 녹지국", "그늘숲 조성", "느티나무 3,400주를 심음"),
}


def write_text(folder, name, extra=""):
    body, topic, result = TOPICS[name]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    staff = len(topic) * 7
    path.write_text(
        f"2031년 주요업무 보고\n\n2031. 6.\n\n{body}\n\n"
        f"Ⅰ. 일반 현황\n\n1. 조직\n□ 인력 현황\n ○ 정원 {staff}명, 현원 {staff - 2}명\n\n"
        f"Ⅱ. 주요 업무\n\n1. {topic}\n□ 사업 개요\n ○ 소요예산 : 1,250백만원\n"
        f" ○ 기간 : 2031. 1.~12.\n"
        f"□ 추진 실적\n ○ {result}\n ○ 주민 설명회 4회 개최{extra}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "보고서"
    write_text(folder, "도서관.txt")
    write_text(folder, "하천.txt")
    return folder


@pytest.fixture
def data(tmp_path):
    return tmp_path / "var"


def ingest(data, *paths, embedding=None, progress=None):
    return build(find_files(paths), data, embedding or LetterSource(), progress or Silent())


def states(result):
    return {outcome.name: outcome.state for outcome in result.outcomes}


def indexed_names(data):
    return [info.name for info in open_current(data).records.reports()]


def find(data, words):
    """Return the report of the best passage by words and by vectors."""
    snapshot = open_current(data)
    passages = list(snapshot.records.all_passages())
    by_words = snapshot.words.top(words.split(), 1)
    by_vector = snapshot.vectors.search(letters(words), 1)
    return passages[by_words[0][0]].report, passages[by_vector[0][0]].report


def same_index(a, b):
    """Tell whether two indexes hold and find the same."""
    one, two = open_current(a), open_current(b)
    question = letters("산책로 포장")
    return (
        one.id == two.id
        and one.records.reports() == two.records.reports()
        and [one.records.stored(n) for n in indexed_names(a)]
        == [two.records.stored(n) for n in indexed_names(b)]
        and np.array_equal(one.words.scores(["산책로", "개"]), two.words.scores(["산책로", "개"]))
        and np.array_equal(one.vectors.scores(question), two.vectors.scores(question))
    )


def edit_manifest(data, change):
    path = open_current(data).path / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), "utf-8")


def test_reports_are_read_and_found(data, folder):
    progress = Recorded()
    result = ingest(data, folder, progress=progress)
    assert states(result) == {"도서관.txt": "read", "하천.txt": "read"}
    assert result.written
    assert result.snapshot_id == open_current(data).id
    assert result.reports == 2
    infos = open_current(data).records.reports()
    assert result.passages == sum(info.passage_count for info in infos) > 0
    assert result.figures == sum(info.figure_count for info in infos)
    assert [o.passages for o in result.outcomes] == [info.passage_count for info in infos]
    assert find(data, "산책로") == ("하천.txt", "하천.txt")
    assert find(data, "개관") == ("도서관.txt", "도서관.txt")
    assert list(progress.steps) == ["읽기", "형태소 분석", "벡터", "저장"]
    assert all(done == total > 0 for done, total in progress.steps.values())
    assert progress.ended == 4
    open_current(data).verify()


def test_every_passage_has_its_tokens_and_vectors(data, folder):
    ingest(data, folder)
    snapshot = open_current(data)
    count = len(list(snapshot.records.all_passages()))
    assert snapshot.words.count == snapshot.vectors.count == len(snapshot.records.tokens()) == count


def test_unchanged_files_cost_nothing(data, folder):
    first = ingest(data, folder)
    embedding, progress = LetterSource(), Recorded()
    again = ingest(data, folder, embedding=embedding, progress=progress)
    assert states(again) == {"도서관.txt": "unchanged", "하천.txt": "unchanged"}
    assert not again.written
    assert (again.snapshot_id, again.passages, again.figures, again.reports) == (
        first.snapshot_id, first.passages, first.figures, 2,
    )  # fmt: skip
    assert [o.passages for o in again.outcomes] == [o.passages for o in first.outcomes]
    assert embedding.loads == 0
    assert progress.steps == {}


def test_a_file_that_was_only_touched_is_unchanged(data, folder):
    ingest(data, folder)
    os.utime(folder / "하천.txt", ns=(1, 1))
    assert states(ingest(data, folder))["하천.txt"] == "unchanged"


def test_a_change_of_equal_length_is_noticed(data, folder):
    ingest(data, folder)
    path = folder / "하천.txt"
    path.write_text(path.read_text("utf-8").replace("12km", "34km"), "utf-8")
    assert states(ingest(data, folder))["하천.txt"] == "read"


def test_only_the_changed_file_is_read_and_encoded(data, folder, tmp_path):
    first = ingest(data, folder)
    write_text(folder, "하천.txt", "\n ○ 징검다리 3곳 설치")
    progress = Recorded()
    result = ingest(data, folder, progress=progress)
    assert states(result) == {"도서관.txt": "unchanged", "하천.txt": "read"}
    assert result.snapshot_id != first.snapshot_id
    assert progress.steps["읽기"] == [1, 1]
    changed = open_current(data).records.report("하천.txt").passage_count
    assert progress.steps["형태소 분석"] == [changed, changed]
    assert find(data, "징검다리")[0] == "하천.txt"


def test_an_index_that_grew_equals_one_made_at_once(data, folder, tmp_path):
    ingest(data, folder)
    write_text(folder, "하천.txt", "\n ○ 징검다리 3곳 설치")
    write_text(folder, "공원.txt")
    (folder / "도서관.txt").unlink()
    ingest(data, folder)
    write_text(folder, "도서관.txt", " (2031년 5월)")
    ingest(data, folder)
    fresh = tmp_path / "fresh"
    ingest(fresh, folder)
    assert same_index(data, fresh)


def test_the_same_files_give_the_same_bytes(data, folder, tmp_path):
    ingest(data, folder)
    ingest(tmp_path / "other", folder)
    one, two = open_current(data), open_current(tmp_path / "other")
    assert one.manifest.parts == two.manifest.parts


def test_a_file_that_is_gone_leaves_the_index(data, folder):
    ingest(data, folder)
    (folder / "하천.txt").unlink()
    result = ingest(data, folder)
    assert states(result) == {"도서관.txt": "unchanged", "하천.txt": "removed"}
    assert indexed_names(data) == ["도서관.txt"]


def test_files_that_are_not_given_stay(data, folder, tmp_path):
    ingest(data, folder)
    write_text(tmp_path / "추가", "공원.txt")
    result = ingest(data, tmp_path / "추가")
    assert states(result) == {"공원.txt": "read"}
    assert result.reports == 3
    write_text(folder, "하천.txt", " 함")
    result = ingest(data, folder / "하천.txt")
    assert states(result) == {"하천.txt": "read"}
    assert indexed_names(data) == ["공원.txt", "도서관.txt", "하천.txt"]


def test_another_folder_that_is_away_keeps_its_reports(data, folder, tmp_path):
    ingest(data, folder)
    folder.rename(tmp_path / "away")
    write_text(tmp_path / "추가", "공원.txt")
    ingest(data, tmp_path / "추가")
    assert indexed_names(data) == ["공원.txt", "도서관.txt", "하천.txt"]


def test_the_same_name_in_two_folders_is_told_apart(data, tmp_path):
    for year in ("2030", "2031"):
        write_text(tmp_path / year / "보고", "공원.txt", f" ({year}년)")
        ingest(data, tmp_path / year / "보고")
    write_text(tmp_path / "2032" / "보고", "공원.txt", " (2032년)")
    result = ingest(data, tmp_path / "2032" / "보고")
    assert states(result) == {"2032/보고/공원.txt": "read"}
    assert indexed_names(data) == ["2032/보고/공원.txt", "공원.txt", "보고/공원.txt"]
    again = ingest(data, tmp_path / "2031" / "보고")
    assert states(again) == {"보고/공원.txt": "unchanged"}


def test_a_file_reached_through_another_folder_is_the_same(data, folder):
    ingest(data, folder.parent / "보고서")
    write_text(folder / "지난해", "공원.txt")
    ingest(data, folder)
    result = ingest(data, folder / "지난해")
    assert states(result) == {"지난해/공원.txt": "unchanged"}
    assert result.reports == 3


def test_a_file_that_cannot_be_read_is_skipped_and_why(data, folder):
    (folder / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    result = ingest(data, folder)
    skipped = [outcome for outcome in result.outcomes if outcome.state == "skipped"]
    assert [outcome.name for outcome in skipped] == ["깨진.pdf"]
    assert skipped[0].reason.endswith("오.") or skipped[0].reason.endswith("다.")
    assert indexed_names(data) == ["도서관.txt", "하천.txt"]
    assert states(ingest(data, folder))["깨진.pdf"] == "skipped"
    assert len(list((data / "snapshots").iterdir())) == 1


def test_a_report_that_became_unreadable_stays_as_it_was(data, folder):
    ingest(data, folder)
    (folder / "하천.txt").write_bytes(b"")
    result = ingest(data, folder)
    outcome = next(o for o in result.outcomes if o.name == "하천.txt")
    assert outcome.state == "skipped"
    assert outcome.reason.endswith("이전에 읽은 내용을 색인에 그대로 둡니다.")
    assert find(data, "산책로")[0] == "하천.txt"


def test_nothing_readable_is_an_error_that_says_why(data, tmp_path):
    (tmp_path / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(NothingIndexed) as caught:
        ingest(data, tmp_path / "깨진.pdf")
    assert caught.value.exit_code == 1
    assert [(o.name, o.state) for o in caught.value.outcomes] == [("깨진.pdf", "skipped")]
    assert caught.value.outcomes[0].reason
    with pytest.raises(UijeongError, match="uijeong ingest"):
        open_current(data)


def test_nothing_readable_leaves_an_index_untouched(data, folder, tmp_path):
    before = ingest(data, folder).snapshot_id
    (tmp_path / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(NothingIndexed):
        ingest(data, tmp_path / "깨진.pdf")
    assert open_current(data).id == before


def test_another_embedding_encodes_without_reading(data, folder):
    before = ingest(data, folder)
    embedding, progress = LetterSource("letters-64-other"), Recorded()
    result = ingest(data, folder, embedding=embedding, progress=progress)
    assert set(states(result).values()) == {"unchanged"}
    assert result.written
    assert result.snapshot_id != before.snapshot_id
    assert embedding.loads == 1
    assert list(progress.steps) == ["벡터", "저장"]
    assert open_current(data).manifest.makers.embedding == "letters-64-other"


def test_other_ways_of_cutting_words_cut_again_without_reading(data, folder):
    ingest(data, folder)
    edit_manifest(data, lambda manifest: manifest["makers"].update(tokens="older"))
    progress = Recorded()
    ingest(data, folder, progress=progress)
    assert list(progress.steps) == ["형태소 분석", "저장"]


def test_renames_found_in_other_ways_are_found_anew_without_reading(data, folder):
    write_text(folder, "도서관.txt", " ○ 가온허브(舊 별빛센터) 운영\n")
    ingest(data, folder)
    edit_manifest(data, lambda manifest: manifest["makers"].update(renames="older"))
    progress = Recorded()
    ingest(data, folder, progress=progress)
    assert list(progress.steps) == ["저장"]
    (found,) = open_current(data).records.renames()
    assert (found.old, found.new) == ("별빛센터", "가온허브")


def test_files_that_older_code_read_are_read_again_given_or_not(data, folder, tmp_path):
    ingest(data, folder)
    write_text(tmp_path / "추가", "공원.txt")
    ingest(data, tmp_path / "추가")
    edit_manifest(data, lambda manifest: [f.update(reader="older") for f in manifest["files"]])
    (folder / "하천.txt").unlink()
    result = ingest(data, tmp_path / "추가")
    assert states(result) == {"공원.txt": "read", "도서관.txt": "read"}
    assert indexed_names(data) == ["공원.txt", "도서관.txt", "하천.txt"]


@pytest.mark.parametrize("part", ["records.sqlite", "vectors.faiss", "words/vocab.index.json"])
def test_a_damaged_index_is_made_anew_from_all_its_files(data, folder, tmp_path, part):
    ingest(data, folder)
    write_text(tmp_path / "추가", "공원.txt")
    ingest(data, tmp_path / "추가")
    path = open_current(data).path / part
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    result = ingest(data, tmp_path / "추가")
    assert set(states(result).values()) == {"read"}
    assert result.reports == 3
    open_current(data).verify()


@pytest.mark.parametrize("what", ["manifest.json", "snapshot", "current"])
def test_an_index_beyond_repair_is_made_anew_from_what_is_given(data, folder, what):
    ingest(data, folder)
    path = open_current(data).path
    if what == "snapshot":
        shutil.rmtree(path)
    else:
        (path / what if what != "current" else data / what).write_text("{", "utf-8")
    assert states(ingest(data, folder)) == {"도서관.txt": "read", "하천.txt": "read"}
    open_current(data).verify()


def test_a_newer_index_is_not_overwritten(data, folder):
    ingest(data, folder)
    edit_manifest(data, lambda manifest: manifest.update(format=99))
    with pytest.raises(UijeongError) as caught:
        ingest(data, folder)
    assert caught.value.key == "index.newer"


def test_an_older_index_is_replaced(data, folder):
    ingest(data, folder)
    edit_manifest(data, lambda manifest: manifest.update(format=0))
    assert set(states(ingest(data, folder)).values()) == {"read"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_run_that_breaks_off_leaves_the_index(data, folder, error):
    class Breaking(LetterSource):
        def load(self):
            raise error

    before = ingest(data, folder).snapshot_id
    write_text(folder, "공원.txt")
    with pytest.raises(error):
        ingest(data, folder, embedding=Breaking())
    assert open_current(data).id == before
    assert states(ingest(data, folder))["공원.txt"] == "read"


class BreaksOff(Recorded):
    """Interrupts a run when a step has told of ``units``; the steps before it are done."""

    def __init__(self, label, units):
        super().__init__()
        self.label, self.units = label, units

    def advance(self, units=1):
        super().advance(units)
        if list(self.steps)[-1] == self.label and self.steps[self.label][0] >= self.units:
            raise KeyboardInterrupt


def kept_in(data, pattern="*"):
    return sorted(path.name for path in (data / "work").glob(f"*/{pattern}"))


def test_a_run_that_breaks_off_goes_on_where_it_stopped(data, folder, tmp_path):
    write_text(folder, "공원.txt")
    with pytest.raises(KeyboardInterrupt):
        ingest(data, folder, progress=BreaksOff("읽기", 2))
    assert len(kept_in(data, "*.report")) == 2
    progress = Recorded()
    result = ingest(data, folder, progress=progress)
    assert progress.told == ["이어서 진행합니다: 2개 파일은 이미 읽었습니다."]
    assert progress.steps["읽기"] == [1, 1]
    assert set(states(result).values()) == {"read"}
    assert not (data / "work").exists()
    ingest(tmp_path / "fresh", folder)
    assert same_index(data, tmp_path / "fresh")


def test_a_run_that_broke_off_late_only_does_what_is_left(data, folder, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        ingest(data, folder, progress=BreaksOff("저장", 1))
    embedding, progress = LetterSource(), Recorded()
    result = ingest(data, folder, embedding=embedding, progress=progress)
    assert list(progress.steps) == ["저장"]
    assert embedding.loads == 0
    assert result.passages == sum(i.passage_count for i in open_current(data).records.reports())
    ingest(tmp_path / "fresh", folder)
    assert same_index(data, tmp_path / "fresh")


def test_a_file_that_changed_since_the_run_broke_off_is_read_again(data, folder):
    with pytest.raises(KeyboardInterrupt):
        ingest(data, folder, progress=BreaksOff("저장", 1))
    write_text(folder, "하천.txt", "\n ○ 징검다리 3곳 설치")
    progress = Recorded()
    ingest(data, folder, progress=progress)
    assert progress.steps["읽기"] == [1, 1]
    assert find(data, "징검다리")[0] == "하천.txt"


def test_vectors_of_another_model_are_not_gone_on_with(data, folder):
    with pytest.raises(KeyboardInterrupt):
        ingest(data, folder, progress=BreaksOff("저장", 1))
    embedding, progress = LetterSource("letters-64-other"), Recorded()
    ingest(data, folder, embedding=embedding, progress=progress)
    assert embedding.loads == 1
    assert list(progress.steps) == ["벡터", "저장"]


def test_torn_and_stale_remains_are_no_obstacle(data, folder, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        ingest(data, folder, progress=BreaksOff("저장", 1))
    work = next((data / "work").iterdir())
    for path in work.iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    (work / ".tmp-1-torn").write_text("torn")
    (data / "work" / "older").mkdir()
    (data / "work" / "older" / "left.report").write_text("left")
    progress = Recorded()
    ingest(data, folder, progress=progress)
    assert progress.told == []
    assert list(progress.steps) == ["읽기", "형태소 분석", "벡터", "저장"]
    assert not (data / "work").exists()
    ingest(tmp_path / "fresh", folder)
    assert same_index(data, tmp_path / "fresh")


def test_files_come_back_from_their_processes_in_order(data, tmp_path):
    names = ["다.txt", "가.txt", "나.txt"]
    for number, name in enumerate(names):
        write_text(tmp_path, "공원.txt", "\n ○ 벤치를 고침" * (3_000 - 1_000 * number))
        (tmp_path / "공원.txt").rename(tmp_path / name)
    wanted = [Wanted(str(tmp_path), tmp_path / name, name, None) for name in names]
    wanted.insert(1, Wanted("", tmp_path / "없음.txt", "없음.txt", None))
    progress = Recorded()
    work = Work(data, "reader")
    first, missing, *rest = read_files(wanted, work, progress)
    assert [reading.size for reading in (first, *rest)] == [
        (tmp_path / name).stat().st_size for name in names
    ]
    for name, reading in zip(names, (first, *rest), strict=True):
        report = kept(work.report_path(name, reading.sha256), Report)
        assert (report.name, len(report.passages)) == (name, reading.passages)
    assert missing.problem
    assert progress.steps == {"읽기": [3, 3]}


def problems(data):
    return {(file.name, file.state): file for file in file_problems(data)}


def test_problems_are_kept_until_the_file_is_read(data, folder):
    (folder / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    result = ingest(data, folder)
    reason = next(o.reason for o in result.outcomes if o.name == "깨진.pdf")
    found = problems(data)
    assert list(found) == [("깨진.pdf", "skipped")]
    assert found["깨진.pdf", "skipped"].reason == reason
    assert found["깨진.pdf", "skipped"].tried.startswith("20")
    ingest(data, folder / "하천.txt")
    assert list(problems(data)) == [("깨진.pdf", "skipped")]
    (folder / "깨진.pdf").unlink()
    ingest(data, folder / "하천.txt")
    assert problems(data) == {}


def test_a_file_that_was_mended_is_no_problem_any_more(data, folder):
    ingest(data, folder)
    whole = (folder / "하천.txt").read_bytes()
    (folder / "하천.txt").write_bytes(b"")
    ingest(data, folder)
    assert list(problems(data)) == [("하천.txt", "skipped")]
    (folder / "하천.txt").write_bytes(whole)
    assert states(ingest(data, folder))["하천.txt"] == "unchanged"
    assert problems(data) == {}


def test_problems_are_kept_where_nothing_could_be_indexed(data, tmp_path):
    (tmp_path / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(NothingIndexed):
        ingest(data, tmp_path / "깨진.pdf")
    assert list(problems(data)) == [("깨진.pdf", "skipped")]
    with pytest.raises(UijeongError, match="uijeong ingest"):
        file_problems(tmp_path / "elsewhere")


def test_warnings_of_a_report_are_problems_until_it_leaves(data, folder):
    write_pdf(folder / "쪽.pdf", ["1. 가온시 하천 정비\n○ 산책로 3km를 새로 포장함", ""])
    result = ingest(data, folder)
    warnings = next(o.warnings for o in result.outcomes if o.name == "쪽.pdf")
    found = problems(data)["쪽.pdf", "read"]
    assert found.warnings == warnings != ()
    assert found.tried.startswith("20")
    assert ingest(data, folder).written is False
    assert problems(data)["쪽.pdf", "read"] == found
    (folder / "쪽.pdf").write_bytes(b"%PDF-1.7\nbroken")
    ingest(data, folder)
    assert problems(data)["쪽.pdf", "skipped"].warnings == warnings
    remove(["쪽.pdf"], data)
    assert problems(data) == {}


def test_a_damaged_list_of_problems_is_begun_anew(data, folder):
    (folder / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    ingest(data, folder)
    (data / "problems.json").write_text('[{"name": 1', "utf-8")
    assert problems(data) == {}
    ingest(data, folder)
    assert list(problems(data)) == [("깨진.pdf", "skipped")]


def test_two_runs_at_once_are_refused(data, folder):
    with exclusive(data), pytest.raises(UijeongError, match="다른 작업") as caught:
        ingest(data, folder)
    assert caught.value.key == "index.locked"


def test_a_report_can_be_taken_out(data, folder):
    ingest(data, folder)
    result = remove(["하천.txt"], data)
    assert result.outcomes == (Outcome("하천.txt", "removed"),)
    assert indexed_names(data) == ["도서관.txt"]
    assert find(data, "개관") == ("도서관.txt", "도서관.txt")
    assert states(ingest(data, folder))["하천.txt"] == "read"


def test_taking_out_an_unknown_report_changes_nothing(data, folder):
    before = ingest(data, folder).snapshot_id
    with pytest.raises(UsageError, match="없는 보고서"):
        remove(["하천.txt", "바다.txt"], data)
    assert open_current(data).id == before


def test_taking_out_the_last_report_leaves_no_index(data, folder):
    ingest(data, folder)
    assert remove(["하천.txt", "도서관.txt"], data).reports == 0
    with pytest.raises(UijeongError, match="uijeong ingest"):
        open_current(data)
    assert states(ingest(data, folder)) == {"도서관.txt": "read", "하천.txt": "read"}
