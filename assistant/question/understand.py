"""What a question asks for: years, bodies, the kind of answer, and the reports to look in.

Everything here is read from the question and from the indexed reports' own metadata; no report,
programme or body is known by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.question.called import bodies_called, with_full_names
from assistant.question.company import Company
from assistant.question.follow import Conversation
from assistant.question.hanja import in_hangul
from assistant.question.kinds import kind_of, wants_cell
from assistant.question.likewise import both_asked
from assistant.question.mending import Mended, Mending
from assistant.question.misread import misread_in
from assistant.question.names import names_in, spaced, terms_in
from assistant.question.numerals import in_digits
from assistant.question.reworded import reworded
from assistant.question.slang import in_full
from assistant.question.sounds import Sounds
from assistant.question.titles import Titles
from assistant.question.units_asked import units_of
from assistant.question.which import (
    bodies_in,
    compared_in,
    favoured_in,
    recent_years,
    seen_from,
    without_reports,
)
from assistant.question.years import months_in, than_last_year, told_once, without_years, years_in
from index.records import ReportInfo
from index.terms import Expansion, Terms
from ingest.errors import UsageError

if TYPE_CHECKING:
    from index.retrieve import Query

LONGEST_QUESTION = 2000
_POLITE = re.compile(r"(?<=[가-힣][은는도만])요(?=\s*(?:[?.!]|$))")  # 총사업비는요?
# A sentence ahead that only says what the answer is for (질의서 작성에 필요하여 문의합니다.).
_PURPOSE = re.compile(
    r"^[^.?!]{0,30}(?:작성|준비|참고|검토|활용)\S*(?:\s\S+)?\s(?:문의|질의|여쭙|여쭤|묻)[^.?!\s]*\.\s+(?=\S)"
)
# … or one behind (작년 것과 비교하려고 합니다), and what is not meant (2033년 것 말고요).
_INTENT = re.compile(r"(?<=[가-힣][.?!])\s[^.?!]*(?:하려고|려고|하고자)\s(?:합니다|해요|함)[.\s]*$")
_NOT_OF = re.compile(
    r"(?:19|20)\d{2}년(?:도)?\s?(?:것|거|건|자료|실적)?\s?말고(?:는|요)?(?=[\s.,?!]|$)"
)
# A name with its other name in brackets (지역내총생산(GRDP)).
_BRACKETED = re.compile(r"(?P<name>[가-힣]{3,})\s?\((?P<other>[A-Za-z][A-Za-z&-]+)\)")
_OF_ONE_LINE = ("when", "where")  # kinds of answer that stand in one line, under one spelling
_TURNS = 20  # how far back a follow-up may reach


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as the program understood it.

    ``question`` stands by itself: as typed, or where that was a follow-up, with what it took from
    the conversation. ``typed`` is the text as it came. ``search`` is what retrieval reads: the
    question in Hangul and with its spaces. ``issued`` are the months named with their year, in
    ISO form, ``units`` the unit families that the number asked for may have, ``terms`` the content
    words, ``names`` the words as written without their particles (``예산현액``, whose terms are
    ``예산``, ``현`` and ``액``). ``favoured`` are the reports of the years and bodies named;
    ``each`` the reports that a comparison is about, oldest first. ``expansions`` are the
    question's everyday and English words in the words of reports, and its misspelt names as the
    reports spell them. ``titles`` are the headings (departments, programmes) that it names.
    ``mended`` are the mistyped words with what they were read as: all else goes by that.
    ``form`` says how the answer is wanted (``table``, ``brief``, ``detail``, ``again``), ``scale``
    in what unit (``억원``).
    """

    question: str
    search: str
    years: tuple[int, ...]
    issued: tuple[str, ...]
    bodies: tuple[str, ...]
    favoured: frozenset[str]
    each: tuple[str, ...]
    kind: str
    units: frozenset[str]
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()
    wants_cell: bool = False
    expansions: tuple[Expansion, ...] = ()
    titles: tuple[str, ...] = ()
    typed: str = ""
    form: str = ""
    scale: str = ""
    mended: tuple[Mended, ...] = ()

    @property
    def resolved(self) -> str:
        """The follow-up as it was understood, ``""`` where the question stood by itself."""
        return "" if self.typed in ("", self.question) else self.question

    def query(self) -> Query:
        """Return what retrieval needs."""
        from index.retrieve import Query

        return Query(
            text=self.search,
            favoured=self.favoured,
            each=self.each,
            expansions=tuple(found for found in self.expansions if found.tokens),
            names=self.names,
            units=self.units,
        )


