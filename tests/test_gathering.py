"""Candidates, filters, kept passages and the second look: what finding is made of."""

import numpy as np
import pytest
from index_helpers import LetterEmbedding, letters, make_report, write_reports
from model_helpers import save_tiny_reranker

from index.filters import Filter
from index.gather import FAVOUR, VECTOR_WEIGHT, Gatherer, scale
from index.kept import KeptPassages
from index.korean_pairs import KOREAN_TRIPLES
from index.query import Query, token_weights
from index.reranker import load_reranker
from index.retrieve import Retriever, SecondLook
from index.snapshot import open_current

TOPICS = ("도서관 확충", "하천 정비", "박물관 건립", "시장 현대화", "공원 조성", "버스 증차")


@pytest.fixture
def snapshot(tmp_path):
    reports = [make_report(name, TOPICS[at : at + 4]) for at, name in enumerate(("가", "나", "다"))]
    write_reports(tmp_path, *reports)
    with_all = open_current(tmp_path)
    yield with_all
    with_all.close()


def retriever(snapshot, **more):
    return Retriever(snapshot, LetterEmbedding(model_name="letters-64"), **more)


@pytest.mark.parametrize("favoured", [(), ("나",), ("가", "다")])
@pytest.mark.parametrize("text", ["하천 정비 사업", "박물관", "없는말", "1. 버스 증차 2,400"])
def test_candidates_score_as_if_every_passage_were_compared(snapshot, text, favoured):
    query = Query(text, favoured=frozenset(favoured))
    weights = {token: 1.0 for token in text.split()}
    vector = np.array(letters(text), dtype=np.float32)
    reports = snapshot.records.reports()
    gatherer = Gatherer(snapshot.words, snapshot.vectors, reports)
    found = gatherer.gather(query, weights, vector)
    words = snapshot.words.scores(list(weights))
    cosines = snapshot.vectors.scores(vector)
    scaled, spread = scale(words, cosines, float(cosines.mean()), float(cosines.std()))
    named = np.array([p.report in favoured for p in snapshot.records.all_passages()])
    expected = (scaled + VECTOR_WEIGHT * spread) * np.where(named, FAVOUR, 1)
    np.testing.assert_allclose(found.fused, expected[found.positions], rtol=1e-5)
    best = np.argsort(-expected, kind="stable")[:5]
    assert found.positions[found.best(5)].tolist() == best[expected[best] > 0].tolist()


@pytest.mark.parametrize(
    ("within", "reports"),
    [
        (Filter(reports=frozenset({"나"})), {"나"}),
        (Filter(reports=frozenset({"가", "다"}), years=frozenset({2031})), {"가", "다"}),
        (Filter(bodies=frozenset({"가람시 문화국"})), {"가", "나", "다"}),
        (Filter(years=frozenset({1999})), set()),
    ],
)
def test_nothing_is_found_outside_the_reports_allowed(snapshot, within, reports):
    query = Query("박물관 건립", favoured=frozenset({"가"}), within=within)
    assert {hit.passage.report for hit in retriever(snapshot).find(query)} == reports


def test_a_passage_is_read_once_and_the_oldest_goes_first(snapshot):
    read = []

    class Counted:
        def passages_at(self, positions):
            read.extend(positions)
            return snapshot.records.passages_at(positions)

    kept = KeptPassages(Counted(), most=2)
    assert [p.report for p in kept.at([5, 0, 5])] == ["나", "가", "나"]
    kept.at([0, 9])
    assert read == [5, 0, 9]
    kept.at([5])
    assert read == [5, 0, 9, 5]


def test_a_cross_encoder_reads_the_best_again(snapshot, tmp_path):
    question = "하천 정비 사업"
    plain = retriever(snapshot).find(Query(question))
    wanted = plain[3].passage.search
    pairs = {(question, hit.passage.search): float(hit.passage.search == wanted) for hit in plain}
    for triple in KOREAN_TRIPLES:
        pairs |= {(triple[0], triple[place]): float(place == 1) for place in (1, 2)}
    reranker = load_reranker(str(save_tiny_reranker(tmp_path / "model", pairs)))
    again = retriever(snapshot, second=SecondLook(reranker, 5)).find(Query(question))
    assert again[0].passage.search == wanted
    assert [hit.score for hit in again] == sorted((h.score for h in again), reverse=True)
    assert {hit.passage.id for hit in again[:5]} == {hit.passage.id for hit in plain[:5]}
    few = retriever(snapshot, second=SecondLook(reranker, 2)).find(Query(question))
    assert [hit.passage.id for hit in few[2:]] == [hit.passage.id for hit in plain[2:]]


def test_words_that_only_say_when_count_less():
    weights = token_weights("2031년 하천 예산")
    assert weights["2031"] < weights["하천"] == 1.0


def test_a_year_that_chooses_no_report_counts_as_any_word():
    assert token_weights("1592년 해전", told=False)["1592"] == 1.0


def test_compared_reports_come_in_turns_and_the_better_of_a_turn_first(snapshot):
    finds = retriever(snapshot)
    plain = [hit.passage.report for hit in finds.find(Query("버스 증차"))]
    both = finds.find(Query("버스 증차", each=("가", "다")))
    reports = [hit.passage.report for hit in both]
    assert plain[0] == reports[0] == "다"
    assert [set(reports[:2]), set(reports[2:4])] == [{"가", "다"}] * 2
    scores = [hit.score for hit in both]
    assert scores[0] >= scores[1]
    assert scores[2] >= scores[3]
    assert sorted(reports) == sorted(plain)
