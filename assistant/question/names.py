"""The words of a question that name something to be found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.years import without_years
from index.morphemes import Morpheme, kiwi, morphemes, terms

# Kiwi's tags of words that name something; verbs and counters fit everywhere.
_NAMING = frozenset({"NNG", "NNP", "XR", "SL", "SH", "SN"})
# Words that ask, or that only say what kind of answer is wanted.
_ASKING_WORDS = """
    돈 얼마 얼마나 얼마씩 얼마쯤 무엇 뭐 어디 언제 누구 몇 며칠 까닭 이유 때문 뜻
    이름 명칭 날짜 시점 시기 실제 금액 액수 주소 소재지 담당자 연락처 전화번호
    차례 나중 무렵 분류 기재 명시 표기 언급 수록 게재
    담당 부서 담당부서 소관부서 주무부서 담당과 담당팀 문의 문의처 전화
    말 말씀 질문 답 답변 궁금 설명 확인 부탁 요청 참고 얘기 이야기
    정확 구체 구체적
    퍼센트 비교 각각 차이 변화 전년 대비 계산 합계 총액 전체 정리 요약 나열 순서 표
    근처 부근 자락 기슭 언저리 어귀
    얼만 좀여 좀 그해 그때
    동안 사정 얼마꼴 당초 애초
    다음 지금 이번 오늘 오늘날 당시 이제 결국 그동안 순간 조금 한번 한참 진짜 정말 물론 원래 본래
    당장 이때 그날 이날 요번 저번 대신 마찬가지 예전 과거 제목 종류 혹시 대충 대략
    시와 구와 시가 구가
    도로명 해당 초순 중순 하순 비교표 현황표 보고서상 보고상 자료상 문서상 서류상 전부 집계
    차지 최종 사실 가장 제일 가운데 정도 보고 보고서 업무보고 자료 내용 관련 경우 기준 인용
    현재 옛날 올해 작년 지난해 금년 내년 재작년 것 수 등 년 월 일 년도 개 가지 곳 명
"""
# English words that ask or only hold a sentence together.
_ENGLISH_WORDS = """
    a an the of in on at to for by per as and or from with until till than that this these those
    it its is are was were be been do does did has have had will would can could should may
    what which who whom whose when where why how many much long often
    i me my we us our you your there s please tell give show find report reports according
    supposed into about under over during each any some one people person persons
    before after since around located being not no yes also only just such like name names named
    come came large big first most least largest biggest highest lowest smallest total number
    far old receive receives received get gets got getting give gives given gave make makes made
    take takes took taken become became go goes went put let say says said saying mention mentioned
    state stated mean means meant know want need needed seem look see seen found find
    respectively together both either every all any other another such same very so if because due
    within through throughout upon toward towards between among across behind above below next
    recently previously ago already still yet currently once ever exactly specifically
    approximately roughly almost nearly more less fewer than up down out off back via etc
    kind sort thing things part parts called case take place they them their he she his her but
    while against include includes included including involve involved relate related regarding
    concerning based set comes use used using various specific particular actually
    compare compared comparison difference between latest newest recent
    january february march april may june july august september october november december
    year years month months day days end early late mid start starts started begin began
    one two three four five six seven eight nine ten dozen hundred thousand million billion
    leave left reach reached worth value held hold holds
