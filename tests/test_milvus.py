import json
import shutil
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from index_helpers import make_report, write_reports
from milvus_helpers import VOCABULARY, passages, silent_server

from assistant.cli import main
from index.filters import Spans
from index.milvus import MilvusChoice, MilvusSearch, Server, keep, publish, retire
from index.milvus.collections import Names
from index.search import EmbeddedSearch
from index.swap import drop_all
from index.vectors import PassageVectors, Vectors
from ingest.errors import UijeongError, UsageError
from ingest.samples import samples_dir

ID = "0123456789abcdef"


@pytest.fixture(scope="module")
def lite(tmp_path_factory):
    """A Milvus Lite that all tests of this file share; each has a snapshot id of its own."""
    pytest.importorskip("milvus_lite")
    server = Server(MilvusChoice(str(tmp_path_factory.mktemp("milvus") / "uijeong.db")))
    yield server
    server.close()


def searches(server, id_, count=60):
    words, vectors = passages(count)
    publish(server, id_, words, vectors)
    return MilvusSearch(server, id_, words, vectors), EmbeddedSearch(words, vectors)


@pytest.mark.parametrize("allowed", [None, Spans.of([(5, 9), (30, 60)]), Spans.of([(44, 45)])])
def test_milvus_finds_what_the_embedded_store_finds(lite, allowed):
    milvus, embedded = searches(lite, ID)
    random = np.random.default_rng(11)
    for _ in range(40):
        vector = random.normal(size=16)
        assert milvus.by_vector(vector, 10, allowed) == embedded.by_vector(vector, 10, allowed)
        tokens = list(random.choice(VOCABULARY, 4))
        weights = random.uniform(0.1, 2, 4).tolist()
        expected = embedded.by_words(tokens, 10, weights, allowed)
        assert milvus.by_words(tokens, 10, weights, allowed) == expected


