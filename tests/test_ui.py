"""The chat page in a real headless Chromium, over the real sample index."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import quote

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.service import Assistant
from assistant.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
QUESTION = "2024년 청년취업과 예산현액은 얼마입니까?"


@pytest.fixture(scope="module")
def address(sample_data) -> Iterator[str]:
    """The page over the sample reports, on a free port of the loopback."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import ui

    settings = Settings(data=sample_data, host="127.0.0.1", port=7861)
    assistant = Assistant(settings)
    assistant.warm()
    blocks = ui.build(assistant).queue(default_concurrency_limit=4)
    options = ui.launch_options(settings) | {"server_port": None}
    _, url, _ = blocks.launch(prevent_thread_lock=True, **options)
    yield url
    blocks.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, address) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1400, "height": 900}, locale="ko-KR")
    opened.goto(address)
    expect(opened.locator("#question textarea, #question input")).to_be_visible()
    yield opened
    opened.close()


def ask(page: Page, question: str) -> None:
    page.locator("#question textarea, #question input").fill(question)
    page.locator("#send").click()
    expect(page.locator("#question textarea, #question input")).to_have_value("")


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
    opened = browser.new_page()
    opened.goto(f"{address}?q={quote(QUESTION)}")
    expect(opened.locator("#question textarea, #question input")).to_have_value(QUESTION)
    opened.close()


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
    box = page.locator("#question textarea, #question input")
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
    box = page.locator("#question textarea, #question input")
    expect(box).not_to_have_value("")
    page.locator("#send").click()
    expect(page.locator("#chat a.cite").first).to_be_visible(timeout=20_000)


def test_the_reports_are_listed(page):
    page.get_by_text("보고서 목록 (6건)").click()
    expect(page.locator("#reports tbody tr")).to_have_count(6)
    expect(page.locator("#reports")).to_contain_text("jobs_2024.txt")


def test_nothing_is_fetched_from_another_host(browser, address):
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(address)
    expect(opened.locator("#question textarea, #question input")).to_be_visible()
    ask(opened, QUESTION)
    expect(opened.locator("#chat a.cite").first).to_be_visible(timeout=20_000)
    opened.close()
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
    assert asked
    assert [url for url in asked if not url.startswith(local)] == []
