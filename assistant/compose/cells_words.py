"""What members of a council say for the columns of budget, staff and result tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RATE = r"몇\s*(?:퍼센트|프로|%)|퍼센트|비율"
_SPENT = r"썼|쓴\s|쓴\??$|쓰였|쓰인|쓰고|사용(?:했|한|하)|지출|집행(?!\s*[률율])|나갔|나간"


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of column that a question may ask for without its heading's words.

    ``asked`` is looked for in the question, ``column`` in the innermost heading; names of the
    question that match ``instead`` then ask for no column of their own (예산을 얼마나 썼나).
    """

    asked: re.Pattern[str]
    column: re.Pattern[str]
    instead: re.Pattern[str]


def _measure(asked: str, column: str, instead: str = r"(?!)") -> Measure:
    return Measure(re.compile(asked), re.compile(column), re.compile(instead))


_MONEY = r"^(?:예산|집행|지출|금액|돈|사업비|비용|편성|비율|얼마\S*|\S*(?:썼|쓰|쓴|나[간갔])\S*)$"
_CHANGED = (  # but not of what it came to (얼마로 늘었나)
    r"(?<![가-힣]로\s)(?:증감|늘었|늘어|줄었|줄어|증가|감소|깎|올랐|내렸|많아졌|적어졌|바뀌었|바뀐|변했|변동|달라졌)"
)

#: The first of a group that both the question and the table have speaks for the group.
MEASURES: tuple[tuple[Measure, ...], ...] = (
    (
        _measure(r"최종(?!\s*(?:집행|지출))", r"최종", _MONEY),
        _measure(
            r"편성|책정|배정|잡(?:혔|힌|혀|은|았)|세웠|세운|쓰기로|쓸\s|쓰려|들이기로",
            r"본예산|당초|편성액|예산액|^예산$",
            _MONEY,
        ),
        _measure(
            rf"집행\s*[률율]|(?:{_RATE}).*(?:{_SPENT})|(?:{_SPENT}).*(?:{_RATE})",
            r"집행\s*[률율]",
            _MONEY,
        ),
        _measure(r"남(?:은|았|아\s?있)|못\s*쓴|안\s*쓴|잔액", r"잔액|불용|미집행", _MONEY),
        _measure(r"원인\s*행위", r"원인\s*행위", _MONEY),
        _measure(_SPENT, r"지출|집행\s*액|결산", _MONEY),
    ),
    (
        _measure(
            rf"증감\s*[률율]|(?:{_CHANGED}).*(?:퍼센트|%)|(?:퍼센트|%).*(?:{_CHANGED})",
            r"증감\s*[률율]|증가율",
            r"",
        ),
        _measure(_CHANGED, r"증\s*감(?!\s*[률율])", r""),
    ),
    (
        _measure(
            r"과부족|모자라|모자란|부족|결원|빈\s*자리|초과|과원",
            r"과부족|결원|부족",
            r"^[정현]원$",
        ),
        _measure(
            r"일[하합함]|근무(?:하|\s*중|\s*인원)|재직|직원[은이]?\s*(?:모두\s*)?몇|(?:실제|현재)(?:로는?|는|에는)?\s*(?:있는\s*)?(?:몇|인원)",
            r"현원|재직|현재\s*인원",
        ),
    ),
    (_measure(r"티오|T/?O(?![a-z])|몇\s*자리|정해진\s*(?:인원|사람|수|자리)", r"정원"),),
    (_measure(r"달성\s*[률율]|달성.*(?:퍼센트|%|얼마)", r"달성\s*[률율]"),),
    (_measure(r"차지|비중|구성비|점유율|비율", r"비중|비율|구성비|점유율"),),
    (_measure(r"언제|몇\s*월|며칠", r"시기|일정|기간|일시|일자|준공|착공|개관|개소$"),),
    (_measure(r"어디|어느\s*(?:곳|동네|자치구)", r"위치|장소|소재지|주소"),),
    (_measure(r"넓이|넓은|얼마나\s*넓|크기", r"면적|규모"),),
    (_measure(r"목표", r"목표|계획"),),
    (_measure(r"실적|달성했|이뤘", r"실적|달성(?!\s*[률율])"),),
)

#: Parts of a year that head columns: 3월 말, 1분기, 하반기, 추계.
PERIOD = re.compile(
    r"(?<!\d)(?:1[0-2]|[1-9])\s*월|[1-4]\s*/?4?\s*분기|[상하]반기|춘계|하계|추계|동계"
)
