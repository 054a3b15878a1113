"""``show`` and ``figures``, and the places of citations and figures in every format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from inspection_helpers import NAME, TEXT, opened, report
from test_contract import schema

from assistant.answer import Answer, Retrieved
from assistant.cite import citation_of
from assistant.cli import main
from assistant.command.objects import figure_object
from assistant.render import place
from assistant.verify import check_text, citation_problems

PDF, HWPX = "가온/2031.pdf", "가온/2031.hwpx"


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """A data directory with the report as text, as a PDF and as a word-processor file."""
    folder = tmp_path_factory.mktemp("show")
    reports = [report(NAME), report(PDF, "pdf"), report(HWPX, "hwpx")]
    opened(folder, *reports).close()
    return folder


@pytest.fixture
def run(data, monkeypatch, capsys):
    monkeypatch.setenv("UIJEONG_DATA", str(data))

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture(scope="module")
def records(data):
    from index.snapshot import open_current

    snapshot = open_current(data)
    yield snapshot.records
    snapshot.close()


def test_lines_are_shown_with_what_was_understood(run):
    code, out, err = run("show", "2031 보고", "7-8")
    assert (code, err) == (0, "")
    head, *rest = out.splitlines()
    assert head == f"{NAME} · 가온시 업무보고 · 7~8행"
    assert "[나루 <운영>]" in rest
    assert ["8", "│", *TEXT[7].split()] in [line.split() for line in rest]
    assert "표 5~9행 · 예산 현황 · 단위 백만원 · 기준일 2031-03-31" in rest
    assert "이 자리 밖의 행 1개" in rest
    figures = [line for line in rest if "△2억 5,000만원" in line]
    assert len(figures) == 1
    for fact in ("8행", "△250", "나루과 ▸ 등대 관리", "2031년도 ▸ 본예산", "2031-03-31"):
        assert fact in figures[0]
    assert rest[-1] == "수치 3개"


@pytest.mark.parametrize(
    ("name", "place", "lines", "said"),
    [
        (NAME, ["2"], [2], "2행"),
        (PDF, ["2쪽"], [10, 11], "2쪽"),
        (PDF, ["p1"], list(range(1, 10)), "1쪽"),
        (HWPX, ["문단", "3-4"], [3, 4], "문단 3~4"),
        (HWPX, ["#12"], [6], "문단 10"),
    ],
)
def test_every_format_is_shown_by_its_own_places(run, name, place, lines, said):
    code, out, _ = run("show", name, *place)
    assert code == 0
    assert out.splitlines()[0].endswith(said)
    shown = json.loads(run("show", name, *place, "--json")[1])
    assert [line["number"] for line in shown["lines"]] == lines
    assert shown["span"] == [lines[0], lines[-1]]


def test_programs_are_given_lines_tables_and_figures(run):
    shown = json.loads(run("show", NAME, "8", "--json")[1])
    assert shown["report"] == NAME
    assert shown["lines"] == [
        {
            "number": 8,
            "page": None,
            "paragraph": None,
            "heading": ["나루 <운영>"],
            "text": TEXT[7],
        }
    ]
    (table,) = shown["tables"]
    assert table["columns"][0] == ["2031년도", "본예산"]
    assert table["rows"][1] == {
        "lines": [8, 8],
        "labels": ["나루과", "등대 관리"],
        "cells": ["△250", "-", "-"],
    }
    assert table["sums"] == [{"row": 2, "parts": [0, 1]}]
    validator = schema("figure")
    assert [list(validator.iter_errors(figure)) for figure in shown["figures"]] == [[]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((NAME, "12"), "1행부터 11행까지"),
        ((NAME, "1쪽"), "쪽이 없는 형식"),
        ((NAME, "셋째"), "셋째는 자리로 읽을 수 없습니다"),
        ((NAME, "0"), "자리로 읽을 수 없습니다"),
        (("가온", "1"), "이름에 가온이 든 보고서가 여럿입니다"),
        (("가온/2032 보고.txt", "1"), f"비슷한 이름: {NAME}"),
        (("zzz", "1"), "uijeong reports로 이름을 확인"),
    ],
)
def test_what_cannot_be_shown_is_told_in_korean(run, arguments, told):
    code, out, err = run("show", *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        (["--unit", "명"], ["12명"]),
        (["--unit", "억원", "--row", "소요 예산"], ["1,250백만원"]),
        (["--row", "등대"], ["△250"]),
        (["--column", "예산 현액", "--row", "나루과"], ["1,000"]),
        (["--stage", "본예산"], ["1,000", "△250", "750"]),
        (["--lines", "2-7"], ["1,250백만원", "12명", "1,000", "1,000"]),
        (["--lines", "9", "--stage", "예산현액"], ["1,000"]),
        (["--unit", "㎡"], []),
    ],
)
def test_figures_are_chosen_by_filters(run, filters, texts):
    code, out, _ = run("figures", NAME, *filters, "--json")
    assert code == 0
    assert [json.loads(line)["text"] for line in out.splitlines()] == texts
    table = run("figures", NAME, *filters)[1]
    last = f"수치 {len(texts)}개" if texts else "여기에서 읽은 수치가 없습니다."
    assert table.splitlines()[-1] == last


def test_a_wrong_place_of_figures_is_told(run):
    code, _, err = run("figures", NAME, "--lines", "3쪽")
    assert code == 2
    assert "쪽이 없는 형식" in err


@pytest.mark.parametrize(
    ("name", "expected", "said"),
    [
        (NAME, {"page": None, "lines": [7, 8]}, "7~8행"),
        (PDF, {"page": 1, "lines": None}, "1쪽"),
        (HWPX, {"page": None, "lines": None, "paragraphs": [15, 20]}, "문단 15~20"),
    ],
)
def test_citations_and_passages_have_the_place_of_their_format(records, name, expected, said):
    citation = citation_of(1, records.report(name), 7, 8, records)
    found = Retrieved(
        name, citation.page, citation.lines, score=1.0, paragraphs=citation.paragraphs
    )
    data = Answer(
        *("", "가 [1]", False, "extractive", (citation,), (), None, (found,), "s"),
        seconds={"retrieve": 0.0, "answer": 0.0, "total": 0.0},
    ).to_json()
    assert list(schema("answer").iter_errors(data)) == []
    for part in (data["citations"][0], data["retrieved"][0]):
        keys = {"page", "lines", "paragraphs"} & set(part)
        assert {key: part[key] for key in keys} == expected
    assert data["citations"][0]["span"] == [7, 8]
    assert place(citation) == said
    # What the program cites, it can check.
    assert citation_problems(data["citations"], records) == []
    (checked,) = check_text("나루과 뱃길 정비는 1,000백만원입니다. [1]", data["citations"], records)
    assert checked.state == "원문 일치"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"paragraphs": [32, 33]}, "없는 문단"),
        ({"paragraphs": [3, 2]}, "없는 문단"),
        ({"paragraphs": [0, 2]}, "없는 문단"),
        ({"paragraphs": "3"}, "문단 번호(paragraphs)가 없습니다"),
        ({"paragraphs": [2, 2], "quote": "소요예산 : 1,251"}, "원문과 다릅니다"),
    ],
)
def test_wrong_paragraphs_of_a_given_citation_are_told(records, place, told):
    (problem,) = citation_problems([{"n": 1, "report": HWPX, **place}], records)
    assert told in problem


def test_figures_have_the_place_of_their_format():
    validator = schema("figure")
    for name, kind, expected in (
        (NAME, "text", {"lines": [2, 2]}),
        (PDF, "pdf", {"page": 1, "box": [50.0, 40.0, 300.0, 52.0]}),
        (HWPX, "hwpx", {"paragraphs": [2, 2]}),
    ):
        figure = report(name, kind).figures[0]
        data = figure_object(figure)
        keys = {"lines", "page", "box", "paragraphs", "recognised"} & set(data)
        assert {key: data[key] for key in keys} == expected
        assert validator.is_valid(data)
        scanned = figure_object(replace(figure, recognised=True))
        assert scanned["recognised"] is True
        assert validator.is_valid(scanned)
        assert not validator.is_valid({**data, "recognised": False})
