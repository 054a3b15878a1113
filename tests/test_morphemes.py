from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.morphemes import content_tokens, kiwi, morphemes, sentences


def _words(text: str) -> list[str]:
    return [term for term in content_tokens([text])[0] if not term.startswith("~")]


def _pairs(text: str) -> list[str]:
    return [term for term in content_tokens([text])[0] if term.startswith("~")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("예산은 42,581백만원이다", ["예산", "42581", "백만", "원"]),
        ("예산은 42581백만원이다", ["예산", "42581", "백만", "원"]),
        ("집행률 3.5%", ["집행", "3.5"]),
        ("2031. 7. 4. 기준", ["2031", "7", "4", "기준"]),
        ("07월 04일", ["7", "월", "4", "일"]),
        ("１２３명", ["123", "명"]),
        ("RISE 사업과 Rise 사업", ["rise", "사업", "rise", "사업"]),
        ("책을 빌려주는 곳", ["책", "빌리", "곳"]),
        ("아름다운 거리", ["아름답", "거리"]),
    ],
)
def test_words_are_content_morphemes_in_one_spelling(text, words):
    assert _words(text) == words


def test_unknown_compounds_come_apart_wherever_they_stand():
    inside = _words("올해 가람경제진흥원은 예산을 늘렸다")
    alone = _words("가람경제진흥원")
    assert {"경제", "진흥원"} <= set(alone)
    assert {"경제", "진흥원"} <= set(inside)


def test_letter_pairs_stay_within_a_word_and_apart_from_words():
    assert _pairs("청년 일자리") == ["~청년", "~일자", "~자리"]
    assert not set(_pairs("청년")) & set(_words("청년"))


def test_letter_pairs_join_latin_to_hangul_but_not_latin_to_latin():
    assert _pairs("R&D와 K뷰티 MOU") == ["~r&", "~&d", "~d와", "~k뷰", "~뷰티"]


@pytest.mark.parametrize("text", ["", "   ", "\n", "…", "()"])
def test_texts_without_words_have_no_terms(text):
    assert content_tokens([text]) == [[]]


def test_decomposed_hangul_gives_the_same_terms():
    text = "청년 일자리 사업"
    assert content_tokens([unicodedata.normalize("NFD", text)]) == content_tokens([text])


def test_many_texts_give_what_each_gives_alone_in_order():
    texts = [f"가람시 {n}번째 도서관을 {n}월에 짓는다" for n in range(1, 40)] + ["", "R&D"]
    assert content_tokens(texts) == [content_tokens([text])[0] for text in texts]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="가나다람 각청년에서를1,2.AI·\n(）△😀", max_size=60))
def test_morphemes_lie_inside_the_text_in_order(text):
    (found,) = morphemes([text])
    starts = [m.start for m in found]
    assert starts == sorted(starts)
    assert all(0 <= m.start <= m.start + m.length <= len(text) for m in found)


def test_sentences_are_where_their_offsets_say():
    text = "도서관을 지었다. 예산은 3억 원이다! 내년에 연다."
    assert [text[a:b] for a, b in sentences(text)] == [
        "도서관을 지었다.",
        "예산은 3억 원이다!",
        "내년에 연다.",
    ]


def test_one_kiwi_serves_the_process():
    assert kiwi() is kiwi()


def test_importing_does_not_load_kiwi():
    code = "import sys, index.morphemes; sys.exit('kiwipiepy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