def understand(
    question: str,
    reports: Sequence[ReportInfo],
    history: Sequence[tuple[str, str]] = (),
    terms: Terms | None = None,
    titles: Titles | None = None,
    company: Company | None = None,
    mending: Mending | None = None,
    sounds: Sounds | None = None,
) -> Understood:
    """Read years, bodies, the kind of answer and the content words out of a question.

    Parameters
    ----------
    question
        As typed.
    reports
        What is indexed; its issue months and bodies give the question's names their meaning.
    history
        The conversation's earlier questions and answers, oldest first. A follow-up ("그럼
        2024년은?") is read as the question that it means with them.
    terms
        What reports write for everyday and English words.
    titles
        The reports' headings, which departments and programmes are named by.
    company
        Which words stand together in the reports.
    mending
        What mistyped words were meant for.
    sounds
        Names in the other script (Latin for Hangul).

    Raises
    ------
    UsageError
        If the question is empty or longer than ``LONGEST_QUESTION`` characters.
    """
    typed = _tidy(question)
    if not re.search(r"\w", typed):
        raise UsageError("assistant.empty_question")
    if len(typed) > LONGEST_QUESTION:
        raise UsageError(
            "assistant.long_question", limit=f"{LONGEST_QUESTION:,}", length=f"{len(typed):,}"
        )
    talk = Conversation(reports, titles, company)
    for earlier, answer in history[-_TURNS:]:
        talk.add(_of_bodies(_tidy(earlier)[:LONGEST_QUESTION], reports, terms), answer)
    named = _of_bodies(typed, reports, terms) if history else typed
    followed = talk.resolved(named)
    text = followed.text if followed.text != named else typed
    plain = _NOT_OF.sub("", _INTENT.sub("", _PURPOSE.sub("", text)))
    plain = _POLITE.sub("", plain)
    plain = in_hangul(in_full(mending.in_latin(plain) if mending else plain))
    apart = spaced(plain)
    search = in_digits(mending.rejoined(apart, plain) if mending else apart)
    search, mended = mending.mended(search) if mending else (search, ())
    search = reworded(both_asked(told_once(search)))
    newest = seen_from(search, reports)
    search = than_last_year(search, newest)
    years = years_in(search, newest) or recent_years(search, newest)
    expansions = tuple(terms.expand(search)) if terms else ()
    bodies = tuple(
        dict.fromkeys((*bodies_in(search, reports), *bodies_called(expansions, reports)))
    )
    each = compared_in(search, years, bodies, reports)
    favoured = favoured_in(search, years, bodies, reports)
    naming = without_reports(without_years(search))
    headings = titles.named(search) if titles else ()
    names = _whole(names_in(naming), headings)
    names = titles.parted(names) if titles else names
    asked = {word for e in expansions for word in e.asked.split()}
    kind = kind_of(search)
    told = sounds.told(names, asked) if sounds else ()
    return Understood(
        question=text,
        search=search,
        years=years,
        issued=tuple(f"{year}-{month:02d}" for year, month in months_in(search)),
        bodies=bodies,
        favoured=favoured | set(each) if favoured else favoured,
        each=each,
        kind="compare" if each else kind,
        units=units_of(search),
        terms=terms_in(naming),
        names=names,
        wants_cell=wants_cell(search),
        expansions=(
            *expansions,
            *(titles.spelt(names) if titles else ()),
            *(_misread(names, company, favoured) if kind in _OF_ONE_LINE and company else ()),
            *told,
            *_two_names(search),
        ),
        titles=headings,
        typed=typed,
        form=followed.form,
        scale=followed.scale,
        mended=mended,
    )


def _tidy(text: str) -> str:
    """Return NFC text on one line, single-spaced, without control characters."""
    normal = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if char.isspace() else char for char in normal)
    kept = "".join(char for char in spaced if unicodedata.category(char)[0] != "C")
    return re.sub(r" {2,}", " ", kept).strip()


def _of_bodies(text: str, reports: Sequence[ReportInfo], terms: Terms | None) -> str:
    """Return a turn of a conversation with its bodies as the reports call them."""
    return with_full_names(text, terms.expand(text), reports) if terms else text


def _misread(
    names: Sequence[str], company: Company, reports: Collection[str]
) -> Sequence[Expansion]:
    """Return the names as the reports asked about may have misread them."""
    return misread_in(names, lambda pair: company.stands_in(pair, reports))


def _two_names(text: str) -> Iterator[Expansion]:
    """Yield the names that have another in brackets: sources may have but one of them."""
    for match in _BRACKETED.finditer(text):
        yield Expansion(match["name"], match["other"], (), 1.0, "same")


def _whole(names: Sequence[str], titles: Sequence[str]) -> tuple[str, ...]:
    """Return the names, those of offices with the 과 that Kiwi took for a particle."""
    offices = {title.removesuffix("과"): title for title in titles if title.endswith("과")}
    return tuple(offices.get(name, name) for name in names)
