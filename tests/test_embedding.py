from __future__ import annotations

import json
import socket
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from model_helpers import give_offline_model, save_tiny_model, save_tiny_transformer
from model_helpers import offline_model as shared_model

from index import kiwi_vectors
from index.build import build
from index.embedding import (
    KOREAN_TRIPLES,
    EmbeddingChoice,
    encode_passages,
    encode_query,
    for_snapshot,
    identity,
    load_embedding,
)
from index.model_prefixes import known_prefixes
from index.morpheme_encoder import MorphemeEncoder, model_identity, offline_model
from index.morphemes import kiwi
from index.snapshot import open_current
from index.transformer_embedding import from_folder
from ingest.errors import UijeongError
from ingest.progress import Silent
from ingest.sources import find_files

TOPICS = {
    word: number
    for number, (text, same, _) in enumerate(KOREAN_TRIPLES)
    for word in (text + " " + same).split()
}


class Counting(Silent):
    def __init__(self):
        self.label, self.total, self.done, self.finished = "", 0, 0, False

    def start(self, label, total):
        self.label, self.total = label, total

    def advance(self, units=1):
        self.done += units

    def finish(self):
        self.finished = True


class Interrupting(Silent):
    def advance(self, units=1):
        raise KeyboardInterrupt


@pytest.fixture(scope="module")
def encoder():
    return MorphemeEncoder.load(shared_model())


@pytest.fixture
def data_dir(tmp_path):
    give_offline_model(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def korean_model(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("models") / "korean", TOPICS)


# The offline model


def test_rebuilt_vectors_have_kiwis_own_cosines():
    tags = kiwi_vectors.tags(kiwi())[:2500]
    progress = Counting()
    found = kiwi_vectors.vectors(kiwi(), tags, 280, progress)
    pairs = np.random.default_rng(1).integers(100, 2500, (300, 2))
    kiwis = [kiwi().morpheme_similarity(int(a), int(b)) for a, b in pairs]
    assert np.abs((found[pairs[:, 0]] * found[pairs[:, 1]]).sum(axis=1) - kiwis).max() < 1e-3
    assert found.shape == (2500, 256)
    assert (progress.total, progress.done, progress.finished) == (280, 280, True)


def test_too_few_anchors_cannot_give_kiwis_cosines():
    tags = kiwi_vectors.tags(kiwi())[:2500]
    found = kiwi_vectors.vectors(kiwi(), tags, 100, Silent())
    pairs = np.random.default_rng(1).integers(100, 2500, (300, 2))
    kiwis = [kiwi().morpheme_similarity(int(a), int(b)) for a, b in pairs]
    assert np.abs((found[pairs[:, 0]] * found[pairs[:, 1]]).sum(axis=1) - kiwis).max() > 1e-2


def test_rare_words_weigh_more_and_particles_nothing():
    tags = kiwi_vectors.tags(kiwi())
    weights = dict(zip(range(len(tags)), kiwi_vectors.weights(tags).tolist(), strict=True))
    by_word = {
        (token.form, token.tag): weights[token.id]
        for token in kiwi().tokenize("사람이 도서관에서 책을 대여하는 것")
    }
    assert by_word["사람", "NNG"] < by_word["도서관", "NNG"] < 1
    assert by_word["것", "NNB"] < by_word["사람", "NNG"]
    assert by_word["을", "JKO"] == 0


@pytest.mark.parametrize(
    ("word", "kin", "stranger"),
    [
        ("가게", "상점", "나무"),
        ("젊은이", "청년", "건물"),
        ("스타트업", "벤처", "바다"),
        ("의사", "병원", "도로"),
        ("빌려주다", "대여", "요리"),
        ("세금", "조세", "축구"),
    ],
)
def test_kindred_words_are_nearer_than_strangers(encoder, word, kin, stranger):
    one, near, far = encoder.encode([word, kin, stranger])
    assert one @ near > one @ far + 0.1


def test_everyday_words_find_administrative_ones(encoder):
    texts = ["면접 정장 무료 대여", "도시 농업 박람회", "노후 상수도관 교체", "어린이 통학로 정비"]
    found = encoder.encode(texts) @ encoder.encode(["양복을 빌려주는 곳이 있나요?"])[0]
    assert texts[int(found.argmax())] == "면접 정장 무료 대여"


def test_unknown_words_match_by_spelling(encoder):
    rise, same, slip, other = encoder.encode(["RISE", "rise", "RISEE", "DMC"])
    assert rise @ same == pytest.approx(1)
    assert rise @ slip > 0.4 > 0.3 > rise @ other


def test_vectors_are_unit_rows_and_wordless_texts_zero(encoder):
    rows = encoder.encode(["청년 일자리", "", "  ", "…", "42,581", "()"])
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0, 0, 1, 0], abs=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_text_has_one_vector_alone_and_among_others(encoder):
    texts = [f"{n}월에 도서관 {n}곳을 짓는다" for n in range(1, 30)]
    together = encoder.encode(texts)
    assert all(
        (encoder.encode([text])[0] == row).all() for text, row in zip(texts, together, strict=True)
    )


