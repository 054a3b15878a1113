"""``ask --explain``: how the question was read, what was found, what was checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main

Run = Callable[..., tuple[int, str, str]]

SAMPLE_QUESTION = "가게 주인을 돕는 사업의 2024년 예산은 얼마인가?"


@pytest.fixture
def run(
    sample_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run the command line on the sample reports."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("current", "snapshots", "models"):
        (folder / name).symlink_to(sample_data / name)
    monkeypatch.setenv("UIJEONG_DATA", str(folder))

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run


def test_the_explanation_stands_below_the_same_answer(run: Run) -> None:
    _, plain, _ = run("ask", SAMPLE_QUESTION)
    code, explained, _ = run("ask", SAMPLE_QUESTION, "--explain")
    assert code == 0
    assert explained.startswith(plain)
    more = explained[len(plain) :]
    assert "질문을 이렇게 읽었습니다." in more
    assert "연도: 2024년" in more
    assert "답의 종류: 수치" in more
    assert "가게 주인 → 소상공인 (일상어" in more
    assert "이런 곳을 찾았습니다." in more
    assert "보고서에 답이 없을 가능성" in more


def test_programs_read_the_explanation_beside_the_answer(run: Run) -> None:
    _, plain, _ = run("ask", SAMPLE_QUESTION, "--json")
    _, explained, _ = run("ask", SAMPLE_QUESTION, "--json", "--explain")
    answer = json.loads(explained)
    told = answer.pop("explain")
    assert {k: v for k, v in answer.items() if k != "seconds"} == {
        k: v for k, v in json.loads(plain).items() if k != "seconds"
    }
    understood = told["understood"]
    assert understood["years"] == [2024]
    assert understood["kind"] == "figure"
    assert understood["units"] == ["원"]
    assert {"asked": "가게 주인", "source": "everyday"}.items() <= understood["expansions"][
        0
    ].items()
    assert [c["report"] for c in told["candidates"]] == [
        r["report"] for r in answer["retrieved"][:10]
    ]
    scores = [candidate["score"] for candidate in told["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert {figure["unit"] for figure in told["figures"]} <= {"원"}
    assert told["checks"] == answer["figures"]
    assert 0 <= told["absent"]["probability"] <= 1


@pytest.mark.parametrize("question", ["은 는 이 가", "가", "ㅋㅋ", "1", "그거 뭐야", "뷁뷁 쀍"])
def test_a_question_of_nothing_known_is_told_so(run: Run, question: str) -> None:
    _, out, _ = run("ask", question, "--json", "--explain")
    answer = json.loads(out)
    assert answer["abstained"]
    assert answer["citations"] == []


def test_emojis_are_no_question(run: Run) -> None:
    code, _, err = run("ask", "😀🎉", "--explain")
    assert code == 2
    assert "질문이 비어 있습니다" in err


def test_only_one_question_is_explained(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": "1", "question": "예산은?"}\n', encoding="utf-8")
    code, _, err = run("ask", "--input", str(file), "--output", "a.jsonl", "--explain")
    assert code == 2
    assert "질문 하나에만" in err
