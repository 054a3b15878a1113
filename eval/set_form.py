"""The form of a question set's objects; ``sets/set.schema.json`` is this form as JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError
from pydantic_core import ErrorDetails

from prompts.messages import message

Kind = Literal[
    "fact",
    "cell",
    "list",
    "why",
    "compute",
    "cross",
    "everyday",
    "noisy",
    "english",
    "premise",
    "followup",
    "unanswerable",
]
Split = Literal["dev", "test"]
KINDS: tuple[str, ...] = get_args(Kind)
SPLITS: tuple[str, ...] = get_args(Split)

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Number = Annotated[int, Field(ge=1)]

# What a fault of the form is called; anything else is "the value does not fit".
_REASONS = {
    "missing": "eval.fault_missing",
    "extra_forbidden": "eval.fault_unknown_key",
    "string_type": "eval.fault_text",
    "string_too_short": "eval.fault_text",
    "string_pattern_mismatch": "eval.fault_text",
    "int_type": "eval.fault_count",
    "int_from_float": "eval.fault_count",
    "greater_than_equal": "eval.fault_count",
    "list_type": "eval.fault_list",
    "too_short": "eval.fault_list",
    "too_long": "eval.fault_list",
    "model_type": "eval.fault_object",
    "model_attributes_type": "eval.fault_object",
    "finite_number": "eval.fault_number",
    "float_type": "eval.fault_number",
    "int_parsing": "eval.fault_number",
}


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class LinesForm(_Form):
    """A place: lines of a report, the first and the last."""

    report: Text
    lines: Annotated[list[Number], Field(min_length=2, max_length=2)]


class PageForm(_Form):
    """A place: a page of a report that has no lines."""

    report: Text
    page: Number


class ParagraphsForm(_Form):
    """A place: paragraphs of a report from a word processor, first and last, from 1."""

    report: Text
    paragraphs: Annotated[list[Number], Field(min_length=2, max_length=2)]


class TurnForm(_Form):
    """An earlier turn of the conversation."""

    question: Text
    answer: Text


class FigureForm(_Form):
    """A needed number."""

    value: Annotated[float, Field(description="In the base unit: 원, not 백만원.")]
    unit: Text


class PremiseForm(_Form):
    """What the question wrongly assumes, and what is true."""

    claim: Text
    truth: Text


def _place_tag(value: object) -> str:
    """Return the tag of the form that a place is read as, by the key it has."""
    keys = value if isinstance(value, dict) else {}
    return next((f"#{key}" for key in ("page", "paragraphs") if key in keys), "#lines")


# A tag in front of a fault's way is no key of the object: ``#`` marks it.
PlaceForm = Annotated[
    Annotated[LinesForm, Tag("#lines")]
    | Annotated[PageForm, Tag("#page")]
    | Annotated[ParagraphsForm, Tag("#paragraphs")],
    Discriminator(_place_tag),
]
_Need = Annotated[
    Annotated[Text, Tag("#one")] | Annotated[list[Text], Field(min_length=1), Tag("#any")],
    Discriminator(lambda v: "#any" if isinstance(v, list) else "#one"),
]


class QuestionForm(_Form):
    """One question of a set."""

    model_config = ConfigDict(title="A question: one line of a question set (JSON Lines)")

    id: Annotated[Text, Field(pattern=r"^\S+$", description="Never reused.")]
    split: Annotated[Split, Field(description="`test` is never tuned on.")]
    kind: Kind
    question: Annotated[Text, Field(description="As typed.")]
    history: Annotated[list[TurnForm], Field(description="Earlier turns, oldest first.")]
    resolved: Annotated[Text | None, Field(description="A follow-up as meant.")]
    evidence: Annotated[
        list[Annotated[list[PlaceForm], Field(min_length=1)]],
        Field(description="Needed places, each with alternatives; none if unanswerable."),
    ]
    required: Annotated[
        list[_Need], Field(description="Needed strings; a list holds alternatives.")
    ]
    figures: Annotated[list[FigureForm], Field(description="Needed numbers.")]
    premise: Annotated[PremiseForm | None, Field(description="For kind premise.")]
    author: Annotated[Text, Field(description="Who or what wrote the question.")]


def faults_of_form(data: object) -> list[str]:
    """Return what is wrong with the form of one object, as Korean sentences; empty if nothing."""
    try:
        QuestionForm.model_validate(data)
    except ValidationError as error:
        return [_fault(detail) for detail in error.errors(include_url=False)]
    return []


def json_schema() -> dict[str, Any]:
    """Return the form as a JSON Schema."""
    schema = QuestionForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _fault(detail: ErrorDetails) -> str:
    way = ""
    for part in detail["loc"]:
        if isinstance(part, int):
            way += f"[{part}]"
        elif not part.startswith("#"):
            way += f".{part}" if way else part
    if detail["type"] == "literal_error":
        allowed = KINDS if way == "kind" else SPLITS
        return message(
            "eval.fault_choice", where=way, value=detail["input"], allowed=", ".join(allowed)
        )
    if not way:
        return message("eval.fault_not_object")
    return message(_REASONS.get(detail["type"], "eval.fault_value"), where=way)
