"""Follow-ups that go by what the answers before told: lists, figures, years, the report named."""

import pytest
from talk_helpers import resolved

from assistant.question.alike import is_alike
from assistant.question.answered import figures_in, names_listed
from assistant.question.chosen import of_any
from assistant.question.former import former_of
from assistant.question.given import Given
from assistant.question.hinted import hint_first
from assistant.question.leads import lead_of
from assistant.question.phrases import phrases_of
from assistant.question.reworded import reworded
from assistant.question.roles import PERIOD

FIELDS = (
    ("2031년 솔뫼일자리에 몇 명이 뽑혔어?", "모두 60명입니다."),
    ("분야별로 나눠줘", "돌봄 약자 10명, 교통 약자 20명, 숲길 약자 30명입니다."),
)
PLACES = (("2033년에 새로 여는 솔뫼학교 캠퍼스가 어디어디야?", "동문, 서문, 남문 3곳입니다."),)
YEARS = (("2031년 솔뫼공방 시급은 얼마야?", "9천원입니다."), ("2033년은?", "1만원입니다."))


@pytest.mark.parametrize(
    ("turns", "question", "meant"),
    [
        # The least and the most of those that an answer told a figure of
        (
            FIELDS,
            "가장 적은 분야는 2033년에 몇 명이었어?",
            "2033년에 솔뫼일자리 돌봄 약자 분야는 몇 명이었어?",
        ),
        (FIELDS, "제일 많은 분야는 왜 줄었어?", "2031년 솔뫼일자리 숲길 약자 분야는 왜 줄었어?"),
        (
            FIELDS,
            "제일 많은 분야는 어디야?",
            "2031년 솔뫼일자리 가운데 인원이 제일 많은 분야는 어디야?",
        ),
        # The most of those that an answer listed by name; what comes first has no measure
        (
            PLACES,
            "그중 제일 넓은 데는?",
            "2033년 동문, 서문, 남문 솔뫼학교 캠퍼스 가운데 면적이 제일 넓은 데는?",
        ),
        (
            (*PLACES, ("그중 제일 넓은 데는?", "동문입니다.")),
            "제일 먼저 여는 데는?",
            "2033년 동문, 서문, 남문 솔뫼학교 캠퍼스 가운데 제일 먼저 여는 데는?",
        ),
        # A change between the two years told of
        (YEARS, "그새 얼마나 올랐어?", "2033년 솔뫼공방 시급은 2031년보다 얼마나 올랐어?"),
        (
            YEARS,
            "퍼센트로는 얼마나 오른 거야?",
            "2033년 솔뫼공방 시급은 2031년보다 몇 퍼센트나 오른 거야?",
        ),
        (
            YEARS,
            "그새 얼마나 불어난 거야?",
            "2033년 솔뫼공방 시급은 2031년보다 얼마나 불어난 거야?",
        ),
        (
            (("2031년 솔뫼학교 수료생은 몇 명이야?", "9명입니다."), ("2033년은?", "12명입니다.")),
            "여성은 그동안 얼마나 늘었어?",
            "2033년 솔뫼학교 여성 수료생은 2031년보다 얼마나 늘었어?",
        ),
        (
            (("2031년 솔뫼공방 손님은 몇 명이야?", "9명입니다."),),
            "그다음 해 손님은?",
            "2032년 솔뫼공방 손님은 몇 명이야?",
        ),
        # The larger of two that the answer told, the last of a kind, the other end of a measure
        (
            (("2033년 솔뫼일자리는 몇 명이야?", "공공형 60명, 민간형 30명입니다."),),
            "더 많은 쪽은 2031년에 몇 명이었어?",
            "2031년에 솔뫼일자리 공공형은 몇 명이었어?",
        ),
        (
            (
                ("2033년 가온경제국에서 집행률이 제일 낮은 과는?", "나루정책과입니다."),
                ("거기 예산은 얼마야?", "3억원입니다."),
            ),
            "반대로 집행률이 제일 높은 데는?",
            "2033년 가온경제국에서 집행률이 제일 높은 과는?",
        ),
        # The year that the talk began with
        (YEARS, "아까 처음 말한 해는 정원이 몇 명이야?", "2031년에는 솔뫼공방 정원이 몇 명이야?"),
        # A figure of another time or thing that it is set against
        (
            (("2033년 솔뫼공방 예산은?", "3억원입니다."),),
            "작년 최종예산하고는 얼마나 차이 나?",
            "2033년 솔뫼공방 예산은 작년 최종예산하고는 얼마나 차이 나?",
        ),
        (
            (("2033년 솔뫼공방 예산은?", "3억원입니다."),),
            "달빛공방이랑 총사업비 비교하면 얼마나 덜 들었어?",
            "2033년 솔뫼공방과 달빛공방 총사업비 차이는 얼마인가?",
        ),
        (
            (
                ("2033년 봄 솔뫼장터 계약액이 얼마야?", "3억원입니다."),
                ("가을은?", "5억원입니다."),
            ),
            "둘 합친 게 전년의 몇 배야?",
            "2033년 봄과 가을 솔뫼장터 계약액 합친 게 전년의 몇 배야?",
        ),
        # Two told of before, though a question of many words asks about both
        (
            (("솔뫼보험은 몇 곳이 들었어?", "9곳입니다."), ("달빛보험은?", "7곳입니다.")),
            "사고 나서 나간 보험금은 둘 중 어디가 더 많아?",
            "솔뫼보험과 달빛보험 사고 나서 나간 보험금은 어디가 더 많아?",
        ),
        # How far it went is the same figure; a clause gives way to a clause
        (
            (("2031년 솔뫼관 공정률이 몇 퍼센트야?", "50%입니다."),),
            "이듬해에는 어디까지 올라갔어?",
            "2032년 솔뫼관 공정률이 몇 퍼센트야?",
        ),
        (
            (("2033년에 운영 중이던 솔뫼공방이 몇 군데야?", "4곳입니다."),),
            "새로 짓는 데는?",
            "2033년 솔뫼공방 새로 짓는 데는?",
        ),
        # What is counted somewhere is no part of where it is; a part's share
        (
            (("2033년 솔뫼마을에 대학 몇 곳이 왔어?", "9곳입니다."),),
            "예산은?",
            "2033년 솔뫼마을 예산은?",
        ),
        # A name with the same last word takes the place of the whole name
        (
            (("2033년 봄 바둑 결승은 어디서 했어?", "솔뫼관입니다."),),
            "장기 결승은?",
            "2033년 봄 장기 결승은 어디서 했어?",
        ),
        # Which office is the most, told by a verb
        (
            (("2033년 가온경제국 본예산이 얼마야?", "9억원입니다."),),
            "부서 중엔 어디가 제일 커요?",
            "2033년 가온경제국 본예산이 제일 큰 부서는 어디인가?",
        ),
        # The report named behind the question
        (
            (("2031년 솔뫼관 공정률은?", "50%입니다."),),
            "정원은 몇 명이야? 2033년 보고서에 있을 텐데",
            "2033년 보고서에서 솔뫼관 정원은 몇 명이야?",
        ),
    ],
)
def test_what_was_told_before_says_what_is_meant(turns, question, meant):
    assert resolved(question, *turns) == meant


