"""What ``ingest`` tells of its files and steps, and what ``reports --problems`` lists."""

from __future__ import annotations

import io
import json

import pytest
from pdf_helpers import write_pdf
from rich.console import Console

from assistant.cli import main
from assistant.command.console import Bars
from assistant.command.outcomes import problem_object, show_outcomes, show_problems
from index.outcomes import Outcome
from index.problems import FileProblems, Skipped, write_skipped

TEXT = "2031년 주요업무 보고\n\n가온시 물관리국\n\n1. 하천 정비\n ○ 소요예산 : 1,250백만원\n"


@pytest.mark.parametrize(("count", "shown", "more"), [(0, 0, 0), (2, 2, 0), (3, 3, 0), (9, 3, 6)])
def test_a_few_warnings_stand_beneath_their_file(capsys, count, shown, more):
    warnings = tuple(f"{page}쪽을 읽지 못했습니다." for page in range(count))
    show_outcomes([Outcome("가.pdf", "read", "", 3, 4, warnings)])
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "읽음  가.pdf (본문 조각 3개, 수치 4개)"
    assert rest[:shown] == [f"    알림: {text}" for text in warnings[:shown]]
    assert len(rest) == shown + bool(more)
    if more:
        assert rest[-1] == f"    그 밖에 {more}건: uijeong reports --problems로 볼 수 있습니다."


def test_warnings_of_unchanged_files_are_not_told_again(capsys):
    show_outcomes([Outcome("가.pdf", "unchanged", "", 3, 4, ("2쪽을 읽지 못했습니다.",))])
    assert capsys.readouterr().out.splitlines() == ["변경 없음  가.pdf (본문 조각 3개, 수치 4개)"]


def test_problems_are_listed_for_people_and_programs(capsys):
    problems = [
        FileProblems("가.pdf", "read", "", ("2쪽을 뺐습니다.", "3쪽을 뺐습니다."), "", 0.0),
        FileProblems("나.hwp", "skipped", "열 수 없습니다.", (), "2031-05-02T10:00:00+00:00", 1.5),
    ]
    show_problems(problems)
    header, *rows = (line.split("  ") for line in capsys.readouterr().out.splitlines())
    assert [cell.strip() for cell in header if cell] == ["파일", "상태", "읽은 때", "까닭과 알림"]
    texts = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert texts[:2] == [["가.pdf", "읽음", "2쪽을 뺐습니다."], ["3쪽을 뺐습니다."]]
    assert texts[2][:2] == ["나.hwp", "건너뜀"]
    assert texts[2][2].startswith("2031-05-02 ")
    assert texts[2][3] == "열 수 없습니다."
    assert problem_object(problems[0]) == {
        "report": "가.pdf", "state": "read", "reason": None,
        "warnings": ["2쪽을 뺐습니다.", "3쪽을 뺐습니다."], "tried": None, "seconds": None,
    }  # fmt: skip


def test_problems_stay_listed_until_they_are_gone(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "깨진.pdf").write_bytes(b"%PDF-1.7\nbroken")
    assert main(["reports", "--problems"]) == 1
    assert "uijeong ingest" in capsys.readouterr().err
    assert main(["ingest", "in/깨진.pdf"]) == 1
    assert capsys.readouterr().out.startswith("건너뜀  깨진.pdf: ")
    assert main(["reports", "--problems", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["report"], listed["state"], listed["warnings"]) == ("깨진.pdf", "skipped", [])
    assert listed["reason"].endswith("오.")
    assert listed["tried"].startswith("20")
    assert main(["reports", "--problems"]) == 0
    assert "깨진.pdf" in capsys.readouterr().out


def test_without_problems_that_is_said(capsys, sample_data, monkeypatch):
    show_problems([])
    assert "없습니다" in capsys.readouterr().out
    monkeypatch.setenv("UIJEONG_DATA", str(sample_data))
    assert main(["reports", "--problems", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [file for file in listed if file["state"] == "skipped"] == []


def test_two_files_of_one_name_are_listed_apart(tmp_path, capsys):
    files = [Skipped("가.pdf", f"/{n}/가.pdf", f"까닭 {n}.", "", 0.0) for n in (2, 1)]
    (tmp_path / "data").mkdir()
    write_skipped(tmp_path / "data", files)
    assert main(["reports", "--problems", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [file["reason"] for file in listed] == ["까닭 1.", "까닭 2."]


def test_a_terminal_shows_files_pages_and_the_time_left():
    screen = io.StringIO()
    bars = Bars(Console(file=screen, force_terminal=True, width=100))
    bars.start("읽기", 2)
    bars.grow(98)
    bars.advance(50)
    bars.note("파일 1/2 · 쪽 50/100")
    bars.tell("이어서 진행합니다.")
    bars.finish()
    shown = screen.getvalue()
    assert "파일 1/2 · 쪽 50/100" in shown
    assert "이어서 진행합니다." in shown
    assert "-:--:--" in shown or "0:00" in shown


def test_without_a_terminal_a_long_step_says_now_and_then_how_far_it_is(capsys):
    bars = Bars(every=0.0)
    bars.start("벡터", 200)
    bars.advance(50)
    bars.note("파일 1/2")
    bars.advance(50)
    bars.advance(100)
    bars.finish()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "벡터 (200)"
    assert lines[1:] == ["벡터: 50/200, 약 1분 남음", "벡터: 파일 1/2, 약 1분 남음"]


def test_short_steps_without_a_terminal_take_one_line(capsys):
    bars = Bars()
    bars.start("벡터", 2)
    bars.advance()
    bars.advance()
    bars.finish()
    assert capsys.readouterr().err.splitlines() == ["벡터 (2)"]


def test_a_run_that_goes_on_says_so(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "가.txt").write_text(TEXT, "utf-8")
    write_pdf(tmp_path / "in" / "나.pdf", ["1. 도로 정비\n○ 소요예산 : 300백만원", ""])
    # A model folder that is none stops the run after its files were read.
    (tmp_path / "uijeong.toml").write_text("embedding = './none'\n", "utf-8")
    assert main(["ingest", "in"]) == 1
    assert "읽기 (2)" in capsys.readouterr().err
    assert main(["ingest", "in"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "이어서 진행합니다: 2개 파일은 이미 읽었습니다."
    )
