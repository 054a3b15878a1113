"""What is told as a bare number, or as no number at all: names, parts, telephones, outcomes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from test_lacking import NEWEST_INFOS, asked, evidence, item

from assistant.compose.broken_down import unbroken
from assistant.compose.contact import unreachable
from assistant.compose.demands import uncounted
from assistant.compose.merely_counted import merely_counted
from assistant.compose.sentences import Writer
from assistant.compose.year_before import unpaired


@pytest.mark.parametrize(
    ("question", "text", "counted"),
    [
        ("별빛박람회에 참가한 업체 이름을 알려 달라", "별빛박람회 공동관 운영(12개사)", True),
        (
            "별빛박람회에 참가한 업체 이름을 알려 달라",
            "별빛박람회 12개사(누리옻칠, 솔뫼도예)",
            False,
        ),
        ("별빛박람회에 참가한 업체 이름을 알려 달라", "누리옻칠, 솔뫼도예 등 12개사 참가", False),
        ("별빛박람회에 참가한 업체 이름을 알려 달라", "별빛박람회 관람객 300명", False),
        ("별빛박람회를 맡은 업체 이름을 알려 달라", "수탁기관 : 누리옻칠 외 3개 업체", False),
        ("별빛박람회에 참가한 업체는 모두 몇 곳인가?", "별빛박람회 공동관 운영(12개사)", False),
        ("별빛기금을 받은 50팀의 이름을 알려 달라", "(2단계: 50팀) 별빛기금 지원", True),
    ],
)
def test_a_number_names_nobody(question, text, counted):
    assert merely_counted(asked(question), [evidence(item(text), 1.0)]) is counted


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (
            "공방 30곳을 업종별로 나누면 몇 곳인가?",
            "공방 30곳 입주(’34. 5.), 상담 3건",
            ("업종별",),
        ),
        ("공방 30곳을 업종별로 나누면 몇 곳인가?", "공방 30곳(도예 12, 목공 18)", ()),
        ("공방 30곳을 업종별로 나누면 몇 곳인가?", "수강생 105명, 강사 22명", ("업종별",)),
        ("2034 공방전 30곳을 업종별로 나누면 몇 곳인가?", "공방 30곳(도예 12, 목공 18)", ()),
        ("공방 입주자를 업종별로 나누면 몇 명인가?", "도예 12명, 목공 18명", ()),
        ("업종별로 볼 때 가장 많은 공방은 몇 곳인가?", "공방 30곳 입주", ()),
        ("공방 30곳은 어디에 있는가?", "공방 30곳 입주", ()),
    ],
)
def test_a_whole_is_broken_down_by_numbers_of_its_parts(question, text, words):
    assert unbroken(asked(question), [item(text)]) == words


@pytest.mark.parametrize(
    ("question", "texts", "words"),
    [
        ("수료생 중 취업한 사람은 몇 명인가?", ["’34. 5월 수료생 취업 지원"], ("취업한",)),
        ("수료생 중 취업한 사람은 몇 명인가?", ["수료생 취업 지원", "취업자 12명"], ()),
        ("수료생 취업은 누가 돕는가?", ["수료생 취업 지원"], ()),
    ],
)
def test_a_number_that_is_demanded_stands_with_what_it_counts(question, texts, words):
    assert uncounted(asked(question), texts) == words


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("별빛공방 전화번호는?", "별빛공방 운영 예산 : 300백만원", True),
        ("별빛공방 전화번호는?", "위치 : 중앙로 12(☎ 02-123-4567)", False),
        ("별빛공방 담당 부서는?", "별빛공방 운영 예산 : 300백만원", False),
    ],
)
def test_a_telephone_number_stands_in_some_candidate(question, text, found):
    writer = cast(Writer, SimpleNamespace(question=asked(question)))
    assert unreachable([evidence(item(text), 1.0)], writer) is found


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("별빛공방 수강생은 전년보다 얼마나 늘었나?", "별빛공방 수강생 120명", ("전년보다",)),
        ("별빛공방 수강생은 전년보다 얼마나 늘었나?", "별빛공방 수강생 120명(20% 증가)", ()),
        (
            "별빛공방 수강생은 전년보다 얼마나 늘었나?",
            "별빛공방 수강생 ’33년 90명, ’34년 120명",
            (),
        ),
        ("별빛공방 수강생은 몇 명인가?", "별빛공방 수강생 120명", ()),
    ],
)
def test_a_change_needs_the_year_before(question, text, words):
    assert unpaired(asked(question), [evidence(item(text), 1.0)], NEWEST_INFOS) == words


def test_the_rest_is_not_named_by_the_one_that_stands_for_them():
    told = evidence(item("수탁기관 : 누리상사 외 3개 업체"), 1.0)
    rest = asked("별빛공방을 맡은 업체 중 누리상사 말고 나머지 세 곳 이름은?")
    assert merely_counted(rest, [told])
    assert not merely_counted(asked("별빛공방을 맡은 업체 이름은?"), [told])
    counted = evidence(item("별빛펀드 운용사 4개사 선정"), 1.0)
    assert merely_counted(asked("별빛펀드 운용사 네 곳의 회사명을 적어 주세요"), [counted])


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("이용자를 초등학생, 중학생으로 나누면 각각 몇 명인가?", "이용자 710명", ("중학생",)),
        ("이용자를 초등학생과 중학생으로 나누면 몇 명인가?", "초등학생 300명, 중학생 410명", ()),
        ("공방 30곳의 업종 분포는 어떤가?", "공방 30곳 입주", ("업종",)),
        ("공방 30곳의 업종 분포는 어떤가?", "공방 30곳(도예 12, 목공 18)", ()),
        ("문을 닫은 공방 42곳을 업종별로 구분해 주세요", "공방 42곳 폐업", ("업종별",)),
    ],
)
def test_parts_that_are_asked_for_are_told(question, told, missing):
    assert unbroken(asked(question), [item(told)]) == missing
