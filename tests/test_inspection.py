"""A report as it was understood: places, links, outline, marks, windows, and how they are drawn."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inspection_helpers import NAME, TABLE, TEXT, long_report, opened, report

from assistant.inspection.figures_html import marked_text
from assistant.inspection.link import Link, link_of, query_of
from assistant.inspection.locate import Locator, parse_locator, said, span_of
from assistant.inspection.marks import marks_of, occurrences
from assistant.inspection.outline import Node, outline_of
from assistant.inspection.table_html import table_html
from assistant.inspection.view import outline_html, view_of, window_html
from assistant.inspection.window import SIZE, window_of
from assistant.inspection.wording import value_of
from index.records import StoredLine
from ingest.errors import UsageError
from ingest.samples import samples_dir

PDF, HWPX = "가온/2031.pdf", "가온/2031.hwpx"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inspection")
    kinds = {NAME: "text", PDF: "pdf", HWPX: "hwpx"}
    reports = [report(name, kind) for name, kind in kinds.items()]
    with_snapshot = opened(folder, *reports, long_report(1000, (190, 230)))
    yield with_snapshot
    with_snapshot.close()


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("120-134", ("lines", 120, 134)),
        ("120~134행", ("lines", 120, 134)),
        (" 120 ", ("lines", 120, 120)),
        ("3쪽", ("page", 3, 3)),
        ("p3", ("page", 3, 3)),
        ("P. 3", ("page", 3, 3)),
        ("문단 12-14", ("paragraphs", 12, 14)),
        ("#12", ("paragraphs", 12, 12)),
        ("12문단", ("paragraphs", 12, 12)),
    ],
)
def test_places_are_read_as_people_write_them(written, place):
    assert parse_locator(written) == Locator(*place)


@pytest.mark.parametrize(
    "written", ["", "0", "134-120", "세 번째", "3.5", "p", "-3", "1-2-3", "9" * 30]
)
def test_what_is_no_place_is_refused(written):
    with pytest.raises(UsageError) as caught:
        parse_locator(written)
    assert "자리로 읽을 수 없습니다" in caught.value.message


@pytest.mark.parametrize(
    ("name", "place", "span"),
    [
        (NAME, "2-4", (2, 4)),
        (PDF, "1쪽", (1, 9)),
        (PDF, "2쪽", (10, 11)),
        (PDF, "3", (3, 3)),
        (HWPX, "#2-4", (2, 4)),
        (HWPX, "#12", (6, 6)),  # inside a table's row, which has the number of its first paragraph
        (HWPX, "#30-99", (10, 11)),
    ],
)
def test_places_lead_to_lines_in_every_format(snapshot, name, place, span):
    info = snapshot.records.report(name)
    assert span_of(parse_locator(place), info, snapshot.records) == span


@pytest.mark.parametrize(
    ("name", "place", "told"),
    [
        (NAME, "12", "1행부터 11행까지"),
        (NAME, "1쪽", "쪽이 없는 형식"),
        (NAME, "#1", "문단 번호가 없는 형식"),
        (PDF, "4쪽", "모두 3쪽"),
        (PDF, "3쪽", "3쪽에서 읽은 글이 없습니다"),
        (HWPX, "#32", "문단은 31까지"),
    ],
)
def test_places_outside_the_report_are_told_with_what_there_is(snapshot, name, place, told):
    info = snapshot.records.report(name)
    with pytest.raises(UsageError) as caught:
        span_of(parse_locator(place), info, snapshot.records)
    assert told in caught.value.message


kinds = st.sampled_from(["lines", "page", "paragraphs"])


@given(st.text(min_size=1), kinds, st.integers(1, 9999), st.integers(0, 99))
def test_a_link_comes_back_from_its_address(name, kind, first, more):
    last = first if kind == "page" else first + more
    link = Link(name, Locator(kind, first, last))
    assert link_of(query_of(link.href)) == link
    assert parse_locator(said(link.marked)) == link.marked
    start = Link(name, start=first)
    assert link_of(query_of(start.href)) == start


@pytest.mark.parametrize("query", ["", "?q=예산", "?report=", "?lines=3-4"])
def test_an_address_without_a_report_opens_none(query):
    assert link_of(query_of(query)) is None


@pytest.mark.parametrize("query", ["?report=a&lines=x", "?report=a&from=-1", "?report=a&from=²"])
def test_an_address_with_a_bad_place_is_refused(query):
    with pytest.raises(UsageError):
        link_of(query_of(query))


def test_the_outline_follows_the_heading_paths():
    paths = [(), ("가",), ("가", "ㄱ"), ("가", "ㄱ"), ("가", "ㄴ"), ("나",), ("가", "ㄱ")]
    lines = [StoredLine(n, "", None, path) for n, path in enumerate(paths, start=1)]
    assert outline_of(lines) == [
        Node("가", 2, [Node("ㄱ", 3), Node("ㄴ", 5)]),
        Node("나", 6),
        Node("가", 7, [Node("ㄱ", 7)]),
    ]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("1,250백만원", "예산 1,250 백만원, 21,250백만원", [(3, 12)]),
        ("12", "12, 112, 12.5, 12", [(0, 2), (15, 17)]),
        ("△85", "88 △ 85", [(3, 7)]),
        ("", "12", []),
        ("3억", "4억", []),
    ],
)
def test_figures_are_found_whole_on_their_lines(text, line, found):
    assert occurrences(text, line) == found


def test_equal_figures_take_their_places_in_order(snapshot):
    lines = snapshot.records.lines(NAME, 1, 11)
    figures = snapshot.records.figures(NAME)
    marks = marks_of(lines, figures)
    assert [TEXT[6][mark.start : mark.end] for mark in marks[7]] == ["1,000", "1,000"]
    assert marks[7][0].end <= marks[7][1].start
    assert marks[8][0].figures != marks[7][0].figures
    assert sum(len(on_line) for on_line in marks.values()) == len(figures)


texts = st.text(alphabet="12,.억△ <&가\t", max_size=30)


@given(texts, st.lists(st.tuples(texts, st.integers(1, 2)), max_size=6))
def test_marked_lines_read_as_the_original(line, figures):
    some = report().figures[0]
    given_figures = [replace(some, text=t, first=n, last=n) for t, n in figures]
    stored = [StoredLine(1, line, None, ()), StoredLine(2, line[::-1], None, ())]
    marks = marks_of(stored, given_figures)
    for one in stored:
        shown = marked_text(one.text, marks.get(one.number, ()))
        assert unescape(re.sub(r"<[^>]*>", "", shown)) == one.text


def test_values_are_told_as_officials_write_them():
    figures = {figure.text: value_of(figure) for figure in report().figures}
    assert figures["1,250백만원"] == "12억 5,000만원"
    assert figures["12명"] == "12명"
    assert figures["△250"] == "△2억 5,000만원"


def test_windows_cover_a_long_report_without_cutting_its_table(snapshot):
    records = snapshot.records
    info = records.report("긴 보고.txt")
    link, seen, sizes = Link(info.name), 0, []
    while link is not None:
        window = window_of(link, info, records)
        assert window.first == seen + 1
        assert not window.first < TABLE_SPAN[1] + 1 <= window.last or window.first <= TABLE_SPAN[0]
        sizes.append(window.last - window.first + 1)
        seen, link = window.last, window.after
    assert seen == 1000
    assert max(sizes) == TABLE_SPAN[1]
    assert set(sizes[1:-1]) == {SIZE}


TABLE_SPAN = (190, 230)


@pytest.mark.parametrize("name", [NAME, PDF, HWPX])
def test_a_cited_place_is_marked_with_its_surroundings(snapshot, name):
    html = window_html(Link(name, Locator("lines", 7, 8)), snapshot)
    marked = re.findall(r'class="line[^"]*marked[^"]*" id="(L\d+)"', html)
    assert marked == ["L7", "L8"]
    assert 'data-top="L7"' in html
    assert ('id="L10"' in html) == (name != PDF)  # a PDF is shown page by page


def test_what_was_understood_of_a_figure_stands_beside_it(snapshot):
    html = window_html(Link(NAME), snapshot)
    facts = re.findall(r"<dl id=.*?</dl>", html)
    assert len(facts) == len(snapshot.records.figures(NAME))
    told = next(text for text in facts if "등대 관리" in text)
    for fact in ("△250", "△2억 5,000만원", "나루과 ▸ 등대 관리", "2031년도 ▸ 본예산", "2031-03-31"):
        assert fact in told


def test_markup_of_a_report_is_text_on_the_page(snapshot):
    for html in (
        window_html(Link(NAME), snapshot),
        outline_html(snapshot.records.report(NAME), snapshot.records),
    ):
        assert "나루 &lt;운영&gt;" in html
        assert "<운영>" not in html


def test_warnings_lead_to_the_places_they_name(snapshot):
    html = window_html(Link(NAME), snapshot)
    assert "읽으면서 발견한 점 1건" in html
    problems = html[html.index('class="problems"') : html.index("</details>")]
    assert [
        unescape(link).rpartition("&")[2] for link in re.findall(r'href="(.*?)"', problems)
    ] == [
        "lines=9",
        "lines=7-8",
    ]


def test_a_table_is_drawn_with_carried_labels_and_headings_in_levels():
    places = {7: Locator("paragraphs", 15, 15)}
    html = table_html(TABLE, NAME, list(enumerate(report().figures)), places)
    assert "예산 현황 · 단위 백만원 · 기준일 2031-03-31" in html
    assert '<th scope="col" colspan="2">2031년도</th>' in html
    assert '<th scope="col" rowspan="2">집행률</th>' in html
    assert '<th scope="row" class="carried">나루과</th>' in html
    assert "<tr class=total>" in html
    assert re.findall(r"paragraphs=(\d+)\">(\d*)</a>", html) == [("15", "15")]
    assert html.count('class="figure"') == 5


def test_unknown_reports_and_pages_are_errors(snapshot):
    with pytest.raises(KeyError):
        window_html(Link("없는 보고.txt"), snapshot)
    with pytest.raises(UsageError):
        window_html(Link(PDF, Locator("page", 9, 9)), snapshot)
    with pytest.raises(UsageError):
        window_html(Link(NAME, start=10**9), snapshot)


@pytest.mark.parametrize(
    ("address", "known", "told"),
    [
        ("?report=a.txt&lines=1", False, "a.txt라는 보고서가 색인에 없습니다"),
        (f"?report={NAME}&lines=99", True, "99행이 없습니다"),
        (f"?report={NAME}&at=<i>", True, "&lt;i&gt;는 자리로 읽을 수 없습니다"),
        (f"?report={NAME}&at=9", True, 'data-top="L9"'),
        (f"?report={NAME}&p=1", True, "쪽이 없는 형식"),
    ],
)
def test_an_address_opens_a_view_or_a_sentence(snapshot, address, known, told):
    view = view_of(address, snapshot)
    assert (view.report is not None) == known
    assert told in view.html


def test_an_address_without_a_report_opens_no_view(snapshot):
    assert view_of("?q=예산", snapshot) is None


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    path = tmp_path_factory.mktemp("original") / "report.pdf"
    path.write_bytes((samples_dir("pdf") / "jobs_2024.pdf").read_bytes())
    return path


def test_a_page_of_a_pdf_is_pictured_with_its_figures_and_citation(tmp_path, pdf):
    digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
    known = replace(report(PDF, "pdf"), sha256=digest)
    snapshot = opened(tmp_path, known, files={PDF: pdf})
    html = window_html(Link(PDF, Locator("lines", 2, 2)), snapshot)
    assert 'src="data:image/png;base64,iVBOR' in html
    assert html.count('class="box cited"') == 1
    assert html.count('class="figure box"') == len({figure.box for figure in known.figures})
    # 595 × 842 points: the box of line 2 stands at 40 points from the top.
    assert "top:4.57%" in html
    last = window_html(Link(PDF, Locator("page", 3, 3)), snapshot)
    assert "이 쪽에는 읽은 글이 없습니다" in last
    assert "data:image/png" in last


def test_a_picture_is_never_of_another_file(tmp_path, pdf):
    snapshot = opened(tmp_path, report(PDF, "pdf"), files={PDF: pdf})
    html = window_html(Link(PDF), snapshot)
    assert "읽어 들인 뒤에 바뀌어" in html
    assert "data:image" not in html
    assert 'id="L1"' in html


def test_a_file_that_is_gone_leaves_its_text(snapshot):
    html = window_html(Link(PDF), snapshot)
    assert "원래 파일이 읽어 들인 자리에 없어" in html
    assert 'id="L1"' in html
