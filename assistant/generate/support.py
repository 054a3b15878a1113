"""Whether a model's statement speaks of what its place speaks of, in the place's own words."""

from __future__ import annotations

from assistant.generate.markers import MARKER, Draft
from assistant.question.names import terms_in
from assistant.verify.cited import place_of
from assistant.verify.places import Place
from index.records import Records
from ingest.cleaning import clean

_MOST_NEW = 0.2  # of a statement's nouns and names; a wording of its own takes some


def supported(statement: Draft, records: Records) -> bool:
    """Say whether the nouns and names of a statement stand in its places or their headings.

    Parameters
    ----------
    statement
        One statement with the places that its markers stand for.
    records
        Where the places' headings, columns and captions are.
    """
    known = "".join(_known(place_of(citation, records)) for citation in statement.citations)
    words = [word for word in terms_in(MARKER.sub("", statement.text)) if not word.isdigit()]
    return sum(_letters(word) not in known for word in words) <= _MOST_NEW * len(words)


def _known(place: Place) -> str:
    report = place.report
    return _letters(" ".join((clean(place.text), clean(place.around), report.title, report.body)))


def _letters(text: str) -> str:
    return "".join(text.split()).lower()
