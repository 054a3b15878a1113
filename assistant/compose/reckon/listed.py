"""The things that a question lists (A, B와 C)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import squeezed

_JOINED = re.compile(
    r"(?P<one>[^\s,·]{2,}?)(?:,\s?|·|(?:와|과|랑|하고)\s|\s및\s)(?=(?P<other>[^\s,·]{2,}))"
)
_TWICE = re.compile(r"(\S{2,}) ([가-힣]{2,}?|쪽|측)[와과] (\S{2,}) \2")
# What is counted of each of two things, by two words (목공반 교육생과 도예반 수료생).
_COUNTS = (
    r"(?:(?:교육|수강|훈련|수료|졸업)생|(?:참여|참가|이용)자|(?:방문|관람)객|(?:참여|수료)\s?인원)"
)
_COUNTED = re.compile(
    rf"(?<!\S)(\S{{2,}}(?<!년)(?<!에)) {_COUNTS}[와과]\s(\S{{2,}}(?<!년)) (?={_COUNTS})"
)
_SEASONS = {"봄": "춘계", "여름": "하계", "가을": "추계", "겨울": "동계"}
_SEASON = re.compile(r"(?<![가-힣])(?:봄|여름|가을|겨울)(?![가-힣]{2})")
_KIND = re.compile(r"(?<=[가-힣]{2})(?:형|분야|부문|과정|쪽|측|지역|권역?|(?<![기창사취])업)$")
# What joins clauses, and verbs that end as what joins words does (들어와 있는).
_CLAUSE = re.compile(
    r"(?<=[가-힣])(?:이고|이며|는데|인데|지만|[으하되]며|[으하되]면|[었았였했됐]고|\s말(?:이야|인데|이죠)),"
    r"|(?:들어|나|가져|찾아|다녀|돌아|올라|내려|넘어)와(?=\s(?:있|서|일|산|쓴|본))"
)
# What is asked about, before the year that it is asked of (수주액, 2031년 춘계와 추계).
_AND_WHEN = re.compile(r"^([^,\d]{2,}),\s?(?=(?:20|['’])\d\d년[^?]*[와과]\s)")
_NO_THING = re.compile(
    r"합[치친쳐하한해산]\S*|더[하해한]\S*|모두|전부|총|함께|같이|각각|통틀어|평균|그러니까"
)
_OTHER_PARTICLES = r"에서|에|의|은|는|이|가|(?<!마)을|를|와|이?랑|이?하고"
_PARTICLE_OF_OFFICE = re.compile(rf"(?<=..)(?:{_OTHER_PARTICLES})$")
_PARTICLE = re.compile(rf"(?<=..)(?:{_OTHER_PARTICLES}|과)$")


def listed_in(text: str) -> tuple[str, ...]:
    """Return the words that a question joins (가온, 나래와 다온의), squeezed; fewer than two: none.

    Examples
    --------
    >>> listed_in("공방, 서점과 찻집의 예산을 더하면 얼마인가요")
    ('공방', '서점', '찻집')
    >>> listed_in("도예 분야와 목공 분야 수강생을 합하면")
    ('도예', '목공')
    """
    text = _AND_WHEN.sub(r"\1 ; ", _CLAUSE.sub(" ; ", text))
    text = _SEASON.sub(lambda season: _SEASONS[season[0]], re.sub(r"[()]", " ", text))
    text = _COUNTED.sub(r"\1와 \2 ", _TWICE.sub(r"\1와 \3 \2", text))
    found = [(match["one"], match["other"]) for match in _JOINED.finditer(text)]
    words = [word for pair in found for word in pair if not _NO_THING.fullmatch(word)]
    offices = any(one.endswith("과") for one, _ in found)  # 가온과와 나래과: no particle
    particle = _PARTICLE_OF_OFFICE if offices else _PARTICLE
    plain = [squeezed(particle.sub("", word)) for word in dict.fromkeys(words)]
    return tuple(dict.fromkeys(plain)) if len(plain) > 1 else ()


def listed_as(listed: Sequence[str], text: str, labels: Sequence[str]) -> tuple[str, ...]:
    """Return the things listed, two that a point joins as one where a label has them so.

    Examples
    --------
    >>> listed_as(("공방", "서점", "찻집"), "공방과 서점·찻집을 더하면", ("서점·찻집",))
    ('공방', '서점찻집')
    """
    found: list[str] = []
    for word in listed:
        joined = squeezed(f"{found[-1]}{word}") if found else ""
        points = joined and f"{found[-1]}·{word}" in text
        if points and any(joined in squeezed(label) for label in labels):
            found[-1] = joined
        else:
            found.append(word)
    return tuple(found)


def without_kind(word: str) -> str:
    """Return a word without what kind of thing it names (기업형, 목공 분야).

    Examples
    --------
    >>> without_kind("기업형"), without_kind("목공분야"), without_kind("공방")
    ('기업', '목공', '공방')
    """
    return _KIND.sub("", word)


def listed_among(names: Sequence[str], text: str) -> frozenset[str]:
    """Return the members that a question lists, at least two of them (공방, 서점 중 큰 곳은).

    Examples
    --------
    >>> sorted(listed_among(["공방", "서점", "찻집"], "공방과 서점 중 어디가 더 큰가"))
    ['공방', '서점']
    """
    listed = listed_in(text)
    plain = {name: squeezed(name) for name in names}
    found = frozenset(
        name
        for name, label in plain.items()
        if any(word == label or (len(word) > 1 and label.startswith(word)) for word in listed)
    )
    return found if len(found) > 1 else frozenset()
