"""What kind of answer a question wants."""

from __future__ import annotations

import re

from assistant.question.asking import DAY, FOR_DAYS, NAME, OPERATOR, SEVERAL
from assistant.question.units_asked import units_of

# Endings after which a question word stands for the thing asked about.
_IS = "[은는이가]?"

_NUMBER_ASKED = r"(?:몇\s?[가-힣%]|얼마(?:[나를]|\s|$)|언제|어디|누[가구])"

# The first pattern that matches names the kind; the order settles what two patterns share.
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "list",
        r"(?<!지역[이은] )(?<!곳[이은] )(?<!위치[가는] )(?<!장소[가는] )어디어디|누구누구"
        r"|무엇무엇|뭐뭐|들의?\s(?:이름|명칭|명단)",
    ),
    (
        "reason",
        r"왜(?![가-힣]{2})|이유|(?<!다)목적|배경(?!으로\s(?:찍|촬영|한|하는|삼))|취지|사유|원인(?!\s?행위)|근거|까닭|어째서|연유|사정[이은]\s?(?:무엇|뭐|뭔)|(?:어떤|무슨)\s*(?:뜻에|생각|의도|속셈|바람)"
        r"|의도(?=[는가로였]|\s*\?*$)|어쩌다가?\s|(?:무엇|뭘|뭐|뭣)[을를]?\s?(?:막|피하|노리|노려|바라|위해|하려|하러|얻으려)"
        rf"|(?:탓|때문)(?!(?:에|으로)?\s.*{_NUMBER_ASKED})",
    ),
    (
        "who",
        r"누구|누가|담당|연락처|전화(?!\s?(?:상담|대기|접수|민원))|(?:어느|어떤|무슨)\s*(?:과|팀|부서|기관)"
        r"|(?:(?:위탁|수탁|대행)(?!기간|료|금|비)|(?:운영|협력|시공|주관|수행)사(?!업)).*어디"
        r"|어디(?:가|에서|서|에|로)?\s(?:맡(?!기기)|위탁|대행)|어디가\s(?:운영|관리|주관|시행|추진|돌리|굴리)"
        r"|(?:(?:맡은|맡긴|맡는|맡고\s있는|위탁받은)\s?|맡아\s[가-힣]+\s(?:[한된]\s)?)(?:곳|데)"
        rf"|{OPERATOR}(?=[은는이가]?\s*\?*$|[은는이가]\s*(?:누구|어디|어느))"
        r"|(?:어느|어떤|무슨)\s*(?:업체|회사|단체|대학|법인|협회|재단)(?:가|이|에서|에)?\s*"
        r"(?:맡|위탁|수탁|운영|굴리|관리|주관|대행)"
        r"|(?:업체|회사|기관|법인|단체)(?:으?로|에)\s.{0,20}(?:뽑[힌은]|선정[된한]|고른|정해진)\s(?:곳|데)"
        r"|(?:맡[은긴기을]|수탁|위탁|운영하).{0,30}(?:업체|회사|기관|법인|단체|곳)[의]?\s?(?:이름|명칭)"
        r"|국제기구[은는이가]\s(?:\S+\s){0,3}(?:어디|무엇|뭐)"
        rf"|(?:부서|기관|주체|법인|업체|운영사){_IS}\s*(?:어디|무엇|어느)|(?:과장|팀장)[은는이]"
        r"|(?:부서|[가-힣]기관|주체|법인|업체|단체|[위수]탁[자사]|운영[자사]|시행자|시공사|설계자)(?:[은는]요?)?\s*\?*$",
    ),
    (
        "when",
        rf"언제|며칠(?!{FOR_DAYS})|날짜|일정|(?<![주하])시기|기한|시점|몇\s*(?:월|년도|년에|일(?!자리))|어느\s*(?:해|달)에"
        r"|[는은던]\s해[가는]?\s*(?:몇\s?년|언제)"
        r"|(?:기간|예정일|일자)(?=[은는이]|\s*\?*$)"
        rf"|{DAY}(?=[은는이]|\s*\?*$|[을를]?\s(?:좀\s)?(?:확인|알려|말해|적어))"
        r"|(?:[가-힣][은는던한된린긴인]|(?<![가-힣])연)\s(?:때|날)(?:[은는이가]요?)?\s*(?:\?|$|언제)|[가-힣][은는던]\s(?:때|날)[은는이]|(?:개관|개소|개원|개장|준공|완공|착공)\s?예정[은이]",
    ),
    # A firm that is asked for is no place (손잡은 대기업은 어디였나).
    (
        "name",
        r"(?:기업|은행|금융사|브랜드|플랫폼|파트너|협력사|스타트업)[은는이가]?\s?어디(?=였|인가|인지|입니|이에|예요|야|죠|지|[?\s]*$)",
    ),
    # So is one with whom something is done (함께 한 방송사는 어디인가).
    (
        "who",
        r"(?:함께|같이|손잡|손을\s?잡|협력|협업|제휴)[^?]{0,24}(?:회사|업체|기관|단체|방송사|운영사|대학|학교|곳|데)"
        r"[은는이가]?\s?(?:어디|누구)(?=였|인가|인지|입니|이에|예요|야|죠|지|[?\s]*$)"
        r"|어디(?:와|랑|이랑|하고)\s(?:함께|같이|손|협력|협업|제휴|협약)",
    ),
    # Where a person is from is no place.
    (
        "other",
        r"어느\s?나라\s(?:사람|분|출신|국적)|(?:사람|분|출신|건축가|감독|작가|선수)\S{0,6}\s(?:\S+\s)?어느\s?나라",
    ),
    (
        "where",
        r"어디(?!까지)|어딨|(?:무슨|어떤)\s역(?=에|이|으로|[?\s]|$)|위치|장소|소재지|주소|어느\s*(?:곳|동네|지역|자치구|구|도시|건물|빌딩|거리|나라"
        r"|장소|호텔|회관|공원|극장|(?:경기|공연|행사|전시|대회)장|체육관|역(?=에|이|으로|[?\s]|$)|정류장|정거장)",
    ),
    # Of one thing how it is called, or what it is like: not which ones there are.
    ("name", NAME),
    (
        "other",
        r"(?:어떤|무슨)\s*(?:방식|형태|방법|절차|구조)(?:[이인일을으]|로|입)",
    ),
    ("figure", r"얼마|몇\s*[가-힣%㎡]|어느\s*(?:정도|수준)|규모[은는이가]"),
    (
        "definition",
        r"이?란\s*(?:무엇|뭐|뭔|어떤|무슨)?\s*[가-힣]*\?*$|무슨\s*(?:뜻|사업|제도|시설)|의미|정의"
        r"|이?라는\s?(?:게|건|것[이은]?|말[이은]?|용어[가는]?)\s(?:정확히\s|도?대체\s)?(?:무슨|무엇|뭐|뭔)"
        r"|뜻[은이하]|(?:뭐|무엇을)\s*하는|[이가]\s*(?:뭐야|뭔가요|무엇인가요?)\s*\?*$"
        r"|어떤\s*(?:사업|제도|시설|곳|행사|프로그램|학교)(?:인|이)",
    ),
    (
        "list",
        r"목록|나열|종류|모두|전부|빠짐없이|남김없이|모조리|열거|항목|무엇무엇|뭐뭐|분야[은는]|들[은을이]|어떤\s*[가-힣]+들"
        rf"|{SEVERAL}\s*(?:개|가지|곳|군데|갈래|종|분야|단계|과)(?![가-힣]*(?:인가|입니))"
        r"|(?:무엇이|뭐가|어떤\s*것|어떤\s*[가-힣]+[이가])\s*있|정리",
    ),
    ("status", r"상황|현황|진척|진행|어디까지|단계|상태|실적|성과"),
    ("yesno", r"(?:나요|는가|은가|인가|니까|있나|없나|했나|됐나|였나|맞나|맞아)\s*\?*$"),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
