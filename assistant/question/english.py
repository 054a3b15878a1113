"""Follow-ups in English: another year, another matter, something else of the same one."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question.former import Former
from assistant.question.names import only_asks
from assistant.question.rewritten import sentence
from prompts.josa import with_josa

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LEAD = re.compile(r"^(?:(?:and|so|then|ok|okay|but|also|well)[,]?\s+)+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:(?:what|how)\s+about|and)\s+(?:the\s+)?(?P<name>[^?.!]+)[?.!]*$", re.I)
# A short question that names nothing (Who is in charge?).
_SHORT = re.compile(r"^(?:[Ww]ho|[Ww]here|[Ww]hen|[Ww]hy|[Hh]ow)(?:\s[a-z]+){0,5}[?.!]*$")
_IT = re.compile(
    r"(?<![A-Za-z])(?:it|they|them|there|that|this|its|their|the\s(?:same|project|program|programme|center"
    r"|centre|event|facility))(?![A-Za-z])",
    re.IGNORECASE,
)


def in_english(text: str, former: Former, korean: Callable[[str], str]) -> str:
    """Return an English follow-up as a question that stands by itself, or nothing.

    Parameters
    ----------
    text
        As typed, without any Hangul.
    former
        The question before.
    korean
        Resolves a follow-up in Korean: what an English one gives is said in its form.
    """
    plain = _LEAD.sub("", text)
    years = _YEAR.findall(plain)
    if len(years) == 1 and only_asks(re.sub(r"[\d?.,!]+", " ", plain)):
        new, count = _YEAR.subn(years[0], former.text)
        if count:
            return new
        if re.search(r"[가-힣]", former.text):
            return korean(f"{years[0]}년은?")
        return sentence(former.text.rstrip("?"), "in", years[0])
    about = _ABOUT.match(text)
    if about and not _IT.search(text):
        return korean(f"{with_josa(about['name'].strip(), '은/는')}?")
    if _IT.search(plain) or _SHORT.match(plain):
        return sentence(former.when, _matter(former), plain)
    return ""


def _matter(former: Former) -> str:
    """Return what a question is about; of an English one, all that names something."""
    if re.search(r"[가-힣]", former.text):
        return former.matter
    words = re.findall(r"[A-Za-z&'-]+", former.text)
    return " ".join(word for word in words if not only_asks(word))
