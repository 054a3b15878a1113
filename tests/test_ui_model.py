"""The chat page while a language model writes: what is shown, stopping, how it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

pytest.importorskip("playwright.sync_api")
from llm_server import LLMServer, Reply, llm_server
from page_helpers import ask, chromium, opened, served
from playwright.sync_api import Browser, Page, expect

from assistant.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

QUESTION = "2025년 경제일자리국 골목상권 활력 지원 본예산은 얼마인가?"
RIGHT = "골목상권 활력 지원의 2025년도 본예산은 4,830백만원입니다. [1]"
ALSO = "지원상권은 2024년 15곳에서 2025년 18곳으로 늘었습니다. [2]"
WRONG = "지원상권은 99곳입니다. [2]"


@pytest.fixture(scope="module")
def server() -> Iterator[LLMServer]:
    with llm_server() as server:
        yield server


@pytest.fixture(scope="module")
def address(sample_data, server: LLMServer) -> Iterator[str]:
    """The page over the sample reports with the scripted server as its model."""
    with served(
        Settings(data=sample_data, llm_url=server.url, llm_model="m", llm_retries=0)
    ) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, address) as page:
        yield page


def test_an_answer_that_holds_is_shown_with_its_places_and_how_it_was_found(
    page: Page, server: LLMServer
) -> None:
    server.script(f"{RIGHT} {WRONG}")
    ask(page, QUESTION)
    chat = page.locator("#chat")
    expect(chat).to_contain_text("1개 문장을 뺐습니다", timeout=20_000)
    expect(chat).to_contain_text("4,830백만원입니다.")
    expect(chat).not_to_contain_text("99곳")
    expect(page.locator("#stop")).to_be_hidden()
    chat.locator("a.cite").first.click()
    expect(page.locator("#citations .card.active mark")).to_contain_text("4,830")
    fold = page.locator("#citations details.how")
    expect(fold.get_by_text("이렇게 확인했습니다.")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold).to_contain_text("언어모형이 썼고")
    expect(fold).to_contain_text("4,830백만원: 원문 일치 [1]")
    expect(fold.locator("a.to-place").first).to_have_attribute("href", re.compile(r"^\?report="))


def test_the_stop_button_ends_the_model_s_answer(page: Page, server: LLMServer) -> None:
    server.left.clear()
    server.script(Reply(f"{RIGHT} 그리고 " + "또 " * 300, size=20, pause=0.3))
    ask(page, QUESTION)
    chat = page.locator("#chat")
    expect(chat).to_contain_text("4,830백만원입니다.", timeout=20_000)
    expect(chat).to_contain_text("언어모형이 답을 쓰고 있습니다")
    page.locator("#stop").click()
    expect(chat).to_contain_text("멈추었습니다", timeout=10_000)
    expect(chat).to_contain_text("보고에 따르면")
    expect(page.locator("#stop")).to_be_hidden()
    assert server.left.wait(5)


def test_a_visitor_who_leaves_ends_the_model_s_answer(page: Page, server: LLMServer) -> None:
    server.left.clear()
    server.script(Reply(f"{RIGHT} {ALSO} " * 9 + "또 " * 300, size=20, pause=0.2))
    ask(page, QUESTION)
    expect(page.locator("#chat")).to_contain_text("4,830백만원입니다.", timeout=20_000)
    page.close()
    assert server.left.wait(20)


def test_a_fault_of_the_server_is_told_below_the_reports_answer(
    page: Page, server: LLMServer
) -> None:
    server.script(Reply(status=500))
    ask(page, QUESTION)
    expect(page.locator("#chat .notice")).to_contain_text("HTTP 500", timeout=20_000)
    expect(page.locator("#chat")).to_contain_text("4,830백만원")


def test_mark_up_in_a_model_s_reply_is_never_run(page: Page, server: LLMServer) -> None:
    server.script(f'{RIGHT} 지원상권 <img src=x onerror="window.hacked=1"> 18곳입니다. [2]')
    ask(page, QUESTION)
    expect(page.locator("#chat")).to_contain_text("1개 문장을 뺐습니다", timeout=20_000)
    expect(page.locator("#chat .answer img")).to_have_count(0)
    assert page.evaluate("window.hacked") is None
