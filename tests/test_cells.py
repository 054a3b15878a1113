"""Judging whether known figures were read, and drawing figures to be judged."""

from dataclasses import replace
from decimal import Decimal

import pytest

from eval.cells import Known, judge, read_known, summary
from eval.draw import draw, record
from ingest.model import Figure
from ingest.samples import samples_dir

KNOWN = Known(
    id="x1",
    report="가온.txt",
    split="dev",
    kind="cell",
    lines=(12, 12),
    text="1,250",
    value=Decimal(1250000000),
    unit="원",
    row=("창업지원과", "소계"),
    column=("’25년 예산현액",),
    as_of="2025-07",
)
READ = Figure(
    report="가온.txt",
    row=("창업지원과", "소계"),
    column=("'25년", "예산현액"),
    text="1,250",
    value=1250000000,
    unit="원",
    as_of="2025-07-31",
    stage="예산현액",
    period="'25년",
    heading=("일반현황",),
    first=12,
    last=12,
)


def test_a_figure_with_value_unit_labels_and_date_is_found_labelled_and_dated():
    judged = judge(KNOWN, [READ])
    assert (judged.found, judged.labelled, judged.dated) == (True, True, True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"value": 1250000}, (False, False, False)),
        ({"unit": "명"}, (False, False, False)),
        ({"first": 13, "last": 13}, (False, False, False)),
        ({"row": ("창업지원과", "합계")}, (True, False, True)),
        ({"column": ("지출액",), "stage": None, "period": None}, (True, False, True)),
        ({"as_of": None}, (True, True, False)),
        ({"row": ("소계",), "heading": ("창업지원과",)}, (True, True, True)),
        ({"row": ("창업지원과",), "heading": ("소계",)}, (True, False, True)),
    ],
)
def test_what_is_missing_is_noticed(change, expected):
    judged = judge(KNOWN, [replace(READ, **change)])
    assert (judged.found, judged.labelled, judged.dated) == expected


def test_the_best_of_several_figures_on_the_line_counts():
    judged = judge(KNOWN, [READ, replace(READ, row=("다른 과",))])
    assert judged.labelled


def test_the_shares_are_of_all_known_figures():
    lines = list(summary([judge(KNOWN, [READ]), judge(replace(KNOWN, id="x2"), [])]))
    assert "found 0.500  labelled 0.500  dated 0.500" in lines[0]


def test_the_shipped_set_is_whole():
    known = read_known()
    assert len(known) == len({one.id for one in known}) >= 200
    assert {one.report[:3] for one in known} == {"000", "001", "002", "003", "004"}
    assert {one.split for one in known} == {"dev", "test"}


def test_a_draw_is_repeatable_and_within_the_reports():
    folder = samples_dir("text")
    first = [record(figure) for figure in draw(folder, 3, seed=5)]
    assert first == [record(figure) for figure in draw(folder, 3, seed=5)]
    assert len(first) == 3 * len(list(folder.glob("*.txt")))
    assert first != [record(figure) for figure in draw(folder, 3, seed=6)]
