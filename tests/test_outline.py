import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Line
from ingest.outline import MAX_LEVELS, MAX_TITLE, heading_paths


def _paths(text):
    """Return the path of each line that is not blank, by the line's stripped text."""
    lines = [Line(number, part) for number, part in enumerate(text.split("\n"), start=1)]
    paths = heading_paths(lines)
    return {line.text.strip(): path for line, path in zip(lines, paths, strict=True) if line.text}


SPACED = """
 환 경 녹 지 국

Ⅰ. 일 반 현 황

조직현황 - 1국‧4과 (’25.3.31. 기준)

녹지국장(3급)

\uf06d 인력현황 - 정원 80명 / 현원 78명

구 분 정원 현원

    Ⅲ. 주요 업무 추진계획

1.  시민이 누리는 공원 조성과 가로수 정비

2.  맑은 물 공급을 통한 하천 생태 회복

 1. 시민이 누리는 공원

조성과 가로수 정비

\uf06d 새숲공원 조성

\uf06d 가로수 정비

1  새숲공원 조성

도심의 빈 땅을 공원으로 바꾸어 시민 누구나 가까운 곳에서 쉴 수 있도록 하고

\uf06d 사업개요

○ 위 치 : 나루구 들꽃길 7

－ 규 모 : 3,200㎡

○ 소요예산 : 4,000백만원

\uf06d 추진내용

①① 산책로 조성 : ’25년 목표 3.2㎞

○ (산 책 로) 1.1㎞(’23.) ⇨ 2.0㎞(’24.)

－ 20구간 조성

②② 나무 심기

○ 느티나무 등 2,000그루

\uf06d 향후계획

○ 개장식 : ’25. 10월

2 가로수 정비

①① 나루구 구간

\uf06d 사업개요

○ 대상 : 플라타너스 300그루

②② 솔뫼구 구간

\uf06d 사업개요

○ 대상 : 은행나무 200그루

 2. 맑은 물 공급을

통한 하천 생태 회복

\uf06d 물레천 살리기

1 물레천 살리기

\uf06d 사업개요

○ 수질 : 2등급 유지
"""

_PARKS = ("주요 업무 추진계획", "시민이 누리는 공원 조성과 가로수 정비")
_PARK = (*_PARKS, "새숲공원 조성")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("환 경 녹 지 국", ()),
        ("Ⅰ. 일 반 현 황", ("일반현황",)),
        ("녹지국장(3급)", ("일반현황", "조직현황")),
        ("구 분 정원 현원", ("일반현황", "인력현황")),
        ("1.  시민이 누리는 공원 조성과 가로수 정비", ("주요 업무 추진계획",)),
        ("1. 시민이 누리는 공원", _PARKS),
        ("조성과 가로수 정비", _PARKS),
        ("1  새숲공원 조성", _PARK),
        ("－ 규 모 : 3,200㎡", (*_PARK, "사업개요", "위치 : 나루구 들꽃길 7")),
        ("○ 소요예산 : 4,000백만원", (*_PARK, "사업개요")),
        (
            "－ 20구간 조성",
            (
                *_PARK,
                "추진내용",
                "산책로 조성 : '25년 목표 3.2㎞",
                "(산책로) 1.1㎞('23.) ⇨ 2.0㎞('24.)",
            ),
        ),
        ("○ 느티나무 등 2,000그루", (*_PARK, "추진내용", "나무 심기")),
        ("○ 개장식 : ’25. 10월", (*_PARK, "향후계획")),
        ("○ 대상 : 플라타너스 300그루", (*_PARKS, "가로수 정비", "나루구 구간", "사업개요")),
        ("○ 대상 : 은행나무 200그루", (*_PARKS, "가로수 정비", "솔뫼구 구간", "사업개요")),
        (
            "○ 수질 : 2등급 유지",
            (_PARKS[0], "맑은 물 공급을 통한 하천 생태 회복", "물레천 살리기", "사업개요"),
        ),
    ],
)
def test_text_set_for_a_page(line, path):
    """Letter-spaced, every line apart, glyphs without Unicode for □, broken chapter titles."""
    assert _paths(SPACED)[line] == path[-MAX_LEVELS:]


