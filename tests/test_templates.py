"""Prompt templates: what the loader refuses, and what the shipped ones tell the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.templates import VARIABLES, TemplateError, load_template

OTHERS = "{key}{history}{not_found}"
ALL = OTHERS + "{passages}{question}"


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_shipped_template_uses_exactly_its_variables(name: str) -> None:
    template = load_template(name)
    filled = template.text({variable: f"<{variable}>" for variable in VARIABLES[name]})
    assert all(f"<{variable}>" in filled for variable in VARIABLES[name])
    assert "{" not in filled


def test_every_shipped_file_is_a_known_template() -> None:
    folder = Path(__file__).parent.parent / "prompts" / "templates"
    assert {path.stem for path in folder.glob("*.txt")} == set(VARIABLES)


def test_answer_template_has_a_system_and_a_user_message() -> None:
    template = load_template("answer")
    assert [role for role, _ in template.sections] == ["system", "user"]
    prompt = template.chat_prompt()
    assert set(prompt.template_vars) == VARIABLES["answer"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[user]\n{key}{history}{passages} {question}", "answer.txt: missing not_found"),
        ("[user]\n{key}{history}{question}", "answer.txt: missing not_found, passages"),
        (f"[user]\n{ALL}{{mood}}", "answer.txt: unknown mood"),
        (
            f"[user]\n{OTHERS}{{pasages}}{{question}}",
            "missing passages; unknown pasages",
        ),
        (f"{ALL} {{}}", "answer.txt: unknown "),
        (
            f"머리말\n[user]\n{ALL}",
            "text before the first role line",
        ),
        (
            f"[system]\n\n[user]\n{ALL}",
            "nothing in section system",
        ),
    ],
)
def test_loader_names_what_is_wrong_with_a_file(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "answer.txt").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        load_template("answer", tmp_path)
    assert fault in str(caught.value)


def test_filling_names_missing_and_unknown_values() -> None:
    template = load_template("passage")
    with pytest.raises(TemplateError, match="missing heading, report; unknown place"):
        template.text({"key": "k", "number": "1", "text": "글", "place": "3쪽"})


def test_braces_in_values_are_left_alone() -> None:
    values = {
        "key": "k",
        "number": "1",
        "report": "보고",
        "heading": "",
        "text": "값 {question} {0}",
    }
    assert "값 {question} {0}" in load_template("passage").text(values)
