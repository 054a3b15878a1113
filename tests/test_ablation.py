"""What each part of finding is worth, shown on the sample reports."""

import json
from importlib.resources import files

import pytest

from eval.ablation import Found, main, searched, table
from eval.questions import Place, Question, read_set

SET = files("eval") / "sets" / "samples.jsonl"


@pytest.fixture
def few(tmp_path):
    """Some questions of the samples, everyday ones among them."""
    questions = [json.loads(line) for line in SET.read_text("utf-8").splitlines()]
    kept = [one for one in questions if one["kind"] == "everyday"][:6] + questions[:4]
    path = tmp_path / "samples.jsonl"
    path.with_suffix(".toml").write_bytes((files("eval") / "sets" / "samples.toml").read_bytes())
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in kept), "utf-8")
    return path


def test_each_part_is_left_out_of_the_same_questions(few, sample_data):
    found = searched(few, sample_data)
    asked = [one.id for one in read_set(few).questions if one.evidence]
    assert next(iter(found)) == "everything"
    assert {"vectors", "ranker", "everyday and English words"} < set(found)
    assert all([one.question.id for one in cases] == asked for cases in found.values())
    whole = [one.places for one in found["everything"]]
    assert all(len(places) <= 10 for places in whole)
    assert whole != [one.places for one in found["everyday and English words"]]
    assert whole != [one.places for one in found["vectors"]]


def test_the_table_counts_all_and_each_kind():
    place, other = Place("a.txt", 3, 3), Place("a.txt", 9, 9)
    everyday = Question("q1", "dev", "everyday", "?", evidence=((place,),))
    fact = Question("q2", "dev", "fact", "?", evidence=((place,),))
    found = {"everything": [Found(everyday, (place,)), Found(fact, (other,))]}
    head, _, row = table(found).splitlines()
    assert "top 1 (2)" in head
    assert "everyday, top 5 (1)" in head
    assert row.startswith("| everything | 0.500 | 0.500 | 0.500 | 0.500 | 1.000 | – |")


def test_every_set_needs_its_index(few, capsys):
    with pytest.raises(SystemExit):
        main([str(few)])
    assert "every SET goes with a DATA directory" in capsys.readouterr().err


def test_the_command_prints_the_table(few, sample_data, capsys):
    assert main([str(few), str(sample_data)]) == 0
    assert "| ranker |" in capsys.readouterr().out
