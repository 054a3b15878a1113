import codecs
import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.evaluators import (
    beir_qrels,
    beir_queries,
    export,
    ragas_jsonl,
    trec_qrels,
    trec_run,
)
from eval.folder import Result
from eval.interchange import (
    questions_csv,
    questions_jsonl,
    results_csv,
    results_jsonl,
    results_of_csv,
    results_of_jsonl,
)
from eval.questions import GoldFigure, GoldPremise, Place, Question, read_set
from eval.tabular import cell_of, value_of
from ingest.errors import UsageError

SETS = Path(__file__).parent.parent / "eval" / "sets"

FACT = Question(
    "q1",
    "dev",
    "fact",
    '=다온시 "청년가게"는,\n몇 곳?',
    evidence=((Place("다온 1%.txt", 3, 4), Place("b.txt", 1, 1)), (Place("b.txt", 9, 9),)),
    required=(("12곳", "열두 곳"), ("007",)),
    figures=(GoldFigure(Decimal("12"), "개소"), GoldFigure(Decimal("64.97"), "%")),
    author="김주무관",
)
FOLLOWUP = Question(
    "q2",
    "test",
    "followup",
    "예산은?",
    history=(("청년가게는?", "12곳입니다."), ("어디?", "나루와 한들")),
    resolved="다온시 청년가게의 예산은?",
    evidence=((Place("c.pdf", 2, 2, "page"),),),
    required=(("true",),),
    author="test",
)
PREMISE = Question(
    "q3",
    "dev",
    "premise",
    "13곳이라던데?",
    evidence=((Place("b.txt", 2, 2),),),
    required=(("12곳",),),
    premise=GoldPremise("13곳", "12곳이다"),
    author="test",
)
UNANSWERABLE = Question("q4", "test", "unanswerable", "이웃 도시는?", author="test")
QUESTIONS = (FACT, FOLLOWUP, PREMISE, UNANSWERABLE)


def found(report: str, first: int, last: int) -> dict:
    return {"report": report, "page": None, "lines": [first, last], "score": 0.5}


