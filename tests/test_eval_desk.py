"""The command: from the set's name to reports and exit code, and what it refuses to begin."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from desk_helpers import content
from llm_server import Reply, llm_server

from assistant.settings import Settings
from eval.desk import run_command, set_path
from ingest.errors import UijeongError, UsageError

SETS = Path(__file__).parents[1] / "eval" / "sets"
TIMES = re.compile(rb"<!-- times:begin .*<!-- times:end -->", re.DOTALL)


@pytest.fixture
def few(tmp_path) -> Path:
    """One question of each kind of the sample set, as a set of their own."""
    kinds: dict[str, str] = {}
    for line in (SETS / "samples.jsonl").read_text().splitlines(keepends=True):
        kinds.setdefault(json.loads(line)["kind"], line)
    (tmp_path / "few.jsonl").write_text("".join(kinds.values()))
    description = (SETS / "samples.toml").read_text().replace('"samples"', '"few"')
    (tmp_path / "few.toml").write_text(description)
    return tmp_path / "few.jsonl"


@pytest.fixture
def settings(sample_data) -> Settings:
    return Settings(data=sample_data)


def lasting(folder: Path) -> dict[str, bytes]:
    """Everything of a run's folder that two runs must agree in."""
    files = content(folder)
    del files["times.json"]
    return files | {"report.html": TIMES.sub(b"", files["report.html"])}


def test_two_runs_agree_to_the_byte_but_for_times_however_many_work_on_them(
    tmp_path, few, settings, capsys
):
    for name, workers in (("one", 1), ("two", 2)):
        code = run_command(settings, questions=str(few), output=tmp_path / name, workers=workers)
        assert code == 0
    assert lasting(tmp_path / "one") == lasting(tmp_path / "two")
    told = capsys.readouterr().out
    assert "질문집 few 1: 질문 12개 가운데" in told
    assert "report.html에 썼습니다" in told
    results = (tmp_path / "one" / "results.jsonl").read_text().splitlines()
    assert all(json.loads(line)["scores"]["quote_intact"] in (1, None) for line in results)


def test_a_broken_floor_is_told_and_exits_with_one(tmp_path, few, settings, capsys):
    gates = tmp_path / "gates.toml"
    gates.write_text("[floors.few.all]\ntop10 = 1.01\nquote_intact = 1.0\n")
    out = tmp_path / "out"
    assert run_command(settings, questions=str(few), output=out, gates=gates) == 1
    assert "합격 기준에 못 미칩니다: 상위 10개 안의 근거(전체)" in capsys.readouterr().out
    summary = json.loads((out / "summary.json").read_text())
    assert [gate["passed"] for gate in summary["gates"]] == [False, True]
    gates.write_text("[floors.few.all]\ntop10 = 0.01\n")
    assert run_command(settings, questions=str(few), output=out, gates=gates) == 0
    assert "합격 기준 1개를 모두 지켰습니다" in capsys.readouterr().out


def test_a_baseline_is_compared_and_a_seeded_regression_fails(tmp_path, few, settings):
    earlier, out = tmp_path / "earlier", tmp_path / "out"
    gates = tmp_path / "gates.toml"
    gates.write_text("significance = 0.9\n[falls.few]\ntop1 = 0.02\n")
    run_command(settings, questions=str(few), output=earlier)
    again = {"questions": str(few), "output": out, "baseline": earlier, "gates": gates}
    assert run_command(settings, **again) == 0
    assert json.loads((out / "comparison.json").read_text())["questions"] == []
    # What was found loses its first places, as a ranker without its weights would.
    results = out / "results.jsonl"
    worse = [json.loads(line) for line in results.read_text().splitlines()]
    for result in worse:
        result["answer"]["retrieved"] = result["answer"]["retrieved"][3:]
    results.write_text("".join(json.dumps(result) + "\n" for result in worse))
    assert run_command(settings, **again) == 1
    assert "상위 1개 안의 근거" in (out / "comparison.md").read_text()


