import csv
import hashlib
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eval.questions import (
    KINDS,
    GoldFigure,
    Place,
    QuestionSet,
    question_of,
    read_set,
    record_of,
    require_reports,
)
from eval.set_form import json_schema
from ingest.errors import UijeongError, UsageError

SETS = Path(__file__).parent.parent / "eval" / "sets"


def entry(**changed: object) -> dict:
    """A question about an invented city that has no fault but those asked for."""
    return {
        "id": "q1",
        "split": "dev",
        "kind": "fact",
        "question": "다온시 청년가게는 몇 곳인가요?",
        "history": [],
        "resolved": None,
        "evidence": [[{"report": "daon.txt", "lines": [3, 4]}]],
        "required": ["12곳"],
        "figures": [{"value": 12, "unit": "개소"}],
        "premise": None,
        "author": "test",
    } | changed


TURN = {"question": "청년가게는?", "answer": "12곳입니다."}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def fault_lines(path: Path, **known: object) -> list[str]:
    with pytest.raises(UijeongError) as caught:
        read_set(path, **known)
    assert caught.value.key == "eval.bad_set"
    return caught.value.message.split("\n")[1:]


def test_a_set_is_read_with_its_description_and_digest(tmp_path):
    path = write(
        tmp_path,
        entry(required=[["12곳", "열두 곳"], "청년"], figures=[{"value": 64.97, "unit": "%"}]),
        "",
        entry(id="q2", evidence=[[{"report": "daon.pdf", "page": 7}]]),
    )
    (tmp_path / "set.toml").write_text(
        'name = "daon"\nversion = "3"\n[reports]\n"daon.txt" = "aa"\n"daon.pdf" = "bb"\n'
    )

    found = read_set(path)

    assert (found.name, found.version) == ("daon", "3")
    assert found.reports == {"daon.txt": "aa", "daon.pdf": "bb"}
    assert found.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    first, second = found.questions
    assert first.required == (("12곳", "열두 곳"), ("청년",))
    assert first.figures == (GoldFigure(Decimal("64.97"), "%"),)
    assert first.evidence == ((Place("daon.txt", 3, 4),),)
    assert second.evidence == ((Place("daon.pdf", 7, 7, "page"),),)


def test_a_set_without_a_description_is_named_after_its_file(tmp_path):
    found = read_set(write(tmp_path, entry()))
    assert (found.name, found.version, found.reports) == ("set", "", {})


def test_a_follow_up_carries_its_earlier_turns(tmp_path):
    path = write(
        tmp_path, entry(kind="followup", history=[TURN], resolved="다온시 청년가게의 예산은?")
    )
    (question,) = read_set(path).questions
    assert question.history == (("청년가게는?", "12곳입니다."),)
    assert question.resolved == "다온시 청년가게의 예산은?"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": "riddle"}, "kind에 쓸 수 없는 값입니다: riddle."),
        ({"split": "train"}, "split에 쓸 수 없는 값입니다: train. 쓸 수 있는 값은 dev, test"),
        ({"id": " "}, "id의 값은 빈칸이 아닌 글이어야 합니다."),
        ({"question": 3}, "question의 값은 빈칸이 아닌 글이어야 합니다."),
        ({"required": [["a", ""]]}, "required[0][1]의 값은 빈칸이 아닌 글이어야"),
        ({"required": "12곳"}, "required의 값은 정해진 개수의 목록이어야"),
        ({"evidence": [[]]}, "evidence[0]의 값은 정해진 개수의 목록이어야"),
        (
            {"evidence": [[{"report": "daon.txt", "lines": [0, 4]}]]},
            "evidence[0][0].lines[0]의 값은 1 이상의 정수여야",
        ),
        (
            {"evidence": [[{"report": "daon.txt", "lines": [4]}]]},
            "evidence[0][0].lines의 값은 정해진 개수의 목록이어야",
        ),
        ({"evidence": [["daon.txt"]]}, "evidence[0][0]의 값은 JSON 객체여야"),
        ({"figures": [{"value": "12", "unit": "곳"}]}, "figures[0].value의 값은 수여야"),
        ({"figures": [{"value": 12}]}, "figures[0].unit 항목이 없습니다."),
        ({"gold": 1}, "gold는 모르는 항목입니다."),
        ({"evidence": []}, "kind가 fact인 질문에 evidence가 없습니다."),
        ({"required": [], "figures": []}, "required와 figures가 모두 없어"),
        ({"kind": "unanswerable"}, "evidence, required, figures가 비어 있어야"),
        ({"kind": "followup", "resolved": "…"}, "history는 kind가 followup인 질문에만"),
        ({"history": [TURN]}, "history는 kind가 followup인 질문에만"),
        ({"kind": "followup", "history": [TURN]}, "resolved가 없습니다."),
        ({"kind": "premise"}, "premise는 kind가 premise인 질문에만"),
        ({"evidence": [[{"report": "daon.txt", "lines": [5, 4]}]]}, "첫 줄이 끝 줄보다 뒤에"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path, changed, told):
    (line,) = fault_lines(write(tmp_path, entry(), entry(id="q2") | changed))
    assert line.startswith("2행: ")
    assert told in line


