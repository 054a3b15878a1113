"""Words that name a place: countries, cities, districts, venues, addresses."""

from __future__ import annotations

import re

from assistant.compose.matching import squeezed

_COUNTRIES = """
    미국 중국 일본 홍콩 대만 싱가포르 베트남 태국 인도 인도네시아 말레이시아 필리핀 몽골
    캄보디아 라오스 미얀마 카자흐스탄 우즈베키스탄 러시아 우크라이나 튀르키예 터키 이스라엘
    사우디아라비아 사우디 아랍에미리트 UAE 카타르 쿠웨이트 오만 이란 이라크 이집트 모로코
    케냐 남아공 나이지리아 에티오피아 영국 프랑스 독일 이탈리아 스페인 포르투갈 네덜란드
    벨기에 스위스 오스트리아 덴마크 스웨덴 노르웨이 핀란드 아이슬란드 아일랜드 폴란드 체코
    헝가리 그리스 에스토니아 라트비아 리투아니아 캐나다 멕시코 브라질 아르헨티나 칠레 페루
    콜롬비아 호주 뉴질랜드
"""
_CITIES = """
    도쿄 오사카 교토 후쿠오카 베이징 북경 상하이 상해 선전 광저우
    타이베이 방콕 하노이 호치민 자카르타 쿠알라룸푸르 마닐라 뭄바이 델리 두바이 아부다비 도하
    리야드 이스탄불 텔아비브 카이로 런던 파리 베를린 뮌헨 프랑크푸르트 로마 밀라노 마드리드
    바르셀로나 리스본 암스테르담 브뤼셀 취리히 제네바 바젤 빈 코펜하겐 스톡홀름 오슬로 헬싱키
    더블린 바르샤바 프라하 부다페스트 모스크바 뉴욕 워싱턴 보스턴 시카고 마이애미
    샌프란시스코 실리콘밸리 로스앤젤레스 시애틀 라스베이거스 샌디에이고 토론토 밴쿠버
    몬트리올 상파울루 리마 보고타 시드니 멜버른
"""
_WORLD = f"{_COUNTRIES} {_CITIES}"
_HOME = """
    부산 대구 인천 광주 대전 울산 세종 제주 경기 강원 충북 충남 전북 전남 경북 경남 수원 성남
    고양 용인 부천 안양 안산 화성 평택 김포 파주 과천 판교 일산 송도 강릉 춘천 원주 속초 청주
    천안 아산 공주 전주 군산 목포 여수 순천 포항 경주 구미 안동 창원 진주 김해 강남 서초 송파
    강동 마포 서대문 은평 종로 용산 성동 광진 동대문 중랑 성북 강북 도봉 노원 양천 강서 구로
    금천 영등포 동작 관악 여의도 잠실 마곡 상암 양재 홍릉 성수 창동 명동 을지로 신촌 홍대
    목동 문정 개포 수서 청량리 왕십리 고척 사당
"""
_NAMES = frozenset(squeezed(name) for name in f"{_WORLD} {_HOME}".split())
_VENUES = "코엑스 킨텍스 벡스코 엑스코 세텍 DDP SETEC COEX KINTEX"
_VENUE_END = (
    r"(?:경기장|체육관|컨벤션센터|아트홀|아트센터|플라자|광장|공원|전시장|호텔|타워|빌딩|스퀘어|회관"
    r"|돔구장|돔)"
)
# What ends in 구 and is no district: 국제기구, 연구, 진흥지구, 인구.
_NO_DISTRICT = r"(?<![기연가친특요복창공탐욕입출야축농배])"
_DISTRICT = rf"(?!인구|자치구|[가-힣]{{0,3}}(?<!수)지구)[가-힣]{{1,4}}{_NO_DISTRICT}구(?:청)?"
_QUARTER = r"[가-힣]{2,4}(?:동|로|길)\s?\d{0,3}가?"
_IS_VENUE = re.compile(rf"[가-힣a-z]{{2,}}{_VENUE_END}")
_IS_PLACE = re.compile(rf"{_DISTRICT}|[가-힣]{{2,4}}동|[가-힣]{{1,4}}[시도군]")
_IN_TEXT = re.compile(
    rf"(?<![가-힣A-Za-z])(?:{'|'.join(sorted((_WORLD + _HOME).split(), key=len, reverse=True))})"
    r"(?=[시구동도]?(?![가-힣A-Za-z])|[에의와과은는로]|에서|지역|일대|현지)"
    rf"|(?<![A-Za-z])(?:{'|'.join(_VENUES.split())})"
    rf"|(?<![가-힣])(?:{_DISTRICT}|[가-힣A-Za-z]{{2,}}{_VENUE_END})(?![가-힣])"
    rf"|(?<![가-힣]){_QUARTER}(?=\s?\d|\s?일[대원])"
)

# What is described by where it is: 나래구 한빛로에 짓는 가온관, 나래동에 있는 가온관.
_SITED = re.compile(
    r"(?P<site>(?:[가-힣]+[시군구동읍면로길](?:\s?\d+(?:-\d+)?(?:번지)?)?\s)?[가-힣A-Za-z0-9]{2,})에\s?"
    r"(?:있|위치|소재|짓|지[을은]|들어|조성|건립|세[우운]|만[드든들]|마련|자리)"
)
_STREET = re.compile(r"[가-힣]{2,}\d{0,3}[로길]")


def is_place(word: str) -> bool:
    """Say whether a word names a place by itself.

    Examples
    --------
    >>> is_place("노원구"), is_place("싱가포르"), is_place("예산")
    (True, True, False)
    """
    plain = squeezed(word)
    return plain in _NAMES or is_venue(plain) or _IS_PLACE.fullmatch(plain) is not None


def is_venue(word: str) -> bool:
    """Say whether a word names a house that things happen in, and no town or district."""
    plain = squeezed(word)
    return plain in map(squeezed, _VENUES.split()) or _IS_VENUE.fullmatch(plain) is not None


def is_country(word: str) -> bool:
    """Say whether a word names a country."""
    return word in _COUNTRIES.split()


def places_in(text: str) -> list[str]:
    """Return the words of a text that name places, in their order."""
    return [squeezed(match[0]) for match in _IN_TEXT.finditer(text)]


def is_site(word: str) -> bool:
    """Say whether a word names a place, or a street as addresses do."""
    return is_place(word) or _STREET.fullmatch(word) is not None


def sites_in(text: str) -> list[str]:
    """Return where a text says that something is or is built.

    Examples
    --------
    >>> sites_in("나래구 한빛로에 짓는 가온관은 몇 층이죠?")
    ['나래구 한빛로']
    """
    return [found["site"] for found in _SITED.finditer(text)]
