"""The shipped sample reports say what the rest of the project's tests and examples rely on."""

import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path

import pypdf
import pytest
from hwpx import HwpxDocument

from ingest.samples import KINDS, samples_dir
from ingest.samples.make import make, make_sample
from ingest.samples.parts import Paragraph, Table, read_samples
from ingest.samples.sums import compute

SAMPLES = {sample.name: sample for sample in read_samples()}
NAMES = sorted(SAMPLES)
JOBS, LEISURE = NAMES[:3], NAMES[3:]
FONT = Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf")


def text_of(name):
    return (samples_dir() / f"{name}.txt").read_text(encoding="utf-8")


def source_of(name):
    return "\n".join(p.text for p in SAMPLES[name].parts if isinstance(p, Paragraph))


def all_text():
    return "\n".join(text_of(name) for name in NAMES)


def tables_of(name):
    """Each table's body as full rows of text, spanned cells left empty."""
    for part in SAMPLES[name].parts:
        if isinstance(part, Table):
            rows = [[""] * part.width for _ in range(part.height)]
            for cell in part.cells:
                rows[cell.row][cell.column] = cell.lines[0]
            yield rows[: part.header], rows[part.header :]


def amount(text):
    plain = text.replace(",", "").replace("△", "-")
    return Decimal(0) if plain in ("-", "") else Decimal(plain)


def staff_line(name):
    wanted = r"정원 (\d+)명(?: /|,) 현원 (\d+)명 \((△\d+)\)"
    return re.search(wanted, source_of(name)).groups()


def staff_total(name):
    header, rows = next(iter(tables_of(name)))
    assert header[1][1:4] == ["정원", "현원", "과부족"]
    return tuple(rows[0][1:4])


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    if not FONT.exists():
        pytest.skip("fonts-nanum is not installed")
    folder = tmp_path_factory.mktemp("samples")
    make(folder)
    return folder


def test_two_departments_report_over_three_years_in_four_formats():
    assert [
        f"{office}_{year}" for office in ("jobs", "leisure") for year in range(2023, 2026)
    ] == NAMES
    for kind, suffix in zip(KINDS, ("txt", "pdf", "hwpx", "docx"), strict=True):
        assert sorted(p.name for p in samples_dir(kind).iterdir()) == [
            f"{n}.{suffix}" for n in NAMES
        ]


def test_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="odt"):
        samples_dir("odt")


@pytest.mark.parametrize("kind", KINDS)
def test_remaking_gives_the_shipped_files(remade, kind):
    for shipped in sorted(samples_dir(kind).iterdir()):
        again = (remade / kind / shipped.name).read_bytes()
        if kind == "text":
            assert again == shipped.read_bytes()
        elif kind == "pdf":
            # Another font or library version draws the same text with other bytes.
            assert pdf_text(remade / kind / shipped.name) == pdf_text(shipped)
        elif kind == "docx":
            assert docx_text(remade / kind / shipped.name) == docx_text(shipped)
        else:
            assert hwpx_text(remade / kind / shipped.name) == hwpx_text(shipped)


def test_remaking_twice_gives_the_same_bytes(remade, tmp_path):
    for path in make_sample(SAMPLES["leisure_2023"], tmp_path):
        assert path.read_bytes() == (remade / path.relative_to(tmp_path)).read_bytes(), path.name


def test_importing_samples_needs_no_renderer():
    code = "import ingest.samples, sys; print({'docx', 'fpdf', 'hwpx'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


@pytest.mark.parametrize("name", NAMES)
def test_title_page_states_city_title_month_and_office(name):
    sample = SAMPLES[name]
    start = text_of(name)[:200]
    assert sample.heading in start
    assert sample.month in start
    together = start.replace(" ", "")
    assert "가온시" in together
    assert sample.office in together


