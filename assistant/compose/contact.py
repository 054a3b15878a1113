"""Whom a question about the office in charge is to turn to: the staff named above a matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.about import speakable
from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item, strip_bullet
from assistant.compose.premise import office_of
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.compose.wording import subject_of
from index.records import StoredLine
from ingest.cleaning import clean
from prompts.messages import message

_ASKS = re.compile(
    r"(?:담당|소관|주무|관할)\s?(?:부서|과(?![가-힣])|과(?=[은는가]\s?(?:어디|어느|뭐|무엇))|팀|자(?![가-힣]))|연락처|전화|문의"
    r"|(?:어느|무슨|어떤|몇)\s?(?:과|부서|팀)(?:에서|가|이|의|에)?\s(?:\S+\s)?(?:맡|담당|관리하|추진하|소관|책임지|하는\s(?:일|거|사업))"
    r"|(?:어느|무슨|어떤)\s(?:과|부서|팀)\s?(?:일|거|것|사업)(?:이|인|예|입|야|에)"
    r"|(?:맡은|맡고\s있는|맡는|담당하는|추진하는|주관하는)\s(?:과|부서|팀)(?=[은는이가]|\s|[?.!]|$)"
    r"|(?:과장|팀장|담당관|담당)(?:[은는이가]|님[은는이]?)?\s*(?:누구|누가|이름|성함|전화)|누가\s*담당"
    r"|\b(?:in charge|phone|telephone|contact|(?:director|head|manager|leader) of)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:과장|팀장|담당관|담당|소장|관장|본부장)\s*[:：]?\s*(?:[가-힣]{2,4}(?![가-힣])|[☎☏]|\d{3})"
)
_PHONE = re.compile(r"[☎☏]|(?:전화|연락처|[Tt]el)\W|\d{3,4}\s?-\s?\d{4}")
_OFFICE = re.compile(r"(?P<office>[가-힣]{2,}(?:과|담당관|센터|사업소))(?:장|\s|[:：])")
_ASKS_PHONE = re.compile(r"연락처|전화\s?번호|내선\s?번호|\bphone\b")
_ABOVE = 120  # lines above a statement that the staff of its section may stand in
_READ, _LEAST = 12, 0.75  # statements read, and the share of the best cover that they have


def asks_contact(text: str) -> bool:
    """Say whether a question asks for the office in charge, its staff or how to reach them.

    Examples
    --------
    >>> asks_contact("도예 교실 담당 부서 연락처"), asks_contact("도예 교실 담당 업무는?")
    (True, False)
    """
    return _ASKS.search(text) is not None


def contact(evidence: Sequence[Evidence], writer: Writer) -> str | None:
    """Write who is in charge of the matter that the best statements are about.

    Parameters
    ----------
    evidence
        Candidates, best first; at least one.
    writer
        Of the question.

    Returns
    -------
    str or None
        The office, its staff as the report names them above the matter, and the matter;
        ``None`` where no report names any.
    """
    most = max(one.cover for one in evidence[:_READ])
    for one in evidence[:_READ]:
        if one.cover < _LEAST * most:
            continue
        if staff := _staff_above(one.item, writer):
            return _written(one.item, staff, writer)
    return None


def unreachable(evidence: Sequence[Evidence], writer: Writer) -> bool:
    """Say whether a question asks for a telephone number, and no candidate read has one."""
    asks = _ASKS_PHONE.search(writer.question.search)
    return asks is not None and not any(_PHONE.search(e.item.text) for e in evidence[:_READ])


def _staff_above(item: Item | RowItem, writer: Writer) -> list[StoredLine]:
    """Return the lines that name the staff of a statement's section, the nearest above it."""
    path = item.table.heading if isinstance(item, RowItem) else item.heading
    first, last = span(item)
    near = writer.citer.records.lines(item.report, max(1, first - _ABOVE), last)
    lines = [line for line in near if line.text.strip()]
    named = [at for at, line in enumerate(lines) if _names_staff(line, path)]
    if not named:
        return []
    # Names run on over several lines: the block around the nearest.
    start = end = named[-1]
    while start and start - 1 in named:
        start -= 1
    while end + 1 < len(lines) and _PHONE.search(lines[end + 1].text):
        end += 1
    return lines[start : end + 1]


def _names_staff(line: StoredLine, path: Sequence[str]) -> bool:
    """Say whether a line names staff with their telephone, in a section that a path lies in."""
    above = tuple(path[: len(line.heading)]) == line.heading
    return above and bool(_STAFF.search(line.text) and _PHONE.search(line.text))


def _written(item: Item | RowItem, staff: Sequence[StoredLine], writer: Writer) -> str:
    mark = writer.citer.cite(item.report, staff[0].number, staff[-1].number)
    text = " ".join(strip_bullet(clean(line.text)) for line in staff)
    match = _OFFICE.search(text)
    office = match["office"] if match else office_of(item)
    report = writer.name(item.report)
    subject = subject_of(staff[0].heading)
    about = subject if speakable(subject) else ""
    if office:
        head = message("assistant.in_charge", report=report, office=office)
        parts = [f"{head} {mark}"]
    else:
        parts = [writer.follows(item.report, about)]
    parts.append(f"- {about}: {text} {mark}" if about else f"- {text} {mark}")
    if span(item)[0] > staff[-1].number:
        parts.append(writer.entry(item, report, {about} if about else frozenset()))
    return "\n".join(parts)
