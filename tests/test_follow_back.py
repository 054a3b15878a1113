"""Follow-ups that go back: to a figure behind an aside, to those listed, to the year first told."""

import pytest
from talk_helpers import resolved

from assistant.question.alike import is_alike
from assistant.question.answered import two_named
from assistant.question.colloquial import plainly

RATE = ("2033년 가온 고용률은 어느 정도였나요?", "61.5%입니다.")
WHY = ("그 이유는?", "새 일자리가 늘어서입니다.")
EVENTS = (
    "2031년 보고에서 시가 함께 여는 바둑대회가 뭐뭐예요?",
    "솔뫼 바둑대회와 나루 장기대회, 두 대회입니다.",
)
LARGER = ("둘 중 상금이 더 큰 건?", "나루 장기대회로 3억원입니다.")
ONLY_TWO = ("2031년 시청 별관에 입주해 지원받는 단체 두 곳만 알려줘", "솔뫼회와 나루회가 있습니다.")


@pytest.mark.parametrize(
    ("turns", "question", "meant"),
    [
        # The reason of the figure asked about, and back to the figure
        ((RATE,), "그 이유는?", "2033년 가온 고용률의 이유는 무엇인가?"),
        ((RATE, WHY), "그럼 2031년은?", "2031년 가온 고용률은 어느 정도였나요?"),
        (
            (RATE, WHY),
            "연령대 중에 제일 높은 건?",
            "2033년 가온 연령대 가운데 고용률이 제일 높은 건?",
        ),
        # Two that the answer named, and the one of them chosen
        (
            (EVENTS,),
            "둘 중 상금이 더 큰 건?",
            "2031년 보고에서 솔뫼 바둑대회와 나루 장기대회 가운데 상금이 더 큰 건?",
        ),
        ((EVENTS, LARGER), "그건 언제 열려요?", "2031년 보고에서 나루 장기대회는 언제 열려요?"),
        # All where only some were asked for
        ((ONLY_TWO,), "나머지는?", "2031년 시청 별관에 입주해 지원받는 단체 모두 알려줘?"),
        # The year first told of, all years between, a report named behind the question
        (
            (("2031년 달빛공방은 몇 명이 썼나요?", "30명입니다."), ("2033년은?", "50명입니다.")),
            "처음 말씀하신 해에는 몇 군데에서 했습니까",
            "2031년에는 달빛공방은 몇 군데에서 했습니까?",
        ),
        (
            (("2031년 가온 실업률은?", "5.0%입니다."), ("2033년은?", "2.8%입니다.")),
            "연도별로 보여줘",
            "2031년~2033년 가온 실업률은 각각 얼마인가?",
        ),
        (
            (("솔뫼관 예산 얼마예요? 31년 8월 보고요", "3억원입니다."),),
            "위치는?",
            "31년 8월 보고서에서 솔뫼관 위치는?",
        ),
        (
            (("2031년 솔뫼관은 공정률이 얼마야?", "50%입니다."),),
            "2033년 보고서로는 몇 퍼센트야?",
            "2033년 보고서로는 솔뫼관은 공정률이 얼마야?",
        ),
        # When a house opened lies in no year told of before
        (
            (("2031년 솔뫼관 예산은?", "3억원입니다."),),
            "문은 언제 열었는데?",
            "솔뫼관은 언제 개관했나?",
        ),
        # Another one whose name ends alike takes the place
        (
            (("올해 솔뫼일자리 목표는 얼마였지?", "50명입니다."),),
            "별빛일자리는?",
            "올해 별빛일자리 목표는 얼마였지?",
        ),
    ],
)
def test_a_follow_up_goes_back_to_what_was_told(turns, question, meant):
    assert resolved(question, *turns) == meant


def test_names_of_one_kind_end_alike():
    assert is_alike("솔뫼일자리", "별빛일자리")
    assert not is_alike("솔뫼공방", "별빛서점")


def test_an_answer_names_two():
    assert two_named("2031 봄 대회와 가을 대회가 있습니다.") == ("봄 대회", "가을 대회")
    assert two_named("솔뫼관은 3층입니다.") == ()


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("문은 언제 열었는데?", "언제 개관했나?"),
        ("실제로는 언제 열었어?", "실제로는 언제 개관했나?"),
        ("축제는 언제 열었어?", "축제는 언제 열었어?"),
        ("면적이랑 여는 때를", "면적이랑 개관 예정 시기를"),
    ],
)
def test_how_people_say_that_a_house_opened(typed, plain):
    assert plainly(typed, "") == plain
