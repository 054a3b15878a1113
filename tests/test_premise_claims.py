"""Figures that a question claims: bounds, limits, shares for each, and the years they are of."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from report_helpers import assistant_over

from assistant.compose.matching import Name
from assistant.compose.premise.amounts import is_general
from assistant.compose.premise.bound import comparable, of_years, only_one
from assistant.compose.premise.floors import floors_of
from assistant.compose.premise.limits import bound_behind, limit_of
from assistant.compose.premise.orders import figure_behind
from assistant.compose.premise.places import is_matter
from assistant.compose.premise.stated import agrees, stated_in
from assistant.compose.reckon.conditions import condition_of
from assistant.service import Assistant


def stated(text):
    return next(iter(stated_in(text)))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("좌석이 200석을 넘었다는데 정확히 몇 석인가요?", ">"),
        ("신청이 300명 넘게 들어왔다던데 몇 명인가요?", ">"),
        ("집행률이 50%에 못 미쳤다는데 얼마인가요?", "<"),
        ("좌석이 200석이라는데 몇 석인가요?", ""),
    ],
)
def test_a_bound_that_is_claimed_belongs_to_its_figure(text, bound):
    assert stated(text).bound == bound


@pytest.mark.parametrize("text", ["200석을 넘는 극장", "50% 미만인 사업", "30명 이상 참여한 행사"])
def test_a_bound_that_selects_is_no_claim(text):
    digits = next(at for at, letter in enumerate(text) if letter in "%석명") + 1
    assert bound_behind(text, digits) == "?"


def test_a_claimed_bound_is_no_condition_of_what_is_counted():
    assert condition_of("입주기업이 200개를 넘었다는데 정확히 몇 개인가요?") is None
    assert condition_of("집행률이 50%를 넘는 사업은 몇 개인가요?") is not None
    assert condition_of("집행률이 50% 미만인 사업이 있다는데 몇 개인가요?") is not None


def test_a_bound_agrees_with_every_figure_beyond_it():
    over = stated("좌석이 200석을 넘었다는데")
    assert agrees(over, Decimal(430))
    assert not agrees(over, Decimal(186))


def test_what_is_counted_one_by_one_is_not_rounded():
    assert not agrees(stated("회원사가 100개사라는데"), Decimal(99))
    assert agrees(stated("회원사가 2천 개사라는데"), Decimal(2045))


def test_numbers_in_words_are_figures():
    assert [(s.value, s.unit) for s in stated_in("재인증을 세 번까지 받는다던데")] == [(3, "회")]


def test_a_half_is_a_share():
    half = stated("비중이 전국의 절반을 넘었다는데")
    assert (half.value, half.unit, half.bound) == (50, "%", ">")


@pytest.mark.parametrize(
    ("text", "claimed"),
    [("왜 하루 건너뛰어 10일에 또 하나요?", False), ("하루 동안 열린다는데", True)],
)
def test_a_day_passed_over_is_no_length(text, claimed):
    assert any(one.unit == "일" and one.value == 1 for one in stated_in(text)) is claimed


def test_a_figure_it_was_before_is_no_claim():
    assert not list(stated_in("전년 5만원에서 올랐다는데"))


@pytest.mark.parametrize(
    ("before", "limit"),
    [("1인당 ", "people"), ("업체별 최대 ", "firms"), ("횟수를 최대 ", "most"), ("담당 ", "")],
)
def test_a_limit_is_told_from_a_figure(before, limit):
    assert limit_of(before) == limit


def test_a_share_for_each_is_only_held_against_such_a_share():
    each = stated("장려금이 1인당 200만원이라는데")
    found = comparable("예산 61억원, 1인당 300만원, 업체당 900만원", each, ())
    assert [figure.value for figure in found] == [3_000_000]


def test_a_figure_of_another_year_is_not_held_against_a_claim():
    claim = stated("지원금이 4만원이라는데")
    text = "(’32년) 5만원 → (’33년) 9만원"
    only = only_one(text, claim, (2033,))
    assert only is not None
    assert only.value == 90_000
    assert only_one(text, claim, ()) is None
    assert of_years("지원금 5만원", only, (2033,))


REPORT = """가온산업진흥원 주요업무보고
2034. 2. 10.
가온산업진흥원

1. 씨앗펀드 조성 및 운용

□ 추진계획
 ○ (진흥원 펀드) 유망기술 6개 분야 80억원 출자, 900억원 조성
 ○ '34년 예산 : 2,117백만원

2. 나루극장 건립

□ 사업개요
 ○ 위    치 : 가온구 나루로 38
 ○ 총사업비 : 36,453백만원

