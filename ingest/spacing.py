"""Letter-spaced words joined again: ``경 제 정 책 과`` is set so to fill its table cell.

Nothing in the text says whether ``이 수 중 한 곳`` is one word or five. Two things decide: how many
letters stand alone in a row, and whether they are words that do stand alone in Korean.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Syllables that are words of their own: counters, determiners, bound nouns, adverbs.
_WORDS = frozenset(
    "이그저수중한두세네곳것등약총각더잘안못또즉전후내외매본현시군구동년월일명개건회차분팀억만"
)
# Words that two lone syllables mean wherever they stand.
_PAIRS = frozenset(
    """
    구분 합계 소계 총계 누계 비고 연번 출처 정원 현원 예산 결산 전체 위치 규모 면적 대상 기간 내용
    시설 기능 목적 근거 방법 일시 장소 기존 개선 변경 현행 개관 준공 착공 인원 실적 목표 계획 성과
    비중 증감 금액 단위 부서 담당 분야 유형 세입 세출 수입 지출 주제 강화 육성 조성 구축 확대 양성
    지원 완료 확인 홍보 신청 접수 선정 교육 전시 공사 설계
    """.split()  # noqa: SIM905 (a table of words reads better than a list of strings)
)
# Headings of table columns: the next word is another column's.
_HEADS = ("합계", "소계", "총계", "비고", "연번", "출처", "분야")
_LONGEST = 200  # characters of a run of lone letters: a row of a table's head, no book
_COUNTERS = "개명건회실석팀곳억만천원년월일차대종단기호"

_ONE = r"[가-힣A-Z]"
_GLUE = r"(?:[·&]|\ [·&]\ |\ +)"
_EDGE = r"(?<![가-힣A-Za-z0-9&])(?<![가-힣A-Za-z0-9]·)"
_END = r"(?![가-힣A-Za-z0-9]|[·&][가-힣A-Za-z]|\ [·&]\ [가-힣A-Za-z])"
_RUN = re.compile(rf"{_EDGE}{_ONE}(?:{_GLUE}{_ONE})+{_END}")
# One longer piece among lone syllables, cut in the wrong place: 일 자리 정 책 과, 콘 텐 츠산 업 과.
_RAGGED = re.compile(
    rf"{_EDGE}(?<![가-힣]\ )((?:[가-힣]\ )+)([가-힣]{{2}})((?:\ [가-힣]){{2,}}){_END}"
)
_COUNT = re.compile(rf"(?<![\w.,])(\d(?: \d){{1,5}}) ?([{_COUNTERS}])(?![가-힣A-Za-z0-9])")
_NUMBERED = re.compile(rf"(?<![\w.,)])(\d) ([{_COUNTERS}])(?= [가-힣] [가-힣](?![가-힣]))")
_BEFORE_LABEL = re.compile(r"[^가-힣A-Za-z0-9]*")
_AFTER_LABEL = re.compile(r"\s*(?:[:(\d※]|$)")
_AFTER_BRACKETED = re.compile(r"\s*[)\]]")


def join_letters(text: str) -> str:
    """Join the letter-spaced words of one line of text; ordinary short words stay apart."""
    text = _COUNT.sub(lambda count: count[1].replace(" ", "") + count[2], text)
    text = _NUMBERED.sub(r"\1\2", text)
    text = _RAGGED.sub(_joined_ragged, text)
    return _RUN.sub(_joined_run, text)


def join_label(text: str) -> str:
    """Join the letters of a table label, in which lone syllables are hardly ever words.

    Examples
    --------
    >>> join_label("일 자리 정 책 과"), join_label("1 급"), join_label("시청 예산")
    ('일자리정책과', '1급', '시청 예산')
    """
    pieces = text.split()
    single = [piece for piece in pieces if len(piece) == 1]
    joined = "".join(pieces)
    is_word = len(single) == len(pieces) > 1 and pieces[-1].isalpha() and joined.isalnum()
    return " ".join(_words(joined)) if is_word and len(text) <= _LONGEST else join_letters(text)


def _joined_run(run: re.Match[str]) -> str:
    """Return a run of lone letters as the words it spells; 및 never is a letter of one."""
    if len(run[0]) > _LONGEST:
        return run[0]
    parts = re.split(r"(?:^|\s+)및(?:\s+|$)", run[0])
    is_label = len(parts) > 1 or _is_label(run)
    return " 및 ".join(_joined_part(part, is_label) for part in parts).strip()


def _is_label(run: re.Match[str]) -> bool:
    """Tell a run of letters that opens its line or is alone in brackets."""
    text, start, end = run.string, run.start(), run.end()
    before = text[max(0, start - 3) : start].rstrip()  # a gap has two spaces at most
    if before.endswith(("(", "[")) and _AFTER_BRACKETED.match(text, end):
        return True
    opens = start <= _LONGEST and _BEFORE_LABEL.fullmatch(text, 0, start)
    return bool(opens and _AFTER_LABEL.match(text, end))


def _joined_part(part: str, is_label: bool) -> str:
    letters = re.findall(_ONE, part)
    hangul = [letter for letter in letters if letter >= "가"]
    strangers = sum(letter not in _WORDS for letter in hangul)
    if len(letters) < 2:
        return part
    if letters[:2] == ["구", "분"] and len(letters) > 2:  # the head of a table; no word begins so
        return "구분 " + _joined_part(part[part.index("분") + 1 :].strip(), is_label)
    if not hangul:
        return _joined_latin(part, letters)
    if len(letters) == 2:
        known = "".join(letters) in _PAIRS or (strangers > 0 and (is_label or "  " in part))
        return _tight(part) if known else part
    if _are_pairs(letters):
        return " ".join(_pairs(letters))
    if strangers < (1 if is_label else 2) or (strangers * 2 < len(hangul) and not is_label):
        return part
    return " ".join(word for spaced in _split_gaps(part) for word in _words(spaced))


def _joined_latin(part: str, letters: list[str]) -> str:
    """Join ``G R D P`` and ``R & D``, but not the options ``A B C``."""
    steps = {ord(second) - ord(first) for first, second in pairwise(letters)}
    return part if steps <= {0, 1} else _tight(part)


def _tight(part: str) -> str:
    return re.sub(_GLUE, lambda glue: glue[0].strip(), part)


def _pairs(letters: list[str]) -> list[str]:
    return [first + second for first, second in zip(letters[::2], letters[1::2], strict=False)]


def _are_pairs(letters: list[str]) -> bool:
    """Tell a row of two-letter words: all known, one repeated, or alike (중부 남부 동부)."""
    pairs = _pairs(letters)
    if len(letters) % 2:
        return False
    return (
        all(pair in _PAIRS for pair in pairs)
        or len(set(pairs)) < len(pairs)
        or (len(pairs) > 2 and len({pair[1] for pair in pairs}) == 1)
    )


def _split_gaps(part: str) -> list[str]:
    """Cut a run where its gaps say so: ``인 재  양 성`` but also ``구    분 합    계``."""
    wide = [_tight(word) for word in re.split(r" {2,}", part)]
    narrow = [_tight(word) for word in re.split(r"(?<! ) (?! )", part)]
    for words in (wide, narrow):
        if len(words) > 1 and len(wide) > 1 and min(map(len, words)) > 1:
            return words
    return ["".join(wide)]


def _words(word: str) -> list[str]:
    """Part column headings from what stands beside them: ``출처비고`` is two columns."""
    for head in _HEADS:
        if word.startswith(head) and len(word) > len(head) + 1:
            return [head, *_words(word[len(head) :])]
        if word.endswith(head) and len(word) > len(head) + 1:
            return [*_words(word[: -len(head)]), head]
    return [word]


def _joined_ragged(run: re.Match[str]) -> str:
    """Join across the longer piece, unless that is a word, and so perhaps a column, of its own."""
    single = (run[1] + run[3]).split()
    strangers = sum(letter not in _WORDS for letter in single)
    is_word = strangers >= 2 and strangers * 2 > len(single) and "및" not in single
    return run[0].replace(" ", "") if is_word and run[2] not in _PAIRS else run[0]
