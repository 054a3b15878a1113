"""Misspelt names, missing spaces and hasty endings."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from assistant.question.jamo import from_keys, struck
from assistant.question.kinds import kind_of
from assistant.question.mending import Mending
from assistant.question.numerals import in_digits
from assistant.question.slang import in_full
from assistant.question.spelling import parted, respelt
from assistant.question.titles import SPELT, Titles
from assistant.question.units_asked import units_of
from eval.misspelling import ERRORS, JOINED, misspelt
from index.morphemes import content_tokens

_TOKENS = {"센터": 90, "별빛": 12, "브랜드": 40, "박람회": 30, "달빛": 11}
_PAIRS = {"별빛", "빛센", "센터", "브랜", "랜드", "박람", "람회", "달빛"}


def frequency(token: str) -> int:
    return _TOKENS.get(token, 9 if token.removeprefix("~") in _PAIRS and token[0] == "~" else 0)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("별빛쎈터", ("별빛센터", "센터")),
        ("브렌드", ("브랜드", "브랜드")),
        ("박람훼", ("박람회", "박람회")),
    ],
)
def test_a_misspelt_word_is_the_one_that_differs_by_a_letter(name, meant):
    assert respelt(name, frequency) == meant


@pytest.mark.parametrize("name", ["센터", "별빛센터", "부산", "SETEC", "항만공사"])
def test_a_known_word_and_a_strange_one_stay_as_they_are(name):
    assert respelt(name, frequency) is None


def test_a_short_word_is_changed_in_like_sounds_only():
    """달빛 and 발빛 differ in one letter, but nobody mistakes the sounds for one another."""
    assert respelt("발빛", frequency) is None


def test_of_two_words_as_near_none_is_chosen():
    counts = {"가람회": 9, "나람회": 9}
    assert respelt("다람회", lambda token: counts.get(token, 0)) is None


def test_a_name_without_its_space_is_parted():
    assert parted("별빛박람회", frequency) == ("별빛", "박람회")
    assert parted("별빛센터", frequency) == ("별빛센터",)
    assert parted("은하박람회", frequency) == ("은하박람회",)


def test_titles_correct_by_the_text_what_no_heading_has():
    titles = Titles([], lambda pair: frequency(f"~{pair}") > 0, frequency)
    (found,) = titles.spelt(["별빛쎈터"])
    assert (found.written, found.source) == ("별빛센터", SPELT)
    assert "센터" in found.tokens


REPORT = """
    별빛창업센터 운영 예산현액 집행률 정원 현원 위치 면적 시제품제작실 물레들도서관 개관 시민배움터
    예산은 현원은 면적과 위치를 ABC 단체 관람객 목표인원 지원사업 로봇과학관
    할인율 관람 참여 업체
