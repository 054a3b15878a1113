"""Statements that date what a question asks the time of."""

from __future__ import annotations

import pytest

from assistant.compose.happening import date_told, is_dated
from assistant.compose.items import Item


def item(text: str, above: str = "") -> Item:
    parents = (Item("r", 1, 1, above, 2.0, (), (), None),) if above else ()
    return Item("r", 2, 2, text, 3.0, (), parents, None)


@pytest.mark.parametrize(
    ("asked", "text", "date"),
    [
        ("언제 개관하나", "설계('31.4.) ⇨ 공사('31.5.~'33.4.) ⇨ 개관('33.5.)", "'33.5."),
        ("언제까지 다 짓나", "공사('31.9.~) ⇨ 준공(~'32. 12.)", "~'32. 12."),
        ("언제 문을 여나", "전시동('34.8.20. 솔뫼과학관 개관)", "'34.8.20."),
        ("준공은 언제인가", "(가칭)솔뫼센터 조성 중(한들동, '37.5. 준공)", "'37.5."),
        ("언제 열리나", "일시/장소 : 9. 6.(금) ~ 8.(일) / 한들광장", "9. 6.(금) ~ 8.(일)"),
        ("언제 열리나", "가온 공예주간 개최 : 10.7~10.", "10.7~10."),
        ("언제 문을 열었나", "솔뫼관 확장 개관 및 입주자 초청 행사('36.2.24.)", "'36.2.24."),
        ("언제 없어졌나", "솔뫼관 ※ '36. 3.1. 폐관", "'36. 3.1."),
    ],
)
def test_the_date_beside_what_happens_is_told(asked, text, date):
    assert date_told(text, asked) == date


def test_another_date_is_not_that_of_what_happens():
    assert (
        date_told("개관전시 설계 및 제작설치 용역 진행 : '31. 7월~ '33. 5월", "언제 개관하나")
        is None
    )
    assert date_told("솔뫼관 고침('35.9.) 및 개관 준비", "언제 문을 열었나") is None
    assert date_told("전시 설계용역 준공('30.12)", "준공은 언제인가") is None


def test_several_dates_of_one_event_are_no_single_date():
    text = "준공('31.5.) 및 별관 준공('33.7.)"
    assert date_told(text, "언제 준공되나") is None


def test_a_statement_answers_better_that_dates_what_is_asked():
    asked = "솔뫼관은 언제 개관하나"
    dated = is_dated(item("솔뫼관 개관 : 12월"), asked)
    built = is_dated(item("건축공사 준공('31. 9월)"), asked)
    other = is_dated(item("총사업비 : 57,517백만원('31년 12,415백만원)"), asked)
    none = is_dated(item("위치 : 한들로 117"), asked)
    assert dated > built > other > none


def test_what_was_set_up_is_dated_by_its_founding():
    dated = is_dated(item("전국에서 세 번째로 설립(2028. 3. 31)"), "재단은 어느 해에 세워졌나")
    assert dated > is_dated(item("재단 개편(2030. 3. 1)"), "재단은 어느 해에 세워졌나")


def test_a_contract_ends_with_its_period_and_not_when_it_was_made():
    asked = "공방 위탁 계약은 언제 끝나나"
    period = is_dated(item("위탁기간 : '31. 4. 1. ~ '33. 12. 31."), asked)
    assert period > is_dated(item("수탁기관 선정 : '31. 2월 선정, 3월 위수탁계약"), asked)


def test_any_date_may_answer_where_nothing_happens():
    assert is_dated(item("사업기간 : '31~'33년"), "사업은 언제까지인가") is None
