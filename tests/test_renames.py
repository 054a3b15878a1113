"""Old and new names that reports tell: found, told from what only looks like them, searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_helpers import make_report, write_reports

from index.records import Records
from index.renames import pairs_in, rename_entries, renames_in
from index.snapshot import RECORDS_NAME
from index.term_list import WEIGHTS
from index.terms import Terms
from ingest.model import Line


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (" ○ 가온허브(舊 별빛센터) 운영", "별빛센터", "가온허브"),
        ("가온허브(舊별빛센터) 준공", "별빛센터", "가온허브"),
        ("- (가칭)가온큐브(구 별빛애니메이션센터) 착공", "별빛애니메이션센터", "가온큐브"),
        (" ㅇ 가온명장(구. 우수기능인) 선정", "우수기능인", "가온명장"),
        ("가온산업부_(舊)공업청 지침", "공업청", "가온산업부"),
        ("별빛센터(現 가온허브) 이전", "별빛센터", "가온허브"),
        ("별빛센터(현 가온허브)의 연혁", "별빛센터", "가온허브"),
        ("가온시민재단(변경 전: 한마음재단)", "한마음재단", "가온시민재단"),
        ("총무과(→행정지원과), 인원 12명", "총무과", "행정지원과"),
        ("※ 도시농업과 → 농식품정책과로 명칭 변경", "도시농업과", "농식품정책과"),
        ("- (’31년)기계센터 → (’32년)뿌리허브로 개편", "기계센터", "뿌리허브"),
        ("별빛센터에서 가온허브로 명칭을 변경함", "별빛센터", "가온허브"),
        ("○ 별빛센터의 명칭을 가온허브로 변경", "별빛센터", "가온허브"),
        ("○ 명칭 변경 : 한마음카드 → 가온동행카드", "한마음카드", "가온동행카드"),
        ("가온 세운 허브(舊 별빛 상가)", "별빛 상가", "세운 허브"),
    ],
)
def test_a_line_tells_an_old_and_a_new_name(line, old, new):
    assert pairs_in(line, told="명칭 변경" in line) == [(old, new)]


@pytest.mark.parametrize(
    "line",
    [
        "- 現 5개소 3.2만㎡, 향후 확대",
        "- 조직·인원 : 5팀, 50명(現 3팀 22명)",
        "○ 위 치 : 가온로 108(舊 시험소 별관)",
        "○ 위 치 : 가온대로12길 36 일대(現 도매시장 부지)",
        "○ (구  분) 예산, (전  시) 체험 위주",
        "예산 1,200백만원 → 1,500백만원",
        "고용률 : (’31) 59.7% → (’32) 58.6%",
        "모집 공고(3월) → 선발(4월) → 운영(5월~)",
        "'교육·창업 인프라→수요창출·성장→글로벌화' 지원체계",
        "용지변경(산업용지→복합용지)을 통한 시설 확보",
        "낙후시설 개선에서 기술력 제고로 전환",
        "사업 대상을 3개소에서 5개소로 변경",
        "○ 별빛도서관 열람실을 디지털 창작실로 변경",
        "소관 부서(구청 3개, 시청 2개)",
        "동북권 (구) 창업센터 2개소",
        "위원회(위원장 외 9명)",
    ],
)
def test_what_only_looks_like_a_new_name_is_none(line):
    assert pairs_in(line) == []


def _lines(*texts: str) -> list[Line]:
    return [Line(n, text) for n, text in enumerate(texts, start=1)]


def test_a_note_of_a_new_name_holds_for_the_lines_below_it():
    lines = _lines(
        "※ 사업 명칭 변경(’31.7.1.)", "", "(당초) 가온 희망근로 사업 → (변경) 가온 매력일자리 사업"
    )
    (found,) = renames_in(lines, "가.txt")
    assert (found.old, found.new) == ("가온 희망근로 사업", "가온 매력일자리 사업")
    assert (found.report, found.line) == ("가.txt", 3)


def test_far_from_the_note_an_arrow_is_no_new_name():
    lines = _lines("※ 사업 명칭 변경", *[""] * 9, "별빛사업 → 가온사업 연계")
    assert list(renames_in(lines, "가.txt")) == []


def test_each_rename_is_told_once_with_its_first_line(tmp_path: Path):
    topics = ("가온허브(舊 별빛센터) 운영", "가온허브(舊별빛센터) 정비")
    write_reports(tmp_path, make_report("가.txt", topics), make_report("나.txt", topics))
    records = Records(next(tmp_path.glob(f"**/{RECORDS_NAME}")))
    (found,) = records.renames()
    assert found == ("별빛센터", "가온허브", "가.txt", 1)


@pytest.mark.parametrize(
    ("question", "written"),
    [("별빛센터 예산은?", "가온허브"), ("가온허브는 어디에 있나?", "별빛센터")],
)
def test_either_name_finds_the_other(question, written):
    terms = Terms(rename_entries(renames_in(_lines("가온허브(舊 별빛센터) 운영"), "가.txt")))
    (found,) = terms.expand(question)
    assert (found.written, found.source) == (written, "renamed")
    assert found.weight == WEIGHTS["renamed"] < 1


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.text(alphabet="가온허브별빛센터(舊現구현. →)에서로명칭변경:,", max_size=50)
)
def test_any_line_is_read_without_fault_and_names_differ(text):
    for old, new in pairs_in(text, told=True):
        assert old != new
        assert len(old.replace(" ", "")) >= 3
        assert len(new.replace(" ", "")) >= 3
