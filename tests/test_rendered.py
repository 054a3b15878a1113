import json

import pytest

from eval.rendered import compare, main, pairs, strict_key
from eval.rendering import render, render_folder
from ingest.pipeline import read_report
from ingest.readers.pdf import read_pdf

REPORT = """2025년도 주요 업무보고

가온시 공원녹지국

□ 인력현황
(단위 : 명)
구 분\t정 원\t현 원
계\t80\t78
공원과\t45\t44

□ 사업개요
 ○ 소요예산 : 4,000백만원
| 사업명 | 구분 | 예산(백만원) |
| --- | --- | --- |
| 새숲공원 | 설계 | 1,200 |
|  | 공사 | 2,800 |
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "보고.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_a_rendered_report_has_its_lines_tables_and_spans(folder):
    (path,) = render_folder(folder / "text", folder / "out")
    document = read_pdf(path)
    texts = [line.text for line in document.lines]
    assert texts[2:8] == [
        "□ 인력현황",
        "(단위 : 명)",
        "구 분\t정 원\t현 원",
        "계\t80\t78",
        "공원과\t45\t44",
        "□ 사업개요",
    ]
    _, budget = document.tables
    (name,) = [cell for cell in budget.cells if cell.text == "새숲공원"]
    assert (name.row, name.rows) == (1, 2)


def test_every_line_says_on_which_pages_it_stands(folder):
    (path,) = render_folder(folder / "text", folder / "out")
    pages = json.loads(path.with_suffix(".pages.json").read_text(encoding="utf-8"))
    assert pages == [[1, 1]] * REPORT.count("\n")


def test_long_texts_and_rows_go_on_over_pages():
    lines = ["가온시 " * 3000, "이름\t내용", "긴 줄\t" + "나무 심기 " * 9000, "짧은 줄\t1"]
    content, pages = render(lines)
    assert content.startswith(b"%PDF-")
    assert pages[0][0] == 1 < pages[0][1] <= pages[1][0]
    assert pages[2][0] < pages[2][1] <= pages[3][0] == pages[3][1]


def test_letters_that_the_font_lacks_are_replaced(tmp_path):
    content, _ = render(["\uf000 나무‧길"])
    (tmp_path / "보고.pdf").write_bytes(content)
    assert [line.text for line in read_pdf(tmp_path / "보고.pdf").lines] == ["■ 나무·길"]


def test_a_report_is_compared_with_its_pdf(folder, capsys):
    (path,) = render_folder(folder / "text", folder / "out")
    found = compare(folder / "text" / "보고.txt", path, [(1, 1)] * REPORT.count("\n"))
    assert found.figures == found.same == found.paged == found.placed == found.found > 6
    wrong = compare(folder / "text" / "보고.txt", path, [(2, 2)] * REPORT.count("\n"))
    assert (wrong.same, wrong.paged) == (found.same, 0)
    main([str(folder / "text")])
    assert "| 보고 |" in capsys.readouterr().out


def test_each_figure_is_paired_once(folder):
    figures = read_report(folder / "text" / "보고.txt", "보고.txt").figures
    pages = [(1, 1)] * REPORT.count("\n")
    assert len(pairs(figures, figures[:1], strict_key, pages)) == 1