def test_all_faults_are_told_at_once_in_order_of_lines(tmp_path):
    lines = fault_lines(
        write(
            tmp_path,
            entry(kind="riddle", split="half"),
            "{broken",
            "[1]",
            entry(id="q4"),
            entry(id="q4", evidence=[], premise={"claim": "a", "truth": "b"}),
        )
    )
    assert [line.split(":")[0] for line in lines] == [
        *("1행", "1행", "2행", "3행", "5행", "5행", "5행")
    ]
    assert "id q4가 4행과 겹칩니다." in lines[-1]


@pytest.mark.parametrize("line", ["9" * 5000, "[" * 100_000, "NaN", "null", '"질문"', "{}}"])
def test_a_line_that_is_no_object_is_a_fault(tmp_path, line):
    assert len(fault_lines(write(tmp_path, line, entry()))) == 1


@pytest.mark.parametrize("value", ["NaN", "1e999", "true", "null", "9" * 400])
def test_a_figure_must_be_a_finite_number(tmp_path, value):
    line = json.dumps(entry()).replace('"value": 12', f'"value": {value}')
    assert fault_lines(write(tmp_path, line)) == ["1행: figures[0].value의 값은 수여야 합니다."]


def test_a_missing_key_is_a_fault(tmp_path):
    incomplete = entry()
    del incomplete["author"]
    assert fault_lines(write(tmp_path, incomplete)) == ["1행: author 항목이 없습니다."]


def test_a_place_outside_its_report_is_a_fault_when_the_report_is_at_hand(tmp_path):
    path = write(tmp_path, entry())
    assert read_set(path, lengths={"daon.txt": 4, "other.txt": 1}).questions
    assert fault_lines(path, lengths={"daon.txt": 3}) == [
        "1행: daon.txt 3~4: 보고서 밖의 줄입니다(전체 3행)."
    ]


def test_a_place_in_a_report_that_the_set_is_not_about_is_a_fault(tmp_path):
    path = write(tmp_path, entry())
    (tmp_path / "set.toml").write_text('name = "s"\nversion = "1"\n[reports]\n"x.txt" = "aa"\n')
    assert "daon.txt는 질문집이 다루는 보고서가 아닙니다." in fault_lines(path)[0]


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("set.jsonl", None, "eval.no_file"),
        ("set.jsonl", b"", "eval.empty_set"),
        ("set.jsonl", "질문".encode("cp949"), "eval.not_utf8"),
        ("set.csv", b'id,question\n"q1,never closed\n', "eval.bad_table"),
    ],
)
def test_a_file_that_is_no_set_is_refused_in_words(tmp_path, name, content, key):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UijeongError) as caught:
        read_set(tmp_path / name)
    assert caught.value.key == key


