"""Sweeps: what a file may say, and runs under several settings side by side."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from model_helpers import save_tiny_model

from assistant.settings import Settings
from eval.desk import Task
from eval.sweep import read_sweep, run_sweep
from index.embedding import KOREAN_TRIPLES
from ingest.errors import UsageError
from ingest.progress import Silent

TWO = '[[run]]\nname = "usual"\n[[run]]\nname = "fewer"\nsettings = { top_k = 10 }\n'


@pytest.fixture
def few(tmp_path) -> Path:
    """The first three questions of the sample set, as a set of their own."""
    sets = Path(__file__).parents[1] / "eval" / "sets"
    lines = (sets / "samples.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "few.jsonl").write_text("".join(lines[:3]))
    description = (sets / "samples.toml").read_text().replace('"samples"', '"few"')
    (tmp_path / "few.toml").write_text(description)
    return tmp_path / "few.jsonl"


def sweep_file(folder: Path, text: str) -> Path:
    path = folder / "sweep.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[run]\n", "읽을 수 없습니다"),
        ("run = []", r"\[\[run\]\]이 없습니다"),
        ("[[run]]\nsettings = {}", r"run\.0\.name"),
        ('[[run]]\nname = "a"\nseting = {}', r"run\.0\.seting"),
        ('[[run]]\nname = "a"\n[[run]]\nname = "a"', "이름 'a'"),
        ('[[run]]\nname = "../a"', "이름 '../a'"),
        ('[[run]]\nname = "a"\nsettings = { top_k = 1 }', "쓸 수 없는 설정이 있습니다: top_k"),
        ('[[run]]\nname = "a"\nsettings = { topk = 1 }', "쓸 수 없는 설정이 있습니다: topk"),
    ],
)
def test_a_file_that_cannot_be_run_is_refused_before_anything_is(tmp_path, text, told):
    path = sweep_file(tmp_path, text)
    with pytest.raises(UsageError, match=told):
        run_sweep(path, Task(), Settings(data=tmp_path / "none"), None, Silent())
    assert [entry.name for entry in tmp_path.iterdir()] == ["sweep.toml"]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"no\.toml"):
        read_sweep(tmp_path / "no.toml")


def test_settings_are_compared_with_the_first_run(tmp_path, few, sample_data):
    path, out = sweep_file(tmp_path, TWO), tmp_path / "out"
    settings = Settings(data=sample_data)
    table = run_sweep(path, Task(questions=str(few)), settings, out, Silent())
    usual, fewer = json.loads((out / "sweep.json").read_text())
    assert (usual["name"], fewer["settings"]) == ("usual", {"top_k": 10})
    assert usual["changes"] == []
    assert {change["measure"] for change in fewer["changes"]} >= {"right", "top5"}
    text = table.read_text()
    assert "| 측정값 | usual | fewer |" in text
    assert "| fewer | top_k = 10 |" in text
    retrieved = [
        len(json.loads(line)["answer"]["retrieved"])
        for name in ("usual", "fewer")
        for line in (out / name / "results.jsonl").read_text().splitlines()[:1]
    ]
    assert retrieved == [20, 10]


def test_another_embedding_gets_an_index_of_its_own(tmp_path, few, sample_data):
    data = tmp_path / "data"
    shutil.copytree(sample_data, data, symlinks=True)
    topics = {
        word: number
        for number, (text, same, _) in enumerate(KOREAN_TRIPLES)
        for word in f"{text} {same}".split()
    }
    model = save_tiny_model(tmp_path / "tiny", topics)
    text = f'[[run]]\nname = "tiny"\nsettings = {{ embedding = "{model}" }}\n'
    path = sweep_file(tmp_path, '[[run]]\nname = "built-in"\n' + text)
    before = (data / "current").read_text()
    run_sweep(path, Task(questions=str(few)), Settings(data=data), tmp_path / "out", Silent())
    built_in, tiny = json.loads((tmp_path / "out" / "sweep.json").read_text())
    assert built_in["snapshot"] == before.strip() != tiny["snapshot"]
    assert (data / "current").read_text() == before
