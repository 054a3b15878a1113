from __future__ import annotations

import pytest
from model_helpers import save_tiny_reranker

from index.korean_pairs import KOREAN_TRIPLES
from index.reranker import load_reranker
from ingest.errors import UijeongError

BUS = KOREAN_TRIPLES[3][0]
TEXTS = ("보육 교사", "폐기물 감축", "교통비 인상", "노인의 질병 진단")


def right(side):
    """Pairs of the test's texts; right are those with the second or third text of the triple."""
    pairs = {(BUS, text): 0.0 for text in TEXTS}
    for triple in KOREAN_TRIPLES:
        pairs |= {(triple[0], triple[place]): float(place == side) for place in (1, 2)}
    return pairs


@pytest.fixture(scope="module")
def korean(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "korean"
    return load_reranker(str(save_tiny_reranker(folder, right(1))))


def test_a_text_that_answers_comes_first(korean):
    assert korean.order(BUS, [1, 2, 3, 4], TEXTS)[0] == 3


def test_texts_with_one_score_keep_their_order(korean):
    texts = ["보육 교사", "교통비 인상", "교통비 인상", "보육 교사"]
    assert korean.order(BUS, [1, 2, 3, 4], texts) == [2, 3, 1, 4]


def test_what_is_not_read_again_keeps_its_place(korean):
    texts = ["보육 교사", "보육 교사", "교통비 인상", "교통비 인상"]
    assert korean.order(BUS, [1, 2, 3, 4], texts, depth=2) == [1, 2, 3, 4]
    assert korean.order(BUS, [1, 2, 3, 4], texts[:3], depth=3) == [3, 1, 2, 4]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_order_is_left_alone(korean, count):
    assert korean.order("버스", list(range(count)), TEXTS[:count]) == list(range(count))


def test_scores_are_one_for_each_text_in_order(korean):
    scores = korean.scores(BUS, TEXTS * 10)
    assert scores.shape == (40,)
    assert scores.reshape(10, 4).argmax(axis=1).tolist() == [2] * 10


def test_a_model_guided_by_letters_is_refused(tmp_path):
    folder = save_tiny_reranker(tmp_path / "letters", right(2))
    with pytest.raises(UijeongError, match=r"순서를 가리지 못합니다\(시험 8개 가운데 0개\)"):
        load_reranker(str(folder))


def test_a_model_blind_to_korean_is_refused(tmp_path):
    folder = save_tiny_reranker(tmp_path / "english", {("the library", "a book"): 1.0})
    with pytest.raises(UijeongError, match="한국어 본문의 순서를 가리지 못합니다"):
        load_reranker(str(folder))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("{tmp}/nowhere", "폴더에 순위 모형이 없습니다"),
        ("{tmp}/empty", "폴더에 순위 모형이 없습니다"),
        ("{tmp}/damaged", "열 수 없습니다"),
        ("invented/no-such-model", "열 수 없습니다"),
    ],
)
def test_what_cannot_be_loaded_is_told_in_korean(tmp_path, name, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "config.json").write_text("{")
    with pytest.raises(UijeongError, match=words) as caught:
        load_reranker(name.format(tmp=tmp_path))
    assert "UIJEONG_RERANKER" in caught.value.message
