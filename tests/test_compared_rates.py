"""Two bodies compared by a share that is reckoned from the table of each: 완료율."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

REPORT = """{title}
20{when}. 10.
{body}

Ⅰ. 행정사무감사 처리결과

1. '{year}년 행정사무감사 처리결과 총괄

□ 수감결과 처리요구사항 등 총 {whole}건

□ 조치내역

구분\t계\t완료\t추진중\t검토중
계\t{whole}\t{done}\t{rest}\t-
시정·처리요구사항\t20\t8\t12\t-
건의사항\t20\t12\t8\t-

2. 시정 · 처리 요구사항

 ○ 소통 채널 48개 가운데 23개 정리 완료(48% 감소)
"""
BODIES = (
    ("산업실", "가온시 산업실 주요업무보고", "33. 3", 32, 40, 20),
    ("가온진흥원", "가온진흥원 주요업무보고", "31. 2", 30, 50, 40),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for body, title, when, year, whole, done in BODIES:
        text = REPORT.format(
            **{"body": body, "title": title, "when": when, "year": year},
            **{"whole": whole, "done": done, "rest": whole - done},
        )
        (folder / f"{body}.txt").write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    "asked",
    [
        "행정사무감사 처리요구를 완료한 비율을 2030년 가온진흥원과 2032년 산업실로 비교해 주세요",
        "행정감사에서 '완료'로 보고한 비율은 가온진흥원(2030년)과 산업실(2032년) 중 어디가 높나",
        "행정사무감사 완료율은 가온진흥원(2030년)과 산업실(2032년) 가운데 어느 쪽이 높은가요?",
        "2030년 행정사무감사와 2032년 행정사무감사의 완료율을 비교해 주세요",
    ],
)
def test_the_share_of_each_side_is_reckoned_from_its_total_row(assistant, asked):
    answer = assistant.ask(asked)
    lead = answer.answer.split("\n")[0]
    assert lead.index("80.0%가") < lead.index("50.0%보다") < lead.index("30.0%p"), answer.answer
    assert {c.lines[0] for c in answer.citations} == {14}
    assert all(figure.state == "계산값" for figure in answer.figures if "%" in figure.text)


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        ("2032년 산업실 행정사무감사 처리요구 가운데 이미 끝낸 것은 비율로 얼마인가요?", "50.0%"),
        ("2032년 산업실 행정사무감사 요구사항 중 아직 추진 중인 것은 전체의 몇 %인가요?", "50.0%"),
        ("2032년 산업실 행정사무감사 건의사항 중 완료한 비율은 몇 %인가요?", "60.0%"),
    ],
)
def test_what_is_done_is_a_share_of_all_that_was_asked_for(assistant, asked, share):
    lead, *_ = assistant.ask(asked).answer.split("\n")
    assert share in lead, lead