def pdf_text(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize(("name", "figure"), [("jobs_2024", "△0.6%p"), ("leisure_2025", "83.2%")])
def test_pdf_has_a_text_layer(name, figure):
    text = pdf_text(samples_dir("pdf") / f"{name}.pdf")
    assert SAMPLES[name].heading in text
    assert "Ⅲ. 주요 업무 추진계획" in text
    assert figure in text


@pytest.mark.parametrize("name", NAMES)
def test_pdf_says_every_word_of_the_source(name):
    text = re.sub(r"\s", "", pdf_text(samples_dir("pdf") / f"{name}.pdf"))
    missing = [
        part.text
        for part in SAMPLES[name].parts
        if isinstance(part, Paragraph) and re.sub(r"[\s^]", "", part.text) not in text
    ]
    assert missing == []


def test_pdfs_are_small():
    assert max(p.stat().st_size for p in samples_dir("pdf").iterdir()) < 150_000


def docx_text(path):
    body = zipfile.ZipFile(path).read("word/document.xml").decode()
    return re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)


def hwpx_text(path):
    section = zipfile.ZipFile(path).read("Contents/section0.xml").decode()
    return re.findall(r"<hp:t>([^<]*)</hp:t>", section)


@pytest.mark.parametrize("name", NAMES)
def test_hwpx_reopens_with_its_tables(name):
    path = samples_dir("hwpx") / f"{name}.hwpx"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype") == b"application/hwp+zip"
        assert "Contents/section0.xml" in archive.namelist()
    document = HwpxDocument.open(path)
    assert document.validate().ok
    paragraphs = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Ⅰ. 일반현황" in paragraphs
    assert "□ 사업개요" in paragraphs
    tables = [table for paragraph in document.paragraphs for table in paragraph.tables]
    expected = [part for part in SAMPLES[name].parts if isinstance(part, Table)]
    assert [(t.row_count, t.column_count) for t in tables] == [
        (t.height, t.width) for t in expected
    ]


@pytest.mark.parametrize("name", NAMES)
def test_totals_and_subtotals_add_up(name):
    summed = 0
    for header, rows in tables_of(name):
        if rows[0][0] != "계":
            continue
        labels = 2 if not rows[0][1] else 1
        for column in range(labels, len(rows[0])):
            if "률" in (header[0][column] or header[0][column - 1]):
                continue
            values = [amount(row[column]) for row in rows]
            marks = [number for number, row in enumerate(rows) if row[1] == "소계"]
            assert values[0] == sum(values[n] for n in marks or range(1, len(rows)))
            for start, end in pairwise([*marks, len(rows)]):
                assert values[start] == sum(values[start + 1 : end])
            summed += 1
    assert summed >= 10


@pytest.mark.parametrize("name", JOBS)
def test_department_and_programme_tables_agree(name):
    tables = list(tables_of(name))
    by_department = {row[0]: row[1] for row in tables[2][1] if row[0] != "계"}
    by_programme = {row[0]: row[3] for row in tables[3][1] if row[1] == "소계"}
    assert by_department == by_programme


@pytest.mark.parametrize("name", JOBS)
def test_employment_rates_follow_from_their_counts(name):
    rows = {row[0]: row[1:] for _, body in tables_of(name) for row in body}
    for done, employed, rate in zip(
        rows["수료자"], rows["취업자"], rows["취업률 실적"], strict=True
    ):
        assert round(Decimal(employed) * 100 / Decimal(done), 1) == Decimal(rate)


def test_one_report_contradicts_itself_and_no_other():
    contradicting = [name for name in NAMES if staff_line(name) != staff_total(name)]
    assert contradicting == ["jobs_2024"]
    assert staff_line("jobs_2024") == ("98", "95", "△3")
    assert staff_total("jobs_2024") == ("98", "94", "△4")


@pytest.mark.parametrize("phrase", ["舊 청년일자리과", "舊 청년도약인턴", "舊 문화녹지국"])
def test_a_renaming_is_said_once(phrase):
    assert all_text().count(phrase) == 1


