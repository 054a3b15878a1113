"""In what unit the number that a question asks for would be."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question.asking import DAY, NAME, OPERATOR

_HANGUL = re.compile(r"[가-힣]")
_UNITS: tuple[tuple[str, str], ...] = (
    (
        "%",
        r"%|퍼센트|몇\s*프로(?!그램|젝트)|[가-힣](?:률|율)(?=[은는이가을를의도과와,·]|\s|$|\?)|비율|비중",
    ),
    (
        "명",
        r"몇\s*(?:명|사람)|몇이[나서]|인원|정원|현원|과부족|사람\s*수"
        r"|[가-힣](?:자|생|원|객)\s*수(?:[은는가를도와의]|\s|$|\?)"
        r"|(?:[석가여용청료]자|관객|람객|문객|용객|[강육련]생|청년)\s*규모(?:[은는가를도와의]|\s|$|\?)",
    ),
    (
        "개사",
        r"몇\s*(?:개\s*)?(?:기업|회사|업체|개사|사(?![가-힣]))|(?:기업|업체|회사)\s*(?:수|규모)(?:[은는가를도와의]|\s|$|\?)",
    ),
    ("개국", r"몇\s*(?:나라|국가|개국)"),
    ("개년", r"몇\s*(?:년|해)"),
    ("년", r"몇\s*(?:년|해)"),
    ("개월", r"몇\s*(?:개월|달(?!러))"),
    ("개소", r"몇\s*(?:군데|곳|개소)|개소\s*수"),
    ("팀", r"팀\s*수"),
    ("실", r"몇\s*(?:칸|실)|(?<![가-힣])실\s?수(?=[은는가를도와의]|\s|$|\?)"),
    ("호", r"몇\s*(?:채|호|집)"),
    ("건", r"몇\s*건|건수"),
    ("회", r"몇\s*(?:회|번|차례)|횟수"),
    ("㎡", r"면적|넓이|㎡|제곱\s?미터|평방미터|몇\s*평"),
    ("개", r"몇\s*(?:개|가지)(?![가-힣]*[사소월국년])|몇\s?과제|개수|과제\s*수"),
    (
        "원",
        r"예산|[국시구]비(?:[가는를]|\s규모)|나랏돈|(?:투자|자금|재원|펀드|기금)\s규모|금액|액수|사업비|비용|지출|집행액|출연금|억\s*원|몇\s*[억만백천]*\s*원"
        r"|몇\s*[백천]?[억조]|임금|급여|시급|수당"
        r"|월급|(?<![가-힣])돈[은는이을]|상금|매출|투자[액금]|지원금|보조금|융자|상담액|계약액|수주액|요금|임대료|연봉|수입[은는]"
        r"|(?:수주|계약|모금|후원|기부)[를을]\s?(?:\S+\s){0,2}얼마",
    ),
)
_ENGLISH_UNITS: tuple[tuple[str, str], ...] = (
    ("%", r"percent(?:age)?|share|rates?|ratio|proportion"),
    (
        "명",
        r"people|persons?|participants?|employees|staff|headcount|students|trainees|visitors?"
        r"|attendees|graduates|applicants|members|residents|users|instructors|workers",
    ),
    ("개사", r"how many (?:\w+ )?(?:companies|firms|businesses|startups|enterprises|brands)"),
    ("실", r"how many (?:\w+ )?(?:rooms|units|offices)"),
    (
        "개소",
        r"how many (?:\w+ )?(?:places|sites|locations|centers|centres|campuses|facilities|hubs)",
    ),
    ("팀", r"how many (?:\w+ )?teams"),
    ("개국", r"how many (?:\w+ )?(?:countries|nations)"),
    ("건", r"how many (?:\w+ )?(?:cases|contracts|consultations|meetings|complaints)"),
    ("회", r"how many (?:\w+ )?(?:times|sessions)|how often"),
    ("호", r"how many (?:\w+ )?(?:houses|homes|apartments|households)"),
    ("개월", r"how many months"),
    ("㎡", r"area|floor space|how (?:large|big)"),
    ("달러", r"(?:US )?dollars?|USD"),
    (
        "원",
        r"how much|budgets?|costs?|amounts?|prices?|fees?|won|spend(?:ing)?|spent|sales"
        r"|(?:contract |total )?value|revenues?|wages?|subsid(?:y|ies)|grants?",
    ),
)
_SAYS_UNIT = re.compile(
    r"^(?:비율|비중|인원|인원수|건수|횟수|개수|면적|금액|비용|규모|총액|돈|[가-힣]{0,2}수"
    r"|목적|취지|배경|원인|이유|제도|장소|위치|주소|시기|기간|날짜|동네|사람"
    r"|기관|업체|단체|주체|담당|부서|(?:담당|소관|주관)부서"
    rf"|{OPERATOR}|{DAY})$"
)
_UNIT_PATTERNS = tuple((unit, re.compile(pattern)) for unit, pattern in _UNITS)
_ENGLISH_UNIT_PATTERNS = tuple(
    (unit, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for unit, pattern in _ENGLISH_UNITS
)
# What is asked for as 몇 개 is counted in units of its own: 팀, 개사, 개소.
_COUNTED_AS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(rf"(?:{nouns})(?:들)?[은는이가을를도]?\s*(?:모두|총|전부|다)?\s*몇\s*개"))
    for unit, nouns in (
        ("팀", r"팀"),
        ("개사", r"기업|회사|업체|스타트업|점포|가게"),
        ("개소", r"센터|캠퍼스|시설|도서관|거점|허브|시장|쉼터|카페|[가-힣]관"),
    )
)
_COUNTED_NOUN = re.compile(
    r"(?P<noun>[가-힣]{2,}?)(?:들)?(?:에는|[은는이가을를도])?\s*(?:모두|총|전부|다)?\s*몇\s*(?:개|곳|군데|가지)"
)
_OTHER_MEASURE = re.compile(
    r"(?:높이|길이|너비|깊이|거리|무게|질량|부피|지름|속도|온도|농도|시간|기간|주기|간격|임기|수명|나이)[는은가이]?"
    r"\s*(?:약\s*)?얼마|얼마\s*(?:만에|동안|간격|마다)"
    r"|[가-힣]\s?수(?:의|는|가)?\s(?:차이|격차|합계?|총합)[은는이가]?\s*(?:약\s*)?얼마"
)
_ASKS_NAME = re.compile(NAME)
# Which firm or work it is, be it told with money (어느 카드사 매출); the most of them is counted.
_WHICH_ONE = re.compile(
    r"(?:어느|어떤|무슨)\s?(?:[가-힣]{1,4}\s?(?:사(?![업항람례])|회사|은행|업체|기업|재단|학교|대학)|작품|브랜드)"
)
_MOST = re.compile(r"가장|제일|많|적은|높|낮|크|비율|비중")
# Who asks why asks for no number, whatever is spoken of (돈을 미리 준 이유).
_ASKS_WHY = re.compile(
    r"왜(?![가-힣]{2})|이유|까닭|어째서|의도|때문[이인]|막으려|피하려|노리|무엇을\s?위해"
)
_FIRMS = re.compile(r"회사|기업|업체|가게|벤처|작업장|사업장|공장")
_COUNTED = re.compile(
    r"몇\s*(?!이나)(?:[십백천만억조]+\s?(?=명|개|건|원|달러|유로|곳|회|팀|톤|가구|사람|㎡))?([가-힣㎡%]+)"
)
_PEOPLE = re.compile(
    r"몇(?=이(?:었|에요|예요|야|죠|지요?|래|라|냐|니|던|신))"
)  # 몇이었나 counts people
_WHAT_YEAR = re.compile(r"(?<=[는은던]\s)해[가는]?\s*몇\s?년\S*")  # a date, not a length of time
_GUESTS = re.compile(r"몇\s?분(?=이(?:었|시|셨|세|나\s(?:참|오|모))|께서|을\s(?:모|위촉|초))")
_OF_TIME = frozenset({"월", "일", "요일", "년도", "시"})  # 몇 월 asks for a date, not a number
_COUNTRIES = re.compile(r"몇\s*개\s*(나라|국가)")
# A body is asked for, and nothing of it (보태 준 기구는 어디).
_WHICH_BODY = re.compile(
    r"(?:기구|기관|단체|업체|회사|대학)[은는이가]\s(?:\S+\s){0,2}어디(?:였|[야예인입]|\s?\?*$)"
)
_WHICH = re.compile(r"(?:어느|어떤|무슨)\s(?!정도|수준|만큼)[가-힣]")
_HOW_MUCH = re.compile(r"얼마|규모|가장|제일|더\s|많|적[은을]|높|낮|큰|크|작[은을]|각각|[%률율]")
_ORDINAL = re.compile(r"몇\s*(?:번|개)?\s?째")
_AFTER_COUNTER = re.compile(
    r"(?:짜리(?:인?가|입니까|이?고|이?[예에]요|이?죠|이?지요|이?야)?|이?나|인가요?|입니까|까지(?:인가요?|입니까|인데|이?[고며])?|인지|이며|이고|인데|이야"
    r"|(?:이었|였)(?:던|나요?|는지요?|습니까|지요?|죠)"
    r"|이에요|예요|에요|임|이?라고|으로|이|은|을|가|를|에|(?<!프)로|씩|째)$"
)


def units_of(text: str) -> frozenset[str]:
    """Return the unit families that the number asked for may have; a stated 몇 X decides.

    Examples
    --------
    >>> sorted(units_of("집행률은 몇 퍼센트인가?")), sorted(units_of("몇 팀이 참여했나?"))
    (['%'], ['팀'])
    """
    if not _HANGUL.search(text):
        return frozenset(u for u, pattern in _ENGLISH_UNIT_PATTERNS if pattern.search(text))
    text = _PEOPLE.sub("몇 명", _COUNTRIES.sub(r"몇 \1", text))
    text = _GUESTS.sub("몇 명", _WHAT_YEAR.sub("언제", text))
    if _ORDINAL.search(text):
        return frozenset({"번째"})
    counted = [_AFTER_COUNTER.sub("", word) or word for word in _COUNTED.findall(text)]
    counted = [word for word in counted if word not in _OF_TIME]
    if counted:
        exact = {u for u, p in _UNIT_PATTERNS if any(p.search(f"몇 {word}") for word in counted)}
        if "개소" in exact and _FIRMS.search(text):
            exact.add("개사")  # firms are counted as places are: 몇 군데나 문을 닫았나
        if "개" in exact:
            exact |= {unit for unit, pattern in _COUNTED_AS if pattern.search(text)}
        return frozenset(exact or counted)
    named = _ASKS_NAME.search(text) or (_WHICH_ONE.search(text) and not _MOST.search(text))
    if (named or _ASKS_WHY.search(text)) and "얼마" not in text:
        return frozenset()
    if _WHICH.search(text) and not _HOW_MUCH.search(text):
        return frozenset()  # 어느 회사 매출 자료인가: what is named is asked for, no number
    if _WHICH_BODY.search(text) and not _HOW_MUCH.search(text):
        return frozenset()
    found = frozenset(unit for unit, pattern in _UNIT_PATTERNS if pattern.search(text))
    # 얼마 by itself asks for money; 얼마나 for anything, 높이는 얼마 for another measure.
    money = re.search(r"얼마(?!나)", text) and not _OTHER_MEASURE.search(text)
    return found or frozenset({"원"} if money else ())


@lru_cache(maxsize=256)
def counted_in(text: str) -> str:
    """Return the noun that a question counts (몇 개), ``""`` if none: 25개 캠퍼스 counts them.

    Examples
    --------
    >>> counted_in("공방 체험장은 모두 몇 곳인가?")
    '체험장'
    """
    match = _COUNTED_NOUN.search(text)
    return match["noun"] if match else ""


def says_unit(name: str) -> bool:
    """Say whether a word only tells what is asked for (비율, 목적): the answer may stand for it."""
    return _SAYS_UNIT.search(name) is not None