# What comes first in an English question.
_ENGLISH_KINDS: tuple[tuple[str, str], ...] = (
    ("reason", r"why|purpose|reason|background"),
    (
        "who",
        r"who|whom|(?:which|what) (?:organi[sz]ation|department|division|team|body|agency)"
        r"|(?:which|what) (?:compan|universit|firm|institut|association|corporation)\w* "
        r"(?:was|were|is|are|runs?|operates?|manages?|leads?)",
    ),
    ("when", r"when|(?:which|what) (?:date|day|month|year)|how long"),
    ("where", r"where|location|address"),
    (
        "figure",
        r"how (?:much|many|large|big|often|high)|budget|cost|amount|area|share|percentage|rate"
        r"|number of|(?:total |contract )?value|worth|ratio|percent|sales|revenue",
    ),
    ("list", r"list|name all|(?:which|what) \w+s\b"),
    ("definition", r"what (?:is|are)"),
)
_ENGLISH_KIND_PATTERNS = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for kind, pattern in _ENGLISH_KINDS
)
_HANGUL = re.compile(r"[가-힣]")
# Which of two is more, not where it is: 더 많은 곳은 어디.
_WHICH_MORE = re.compile(r"더\s(?P<how>\S+\s(?:곳|데|쪽)[은이])\s어디")
_ASKS_WHAT = re.compile(r"무엇|뭐|뭘|어떤")
_CELL = re.compile(
    r"본예산|예산현액|최종예산|지출액|집행액|원인행위|집행률|이월|정원|현원|과부족|추경|증감|세입|세출|편성액"
)


def kind_of(text: str) -> str:
    """Return the kind of answer that a question asks for.

    One of ``reason``, ``who``, ``when``, ``where``, ``name``, ``figure``, ``definition``,
    ``list``, ``status``, ``yesno``, ``other``.

    Examples
    --------
    >>> kind_of("준공은 언제인가요?"), kind_of("담당 부서는 어디인가?")
    ('when', 'who')
    >>> kind_of("마을 로봇 이름이 뭐예요?"), kind_of("어떤 로봇들이 있나요?")
    ('name', 'list')
    """
    if not _HANGUL.search(text):
        found = (kind for kind, pattern in _ENGLISH_KIND_PATTERNS if pattern.search(text))
        return next(found, "other")
    text = _WHICH_MORE.sub(r"더 \g<how>", text)
    for kind, pattern in _KIND_PATTERNS:
        if pattern.search(text):
            return "figure" if kind in ("status", "yesno") and units_of(text) else kind
    if _CELL.search(text) or units_of(text):
        return "figure"
    return "list" if _ASKS_WHAT.search(text) else "other"


def wants_cell(text: str) -> bool:
    """Say whether a question uses the words of budget and staff tables."""
    return _CELL.search(text) is not None
