from __future__ import annotations

import numpy as np
import pytest
from model_helpers import give_offline_model
from model_helpers import offline_model as shared_model

from index.adapt import BATCH, adapt
from index.adapt_pairs import english_pairs, passage_pairs
from index.adaptation import Adaptation, is_adapted, plain_identity
from index.build import build, remove
from index.embedding import EmbeddingChoice, encode_query, for_snapshot, identity, load_embedding
from index.morpheme_encoder import MorphemeEncoder
from index.snapshot import open_current
from index.term_list import Entry
from ingest.errors import UijeongError
from ingest.model import Passage
from ingest.progress import Silent
from ingest.sources import find_files

PLACES = ("가온", "나루", "다솜", "라온", "마루", "바름", "사랑", "아람")
THINGS = ("도서관", "체육관", "미술관", "박물관", "수영장", "공연장", "주차장", "놀이터")


@pytest.fixture(scope="module")
def encoder():
    return MorphemeEncoder.load(shared_model())


def passage(heading, *lines):
    text = "\n".join(lines)
    search = "\n".join([" ".join(heading), *lines])
    return Passage("id", "a.txt", tuple(heading), text, search, 1, len(lines), None, "prose")


def invented_pairs():
    """Lines of 물레길 사업 speak of rental bicycles, those of 다담 사업 of lunch boxes."""
    pairs = []
    for number in range(BATCH):
        place, thing = PLACES[number % 8], THINGS[number // 8 % 8]
        pairs.append(("물레길 사업", f"{place} {thing} 자전거 대여 {number}대"))
        pairs.append(("다담 사업", f"{place} {thing} 도시락 배달 {number}명"))
    return pairs


@pytest.fixture(scope="module")
def adaptation(encoder):
    return adapt(encoder, invented_pairs(), [], {"a": 1}, "made")


# Learning


def test_a_name_comes_near_what_the_reports_say_of_it(encoder, adaptation):
    learnt = encoder.adapted(adaptation)
    for found, better in ((encoder, False), (learnt, True)):
        name, own, other = found.encode(["물레길", "자전거 대여", "도시락 배달"])
        assert (name @ own > name @ other + 0.2) == better


def test_words_that_no_report_has_keep_their_vectors(encoder, adaptation):
    learnt = encoder.adapted(adaptation)
    texts = ["하늘에 구름이 떠간다", "XYZW", "1,234", ""]
    assert (learnt.encode(texts) == encoder.encode(texts)).all()


def test_learning_twice_gives_the_same(encoder, adaptation):
    again = adapt(encoder, invented_pairs(), [], {"a": 1}, "made")
    assert (again.rows == adaptation.rows).all()
    assert (again.ids == adaptation.ids).all()
    assert again.terms == adaptation.terms


def test_a_few_lines_teach_nothing(encoder):
    few = adapt(encoder, invented_pairs()[:50], [], {}, "made")
    texts = ["물레길 자전거 대여", "다담 도시락"]
    assert encoder.adapted(few).encode(texts) == pytest.approx(encoder.encode(texts), abs=2e-3)


def test_an_english_word_stands_where_its_counterparts_do(encoder):
    pairs = list(english_pairs([Entry(("library",), ("도서관", "열람실"), "english")]))
    assert pairs == [("library", "도서관"), ("library", "열람실")]
    learnt = encoder.adapted(adapt(encoder, [], pairs, {}, "made"))
    english, korean, other = learnt.encode(["new Library", "도서관", "주차장"])
    assert english @ korean > 0.5
    assert english @ korean > english @ other + 0.3


def test_an_expression_does_not_blur_a_word_that_has_an_entry_of_its_own(encoder):
    pairs = [("budget", "예산"), ("budget of the library", "도서 구입비")]
    learnt = encoder.adapted(adapt(encoder, [], pairs, {}, "made"))
    budget, korean = learnt.encode(["budget", "예산"])
    assert budget @ korean > 0.99


def test_lines_are_paired_with_their_headings_and_with_the_next_line():
    found = list(passage_pairs([passage(["가", "나"], "하나", "둘"), passage([], "셋")]))
    assert found == [("가\n나", "하나"), ("가\n나", "둘"), ("하나", "둘")]


# The files


def test_an_adaptation_is_read_as_it_was_written(adaptation, tmp_path):
    adaptation.save(tmp_path)
    read = Adaptation.load(tmp_path)
    assert (read.rows == adaptation.rows).all()
    assert (read.ids == adaptation.ids).all()
    assert (read.corpus, read.made_by, read.terms) == ({"a": 1}, "made", adaptation.terms)
    assert read.identity == adaptation.identity


@pytest.mark.parametrize(
    ("corpus", "share"),
    [
        ({"a": 6, "b": 4}, 0.0),
        ({"a": 6}, 0.4),
        ({"a": 6, "b": 4, "c": 1}, 0.1),
        ({"a": 5, "b": 4}, 1.1),
        ({}, 1.0),
    ],
)
def test_the_share_of_changed_passages(corpus, share):
    none = np.zeros(0, np.int32), (), np.zeros((0, 4), np.float16)
    assert Adaptation({"a": 6, "b": 4}, "made", *none).changed(corpus) == pytest.approx(share)


def test_identities_tell_corpora_apart_and_keep_the_models():
    none = np.zeros(0, np.int32), (), np.zeros((0, 4), np.float16)
    one, other = (Adaptation({name: 1}, "made", *none).identity for name in "ab")
    assert one != other
    assert plain_identity(f"model{one}") == plain_identity("model") == "model"
    assert is_adapted(f"model{one}")
    assert not is_adapted("model")


# In the index


@pytest.fixture
def office(tmp_path):
    give_offline_model(tmp_path / "data")
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, thing in (("one", "자전거 대여소"), ("two", "도시락 배달")):
        lines = [f"○ {place} {thing} {n}곳 설치" for n, place in enumerate(PLACES, 1)]
        (reports / f"{name}.txt").write_text("\n".join([f"□ {thing} 사업", *lines]), "utf-8")
    return tmp_path


def ingest(office, **options):
    choice = EmbeddingChoice("", office / "data", adapts=True, **options)
    return build(find_files([office / "reports"]), office / "data", choice, Silent())


def test_a_snapshot_holds_what_its_embedding_learnt(office):
    result = ingest(office)
    plain = load_embedding("", office / "data")
    snapshot = open_current(office / "data")
    snapshot.verify()
    snapshot.check_embedding(EmbeddingChoice("", office / "data").identity)
    learnt = for_snapshot(plain, snapshot)
    assert identity(learnt) == snapshot.manifest.makers.embedding != identity(plain)
    assert snapshot.id == result.snapshot_id
    found = snapshot.vectors.search(encode_query(learnt, "budget of lunch box 도시락 배달"), 1)
    assert "도시락" in list(snapshot.records.all_passages())[found[0][0]].text


def test_an_unchanged_corpus_is_not_learnt_from_again(office):
    first = ingest(office)
    again = ingest(office)
    assert first.written
    assert not again.written
    assert again.snapshot_id == first.snapshot_id


def test_a_new_report_of_a_small_index_is_learnt_from_and_all_is_as_from_scratch(office):
    first = ingest(office)
    (office / "reports" / "three.txt").write_text("□ 물레길 사업\n○ 물레길 3곳 신설", "utf-8")
    second = ingest(office)
    grown = open_current(office / "data")
    vectors = grown.vectors.block(0, grown.vectors.count - 1).matrix
    (office / "data" / "current").unlink()
    assert ingest(office).snapshot_id == second.snapshot_id != first.snapshot_id
    fresh = open_current(office / "data")
    assert fresh.vectors.block(0, fresh.vectors.count - 1).matrix == pytest.approx(vectors)


def test_a_large_index_keeps_what_was_learnt_until_much_has_changed(office, monkeypatch):
    monkeypatch.setattr("index.adapt_corpus.SMALL", 0)
    ingest(office)
    before = open_current(office / "data").manifest.makers.embedding
    monkeypatch.setattr("index.adapt_corpus.LASTING", 0.6)
    (office / "reports" / "three.txt").write_text("□ 물레길 사업\n○ 물레길 3곳 신설", "utf-8")
    ingest(office)
    assert open_current(office / "data").manifest.makers.embedding == before
    (office / "reports" / "four.txt").write_text("□ 다담 사업\n○ 다담 4곳 신설", "utf-8")
    ingest(office)
    assert open_current(office / "data").manifest.makers.embedding != before


def test_removing_a_report_keeps_what_was_learnt(office):
    ingest(office)
    before = open_current(office / "data").manifest.makers.embedding
    remove(["one.txt"], office / "data")
    snapshot = open_current(office / "data")
    assert snapshot.manifest.makers.embedding == before
    learnt = for_snapshot(load_embedding("", office / "data"), snapshot)
    assert identity(learnt) == before


def test_without_adapting_the_snapshot_has_the_plain_vectors(office):
    choice = EmbeddingChoice("", office / "data", adapts=False)
    build(find_files([office / "reports"]), office / "data", choice, Silent())
    snapshot = open_current(office / "data")
    plain = load_embedding("", office / "data")
    assert for_snapshot(plain, snapshot) is plain
    assert not is_adapted(snapshot.manifest.makers.embedding)


def test_a_damaged_adaptation_is_told(office):
    ingest(office)
    snapshot = open_current(office / "data")
    (snapshot.path / "adapted-rows.npy").write_bytes(b"torn")
    with pytest.raises(UijeongError, match=r"손상되었습니다\(adapted\)"):
        for_snapshot(load_embedding("", office / "data"), snapshot)
