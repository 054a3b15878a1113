"""Results from figures told beside each other in one line, and results told in two ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from report_helpers import assistant_over

from assistant.compose.reckon.arithmetic import amount, average
from assistant.service import Assistant

REPORTS = {
    "33.txt": """가온시 산업실 주요업무보고
2033. 4. 10.
산업실

1. 나래체험관 운영

□ 사업개요
 ○ 이용인원 : 9,300명 ('33.3월 기준, '32년 2,100명 포함)
 ○ 규모 : 1,137㎡

2. 들꽃박물관 조성

□ 사업개요
 ○ '33년 예산 : 1,250백만원 (총사업비 5,000백만원)

3. 공방거리 운영

□ 사업개요
 ○ '33년예산 : 2,000백만원(달빛 1,300, 별빛 400, 햇빛 300)

4. 쉬는 공방 지원금

□ 지급체계
 ○ '30.2월~'32.6월 50인 미만 공방 근로자 총 3,300명(29억원) 지원
 ○ (지원금액) 1인당 최대 150만원
 ○ 금액 상향 ('32년) 1인당 150만원 ⇨ ('33년) 1인당 300만원

5. 정장 나눔

□ 추진실적
 ○ 정장 나눔 서비스 7개소, 9,000명 이용('33.3.31. 기준)
"""
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("beside"), REPORTS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("나래체험관 이용객 중 2033년 들어 3월까지 온 사람만 따지면 몇 명인가요?", "7,200명"),
        ("들꽃박물관은 그해 예산이 총사업비의 몇 퍼센트인가요?", "25.0%"),
        ("2033년 공방거리 세 곳 예산 합계에서 달빛이 차지하는 비중을 구해 주세요.", "65.0%"),
        ("쉬는 공방 지원금을 받은 사람 한 명당 평균 얼마씩 돌아간 셈인가요?", "87만 8,788원"),
        ("정장 나눔 이용객을 지점 수로 나눠 보면 지점 하나당 몇 명 정도인가요?", "1,286명"),
    ],
)
def test_what_stands_in_one_line_is_reckoned_with(assistant, asked, told):
    lead, *_ = assistant.ask(asked).answer.split("\n")
    assert told in lead, lead


def test_a_large_result_is_told_without_its_decimals_too():
    assert amount(Decimal("1617.65"), "㎡", []) == "1,617.65㎡(약 1,618㎡)"
    assert amount(Decimal("16.5"), "㎡", []) == "16.5㎡"


def test_an_average_of_money_is_told_to_the_won():
    assert average(Decimal("10634920.6"), "원") == "1,063만원(1,063만 4,921원)"
