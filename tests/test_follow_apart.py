"""Follow-ups of one figure at two times, of the most and the least, and of who is in charge now."""

import pytest
from talk_helpers import resolved

from assistant.question.swapped import series_in

COSTS = (
    ("2031년 보고 때 솔뫼관 소요예산은 얼마였나요?", "43억 원입니다."),
    ("그럼 2033년 보고에서는?", "41억 원입니다."),
)
LYING = (("솔뫼관 공정률이 2031년 8월 보고에선 몇 프로였나요?", "62%입니다."),)
NEWEST = (("2033년 솔뫼관 공정률은 몇 프로인가요?", "90%입니다."),)


def test_how_far_one_figure_of_two_times_is_apart() -> None:
    found = resolved("둘의 차이는?", *COSTS)
    assert "2031년 보고와 2033년 보고" in found
    assert "솔뫼관 소요예산은 얼마나 차이 나는가" in found


def test_the_most_and_the_least_are_no_series() -> None:
    asked = ["2031년 솔뫼일감 제일 많은 분야는?", "2031년 솔뫼일감 제일 적은 분야는?"]
    assert series_in(asked) == ()
    assert series_in(["달빛공방 예산은?", "별빛공방 예산은?"]) == ("달빛공방", "별빛공방")


@pytest.mark.parametrize(("talk", "year"), [(LYING, False), (NEWEST, True)])
def test_who_is_in_charge_is_asked_of_now(talk: tuple[tuple[str, str], ...], year: bool) -> None:
    found = resolved("담당 부서는?", *talk)
    assert "솔뫼관" in found
    assert ("년" in found) is year
