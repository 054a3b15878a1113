"""Which task of reckoning a question sets, by its words."""

from __future__ import annotations

import re

from assistant.compose.matching import squeezed
from assistant.compose.reckon.listed import listed_in

STAGES = (
    *("본예산", "최종예산", "예산현액", "원인행위액", "지출액", "집행액", "이월액", "추경"),
    *("정원", "현원", "목표", "실적", "과부족"),
)
_BIG = (
    r"많|크|큰|커|높|넓|비싼|길|긴|빠른|늘|불어|증가|상승|올랐|오른|초과|모자|부족|비어|남|앞서|앞선"
    r"|뛴|뛰"
)
SMALL = r"적|작|낮|좁|싼|짧|느린|줄|감소|깎|하락|떨어|내린|뒤처|뒤떨|부진|저조|미진"
# How much it is at most (제일 많이 주면 얼마) asks for a limit, and for none of several.
_AT_MOST = r"(?!많이\s[가-힣]{1,6}면\s(?:얼마|몇))"
TOP = re.compile(
    rf"(?:가장|(?<![가-힣])제일|젤|최고로)\s*{_AT_MOST}(?:[가-힣]+\s)?{_AT_MOST}(?P<word>{_BIG}|{SMALL})"
    rf"|상위\s*(?P<upper>\d+|[두세네]|다섯)?|하위\s*(?P<lower>\d+|[두세네]|다섯)?|1\s?[~∼\-]\s?\d위"
    rf"|(?P<order>{_BIG}|{SMALL})[은는른]?\s*순"
)
NTH = re.compile(
    rf"(?P<nth>\d+|[두세네]|다섯)\s*번째로\s*(?:[가-힣]{{2,}}[이가은는]?\s)?(?P<word>{_BIG}|{SMALL})|(?<![\d~∼-])(?P<place>[2-9])위(?!\s?까지)"
)
AND_NEXT = re.compile(
    r"(?:가장|제일|젤)\s[^?]*(?:와|과|하고|이랑|랑|,)\s?(?:그\s?)?(?:다음|두\s?번째|2위)(?![^?]*(?:차이|격차|얼마나))"
)
"""The first and the next of an order are asked for, not how far they are apart."""
_OTHER = r"(?:[^?]{0,25}(?:가장|제일|젤)\s*|\S{1,6}(?:와|과|하고|랑|이랑|,)\s)"
_FIRST = r"(?:(?<!\d)1[등위]|일등|선두|으뜸|최상위|최고|맨\s위)"
_LAST = r"(?:꼴찌|꼴등|최하위|바닥|최저|맨\s(?:뒤|끝|아래))"
_EXTREMES = re.compile(
    rf"(?:가장|제일|젤)\s*(?:[가-힣]+\s)?(?:(?:{_BIG}|넓)\S*\s{_OTHER}(?:{SMALL}|좁)"
    rf"|(?:{SMALL}|좁)\S*\s{_OTHER}(?:{_BIG}|넓))|최[고대].{{1,20}}최[저소]|최[저소].{{1,20}}최[고대]"
    rf"|{_FIRST}.{{1,20}}{_LAST}|{_LAST}.{{1,20}}{_FIRST}"
)
_REST = re.compile(
    r"남은|남아\s?있|남는|잔액|잔여|미집행|미지출|(?:안|못|덜)\s?(?:쓴|나간)\s|쓰지\s?(?:않|못)"
    r"|(?:지출|집행)(?:(?:하|되)지\s?(?:않|못)|[을이도]?\s?(?:안\s?|못\s?|덜\s?)[한된])"
)
_WITHOUT = re.compile(
    r"제외(?:하면|하고|한\s)|빼면|빼고|뺀\s|[이가]?\s?아닌\s|이외(?:의|에)|나머지|\s밖(?:의|으로)\s|밖에\s있는|\s밖\s(?=[가-힣])"
    r"|(?<=[가-힣])\s말고\s"
)
SINCE = re.compile(
    r"(?:(?:20\d\d|['’‘]?\d\d)년|올해|금년)(?:\s?들어|에만|\s한\s?해만)\s"
    r"|(?:20\d\d|['’‘]?\d\d)년\s[^?]{0,20}만\s?(?:따지|따로|치면|보면|세면|놓고)"
)
"""Only what came in a year of all so far is asked for (2033년 들어 온 사람만)."""
_SHARE_OF_SUM = re.compile(
    r"(?:합계|총액|총합|합)(?:에서|의|\s가운데|\s중)\s[^?]{1,16}(?:차지|비중|비율|몫|몇\s?(?:%|퍼센트|프로))"
)
_DONE = r"(?:한|된|간|온|낸|내고|받은|받고|넣은|넣고|쓰고|하고|들어온|들어간|나간|끝난|끝낸)"
_SHORT = re.compile(
    r"(?:지만|으나|는데도?|고도|고서도)\s[^?]*(?:못\s?한|못\s?받|않은|않는|안\s?된|안\s?한)\s"
    r"|(?:했|됐|냈|넣었|갔|왔)다가\s(?:\S+\s)?(?:떨어진|탈락한|탈락된|빠진)\s"
    r"|(?:가운데|중에서?|중|에서)\s(?:아직\s)?[^?]{0,14}(?<!지출하)(?<!집행하)(?<!지출되)(?<!집행되)(?<!쓰)"
    r"지\s?(?:않은|못한)\s"
)
UNDONE = re.compile(
    rf"(?:가운데|중에서?|중)\s(?:아직\s)?(?:[^?]{{0,10}}[^집지출행?]\s)?(?:안|못|덜)\s?{_DONE}\s"
    r"|(?:가운데|중에서?|중)\s(?:[^?]{0,10}\s)?미납"
)
"""What of a whole is not done yet (약정한 돈 가운데 아직 안 낸 것)."""
_EACH = re.compile(
    r"(?<![가-힣])(?:(?:1|한)\s?)?(?!담당|해당|식당|정당|상당|배당|부당|타당|할당|전당|강당|일당|시간당)[가-힣]{1,5}당(?=으?로?\s)"
    r"|(?:1인|한\s?명|인)당|[가-힣]\s당(?=\s)|평균(?!연령)|하루\s?(?:에\s)?(?:평균|몇)|(?:한\s달|매달|매월)(?:에)?\s(?:평균|몇)"
)
_AVERAGE = re.compile(
    r"평균|셈|꼴|나누|나눠|따지|따져|계산|환산|산출|돌아가|돌아갔|돌아간|대략|(?:얼마|몇\s?[가-힣]{1,2})\s?(?:씩|쯤|가량|정도)"
)
_PRODUCT = re.compile(r"(?:1|한)\s?[가-힣]{1,3}(?:당|에|마다)\s[^?]*곱(?:하|한|해)")
_TIMES = re.compile(r"몇\s*배|배수")
_GROWTH = re.compile(
    r"(?:몇\s*(?:%|퍼센트|프로)(?!\s*(?:p|포인트))[^,.]{0,8}?"
    r"(?:늘|줄|증가|감소|인상|삭감|올|오른|떨어|커졌|커진|작아|많|적|뛰|뛴|불어|깎|내려|내렸|빠졌|쪼그라|성장|상승|하락|확대|축소)"
    r"|(?:증가|감소|증감|성장|신장|인상|상승|하락|삭감|증액|감액)[률율]"
    r"|(?:증가|감소|인상|상승|하락|성장)\s?폭[은이]?\s[^?]{0,8}몇\s*(?:%|퍼센트|프로)(?!\s*(?:p|포인트)))"
)
_SHARE = re.compile(
    r"비중|비율|차지|구성비|[가-힣]\s몫(?![은이]\s?얼마)|(?:결원|공석)[률율]|(?:100|백)\s?(?:곳|명|개|사람)(?:에|\s?중에?)\s몇"
    r"|[가-힣]{2}[률율][을를은는]?\s*(?:계산|산출|구하|구해|따지|따져)"
)
_CELL = re.compile(
    r"(?:몫|금액|액수|예산|예산액|인원)(?:[은이]|으로는?)\s(?:모두\s|총\s)?(?:얼마|몇\s?(?:명|억|백|천|만|원|개|곳|건))"
)
"""A figure itself is asked for, of the part that a word for a share names."""
LACKING = re.compile(r"비어|비었|빈\s?자리|공석|결원")
"""What is not there has no figure of its own that could be a part."""
_PART = re.compile(
    r"(?:중|가운데|중에서?|에서|의|대비)\s+(?:[^?]{0,30}\s)?몇\s*(?:%|퍼센트|프로)(?!\s*(?:p|포인트))"
    r"|에\s(?:[^?]{0,20}\s)?몇\s*(?:%|퍼센트|프로)(?:가|를|나|쯤|정도)?\s(?:들어|배정|투입|쓰이|쓰여|배분|할당|편성)"
)
RATE = re.compile(r"(?<!비)[가-힣][률율](?=[은는이가을를의과와도]|\s|$)")
_SUM = re.compile(
    r"합[치친쳐하한해산]|더[하해한]|(?<![가-힣])묶[으어은]|합은|합이|합계|총합|모두\s*합"
    r"|아우[르른러]|(?:와|과|랑|하고|,(?!\s(?:20|['’])\d\d년))\s.*(?:모두\s*(?:몇|얼마)|총액|(?:총|다\s?해서|전부)\s?(?:몇|얼마))"
    r"|(?:부터|에서)\s\S+까지[^?]*\s(?:총|모두|전부|다\s?해서|통틀어)\s"
    r"|(?:[두세네]|다섯|여섯|일곱|여덟|[2-9])\s?(?:개\s?)?(?:곳|군데|개소|캠퍼스|센터|분야|시설|기관|지역|동|단지|학교|대학|사업)"
    r"\S{0,3}\s[^?]*(?:총|모두|전부|다\s?해서|통틀어)\s(?:몇\s?(?:명|건|억|원|호|석|개?\s?실|개소|개사)|얼마)"
)
_TOGETHER = re.compile(r"합[치친쳐하한해산]\S*|더[하해한]\S*|(?<![가-힣])묶\S*|아우[르른러]\S*")
_POINTS = re.compile(r"몇\s*(?:(?:%|퍼센트|프로)\s?(?:p|포인트)|포인트)")
_MOVED = (
    r"늘|줄|많|증가|감소|모자|부족|넘|초과|하락|상승"
    r"|달라|불어|뛰었|깎|비어|비었|비는|벌어|내려|내렸|떨어|빠졌|빠진|웃도|웃돌|밑도|밑돌"
)
_TO_GOAL = re.compile(
    r"목표\S{0,3}\s?(?:인원|금액|액|치|건수)?(?:까지|에는?|를|을)\s[^?]*(?:더|덜|남|모자|부족|못\s?미|채우)"
    r"|따라잡|(?:몇|얼마)\S*\s?(?:\S\s)?더\s[가-힣]+(?:해야|하면\s?되|아야|어야|려야|워야)"
)
"""What is still to be done until a goal, or until there is as much as elsewhere."""
_EXTENT = r"넓|좁|길(?:었|어|고|까|지|다)|긴|짧|비싸|비쌌|더\s(?:받|주|줬|들|쓰|썼|쓴|뽑|걸|내)"
_DIFFERENCE = re.compile(
    rf"(?:중에서?|중|가운데)\s(?:어디|어느|누가|무엇|뭐|뭘)[^?]{{0,30}}(?<![가-힣])더\s?(?:많|크|큰|컸|커|높|적|작|낮|넓|좁)"
    rf"|차이|격차|(?:보다|비해|비하면|대비)[^?]*(?:{_MOVED}|(?<![지실목])적|높|낮|크|큰|작|올|떨어|{_EXTENT})"
    r"|보다[^?]*(?:얼마|몇)[^?]*\s[더덜]\s|보다[^?]*\s[더덜]\s[^?]*(?:얼마|몇)"
    rf"|(?:몇|얼마나|얼마)\s*\S*\s*(?:더\s*)?(?:{_MOVED}|적|올랐|올라|낮아|높아|커졌|{_EXTENT})"
)
_BECAME = re.compile(
    r"(?<!에서\s)(?:몇\s?[가-힣]{1,3}|얼마)(?<=[가-힣])(?:으로|로)\s(?:더\s)?(?:늘|줄|증가|감소|확대|축소|올|오르|내려|떨어)"
)
"""What a figure has become is one figure, no difference (올해 정원은 몇 명으로 늘었나)."""