def test_sentence_transformers_loads_the_folder_and_agrees(encoder, tmp_path):
    from sentence_transformers import SentenceTransformer

    texts = ["청년 일자리 사업", "", "RISE 42,581"]
    folder = shared_model()
    model = SentenceTransformer(str(folder), trust_remote_code=True, device="cpu")
    assert (model.encode(texts) == encoder.encode(texts)).all()
    model.save(str(tmp_path / "copy"), create_model_card=False)
    assert (MorphemeEncoder.load(tmp_path / "copy").encode(texts) == encoder.encode(texts)).all()


def test_an_interrupted_build_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        offline_model(tmp_path, Interrupting())
    assert list((tmp_path / "models").iterdir()) == []


@pytest.mark.parametrize("file", ["vectors.npy", "weights.npy", "morphemes.json"])
def test_a_damaged_model_is_noticed(encoder, tmp_path, file):
    encoder.save(tmp_path)
    content = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(content[: len(content) // 2])
    with pytest.raises(ValueError):  # noqa: PT011
        MorphemeEncoder.load(tmp_path)


def test_a_damaged_model_is_built_anew(tmp_path):
    folder = tmp_path / "models" / model_identity()
    folder.mkdir(parents=True)
    progress = Counting()
    built = offline_model(tmp_path, progress, anchors=70)
    assert built.dimension == 70
    assert progress.done == 70
    assert {path.name for path in (tmp_path / "models").iterdir()} == {model_identity()}
    assert offline_model(tmp_path, Interrupting()).dimension == 70


# Loading by name


def test_the_default_is_the_offline_model_without_torch(data_dir):
    code = (
        "import sys; from pathlib import Path\n"
        "from index.embedding import encode_query, load_embedding\n"
        "embedding = load_embedding('', Path(sys.argv[1]))\n"
        "assert encode_query(embedding, '청년').shape == (256,)\n"
        "sys.exit(bool({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code, data_dir], check=False).returncode == 0


def test_questions_and_passages_are_unit_float32_rows(data_dir):
    embedding = load_embedding("", data_dir)
    progress = Counting()
    texts = ["청년 일자리", "도서관", ""] * 400
    rows = encode_passages(embedding, texts, progress)
    assert rows.shape == (1200, 256)
    assert rows.dtype == np.float32
    assert progress.done == 1200
    assert encode_query(embedding, "청년 일자리") == pytest.approx(rows[0], abs=1e-6)
    assert encode_passages(embedding, []).shape[0] == 0


def test_a_local_model_is_loaded_without_any_host(korean_model, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: asked.append(a) or [])
    embedding = load_embedding(str(korean_model), tmp_path)
    near, far = encode_passages(embedding, ["교통비 인상", "보육 교사"])
    question = encode_query(embedding, "버스 요금을")
    assert question @ near > question @ far
    assert asked == []


def test_prefixes_stand_before_questions_and_passages(korean_model, tmp_path):
    topics = TOPICS | {"query": 100, "passage": 101}
    folder = save_tiny_model(tmp_path / "prefixed", topics)
    plain = load_embedding(str(folder), tmp_path)
    prefixed = load_embedding(
        str(folder), tmp_path, query_prefix="query ", passage_prefix="passage "
    )
    assert encode_query(prefixed, "보육") == pytest.approx(encode_query(plain, "query 보육"))
    expected = encode_passages(plain, ["passage 보육"])
    assert encode_passages(prefixed, ["보육"]) == pytest.approx(expected)


def test_a_model_blind_to_korean_is_refused(tmp_path):
    folder = save_tiny_model(tmp_path / "english", {"the": 0, "library": 1})
    with pytest.raises(UijeongError, match="한국어의 뜻을 가리지 못합니다"):
        load_embedding(str(folder), tmp_path)


def test_a_model_guided_by_letters_is_refused(tmp_path):
    look_alikes = {
        word: number
        for number, (text, _, other) in enumerate(KOREAN_TRIPLES)
        for word in (text + " " + other).split()
    }
    folder = save_tiny_model(tmp_path / "letters", look_alikes)
    with pytest.raises(UijeongError, match=r"8개 가운데 [0-6]개"):
        load_embedding(str(folder), tmp_path)


def test_a_folder_of_the_offline_model_is_a_model_too(tmp_path):
    embedding = load_embedding(str(shared_model()), tmp_path)
    assert encode_query(embedding, "청년").shape == (256,)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("{tmp}/nowhere", "폴더에 임베딩 모형이 없습니다"),
        ("{tmp}/empty", "폴더에 임베딩 모형이 없습니다"),
        ("{tmp}/a-file.txt", "폴더에 임베딩 모형이 없습니다"),
        ("{tmp}/damaged", "폴더의 임베딩 모형을 열 수 없습니다"),
        ("{tmp}/cut", "폴더의 임베딩 모형을 열 수 없습니다"),
        ("invented/no-such-model", "가져올 수 없습니다"),
    ],
)
def test_what_cannot_be_loaded_is_told_in_korean(tmp_path, korean_model, name, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file.txt").write_text("글")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "modules.json").write_text("{")
    (tmp_path / "cut").mkdir()
    for file in korean_model.iterdir():
        content = file.read_bytes()
        (tmp_path / "cut" / file.name).write_bytes(content[: 100 if "safe" in file.name else None])
    with pytest.raises(UijeongError, match=words) as caught:
        load_embedding(name.format(tmp=tmp_path), tmp_path)
    assert "UIJEONG_EMBEDDING" in caught.value.message


def test_a_data_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "data").write_text("a file in the way")
    with pytest.raises(UijeongError, match="만들 수 없습니다"):
        load_embedding("", tmp_path / "data")


# Identity


def test_identity_is_known_before_and_after_loading(data_dir, korean_model):
    for name, query_prefix in (("", ""), (str(korean_model), ""), (str(korean_model), "query: ")):
        choice = EmbeddingChoice(name, data_dir, query_prefix=query_prefix)
        assert identity(choice.load()) == choice.identity


def test_identity_tells_models_and_prefixes_apart(tmp_path, korean_model):
    other = save_tiny_model(tmp_path / "korean", {word: n + 1 for word, n in TOPICS.items()})
    choices = [
        EmbeddingChoice("", tmp_path),
        EmbeddingChoice(str(korean_model), tmp_path),
        EmbeddingChoice(str(other), tmp_path),
        EmbeddingChoice(str(other), tmp_path, query_prefix="query: "),
        EmbeddingChoice(str(other), tmp_path, passage_prefix="query: "),
        EmbeddingChoice("invented/model", tmp_path),
    ]
    assert len({choice.identity for choice in choices}) == len(choices)


def test_identity_of_a_model_does_not_change_when_it_is_moved(tmp_path, korean_model):
    moved = tmp_path / korean_model.name
    moved.mkdir()
    for file in korean_model.iterdir():
        (moved / file.name).write_bytes(file.read_bytes())
    at_home, away = (EmbeddingChoice(str(f), tmp_path).identity for f in (korean_model, moved))
    assert at_home == away


def test_a_stored_model_names_its_shape(encoder, tmp_path):
    encoder.save(tmp_path)
    assert json.loads((tmp_path / "morphemes.json").read_text())["shape"][1] == encoder.dimension


def test_identity_tells_backends_and_files_apart(tmp_path, korean_model):
    choices = [
        EmbeddingChoice(str(korean_model), tmp_path),
        EmbeddingChoice(str(korean_model), tmp_path, backend="onnx"),
        EmbeddingChoice(str(korean_model), tmp_path, backend="onnx", file="onnx/model_qint8.onnx"),
    ]
    assert len({choice.identity for choice in choices}) == len(choices)


# Prefixes, backends, widths


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("intfloat/multilingual-e5-large", "query: ", "passage: "),
        ("/models/multilingual-e5-base/", "query: ", "passage: "),
        ("nlpai-lab/KoE5", "query: ", "passage: "),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", ""),
        ("google/embeddinggemma-300m", "task: search result | query: ", "title: none | text: "),
        ("BAAI/bge-m3", "", ""),
        ("nlpai-lab/KURE-v1", "", ""),
        ("/models/ours", "", ""),
        ("/models/e5x/ours", "", ""),
    ],
)
def test_known_families_have_their_prefixes(name, query, passage):
    assert known_prefixes(name) == (query, passage)


