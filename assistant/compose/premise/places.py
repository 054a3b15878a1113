"""Where something is or happens, as a question takes it for granted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.candidates import span
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import clause_of
from assistant.compose.premise.ground import (
    ENOUGH,
    Contradiction,
    Ground,
    Statement,
    contradicted,
    said,
)
from assistant.compose.premise.matter import binding, main_of, tell_apart
from assistant.compose.premise.toponyms import is_country, is_place, is_venue, places_in
from assistant.compose.rows import RowItem
from assistant.question.attributes import is_attribute
from assistant.question.years import other_year

_PLACE = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<place>[가-힣A-Za-z0-9]{2,}?)(?:"
    r"에(?:다|도|만)?\s*(?:새로\s*|신규로\s*|처음\s*|(?:\S+\s){1,2}(?=몰|모여|집중|밀집))?(?:있|위치|소재|자리|짓|지[어은을]|들어서|들어[선설]"
    r"|건립|조성|세[우운]|만[드든들]|설치|두[는고]|둔|여는|[연열]\s|문을|개[관소장]|몰려|몰린|모여|모인|집중|밀집)"
    r"|에서\s*(?:(?:하루|이틀|사흘|나흘|닷새|엿새)간?\s)?(?:\S+\s)??(?:열|여는|연\s|연다|개최|치르|치[러른]|진행|하는|한다|했다|[한할온올]\s|옮|이전|선보))"
)
# What says when or how much, or what asks, is no place.
_NO_PLACE = re.compile(
    r"\d+(?:년|월|일|개|층)|[가-힣]{2,}(?:과|담당관|본부|부서|팀|재단|공사|진흥원|협회|위원회)$|보고|계획|사업|올해|작년|내년|어디|안|밖|현재|이번|처음|예산|조직|기준"
)
# A kind of place that is nobody's name (남산 자락에 짓는, 시 소유 건물에 든).
_SOMEWHERE = re.compile(
    r"(?:자락|아래|밑|위|근처|인근|부근|주변|옆|앞|뒤|건물|한복판|도심|시내|강변|기슭|쪽|터|부지|자리|공간|지역|동네|현장)$"
)
_ANY = re.compile(
    r"(?:행사|사업|시설|건물|기업|회사|업체|단체)(?:들)?$"
)  # tell no matter from others
_LASTS = re.compile(r"하루|이틀|사흘|나흘|닷새|엿새|\d")
_SUCH = re.compile(r"(?:이?나\s\S+|이?든)?\s같은\s?(?:데|곳|지역|도시)")  # 제주나 속초 같은 데
_WHICH = re.compile(r"(?:어느|어떤|무슨)\s$")
_SITED = re.compile(r"위치|소재|개최|열리|열린")
_LABEL = re.compile(r"위치|장소|소재지|주소")
_LABELLED = re.compile(r"^.{0,8}(?:위치|장소|소재지|주소)[^:：(]{0,3}(?:[:：)]|\((?!\d)).")
_WHICH_HOUSE = re.compile(r"\s(?:어느|어떤|무슨)\s(?:건물|빌딩|타워|동네|거리|층)")
# A name with such a particle is that of a thing (나루센터 관악을), not where something is.
_AS_THING = re.compile(r"(?:을|를|은|는|이|가|도|과|와)(?![가-힣])")
# The place of what stands right before it: 나루센터(가온구 한빛빌딩), 나루센터 : 가온구
_BOUND = (
    r"(?<![가-힣A-Za-z0-9])(?i:{0})(?:(?:은|는)?\s?[(:：]\s?|[^(),:：\d]{{0,12}}\((?=[가-힣]{{2,}}\)))"
    r"(?P<place>[가-힣]{{2,}})"
)
_DISTRICT = re.compile(r"([가-힣]{1,4}구)(?![가-힣])")
_ADDRESS = re.compile(r"[가-힣]구(?![가-힣])|[가-힣]동(?![가-힣])|[가-힣][로길]\s?\d")
_LEAST = 0.6
_SURELY = 0.8  # … to tell where its matter is by what stands beside it
_NEARLY = 0.5  # … and what may agree with the place
_HERE = frozenset({"서울", "서울시", "한국", "대한민국"})  # what every report speaks of
_SAME = 0.85  # of the best share: as much about the matter as what speaks of it most
_BESIDE = 40  # letters between a matter's name and its place in a sentence
_HOUSE = 16  # letters from a country's name to the end of that of what is there
_BLOCK = 12  # lines around that still belong to the same matter


def wrong_place(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a place that a question names in passing."""
    text = ground.question.question
    for match in _PLACE.finditer(text):
        place = squeezed(match["place"])
        vague = _NO_PLACE.search(place) or _SOMEWHERE.search(place)
        if not (vague or _WHICH.search(text[: match.start()])):
            matter = _matter(ground, match)
            names = tuple(n for n in matter if place not in n.text and not _ANY.match(n.text))
            names = tuple(n for n in names if not is_place(n.text)) or names
            names = tuple(n for n in names if not _LASTS.match(n.text)) or names
            found = _elsewhere(ground, names, match["place"], match[0])
            if found is not None:
                return found
    clause = clause_of(text)
    for name in ground.names_in(text):
        at = text.find(name.text) + len(name.text)
        if not is_place(name.text) or name.text in _HERE or _SUCH.match(text, at):
            continue
        if (found := _of_country(ground, name, at)) is not None:
            return found
        housed = _WHICH_HOUSE.match(text, at) is not None
        if housed or (name.text in clause and not _AS_THING.match(text, at)):
            around = text if housed else clause
            names = tuple(n for n in ground.names_in(around) if n.text != name.text)
            found = _elsewhere(ground, names, name.text, name.text)
            if found is not None:
                return found
    return None


