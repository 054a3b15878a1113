"""Misspelt names, missing spaces and hasty endings."""

from __future__ import annotations

import pytest

from assistant.question.kinds import kind_of, units_of
from assistant.question.slang import in_full
from assistant.question.spelling import parted, respelt
from assistant.question.titles import SPELT, Titles

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


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("결승은 어디서햇음??", "결승은 어디서했음??"),
        ("몇 개 나갓나여ㅠㅠ", "몇 개 나갔나요"),
        ("총사업비 ㅇㅁ?", "총사업비 얼마?"),
        ("센터 24예산 얼만가요", "센터 24년 예산 얼마인가요"),
        ("알려주세여", "알려주세요"),
        ("갓난아기 지원 사업에 참여", "갓난아기 지원 사업에 참여"),
        ("2,024예산", "2,024예산"),
        ("상을 빼앗는 일", "상을 빼앗는 일"),
        ("ㅋㅋ", "ㅋㅋ"),
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
        ("집을 몇 채 마련하나요?", "figure", {"호"}),
    ],
)
def test_everyday_ways_to_ask_for_an_attribute(question, kind, units):
    assert (kind_of(question), set(units_of(question))) == (kind, units)
