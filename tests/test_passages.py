import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_helpers import SPACED, TABBED, flat, lines_of

from ingest.model import Line
from ingest.outline import heading_paths
from ingest.passages import LEAST, SIZE, cut_passages
from ingest.tables import find_tables

SENTENCE = "시민이 누구나 찾는 공방을 넓히고 재료와 도구를 빌려주는 사업임"


def _cut(lines, headings):
    return cut_passages("r.txt", "보고", lines, headings, find_tables(lines, headings, ""))


def _report(*parts):
    """Lines and headings from ``(path, text)`` parts."""
    lines, headings = [], []
    for path, text in parts:
        for line in text.split("\n"):
            lines.append(Line(len(lines) + 1, line))
            headings.append(path)
    return tuple(lines), tuple(headings)


def _items(count):
    return "\n".join(f"○ 사업 {number} : {SENTENCE}" for number in range(count))


def _check_every_line_once(lines, passages):
    covered = [n for p in passages for n in range(p.first, p.last + 1)]
    assert covered == sorted(set(covered))
    assert {line.number for line in lines if line.text.strip()} <= set(covered)
    texts = {line.number: line.text for line in lines}
    for passage in passages:
        assert texts[passage.first].strip()
        assert texts[passage.last].strip()
        assert passage.id == f"r.txt:{passage.first}-{passage.last}"
        expected = [texts[n] for n in range(passage.first, passage.last + 1)]
        assert passage.text == "\n".join(expected)


def test_sections_are_passages_of_their_own():
    lines, headings = _report(
        (("Ⅰ", "개요"), "□ 개요\n" + _items(5)), (("Ⅰ", "계획"), "\n□ 계획\n" + _items(5))
    )
    first, second = _cut(lines, headings)
    assert (first.heading, second.heading) == (("Ⅰ", "개요"), ("Ⅰ", "계획"))
    assert second.search.startswith("Ⅰ > 계획\n○ 사업 0")


def test_a_long_section_is_cut_between_items_into_even_parts():
    lines, headings = _report((("개요",), "□ 개요\n" + _items(40)))
    passages = _cut(lines, headings)
    _check_every_line_once(lines, passages)
    sizes = [len(p.search) for p in passages]
    assert max(sizes) < 1.4 * SIZE
    assert min(sizes) > 0.6 * SIZE


def test_tiny_sections_join_their_siblings_but_not_another_programme():
    lines, headings = _report(
        (("가", "개요"), "□ 개요\n○ 짧음"),
        (("가", "계획"), "□ 계획\n" + _items(6)),
        (("나", "개요"), "□ 개요\n" + _items(6)),
    )
    first, second = _cut(lines, headings)
    assert first.heading == ("가",)
    assert "□ 계획" in first.search
    assert second.heading == ("나", "개요")
    assert len("□ 개요\n○ 짧음") < LEAST


def test_a_sentence_over_line_ends_stays_whole():
    text = "\n".join(
        f"○ {number} {SENTENCE * 2} 그리고\n\n{SENTENCE} 끝{number}" for number in range(9)
    )
    lines, headings = _report((("개요",), text))
    passages = _cut(lines, headings)
    assert len(passages) > 1
    for number in range(9):
        assert any(f"○ {number} " in p.search and f"끝{number}" in p.search for p in passages)


def test_every_part_of_a_long_table_has_its_headings_and_full_row_labels():
    rows = "\n".join(
        f"\t청년 공방 운영 지원 {number}\t{number},000\t{number}" for number in range(60)
    )
    text = f"(단위 : 백만원)\n\n부서\t사업\t예산액\t집행률\n미래산업과\t첫 사업\t1\t1\n{rows}"
    lines, headings = _report((("예산",), text))
    passages = _cut(lines, headings)
    _check_every_line_once(lines, passages)
    assert len(passages) > 3
    for passage in passages:
        assert passage.kind == "table"
        assert "(단위 : 백만원) 부서 사업 예산액 집행률" in passage.search
        assert passage.search.count("미래산업과") >= 5


