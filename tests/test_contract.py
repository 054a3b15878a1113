"""The contract: what the program writes fits the schemas that are kept beside it, and they bite."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.cli import main
from assistant.command.objects import figure_object
from index.snapshot import open_current

QUESTIONS = (
    "2025년 청년취업과의 예산현액은 얼마입니까?",
    "2023년과 2025년의 경제일자리국 현원을 비교해 주십시오.",
    "창업허브 나래는 무엇을 하는 곳입니까?",
    "골목상권 활력 지원의 추진실적을 알려 주십시오.",
    "화성 우주정거장의 승강기는 몇 대입니까?",
    "",
)


def schema(name: str) -> Draft202012Validator:
    text = files("assistant").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    return Draft202012Validator(json.loads(text))


@pytest.fixture(scope="module")
def answers(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("contract")
    rows = [{"id": str(i), "question": q} for i, q in enumerate(QUESTIONS)]
    path = folder / "q.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UIJEONG_DATA", str(sample_data))
        assert main(["ask", "--input", str(path), "--output", str(folder / "a.jsonl")]) == 0
    lines = (folder / "a.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_answer_fits_the_schema(answers: list[dict[str, Any]]) -> None:
    validator = schema("answer")
    faults = [error.message for answer in answers for error in validator.iter_errors(answer)]
    assert faults == []
    assert len(answers) == len(QUESTIONS)


def test_markers_and_citations_agree(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        marked = {int(n) for n in re.findall(r"\[(\d+)\]", answer["answer"])}
        numbers = [citation["n"] for citation in answer["citations"]]
        assert numbers == list(range(1, len(numbers) + 1))
        assert marked == set(numbers)
        assert {f["citation"] for f in answer["figures"]} <= {*numbers, None}


def test_quotes_are_the_cited_lines_letter_for_letter(
    answers: list[dict[str, Any]], sample_dir: Path
) -> None:
    cited = [citation for answer in answers for citation in answer["citations"]]
    assert cited
    for citation in cited:
        first, last = citation["lines"]
        text = (sample_dir / citation["report"]).read_text(encoding="utf-8").split("\n")
        assert citation["quote"] == "\n".join(text[first - 1 : last])


def test_every_figure_fits_the_schema(sample_data: Path) -> None:
    validator = schema("figure")
    figures = open_current(sample_data).records.figures()
    assert figures
    faults = [e.message for f in figures for e in validator.iter_errors(figure_object(f))]
    assert faults == []


SPOILT: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("no snapshot", lambda a: a.pop("snapshot")),
    ("unknown key", lambda a: a.update(mood="good")),
    ("unknown mode", lambda a: a.update(mode="magic")),
    ("no total time", lambda a: a["seconds"].pop("total")),
    ("statement without source", lambda a: a.update(citations=[])),
    ("text without marker", lambda a: a.update(answer="그렇습니다.")),
    ("lines of one number", lambda a: a["citations"][0].update(lines=[3])),
    ("lines and page", lambda a: a["citations"][0].update(page=1)),
    ("neither lines nor page", lambda a: a["retrieved"][0].update(lines=None)),
    ("empty cell", lambda a: a["citations"][0].update(cell=None)),
    ("unknown state", lambda a: a["figures"][0].update(state="글쎄")),
    ("calculation without formula", lambda a: a["figures"][0].update(state="계산값")),
    ("value as text", lambda a: a["figures"][0].update(value="1")),
    ("premise without source", lambda a: a.update(premise={"claim": "", "report_says": ""})),
]


@pytest.mark.parametrize(("fault", "spoil"), SPOILT, ids=[fault for fault, _ in SPOILT])
def test_schema_refuses(
    answers: list[dict[str, Any]], fault: str, spoil: Callable[[dict[str, Any]], object]
) -> None:
    answer = copy.deepcopy(answers[0])
    spoil(answer)
    assert not schema("answer").is_valid(answer), fault
