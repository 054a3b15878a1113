"""Batches: what is read, what is refused, what is written, and that it is always the same."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from command_helpers import NAME, town_records
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli import main
from assistant.command.batch import (
    check_target,
    checked_lines,
    read_lines,
    tracked,
    write_lines,
)
from ingest.errors import UijeongError, UsageError

ASK = {"question": str}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"id": "1", "question": "가"}\n{"id"', "2번째 줄이 JSON이 아닙니다"),
        ('\n\n{"id": "1"}\n', "3번째 줄에 question이 없거나"),
        ('{"id": "1", "question": 7}', "1번째 줄에 question이 없거나"),
        ('["가"]', "1번째 줄이 JSON 객체가 아닙니다"),
        ("\n \n", "읽을 줄이 없습니다"),
        ('{"question": "가나"}'.encode("cp949"), "UTF-8로 쓰인 파일이 아닙니다"),
    ],
)
def test_bad_lines_are_named_by_their_number(tmp_path: Path, text: str | bytes, told: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(UsageError) as caught:
        read_lines(path, ASK)
    assert told in caught.value.message


def test_lines_keep_their_order_and_ids(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    rows = ['{"id": "b", "question": "가", "extra": 1}', "", '{"question": "나"}\r',
            '{"id": 3, "question": "다\u2028라"}']  # fmt: skip
    path.write_text("\ufeff" + "\n".join(rows), encoding="utf-8")
    assert [(line.number, line.id) for line in read_lines(path, ASK)] == [
        (1, "b"),
        (3, "3"),
        (4, 3),
    ]


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none()), max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory, objects: list[dict[str, object]]) -> None:
    path = tmp_path_factory.mktemp("batch") / "a.jsonl"
    write_lines(path, objects)
    if objects:
        assert [line.data for line in read_lines(path, {})] == objects


def test_failing_halfway_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("before\n")

    def objects():
        yield {"id": "1"}
        raise UijeongError("index.none")

    with pytest.raises(UijeongError):
        write_lines(path, objects())
    assert path.read_text() == "before\n"
    assert os.listdir(tmp_path) == ["a.jsonl"]


def test_targets_that_cannot_be_written_are_refused_first(tmp_path: Path) -> None:
    source = tmp_path / "q.jsonl"
    source.write_text("")
    (tmp_path / "link.jsonl").symlink_to(source)
    for target, told in [
        (tmp_path, "폴더입니다"),
        (tmp_path / "no" / "a.jsonl", "폴더가 없습니다"),
        (source, "같은 파일"),
        (tmp_path / "link.jsonl", "같은 파일"),
    ]:
        with pytest.raises(UsageError, match=told):
            check_target(source, target)
    check_target(source, tmp_path / "a.jsonl")


def test_progress_is_told_of_each_line_and_of_the_end() -> None:
    class Told(list):
        def start(self, label: str, total: int) -> None:
            self.append((label, total))

        def advance(self, units: int = 1) -> None:
            self.append(units)

        def finish(self) -> None:
            self.append("end")

    told = Told()
    assert list(tracked("가나", "일", 2, told)) == ["가", "나"]
    assert told == [("일", 2), 1, 1, "end"]


def test_checking_adds_states_and_problems(tmp_path: Path) -> None:
    records = town_records(tmp_path)
    path = tmp_path / "c.jsonl"
    good = {"n": 1, "report": NAME, "lines": [5, 5]}
    nowhere = {**good, "lines": [90, 91]}
    rows = [
        {"id": "a", "text": "소요예산은 1,250백만원입니다. [1]", "citations": [good]},
        {"id": "b", "text": "소요예산은 12.5억원입니다. [1]", "citations": [good], "more": 1},
        {"id": "c", "text": "방문객은 99,999명입니다. [1]", "citations": [good]},
        {
            "id": "d",
            "text": "방문객은 34,200명입니다. [1]",
            "citations": [nowhere],
        },
    ]
    write_lines(path, rows)
    lines = read_lines(path, {"text": str, "citations": list})
    checked = list(checked_lines(lines, records))
    states = [[figure["state"] for figure in line["figures"]] for line in checked]
    assert states == [["원문 일치"], ["단위 환산"], ["근거 없음"], ["근거 없음"]]
    assert checked[1]["more"] == 1
    assert [bool(line["problems"]) for line in checked] == [False, False, False, True]
    records.close()


@pytest.fixture
def _sample_index(sample_data: Path, tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(sample_data)


@pytest.mark.usefixtures("_sample_index")
def test_batch_is_answered_line_by_line_and_always_the_same(tmp_path: Path) -> None:
    questions = ["2025년 청년취업과의 예산현액은 얼마입니까?", "", "가" * 10_000,
                 "화성 우주정거장의 승강기는 몇 대입니까?"]  # fmt: skip
    path = tmp_path / "q.jsonl"
    write_lines(path, [{"id": f"q{i}", "question": q} for i, q in enumerate(questions)])
    runs = []
    for name in ("a.jsonl", "b.jsonl"):
        assert main(["ask", "--input", str(path), "--output", str(tmp_path / name)]) == 0
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        answers = [json.loads(line) for line in lines]
        runs.append([json.dumps({**a, "seconds": 0}, ensure_ascii=False) for a in answers])
    assert runs[0] == runs[1]
    assert [a["id"] for a in answers] == ["q0", "q1", "q2", "q3"]
    assert [a["abstained"] for a in answers] == [False, True, True, True]
    assert answers[1]["answer"].startswith("질문이 비어 있습니다")
    assert answers[2]["answer"].startswith("질문이 너무 깁니다")
    assert list(answers[0])[:2] == ["id", "question"]


@pytest.mark.usefixtures("_sample_index")
def test_malformed_batch_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "1", "question": "예산은?"}\n{"id": "2"}\n')
    assert main(["ask", "--input", str(path), "--output", str(tmp_path / "a.jsonl")]) == 2
    assert "2번째 줄" in capsys.readouterr().err
    assert not (tmp_path / "a.jsonl").exists()
