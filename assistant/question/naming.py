"""Which nouns of a follow-up name something by themselves, so that nothing before is needed."""

from __future__ import annotations

import re
from itertools import zip_longest

from assistant.question.attributes import is_attribute
from assistant.question.company import Company
from assistant.question.former import Former
from assistant.question.given import Given
from assistant.question.names import terms_in
from assistant.question.rewritten import OFFICE, VAGUE
from assistant.question.roles import TOPIC, Phrase
from assistant.question.titles import Titles

_LATIN = re.compile(r"[A-Za-z&+]{2,}|\d")
_LONG_NAME = 4  # syllables of a noun that names something, as far as its form tells


class Naming:
    """Tells the nouns that name something by what the reports have.

    Parameters
    ----------
    titles, company
        The reports' headings, and which words stand together; without them a name is told by its
        form alone.
    """

    def __init__(self, titles: Titles | None, company: Company | None) -> None:
        self._titles = titles
        self._company = company

    def names(self, given: Given) -> list[str]:
        """Return which of a follow-up's nouns name something by themselves."""
        names = [
            phrase.stem
            for phrase, after in zip_longest(given.topics, given.topics[1:])
            if self._is_name(phrase.stem) and not self._is_part(phrase, after, given)
        ]
        if not names and len(given.topics) > 1 and self._is_name(given.name):
            return [given.name]
        return names

    def _is_name(self, noun: str) -> bool:
        """Say whether a noun names something by itself, and is no part of any matter (서남권)."""
        if VAGUE.match(noun):
            return False
        if OFFICE.search(noun) or _LATIN.search(noun):
            return True
        if self._titles is None or self._company is None:
            return len(noun) >= _LONG_NAME
        return self._titles.heads(noun) or (
            len(terms_in(noun)) > 2 and self._company.specific(noun)
        )

    def _is_part(self, phrase: Phrase, after: Phrase | None, given: Given) -> bool:
        """Say whether a common word only begins a name that no heading has (일자리 질)."""
        if after is None or phrase.particle or self._titles is None or self._company is None:
            return False
        at = given.content.index(phrase)
        whole = f"{phrase.stem}{after.stem}"
        beside = given.content[at + 1 : at + 2] == (after,)
        return beside and not (self._company.specific(phrase.stem) or self._titles.heads(whole))

    def is_apart(self, given: Given, former: Former) -> bool:
        """Say whether a rare noun is asked about that no passage has beside the former topic."""
        company = self._company
        rare = [
            phrase.stem
            for phrase in (*given.topics, *given.attributes)
            if company and not is_attribute(phrase.stem) and len(phrase.stem) >= _LONG_NAME
            if company.specific(phrase.stem)
        ]
        about = [phrase.stem for phrase in former.topic if phrase.role == TOPIC]
        return bool(rare and about and given.asking) and not any(
            company and company.share(noun, topic) > 0 for noun in rare for topic in about
        )
