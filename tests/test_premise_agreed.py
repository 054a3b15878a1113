"""What a question rightly takes for granted, or only describes by, is not corrected."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.compose.premise.bodies import claims_of
from assistant.compose.premise.directions import claimed_direction
from assistant.compose.premise.toponyms import is_site, sites_in
from assistant.service import Assistant

OLD = """가온시 산업실 주요업무보고
2033. 4. 10.
산업실

1. 새벽창업관 운영
□ 사업개요
 ○ 운영방식 : 민간위탁(가온산업진흥원, ’32.5.~’34.10.)
 ○ 개    관 : ’33. 7월

2. 별누리체육관 건립
□ 사업개요
 ○ 위    치 : 한빛구 물결로26길 87(가온산업시험원 부지 內)
 ○ 규    모 : 지하 2층~지상 6층, 연면적 5,130㎡(터 1,040㎡)

3. 로봇기업 성장지원
□ 추진현황
 ○ 누리벤처기업진흥공단과 함께 공방 전용 융자 운용(310억원)
   - 성장산업을 같이 키우는 협약 체결(’33.3.)
   - 지능형 로봇, 디지털문화콘텐츠, 의료기기

4. 지역대학 혁신
□ 추진방향
 ○ 산학협력 R&D 혁신, 가온시 전략 미래 성장산업 분야 인재양성
"""
NEW = """가온시 산업실 주요업무보고
2035. 8. 10.
산업실

1. 새벽창업관 운영
□ 사업개요
 ○ 운영방식 : 민간위탁(㈜해오름, ’34.11.~’37.10.)
 ○ 개    관 : ’35. 11월

2. 나루 인공지능 거점 도약
□ 추진현황
 ○ 인공지능 새싹기업 키우기와 나라 밖 연구 협력
   - 별빛밸리(독일, 2월), 마루도(캐나다, 5월) 협약 체결

3. 달빛축제 개최
□ 추진목표

구 분\t추진시기\t'36년 목표
달빛축제\t9월\t기업 420개, 시민 3만 5천 명 참여

□ 추진실적
 ○ 「달빛축제 2035」 개최(6.19.~6.21.), 시민 10,930명 방문
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"33.txt": OLD, "35.txt": NEW})


@pytest.mark.parametrize(
    "question",
    [
        "독일 쪽 인공지능 연구단체랑 2035년에 손잡은 게 몇 월이야?",
        "2033년 3월 누리벤처기업진흥공단과 손잡으면서 함께 키우기로 한 가온시 성장산업은?",
        "새벽창업관을 2033년에 맡던 곳과 2035년 보고서에 위탁법인으로 적힌 곳이 서로 다른가요?",
        "새벽창업관 개관이 2033년 4월 GIA 자료와 2035년 8월 산업실 자료가 다르던데 몇 월이야?",
    ],
)
def test_what_is_only_described_is_not_corrected(assistant, question):
    assert assistant.ask(question).premise is None


def test_where_something_is_stands_apart_from_what_is_asked(assistant):
    answer = assistant.ask("한빛구 물결로에 짓는 별누리체육관은 지하 몇 층까지 있죠?")
    assert answer.premise is None
    assert not answer.abstained
    assert "지하 2층" in answer.answer


def test_where_something_is_built_is_read_as_its_site():
    assert sites_in("한빛구 물결로에 짓는 별누리체육관은?") == ["한빛구 물결로"]
    assert all(map(is_site, ("한빛구", "물결로", "나래길")))
    assert not is_site("별누리체육관건립")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("독일 쪽 연구단체랑 손잡은 게", []),
        ("2035년 보고서에 위탁법인으로 적힌 곳", []),
        ("한빛재단에 위탁한 곳", ["한빛재단"]),
        ("누리진흥공단과 함께 여는 축제", ["누리진흥공단"]),
        ("시가 신청한 사업이 공모에 뽑힌 날짜", []),
    ],
)
def test_a_kind_of_body_is_no_claim_of_a_body(text, bodies):
    assert [claim.body for claim in claims_of(text, frozenset({"연구단체"}))] == bodies


def test_a_goal_of_another_year_agrees_with_no_claim(assistant):
    wrong = assistant.ask("달빛축제 2035에 2만 명 넘게 왔다고 하던데 참여 기업은 몇 곳이었습니까?")
    assert wrong.premise is not None
    assert "10,930명" in wrong.premise.report_says
    right = assistant.ask("달빛축제 2035에 1만 명 넘게 왔다고 하던데 참여 기업은 몇 곳이었습니까?")
    assert right.premise is None


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("공방 운영 예산이 작년의 두 배로 뛴 배경이 뭔가요?", (1, "예산이 작년의 두 배로 뛴")),
        ("공방 운영 예산이 왜 반토막 났나요?", (-1, "예산이 왜 반토막")),
        ("예산이 크게 뛴 부서는 어디인가요?", None),
        ("성과가 뛰어난 공방은 어디인가요?", None),
    ],
)
def test_leaps_are_directions(text, claimed):
    assert claimed_direction(text) == claimed