def test_lists_and_figures_of_an_answer_are_read():
    assert names_listed("동문, 서문, 남문 3곳입니다.") == ("동문", "서문", "남문")
    assert names_listed("동문은 3곳입니다.") == names_listed("3억원, 5억원입니다.") == ()
    assert figures_in("가 10명, 나 9개입니다.") == ()


def test_a_report_named_behind_a_question_goes_in_front():
    assert hint_first("정원은? 2033년 기준으로요") == "2033년 기준 정원은?"
    assert hint_first("정원은? 2033년에는 늘었어?") == "정원은? 2033년에는 늘었어?"


def test_the_talk_goes_back_to_what_is_called_again():
    assert lead_of("다시 공방 얘긴데, 예산은?").back == "공방"


def test_words_of_a_question_have_their_parts():
    assert [p.stem for p in phrases_of("작년(2033년)에 솔뫼관은") if p.role == PERIOD] == [
        "작년(2033년)"
    ]
    assert is_alike("여행자보험료", "화재보험")
    assert not is_alike("여행자보험료", "화재예방")


def test_opening_a_door_and_a_former_name_are_in_the_words_of_reports():
    assert reworded("솔뫼관 문은 언제 열었어?") == "솔뫼관 언제 개관했어?"
    assert reworded("솔뫼일자리 옛 이름은 뭐야?") == "솔뫼일자리 변경 전 명칭은 뭐야?"


def test_the_most_of_what_was_counted_is_of_the_matter_that_has_it():
    given = Given.of(phrases_of("과제 수가 제일 많은 사업은?"))
    counted = former_of("2033년 솔뫼학교로 과제 몇 개를 줘?", "9개입니다.")
    other = former_of("2033년 솔뫼학교 정원은 몇 명이야?", "9명입니다.")
    assert of_any(given, counted) == "2033년 솔뫼학교 과제 수가 제일 많은 사업은?"
    assert of_any(given, other) == "2033년 과제 수가 제일 많은 사업은?"