def test_a_programme_is_renamed_between_years():
    assert all_text().count("시민배움대학에서 명칭 변경") == 1
    assert "온배움터" not in text_of("leisure_2023")
    assert "온배움터 운영" in text_of("leisure_2025")
    assert "시민배움대학" not in text_of("leisure_2025")


def test_a_figure_changes_every_year_and_stays_the_same_where_it_is_repeated():
    # The year before is reported again: what was final stays final.
    rates = {}
    for name in JOBS:
        for header, rows in tables_of(name):
            for row in rows:
                if row[0] == "취업률 실적":
                    rates[name] = dict(zip(header[0][1:], row[1:], strict=True))
    assert rates["jobs_2024"]["’22년"] == rates["jobs_2023"]["’22년"] == "61.9"
    assert rates["jobs_2025"]["’23년"] == rates["jobs_2024"]["’23년"] == "64.4"
    assert len({r for year in rates.values() for r in year.values()}) == 7


def test_goals_become_results_in_the_next_report():
    assert re.search(r"수강생\t2,140\t2,600\t2,815\t3,200$", text_of("leisure_2023"), re.M)
    assert re.search(r"수강생\t2,815\t3,200\t3,420\t4,000$", text_of("leisure_2024"), re.M)
    assert re.search(r"수강생\t3,420\t4,000\t3,985\t4,300$", text_of("leisure_2025"), re.M)


@pytest.mark.parametrize(
    "feature",
    [
        r"\(단위 : 백만원, %, ’24\. 7\. 31\. 기준\)",
        r"\(단위 : 천원, %, ’25\. 1\. 31\. 기준\)",
        r"^정원 현원 과부족 정원 현원",  # the second level of a header, PDF manner
        r"^\t+정원\t현원\t과부족",  # the same, tab manner
        r"^구 분 예산현액1\) 원인행위액 지출액 집행률$",
        r"예산현액\S* : |기금\^\{1\)\}",
        r"소 계",
        r"경 제 정 책 과",
        r"△\d",
        r"\t-\t",
        r"^※ ",
        r"\d만 \d천 (?:명|권)",
        r"\d억 [\d,]+만원",
        r"총 120억원",
        r"\^\{2\)\}",
        r"<ul style=",
        "\uf000 인력현황",
        r"’23년",
        r"2024년",
        r"[가-힣)] \n[가-힣]",  # a sentence cut at the line's end
    ],
)
def test_texts_show_what_real_ones_show(feature):
    assert re.search(feature, all_text(), re.M)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("section", ["일반현황", "주요기능", "사업개요", "추진실적", "향후계획"])
def test_every_report_has_the_usual_sections(name, section):
    assert section in text_of(name).replace(" ", "")


@pytest.mark.parametrize("name", NAMES)
def test_every_programme_states_its_basics(name):
    blocks = re.split(r"^\d\. ", source_of(name), flags=re.M)[1:]
    assert len(blocks) == 5
    for block in blocks:
        assert re.search(r"☎ 880[12]-\d{4}", block)
        assert re.search(r"소요예산|년 예산", block)
        assert re.search(r"추진근거|총사업비", block)
        assert re.search(r"대상|위치", block)
        assert "향후계획" in block


@pytest.mark.parametrize("word", ["대관", "위탁", "공모", "이차보전", "상호대차", "추진배경"])
def test_texts_use_officials_words(word):
    assert word in all_text()


@pytest.mark.parametrize("name", NAMES)
def test_length_is_that_of_a_short_report(name):
    assert 120 <= len(text_of(name).splitlines()) <= 240


def test_no_two_blank_lines_in_tab_texts():
    for name in LEISURE:
        runs = [len(list(group)) for key, group in groupby(text_of(name).splitlines()) if not key]
        assert max(runs) == 1


def test_computed_cells():
    grid = [["계", "=", "=", "=3/2"], ["가", "1,000", "25", "=3/2"], ["나", "500", "-", "=3-2"]]
    assert compute(grid) == [
        ["계", "1,500", "25", "1.7"],
        ["가", "1,000", "25", "2.5"],
        ["나", "500", "-", "△500"],
    ]