TABBED = """
주요 업무 보고

I. 일반 현황

조직현황

- 1국·3과

인력현황

- 정원 40명, 현원 39명

구 분	정원	현원
계	40	39

II. 부서별 주요 업무

1. 평생학습과

시민배움터 운영
작은도서관 지원

2. 체육진흥과

생활체육 교실

1. 평생학습과

① 시민배움터 운영

② 작은도서관 지원

1 시민배움터 운영

평생학습과장 : 홍길동 ☎1234

□ 사업개요

- 추진목적 : 배움의 기회 확대
- 주요내용

낮 강좌

- 대상 : 은퇴자
 - 인원 : 200명

밤 강좌

- 대상 : 직장인

□ **추진목표**

구 분	목표
강좌	20

① 낮 강좌 운영

□ 추진계획

- 강좌 20개 개설

□ 예산 집행 현황

사업명	예산
낮 강좌	120

□ 추진계획

- 강좌 15개 개설

2

작은도서관 지원

□ 사업개요

- 대상 : 22곳

III. 감사 처리결과

1. 총괄

2. 시정 요구

3. 건의

1 총괄

□ 조치내역

구 분	건수
계	3

2 시정 요구

시정 요구	조치결과
가로등 고장	완료

시정 요구	조치결과
나무 쓰러짐	완료

○(하천 관련) 물이 흐려 대책이 필요함

추진내용

- 수질 검사

시정 요구	조치결과
보도 파손	완료

건의	조치결과
공원 확충	추진 중
"""

_STUDY = ("부서별 주요 업무", "평생학습과", "시민배움터 운영")
_AUDIT = "감사 처리결과"


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("- 1국·3과", ("일반 현황", "조직현황")),
        ("계	40	39", ("일반 현황", "인력현황", "정원 40명, 현원 39명")),
        ("생활체육 교실", ("부서별 주요 업무",)),
        ("1 시민배움터 운영", _STUDY),
        ("평생학습과장 : 홍길동 ☎1234", _STUDY),
        (" - 인원 : 200명".strip(), (*_STUDY, "사업개요", "낮 강좌", "대상 : 은퇴자")),
        ("- 대상 : 직장인", (*_STUDY, "사업개요", "밤 강좌")),
        ("강좌	20", (*_STUDY, "추진목표")),
        ("- 강좌 20개 개설", (*_STUDY, "낮 강좌 운영", "추진계획")),
        ("낮 강좌	120", (*_STUDY, "낮 강좌 운영", "예산 집행 현황")),
        ("- 강좌 15개 개설", (*_STUDY, "추진계획")),
        ("- 대상 : 22곳", (*_STUDY[:2], "작은도서관 지원", "사업개요")),
        ("계	3", (_AUDIT, "총괄", "조치내역")),
        (
            "추진내용",
            (_AUDIT, "시정 요구", "(하천 관련) 물이 흐려 대책이 필요함", "추진내용"),
        ),
        ("보도 파손	완료", (_AUDIT, "시정 요구")),
        ("공원 확충	추진 중", (_AUDIT, "건의")),
    ],
)
def test_tabbed_text(line, path):
    """Unmarked sections, lists of contents, ① above □, lost headings, continued tables."""
    assert _paths(TABBED)[line] == path


