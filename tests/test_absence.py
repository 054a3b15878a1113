"""The useful no: its signs, its model, what it says, and the curve that its threshold is from."""

from __future__ import annotations

import json

import numpy as np
import pytest
from model_helpers import give_offline_model

from assistant.answer import Answer
from assistant.compose.signs import SIGNS, Signs, absence_model
from assistant.service import Assistant
from assistant.settings import Settings
from eval.abstaining import cross_validated, fitted, risk_coverage, threshold_of
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question)


def signs(**values: float) -> Signs:
    return Signs({name: values.get(name, 0.0) for name in SIGNS}, (), ())


def test_every_sign_has_a_weight():
    assert set(SIGNS) | {"bias", "threshold"} == set(absence_model())


def test_a_good_statement_speaks_against_absence_and_a_missing_name_for_it():
    assert signs(score=1.8).probability < signs(score=1.0).probability
    assert signs(score=1.4, coined=1.0).probability > signs(score=1.4).probability


def test_a_nameless_question_is_refused_whatever_else_speaks():
    assert Signs({name: 0.0 for name in SIGNS} | {"score": 3.0}, (), (), nameless=True).absent


def test_a_question_in_another_language_of_which_hardly_a_word_is_told_is_refused(assistant):
    trace = assistant.trace("How many snow-removal vehicles does the city keep for winter?")
    assert trace.signs.values["distant"]
    assert trace.answer.abstained
    told = assistant.trace("What is the 2024 budget of the youth employment division?")
    assert not told.signs.values["distant"]


def test_a_term_that_is_explained_is_found_whatever_else_is_named(tmp_path):
    text = """가온시 산업실 주요업무보고
2031. 4. 10.
산업실

1. 가온형 연구개발 지원

□ 지원 과제 : 12개 분야 195개 과제
 ※ 별빛료 : 과제 결과물을 쓸 권리를 얻은 대가로 지원금의 일부를 시에 내는 비용
"""
    (tmp_path / "31.txt").write_text(text, encoding="utf-8")
    give_offline_model(tmp_path / "data")
    data = tmp_path / "data"
    build(find_files([tmp_path / "31.txt"]), data, EmbeddingChoice("", data), Silent())
    answer = ask(Assistant(Settings(data=data)), "가온형 설명에서 '별빛료'라는 게 무슨 돈인가요?")
    assert not answer.abstained
    assert "권리를 얻은 대가" in answer.answer


def test_a_year_without_report_is_said(assistant):
    answer = ask(assistant, "2012년 창업허브 나래 예산은 얼마인가?")
    assert answer.abstained
    assert "2012년에 대한 보고서가 없습니다" in answer.answer


def test_what_was_searched_is_said_in_few_words(assistant):
    answer = ask(assistant, "2012년 창업허브 나래 예산은 얼마인가?")
    assert "보고서 6건(2023년 2월~2025년 8월)" in answer.answer
    assert len(answer.answer) <= 500


def test_the_data_are_requested_from_the_department_of_the_nearest_statement(assistant):
    answer = ask(assistant, "2012년 창업허브 나래 예산은 얼마인가?")
    request = answer.answer.split("\n\n")[-1]
    assert request.startswith("자료요구서 초안:")
    assert "창업허브" in request
    assert answer.citations


def test_an_office_that_no_report_has_is_not_written_to(assistant):
    answer = ask(assistant, "교통정책과의 2025년 7월 말 예산현액은 얼마인가?")
    assert answer.abstained
    assert "교통정책과" in answer.answer
    assert "수신" not in answer.answer


@pytest.mark.parametrize(
    ("question", "sign", "value"),
    [
        ("부산 창업허브 나래의 예산은 얼마인가?", "elsewhere", 1.0),
        ("창업허브 나래의 예산은 얼마인가?", "elsewhere", 0.0),
        ("창업허브 나래의 예산은 얼마인가?", "counted", 1.0),
        ("What is the population of Busan in 2025?", "elsewhere", 1.0),
        ("지하철 무임수송 예산은 얼마인가?", "coined", 1.0),
        ("가온등불축제 예산은 얼마인가?", "coined", 1.0),
        ("창업허브 나래의 예산은 얼마인가?", "coined", 0.0),
        ("창업허브 나래의 임대료는 얼마인가?", "asked", 1.0),
        ("창업허브 나래의 예산은 얼마인가?", "asked", 0.0),
        ("면접의상 대여 이용자는 몇 명인가?", "asked", 0.0),
        ("창업허브 나래는 왜 만들었나?", "counted", 0.0),
        ("창업허브 나래의 예사은 얼마인가?", "mended", 1.0),
        ("2012년 창업허브 나래 예산은 얼마인가?", "untimely", 1.0),
        ("2012년 8월 말 창업허브 나래 예산은 얼마인가?", "month", 1.0),
        ("2025년 창업허브 나래 예산은 얼마인가?", "untimely", 0.0),
        ("2025년 나루도서관을 실제로 다녀간 사람은 몇 명인가?", "planned", 1.0),
        ("2025년 나루도서관 이용 목표는 몇 명인가?", "planned", 0.0),
    ],
)
def test_the_signs_of_a_question(assistant, question, sign, value):
    assert assistant.trace(question).signs.values[sign] == value


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("창업허브 나래 입주기업의 폐업률은 몇 %인가?", "폐업률"),
        ("가온등불축제 예산은 얼마인가?", "가온등불축제"),
        ("가온등불축제 예산은 2023년과 2025년에 각각 얼마였나?", "가온등불축제"),
    ],
)
def test_what_is_missing_is_named(assistant, question, missing):
    """Also where figures of something else could be compared."""
    answer = ask(assistant, question)
    assert answer.abstained
    assert f"'{missing}'" in answer.answer


def test_a_question_in_everyday_words_alone_names_something(assistant):
    """Of 면접 옷 빌려주는 데 nothing but a counterpart may be left to look for."""
    assert not assistant.trace("옷 빌려주는 데가 몇 군데야?").signs.nameless
    assert assistant.trace("은 는 이 가").signs.nameless


def two_classes() -> tuple[np.ndarray, np.ndarray]:
    """Return signs of which the first tells the classes apart, and the classes."""
    drawn = np.random.default_rng(1)
    absent = np.arange(120) % 4 == 0
    noise = drawn.normal(size=(120, 3))
    noise[:, 0] += np.where(absent, 2.0, -2.0)
    return noise, absent


def test_what_tells_the_classes_apart_weighs_most():
    model = fitted(*two_classes())
    assert model.weights[0] > 3 * np.abs(model.weights[1:]).max()


def test_few_questions_with_an_answer_are_refused_at_the_threshold():
    values, absent = two_classes()
    chances = cross_validated(values, absent, [f"set{at % 4 // 2}{at % 3}" for at in range(120)])
    threshold = threshold_of(chances, absent)
    assert (chances[~absent] >= threshold).mean() <= 0.05
    assert (chances[absent] >= threshold).mean() > 0.9


def test_the_risk_grows_to_the_share_of_questions_without_an_answer():
    points = risk_coverage(np.array([0.9, 0.1, 0.2, 0.8]), np.array([True, False, False, True]))
    assert points == [(0.25, 0.0), (0.5, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    assert json.dumps(points)
