"""The chat page in a real headless Chromium, for the tests that look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.service import Assistant
from assistant.settings import Settings

FIELD = "#question textarea, #question input"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's browser, which asks no other host for anything."""
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield browser
        browser.close()


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The page of these settings on a free port of the loopback: its address."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import ui

    assistant = Assistant(settings)
    assistant.warm()
    blocks = ui.build(assistant).queue(default_concurrency_limit=4)
    options = ui.launch_options(settings) | {"server_port": None}
    _, url, _ = blocks.launch(prevent_thread_lock=True, **options)
    yield url
    blocks.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A visitor's page, ready for a question."""
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="ko-KR")
    page.goto(address)
    expect(page.locator(FIELD)).to_be_visible()
    page.wait_for_function("window.uijeong !== undefined")  # the page's own script has run
    yield page
    page.close()


def ask(page: Page, question: str) -> None:
    """Send a question; its answer comes later."""
    page.locator(FIELD).fill(question)
    page.locator("#send").click()
    expect(page.locator(FIELD)).to_have_value("")