"""


@pytest.fixture(scope="module")
def mending():
    counts = Counter(content_tokens([REPORT])[0])
    ordinary = ("얼마", "얼마인가요", "몇 명", "언제", "어디", "알려주세요", "빌려주는")
    return Mending(counts, lambda token: counts.get(token, 0), ordinary)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("별빛창업쎈터 집행률은?", "별빛창업센터 집행률은?"),  # as it sounds
        ("별빛창업센터 집랭률은?", "별빛창업센터 집행률은?"),  # the key beside
        ("시민배움터 면저글 알려주세요", "시민배움터 면적을 알려주세요"),  # as it is heard
        ("목표이원은 몇 명?", "목표인원은 몇 명?"),  # a final left out
        ("물레들도관서 개관은 언제?", "물레들도서관 개관은 언제?"),  # two in each other's place
        ("시민배움움터 위치를 알려주세요", "시민배움터 위치를 알려주세요"),  # typed twice
        ("시제품작실 면적과 위치", "시제품제작실 면적과 위치"),  # one left out
        ("dPtksgusdor 얼마인가요", "예산현액 얼마인가요"),
        ("에이비씨 단체 관람객", "ABC 단체 관람객"),
        ("로봇과학관 관람객몇명이야", "로봇과학관 관람객 몇명이야"),
        ("akrqnsdmf 얼마인가요", "막분을 얼마인가요"),  # known words that no report joins
    ],
)
def test_a_slip_of_the_hand_is_mended(mending, typed, meant):
    text, done = mending.mended(typed)
    assert text == meant
    assert all(word in typed for word, _ in done)


@pytest.mark.parametrize(
    "question",
    [
        "양복 빌려주는 데가 몇 군데예요?",
        "전기요금은 얼마인가요?",
        "코끼리는 언제 오나요?",
        "GPU budget은 얼마?",
        "어디어디에 있나요?",
        "시장이 부탁드립니다",
    ],
)
def test_what_the_reports_do_not_say_is_no_slip(mending, question):
    assert mending.mended(question) == (question, ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("집행율은 몇 %?", "집행률은 몇 %?"),
        ("할인률은?", "할인율은?"),
        ("출석율은?", "출석율은?"),  # the reports have neither
    ],
)
def test_a_rate_is_spelt_as_in_the_reports(mending, typed, meant):
    assert mending.mended(typed) == (meant, ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ㅁㅠㅊ 관람객은?", "ABC 관람객은?"),
        ("관람객은 몇 명이야ㅠㅠ", "관람객은 몇 명이야ㅠㅠ"),
        ("ㅁㅑ 관람객은?", "ㅁㅑ 관람객은?"),  # no report has AI
    ],
)
def test_latin_names_are_read_from_the_keys_that_type_hangul(mending, typed, meant):
    assert mending.in_latin(typed) == meant


def test_a_question_without_spaces_keeps_the_words_of_the_reports(mending):
    apart = "시제품 제작실 관람객 평균 목표 인원은 몇 명인가"
    typed = apart.replace(" ", "")
    assert mending.rejoined(apart, typed) == "시제품제작실 관람객 평균 목표인원은 몇 명인가"
    assert mending.rejoined(apart, apart) == apart


def test_a_long_run_of_words_is_put_apart_and_a_long_name_is_not(mending):
    typed = "관람객다합쳐서목표인원몇명임 35년"
    assert mending.rejoined(typed, typed) == "관람객 다 합쳐서 목표인원 몇 명임 35년"
    typed = "별빛창업시제품제작쎈터 위치"
    assert mending.rejoined(typed, typed) == typed


def test_a_word_of_everyday_speech_is_meant_as_typed(mending):
    # 고통 is one letter off 교통, but everybody knows both words.
    more = Counter(content_tokens([f"{REPORT} 교통 대책"])[0])
    near = Mending(more, lambda token: more.get(token, 0), ("얼마",))
    assert near.mended("고통 대책은 얼마?") == ("고통 대책은 얼마?", ())


@pytest.mark.parametrize("word", ["예산", "값도", "괜찮아", "있었나요", "뷰티", "왜"])
def test_hangul_is_read_from_the_keys_that_type_it(word):
    assert from_keys(struck(word)) == word


@pytest.mark.parametrize("word", ["budget", "SETEC", "what", "hub", "R"])
def test_latin_words_type_no_hangul(word):
    assert from_keys(word) is None


@pytest.mark.parametrize("error", [*ERRORS, *JOINED])
def test_errors_are_drawn_by_seed_and_change_a_question(error):
    question = "물레들도서관에서 빌릴 수 있는 책은 몇 권인가요?"
    drawn = [misspelt(question, error, Random(seed)) for seed in range(5)]
    assert drawn == [misspelt(question, error, Random(seed)) for seed in range(5)]
    assert all(other != question for other in drawn)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("결승은 어디서햇음??", "결승은 어디서했음??"),
        ("몇 개 나갓나여ㅠㅠ", "몇 개 나갔나요"),
        ("총사업비 ㅇㅁ?", "총사업비 얼마?"),
        ("센터 24예산 얼만가요", "센터 24년 예산 얼마인가요"),
        ("알려주세여", "알려주세요"),
        ("관람객 몃 명 왔나여 2024년", "관람객 몇 명 왔나요 2024년"),
        ("공방은 언재 다 지어져여??", "공방은 언제 다 지어져요??"),
        ("공방이 어듸예요? 을마 들었나요", "공방이 어디예요? 얼마 들었나요"),
        ("준공됬나요? 어떻해 신청해요", "준공됐나요? 어떻게 신청해요"),
        ("인재 양성과 존재 이유", "인재 양성과 존재 이유"),
        ("증여 계약과 대여 사업", "증여 계약과 대여 사업"),
        ("갓난아기 지원 사업에 참여", "갓난아기 지원 사업에 참여"),
        ("2,024예산", "2,024예산"),
        ("상을 빼앗는 일", "상을 빼앗는 일"),
        ("ㅋㅋ", "ㅋㅋ"),
        ("공방과가 예산 중 실제로 쓴 비율은?", "공방과가 예산 집행률은?"),
        ("공방과 예산현액 대비 지출한 비율은?", "공방과 예산 지출액 집행률은?"),
        ("전체 예산 중 공방과 비율은?", "전체 예산 중 공방과 비율은?"),
        ("착공 은제고 준공은 은제여유", "착공 언제고 준공은 언제예요"),
    ],
)
def test_hasty_endings_are_written_out(typed, written):
    assert in_full(typed) == written


@pytest.mark.parametrize(
    ("question", "kind", "units"),
    [
        ("짓기로 한 지역이 어디어디예요?", "where", set()),
        ("도와준 학교는 어디어디?", "list", set()),
        ("60세 이상 취업자 수를 알려줘", "figure", {"명"}),
        ("어느 업체가 운영하나요?", "who", set()),
        ("회사는 몇 군데나 문을 닫았나요?", "figure", {"개소", "개사"}),
        ("방이 몇 칸 생기나요?", "figure", {"실"}),
        ("공짜로 들어가는 건 몇 월까지고 언제 닫나요?", "when", set()),
        ("집을 몇 채 마련하나요?", "figure", {"호"}),
    ],
)
def test_everyday_ways_to_ask_for_an_attribute(question, kind, units):
    assert (kind_of(question), set(units_of(question))) == (kind, units)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("칠월 말까지 몇 명이 다녀갔나요?", "7월 말까지 몇 명이 다녀갔나요?"),
        ("이천이십사년 구월 삼십일 기준", "2024년 9월 30일 기준"),
        ("2025년 이월에 연 공방", "2025년 2월에 연 공방"),
        ("공방 열두 개에 이백오십억 원", "공방 12 개에 250억 원"),
        ("지하일층과 삼층", "지하1층과 3층"),
        ("자부담은 오 퍼센트인가요", "자부담은 5 퍼센트인가요"),
        ("2024년 이월 예산", "2024년 이월 예산"),
        ("두 곳 가운데 이 프로그램", "두 곳 가운데 이 프로그램"),
        ("백분율과 천만다행", "백분율과 천만다행"),
    ],
)
def test_numbers_in_words_are_read_as_digits(typed, read):
    assert in_digits(typed) == read
