"""How far a goal is met, exceeded or missed: of a table's member, and as told in words."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.service import Assistant

REPORTS = {
    "31.txt": """가온시 산업실 주요업무보고
2031. 10.
산업실

1. 가온성장펀드 조성

□ 사업개요
 ○ 조성목표 : 4년간('28~'31년) 3개 분야 900억원
 ○ 출자목표액 : 90억원

□ 추진실적
 ○ 조성실적('31. 9. 누적) : 1,120억원(조성목표 대비 124.4% 달성)

2. 나래펀드 결성

□ 추진현황

(단위: 억원, '31. 9월말 기준)
구분\t계\t목공\t직조\t도예
운용사 수\t9개\t3개\t3개\t3개
조성목표\t600\t100\t200\t300
결성총액\t540\t160\t80\t300
출자액\t60\t10\t20\t30

3. 산업실 예산

(단위 : 백만원, '31. 9. 30. 기준)
구분\t예산현액\t지출액\t집행률(%)
계\t900\t630\t70.0
목공과\t500\t400\t80.0
직조과\t400\t230\t57.5
"""
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("goals"), REPORTS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("나래펀드 목공 분야는 목표보다 얼마를 더 모은 셈인가요?", "60억원"),
        ("가온성장펀드가 모은 돈은 원래 목표보다 몇 억원 더 넘긴 건가요?", "220억원"),
        ("나래펀드 분야 중 조성목표에 견줘 결성총액 비율이 제일 낮은 분야는?", "직조"),
        ("나래펀드 분야 중 결성액이 애초 조성목표를 웃돈 분야는 어느 것들인가요?", "목공"),
        ("예산을 실제로 쓴 비율이 제일 낮은 산업실 부서는 어디인가요?", "직조과"),
    ],
)
def test_what_came_is_set_beside_its_own_goal(assistant, asked, told):
    lead, *_ = assistant.ask(asked).answer.split("\n")
    assert told in lead, lead
