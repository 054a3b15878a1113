"""Talks over two reports of one body, and what a follow-up in one of them means."""

from assistant.question.follow import Conversation
from index.records import ReportInfo

REPORTS = tuple(
    ReportInfo(name, "", "", "txt", "주요 업무보고", "가온경제국", issued, "", None, 100, 10, 10)
    for name, issued in (("a.txt", "2031-08"), ("b.txt", "2033-08"))
)


def resolved(question: str, *turns: tuple[str, str]) -> str:
    """Return a question as it stands by itself after turns of a talk, oldest first."""
    talk = Conversation(REPORTS)
    for asked, answer in turns:
        talk.add(asked, answer)
    return talk.resolved(question).text
