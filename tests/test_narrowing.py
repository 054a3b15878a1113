"""``ask --report --year --body`` and the same in a batch."""

import json

import pytest

from assistant.cli import main
from assistant.command.narrowing import filter_in, filter_of
from index.filters import Filter
from index.records import ReportInfo
from ingest.errors import UijeongError, UsageError


def info(name, body, issued):
    return ReportInfo(name, "", "", "", "", body, issued, "", None, 0, 1, 0)


KNOWN = [info("jobs_2030.txt", "경제국", "2030-04"), info("parks_2031.txt", "공원 녹지국", "2031")]


def test_parts_of_names_and_bodies_mean_the_whole():
    found = filter_of(["parks"], [2031], ["녹지국"], KNOWN)
    assert found.reports == {"parks_2031.txt"}
    assert found.bodies == {"공원 녹지국"}
    assert [report.name for report in KNOWN if found.allows(report)] == ["parks_2031.txt"]


def test_a_body_is_found_however_it_is_spaced():
    assert filter_of([], [], ["공원녹지국"], KNOWN).bodies == {"공원 녹지국"}
    assert filter_of([], [], ["국"], KNOWN).bodies == {"경제국", "공원 녹지국"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((["하천"], [], []), "하천"),
        (([], [1999], []), "1999년.*2030, 2031"),
        (([], [], ["없는과"]), "없는과라는 기관.*경제국, 공원 녹지국"),
        (([], [], [" "]), "경제국, 공원 녹지국"),
    ],
)
def test_what_means_no_report_is_told_with_what_there_is(given, told):
    with pytest.raises(UsageError, match=told):
        filter_of(*given, KNOWN)


def test_a_line_without_the_keys_leaves_everything_in():
    assert filter_in({"question": "?", "years": []}, KNOWN) == Filter()


@pytest.mark.parametrize("line", [{"years": ["2030"]}, {"reports": "jobs"}, {"bodies": [1]}])
def test_keys_that_hold_something_else_are_refused(line):
    with pytest.raises(UijeongError, match="목록"):
        filter_in(line, KNOWN)


def test_answers_come_from_the_reports_allowed(sample_data, monkeypatch, capsys):
    monkeypatch.setenv("UIJEONG_DATA", str(sample_data))
    question = "골목상권 활력 지원 본예산은 얼마인가?"
    assert main(["ask", question, "--report", "jobs_2023", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {place["report"] for place in answer["retrieved"]} == {"jobs_2023.txt"}
    assert main(["ask", question, "--year", "2025", "--report", "jobs_2023"]) == 2
    assert "찾을 곳이 없습니다" in capsys.readouterr().err


def test_each_line_of_a_batch_has_its_own_filter(sample_data, tmp_path, monkeypatch):
    monkeypatch.setenv("UIJEONG_DATA", str(sample_data))
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    asked = [{"years": [2024]}, {"bodies": ["시민여가국"], "years": [2023]}, {"years": ["x"]}]
    lines = [json.dumps({"question": "골목상권 활력 지원 본예산은?"} | more) for more in asked]
    questions.write_text("\n".join(lines), encoding="utf-8")
    assert main(["ask", "--input", str(questions), "--output", str(answers)]) == 0
    found = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
    assert {p["report"] for p in found[0]["retrieved"]} == {"jobs_2024.txt", "leisure_2024.txt"}
    assert "찾을 곳이 없습니다" in found[1]["answer"]
    assert found[2]["abstained"]
    assert main(["ask", "--input", str(questions), "--output", str(answers), "--year", "2024"]) == 2