MARKDOWN = """
2025년도 주요 업무보고

1. 일반현황

I

기본현황

□ 설립목적

- 시민의 건강 증진

II 경영현황

□ 인력현황

(’25년 2월 기준)

| 구 분 | 계 |
|---|---|
| 정 원 | 40 |

2. 주요사업

- I. 건강 증진
- II. 응급 의료

I. 건강 증진

1. 걷기 교실
2. 금연 상담
3. 이동 진료

1

걷기 교실

걷기 좋은 길을 알리고 함께 걷는 모임을 돕는다

□ 주요 추진계획

- (모임) 동네 모임 20개 지원
 - 길잡이 양성
 - ▶ 40명 교육

'25년 예산: 120백만원

향후 추진일정

- 모집 : 2025년 3월

2

금연 상담

□ 주요 추진계획

- 상담소 4곳

□ '25년 예산: 300백만원

의료기관이 먼 동네를 찾아가는 진료를 늘리고 건강 정보를 나누어 모두가 건강하게

□ 주요 추진계획

- 진료 버스 2대

※ 차량현황

| 차 | 정원 |
|---|---|
| 가 | 4 |
"""

_HEALTH = ("주요사업", "건강 증진")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("기본현황", ("일반현황", "기본현황")),
        ("- 시민의 건강 증진", ("일반현황", "기본현황", "설립목적")),
        ("| 정 원 | 40 |", ("일반현황", "경영현황", "인력현황")),
        ("2. 금연 상담", _HEALTH),
        ("걷기 교실", (*_HEALTH, "걷기 교실")),
        (
            "- ▶ 40명 교육",
            (*_HEALTH, "걷기 교실", "주요 추진계획", "(모임) 동네 모임 20개 지원", "길잡이 양성"),
        ),
        ("'25년 예산: 120백만원", (*_HEALTH, "걷기 교실", "'25년 예산: 120백만원")),
        ("- 모집 : 2025년 3월", (*_HEALTH, "걷기 교실", "향후 추진일정")),
        ("- 상담소 4곳", (*_HEALTH, "금연 상담", "주요 추진계획")),
        (
            "의료기관이 먼 동네를 찾아가는 진료를 늘리고 건강 정보를 나누어 모두가 건강하게",
            (*_HEALTH, "이동 진료"),
        ),
        ("- 진료 버스 2대", (*_HEALTH, "이동 진료", "주요 추진계획")),
    ],
)
def test_markdown_tables_and_lone_numerals(line, path):
    """1. above I., numerals alone on a line, a lost heading found again in the contents."""
    assert _paths(MARKDOWN)[line] == path


def test_a_table_ends_its_caption():
    paths = _paths(
        "□ 현황\n\n- 시설\n\n시설별 이용 인원\n\n곳\t명\n가\t1\n\n- 다음 항목\n - 딸린 항목\n"
    )
    assert paths["가\t1"] == ("현황", "시설", "시설별 이용 인원")
    assert paths["- 딸린 항목"] == ("현황", "다음 항목")


def test_markdown_headings_nest_by_their_level():
    paths = _paths("# 업무보고\n## 사업\n### 새숲\n글\n## 예산\n글2\n# 부록\n글3\n")
    assert paths["글"] == ("업무보고", "사업", "새숲")
    assert paths["글2"] == ("업무보고", "예산")
    assert paths["글3"] == ("부록",)


@pytest.mark.parametrize(
    "line", ["3. 24. 개관", "2. 28.(금) ~ 3. 1.", "1.5조원 규모", "V 커머스 지원", "7 400 1,200 33"]
)
def test_dates_and_figures_are_no_headings(line):
    assert _paths(f"Ⅰ. 현황\n\n□ 개요\n\n○ 내용\n{line}\n\n○ 다음")[line] == ("현황", "개요")


GLYPHS = """
Ⅰ. 일반현황

\uf000 조직현황 - 1국 2과 (’25. 3. 31. 기준)
○ 사업소 : 나루관리소
\uf000 정원과 현원
(단위 : 명)
공원과 12

Ⅱ. 업무보고

\uf000 새숲공원 조성
\uf000 가로수 정비 현황

1 새숲공원 조성

□ 개요
○ 위치 : 나루구
\uf000 산책로 정비
○ 기간 : 1년
□ 계획
□ 일정
"""


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("○ 사업소 : 나루관리소", ("일반현황", "조직현황")),
        ("공원과 12", ("일반현황", "정원과 현원")),
        ("\uf000 가로수 정비 현황", ("업무보고",)),
        ("○ 기간 : 1년", ("업무보고", "새숲공원 조성", "개요")),
    ],
)
def test_glyphs_without_unicode_are_boxes_where_a_chapter_has_no_others(line, path):
    assert _paths(GLYPHS)[line] == path


