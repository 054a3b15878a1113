"""Ranking the candidates of a question by features, and learning the weights."""

from dataclasses import replace

import numpy as np
import pytest
from index_helpers import make_report, write_reports

from assistant.service import Assistant
from assistant.settings import Settings
from eval.questions import Question
from eval.training import Lesson, cross_validated, learn, success
from index.rank import FEATURES, Asked, Found, Ranker, rank_scores, weights
from index.snapshot import open_current


@pytest.fixture
def snapshot(tmp_path):
    write_reports(tmp_path, make_report("가"), make_report("나", ("박물관 건립", "도서관 확충")))
    return open_current(tmp_path)


def features_of(snapshot, asked, *, favoured=()):
    """Return the features of every passage, as tables of names and values."""
    found = [
        Found(at, passage, 0.5, 0.25, 0.1, passage.report in favoured)
        for at, passage in enumerate(snapshot.records.all_passages())
    ]
    matrix = Ranker(snapshot.words, snapshot.records).features(asked, found)
    return [dict(zip(FEATURES, row.tolist(), strict=True)) for row in matrix]


def test_what_the_first_search_saw_is_handed_on(snapshot):
    first = features_of(snapshot, Asked({}), favoured={"가"})[0]
    assert (first["words"], first["spread"], first["favoured"]) == (0.5, 0.25, 1.0)
    assert first["cosine"] == pytest.approx(0.1)


def test_tokens_count_by_how_rare_they_are(snapshot):
    # 박물관 stands in one passage of four, 사업을 in all.
    rows = features_of(snapshot, Asked({"박물관": 1.0, "사업을": 1.0}))
    rarities = np.log(1 + 3.5 / 1.5), np.log(1 + 0.5 / 4.5)
    assert rows[2]["cover"] == pytest.approx(1.0)
    assert rows[0]["cover"] == pytest.approx(rarities[1] / sum(rarities))


def test_letter_pairs_are_no_content(snapshot):
    rows = features_of(snapshot, Asked({"사업을": 1.0, "~없다": 1.0}))
    assert rows[0]["content"] == pytest.approx(1.0)
    assert rows[0]["cover"] < 0.5


def test_names_are_found_however_they_are_spaced(snapshot):
    rows = features_of(snapshot, Asked({}, names=("도서관확충",)))
    # What no passage has as a token has no weight, so the name counts by its parts in the text.
    assert {row["names"] for row in rows} <= {0.0, 1.0}


def test_a_figure_of_the_unit_asked_for_is_seen_with_its_labels(snapshot):
    asked = Asked({}, names=("사업을",), units=frozenset({"명"}))
    assert all(row["unit"] == 1.0 for row in features_of(snapshot, asked))
    other = replace(asked, units=frozenset({"㎡"}))
    assert all(row["unit"] == row["label"] == 0.0 for row in features_of(snapshot, other))


def test_no_candidates_have_no_features(snapshot):
    matrix = Ranker(snapshot.words, snapshot.records).features(Asked({"말": 1.0}), [])
    assert matrix.shape == (0, len(FEATURES))


def test_every_feature_has_a_weight_and_words_and_reports_count_for_a_passage():
    assert weights().shape == (len(FEATURES),)
    by_name = dict(zip(FEATURES, weights().tolist(), strict=True))
    assert min(by_name["words"], by_name["cover"], by_name["favoured"]) > 0
    one, none = np.ones((1, len(FEATURES))), np.zeros((1, len(FEATURES)))
    assert rank_scores(one)[0] == pytest.approx(sum(by_name.values()), rel=1e-5)
    assert rank_scores(none)[0] == 0


def _lesson(rng, wanted):
    """Return a question whose evidence is what feature ``wanted`` says most of."""
    features = rng.normal(size=(8, 3))
    right = np.zeros(8, dtype=bool)
    right[np.argmax(features[:, wanted])] = True
    question = Question("q", "dev", "fact", "질문", (), None, (), (), (), None, "test")
    return Lesson(question, features, right, rng.normal(size=8))


def test_learning_finds_the_feature_that_tells():
    rng = np.random.default_rng(3)
    taught = [_lesson(rng, wanted=1) for _ in range(40)]
    learnt = learn(taught)
    assert learnt[1] > 5 * max(abs(learnt[0]), abs(learnt[2]))
    assert learn(taught).tolist() == learnt.tolist()


def test_held_out_questions_are_judged_by_weights_that_did_not_see_them():
    rng = np.random.default_rng(4)
    taught = [_lesson(rng, wanted=2) for _ in range(40)]
    assert float(success(taught, cross_validated(taught)).split()[1]) > 0.8
    # Where nothing is to be learnt, held-out questions do not profit from being remembered.
    noise = [replace(one, right=rng.permutation(one.right)) for one in taught]
    assert float(success(noise, cross_validated(noise)).split()[1]) < 0.5


def test_candidates_come_with_a_row_of_features_each(sample_data):
    found, features = Assistant(Settings(data=sample_data)).candidates("골목상권 지원 예산은?")
    assert len(found) == len(features) > 20
    assert features.shape[1] == len(FEATURES)


def test_hits_show_what_they_were_ranked_by(sample_data):
    assistant = Assistant(Settings(data=sample_data))
    answer = assistant.ask("골목상권 활력 지원 본예산은 얼마인가?")
    scores = [hit.score for hit in answer.retrieved]
    assert scores[0] == 1.0
    assert all(0 < score <= 1 for score in scores)