def test_unit_line_and_header_stay_with_the_first_row():
    for table, first_row in ((TABBED, "\t계\t9,000"), (SPACED, "계 12,000")):
        lines, headings = _report((("개요",), _items(12) + "\n" + table.strip("\n")))
        holder = next(p for p in _cut(lines, headings) if "(단위" in p.text)
        assert first_row in holder.text


def test_headings_of_tables_side_by_side_are_all_searched():
    text = (
        "| 세 입 | | 세 출 | |\n|---|---|---|---|\n| 구 분 | 2025년 | 구 분 | 2025년 |\n"
        "| 총계 | 10 | 총계 | 10 |\n| 출연금 | 7 | 사업비 | 8 |"
    )
    [passage] = _cut(*_report((("예산",), text)))
    assert "세입 2025년" in passage.search
    assert "세출 2025년" in passage.search
    assert passage.search.endswith("출연금 7 사업비 8")


def test_a_part_from_within_an_item_is_found_by_the_items_words():
    text = "\n".join(f"－ {number} {SENTENCE}" for number in range(30))
    lines, headings = _report(
        (("개요",), "□ 개요"), (("개요", "달빛 축제"), "○ 달빛 축제\n" + text)
    )
    passages = _cut(lines, headings)
    assert len(passages) > 1
    assert all("달빛 축제" in passage.search for passage in passages)


def test_lines_without_heading_stand_under_the_title():
    lines = lines_of("표지\n\n2025. 6.")
    [passage] = _cut(lines, flat(lines))
    assert passage.search == "보고\n표지 2025. 6."
    assert passage.heading == ()


def test_the_page_is_that_of_the_first_line():
    lines = (Line(1, "○ 하나", 3), Line(2, "○ 둘", 3))
    assert _cut(lines, flat(lines, "개요"))[0].page == 3


def test_a_cell_of_a_page_is_one_passage_searched_in_short_lines():
    answers = " ".join(f"○ 조치 {number} : {SENTENCE}" for number in range(60))
    lines, headings = _report((("처리결과",), f"번호\t내용\n1\t{answers}\n2\t짧음"))
    [holder] = [p for p in _cut(lines, headings) if answers in p.text]
    found = holder.search.split("\n")
    assert max(map(len, found)) <= 300
    assert all(any(f"○ 조치 {n} : {SENTENCE}" in line for line in found) for n in range(60))
    _check_every_line_once(lines, _cut(lines, headings))


def test_a_row_of_many_numbers_is_searched_as_one_line():
    row = "\t".join(f"{number},000" for number in range(80))
    lines, headings = _report((("예산",), f"부서\t{row}\n나루과\t{row}"))
    assert any(
        line.startswith("나루과") and line.endswith("79,000")
        for passage in _cut(lines, headings)
        for line in passage.search.split("\n")
    )


@pytest.mark.parametrize(
    "line",
    ["", "────", "○ 항목", "  － 길", "※ 주", "(단위 : 명)", "□ -", "나루과\t1\t2", "길을 냄"],
)
def test_many_lines_are_cut_in_time(line):
    lines = lines_of("\n".join([line] * 15_000))
    headings = heading_paths(lines)
    started = time.process_time()
    passages = cut_passages("r.txt", "보고", lines, headings, ())
    assert time.process_time() - started < 15
    _check_every_line_once(lines, passages)


PATHS = st.sampled_from([(), ("가",), ("가", "나"), ("가", "다"), ("라",), ("가", "나", "마")])
TEXTS = st.text(alphabet="가나다 계구분\t|-○□－(),.%0123456789", max_size=60)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(PATHS, TEXTS), max_size=40))
def test_every_line_is_in_exactly_one_passage(parts):
    lines, headings = _report(*parts)
    passages = _cut(lines, headings)
    _check_every_line_once(lines, passages)
    assert passages == _cut(lines, headings)
