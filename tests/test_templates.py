"""Prompt templates: what the loader refuses, and what the shipped ones tell the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.templates import VARIABLES, TemplateError, load_template


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
        ("[user]\n{passages} {question}", "answer.txt: missing not_found"),
        ("[user]\n{question}", "answer.txt: missing not_found, passages"),
        ("[user]\n{passages}{question}{not_found}{mood}", "answer.txt: unknown mood"),
        ("[user]\n{pasages}{question}{not_found}", "missing passages; unknown pasages"),
        ("{passages}{question}{not_found} {}", "answer.txt: unknown "),
        ("머리말\n[user]\n{passages}{question}{not_found}", "text before the first role line"),
        ("[system]\n\n[user]\n{passages}{question}{not_found}", "nothing in section system"),
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
        template.text({"number": "1", "text": "글", "place": "3쪽"})


def test_braces_in_values_are_left_alone() -> None:
    values = {"number": "1", "report": "보고", "heading": "", "text": "값 {question} {0}"}
    assert "값 {question} {0}" in load_template("passage").text(values)
