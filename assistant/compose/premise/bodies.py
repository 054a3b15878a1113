"""The body that a question says runs something, or takes part in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import asks, clause_of, said_around
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted, said
from assistant.compose.rows import RowItem
from assistant.question.attributes import is_attribute

_NAME = r"(?<![가-힣A-Za-z0-9㈜])(?P<body>[가-힣A-Za-z0-9㈜&]{2,}?)"
_ENDS = (
    r"(?:진흥원|연구원|교육원|개발원|정보원|재단|공사|공단|협회|연합회|협의회|진흥회|조합|은행|금융|지주|금융지주|증권|전자"
    r"|통신|자동차|그룹|대학교|대학|대|기업|본부|위원회|학교|학회|센터|회사|과학원|기술원|연맹|중앙회|법인|㈜|팀)"
)
_RUNNING = r"위탁|수탁|운영|맡|관리|대행"
_IS_BODY = re.compile(
    rf"[가-힣A-Za-z0-9&]{{1,}}{_ENDS}|㈜.+|[A-Za-z&]{{2,}}|[A-Za-z]+[가-힣]{{2,}}"
)
_NO_BODY = re.compile(
    r"\d.*|(?:민간|외부|전문|자치|수탁|위탁|운영|공공|시|구|서울시|자치구|기업|법인|기관|업체|대학|회사|단체|협회|재단|정부|지자체|나라|도시|누|어디|직접|우리|공동)"
    r"(?:기관|법인|업체|시)?|.*[은는을를의에적]$|"
    r"(?:업무)?(?:보고서?|자료|문서|계획)|.*(?:사업|과제|프로젝트|프로그램|행사|작품|제품|사람)|"
    r"(?:연구|교육|금융|투자|경제|산업|시민|지원|국제|국내|해외|외국|현지|글로벌|공공)*"
    r"(?:기관|단체|업체|회사|기업|협회|재단|학교|대학|은행|연구[소원실]|센터|조합)들?|"
    r".*(?:전기|최대|확대|세대|시대|무대|침대|절대|상대|증대|토대|지역대|현대|초대|연대|기대|공대|20대|30대|40대|중대)$|전국.*"
)
# How a body takes part, as asked and as reports write it; what follows the name in a question.
_WITH = re.compile(r"협력|협업|공동|함께|제휴|협약|MOU|업무협약|-|와|과")
_ROLES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(_NAME + asked), re.compile(written))
    for asked, written in (
        (
            rf"(?:에서|이|가)\s*(?:직접\s*|민간\s*)?(?:{_RUNNING})[가-힣]*",
            r"위탁|수탁|운영기관|운영주체|운영법인|운영사|운영부서|추진부서|대행|운영",
        ),
        (
            r"(?:와|과|이랑|랑|하고)\s*(?:\S+\s)?(?:협력|협업|공동|함께|같이|손잡|손을|제휴|협약|MOU|맺)[가-힣]*",
            _WITH.pattern,
        ),
        (
            r"(?:이|가)\s*(?:\S+\s)?(?:수탁기관|운영기관|수행기관|대행사|주관|주최|후원)[가-힣]*",
            r"수탁|위탁|주관|주최|후원|수행|대행|운영",
        ),
        (
            r"(?:이|가|으로|로)\s*(?:\S+\s){0,4}?(?:선정|지정|뽑[힌혔]|정해[진졌])[가-힣]*",
            r"선정|지정|공모|위탁|수탁",
        ),
        (
            r"에\s*(?:민간\s*)?(?:위탁(?!법인|기[관간]|업체|[금료비])|맡[기긴겼겨])[가-힣]*",
            r"위탁|수탁|대행",
        ),
    )
)
# 가온관을 맡고 있는 한빛재단의 위탁기간: what is run stands before the verb, the body behind it.
_RUNNER = (
    re.compile(
        rf"(?<=[을를]\s)(?:{_RUNNING})[가-힣]*\s?(?:있)?[는은]\s"
        rf"(?P<body>[가-힣A-Za-z0-9㈜]+(?:진흥원|연구원|재단|공사|공단|협회|연합회|진흥회|조합|대학교?|법인))"
        r"(?=[의은는이가]\s|에서)"
    ),
    _ROLES[0][1],
)
# 수탁기관이 한빛재단이라는데: the part stands before the body.
_PART_OF = (
    re.compile(
        r"(?:수탁|위탁|운영|주관|수행|대행)(?:기관|법인|업체|사|주체)[은는이가]?\s"
        r"(?P<body>[가-힣A-Za-z0-9㈜]{2,}?)(?=이?라(?:는데|던데|고|면서)|인데|이?죠|이?지요|\s?맞)"
    ),
    re.compile(r"위탁|수탁|운영|주관|수행|대행"),
)
_RUNS = re.compile(
    r"위탁법인|수탁|운영기관|운영주체|위탁기관|운영법인|운영사|민간위탁|추진부서|운영부서"
)
_FORMALLY = re.compile(
    r"(?:(?:민간)?위탁|수탁|운영(?:기관|법인|주체|사|방식))(?:기관|법인|주체|사|방식)?[^)(\d]{0,24}[(:：]"
)
# Fields and kinds of work that are written like the short name of a body.
_FIELD = (
    r"(?:R&D|AI|IT|ICT|IP|IR|PR|BI|XR|VR|AR|MOU|ESG|AX|DX|POC|CEO|MICE|OTT|SW|HW|PM|TV|SNS|ODA)"
)
_OTHER = re.compile(
    rf"[가-힣A-Za-z0-9&]{{1,}}{_ENDS}(?![가-힣])|[㈜]\s?[가-힣A-Za-z]+|\(주\)\s?[가-힣A-Za-z]+"
    rf"|(?<![A-Za-z&])(?!{_FIELD}(?![A-Za-z&]))[A-Z&]{{2,}}"
    r"|(?<=\()[가-힣A-Za-z]{2,}(?=[,)])"
)
_PARTNER = re.compile(
    rf"{_OTHER.pattern}|[가-힣]{{2,}}(?=(?:와|과)\s(?:협력|공동|협업|함께))|(?<=[-·])[가-힣]{{2,}}"
)
_NOW = re.compile(r"(?<![가-힣])(?:현|현재|지금|요즘|이제)(?=\s|는|도|의|[,?])")
_THEN = re.compile(r"당시|그때|예전|과거|처음|(?:았|었|했|됐|였|하|이)던\s")
_LEAST, _ENOUGH, _RELATED = 0.7, 3.5, 0.5
_NEAR_BEST, _NEARLY = 0.85, 0.7
_KIND = 3  # letters that the names of things of one kind end in


@dataclass(frozen=True, slots=True)
class _Claim:
    body: str
    words: str
    end: int
    written: re.Pattern[str]


def wrong_body(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a body that a question names in passing."""
    for claim in claims_of(ground.question.question, ground.unheard()):
        around = said_around(ground.question, claim.end)
        plain = squeezed(claim.body)
        names = tuple(
            name
            for name in ground.names_in(around)
            if name.text not in plain and plain not in name.text and not is_attribute(name.text)
        )
        stated = around == clause_of(ground.question.question)
        if not names or (not stated and sum(name.weight for name in names) < _ENOUGH):
            continue
        found = _contradicted(ground, claim, names)
        if found is not None:
            return found
    return None


