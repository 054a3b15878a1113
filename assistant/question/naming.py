"""Which nouns of a follow-up name something by themselves, so that nothing before is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from assistant.question.attributes import is_attribute
from assistant.question.company import Company
from assistant.question.former import Former
from assistant.question.given import Given
from assistant.question.names import terms_in
from assistant.question.rewritten import OFFICE, VAGUE
from assistant.question.roles import TOPIC, Phrase
from assistant.question.titles import Titles
from index.morphemes import morphemes

_LATIN = re.compile(r"[A-Za-z&+]{2,}|\d")
_COUNT = re.compile(r"^\d+(?:대|개|곳|가지|명|차|년|개월|일)?$")
# One of the types that a matter has (창업형).
_OF_A_TYPE = re.compile(r"^[가-힣]{2,3}형$")
# What the names of houses and bodies of a city end with.
_HOUSE = re.compile(
    r"[가-힣]{2,}(?:과학관|박물관|미술관|도서관|문화원|진흥원|교육원|교육청|공사|공단|대학교|병원|은행)$"
)
_CLOSE = 0.2  # of a word's passages have another one, if the two belong together
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
            if self.is_name(phrase.stem) and not self._is_part(phrase, after, given)
        ]
        whole = given.name
        if names or len(given.topics) < 2 or (self._company and self._company.unknown(whole)):
            return names
        if self.is_name(whole) and not all(_OF_A_TYPE.match(p.stem) for p in given.topics):
            return [whole]
        return names

    def is_name(self, noun: str) -> bool:
        """Say whether a noun names something by itself, and is no part of any matter (서남권)."""
        if VAGUE.match(noun):
            return False
        if _COUNT.match(noun) or _OF_A_TYPE.match(noun):
            return False
        if OFFICE.search(noun) or _HOUSE.search(noun) or _LATIN.search(noun):
            return True
        if self._titles is None or self._company is None:
            return len(noun) >= _LONG_NAME
        if self._company.unknown(noun):
            return len(noun) >= _LONG_NAME
        if self._titles.heads(noun):
            return not (self._company.common(noun) and is_one_word(noun))
        return len(terms_in(noun)) > 2 and self._company.specific(noun)

    def _is_part(self, phrase: Phrase, after: Phrase | None, given: Given) -> bool:
        """Say whether a common word only begins a name that no heading has (일자리 질)."""
        if after is None or phrase.particle or self._titles is None or self._company is None:
            return False
        if OFFICE.search(phrase.stem):
            return False
        at = given.content.index(phrase)
        whole = f"{phrase.stem}{after.stem}"
        beside = given.content[at + 1 : at + 2] == (after,)
        return beside and not (self._company.specific(phrase.stem) or self._titles.heads(whole))

    def is_known(self, noun: str) -> bool:
        """Say whether a noun names something by itself, or is a proper name."""
        return self.is_name(noun) or is_proper(noun)

    def is_rare_name(self, noun: str) -> bool:
        """Say whether a noun names something, and stands in few of the reports' passages."""
        return self._company is not None and self.is_name(noun) and self._company.specific(noun)

    def is_apart_from(self, name: str, topic: str) -> bool:
        """Say whether a name is known by itself, and hardly stands where a topic does."""
        company = self._company
        if company is None or not topic or name in topic or len(name) < _LONG_NAME:
            return False
        return company.specific(name) and company.share(name, topic) < _CLOSE

    def goes(self, first: str, second: str) -> bool:
        """Say whether the reports speak of a name (second) together with another (first)."""
        return self._company is None or self._company.share(second, first) > 0

    def heads(self, last: str, before: str) -> bool:
        """Say whether a plain word is the kind of what stands before it, as it is commoner."""
        if self._company is None or not (is_one_word(last) or _LATIN.match(last)):
            return False
        return self._company.count(last) > self._company.count(before)

    def belongs(self, names: Sequence[str], former: Former) -> bool:
        """Say whether a name is a word of the former topic, or stands close to one in reports."""
        company = self._company
        about = [phrase.stem for phrase in former.topic if phrase.role == TOPIC]
        if company is None:
            return any(name in former.matter for name in names)
        names = [name for name in names if len(name) > 1 and not company.common(name)]
        if any(name in former.matter for name in names):
            return True
        about = [*(noun for noun in about if not company.common(noun)), " ".join(about)]
        about = [noun for noun in about if noun]
        return any(company.share(name, noun) >= _CLOSE for name in names for noun in about)

    def is_apart(self, given: Given, former: Former) -> bool:
        """Say whether a rare noun is asked about that no passage has beside the former topic.

        So is a noun that no passage has at all, if something of its own is asked about it.
        """
        company = self._company
        if company and former.matter and given.attributes and given.asking:
            new = [p.stem for p in given.topics if len(p.stem) > 2 and not VAGUE.match(p.stem)]
            if any(company.unknown(noun) for noun in new):
                return True
        rare = [
            phrase.stem
            for phrase in (*given.topics, *given.attributes)
            if company and not is_attribute(phrase.stem) and len(phrase.stem) >= _LONG_NAME
            if company.specific(phrase.stem)
        ]
        rare += [p.stem for p in given.topics if is_proper(p.stem)]
        plain = any(len(p.stem) == 1 or VAGUE.match(p.stem) for p in given.topics)
        if company and len(given.topics) > 1 and not plain and company.count(given.name):
            rare = [given.name] if rare or company.specific(given.name) else []
        about = [phrase.stem for phrase in former.topic if phrase.role == TOPIC]
        about = [noun for noun in (*about, former.named) if noun]
        about = [noun for noun in about if company and not company.common(noun)]
        return bool(rare and about and given.asking) and not any(
            company and company.share(noun, topic) >= _CLOSE for noun in rare for topic in about
        )


def is_one_word(noun: str) -> bool:
    """Say whether a noun is a common one of a single part (일자리), and no name made of several."""
    return [m.tag for m in next(iter(morphemes([noun])))] == ["NNG"]


def is_proper(noun: str) -> bool:
    """Say whether a noun is a proper name (마포)."""
    return len(noun) > 1 and {m.tag for m in next(iter(morphemes([noun])))} == {"NNP"}
