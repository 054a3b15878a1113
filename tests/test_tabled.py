"""An answer as a table: rows with their columns and citations, entries with their labels."""

import re

import pytest

from assistant.compose.tabled import tabled_entries
from assistant.service import Assistant
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(sample_data):
    return Assistant(Settings(data=sample_data))


def test_entries_become_rows_between_what_stands_before_and_behind():
    text = "다음과 같습니다.\n- 위치: 나루구 물레길 17 [1]\n- 준공: '31. 9월 [1][2]\n끝."
    assert tabled_entries(text).splitlines() == [
        "다음과 같습니다.",
        "| 구분 | 내용 | 근거 |",
        "| --- | --- | --- |",
        "| 위치 | 나루구 물레길 17 | [1] |",
        "| 준공 | '31. 9월 | [1][2] |",
        "끝.",
    ]


def test_entries_without_labels_have_no_column_for_them():
    lines = tabled_entries("- 목공 공방 [1]\n- 도예 공방 [2]").splitlines()
    assert lines == [
        "| 내용 | 근거 |",
        "| --- | --- |",
        "| 목공 공방 | [1] |",
        "| 도예 공방 | [2] |",
    ]


def test_a_bar_within_an_entry_does_not_part_the_cell():
    assert "| 가／나 | [1] |" in tabled_entries("- 가|나 [1]")


def test_a_text_without_entries_stays_as_it_is():
    assert tabled_entries("예산은 90억원입니다. [1]") == "예산은 90억원입니다. [1]"


def test_rows_of_a_table_are_shown_with_the_columns_asked_for(assistant):
    question = "2025년 2월 시민여가국 생활문화과 예산현액과 지출액을 표로 보여줘"
    answer = assistant.ask(question)
    head, rule, *rows = [line for line in answer.answer.splitlines() if line.startswith("|")]
    assert "예산현액" in head
    assert set(rule) <= set("|- ")
    assert rows
    assert len({row.count("|") for row in [head, *rows]}) == 1
    cited = {int(n) for n in re.findall(r"\[(\d+)\]", " ".join(rows))}
    assert cited == {citation.n for citation in answer.citations}