def claims_of(text: str, unheard: Collection[str]) -> Iterator[_Claim]:
    """Yield the bodies that a text names; what no report speaks of may be a name of any form.

    Examples
    --------
    >>> [claim.body for claim in claims_of("한빛재단과 함께 여는 축제", ())]
    ['한빛재단']
    >>> [claim.body for claim in claims_of("해외 연구단체와 손잡은 게", ("연구단체",))]
    []
    """
    for word in re.finditer(r"\S+", text):
        for role, written in (*_ROLES, _RUNNER, _PART_OF):
            match = role.match(text, word.start())
            if match is None or _NO_BODY.fullmatch(match["body"]) or asks(match[0]):
                continue
            entrusted = re.search(r"위탁|수탁", match[0].replace(match["body"], ""))
            named = _IS_BODY.fullmatch(match["body"]) or squeezed(match["body"]) in unheard
            if entrusted or named:
                yield _Claim(match["body"], match[0], match.end(), written)


def _contradicted(ground: Ground, claim: _Claim, names: tuple[Name, ...]) -> Contradiction | None:
    if _takes_part(ground, claim):
        return None
    statements = ground.about(names, _LEAST / 2, any_body=True)
    if not statements or statements[0].share < _LEAST * ground.ease:
        return None
    best = statements[0].share
    near = [s for s in statements if s.share >= max(_RELATED, _NEAR_BEST * best)]
    told = [
        (s, says)
        for s in statements
        if s.share >= _RELATED * ground.ease
        and (says := _told(ground, s, claim, names))
        and (ground.ease == 1 or not _named(claim.body, s.context, ground))
    ]
    if told and _is_of_now(ground, told, _NEAR_BEST * best):
        infos = ground.writer.reports
        newest = max(infos[s.item.report].issued for s, _ in told)
        told = [found for found in told if infos[found[0].item.report].issued == newest]
        near = [s for s in near if infos[s.item.report].issued == newest]
    texts = [says for _, says in told]
    texts += [s.own for s in near if claim.written.search(s.own) and not _is_row(s)]
    if any(_named(claim.body, text, ground) for text in texts):
        return None
    told = [found for found in told if found[0].share >= _NEARLY * best]
    favoured = ground.question.favoured if ground.question.years else ()
    told.sort(
        key=lambda found: (
            found[0].item.report not in favoured,
            not (_FORMALLY.search(found[1]) or _is_row(found[0])),
        )
    )
    return contradicted(claim.words, *told[0], (claim.body,)) if told else None


