import logging
import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import K1, B, Words

PASSAGES = [
    ["도서관", "확충", "예산"],
    ["하천", "정비", "예산", "예산"],
    [],
    ["도서관", "야간", "개방", "도서관", "확충", "도서관"],
    ["도서관", "확충", "예산"],
]


def naive_bm25(passages, tokens, weights=None):
    """Score as the formula says, one passage and one token at a time."""
    average = sum(map(len, passages)) / len(passages)
    frequency = Counter(token for passage in passages for token in set(passage))
    scores = []
    for passage in passages:
        counts = Counter(passage)
        score = 0.0
        for place, token in enumerate(tokens):
            if counts[token]:
                df = frequency[token]
                idf = math.log(1 + (len(passages) - df + 0.5) / (df + 0.5))
                tf = counts[token]
                share = weights[place] if weights else 1.0
                norm = K1 * (1 - B + B * len(passage) / average)
                score += share * idf * tf / (tf + norm)
        scores.append(score)
    return scores


@pytest.fixture(params=["built", "loaded"])
def words(request, tmp_path):
    words = Words.build(PASSAGES)
    if request.param == "built":
        return words
    words.save(tmp_path / "words")
    return Words.load(tmp_path / "words")


@pytest.mark.parametrize(
    "tokens",
    [
        ["도서관"],
        ["도서관", "예산"],
        ["예산", "예산", "없는말"],
        ["하천", "정비", "야간", "개방", "확충"],
    ],
)
def test_scores_are_those_of_the_formula(words, tokens):
    scores = words.scores(tokens)
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, naive_bm25(PASSAGES, tokens), rtol=1e-5)


def test_weights_scale_each_token(words):
    tokens, weights = ["도서관", "예산", "정비"], [1.0, 0.25, 0.0]
    scores = words.scores(tokens, weights)
    np.testing.assert_allclose(scores, naive_bm25(PASSAGES, tokens, weights), rtol=1e-5)


def test_as_many_weights_as_tokens_are_asked_for(words):
    with pytest.raises(ValueError, match="zip"):
        words.scores(["도서관", "예산"], [1.0])


@pytest.mark.parametrize("tokens", [[], ["없는말"], ["없는말", ""]])
def test_unknown_words_find_nothing(words, tokens):
    assert not words.scores(tokens).any()
    assert words.top(tokens, 3) == []


def test_top_leaves_out_passages_without_the_words(words):
    assert [place for place, _ in words.top(["하천"], 5)] == [1]


def test_equal_scores_come_by_position(words):
    found = words.top(["확충"], 10)
    assert [place for place, _ in found[:2]] == [0, 4]
    assert found[0][1] == found[1][1]


def test_top_gives_the_best_and_no_more_than_asked(words):
    found = words.top(["도서관", "야간"], 2)
    assert len(found) == 2
    assert found[0][0] == 3
    scores = words.scores(["도서관", "야간"])
    assert found == [(3, float(scores[3])), (0, float(scores[0]))]


def test_asking_for_more_than_there_are_is_no_error(words):
    assert len(words.top(["예산"], 1000)) == 3


@pytest.mark.parametrize("passages", [[], [[]], [[], [], []]])
def test_an_index_without_a_single_word(tmp_path, passages):
    Words.build(passages).save(tmp_path / "words")
    words = Words.load(tmp_path / "words")
    assert words.scores(["예산"]).shape == (len(passages),)
    assert words.top(["예산"], 5) == []


def test_the_same_passages_give_the_same_files(tmp_path):
    Words.build(PASSAGES).save(tmp_path / "a")
    Words.build([list(passage) for passage in PASSAGES]).save(tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_the_arrays_stay_on_disk(tmp_path):
    Words.build(PASSAGES).save(tmp_path / "words")
    columns = Words.load(tmp_path / "words").shards[0]
    assert isinstance(columns.data.base, np.memmap)


def test_the_library_does_not_log_at_debug():
    Words.build(PASSAGES)
    assert logging.getLogger("bm25s").level == logging.NOTSET


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["예산"], [0, 1, 4]),
        (["예산", "확충"], [0, 4]),
        (["확충", "예산", "하천"], []),
        (["예산", "없는말"], []),
        ([], [0, 1, 2, 3, 4]),
    ],
)
def test_passages_with_all_of_some_words(words, tokens, expected):
    assert words.with_all(tokens).tolist() == expected


@given(
    passages=st.lists(st.lists(st.sampled_from("가나다라마바사")), min_size=1, max_size=12),
    tokens=st.lists(st.sampled_from("가나다라마바사아자"), max_size=6),
)
def test_any_passages_score_as_the_formula_says(passages, tokens):
    words = Words.build(passages)
    if any(passages):
        np.testing.assert_allclose(
            words.scores(tokens), naive_bm25(passages, tokens), rtol=1e-4, atol=1e-6
        )
    scores = words.scores(tokens)
    expected = sorted((place for place in range(len(passages)) if scores[place] > 0),
                      key=lambda place: (-scores[place], place))  # fmt: skip
    assert [place for place, _ in words.top(tokens, 100)] == expected