PAGE = {"report": "c.pdf", "page": 2, "lines": None, "score": 0.25}
RESULTS = (
    Result(
        "q1",
        {
            "answer": "-2곳\n“12곳”입니다. [1]",
            "abstained": False,
            "citations": [{"n": 1, "quote": "가, 나"}],
            "premise": None,
            "retrieved": [found("b.txt", 9, 12), found("다온 1%.txt", 1, 3), found("b.txt", 1, 2)],
        },
        {"right": 1.0, "mrr": 1 / 3, "premise_corrected": None},
    ),
    Result(
        "q2",
        {
            "answer": "true",
            "abstained": True,
            "citations": [],
            "premise": None,
            "retrieved": [found("b.txt", 1, 1), PAGE, PAGE],
        },
        {"right": 0.0, "mrr": 0.5, "premise_corrected": None},
    ),
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


def lines_of(report: str, first: int, last: int) -> list[str]:
    return [f"{report}:{number}" for number in range(first, last + 1)]


@pytest.mark.parametrize(("suffix", "write"), [("jsonl", questions_jsonl), ("csv", questions_csv)])
def test_questions_come_back_as_they_were(tmp_path, suffix, write):
    path = tmp_path / f"set.{suffix}"
    path.write_bytes(write(QUESTIONS).encode())
    assert read_set(path).questions == QUESTIONS


@pytest.mark.parametrize("name", ["samples", "reports"])
def test_a_shipped_set_survives_the_way_through_a_table(tmp_path, name):
    questions = read_set(SETS / f"{name}.jsonl").questions
    path = tmp_path / "set.csv"
    path.write_bytes(codecs.BOM_UTF8 + questions_csv(questions).encode())
    assert read_set(path).questions == questions


@pytest.mark.parametrize(
    ("write", "read"), [(results_jsonl, results_of_jsonl), (results_csv, results_of_csv)]
)
def test_results_come_back_as_they_were(write, read):
    assert tuple(read(write(RESULTS))) == RESULTS


def test_a_table_of_results_has_a_column_for_each_part_and_measure():
    rows = list(csv.DictReader(io.StringIO(results_csv(RESULTS), newline="")))
    assert list(rows[0]) == [
        "id",
        *(f"answer.{key}" for key in RESULTS[0].answer),
        *(f"scores.{name}" for name in RESULTS[0].scores),
    ]
    assert rows[0]["answer.abstained"] == "false"
    assert rows[0]["scores.mrr"] == str(1 / 3)
    assert rows[0]["scores.premise_corrected"] == ""


@given(json_values)
def test_every_json_value_comes_back_from_its_cell(value):
    assert value_of(cell_of(value)) == value


@pytest.mark.parametrize(
    "text", ["=1+1", "+82-2", "-2명", "@daon", "\t=1", "007", "3-4", "3월 2일", "TRUE", ""]
)
def test_a_string_that_a_spreadsheet_would_change_is_quoted(text):
    assert cell_of(text).startswith('"')
    assert value_of(cell_of(text)) == text


def test_booleans_come_back_from_a_spreadsheet_that_capitalises_them():
    saved = results_csv(RESULTS).replace("false", "FALSE")
    assert results_of_csv(saved)[0].answer["abstained"] is False


@pytest.mark.parametrize(
    ("read", "text", "line"),
    [
        (results_of_jsonl, '\n{"id": "q1"', 2),
        (results_of_jsonl, '{"id": "q1", "answer": "12", "scores": {}}', 1),
        (results_of_jsonl, '{"id": "q1", "answer": {"answer": "a"}, "scores": {"top1": "x"}}', 1),
        (results_of_csv, "id,answer.answer\r\nq1,a\r\n,b\r\n", 3),
        (results_of_csv, 'id,answer.answer\r\nq1,"a\r\n', 2),
    ],
)
def test_what_is_no_result_is_refused_with_its_line(read, text, line):
    with pytest.raises(UsageError) as caught:
        read(text)
    assert caught.value.message.startswith(f"{line}행이 평가 결과의 양식과 다릅니다.")


def test_qrels_name_every_need_of_every_question():
    assert trec_qrels(QUESTIONS) == "q1 0 q1/1 1\nq1 0 q1/2 1\nq2 0 q2/1 1\nq3 0 q3/1 1\n"
    assert beir_qrels([FACT]) == "query-id\tcorpus-id\tscore\nq1\tq1/1\t1\nq1\tq1/2\t1\n"


def test_a_run_names_needs_where_they_are_first_reached_and_passages_else():
    assert trec_run(QUESTIONS, RESULTS, tag="t").splitlines() == [
        "q1 Q0 q1/2 1 3 t",
        "q1 Q0 q1/1 2 2 t",
        "q1 Q0 b.txt:1-2 3 1 t",
        "q2 Q0 b.txt:1-1 1 3 t",
        "q2 Q0 q2/1 2 2 t",
        "q2 Q0 c.pdf:2-2 3 1 t",
    ]


def test_documents_of_a_run_have_no_spaces_and_are_never_the_same_twice():
    twice = Result("q4", {"retrieved": [found("다온 1%.txt", 1, 3), PAGE, PAGE]}, {})
    lines = [line.split() for line in trec_run(QUESTIONS, [twice]).splitlines()]
    assert [line[2] for line in lines] == ["다온%201%25.txt:1-3", "c.pdf:2-2", "c.pdf:2-2/3"]
    assert {len(line) for line in lines} == {6}


def test_beir_queries_ask_a_follow_up_as_it_is_meant():
    queries = [json.loads(line) for line in beir_queries(QUESTIONS).splitlines()]
    assert queries[1] == {
        "_id": "q2",
        "text": "다온시 청년가게의 예산은?",
        "metadata": {"kind": "followup", "split": "test"},
    }
    assert len(queries) == 4


def test_ragas_samples_hold_texts_and_a_reference():
    first, second = (
        json.loads(line) for line in ragas_jsonl(QUESTIONS, RESULTS, lines_of).splitlines()
    )
    assert first == {
        "user_input": FACT.question,
        "retrieved_contexts": [
            "b.txt:9\nb.txt:10\nb.txt:11\nb.txt:12",
            "다온 1%.txt:1\n다온 1%.txt:2\n다온 1%.txt:3",
            "b.txt:1\nb.txt:2",
        ],
        "reference_contexts": ["다온 1%.txt:3\n다온 1%.txt:4", "b.txt:9"],
        "response": "-2곳\n“12곳”입니다. [1]",
        "reference": "12곳, 007, 12개소, 64.97%",
    }
    assert second["retrieved_contexts"][1] == "c.pdf 2쪽"


def test_a_reference_tells_the_truth_of_a_premise_and_what_is_in_no_report():
    results = [
        Result(question.id, {"answer": "?", "retrieved": []}, {})
        for question in (PREMISE, UNANSWERABLE)
    ]
    told = [json.loads(line) for line in ragas_jsonl(QUESTIONS, results, lines_of).splitlines()]
    assert [sample["reference"] for sample in told] == [
        "12곳이다, 12곳",
        "보고서에 없는 내용입니다.",
    ]


def test_an_export_holds_every_form_and_its_tables_open_in_spreadsheets(tmp_path):
    files = export(tmp_path / "out", QUESTIONS, RESULTS, lines_of)

    names = {path.relative_to(tmp_path / "out").as_posix() for path in files}
    assert names == {
        *("questions.jsonl", "questions.csv", "results.jsonl", "results.csv", "ragas.jsonl"),
        *("trec/qrels.txt", "trec/run.txt"),
        *("beir/queries.jsonl", "beir/qrels/dev.tsv", "beir/qrels/test.tsv"),
    }
    for name in ("questions.csv", "results.csv"):
        raw = (tmp_path / "out" / name).read_bytes()
        assert raw.startswith(codecs.BOM_UTF8)
        assert raw.count(b"\r\r\n") == 0
    assert read_set(tmp_path / "out" / "questions.csv").questions == QUESTIONS
    assert read_set(tmp_path / "out" / "questions.jsonl").questions == QUESTIONS
    text = (tmp_path / "out" / "results.csv").read_bytes().decode("utf-8-sig")
    assert tuple(results_of_csv(text)) == RESULTS
