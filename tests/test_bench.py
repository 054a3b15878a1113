"""The bench: chunks mapped to lines, ratios, copies, and a whole run on two small reports."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from model_helpers import give_offline_model

from assistant.settings import Settings
from eval.bench.contest import QUALITY, SPEED, TOP, Found, Side, Standing, hold, ratios
from eval.bench.desk import PLOT, TABLE, VALUES, bench, write_outcome
from eval.bench.drawing import success_curves
from eval.bench.peers import node_places, split
from eval.bench.places import LineMap
from eval.bench.sizes import measure_size, perturbed, write_copies
from eval.bench.table import Outcome, as_markdown
from eval.questions import Place, Question
from index.records import StoredLine
from ingest.errors import UijeongError, UsageError
from ingest.progress import Silent

try:
    HAS_PEERS = importlib.util.find_spec("llama_index.retrievers.bm25") is not None
except ModuleNotFoundError:  # not even the package above it is there
    HAS_PEERS = False
needs_peers = pytest.mark.skipif(not HAS_PEERS, reason="the extra 'bench' is not installed")


def lines_of(*texts: str, **place: int) -> list[StoredLine]:
    return [
        StoredLine(number, text, place.get("page"), (), place.get("paragraph"))
        for number, text in enumerate(texts, start=1)
    ]


# Characters:         0123 4 56 7 8 9
TOWN = LineMap("가온.txt", lines_of("가온시", "", "도서", "공원"))


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 1, (1, 1)),
        (0, 3, (1, 1)),
        (0, 4, (1, 1)),  # the line's end belongs to the line
        (3, 5, (1, 2)),  # line 2 is empty: only its end
        (4, 5, (2, 2)),
        (2, 6, (1, 3)),
        (5, 7, (3, 3)),
        (6, 9, (3, 4)),
        (8, 10, (4, 4)),
        (0, 10, (1, 4)),
    ],
)
def test_characters_are_mapped_to_their_lines(start, end, span):
    assert TOWN.text == "가온시\n\n도서\n공원"
    assert TOWN.span(start, end) == span
    assert TOWN.place(start, end) == Place("가온.txt", *span)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2), (0, 11)])
def test_characters_outside_a_text_have_no_lines(start, end):
    with pytest.raises(ValueError, match="of 10"):
        TOWN.span(start, end)


@given(st.lists(st.text("가나 ", max_size=5), min_size=1, max_size=8), st.data())
def test_a_span_holds_just_the_lines_that_the_characters_touch(texts, data):
    found = LineMap("r", lines_of(*texts))
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    first = found.text[:start].count("\n") + 1
    last = found.text[: end - 1].count("\n") + 1
    assert found.span(start, end) == (first, last)


def test_chunks_of_paged_and_numbered_files_are_placed_as_citations_are():
    one, two = lines_of("가온시 공원", page=3)[0], lines_of("분수대", page=4)[0]
    paged = LineMap("공원.pdf", [one, replace(two, number=2)])
    assert paged.place(0, 3) == Place("공원.pdf", 3, 3, "page")
    assert paged.place(0, len(paged.text)) == Place("공원.pdf", 3, 4, "page")
    numbered = LineMap("공원.hwpx", lines_of("가온시 공원", paragraph=7))
    assert numbered.place(0, 3) == Place("공원.hwpx", 7, 7, "paragraphs")


def test_the_chunks_of_llamaindex_cover_the_lines_that_hold_their_text():
    said = [f"{n}. 가온시 {n}동의 도서관은 {n * 7}권을 새로 들였습니다." for n in range(1, 81)]
    text = LineMap("가온.txt", lines_of(*said))
    nodes = split([text])
    places = node_places(nodes, [text])
    assert len(nodes) > 3
    for node in nodes:
        span, place = places[node.node_id]
        covered = "\n".join(said[place.first - 1 : place.last])
        assert node.get_content() in covered
        assert span == place.last - place.first + 1
    reached = {line for _, p in places.values() for line in range(p.first, p.last + 1)}
    assert reached == set(range(1, 81))


def test_a_chunk_that_llamaindex_does_not_place_is_refused():
    node = TextNode(text="가온시")
    node.relationships[NodeRelationship.SOURCE] = RelatedNodeInfo(node_id="가온.txt")
    with pytest.raises(ValueError, match="without a place"):
        node_places([node], [TOWN])


def asked(number: int, *lines: int) -> Question:
    evidence = tuple((Place("가온.txt", line, line),) for line in lines)
    return Question(f"q{number}", "dev", "fact", f"{number}번?", evidence=evidence)


def side(name: str, found: dict[str, list[int]], seconds: dict[str, float]) -> Side:
    def find(question: Question) -> Found:
        places = tuple(Place("가온.txt", line, line) for line in found[question.id])
        return Found(places, seconds[question.id])

    return Side(name, find, 1.5, (1, 2, 9))


def test_a_contest_has_the_means_over_questions_by_hand():
    questions = [asked(1, 10), asked(2, 20, 21), asked(3, 30), asked(4, 40)]
    found = {"q1": [10, 1], "q2": [1, 20], "q3": [1, 2, 3, 4, 5, 30], "q4": [1]}
    times = {"q1": 0.010, "q2": 0.020, "q3": 0.030, "q4": 0.080}
    (standing,) = hold([side("하나", found, times)], questions, Silent(), "")
    assert standing.quality == {
        "top1": 0.25,
        "top5": 0.5,
        "top10": 0.75,
        "all10": 0.5,
        "mrr": round((1 + 1 / 2 + 1 / 6 + 0) / 4, 4),
        "ndcg10": round((1 + 0.63093 / 1.63093 + 0.35621 + 0) / 4, 4),
    }
    assert standing.success == (0.25, 0.5, 0.5, 0.5, 0.5, *[0.75] * 15)
    assert standing.seconds == {"median": 0.025, "p95": 0.080, "index": 1.5}
    assert (standing.passages, standing.lines) == (3, 2)


def test_sides_take_turns_at_each_question():
    order = []

    def taking(name: str) -> Side:
        def find(question: Question) -> Found:
            order.append((question.id, name))
            return Found((), 0.001)

        return Side(name, find, 0.0, (1,))

    hold([taking("a"), taking("b")], [asked(1, 1), asked(2, 2)], Silent(), "")
    rehearsal, contest = order[:2], order[2:]
    assert rehearsal == [("q1", "a"), ("q1", "b")]
    assert contest == [("q1", "a"), ("q1", "b"), ("q2", "a"), ("q2", "b")]


def standing(name: str, quality: float, seconds: float) -> Standing:
    return Standing(
        name,
        10,
        3.0,
        dict.fromkeys(QUALITY, quality),
        tuple(min(1.0, quality + k / 40) for k in range(TOP)),
        dict.fromkeys(SPEED, seconds),
    )


def test_ratios_are_ours_over_theirs():
    found = ratios(standing("우리", 0.9, 0.02), standing("남", 0.6, 0.05))
    assert found == dict.fromkeys(QUALITY, 1.5) | dict.fromkeys(SPEED, 0.4)


def test_there_is_no_ratio_to_nothing():
    found = ratios(standing("우리", 0.9, 0.02), standing("남", 0.0, 0.0))
    assert set(found.values()) == {None}
    outcome = Outcome(
        {"set": "가온", "questions": 4, "reports": 1},
        [standing("우리", 0.9, 0.02), standing("남", 0.0, 0.0)],
    )
    assert "| evidence in top 1 | 0.900 | 0.000 (–) |" in as_markdown(outcome).splitlines()


def test_the_plot_is_a_picture_of_its_own_with_a_curve_for_each_side():
    drawn = success_curves("<가온> & 남", [standing("A&B", 0.5, 0.1), standing("B", 0.25, 0.1)])
    root = ElementTree.fromstring(drawn)
    name = "{http://www.w3.org/2000/svg}"
    curves = root.findall(f"{name}polyline")
    assert [curve.findtext(f"{name}title") for curve in curves] == ["A&B", "B"]
    heights = [
        [float(point.split(",")[1]) for point in curve.attrib["points"].split()] for curve in curves
    ]
    assert [len(of_curve) for of_curve in heights] == [TOP, TOP]
    # The better side is higher up, and every curve climbs.
    assert all(ours < theirs for ours, theirs in zip(*heights, strict=True))
    assert all(row == sorted(row, reverse=True) for row in heights)


def test_a_copy_keeps_years_short_numbers_and_columns():
    text = "2031년 가온시 도서관 12곳 예산 1,234백만원, 3.5% 늘어 45,600명"
    pool = {2: ["공원", "하천"], 3: ["체육관", "박물관"]}
    copies = {perturbed(text, f"가온/{seed}", pool) for seed in range(20)}
    assert len(copies) == 20
    for copy in copies:
        assert len(copy) == len(text)
        assert copy.startswith("2031년")
        assert "12곳" in copy
        assert "3.5%" in copy
        assert "1,234" not in copy
        assert re.search(r"\d,\d{3}백만원", copy)
    assert perturbed(text, "가온/3", pool) == perturbed(text, "가온/3", pool)


def test_the_first_copy_of_a_report_is_the_report(tmp_path):
    assert write_copies([TOWN], 3, tmp_path) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "가온_00000.txt",
        "가온_00001.txt",
        "가온_00002.txt",
    ]
    assert (tmp_path / "가온_00000.txt").read_text(encoding="utf-8") == TOWN.text


TOPICS = (
    "도서관 확충",
    "하천 정비",
    "전통시장 주차장",
    "어린이 놀이터",
    "보건소 이전",
    "버스 노선",
)


@pytest.fixture
def town(tmp_path) -> Path:
    """Two reports of an invented city with a set of three questions, one without an answer."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in (2031, 2032):
        lines = [f"{year}년 주요업무 보고", "가온시 문화국"]
        for number, topic in enumerate(TOPICS, start=1):
            lines += [
                "",
                f"{number}. {topic}",
                f" ○ 사업기간: {year}. {number}월 ~ {year}. 12월",
                f" ○ 사업비: {year - 2030}{number}0백만원",
                f" ○ 가온시는 {topic} 사업을 {year}년에 마무리할 계획임",
            ]
        (folder / f"culture_{year}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    empty = {"history": [], "resolved": None, "figures": [], "premise": None, "author": "test"}
    asked_of = [("2031년 하천 정비의 사업비는?", 12), ("2031년 버스 노선의 사업비는?", 32)]
    records = [
        {
            "id": f"t{line}",
            "split": "dev",
            "kind": "fact",
            "question": question,
            "evidence": [[{"report": "culture_2031.txt", "lines": [line, line]}]],
            "required": ["백만원"],
            **empty,
        }
        for question, line in asked_of
    ]
    nowhere = {"split": "dev", "kind": "unanswerable", "question": "가온시의 달 기지는?"}
    records.append({"id": "t0", **nowhere, "evidence": [], "required": [], **empty})
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (tmp_path / "town.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def settings(tmp_path) -> Settings:
    give_offline_model(tmp_path / "data")
    return Settings()


@needs_peers
def test_a_whole_run_holds_all_sides_to_the_same_questions(town, settings, monkeypatch, capsys):
    from eval.bench.__main__ import main

    given = ["--reports", "reports", "--questions", "town.jsonl", "--output", "out"]
    monkeypatch.setattr(sys, "argv", ["eval.bench", *given])
    assert main() == 0
    table = (town / "out" / TABLE).read_text(encoding="utf-8")
    assert capsys.readouterr().out.startswith(table)
    values = json.loads((town / "out" / VALUES).read_text(encoding="utf-8"))
    assert values["questions"] == 2
    names = [side["name"] for side in values["sides"]]
    assert names == ["Uijeong", "BM25Retriever", "VectorStoreIndex", "QueryFusionRetriever"]
    assert values["sides"][0]["quality"]["top5"] == 1
    for found in values["sides"]:
        assert list(found["success"]) == sorted(found["success"])
        assert found["success"][4] == found["quality"]["top5"]
        assert found["passages"] > 0
        # With so few passages, every side that looks at all of them finds the evidence.
        assert found["success"][-1] == 1
    assert set(values["ratios"]) == set(names[1:])
    ElementTree.parse(town / "out" / PLOT)
    # Nothing but the models stays in the data folder.
    assert not [path for path in settings.data.iterdir() if path.name.startswith("bench-")]


@needs_peers
def test_quality_does_not_change_from_run_to_run(town, settings):
    runs = [bench([town / "reports"], str(town / "town.jsonl"), settings, Silent()) for _ in "ab"]
    first, second = ([(s.name, s.quality, s.success) for s in run.standings] for run in runs)
    assert first == second


@needs_peers
def test_a_set_without_answers_is_told(town, settings):
    path = town / "town.jsonl"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[-1] + "\n", encoding="utf-8")
    with pytest.raises(UsageError) as told:
        bench([town / "reports"], str(path), settings, Silent())
    assert told.value.key == "eval.bench_no_questions"


@pytest.mark.skipif(HAS_PEERS, reason="the extra 'bench' is installed")
def test_without_the_extra_it_is_named_before_anything_is_indexed(tmp_path):
    with pytest.raises(UijeongError) as told:
        bench([tmp_path / "no-reports"], "samples", Settings(), Silent())
    assert "uijeong[bench]" in told.value.message


def test_a_larger_index_of_copies_is_measured_in_a_process_of_its_own(town, settings):
    files = sorted((town / "reports").iterdir())
    texts = [LineMap(f.name, lines_of(*f.read_text(encoding="utf-8").split("\n"))) for f in files]
    per_copy = 2  # passages of the two reports
    size = measure_size(3 * per_copy - 1, texts, per_copy, [asked(1, 12)], settings, Silent())
    assert size.reports == 6
    assert size.passages >= 2 * per_copy
    assert size.disk > 0
    assert size.memory is None or size.memory > 1 << 20
    assert set(size.seconds) == {"median", "p95", "index"}


def test_an_output_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    outcome = Outcome({"set": "가온", "questions": 1, "reports": 1}, [standing("우리", 1.0, 0.1)])
    with pytest.raises(UijeongError) as told:
        write_outcome(outcome, tmp_path / "file" / "out")
    assert told.value.key == "eval.cannot_write"
