import json
import re
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.scale import TOP, Asked, exact, main, measure, table
from eval.scale_drawing import size_curves
from eval.synthetic import Models, draw_tokens, draw_vectors, vocabulary_of
from index.filters import Spans, best, best_above, spans_of
from index.records import Records, ReportInfo
from index.snapshot import open_current
from index.vectors import INDEX_NAME, OWNERS_NAME, PassageVectors, Vectors
from index.vectors.approximate import FLAT_LIMIT, NAME, kind_of
from index.words import Words

KIND = "IVF16_HNSW32,SQ8"
COUNT = 3000


def many(seed=4, width=24):
    """Yield blocks of passages around 40 centres, as reports have their themes."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(40, width))
    for _ in range(COUNT // 500):
        counts = random.integers(1, 8, 500)
        theme = np.repeat(random.integers(0, 40, 500), counts)
        matrix = centres[theme] + random.normal(size=(counts.sum(), width)) * 0.8
        yield PassageVectors(matrix.astype(np.float32), tuple(counts.tolist()))


@pytest.fixture(scope="module", params=["mapped", "read"])
def large(request, tmp_path_factory):
    """Vectors found by cells, and the same compared one by one."""
    folder = tmp_path_factory.mktemp("large")
    Vectors.write(folder, many(), KIND)
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "read":
            patch.setattr("index.vectors.flat.MEMORY_LIMIT", 0)
        return Vectors.load(folder), Vectors.build(many())


@pytest.fixture
def narrow(monkeypatch):
    """Even a few vectors behind a filter are found by cells."""
    monkeypatch.setattr("index.vectors.passages.EXACT_ROWS", 0)


def questions(count=60):
    return np.random.default_rng(9).normal(size=(count, 24))


def agreement(large, allowed):
    found, right = large
    shares = []
    for question in questions():
        expected = {place for place, _ in right.search(question, TOP, allowed)}
        got = found.search(question, TOP, allowed)
        assert len(got) == len(expected)
        assert allowed is None or {place for place, _ in got} <= set(allowed.positions().tolist())
        shares.append(len(expected & {place for place, _ in got}) / len(expected))
    return np.mean(shares)


@pytest.mark.parametrize(
    "allowed",
    [
        None,
        Spans.of([(0, 1500)]),
        Spans.of([(place, place + 20) for place in range(0, 3000, 100)]),
        Spans.of([(40, 45), (2990, 9000)]),
    ],
)
def test_cells_find_nearly_all_that_is_best_and_only_what_is_allowed(large, narrow, allowed):
    assert agreement(large, allowed) >= 0.97


def test_few_allowed_passages_are_compared_one_by_one(large):
    assert agreement(large, Spans.of([(7, 11), (600, 900)])) == 1.0


def test_cosines_of_candidates_are_the_exact_ones(large):
    found, right = large
    question = questions()[0]
    scores = right.scores(question)
    for place, cosine in found.search(question, 30):
        assert cosine == pytest.approx(float(scores[place]), abs=1e-6)
    places = np.array([2999, 0, 17])
    np.testing.assert_allclose(found.cosines(question, places), scores[places], atol=1e-6)
    np.testing.assert_allclose(found.scores(question), scores, atol=1e-6)


def test_one_long_passage_does_not_hide_the_others(tmp_path, narrow, monkeypatch):
    monkeypatch.setattr("index.vectors.passages._ROWS_MORE", 0)
    east = np.zeros((900, 8), dtype=np.float32)
    east[:, 0] = 1
    rest = np.abs(np.random.default_rng(1).normal(size=(300, 8))).astype(np.float32)
    blocks = [PassageVectors(np.concatenate([east, rest]), (900,) + (1,) * 300)]
    Vectors.write(tmp_path, blocks, KIND)
    assert len(Vectors.load(tmp_path).search(east[0], 5)) == 5


def test_asking_for_all_of_a_large_index_gives_all(large):
    found, _ = large
    assert len(found.search(questions()[1], 2000, Spans.of([(0, 1200)]))) == 1200


@pytest.mark.parametrize(("k", "allowed"), [(0, None), (5, Spans.of([])), (5, Spans.of([(3, 3)]))])
def test_nothing_is_found_where_nothing_may_be(large, k, allowed):
    for vectors in large:
        assert vectors.search(questions()[0], k, allowed) == []


def test_the_same_vectors_give_the_same_files(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        Vectors.write(tmp_path / name, many(), KIND)
    for part in (INDEX_NAME, OWNERS_NAME, NAME):
        assert (tmp_path / "one" / part).read_bytes() == (tmp_path / "two" / part).read_bytes()


def test_writing_block_by_block_gives_the_files_of_faiss(tmp_path):
    (tmp_path / "written").mkdir()
    (tmp_path / "saved").mkdir()
    Vectors.write(tmp_path / "written", many())
    Vectors.build(many()).save(tmp_path / "saved")
    for part in (INDEX_NAME, OWNERS_NAME):
        assert (tmp_path / "written" / part).read_bytes() == (
            tmp_path / "saved" / part
        ).read_bytes()
    assert not (tmp_path / "written" / NAME).exists()


def test_a_large_indexs_vectors_can_be_taken_over(large):
    found, right = large
    block, expected = found.block(998, 1003), right.block(998, 1003)
    assert block.counts == expected.counts
    np.testing.assert_array_equal(block.matrix, expected.matrix)


@pytest.mark.parametrize("name", [INDEX_NAME, OWNERS_NAME, NAME])
def test_damaged_large_files_are_refused(tmp_path, name):
    Vectors.write(tmp_path, many(), KIND)
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[:-4000])
    with pytest.raises((OSError, RuntimeError, ValueError)):
        Vectors.load(tmp_path)


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        (1, ""),
        (FLAT_LIMIT, ""),
        (FLAT_LIMIT + 1, "IVF256_HNSW32,SQ8"),
        (10_000_000, "IVF2048_HNSW32,SQ8"),
        (1_000_000_000, "IVF32768_HNSW32,SQ8"),
    ],
)
def test_what_is_built_depends_on_the_number_of_vectors(count, kind):
    assert kind_of(count) == kind


TOKENS = st.lists(st.lists(st.sampled_from("가나다라마바사")), min_size=1, max_size=12)


@given(
    passages=TOKENS,
    tokens=st.lists(st.sampled_from("가나다라마바사아"), max_size=5),
    shard=st.integers(1, 5),
)
def test_shards_score_as_one_index_does(passages, tokens, shard):
    whole, parts = Words.build(passages), Words.build(passages, shard)
    np.testing.assert_array_equal(parts.scores(tokens), whole.scores(tokens))
    assert parts.top(tokens, 4) == whole.top(tokens, 4)
    places = list(range(len(passages)))[::-1]
    # Where the question has just been asked of all passages, and where it has not.
    for words in (parts, Words.build(passages, shard)):
        found = words.scores_at(tokens, None, places)
        np.testing.assert_array_equal(found, whole.scores(tokens)[::-1])
    assert dict(parts.by_passage()) == dict(whole.by_passage())
    np.testing.assert_array_equal(parts.with_all(tokens), whole.with_all(tokens))


@given(
    passages=st.lists(st.lists(st.sampled_from("가나다라")), min_size=1, max_size=60),
    tokens=st.lists(st.sampled_from("가나다라마"), max_size=4),
    pairs=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3),
    shard=st.integers(1, 20),
    k=st.integers(0, 9),
)
def test_the_best_of_all_shards_are_the_best_of_all_passages(passages, tokens, pairs, shard, k):
    words = Words.build(passages, shard)
    scores, spans = words.scores(tokens), Spans.of(pairs)
    for allowed in (None, spans):
        places = np.flatnonzero(scores > 0)
        if allowed is not None:
            places = places[spans.mask(60)[places]]
        assert words.top(tokens, k, None, allowed) == best(places, scores[places], k)


def test_shards_are_saved_and_stay_on_disk(tmp_path):
    passages = [["도서관", "예산"], [], ["하천"], ["예산", "예산"], ["도서관"]]
    built = Words.build(passages, shard=2)
    built.save(tmp_path / "words")
    loaded = Words.load(tmp_path / "words")
    assert [shard.first for shard in loaded.shards] == [0, 2, 4]
    assert isinstance(loaded.shards[1].data.base, np.memmap)
    assert loaded.filled == 4
    tokens, weights = ["예산", "도서관"], [1.0, 0.5]
    np.testing.assert_array_equal(
        loaded.scores(tokens, weights), Words.build(passages).scores(tokens, weights)
    )


def test_words_are_found_only_where_allowed():
    words = Words.build([["예산"], ["예산", "하천"], ["예산"], ["하천"]])
    assert [place for place, _ in words.top(["예산"], 9, None, Spans.of([(1, 4)]))] == [2, 1]
    assert words.top(["예산"], 9, None, Spans.of([])) == []


@pytest.mark.parametrize("allowed", [None, Spans.of([(5, 90_000), (100_001, 240_000)])])
def test_the_best_of_many_scores_are_found_block_by_block(allowed):
    scores = np.random.default_rng(3).integers(-5, 900, 250_000).astype(np.float32)
    places = np.flatnonzero(scores > 0) if allowed is None else allowed.positions()
    places = places[scores[places] > 0]
    for k in (0, 1, 700, 250_000):
        assert best_above(scores, k, allowed) == best(places, scores[places], k)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_spans_hold_what_their_pairs_hold(pairs):
    spans = Spans.of(pairs)
    expected = sorted({place for first, end in pairs for place in range(first, end)})
    assert spans.positions().tolist() == expected
    assert np.flatnonzero(spans.mask(40)).tolist() == expected
    assert len(spans) == len(expected)
    assert spans.within(9).positions().tolist() == [place for place in expected if place < 9]
    assert all(one[1] < two[0] for one, two in zip(spans.pairs, spans.pairs[1:], strict=False))


def test_the_passages_of_some_reports_are_spans():
    def info(body, issued, passages):
        return ReportInfo("", "", "", "", "", body, issued, "", None, 0, passages, 0)

    reports = [info("가온시", "2023-04", 3), info("나루구", "2023-05", 2), info("가온시", "", 4)]
    assert spans_of(reports, lambda one: one.body == "가온시").pairs == ((0, 3), (5, 9))
    assert spans_of(reports, lambda one: one.issued.startswith("2023")).pairs == ((0, 5),)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20), st.integers(0, 25))
def test_the_best_come_first_and_equals_by_position(scores, k):
    places = np.arange(len(scores)) * 2
    found = best(places, np.array(scores, dtype=np.float32), k)
    expected = sorted(zip(places.tolist(), scores, strict=True), key=lambda p: (-p[1], p[0]))[:k]
    assert found == expected


def test_drawn_passages_are_like_their_models_and_always_the_same(sample_data):
    snapshot = open_current(sample_data)
    models = Models.of(snapshot)
    (one,), (two,) = (list(draw_vectors(models, 50, seed=2)) for _ in range(2))
    np.testing.assert_array_equal(one.matrix, two.matrix)
    assert len(one.counts) == 50
    assert one.matrix.shape == (sum(one.counts), snapshot.vectors.width)
    parts = list(draw_tokens(models, 50, 20, seed=2))
    assert [len(part.lengths) for part in parts] == [20, 20, 10]
    assert max(part.ids.max() for part in parts) < len(vocabulary_of(models, 50))
    snapshot.close()


def test_the_measure_compares_with_every_vector(tmp_path, large):
    found, right = large
    asked = Asked(
        questions(5).astype(np.float32),
        tuple({token: 1.0} for token in ("예산", "하천", "없는말", "예산", "도서관")),
    )
    Vectors.write(tmp_path, many(), KIND)
    Words.build([["예산"]] * COUNT).save(tmp_path / "words")
    positions, seconds, memory = measure(tmp_path, asked)
    assert seconds.shape == (5, 3)
    assert memory > 10
    for wanted, got, question in zip(
        exact(found, asked.vectors), positions, asked.vectors, strict=True
    ):
        assert wanted == {place for place, _ in right.search(question, TOP)}
        assert len(wanted & set(got)) >= 8


def test_the_command_prints_a_row_for_each_size(tmp_path, sample_data, monkeypatch, capsys):
    monkeypatch.setenv("UIJEONG_DATA", str(sample_data))
    file = tmp_path / "questions.jsonl"
    first = (files("eval") / "sets" / "samples.jsonl").read_text("utf-8").split("\n")[0]
    file.write_text(first + "\n", encoding="utf-8")
    output = tmp_path / "numbers.json"
    sized = ["--sizes", "200", "--questions", str(file), "--folder", str(tmp_path / "made")]
    assert main([*sized, "--output", str(output), "--answers"]) == 0
    said = capsys.readouterr().out
    assert "| 200 |" in said
    assert "in memory" in output.with_suffix(".svg").read_text()
    found, answered = json.loads(output.read_text())
    assert found["recall"] == 1.0
    assert answered["passages"] >= 200
    assert f"| {answered['start']} |" in said
    made = Records(next((tmp_path / "made").rglob("records.sqlite")))
    names = [report.name for report in made.reports()]
    assert len(set(names)) == len(names) == answered["reports"]
    assert made.passages_at([answered["passages"] - 1])[0].report == names[-1]
    before = [path.stat().st_mtime_ns for path in sorted((tmp_path / "made").rglob("*.npy"))]
    assert main(sized) == 0
    assert [p.stat().st_mtime_ns for p in sorted((tmp_path / "made").rglob("*.npy"))] == before
    assert table([]).count("\n") == 2


def test_curves_of_size_stay_in_their_panel_and_leave_out_what_is_zero():
    curves = [("by words", [0.3, 0.0, 30.0])]
    drawn = size_curves("What size costs", [1_000, 10_000, 1_000_000], [("ms", curves)])
    points = re.search(r'points="([^"]+)"', drawn)[1].split()
    places = [tuple(map(float, point.split(","))) for point in points]
    assert len(places) == 2
    assert places[0][0] < places[1][0]
    assert places[0][1] > places[1][1]
    assert all(50 <= x <= 300 and 60 <= y <= 300 for x, y in places)
