"""The chat page in a real headless Chromium, over the real sample index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

pytest.importorskip("playwright.sync_api")
from page_helpers import FIELD, ask, chromium, opened, served
from playwright.sync_api import Browser, Page, expect

from assistant.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUESTION = "2024년 청년취업과 예산현액은 얼마입니까?"


@pytest.fixture(scope="module")
def address(sample_data) -> Iterator[str]:
    """The page over the sample reports, on a free port of the loopback."""
    with served(Settings(data=sample_data, host="127.0.0.1", port=7861)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser, address) -> Iterator[Page]:
    with opened(browser, address) as page:
        yield page


def test_a_clicked_citation_marks_its_lines(page):
    ask(page, QUESTION)
    marker = page.locator("#chat a.cite").first
    expect(marker).to_be_visible(timeout=20_000)
    expect(page.locator("#chat")).to_contain_text("16,480백만원")
    marker.click()
    card = page.locator("#citations .card.active")
    expect(card).to_be_visible()
    expect(card.locator("mark").first).to_be_visible()
    expect(card.locator("mark").first).to_contain_text("16,480")
    expect(card).to_contain_text("원문 일치")


def test_the_conversation_survives_a_reload_and_clears_on_request(page):
    ask(page, QUESTION)
    expect(page.locator("#chat a.cite").first).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.locator("#chat a.cite").first).to_be_visible()
    expect(page.locator("#citations mark").first).to_be_attached()
    page.locator("#clear").click()
    expect(page.locator("#chat a.cite")).to_have_count(0)
    expect(page.locator("#citations .card")).to_have_count(0)


def test_a_link_into_the_page_brings_its_question(browser, address):
    visit = browser.new_page()
    visit.goto(f"{address}?q={quote(QUESTION)}")
    expect(visit.locator(FIELD)).to_have_value(QUESTION)
    visit.close()


def test_an_empty_question_is_answered_with_what_to_do(page):
    ask(page, "   ")
    expect(page.locator("#chat [data-testid=bot]").last).to_contain_text("질문", timeout=20_000)
    expect(page.locator("#chat a.cite")).to_have_count(0)


def test_markup_in_a_question_is_shown_and_never_run(page):
    ask(page, '<img src=x onerror="window.hacked=1"> **예산** ~3월~')
    shown = page.locator("#chat [data-testid=user]").last
    expect(shown).to_contain_text("<img src=x")
    expect(shown).to_contain_text("**예산** ~3월~")
    assert page.evaluate("window.hacked") is None


def test_enter_that_ends_a_hangul_syllable_does_not_send(page):
    box = page.locator(FIELD)
    box.fill("예산현액은")
    box.evaluate(
        """element => element.dispatchEvent(new KeyboardEvent("keypress",
        {key: "Enter", bubbles: true, cancelable: true, isComposing: true}))"""
    )
    page.wait_for_timeout(500)
    expect(box).to_have_value("예산현액은")
    box.press("Enter")
    expect(box).to_have_value("")
    expect(page.locator("#chat [data-testid=bot]").last).to_be_visible(timeout=20_000)


def test_an_example_fills_the_question_and_has_an_answer(page):
    example = page.locator("button.gallery-item, .gallery-item, table tr.tr-body").first
    example.click()
    box = page.locator(FIELD)
    expect(box).not_to_have_value("")
    page.locator("#send").click()
    expect(page.locator("#chat a.cite").first).to_be_visible(timeout=20_000)


def test_the_reports_are_listed(page):
    page.get_by_text("보고서 목록 (6건)").click()
    expect(page.locator("#reports tbody tr")).to_have_count(6)
    expect(page.locator("#reports")).to_contain_text("jobs_2024.txt")


def test_a_citation_opens_its_report_at_the_cited_lines(page):
    ask(page, QUESTION)
    page.locator("#citations .card a.open").first.click(timeout=20_000)
    marked = page.locator("#view .line.marked")
    expect(marked.first).to_be_visible(timeout=20_000)
    expect(marked.first).to_contain_text("16,480")
    assert "report=jobs_2024.txt&lines=" in page.url
    expect(page.locator("#choice input")).to_have_value(re.compile("jobs_2024.txt"))
    page.go_back()
    expect(page.locator("#chat a.cite").first).to_be_visible()


def test_a_chosen_report_opens_and_its_outline_leads_to_places(page):
    page.get_by_role("tab", name="보고서 보기").click()
    page.locator("#choice input").click()
    page.get_by_role("option", name=re.compile("jobs_2023.txt")).click()
    expect(page.locator("#view header")).to_contain_text("jobs_2023.txt", timeout=20_000)
    entry = page.locator("#outline nav > ul > li").last.locator("a").first
    title = entry.inner_text()
    entry.click()
    expect(page.locator("#view .path")).to_contain_text(title, timeout=20_000)
    place = page.locator("#place input, #place textarea")
    place.fill("6")
    place.press("Enter")
    expect(page.locator("#view .line.marked").first).to_have_attribute("id", "L6", timeout=20_000)
    assert page.url.endswith("at=6")


def test_a_link_to_lines_shows_them_and_what_is_known_of_their_figures(browser, address):
    visit = browser.new_page(viewport={"width": 1400, "height": 900}, locale="ko-KR")
    visit.goto(f"{address}?report=jobs_2024.txt&from=1")
    figure = visit.locator("#view .original .figure", has_text="16,480").first
    expect(figure).to_be_visible(timeout=20_000)
    expect(visit.locator("#figure-note")).to_be_hidden()
    figure.focus()
    note = visit.locator("#figure-note")
    for known in ("164억 8,000만원", "청년취업과", "예산현액", "2024-07-31"):
        expect(note).to_contain_text(known)
    expect(visit.locator("#view .understood .figure.same")).to_have_text("16,480")
    visit.keyboard.press("Escape")
    expect(note).to_be_hidden()
    visit.close()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("report=none.txt&lines=1-2", "none.txt라는 보고서가 색인에 없습니다"),
        ("report=jobs_2024.txt&lines=99999", "보고서에 99999행이 없습니다"),
        ("report=jobs_2024.txt&at=<b>9</b>", "<b>9</b>는 자리로 읽을 수 없습니다"),
        ("report=../../etc/passwd", "보고서가 색인에 없습니다"),
    ],
)
def test_a_bad_link_shows_a_sentence(browser, address, query, told):
    visit = browser.new_page()
    visit.goto(f"{address}?{query}")
    expect(visit.locator("#view .notice")).to_contain_text(told, timeout=20_000)
    visit.close()


def test_nothing_is_fetched_from_another_host(browser, address):
    visit = browser.new_page()
    asked: list[str] = []
    visit.on("request", lambda request: asked.append(request.url))
    visit.goto(address)
    expect(visit.locator(FIELD)).to_be_visible()
    ask(visit, QUESTION)
    visit.locator("#citations .card a.open").first.click(timeout=20_000)
    expect(visit.locator("#view .line.marked").first).to_be_visible(timeout=20_000)
    visit.close()
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
    assert asked
    assert [url for url in asked if not url.startswith(local)] == []
