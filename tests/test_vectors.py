import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.units import passage_units
from index.vectors import INDEX_NAME, OWNERS_NAME, PassageVectors, Vectors
from ingest.model import Passage

COUNTS = ((1, 3), (2, 1, 4))


def blocks(seed=7, width=12):
    random = np.random.default_rng(seed)
    return [
        PassageVectors(random.normal(size=(sum(c), width)).astype(np.float32), c) for c in COUNTS
    ]


def naive_scores(parts, question):
    """Return the best cosine of each passage, one pair at a time."""
    best = []
    for part in parts:
        rows = iter(part.matrix.astype(float))
        for count in part.counts:
            some = [next(rows) for _ in range(count)]
            norms = np.linalg.norm(question)
            best.append(max(row @ question / np.linalg.norm(row) / norms for row in some))
    return best


@pytest.fixture(params=["built", "loaded"])
def vectors(request, tmp_path):
    vectors = Vectors.build(blocks())
    if request.param == "built":
        return vectors
    vectors.save(tmp_path)
    return Vectors.load(tmp_path)


def test_each_passage_scores_by_its_best_vector(vectors):
    question = np.random.default_rng(1).normal(size=12)
    scores = vectors.scores(question)
    assert scores.dtype == np.float32
    assert (vectors.count, vectors.width) == (5, 12)
    np.testing.assert_allclose(scores, naive_scores(blocks(), question), rtol=1e-5)


@pytest.mark.parametrize("k", [1, 3, 5, 50])
def test_search_gives_the_best_passages_once_each(vectors, k):
    question = np.random.default_rng(2).normal(size=12)
    scores = vectors.scores(question)
    found = vectors.search(question, k)
    assert [place for place, _ in found] == np.argsort(-scores, kind="stable")[:k].tolist()
    best = np.sort(scores)[::-1][:k]
    np.testing.assert_allclose([cosine for _, cosine in found], best, rtol=1e-5)


def test_one_passage_with_many_close_vectors_does_not_crowd_out_others():
    east, north = np.eye(2, dtype=np.float32)
    many = PassageVectors(np.tile(east, (50, 1)), (50,))
    vectors = Vectors.build([many, PassageVectors(np.array([north]), (1,))])
    assert [place for place, _ in vectors.search(east, 2)] == [0, 1]


def test_equal_cosines_come_by_position():
    same = PassageVectors(np.ones((6, 4), dtype=np.float32), (2, 1, 3))
    assert [place for place, _ in Vectors.build([same]).search(np.ones(4), 3)] == [0, 1, 2]


def test_lengths_do_not_matter():
    stretched = [PassageVectors(part.matrix * np.float32(9), part.counts) for part in blocks()]
    question = np.arange(12.0)
    expected = Vectors.build(blocks()).scores(question)
    np.testing.assert_allclose(Vectors.build(stretched).scores(question * 5), expected, rtol=1e-5)


def test_a_text_without_sense_scores_zero():
    part = PassageVectors(np.array([[0, 0], [0, 1]], dtype=np.float32), (1, 1))
    vectors = Vectors.build([part])
    assert vectors.scores([0.0, 2.0]).tolist() == [0.0, 1.0]
    assert vectors.scores([0.0, 0.0]).tolist() == [0.0, 0.0]


def test_a_reports_vectors_can_be_taken_over(vectors):
    again = Vectors.build([vectors.block(0, 1), vectors.block(2, 4)])
    question = np.linspace(-1, 1, 12)
    assert vectors.block(2, 4).counts == COUNTS[1]
    np.testing.assert_allclose(again.scores(question), vectors.scores(question), rtol=1e-6)


def test_the_vectors_are_a_llamaindex_store(vectors):
    from llama_index.core.vector_stores.types import VectorStoreQuery

    question = blocks()[0].matrix[2]
    result = vectors.store.query(
        VectorStoreQuery(query_embedding=question.tolist(), similarity_top_k=1)
    )
    assert result.ids == ["2"]


def test_stored_vectors_cannot_be_changed(vectors):
    with pytest.raises(ValueError, match="read-only"):
        vectors._flat.rows(0, 1)[0, 0] = 1


@pytest.mark.parametrize("name", [INDEX_NAME, OWNERS_NAME])
def test_damaged_files_are_refused(tmp_path, name):
    Vectors.build(blocks()).save(tmp_path)
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises((OSError, RuntimeError, ValueError)):
        Vectors.load(tmp_path)


@given(
    matrix=arrays(np.float32, (9, 3), elements=st.integers(-3, 3).map(float)),
    counts=st.sampled_from([(9,), (1,) * 9, (4, 5), (1, 7, 1)]),
    question=arrays(np.float32, 3, elements=st.integers(-3, 3).map(float)),
    k=st.integers(1, 10),
)
def test_search_and_scores_agree(matrix, counts, question, k):
    vectors = Vectors.build([PassageVectors(matrix, counts)])
    scores = vectors.scores(question)
    found = vectors.search(question, k)
    assert len(found) == min(k, len(counts))
    best = np.sort(scores)[::-1][: len(found)]
    np.testing.assert_allclose([cosine for _, cosine in found], best, atol=1e-5)
    np.testing.assert_allclose([scores[place] for place, _ in found], best, atol=1e-5)


def test_a_passage_is_encoded_whole_and_line_by_line():
    search = "Ⅰ. 현황 > 1. 공원 > 시설\n시설\n○ 벤치 40개\n○ 벤치 40개"
    heading = ("Ⅰ. 현황", "1. 공원", "시설")
    passage = Passage("가:1-3", "가", heading, "□ 시설\n\n ○ 벤치 40개", search, 1, 4)
    assert passage_units(passage) == [
        search,
        "1. 공원\n시설\n시설",
        "1. 공원\n시설\n○ 벤치 40개",
    ]
