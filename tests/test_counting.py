"""How many things a question wants named, and how many a text lists."""

import pytest

from assistant.compose.counting import listed_counts, names_each, stated_count


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("공방을 여는 네 과의 이름을 알려줘", 4),
        ("새로 여는 배움터 여덟 곳은 어디인가요?", 8),
        ("집중 투자 5대 분야는?", 5),
        ("거점의 세 시설 이름", 3),
        ("12개 도시를 모두 말해 주세요", 12),
        ("3개 이상 고른 기업은?", None),
        ("24개사가 참여한 행사는?", None),
        ("2단계 때 특강한 장인은?", None),
        ("3단계로 나뉜 심사는?", 3),
        ("2단계로 짓는 시설 세 곳의 이름", 3),
        ("공방 육성은 어떤 여섯 갈래로 나뉘나요?", 6),
        ("2024년 3월에 연 곳은?", None),
        ("어떤 곳이 있나요?", None),
    ],
)
def test_a_stated_number_of_things_is_read(question, count):
    assert stated_count(question) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("협력 대학 : 가온대(공학·의학), 나루대, 솔뫼대 등", 3),
        ("별빛(5월)→물레(6월)→솔숲·나루(12월)", 4),
        ("(교육과정) 4개 분야(제조, 조향, 판매, 수출) 운영", 4),
        ("부담요인 : 재료비(20%) > 인건비(15%) > 임차료(9%) 순", 3),
        ("제조·유통·수출", 3),
        ("봉제(나루, 솔뫼, 한들), 인쇄(가온), 목공(들꽃)", 5),
        ("2단계 시설 확충 ⇨ 물레관, 솔숲동, 목공센터", 3),
        ("운영시설 : 물레·솔숲공예원, 나루공예원, 들꽃공예원", 4),
    ],
)
def test_what_a_text_lists_is_counted(text, count):
    assert count in listed_counts(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("공방 : <금속·목공·도예 공방> 20명 모집", 4),
        ("종로 금속, 성수 그림·출판", 3),
        ("개관식 개최", 2),
    ],
)
def test_parts_of_a_name_are_no_list(text, count):
    assert count not in listed_counts(text)


def test_a_doubled_question_word_asks_for_all():
    assert names_each("협력하는 대학은 어디어디인가요?")
    assert not names_each("협력하는 대학은 어디인가요?")
