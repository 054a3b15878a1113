"""The useful no: what is missing, what was searched, and the nearest thing found."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.abstain import Signs
from assistant.compose.evidence import Evidence
from assistant.compose.sentences import Writer
from assistant.compose.wording import name_of
from prompts.messages import message


def absence(signs: Signs, evidence: Sequence[Evidence], writer: Writer) -> str:
    """Say what is missing, what was searched, and the nearest thing found."""
    if signs.nameless:
        return message("assistant.nameless")
    parts = [message("assistant.absent")]
    if signs.missing_years:
        years = ", ".join(f"{year}년" for year in signs.missing_years)
        parts.append(message("assistant.absent_years", years=years))
    if signs.unknown_names:
        words = ", ".join(f"'{word}'" for word in signs.unknown_names)
        parts.append(message("assistant.absent_words", words=words))
    names = sorted({(report.issued, name_of(report)) for report in writer.reports.values()})
    parts.append(message("assistant.searched", reports=", ".join(name for _, name in names)))
    text = " ".join(parts)
    if not evidence or not any(name.known for name in writer.wanted.names):
        return text
    nearest = "\n".join((message("assistant.nearest"), writer.entry(evidence[0].item)))
    return f"{text}\n\n{nearest}"
