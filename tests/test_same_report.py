"""The same report in each format gives the same figures and the same headings."""

from collections import Counter

import pytest

from ingest.pipeline import read_report
from ingest.samples import KINDS, samples_dir

LEAST = 0.99  # share of figures alike
NAMES = sorted(path.stem for path in samples_dir("text").iterdir())
SUFFIXES = {"text": "txt"}
OTHERS = [kind for kind in KINDS if kind != "text"]


@pytest.fixture(scope="module")
def reports():
    """Reads each sample once a kind."""
    read = {}

    def report(kind, name):
        if (kind, name) not in read:
            path = samples_dir(kind) / f"{name}.{SUFFIXES.get(kind, kind)}"
            read[kind, name] = read_report(path, path.name)
        return read[kind, name]

    return report


def _figures(report):
    return Counter((f.value, f.unit, f.row, f.column, f.as_of) for f in report.figures)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", OTHERS)
def test_figures_are_those_of_the_text(reports, kind, name):
    ours, theirs = _figures(reports("text", name)), _figures(reports(kind, name))
    alike = (ours & theirs).total()
    differing = [*(ours - theirs), *(theirs - ours)]
    assert alike >= LEAST * max(ours.total(), theirs.total()), differing


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", OTHERS)
def test_headings_are_those_of_the_text(reports, kind, name):
    ours, theirs = (list(dict.fromkeys(reports(of, name).headings)) for of in ("text", kind))
    assert theirs == ours


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["hwpx", "docx"])
def test_figures_and_passages_say_which_paragraphs_they_stand_in(reports, kind, name):
    report = reports(kind, name)
    for placed in (*report.figures, *report.passages):
        first, last = placed.paragraphs
        assert 1 <= first <= last
        assert placed.page is None