def test_half_a_set_goes_to_a_folder_of_its_own_in_the_data_folder(tmp_path, few, sample_data):
    data = tmp_path / "data"
    data.mkdir()
    for entry in sample_data.iterdir():
        (data / entry.name).symlink_to(entry)
    run_command(Settings(data=data), questions=str(few), split="dev", export=tmp_path / "out")
    snapshot = (data / "current").read_text().strip()
    folder = data / "eval" / f"few-{snapshot}-dev"
    asked = [json.loads(line)["id"] for line in (folder / "results.jsonl").open()]
    dev = [q for q in map(json.loads, few.open()) if q["split"] == "dev"]
    assert asked == [question["id"] for question in dev]
    assert (tmp_path / "out" / "trec" / "run.txt").exists()


def test_a_set_for_other_reports_writes_nothing(tmp_path, few, settings):
    description = few.with_suffix(".toml")
    text = description.read_text()
    description.write_text(re.sub(r'(jobs_2023.txt" = ")....', r"\g<1>0000", text))
    with pytest.raises(UijeongError, match=r"jobs_2023\.txt: 내용이 질문집을 만들 때와 다릅니다"):
        run_command(settings, questions=str(few), output=tmp_path / "out")
    description.unlink()
    few.write_text(few.read_text().replace("jobs_2024.txt", "jobs_2034.txt"))
    with pytest.raises(UijeongError, match=r"jobs_2034\.txt: 색인에 없습니다"):
        run_command(settings, questions=str(few), output=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_lines_that_a_report_does_not_have_are_faults_of_the_set(tmp_path, few, settings):
    few.write_text(re.sub(r'"lines": \[\d+, \d+\]', '"lines": [9000, 9001]', few.read_text()))
    with pytest.raises(UijeongError, match="보고서 밖의 줄"):
        run_command(settings, questions=str(few), output=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"split": "train"}, "train"),
        ({"questions": "no-such-set"}, "no-such-set"),
        ({"sweep": Path("s.toml"), "baseline": Path("b")}, "--sweep"),
        ({"sweep": Path("s.toml"), "export": Path("b")}, "--sweep"),
        ({"gates": Path("no.toml")}, "no.toml"),
        ({"baseline": Path("no-such-run")}, "no-such-run"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_asked(tmp_path, settings, options, told):
    with pytest.raises(UsageError, match=told):
        run_command(settings, output=tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_a_language_model_is_asked_several_questions_at_a_time(tmp_path, few, sample_data):
    with llm_server([Reply("보고서에서 찾지 못했습니다.", delay=0.1)]) as server:
        settings = Settings(data=sample_data, llm_url=server.url, llm_model="scripted")
        run_command(settings, questions=str(few), output=tmp_path / "out", workers=3)
        assert server.calls
    asked = [json.loads(line)["id"] for line in (tmp_path / "out" / "results.jsonl").open()]
    assert asked == [question["id"] for question in map(json.loads, few.open())]
    meta = json.loads((tmp_path / "out" / "meta.json").read_text())
    assert (meta["mode"], meta["settings"]["llm_model"]) == ("generative", "scripted")


def test_a_question_that_cannot_be_answered_is_named_and_the_rest_kept(tmp_path, few, settings):
    lines = few.read_text().splitlines()
    last = json.loads(lines[-1])
    lines[-1] = json.dumps(last | {"question": "가나다 " * 2000})
    few.write_text("\n".join(lines))
    with pytest.raises(UijeongError, match=f"질문 {last['id']}에 답하지 못해"):
        run_command(settings, questions=str(few), output=tmp_path / "out", workers=1)
    kept = (tmp_path / "out" / "results.jsonl").read_text().splitlines()
    assert len(kept) == len(lines) - 1


def test_shipped_sets_go_by_their_names(tmp_path, monkeypatch):
    assert set_path("samples").read_bytes() == (SETS / "samples.jsonl").read_bytes()
    assert set_path("mine.jsonl") == Path("mine.jsonl")
    monkeypatch.chdir(tmp_path)
    Path("samples").write_text("")
    assert set_path("samples") == Path("samples")
