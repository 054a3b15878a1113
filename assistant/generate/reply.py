"""Reading a model's reply while it comes: each statement is checked before anyone sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.generate.markers import BULLET, MARKER, MARKUP, SENTENCE, Draft, Tying
from ingest.errors import UijeongError
from prompts.messages import message

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)|\A.*</think(?:ing)?>", re.DOTALL)
_CONTROL = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_HANGUL = re.compile(r"[가-힣]")
_LEAST_KOREAN = 0.4  # of the letters; names such as R&D or DMC are no other language
_SURE = 200  # letters after which a reply's language is known
_LONGEST = 1500  # characters of one statement
_MOST_REPEATS = 3
_END = re.compile(rf"[.!?。](?:\s*{MARKER.pattern})*\s*$|{MARKER.pattern}\s*$")

Fault = Callable[[Draft], bool]
"""Says whether one tied statement must not be shown."""


class Reply:
    """A model's reply as far as it has come, and what of it holds.

    Parameters
    ----------
    tying
        Gives the markers their places.
    fault
        Checks a statement against them.
    """

    def __init__(self, tying: Tying, fault: Fault) -> None:
        self._tying, self._fault = tying, fault
        self._raw = ""
        self._begin()

    @property
    def draft(self) -> Draft:
        """What holds so far; its text only ever grows while no thought is taken back."""
        return Draft("\n".join(self._lines), self._tying.citations)

    @property
    def struck(self) -> int:
        """How many statements were struck."""
        return len(self._struck)

    def add(self, piece: str) -> bool:
        """Take the reply's next piece; return whether more of it holds than before.

        Raises
        ------
        UijeongError
            If the reply is certainly of no use: it is in another language, goes on for ever, or
            what it says first is wrong.
        """
        self._raw += piece
        return self._read(last=False)

    def end(self, reason: str) -> None:
        """Take it that the reply is at its end, for the server's ``reason``.

        Raises
        ------
        UijeongError
            If nothing of it holds, or not what was asked for.
        """
        # What the budget cut off is no statement.
        self._read(last=reason != "length" or bool(_END.search(self._raw)))
        if self._figures_struck and not any(map(_has_figure, self._lines)):
            raise UijeongError("llm.unsupported", detail=self._raw)
        if not self._lines and message("llm.not_found").rstrip(".") not in self._raw:
            raise UijeongError(self._why_nothing(), detail=self._raw)

    def _begin(self) -> None:
        """Start reading anew: what went before was thought, not said."""
        self._done = ""
        self._lines: list[str] = []
        self._bullet = self._open = False  # of the line being read: is an item, has been kept
        self._kept = 0
        self._seen: set[str] = set()
        self._repeats = 0
        self._struck: list[str] = []
        self._figures_struck = False
        self._tying = self._tying.afresh()

    def _read(self, *, last: bool) -> bool:
        text = _CONTROL.sub("", _THOUGHT.sub("", self._raw)).lstrip()
        if not text.startswith(self._done):
            self._begin()
        if sum(map(str.isalpha, text)) > _SURE and not is_korean(text):
            raise UijeongError("llm.not_korean", detail=text)
        before = self._kept
        for sentence in self._cut(text, last=last):
            self._judge(sentence)
        if len(text) - len(self._done) > _LONGEST or self._repeats > _MOST_REPEATS:
            key = "llm.rambling" if is_korean(text) else "llm.not_korean"
            raise UijeongError(key, detail=text)
        return self._kept > before

    def _cut(self, text: str, *, last: bool) -> Iterator[str]:
        """Yield the sentences that are complete, counting them as done."""
        while True:
            line, newline, _ = text[len(self._done) :].partition("\n")
            found = [match[0] for match in SENTENCE.finditer(line)]
            for sentence in found if newline or last else _complete(found):
                if not self._done or self._done.endswith("\n"):
                    self._bullet, self._open = bool(BULLET.match(sentence)), False
                self._done += sentence
                yield sentence
            if not newline:
                return
            self._done = text[: text.index("\n", len(self._done)) + 1]

    def _judge(self, sentence: str) -> None:
        """Keep a sentence that holds; note one that does not."""
        plain = MARKUP.sub("", BULLET.sub("", sentence)).strip()
        letters = re.sub(r"\W|\d+(?=\])", "", plain)
        if not letters or letters in self._seen:
            self._repeats += bool(letters)
            return
        self._seen.add(letters)
        if not MARKER.search(plain):
            return
        for version in (plain, *self._tying.elsewhere(plain)):
            trial = self._tying.afresh().tie(version)
            if trial.text and not self._fault(trial):
                self._keep(self._tying.tie(version).text)
                return
        self._struck.append(plain)
        if _has_figure(plain):
            self._figures_struck = True
            if not self._lines:
                raise UijeongError(self._why_nothing(), detail=plain)

    def _keep(self, text: str) -> None:
        if self._open and self._lines:
            self._lines[-1] += f" {text}"
        else:
            self._lines.append(f"- {text}" if self._bullet else text)
        self._open = True
        self._kept += 1

    def _why_nothing(self) -> str:
        """Return what to tell of a reply of which nothing holds."""
        text = _THOUGHT.sub("", self._raw).strip()
        if not text:
            return "llm.empty"
        if not is_korean(text):
            return "llm.not_korean"
        return "llm.unsupported" if self._struck else "llm.uncited"


def is_korean(text: str) -> bool:
    """Say whether a text is in Korean, names in other letters aside."""
    letters = sum(map(str.isalpha, text))
    return len(_HANGUL.findall(text)) >= _LEAST_KOREAN * letters > 0


def _has_figure(text: str) -> bool:
    return re.search(r"\d", MARKER.sub("", text)) is not None


def _complete(sentences: list[str]) -> list[str]:
    """Return the sentences that no further piece can change: markers may follow the last one."""
    if not sentences:
        return []
    held = 2 if re.match(r"\s*(?:[\[【]|$)", sentences[-1]) else 1
    return sentences[:-held]
