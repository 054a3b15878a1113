import pytest
from pdf_helpers import drawn_pdf, scanned

from ingest.errors import FileProblem
from ingest.pipeline import read_report
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf.ocr import can_recognise


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "보고.pdf"
    with drawn_pdf(path) as pdf:
        pdf.set_font("Nanum", size=14)
        for line, text in enumerate(("주요 업무보고", "예산 : 42,581백만원", "직원 235명")):
            pdf.text(80, 100 + 40 * line, text)
    path.write_bytes(scanned(path.read_bytes()))
    return path


@pytest.mark.skipif(not can_recognise(), reason="Tesseract's Korean model is not installed")
def test_a_scanned_page_is_read_by_recognition_and_says_so(scan):
    document = read_pdf(scan)
    assert all(line.recognised and line.page == 1 for line in document.lines)
    together = "".join("".join(line.text.split()) for line in document.lines)
    assert "42,581백만원" in together
    assert "235명" in together
    (line,) = [line for line in document.lines if "42,581" in line.text]
    assert line.box == pytest.approx((80, 128, 210, 144), abs=12)
    (warning,) = document.warnings
    assert "(쪽: 1)" in warning
    assert "대조" in warning


@pytest.mark.skipif(not can_recognise(), reason="Tesseract's Korean model is not installed")
def test_figures_that_were_recognised_are_marked(scan):
    figures = read_report(scan, "보고.pdf").figures
    assert figures
    assert all(figure.recognised and figure.page == 1 for figure in figures)


def test_without_tesseract_a_scan_says_what_to_install(scan, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FileProblem, match="Tesseract"):
        read_pdf(scan)