@pytest.mark.parametrize("text", ["name = 3", 'name = "a"', "name = "])
def test_a_broken_description_is_refused(tmp_path, text):
    path = write(tmp_path, entry())
    path.with_suffix(".toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        read_set(path)
    assert caught.value.key == "eval.bad_description"


def test_a_table_may_leave_out_what_is_empty_and_come_from_a_korean_spreadsheet(tmp_path):
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["id", "split", "kind", "question", "evidence", "required", "author"])
    place = '[[{"report": "daon.txt", "lines": [3, 3]}]]'
    writer.writerow([7, "dev", "fact", "다온시\n청년가게는?", place, "12곳", "김주무관"])
    writer.writerow([])
    writer.writerow([8, "dev", "riddle", "어디?", place, '["나루", "한들"]', "김주무관"])
    path = tmp_path / "mine.csv"

    path.write_bytes(stream.getvalue().encode("cp949"))
    assert fault_lines(path)[0].startswith("5행: kind에 쓸 수 없는 값")

    path.write_bytes(stream.getvalue().replace("riddle", "list").encode("cp949"))
    first, second = read_set(path).questions
    assert (first.id, first.question, first.required) == ("7", "다온시\n청년가게는?", (("12곳",),))
    assert second.required == (("나루",), ("한들",))


def test_reports_at_hand_must_be_those_of_the_set():
    found = QuestionSet("daon", "1", "", {"a.txt": "aa", "b.txt": "bb", "c.txt": "cc"}, ())
    require_reports(found, {"a.txt": "aa", "b.txt": "bb", "c.txt": "cc", "more.txt": "dd"})
    with pytest.raises(UijeongError) as caught:
        require_reports(found, {"a.txt": "aa", "b.txt": "00"})
    assert caught.value.message.split("\n")[1:] == [
        "b.txt: 내용이 질문집을 만들 때와 다릅니다.",
        "c.txt: 색인에 없습니다.",
    ]


@pytest.mark.parametrize(
    ("other", "touching"),
    [
        (Place("a.txt", 5, 5), True),
        (Place("a.txt", 1, 3), True),
        (Place("a.txt", 1, 2), False),
        (Place("a.txt", 6, 9), False),
        (Place("b.txt", 3, 5), False),
        (Place("a.txt", 3, 5, "page"), False),
    ],
)
def test_places_touch_when_they_share_a_line(other, touching):
    assert Place("a.txt", 3, 5).touches(other) is touching
    assert other.touches(Place("a.txt", 3, 5)) is touching


@pytest.mark.parametrize(("name", "least"), [("reports", 250), ("samples", 120)])
def test_a_shipped_set_is_sound(name, least):
    path = SETS / f"{name}.jsonl"
    found = read_set(path)
    assert found.name == name
    assert len(found.questions) >= least
    assert {question.kind for question in found.questions} == set(KINDS)
    halves = [question.split for question in found.questions]
    assert abs(halves.count("dev") - halves.count("test")) <= 2
    lines = path.read_text(encoding="utf-8").splitlines()
    for question, line in zip(found.questions, lines, strict=True):
        assert question_of(record_of(question)) == question
        assert set(record_of(question)) == set(json.loads(line))


def test_the_sample_set_is_about_the_shipped_samples():
    folder = Path(__file__).parent.parent / "ingest" / "samples" / "text"
    texts = {path.name: path.read_bytes() for path in folder.glob("*.txt")}
    lengths = {name: text.count(b"\n") for name, text in texts.items()}
    found = read_set(SETS / "samples.jsonl", lengths)
    require_reports(found, {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()})


def test_the_schema_file_is_the_form_and_the_shipped_sets_satisfy_it():
    schema = json.loads((SETS / "set.schema.json").read_text(encoding="utf-8"))
    assert schema == json_schema()
    validator = Draft202012Validator(schema)
    for path in sorted(SETS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            validator.validate(json.loads(line))
    assert not validator.is_valid(entry(kind="riddle"))
    assert not validator.is_valid(entry(evidence=[[{"report": "a", "lines": [1, 2], "page": 1}]]))
