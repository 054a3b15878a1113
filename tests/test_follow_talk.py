"""Forty turns of talk over the sample reports, each read as the question that it means."""

import pytest

from assistant.service import Assistant
from assistant.settings import Settings

# Each turn: as typed, its answer, what the question that stands by itself has, and what it lacks.
TALKS = (
    (
        ("2024년 청년취업과 예산현액은 얼마인가?", "16,480백만원입니다.", "", ""),
        ("집행률은?", "64.6%입니다.", "2024년 청년취업과 집행률", ""),
        ("골목경제과는요?", "53.0%입니다.", "2024년 골목경제과 집행률", "청년취업과"),
        ("네, 감사합니다. 정원은 몇 명이죠?", "19명입니다.", "2024년 골목경제과 정원", "감사"),
        ("그럼 2023년에는?", "18명입니다.", "2023년 골목경제과 정원", "2024년"),
        ("몇 명 늘어난 거예요?", "1명입니다.", "골목경제과 정원 2023년 늘어난", ""),
        ("청년취업과로 돌아가서, 지출액은?", "10,644백만원입니다.", "청년취업과 지출액", "골목"),
        ("창업지원과까지 둘을 표로 보여줘", "표입니다.", "청년취업과 창업지원과 지출액", "골목"),
        ("어느 쪽이 더 많아요?", "청년취업과입니다.", "청년취업과 창업지원과 지출액", ""),
        ("온배움터 운영 예산은 2024년에 얼마입니까?", "1,422,000천원입니다.", "온배움터", "취업과"),
    ),
    (
        ("2024년 창업허브 나래 운영 예산은?", "4,420백만원입니다.", "", ""),
        ("담당 부서는 어디예요?", "창업지원과입니다.", "창업허브 나래 담당 부서", ""),
        ("그 부서 정원은?", "22명입니다.", "2024년 창업지원과 정원", "나래"),
        ("아까 창업허브는 예산이 왜 늘었죠?", "없습니다.", "2024년 창업허브 예산", "창업지원과"),
        ("입주기업은 몇 개사예요?", "40개사입니다.", "창업허브 입주기업", ""),
        ("전년에는?", "38개사입니다.", "2023년 창업허브 입주기업", "2024년"),
        ("위치는요?", "물레길 17입니다.", "창업허브 위치", "입주기업"),
        ("다른 건데, 면접의상 대여는 몇 명이 이용했습니까?", "없습니다.", "면접의상", "창업허브"),
        ("예산은?", "452백만원입니다.", "면접의상 예산", "창업허브"),
        ("백만원 말고 억원으로", "4.5억원입니다.", "면접의상 예산", ""),
    ),
    (
        ("2024년 물레들 텃밭은 몇 구획을 분양합니까?", "650구획입니다.", "", ""),
        ("솔숲은?", "510구획입니다.", "2024년 솔숲 텃밭 구획", "물레들"),
        ("들꽃은 어떻게 되죠?", "400구획입니다.", "2024년 들꽃 텃밭 구획", "솔숲"),
        ("세 곳 다 합치면?", "1,560구획입니다.", "물레들 솔숲 들꽃 합치면", ""),
        ("그중 제일 많은 데는?", "물레들입니다.", "물레들 솔숲 들꽃 제일", ""),
        ("아니 2024년 말고 2023년", "물레들입니다.", "2023년", "2024년"),
        ("변동이 크네요. 개장은 언제 했어요?", "4월 1일입니다.", "2023년 텃밭 개장", "변동"),
        ("같은 보고에서 담당 팀장 연락처는?", "8802-3414입니다.", "2023년 텃밭 팀장", "같은"),
        ("온배움터로 넘어가서, 예산은 얼마죠?", "1,284,000천원입니다.", "온배움터 예산", "텃밭"),
        ("왜 그런 거죠?", "없습니다.", "온배움터 이유", "텃밭"),
    ),
    (
        ("2024년 가온청년취업학교 운영 예산이 얼마인가요?", "7,120백만원입니다.", "", ""),
        ("작년보다 늘었나요?", "늘었습니다.", "가온청년취업학교 예산 작년보다", ""),
        ("수료생은 몇 명이에요?", "840명입니다.", "2024년 가온청년취업학교 수료생", ""),
        ("과정 선정은 언제 해요?", "2월입니다.", "가온청년취업학교 선정", "수료생"),
        ("공모는요?", "1월입니다.", "가온청년취업학교 공모", "선정"),
        ("그때 몇 개 과정을 뽑았죠?", "12개입니다.", "가온청년취업학교 과정", "그때"),
        ("더 자세히 알려줘", "12개입니다.", "가온청년취업학교 과정", ""),
        ("2025년 보고에서는요?", "14개입니다.", "2025년 가온청년취업학교 과정", "2024년"),
        ("And in 2023?", "10개입니다.", "2023년 가온청년취업학교 과정", "2025년"),
        ("시립도서관 운영에는 2024년에 얼마를 씁니까?", "7,890,000천원입니다.", "도서관", "취업"),
    ),
)
LEAST = 0.85


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def test_forty_turns_are_read_as_they_are_meant(assistant):
    missed = []
    for talk in TALKS:
        history: list[tuple[str, str]] = []
        for question, answer, has, lacks in talk:
            meant = assistant.trace(question, history=history).question.question
            whole = all(word in meant for word in has.split())
            if not whole or any(word in meant for word in lacks.split()):
                missed.append((question, meant))
            history.append((question, answer))
    turns = sum(len(talk) for talk in TALKS)
    assert turns == 40
    assert len(missed) <= (1 - LEAST) * turns, missed


@pytest.mark.parametrize("talk", [TALKS[0], TALKS[1], TALKS[3]])
def test_a_question_that_opens_a_talk_stays_as_asked_after_another(assistant, talk):
    opening, _, _, _ = talk[0]
    for other in TALKS:
        if other is not talk:
            history = [(question, answer) for question, answer, _, _ in other]
            assert assistant.trace(opening, history=history).question.resolved == ""