MINUS = re.compile(
    r"(?P<whole>[^\s,?]+?)(?:\s금액|\s인원|\s수)?에서\s(?P<less>[^\s,?]+?)(?:\s금액|\s인원|\s수)?[을를]\s(?:빼|뺀|차감)"
)
"""One figure less another (수입에서 수출을 빼면)."""
OF_THESE = re.compile(
    r"(?:(?:[그이]\s?(?:중|가운데)|거기)(?:에서?)?"
    r"|(?:(?<=합친\s)|(?<=합한\s)|(?<=더한\s)|(?<=묶은\s))[가-힣]{1,6}(?:에서|\s?중에서?|\s?가운데))"
    r"\s(?P<part>[^?]+?)(?:몇\s?(?:%|퍼센트|프로)|비중|비율)"
)
"""A share of what was just summed (그 가운데 나래 몫은 몇 %, 둘을 합친 예산에서 나래 몫은)."""


def task_of(text: str) -> str | None:
    """Return the task that a question sets, ``None`` where it asks for no result."""
    if _TO_GOAL.search(text) and not TOP.search(text) and not sums_up(text):
        return "difference"
    for task, pattern in (
        ("product", _PRODUCT),
        ("extremes", _EXTREMES),
        ("top", TOP),
        ("top", NTH),
        ("without", _WITHOUT),
        ("without", SINCE),
        ("short", _SHORT),
        ("short", UNDONE),
        ("rest", _REST),
        ("times", _TIMES),
        ("growth", _GROWTH),
        ("sum", _SUM),
    ):
        if pattern.search(text):
            if task == "sum" and _SHARE_OF_SUM.search(text):
                return "share"
            if task == "without" and _adds_rest(text):
                return "sum"
            if task == "sum" and _shares_sum(text):
                return "share"
            budgets = sum(stage in squeezed(text) for stage in STAGES) > 1
            return "rest" if task == "without" and budgets else task
    if _POINTS.search(text) and _DIFFERENCE.search(text):
        return "difference"
    if (_SHARE.search(text) and not _names_rate(text)) or (
        _PART.search(text) and not RATE.search(text)
    ):
        return None if _is_cell(text) else "share"
    if _DIFFERENCE.search(_BECAME.sub(" ", text)) and "과부족" not in text:
        return "difference"
    return "each" if _EACH.search(text) and _AVERAGE.search(text) else None