def _of_country(ground: Ground, country: Name, end: int) -> Contradiction | None:
    """Return the contradiction of the country that stands before what it is said of."""
    if not is_country(country.text) or ground.question.question[end : end + 1] != " ":
        return None
    behind = ground.question.question[end : end + _HOUSE]
    if any(
        is_attribute(word) for word in re.findall(r"[가-힣]{2,}(?=[과와은는이가을를의]?\s)", behind)
    ):
        return None  # 홍콩 전시 기간: asked of what is there, and said of nothing
    for name in ground.names_in(behind):
        told = (s for s in ground.about((name,), _LEAST) if name.text in squeezed(s.own))
        apart = _apart([s for s in told if country.text not in s.context], (name,), country.text)
        if apart is not None:
            found = contradicted(country.text, apart, words=(country.text,))
            return replace(found, phrase=country.text)
    return None


def _elsewhere(
    ground: Ground, names: Sequence[Name], place: str, words: str
) -> Contradiction | None:
    """Return the contradiction by what says that a matter is at another place."""
    if ground.ease < 1 and tell_apart(heard := ground.heard(names)):
        names = heard  # what no report calls it by tells of nothing that is near
    if not any(is_matter(ground, name) for name in names):
        return None
    plain = squeezed(place)
    statements = ground.about(names, 0.0)
    if not statements or statements[0].share < _LEAST * ground.ease:
        return None
    near, related = _block(statements), ground.about(names, _NEARLY)
    close = [s for s in near if binding(s, names)]
    if any(_told_place(ground, statement) for statement in close):
        near, related = close, [s for s in related if binding(s, names)]
    if (apart := _apart(near, names, plain)) is not None:
        return contradicted(words, apart, words=(place,))
    years = ground.question.years
    others = [s for s in (*near, *related) if years and other_year(s.own, years)]
    spoken = [s for s in (*near, *related) if s not in others] or others
    if any(plain in squeezed(_told_of(ground, s)) for s in spoken):
        return None
    if statements[0].share < _SURELY:  # what stands beside a mere mention is of something else
        near = [s for s in near if s.share >= _SAME * statements[0].share]
    told = [(s, says) for s in near if (says := _told_place(ground, s))]
    told = [one for one in told if one[0] not in others] or told
    if "에서" not in words:
        # Where a building stands is told by its district, not by another building's name.
        told = [(s, says) for s, says in told if _ADDRESS.search(says)]
    told.sort(key=lambda found: _DISTRICT.search(found[1]) is None)
    if not told and is_place(plain) and sum(n.weight for n in names) >= ENOUGH:
        known = squeezed(ground.question.question)
        main = main_of(names).text
        housed = is_venue(plain) or "에서" in words
        told = [
            (s, said(s.item))
            for s in near
            if not isinstance(s.item, RowItem)
            and (main in squeezed(s.own) or _SITED.search(s.own))
            and any(
                other not in known
                and other not in _HERE
                and (housed or not is_venue(other))
                and abs(squeezed(s.own).find(other) - squeezed(s.own).find(main)) < _BESIDE
                for other in places_in(s.own)
            )
        ]
    if not told:
        return None
    statement, says = told[0]
    return None if plain in squeezed(says) else contradicted(words, statement, says, (place,))


