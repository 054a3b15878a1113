"""The pairs of letters that reports have side by side: a word with any other pair is odd."""

from __future__ import annotations

import re
from collections.abc import Iterable

HANGUL = re.compile(r"[가-힣]{2,}")
"""A run of Hangul."""

# What may stand behind a noun; reports, which list, have few of these pairs.
_ENDING = re.compile(
    r"(?:일|률|율|액|비|료|수|별|당)?(?:에서는|에서도|에서|에게|에는|에도|에|으로|로|은|는|이|가|을|를|의|과|와|도|만|까지|부터|보다|마다|하고"
    r"|이랑|랑|이나|나|라고|씩|쯤|들|입니까|인가요|인가|인지요?|이었나요?|였나요?|이에요|예요|에요|이야|야|이죠|죠"
    r"|[했됐].{0,3}|하.{1,3}|되.{1,3}|한|된|할|될)?$"
)


class Pairs:
    """What stands side by side in reports, and in words that questions have.

    Parameters
    ----------
    tokens
        Those of the word index; two letters in a row come as ``~센터``.
    ordinary
        Words that questions have and reports need not.
    """

    def __init__(self, tokens: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        pairs = {token[1:] for token in tokens if token[0] == "~"}
        self.known = {pair for pair in pairs if HANGUL.fullmatch(pair)}
        for word in ordinary:
            for run in HANGUL.findall(word):
                self.known.update(run[at : at + 2] for at in range(len(run) - 1))
        self._after: dict[str, set[str]] = {}
        self._before: dict[str, set[str]] = {}
        for pair in self.known:
            one, other = pair[0], pair[1]
            self._after.setdefault(one, set()).add(other)
            self._before.setdefault(other, set()).add(one)

    def between(self, one: str, other: str) -> list[str]:
        """Return the letters that stand behind one letter and before another, in their order."""
        return sorted(self._after.get(one, set()) & self._before.get(other, set()))

    def odd(self, word: str) -> list[int]:
        """Return where no report has two letters side by side, a word's ending aside."""
        ending = _ENDING.search(word)
        end = max(ending.start() if ending else len(word), 2)
        return [at for at in range(end - 1) if word[at : at + 2] not in self.known]