3. 새벽광장 활성화

□ 추진계획
 ○ 새벽광장 별빛정거장 개관 : '34. 하반기
"""
WAYS = """
    은행길 벚꽃길 느티길 단풍길 소나무길 버들길 자작길 밤나무길 살구길 매실길 앵두길 감나무길
    모과길 대추길 호두길 잣나무길 참나무길 오리길 전나무길 주목길
"""
ARENA = """가온산업진흥원 주요업무보고
2034. 2. 10.
가온산업진흥원

1. 노을경기장 운영

□ 시설현황
 ○ 위    치 : 물빛타워 12층~17층
 ○ 규    모 : 7,520㎡

□ 노을결승전 개최
 ○ 장    소 : 물빛실내체육관(1만 명 규모)
""" + "".join(
    f"\n{number}. {name} 정비\n\n□ 추진계획\n ○ {name} 보도 {number}00m 정비\n"
    for number, name in enumerate(
        WAYS.split(),
        start=2,
    )
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"34.txt": REPORT})


def name(text: str, *others: str) -> Name:
    return Name(text, (text,), 4.0, known=True, others=others)


def test_a_body_and_the_headings_of_tables_tell_no_matter(assistant):
    question = assistant.trace("2034년 가온산업진흥원 7개 분야는?").question
    ground = SimpleNamespace(question=question)
    assert is_general(ground, name("진흥원"))
    assert is_general(ground, name("GIA", "가온산업진흥원"))
    assert is_general(ground, name("예산"))
    assert not is_general(ground, name("씨앗펀드"))


def test_everyday_words_for_costs_are_no_matter_that_has_a_place(assistant):
    question = assistant.trace("새벽광장에 들어설 정거장, 꾸미는 데 드는 돈은?").question
    ground = SimpleNamespace(question=question)
    assert not is_matter(ground, name("꾸미는"))
    assert not is_matter(ground, name("드는돈"))
    assert is_matter(ground, name("나루극장"))


def test_a_place_of_a_matter_is_contradicted(assistant):
    assert assistant.ask("새벽광장에 들어선 나루극장의 총사업비는?").premise is not None


@pytest.fixture(scope="module")
def arena(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("arena"), {"34.txt": ARENA})


def test_a_place_that_a_label_tells_is_corrected(arena):
    answer = arena.ask("2034년 은하리그 노을결승전이 별빛돔에서 열렸는데 수용 규모가 몇 명인가요?")
    assert answer.premise is not None, answer.answer
    assert "물빛실내체육관" in answer.premise.report_says


def test_floors_that_something_is_on_are_corrected(arena):
    wrong = arena.ask("물빛타워 8층에서 10층까지 쓰는 노을경기장 규모는 얼마인가요?")
    assert wrong.premise is not None
    assert "12층~17층" in wrong.premise.report_says
    right = arena.ask("물빛타워 12층부터 17층까지 쓰는 노을경기장 규모는 얼마인가요?")
    assert right.premise is None


def test_floors_are_read_however_they_are_written():
    assert floors_of("8층에서 10층까지") == floors_of("8~10층") == {8, 9, 10}
    assert floors_of("1층, 7~8층") == {1, 7, 8}
    assert not floors_of("지상 5동 규모")


PLANNED = """가온시 경제국 주요업무보고
2031. 4. 12.
경제국

1. '달빛과학관' 건립 추진

□ 사업개요
 ○ 규    모 : 연면적 6,180㎡

□ 향후계획
 ○ 준공 및 개관 : '33. 7월
"""
OPENED = """가온시 경제국 주요업무보고
2034. 9. 30.
경제국

Ⅰ. 일반현황

□ 조직현황 : 1국 3과
 ○ 소속기관 : 가온어린이과학관('34.9.12. 가온달빛인공지능과학관 개관)
"""


def test_what_a_newer_report_says_in_other_words_is_not_called_a_mistake(tmp_path):
    assistant = assistant_over(tmp_path, {"31.txt": PLANNED, "34.txt": OPENED})
    assert assistant.ask("달빛과학관 개관일이 2034년 9월 12일 맞나요?").premise is None
    wrong = assistant.ask("달빛과학관 개관일이 2034년 11월 20일 맞나요?").premise
    assert wrong is not None
    assert "33. 7월" in wrong.report_says or "9.12" in wrong.report_says


def test_a_comma_behind_a_name_is_no_figure():
    assert figure_behind("나루카페, 솔뫼관 예산 300백만원", "나루카페") is None
    assert figure_behind("나루카페 1,200명", "나루카페") == Decimal(1200)