def is_matter(ground: Ground, name: Name) -> bool:
    """Say whether a name may be a matter's, and is no word of anything (꾸미는 데 드는 돈)."""
    asked = {squeezed(one.asked) for one in ground.question.expansions if one.source == "everyday"}
    return name.text not in asked and not is_attribute(name.text)


def _matter(ground: Ground, match: re.Match[str]) -> tuple[Name, ...]:
    """Return the names of what is said to be at a place: before 에 있다는데, behind 에 있는."""
    text = ground.question.question
    clause = clause_of(text)
    if match.end() <= len(clause) and not re.match(
        r"는(?![데다])|을|[가-힣]?[은는]\s", text[match.end() :]
    ):
        return ground.names_in(clause)
    return ground.names_behind(match.end()) or ground.names_in(text)


def _block(statements: Sequence[Statement]) -> list[Statement]:
    """Return what speaks of a matter the most, and what stands under its heading beside it."""
    best = [s for s in statements if s.share >= _SAME * statements[0].share]
    head = best[0].item
    first = span(head)[0]
    beside = [
        s
        for s in statements
        if s.share < _SAME * statements[0].share
        and not isinstance(s.item, RowItem)
        and not isinstance(head, RowItem)
        and s.item.report == head.report
        and s.item.heading == head.heading
        and abs(span(s.item)[0] - first) <= _BLOCK
    ]
    return best + beside


def _apart(near: Sequence[Statement], names: Sequence[Name], plain: str) -> Statement | None:
    """Return the statement that has another place right behind the name of the matter."""
    if not is_place(plain):
        return None
    main = main_of(names)
    bound = re.compile(_BOUND.format(r"\s?".join(map(re.escape, main.text))))
    told = [
        (statement, found["place"])
        for statement in near
        for found in bound.finditer(statement.own)
        if is_place(found["place"])
    ]
    if any(plain in place or place in plain for _, place in told):
        return None
    return next((statement for statement, _ in told), None)


def _told_of(ground: Ground, statement: Statement) -> str:
    """Return the words of a statement that may tell its place: of a row those of one cell."""
    item = statement.item
    if isinstance(item, RowItem) and _LABEL.search(squeezed(" ".join(item.labels))):
        cells = ground.cells(item, ground.question.question)
        if len(cells) == 1:
            return cells[0].text
    return statement.context


def _told_place(ground: Ground, statement: Statement) -> str:
    """Return where a statement says its matter is, or ``""``."""
    item = statement.item
    if isinstance(item, RowItem):
        labels = " ".join(item.labels)
        if not _LABEL.search(squeezed(labels)):
            return labels if _DISTRICT.search(labels) else ""
        cells = ground.cells(item, ground.question.question)
        return said(item, cells) if len(cells) == 1 else ""
    plain = squeezed(item.text)
    return said(item) if _LABELLED.search(plain) and len(plain) > 6 else ""