def test_an_instructed_model_has_a_sentence_before_questions_only():
    query, passage = known_prefixes("intfloat/multilingual-e5-large-instruct")
    assert query.startswith("Instruct: ")
    assert query.endswith("Query: ")
    assert passage == ""


def test_a_known_familys_prefixes_stand_before_texts_unless_set_otherwise(tmp_path):
    topics = TOPICS | {"query": 100, "passage": 101}
    folder = save_tiny_model(tmp_path / "our-e5-small", topics)
    known = EmbeddingChoice(str(folder), tmp_path)
    bare = EmbeddingChoice(str(folder), tmp_path, query_prefix="", passage_prefix="")
    said = EmbeddingChoice(
        str(folder), tmp_path, query_prefix="query: ", passage_prefix="passage: "
    )
    assert known.identity == said.identity != bare.identity
    assert identity(known.load()) == known.identity
    assert encode_query(known.load(), "보육") == pytest.approx(encode_query(said.load(), "보육"))
    assert encode_query(known.load(), "보육") != pytest.approx(encode_query(bare.load(), "보육"))


@pytest.mark.parametrize("backend", ["onnx", "openvino"])
@pytest.mark.skipif(bool(find_spec("optimum")), reason="the extras are installed")
def test_a_backend_that_is_not_installed_names_what_it_needs(tmp_path, korean_model, backend):
    for name in (str(korean_model), "invented/model"):
        with pytest.raises(UijeongError, match=rf"sentence-transformers\[{backend}\]"):
            load_embedding(name, tmp_path, backend=backend)


