import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import clean, clean_label


@pytest.mark.parametrize(
    ("spaced", "joined"),
    [
        ("경 제 정 책 과", "경제정책과"),
        ("물 관 리 과 42/42 (23) 36/36", "물관리과 42/42 (23) 36/36"),
        ("공 원 관 리 과 ∙공원 조성, 산책로 정비", "공원관리과 ·공원 조성, 산책로 정비"),
        ("일 자리 정 책 과", "일자리정책과"),
        ("도 시 재 생정 책 과", "도시재생정책과"),
        ("사 업 명 예산 집 행 액", "사업명 예산 집행액"),
        ("바 이 오 A I 산 업 과", "바이오AI산업과"),
        ("뷰 티 · 패 션", "뷰티·패션"),
        ("2 1 개", "21개"),
        ("G R D P   ( 조 원 )", "GRDP (조원)"),
        ("R & D", "R&D"),
        ("4 차 산 업 혁 명", "4차 산업혁명"),
        ("구 분 합 계 일반직", "구분 합계 일반직"),
        ("구    분  고  용  형 창  업  형", "구분 고용형 창업형"),
        ("구 분 계 상반기", "구분 계 상반기"),
        ("출 처 비 고", "출처 비고"),
        ("인 재  양 성", "인재 양성"),
        ("수 탁 수 탁", "수탁 수탁"),
        ("중 부 남 부 동 부", "중부 남부 동부"),
        ("○ 위 치 : 가람구 나루로 3", "○ 위치 : 가람구 나루로 3"),
        ("- (청  년) 만 19세 이상", "- (청년) 만 19세 이상"),
        ("예   산", "예산"),
        ("정 원 270", "정원 270"),
    ],
)
def test_letter_spaced_words_are_joined(spaced, joined):
    assert clean(spaced) == joined


@pytest.mark.parametrize(
    "text",
    [
        "이 수 중 한 곳",
        "그 중 한 명이 더 왔다",
        "취업에 도움이 될 수 있도록",
        "신청 등 총 70여 개",
        "한 해 더 할 수 있다",
        "연구개발(R&D) 등 지원",
        "R&D 등 지원",
        "등급 A B C",
        "대·중소기업 및 취·창업 지원",
        "A 2 1",
    ],
)
def test_short_words_stay_apart(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ('<ul style="list-style-type: none"> •공원 조성 •길 정비', "공원 조성 •길 정비"),
        ("<p>○ 첫째</p><p>둘째</p>", "○ 첫째 • 둘째"),
        ("가람로<br>나루길", "가람로 • 나루길"),
        ('<p><input type="checkbox"/> 추진상황 : 완료</p>', "□ 추진상황 : 완료"),
        ("AT&amp;T &lt;1부&gt;", "AT&T <1부>"),
        ("**요약** 및 지수***는", "요약 및 지수는"),
        ("새싹^{신규} 지원", "새싹 신규 지원"),
        (r"\$2,817", "$2,817"),
        ("사업¹⁾ 집행", "사업 집행"),
        ("서로빌림^{2)} 이용", "서로빌림 이용"),
        ("예산현액1) 지출액, 돌려봄3)은", "예산현액 지출액, 돌려봄은"),
        (
            "(나루점, 솔뫼점2) 및 한들(들꽃(길) 들판3))",
            "(나루점, 솔뫼점2) 및 한들(들꽃(길) 들판3))",
        ),
        ("1) 예산현액 : 본예산", "1) 예산현액 : 본예산"),
        ("체험 용지^(1,200㎡)", "체험 용지(1,200㎡)"),
        ("\uf06d 사업개요", "사업개요"),
        ("앞 \uf0b7 뒤", "앞 • 뒤"),
        ("｢조례｣ 제3조", "「조례」 제3조"),
        ("연구‧개발․지원･육성∙확산", "연구·개발·지원·육성·확산"),
        ("’21~‘22", "'21~'22"),
        ("－ 20팀（신규）", "- 20팀(신규)"),
        ("ASCII\u3000전각　칸", "ASCII 전각 칸"),
        (unicodedata.normalize("NFD", "서류"), "서류"),
        ("  칸이   넓다  ", "칸이 넓다"),
    ],
)
def test_remnants_of_other_formats_go(marked, text):
    assert clean(marked) == text


@pytest.mark.parametrize("title", ["<가람의 봄>", "드라마 <Asia Express> 지원", "a < b & c > d"])
def test_a_title_in_angle_brackets_is_no_tag(title):
    assert clean(title) == title


def test_line_ends_and_cells_stay():
    assert clean("구 분\t소 계\n합 계\t1,000") == "구분\t소계\n합계\t1,000"


@pytest.mark.parametrize(
    ("label", "cleaned"),
    [
        ("일 자리 정 책 과", "일자리정책과"),
        ("1 급", "1급"),
        ("예산현액1)", "예산현액"),
        ("육성 지원*", "육성 지원"),
        ("캠 퍼 스\n타 운", "캠퍼스타운"),
        ("회 수 총 액", "회수총액"),
        ("시청 예산", "시청 예산"),
        ("집행률(%)", "집행률(%)"),
        ("2024", "2024"),
        ("1 2", "1 2"),
        ("", ""),
    ],
)
def test_labels_are_joined_more_boldly(label, cleaned):
    assert clean_label(label) == cleaned


@pytest.mark.parametrize(
    "piece",
    ["구 분 ", "가 나다 라 마 ", "(가 나) ", "가나1) ", "((가", "<p ", "가\t", "&amp;", "^{"],
)
def test_a_line_of_many_pages_is_cleaned_in_time(piece):
    started = time.process_time()
    clean(piece * (160_000 // len(piece)))
    clean_label(piece * (160_000 // len(piece)))
    assert time.process_time() - started < 20


_PIECES = st.sampled_from(
    [
        *"가나수중한구분합계AB12 ·&*\\^{}<>/'\"()•-○\t\n\uf06d",
        "  ",
        "및",
        "<br>",
        "&lt;",
        "&amp;",
        "¹⁾",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=40).map("".join)))
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    label = clean_label(text)
    assert clean_label(label) == label


@given(st.text(alphabet="가나다라마바사 ,.0123", max_size=40))
def test_no_letter_is_lost(text):
    assert clean(text).replace(" ", "") == text.replace(" ", "")
