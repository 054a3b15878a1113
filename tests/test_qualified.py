"""Figures compared are of the season, the pay, the currency and the whole that is asked about."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

REPORT = """가온시 산업실 주요업무보고
20{year}. 4. 10.
산업실

1. 이음일자리 사업 추진

□ 사업개요
 ○ 지원내용 : 최저임금 적용, 월 {pay}만원 수준 지급(1일 6시간 근무)
 ○ 사업규모 : {size}백만원

2. 가온공예주간 개최

□ 추진실적
 ○ (춘계) 봄 가온공예주간
  - 방문객 상담 및 수주 계약액 {spring}만 달러({spring_won}억원)
 ○ (추계) 가을 가온공예주간
  - 방문객 상담 및 수주 계약액 {autumn}만 달러({autumn_won}억원)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for year, pay, size, spring, spring_won, autumn, autumn_won in (
        (31, 161, 5200, 310, 40, 420, 55),
        (33, 172, 5900, 340, 44, 390, 50),
    ):
        text = REPORT.format(
            year=year,
            pay=pay,
            size=f"{size:,}",
            spring=spring,
            spring_won=spring_won,
            autumn=autumn,
            autumn_won=autumn_won,
        )
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "이음일자리가 한 달에 지급하는 금액은 2031년과 2033년에 얼마인가요?",
            ("161만원", "172만원", "11만원"),
            ("5,200", "5,900"),
        ),
        (
            "춘계 가온공예주간 수주 계약액은 2031년보다 2033년에 몇 달러 늘었나요?",
            ("310만 달러", "340만 달러", "30만"),
            ("420", "390"),
        ),
        (
            "추계 가온공예주간 수주 계약액은 2031년보다 2033년에 몇 달러 줄었나요?",
            ("420만 달러", "390만 달러", "30만"),
            ("310", "340"),
        ),
    ],
)
def test_figures_compared_are_of_what_the_question_qualifies(assistant, question, said, unsaid):
    answer = assistant.ask(question).answer
    assert all(text in answer for text in said), answer
    assert not any(text in answer for text in unsaid), answer