@pytest.mark.skipif(not find_spec("openvino"), reason="the extra is not installed")
def test_openvino_gives_the_vectors_of_torch(tmp_path):
    texts = ["교통비 인상", "보육 교사", "버스 요금 인상"]
    folder = save_tiny_transformer(tmp_path / "model", " ".join(texts).split())
    plain, other = (from_folder(str(folder), "", "", name, "") for name in ("torch", "openvino"))
    expected = encode_passages(plain, texts)
    assert encode_passages(other, texts) == pytest.approx(expected, abs=1e-3)
    assert encode_query(other, texts[0]) == pytest.approx(expected[0], abs=1e-3)


def test_vectors_of_another_width_than_the_snapshots_are_told(tmp_path, data_dir, korean_model):
    (tmp_path / "a.txt").write_text("□ 물레길 사업\n○ 물레길 3곳 신설", "utf-8")
    choice = EmbeddingChoice(str(korean_model), data_dir)
    build(find_files([tmp_path / "a.txt"]), data_dir, choice, Silent())
    snapshot = open_current(data_dir)
    same = choice.load()
    assert for_snapshot(same, snapshot) is same
    with pytest.raises(UijeongError, match=r"벡터 길이\(256\).*\(64\)"):
        for_snapshot(load_embedding("", data_dir), snapshot)
