"""What is typed in haste, in the spelling that the analysis knows: endings, ㅠㅠ and ㅇㅁ."""

from __future__ import annotations

import re

_END = r"(?=[\s?!.~ㄱ-ㅎㅏ-ㅣ]*$)"
_TENSE = r"(?=[어나음는지네던습슴])"
_REPORTED = "예산|본예산|목표|실적|집행|계획|추경|정원|현원|결산|출연금|총액|매출"
_OF_BUDGET = r"예산(?:현액|액)?\s?(?:가운데|중에서|중|에서|대비)\s?(?:(?:실제|이미|지금까지)로?\s)?"
_SPENT = r"(?:한|된|하는|액)?\s?(?:(?:돈|금액|액수)의?\s)?비[율중]"
# In order: a later rule reads what an earlier one wrote.
_RULES = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"(?<![가-힣ㄱ-ㅎ])ㅇㅁ(?![ㄱ-ㅎ])", "얼마"),
        (r"[ㄱ-ㅎㅏ-ㅣ]{2,}", " "),
        (rf"햇{_TENSE}", "했"),
        (rf"됏{_TENSE}", "됐"),
        (rf"왓{_TENSE}", "왔"),
        (rf"(?<=[가-힣])갓{_TENSE}", "갔"),
        (r"잇(?=[나어음던습슴])", "있"),
        (rf"(?<![빼아])앗{_TENSE}", "았"),
        (rf"(?<=[가-힣])엇{_TENSE}", "었"),
        (rf"(?<=[았었했갔왔됐있없])슴{_END}", "음"),
        (r"(?<=[나가까지어아해돼데죠예에좀세])여(?=[\s?!.~ㄱ-ㅎㅏ-ㅣ]|$)", "요"),
        (r"(?<![가-힣])[몃멧몟](?=\s?[가-힣%])", "몇"),
        (r"(?<![가-힣])(?:언재|온제|언졔|언쩨|[은운]제(?=[고인에여예요까쯤\s?!]|$))", "언제"),
        (r"(?<=[제디마])여유?(?=[\s?!.]|$)", "예요"),
        (r"(?<![가-힣])(?:어듸|어데|오디)(?=[에서로인가예요\s?!]|$)", "어디"),
        (r"(?<![가-힣])(?:얼메|얼머|을마|올마)(?=[나고인예씩\s?!]|$)", "얼마"),
        (r"(?<![가-힣])(?:무었|므엇|무얼|무엏)(?=[이을인은])", "무엇"),
        (r"(?<![가-힣])(?:누굼|누가임|누군지여)", "누구"),
        (r"됬", "됐"),
        (r"되여(?=[요?\s]|$)", "되어"),
        (r"어떻해", "어떻게"),
        (r"(?<![가-힣])왠(?=\s|만|일)", "웬"),
        (r"(?<=[가-힣\s])지어져(?:여|요)", "지어져요"),
        (r"(?<![가-힣])머(?=야|예요|에요|임|지\b|가\b)", "뭐"),
        (r"(?<=[건회횟명])쑤(?=[은는이가를\s?]|$)", "수"),
        (r"얼만(?=가|지|데)", "얼마인"),
        (r"(?<=[년월과팀])꺼(?![가-힣]{2})", " 것"),
        (r"(?:제일|가장|젤|맨)\s*많(?:이|으면|게는?)\s+(?=(?:몇|얼마)[^?]*까지)", "최대 "),
        (r"(?<=[가-힣]{2})좀(?=\s|[?!]|$)", " 좀"),
        # A share of its own budget is what tables call 집행률.
        (rf"{_OF_BUDGET}(?P<way>지출|원인행위){_SPENT}", r"예산 \g<way>액 집행률"),
        (rf"{_OF_BUDGET}(?:집행|쓴|쓰인|사용){_SPENT}", "예산 집행률"),
        (rf"(?<![\d.,'’‘])(?P<year>1[5-9]|2\d)(?=(?:{_REPORTED}))", r"\g<year>년 "),
    )
)


def in_full(text: str) -> str:
    """Return a text with its hasty endings written out, and without letters that stand alone.

    Examples
    --------
    >>> in_full("브랜드 몇 개 나갓나여ㅠㅠ"), in_full("센터 24예산 얼만가요")
    ('브랜드 몇 개 나갔나요', '센터 24년 예산 얼마인가요')
    >>> in_full("공방과 예산현액 가운데 실제 지출한 비율은?")
    '공방과 예산 지출액 집행률은?'
    """
    full = text
    for pattern, spelling in _RULES:
        full = pattern.sub(spelling, full)
    return re.sub(r" {2,}", " ", full).strip() or text
