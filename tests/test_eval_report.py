"""Reports: self-contained, escaped, the same every time but for the marked block of times."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from desk_helpers import (
    META,
    answer_to,
    answering,
    content,
    lines_of,
    results_for,
    run_in,
    town_questions,
)

from eval.compare import Baseline, compare
from eval.folder import TIMES
from eval.gates import Gate
from eval.plots import bars, curve
from eval.questions import KINDS
from eval.report import Run, shown, write_reports
from eval.summary import summarise
from eval.wrong import CAUSES, wrong_answers
from prompts.messages import message

QUESTIONS = town_questions(24)
WRONG = ("q01", "q02", "q03", "q10")
PAGE = "http://127.0.0.1:7860"


class Parts(HTMLParser):
    """Collects the addresses, the tags and the ids of a page."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.tags, self.ids = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src", "action", "data", "poster", "srcset"):
                self.addresses.append(value)
            if name == "id":
                self.ids.append(value)


def finished(questions=QUESTIONS, results=None, gates=(), comparison=None):
    results = results or results_for(questions, WRONG)
    summary = summarise(questions, results)
    return Run(META, questions, results, summary, gates, comparison)


@pytest.fixture
def folder(tmp_path):
    run_in(tmp_path, QUESTIONS, answering(WRONG))
    return tmp_path


def html(folder, run=None):
    write_reports(folder, run or finished(), lines_of, PAGE)
    return (folder / "report.html").read_text()


def test_the_page_needs_nothing_from_elsewhere(folder):
    text = html(folder)
    page = Parts(text)
    assert all(address.startswith(f"{PAGE}/?q=") for address in page.addresses)
    assert not page.tags & {"link", "img", "iframe", "object", "embed", "form", "base"}
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|import\(", text)
    assert "default-src 'none'" in text


def test_every_wrong_answer_is_there_with_a_link_that_asks_again(folder):
    text = html(folder)
    page = Parts(text)
    assert [id_ for id_ in page.ids if id_.startswith("q")] == list(WRONG)
    asked = [unquote(address.split("?q=")[1]) for address in page.addresses]
    assert asked == [q.question for q in QUESTIONS if q.id in WRONG]
    markdown = (folder / "report.md").read_text()
    assert re.findall(r"^### (q\d+) ", markdown, re.MULTILINE) == list(WRONG)


def test_what_people_wrote_is_never_markup(folder):
    sign = "<script>alert('가')</script>|&amp;"
    questions = [replace(q, question=q.question + sign) for q in QUESTIONS]
    text = html(folder, finished(questions))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(&#39;가&#39;)&lt;/script&gt;|&amp;amp;" in text
    assert r"</script>\|&amp;" in (folder / "report.md").read_text()


def test_two_reports_differ_only_in_the_block_of_times(folder):
    html(folder)
    first = content(folder)
    times = json.loads((folder / TIMES).read_text())
    times["run"]["seconds"] = 99.5
    times["steps"]["total"]["mean"] = 7.25
    (folder / TIMES).write_text(json.dumps(times))
    html(folder)
    second = content(folder)
    assert {name for name in first if first[name] != second[name]} == {TIMES, "report.html"}
    block = re.compile(r"<!-- times:begin .*<!-- times:end -->", re.DOTALL)
    pages = [files["report.html"].decode() for files in (first, second)]
    assert "7.250" in pages[1]
    assert block.sub("", pages[0]) == block.sub("", pages[1])


def test_the_summary_has_each_measure_with_interval_and_n_by_kind_and_split(folder):
    html(folder)
    summary = json.loads((folder / "summary.json").read_text())
    right = summary["measures"]["right"]
    assert right["all"]["value"] == pytest.approx(13 / 16)
    assert right["all"]["n"] == 16
    assert 0 < right["all"]["low"] < 13 / 16 < right["all"]["high"] <= 1
    assert right["kind"]["unanswerable"] == {"value": None, "low": None, "high": None, "n": 0}
    assert set(right["split"]) == {"dev", "test"}
    assert summary["measures"]["abstention_recall"]["all"]["n"] == 8
    assert summary["passed"] is True


def test_limits_and_comparison_are_told(folder):
    gates = [
        Gate("floor", "right", "정답", "kind", "cell", 0.9, 0.5, True, False),
        Gate("fall", "mrr", "순위", "all", "", 0.02, 0.01, True, True, 0.4),
    ]
    baseline = Baseline(folder, META, tuple(results_for(QUESTIONS, ("q04", "q01"))))
    comparison = compare(QUESTIONS, baseline, results_for(QUESTIONS, WRONG))
    text = html(folder, finished(gates=gates, comparison=comparison))
    assert "합격 기준 1개 어김" in text
    assert '나빠진 답 <b class="no">3개</b>' in text
    compared = (folder / "comparison.md").read_text()
    assert "고쳐진 답 1개, 나빠진 답 3개" in compared
    assert compared in (folder / "report.md").read_text()
    stored = json.loads((folder / "comparison.json").read_text())
    assert [change["state"] for change in stored["questions"]] == ["broken"] * 3 + ["fixed"]


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({}, "content"),
        ({"citations": []}, "uncited"),
        ({"citations": [], "retrieved": []}, "unfound"),
        ({"abstained": True}, "abstained"),
    ],
)
def test_the_cause_of_a_wrong_answer_is_where_it_first_went_wrong(change, cause):
    question = QUESTIONS[0]
    [result] = results_for([question])
    answer = answer_to(question) | {"answer": "모릅니다."} | change
    scores = result.scores | {"right": 0.0}
    [wrong] = wrong_answers(
        [question], [replace(result, answer=answer, scores=scores)], lines_of, ""
    )
    assert wrong.cause == cause
    assert wrong.needs[0].cited is (cause in ("content", "abstained"))
    assert wrong.needs[0].rank == (None if cause == "unfound" else 1)
    assert wrong.needs[0].text == "등대 1호"
    assert message(f"eval.cause_{cause}")