def test_questions_find_the_same_ten_passages(lite, sample_data):
    from assistant.question import understand
    from index.embedding import EmbeddingChoice, for_snapshot
    from index.retrieve import Retriever
    from index.snapshot import open_current

    texts = [
        json.loads(line)["question"]
        for name in ("samples", "reports")
        for line in (files("eval") / "sets" / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    snapshot = open_current(sample_data)
    embedding = for_snapshot(EmbeddingChoice("", sample_data).load(), snapshot)
    publish(lite, snapshot.id, snapshot.words, snapshot.vectors)
    milvus = MilvusSearch(lite, snapshot.id, snapshot.words, snapshot.vectors)
    both = Retriever(snapshot, embedding, milvus), Retriever(snapshot, embedding)
    reports = snapshot.records.reports()
    same = []
    for text in texts[::2][:200]:
        query = understand(text, reports).query()
        one, other = ([hit.passage.id for hit in side.find(query, 10)] for side in both)
        same.append(one == other)
    snapshot.close()
    assert len(same) >= 190
    assert sum(same) / len(same) >= 0.99


def test_milvus_is_kept_in_step_with_a_data_directory(lite, tmp_path):
    def held():
        return {name for name in lite.client.list_collections() if name.endswith("_words")}

    before = held()
    first = write_reports(tmp_path, make_report("가"))
    keep(lite, tmp_path)
    ids = [first]
    for names in ("가나", "가나다"):
        ids.append(write_reports(tmp_path, *map(make_report, names)))
        keep(lite, tmp_path)
    assert held() - before == {Names.of(id_).words for id_ in ids[1:]}
    drop_all(tmp_path)
    keep(lite, tmp_path)
    assert held() == before


def test_what_was_sent_is_not_guessed(lite, tmp_path):
    (tmp_path / "milvus.json").write_text("[")
    with pytest.raises(UijeongError, match="손상"):
        keep(lite, tmp_path)


def test_an_index_in_milvus_answers_after_the_next_ingest(
    sample_data, tmp_path, monkeypatch, capsys
):
    pytest.importorskip("milvus_lite")
    data = tmp_path / "data"
    shutil.copytree(sample_data, data)
    monkeypatch.setenv("UIJEONG_DATA", str(data))
    monkeypatch.setenv("UIJEONG_STORE", "milvus")
    monkeypatch.setenv("UIJEONG_MILVUS_URI", str(tmp_path / "index.db"))
    question = "골목상권 활력 지원 본예산은 얼마인가?"
    assert main(["ask", question]) == 1
    assert "색인의 내용이 없습니다" in capsys.readouterr().err
    assert main(["ingest", str(samples_dir("text"))]) == 0
    capsys.readouterr()
    assert main(["ask", question, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["retrieved"]) >= 10
    monkeypatch.setenv("UIJEONG_MILVUS_URI", "http://127.0.0.1:9")
    current = (data / "current").read_text()
    assert main(["ingest", str(samples_dir("text"))]) == 1
    assert "응답하지 않습니다" in capsys.readouterr().err
    assert (data / "current").read_text() == current


@pytest.mark.parametrize("tokens", [[], ["없는말"], ["도서관"]])
def test_nothing_is_found_where_nothing_may_be(lite, tokens):
    milvus, _ = searches(lite, ID)
    nowhere = Spans.of([])
    assert milvus.by_words(tokens, 5, allowed=nowhere) == []
    assert milvus.by_vector(np.ones(16), 5, nowhere) == []
    if "도서관" not in tokens:
        assert milvus.by_words(tokens, 5) == []


def test_ties_come_by_position_however_many(lite):
    words, _ = passages(400)
    twins = [PassageVectors(np.ones((400, 4), dtype=np.float32), (1,) * 400)]
    vectors = Vectors.build(twins)
    publish(lite, "twins", words, vectors)
    milvus = MilvusSearch(lite, "twins", words, vectors)
    assert [place for place, _ in milvus.by_vector(np.ones(4), 3)] == [0, 1, 2]


def test_publishing_again_changes_nothing(lite):
    words, vectors = passages()
    publish(lite, "again", words, vectors)
    before = lite.client.list_collections()
    publish(lite, "again", words, vectors)
    assert lite.client.list_collections() == before


def test_the_collections_of_a_snapshot_that_is_gone_are_dropped_and_no_others(lite):
    searches(lite, "old")
    searches(lite, "new")
    retire(lite, ["old", "never"])
    names = lite.client.list_collections()
    assert not [name for name in names if "_old_" in name]
    assert {Names.of("new").vectors, Names.of("new").words} <= set(names)


def test_what_a_broken_run_left_is_replaced(lite):
    words, vectors = passages()
    publish(lite, "torn", words, vectors)
    names = Names.of("torn")
    lite.client.rename_collection(names.words, f"{names.words}_part")
    with pytest.raises(UijeongError, match="색인의 내용이 없습니다"):
        MilvusSearch(lite, "torn", words, vectors)
    publish(lite, "torn", words, vectors)
    assert MilvusSearch(lite, "torn", words, vectors).by_words(["도서관"], 1)


def test_a_snapshot_that_was_never_published_is_missing(lite):
    with pytest.raises(UijeongError, match="색인의 내용이 없습니다"):
        MilvusSearch(lite, "unheard", *passages())


def test_a_collection_that_lacks_entries_is_incomplete(lite):
    words, vectors = passages()
    publish(lite, "lacking", words, vectors)
    lite.client.delete(Names.of("lacking").vectors, filter="row in [4]")
    with pytest.raises(UijeongError, match="다 들어 있지 않습니다"):
        MilvusSearch(lite, "lacking", words, vectors)


def test_vectors_of_another_length_are_refused(lite):
    words, vectors = passages()
    publish(lite, "wide", words, vectors)
    _, narrow = passages(width=12)
    with pytest.raises(UijeongError, match=r"길이\(16\)가 색인의 것\(12\)"):
        MilvusSearch(lite, "wide", words, narrow)


def test_another_snapshots_entries_are_refused(lite):
    words, vectors = passages()
    publish(lite, "mine", words, vectors)
    mirrored = vectors.block(0, vectors.count - 1)
    other = Vectors.build([replace(mirrored, matrix=-mirrored.matrix)])
    with pytest.raises(UijeongError, match="지금 색인의 것이 아닙니다"):
        MilvusSearch(lite, "mine", words, other)


def test_entries_that_change_under_an_open_search_are_noticed(lite):
    milvus, _ = searches(lite, "changed")
    name = Names.of("changed").vectors
    loud = [9.0] * 16
    lite.client.upsert(name, [{"row": 4, "position": 1, "vector": loud}])
    with pytest.raises(UijeongError, match="지금 색인의 것이 아닙니다"):
        milvus.by_vector(np.ones(16), 3)


@pytest.mark.parametrize("uri", ["", "milvus", "uijeong.txt"])
def test_what_is_no_address_and_no_file_is_refused(uri):
    with pytest.raises(UsageError, match="UIJEONG_MILVUS_URI"):
        Server(MilvusChoice(uri))


def test_a_server_that_is_not_there_is_said_so():
    pytest.importorskip("pymilvus")
    with pytest.raises(UijeongError, match="응답하지 않습니다"):
        Server(MilvusChoice("http://127.0.0.1:9", timeout=1))


def test_a_server_that_takes_the_call_and_says_nothing_is_given_up():
    pytest.importorskip("pymilvus")
    with silent_server() as uri, pytest.raises(UijeongError, match="응답하지 않습니다"):
        Server(MilvusChoice(uri, timeout=1))


def test_a_server_that_went_away_is_said_so(tmp_path):
    pytest.importorskip("milvus_lite")
    from milvus_lite.server_manager import server_manager_instance

    path = tmp_path / "gone.db"
    server = Server(MilvusChoice(str(path), timeout=1))
    milvus, _ = searches(server, "gone")
    server_manager_instance.release_server(str(path))
    with pytest.raises(UijeongError, match="응답하지 않습니다"):
        milvus.by_words(["도서관"], 3)


def test_a_file_in_a_place_that_cannot_be_is_said_so(tmp_path):
    pytest.importorskip("milvus_lite")
    (tmp_path / "file").write_text("")
    with pytest.raises(UijeongError, match="열 수 없습니다"):
        Server(MilvusChoice(str(tmp_path / "file" / "x.db")))


def test_the_key_is_not_shown():
    assert "비밀" not in repr(MilvusChoice("http://127.0.0.1:9", "이름:비밀"))