"""
_NO_NAME = ("J", "E", "V", "XSV", "XSA", "S", "MAJ", "MM")
# Kiwi's tags of brackets and marks that end a word (집행률(지출액).
_BREAKS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE"})
_ASKED = "(?:얼마|언제|어디|누구|누가|무엇|며칠)"
# Before a question word; what follows it tells it from letters inside a name (케어디자인).
_RUN_ON = re.compile(
    rf"(?<=[가-힣]{{2}})(?<!{_ASKED})(?={_ASKED}(?:$|[\s?!.나가서에로를야예까인임죠지씩쯤있였이줘하해했열]))"
)
_SHORT = 9  # characters of a question that may be one word
_ASKING = frozenset((_ASKING_WORDS + _ENGLISH_WORDS).split())
# What is counted (몇 명), how often or how exactly (한 해에, 소수 첫째 자리까지) and a report's
# month (8월 보고에서) name nothing to be found.
_COUNTER = re.compile(
    r"(?<![\d가-힣])(?:1년|일\s?년|한\s?해)에(?=\s)|소수점?\s?\S{1,3}\s?자리(?:까지|로|에서)?"
    r"|(?:몇|(?<![가-힣])어느)\s*[%㎡]?[가-힣]+|몇\s*%|\d{1,2}월(?:\s*\d{1,2}일|\s*말)?(?:까지|부터|현재)?|(?:업무)?보고서?(?:에서|에|랑|의)?(?![가-힣])"
)
# What is not meant (사무실 말고), and a verb that only looks like a noun (열기로 잡혀 있다).
_NOT_NAMED = re.compile(
    r"(?:(?<=\s)|^)\S*[가-힣A-Za-z]\s(?:말고|대신)[는도에]?(?=\s|$)"
    r"|(?:(?<=\s)|^)['‘“\"]?[가-힣A-Za-z]+['’”\"]?[은는을를]?\s(?:빼고|제외하고)[는도요]?(?=[\s?.]|$)"
    r"|[가-힣]+기로\s?(?=잡|했|한\s|하[고였]|되[어었]|됐|정[해하했]|계획|예정|약속|결정)"
)
# What asks and was read together with a noun (폐원했나, 총액좀).
_VERB_END = re.compile(
    r"(?<=..)(?:(?:했|됐|되었|하였|하|되)(?:나|나요|는가|는지|습니까|을까)|좀여?|얼마)$"
)
# Any word that begins with one of these asks (얼마짜리, 며칠간, 얼마씩이나).
_ASKS_NUMBER = re.compile(r"얼마|며칠|몇")
# The particle behind a Latin name that Kiwi reads as a part of it (C+의).
_DEFINED = re.compile(r"(?<=[가-힣A-Za-z]{2})이?란$")  # 기술료란 무엇인가
_LATIN_PARTICLE = re.compile(r"(?<=[A-Za-z+&])(?:은|는|이|가|을|를|의|에|에서|로|와|과|도|만)$")
_ASKS_WHAT = re.compile(r"\s?(?:무엇|뭐|뭔|뭘|어떤|무슨|[?？])")
_AMONG = re.compile(r"(?<=\d[명곳개건팀])중$")  # a part of that many is asked about (120명중에)
_SIGN = re.compile(r"(?<=[A-Za-z])[+#]+")  # behind a letter it belongs to the name (N+ 공방)


def only_asks(text: str) -> bool:
    """Say whether a text is nothing but words that ask, or that hold a sentence together."""
    return all(word in _ASKING for word in text.lower().split())


def spaced(text: str) -> str:
    """Return a text typed without any space with its spaces, question words standing apart.

    Examples
    --------
    >>> spaced("뜨락공방 사용료얼마예요")
    '뜨락공방 사용료 얼마예요'
    """
    text = text if " " in text or len(text) < _SHORT else kiwi().space(text)
    return _RUN_ON.sub(" ", text)


def terms_in(text: str) -> tuple[str, ...]:
    """Return the content words a source must speak of: nouns and names, no asking words."""
    found = next(iter(morphemes([without_years(text)])))
    words = (term for morpheme in found if morpheme.tag in _NAMING for term in terms(morpheme))
    return tuple(dict.fromkeys(word for word in words if word not in _ASKING))


def names_in(text: str) -> tuple[str, ...]:
    """Return each word from its first naming morpheme to the last before particles and endings."""
    text = _NOT_NAMED.sub(" ", _COUNTER.sub(" ", text))
    words: list[list[Morpheme]] = []
    end = -1
    for morpheme in next(iter(morphemes([text]))):
        if morpheme.tag in _BREAKS:
            end = -1
            continue
        if morpheme.start > end or end < 0:
            words.append([])
        words[-1].append(morpheme)
        end = max(end, morpheme.start + morpheme.length)
    found: list[str] = []
    for word in words:
        named = [m for m in word if m.tag in _NAMING]
        if not named:
            continue
        tail = [m for m in word if not m.tag.startswith(_NO_NAME) and not _only_numbers(m)]
        kept = [*tail, *named]
        start, end_of = min(m.start for m in word), max(m.start + m.length for m in kept)
        sign = _SIGN.match(text, end_of)
        name = _VERB_END.sub("", text[start : sign.end() if sign else end_of])
        name = _AMONG.sub("", _LATIN_PARTICLE.sub("", name))
        name = f"{name}로" if _ends_in_ro(word, name) else name
        if word is words[-1] or _ASKS_WHAT.match(text, end_of):
            name = _DEFINED.sub("", name)
        if len(name) > 1 and name.lower() not in _ASKING and not _ASKS_NUMBER.match(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _ends_in_ro(word: Sequence[Morpheme], name: str) -> bool:
    """Say whether the 로 behind a single letter belongs to a place's name (구로를, 구로의)."""
    behind = [m for m in word if m.tag.startswith("J")]
    return len(name) == 1 and len(behind) > 1 and behind[0].form == "로"


def _only_numbers(morpheme: Morpheme) -> bool:
    """Say whether a suffix makes a word plural or asks for a share (회사들, 사람당, 시간씩)."""
    return morpheme.tag == "XSN" and morpheme.form in ("들", "당", "씩", "꼴")