def test_an_answer_where_there_is_none_is_wrong_and_a_refusal_is_not():
    unanswerable = QUESTIONS[1]
    assert not wrong_answers([unanswerable], results_for([unanswerable]), lines_of, "")
    missed = results_for([unanswerable], [unanswerable.id])
    [wrong] = wrong_answers([unanswerable], missed, lines_of, "")
    assert (wrong.cause, wrong.needs) == ("unabstained", ())


def test_every_kind_and_cause_has_a_korean_name():
    keys = [f"kind_{kind}" for kind in KINDS] + [f"cause_{cause}" for cause in CAUSES]
    assert all(re.search("[가-힣]", message(f"eval.{key}")) for key in keys)


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [(None, "", "–"), (0.5, "right", "0.500"), (12.34, "length", "12.3"), (0.04, "", "0.040")],
)
def test_values_are_printed_as_their_measure_asks(value, measure, text):
    assert shown(value, measure) == text


def test_plots_show_values_and_escape_labels():
    estimate = {"value": 0.5, "low": 0.25, "high": 0.75, "n": 8}
    none = {"value": None, "low": None, "high": None, "n": 0}
    drawn = bars("<제목>", [("가&나", estimate), ("다", none)])
    assert 'width="95.0" height="12"' in drawn
    assert "&lt;제목&gt;" in drawn
    assert "가&amp;나" in drawn
    assert drawn.count('class="bar"') == 1
    line = curve([(0.5, 0.0), (1.0, 0.25)], "곡선", "가로", "세로")
    assert 'points="166.0,270.0 286.0,210.0"' in line


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_the_filter_shows_the_wrong_answers_of_one_kind(folder):
    sync_api = pytest.importorskip("playwright.sync_api")
    html(folder)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = chromium.new_page()
        problems = []
        page.on("console", lambda told: problems.append(told.text))
        page.goto((folder / "report.html").as_uri())
        page.select_option("[data-by=kind]", "fact")
        assert page.locator("#count").inner_text() == "1"
        assert page.locator("details.wrong:visible").get_attribute("id") == "q03"
        page.select_option("[data-by=kind]", "")
        page.fill("#words", "등대 10호의")
        assert page.locator("details.wrong:visible").get_attribute("id") == "q10"
        page.click("#open")
        assert page.locator("#q10[open]").count() == 1
        chromium.close()
    assert not problems