def _takes_part(ground: Ground, claim: _Claim) -> bool:
    """Say whether what speaks of the whole question most tells that its body takes part."""
    best = next(iter(ground.evidence), None)
    if best is None or isinstance(best.item, RowItem) or claim.written is not _WITH:
        return False
    texts = (best.item.text, *(parent.text for parent in best.item.parents))
    return any(claim.body in text and _WITH.search(text) for text in texts)


def _is_of_now(ground: Ground, told: Sequence[tuple[Statement, str]], near: float) -> bool:
    """Say whether the newest report counts: it is asked about now, or names no other time.

    Without a word of now the newest report has to tell of the very matter.
    """
    question, infos = ground.question, ground.writer.reports
    if _NOW.search(question.question):
        return True
    newest = max(infos[s.item.report].issued for s, _ in told)
    best = max(s.share for s, _ in told if infos[s.item.report].issued == newest)
    return not (question.years or _THEN.search(question.question)) and best >= near


def _is_row(statement: Statement) -> bool:
    return isinstance(statement.item, RowItem)


def _told(ground: Ground, statement: Statement, claim: _Claim, names: Sequence[Name]) -> str:
    """Return what a statement says of the body that has the claimed part, or ``""``.

    What is of the kind of the matter itself (가온교육원, 나루교육원) is no body that runs it.
    """
    item = statement.item
    if isinstance(item, RowItem):
        text = ground.question.question
        for asked in (text, f"{text} 위탁법인", f"{text} 추진부서"):
            cells = [
                cell
                for cell in ground.cells(item, asked)
                if _RUNS.search(squeezed(" ".join((*item.labels, *cell.column))))
                and re.search(r"[가-힣]{2}", cell.text)
            ]
            if len(cells) == 1:
                return said(item, cells)
        return ""
    asked = squeezed(ground.question.question)
    taking_part = claim.written is _WITH or "선정" in claim.written.pattern
    other = _PARTNER if taking_part else _OTHER
    others = [squeezed(match[0]) for match in other.finditer(item.text)]
    own = squeezed(claim.body)[-_KIND:]
    kinds = tuple(kind for name in names if (kind := name.text[-_KIND:]) != own)
    named = claim.written.search(item.text) and any(
        other not in asked and not _NO_BODY.fullmatch(other) and not other.endswith(kinds)
        for other in others
    )
    return said(item) if named else ""


def _named(body: str, text: str, ground: Ground) -> bool:
    """Say whether a text names a body, also by what reports write instead of its name."""
    plain = squeezed(text)
    others = [
        other
        for name in ground.writer.wanted.names
        if name.text in squeezed(body) or squeezed(body) in name.text
        for other in name.others
    ]
    return any(squeezed(written) in plain for written in (body, *others))
