"""What an answer names: the one thing it gives, or the office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.attributes import is_attribute
from assistant.question.names import names_in
from assistant.question.phrases import phrases_of
from assistant.question.roles import TOPIC
from assistant.question.which import bodies_in
from assistant.question.years import without_years
from index.records import ReportInfo

_ACCORDING = re.compile(r"^.{0,60}?보고(?:서)?에\s*(?:따르면|는)\s*|\[\d{1,3}\]")
_NO_PARTICLE = r"(?=이[고며]|입|은|는|가|의|에|로|[^가-힣]|$)"
_OFFICE = re.compile(r"(?<![가-힣])[가-힣]{2,}(?:과|팀|담당관|추진단|추진반|본부)" + _NO_PARTICLE)
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[다요])\.\s|\n")


def office_in(answer: str) -> str:
    """Return the first office (…과, …팀) that an answer names, ``""`` where there is none."""
    match = _OFFICE.search(_ACCORDING.sub("", answer.strip()))
    return match.group() if match else ""


def named_in(answer: str, question: str, reports: Sequence[ReportInfo]) -> str:
    """Return the first name in an answer's first sentence that the question lacks, or nothing."""
    plain = _ACCORDING.sub("", answer.strip())
    first = without_years(_SENTENCE.split(plain, maxsplit=1)[0])
    asked = re.sub(r"\s", "", question)
    for name in names_in(first):
        known = name in asked or _FIGURE.search(name) or is_attribute(name)
        if not known and not bodies_in(name, reports):
            # Kiwi takes the 과 of an office for a particle.
            office = re.search(
                rf"{re.escape(name)}과(?=이[고며]|입|은|는|가|의|에|로|[\s,.(]|$)", first
            )
            return f"{name}과" if office else _whole_name(name, first, reports)
    return ""


def _whole_name(name: str, text: str, reports: Sequence[ReportInfo]) -> str:
    """Return a name with the nouns that follow it without a particle (가온 동행일자리)."""
    behind = text[text.index(name) + len(name) :] if name in text else ""
    following = re.match(r"\s(?P<word>[가-힣A-Za-z]{2,})", behind)
    if following is None:
        return name
    phrase = phrases_of(following["word"], reports)[0]
    return f"{name} {phrase.stem}" if phrase.role == TOPIC else name
