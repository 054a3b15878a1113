"""In what form an answer is wanted: as a table, shorter, at length, in another unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLEASE = (
    r"(?:\s*(?:만들어|보여|정리해|그려|해|알려|작성해|말해|설명해|나타내|뽑아)?\s*"
    r"(?:줘요?|주세요|주실래요|주시겠어요|주십시오|주라|달라고?|봐|볼래|보자|보여|부탁해요?|부탁드립니다|줄래))?"
)
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, re.compile(rf"(?<![가-힣])(?:{words}){_PLEASE}[?.!~\s]*$"))
    for form, words in (
        (
            "table",
            r"도?표(?:로(?=\s정리\s?(?:좀|요|만)?[?.!]*$)(?:\s정리\s?(?:좀|요|만)?)?|로|\s*형(?:식|태)으로|로\s*(?:좀|한번|다시))|표(?=\s+(?:만들|그려|보여))",
        ),
        ("brief", r"요약(?:해서|하면|좀|해)?|간단히|간략히|짧게|한\s*줄로|핵심만|줄여서?"),
        (
            "detail",
            r"(?:좀\s*|조금\s*)?(?:더\s*)?(?:자세히|자세하게|상세히|상세하게|구체적으로)"
            r"|(?:좀\s*)?더(?=\s*(?:설명|알려|말해))",
        ),
        ("again", r"다시(?:\s*한\s*번)?(?=\s*(?:말|설명|알려|보여))"),
    )
)
_SCALE = re.compile(
    r"^(?:\S{1,4}\s?(?:단위\s?)?말고\s*)?(?P<scale>조|억|천만|백만|만|천|퍼센트|프로|%|비율|비중|달러|평)?\s*(?P<unit>원)?\s*(?:단위)?(?:으로|로)"
    r"(?:는|요)?\s*(?:하면|환산하면|환산(?:해\s*줘)?|바꾸면|바꿔\s*줘|치면|말하면|따지면|계산하면|보면|얼마.*|몇.*"
    r"|알려\s*줘|보여\s*줘|말해\s*줘)?[?.!~\s]*$"
)
_PERCENT = frozenset({"퍼센트", "프로", "%"})
SHARES = frozenset({"%", "비율", "비중"})
"""The scales of :class:`Form` that ask for a share."""

_ALSO = re.compile(
    r"(?:까지|도|을|를)\s*(?:함께|같이)?\s*(?:넣어서?|포함해서?|포함하여|추가해서?|더해서?|붙여서?)\s*$"
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a question wants its answer, and the question without these words.

    ``form`` is ``table``, ``brief``, ``detail``, ``again`` or empty; ``scale`` a unit (억원, %),
    a word for a share (비중) or empty. ``also`` says that the text names what is to be added
    (가동률까지 넣어).
    """

    text: str
    form: str = ""
    scale: str = ""
    also: bool = False


def form_of(text: str) -> Form:
    """Take the words about the form off the end of a question.

    Examples
    --------
    >>> form_of("가동률까지 넣어 표로 보여줘")
    Form(text='가동률', form='table', scale='', also=True)
    >>> form_of("억으로 하면?").scale
    '억원'
    """
    if scale := scale_of(text):
        return Form("", scale=scale)
    for form, pattern in _FORMS:
        if match := pattern.search(text):
            rest = text[: match.start()].strip(" ,")
            also = _ALSO.search(rest)
            return Form(rest[: also.start()] if also else rest, form, also=also is not None)
    return Form(text)


def scale_of(text: str) -> str:
    """Return the unit that a text asks a figure to be told in, ``""`` if it asks anything else."""
    match = _SCALE.match(re.sub(r"^(?:그럼|그러면|그건|그거|그걸)\s*", "", text))
    if match is None or not (match["scale"] or match["unit"]):
        return ""
    scale = match["scale"] or ""
    if scale in _PERCENT:
        return "%"
    return scale if scale in ("달러", "평", "비율", "비중") else f"{scale}원"
