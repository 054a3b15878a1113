"""Offices and places that a question names, and whether what was found speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Name, squeezed
from assistant.question import Understood
from index.records import ReportInfo

_SHORT = 3  # letters of a name that is found inside other words by chance
# An office or a body as a question names it: Kiwi takes the end of 관광과의 for a particle, and 과
# before a space is one (정원과 현원).
_OFFICE = re.compile(
    r"(?<![가-힣A-Za-z])(?P<office>[가-힣]{2,}?(?:(?<![결성효경초학통부투])과(?=[의은는이가]\s|에서|에는?\s)"
    r"|(?<![다혹잠역동전도일당표제게개출즉])시(?=의?\s)|(?:경기|강원|제주|[청라상][남북])도(?=의?\s)"
    r"|[가-힣]{2}과(?=\s(?:현원|정원|직원|과장|팀장))|담당관|본부|재단|공단|공사|진흥원|연구원|위원회|[가-힣](?<![신요초])청|경찰서|소방서))"
    r"(?=[의은는이가]\s|에서|에는?\s|\s|$)"
)
_QUOTED = re.compile(
    r"(?<![가-힣\d])'([^']{2,40})'|\"([^\"]{2,40})\"|‘([^’]{2,40})’|“([^”]{2,40})”|[「『]([^」』]{2,40})[」』]"
)
_HANGUL = re.compile(r"[가-힣]{2}")
_BOTH = re.compile(r"과는\s")
# Provinces, great cities and their like, by which a question may be about another city's matter.
_PLACE = re.compile(
    r"(?<![가-힣])(?:부산(?!물)|대구|인천|광주|대전(?![환액])|울산|세종(?!대로|문화)|경기(?=도|권|\s?[남북]부|\s[가-힣]{2}시)|강원"
    r"|충[북남청]|전[북남]|전라|경[북남]|경상(?=[남북]?도)|제주|수원|성남|고양(?!이)|용인|판교|분당|일산(?!화)"
    r"|청주|전주(?!\s?대비)|춘천|포항|창원|도쿄|오사카|베이징|상하이|싱가포르|뉴욕|런던|파리|베를린)(?!원)"
)
_LATIN_PLACES = {
    **{"busan": "부산", "daegu": "대구", "incheon": "인천", "gwangju": "광주", "daejeon": "대전"},
    **{"ulsan": "울산", "sejong": "세종", "gyeonggi": "경기", "jeju": "제주", "suwon": "수원"},
    **{"japan": "일본", "china": "중국", "tokyo": "도쿄", "osaka": "오사카", "beijing": "베이징"},
    **{"shanghai": "상하이", "singapore": "싱가포르", "london": "런던", "paris": "파리"},
    **{"berlin": "베를린"},
}


def elsewhere(text: str, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the places that a question names and the best candidate does not speak of."""
    spoken = squeezed(context_of(evidence[0].item)) if evidence else ""
    latin = (_LATIN_PLACES.get(word, "") for word in re.findall(r"[a-z]+", text.lower()))
    named = (*_PLACE.findall(text), *filter(None, latin))
    return tuple(place for place in dict.fromkeys(named) if place not in spoken)


def strangers(
    question: Understood, texts: Sequence[str], reports: Sequence[ReportInfo]
) -> Iterator[str]:
    """Yield the offices and bodies that a question names and none of the texts found does."""
    own = [squeezed(f"{report.body} {report.title}") for report in reports]
    others = {e.asked: e.written for e in question.expansions}
    for match in _OFFICE.finditer(question.search):
        office = match["office"]
        spelt = (office, *(others[office],)) if office in others else (office,)
        if any(office in text for text in own) or heard(spelt, texts):
            continue
        # 누리전자과는: a name that is found with two particles.
        both = office.endswith("과") and _BOTH.match(question.search, match.end() - 1)
        staffed = office.endswith("과") and question.search[match.end() :][:1] == " "
        if (both or staffed) and heard((office[:-1],), texts):
            continue
        yield office


def quoted_strangers(text: str, names: Sequence[Name]) -> tuple[str, ...]:
    """Return the names in quotes that hold a word no report has: nobody mistypes what he quotes."""
    quoted = (squeezed(next(filter(None, found))) for found in _QUOTED.findall(text))
    unknown = [name for name in names if not name.known and _HANGUL.search(name.text)]
    return tuple(
        quote
        for quote in quoted
        if any(name.text in quote or quote in name.text for name in unknown)
    )


def heard(spellings: Sequence[str], texts: Sequence[str]) -> bool:
    """Say whether a text has a name in one of its spellings, a short one as a word's beginning."""
    for spelling in spellings:
        if len(spelling) <= _SHORT and re.fullmatch(r"[가-힣]+", spelling):
            pattern = re.compile(rf"(?<![가-힣]){spelling}")
            if any(pattern.search(text) for text in texts):
                return True
        elif any(spelling in squeezed(text) for text in texts):
            return True
    return False