@pytest.mark.parametrize("rest", ["31.(3년)", "31. 까지 모집", "2. (2년)"])
def test_the_rest_of_a_date_cut_at_the_line_is_no_heading(rest):
    paths = _paths(f"1. 나루 사업\n□ 개요\n － 협약기간 ’23. 1. 1. ~ ’25. 12. \n{rest}\n□ 실적")
    assert paths[rest] == ("나루 사업", "개요")
    assert paths["□ 실적"] == ("나루 사업", "실적")


def test_a_heading_may_follow_a_bullet_that_ends_with_a_month():
    paths = _paths("1. 나루 사업\n□ 개요\n○ 기간 : ’25. 1. ~ ’25. 12.\n2. 솔뫼 사업\n□ 개요")
    assert paths["2. 솔뫼 사업"] == ("솔뫼 사업",)


def test_lettered_headings_count_on_and_the_end_of_a_sentence_is_none():
    paths = _paths("1. 나루 사업\n길을 넓혔습니\n다. 이어서 놓음\n가. 배경\n○ 좁음\n나. 계획\n글")
    assert paths["다. 이어서 놓음"] == ("나루 사업",)
    assert paths["가. 배경"] == ("나루 사업", "배경")
    assert paths["글"] == ("나루 사업", "계획")


def test_a_line_that_continues_a_bullet_is_no_heading():
    bullets = "".join(
        f"○ 공원과 산책로를 함께 잇는 {number}번째 구간의 길을 넓혀\n\n걷기 좋은 길로 조성\n\n"
        for number in range(1, 9)
    )
    paths = _paths(f"□ 추진계획\n\n{bullets}")
    assert {path for path in paths.values()} == {("추진계획",)}


def test_long_paths_and_titles_are_cut():
    deep = "".join(f"{'#' * level} {level}층\n" for level in range(1, 7))
    text = deep + "□ 개요\n① 과제\n○ 내용\n－ " + "긴" * 200 + "\n· 잎\n"
    path = _paths(text)["· 잎"]
    assert len(path) == MAX_LEVELS
    assert path[-1] == "긴" * (MAX_TITLE - 1) + "…"


def test_a_text_without_headings_has_empty_paths():
    assert set(_paths("첫 줄입니다.\n둘째 줄입니다.").values()) == {()}
    assert heading_paths([]) == ()


@pytest.mark.parametrize("line", ["", "나루 사업을 올해 마침", "□ 제목", "○ 항목", "\uf000 항목"])
def test_many_lines_are_outlined_in_time(line):
    lines = [Line(number, f"{line}{number}" if line else "") for number in range(1, 60_001)]
    started = time.process_time()
    assert len(heading_paths(lines)) == len(lines)
    assert time.process_time() - started < 15


_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "Ⅰ. 장",
            "II",
            "1. 절",
            "2",
            "1 사업",
            "□ 개요",
            "① 과제",
            "②",
            "○ 내용",
            "- 가",
            " - 나",
            "【 흐름 】",
            "< 표 제목입니다 >",
            "추진계획",
            "가\t1",
            "| 가 |",
            "(단위 : 명)",
            "※ 주",
            "글",
        ]
    ),
    max_size=40,
)


@given(_LINES)
def test_every_line_has_a_path_that_grows_from_the_one_before(texts):
    lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
    paths = heading_paths(lines)
    assert len(paths) == len(lines)
    for path in paths:
        assert len(path) <= MAX_LEVELS
        assert all(title and title == title.strip() for title in path)
    for before, after in pairwise(paths):
        if len(before) < MAX_LEVELS:
            assert len(after) <= len(before) + 2