def _is_cell(text: str) -> bool:
    """Say whether a part itself is asked for, not its share (분야별 예산 중 나래 몫은 얼마)."""
    rate = re.search(r"%|퍼센트|프로(?!그램)|비율|비중|구성비", text)
    return _CELL.search(text) is not None and rate is None


def _names_rate(text: str) -> bool:
    """Say whether the only word for a share explains a rate by its name (쓴 비율은? 집행률)."""
    rate = re.search(r"[가-힣](?<!비)[률율](?=[은는이가을를의과와도)]|\s|$)", text)
    return rate is not None and {found[0] for found in _SHARE.finditer(text)} == {"비율"}


def _adds_rest(text: str) -> bool:
    """Say whether what is left is listed and to be summed (A를 뺀 B, C와 D를 합하면)."""
    out = _WITHOUT.search(text)
    return (
        out is not None
        and _TOGETHER.search(text) is not None
        and (len(listed_in(text[out.end() :])) > 1)
    )


def _shares_sum(text: str) -> bool:
    """Say whether a share is asked of what is listed, taken together (A와 B를 합친 비중)."""
    share = (
        _SHARE.search(text) is not None or re.search(r"몇\s*(?:%|퍼센트|프로)", text) is not None
    )
    return share and sums_up(text) and summed_in(text) == text


def summed_in(text: str) -> str:
    """Return what a question says of a sum, without the share of it that it asks for behind.

    Examples
    --------
    >>> summed_in("공방과 서점을 합친 액수와 그중 서점 비중은")
    '공방과 서점을 합친 액수와 '
    """
    behind = OF_THESE.search(text)
    if behind is None or not _TOGETHER.search(text, 0, behind.start()):
        return text
    return text[: behind.start()]


def set_against(text: str, *, together: bool = False) -> str | None:
    """Return what is asked of things taken together beside their sum, ``None`` for nothing.

    With ``together`` they are taken so without a word that says it.

    Examples
    --------
    >>> set_against("공방과 서점을 합친 예산은 2031년에서 2032년 사이 얼마나 늘었나")
    'difference'
    >>> set_against("공방과 서점을 합친 예산은 얼마인가") is None
    True
    """
    if not together and not sums_up(text):
        return None
    task = task_of(_TOGETHER.sub(" ", text))
    return task if task in ("difference", "growth", "share", "short", "rest") else None


def sums_up(text: str) -> bool:
    """Say whether a question takes several things together that it lists."""
    return _TOGETHER.search(text) is not None and len(listed_in(text)) > 1
