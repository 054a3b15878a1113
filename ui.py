"""The chat page: questions and answers on the left, the cited places on the right."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.examples import example_questions
from assistant.inspection.view import outline_html, problem_html, report_choices, view_of
from assistant.render import (
    Turn,
    chat_messages,
    panel_html,
    reports_html,
)
from assistant.turns import answer_turn
from ingest.errors import UijeongError
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings

_LOG = logging.getLogger(__name__)
_FONTS = ("Pretendard", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "sans-serif")
_KEPT = 20
"""How many turns of a conversation the browser keeps over a reload."""
_ADDRESS = "(_, outlined) => [window.location.search, outlined]"
_SHOWN: dict[str, Any] = {"fn": None, "js": "() => window.uijeong.shown()"}


class Page:
    """What the page's events do over one assistant, which all visitors share."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._stops: dict[str, threading.Event] = {}

    def ask(
        self, question: str, turns: list[Turn], request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the turns and the chat while the question is answered.

        What is shown meanwhile holds already; the turns change when the answer is whole. Never
        raises.
        """
        visitor = str(request.session_hash)
        stop = self._stops[visitor] = threading.Event()
        try:
            with closing(answer_turn(self.assistant, question, turns, stop)) as steps:
                while True:
                    yield gr.skip(), chat_messages(turns, question, next(steps))
        except StopIteration as end:
            turns = [*turns, end.value][-_KEPT:]
            yield turns, chat_messages(turns)
        finally:
            self._stops.pop(visitor, None)

    def stop(self, request: gr.Request) -> None:
        """End the language model's answer that this visitor waits for."""
        if stop := self._stops.get(str(request.session_hash)):
            stop.set()

    def open(self, address: str, outlined: str) -> tuple[Any, ...]:
        """Return what a link opens: tab, chosen report, outline, view, whose outline it is.

        ``outlined`` says which outline is shown already.
        """
        snapshot = self.assistant.snapshot
        view = view_of(address, snapshot)
        if view is None:
            return gr.Tabs(selected="chat"), gr.skip(), gr.skip(), gr.skip(), outlined
        if view.report is None:
            return gr.Tabs(selected="reports"), None, "", view.html, ""
        shown = f"{snapshot.id}/{view.report.name}"
        choice = gr.Dropdown(report_choices(snapshot.records), value=view.report.name)
        outline = outline_html(view.report, snapshot.records) if shown != outlined else gr.skip()
        return gr.Tabs(selected="reports"), choice, outline, view.html, shown

    def linked(self, outlined: str, request: gr.Request) -> tuple[Any, ...]:
        """Return what the address that the page was called with opens, if it names a report."""
        asked = "report" in request.query_params
        return self.open(f"?{request.query_params}", outlined) if asked else (gr.skip(),) * 5


def build(assistant: Assistant) -> gr.Blocks:
    """Lay out the page over an assistant whose snapshot is open."""
    page = Page(assistant)
    title = message("ui.title")
    blocks: gr.Blocks = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with blocks:
        gr.HTML(f"<h1>{title}</h1><p>{message('ui.subtitle')}</p>", elem_id="title")
        with gr.Tabs(selected="chat") as tabs:
            with gr.Tab(message("ui.tab_chat"), id="chat") as chat_tab:
                _lay_out_chat(page, blocks)
            with gr.Tab(message("ui.tab_reports"), id="reports"):
                opened = _lay_out_reports(page)
        # A link into a report is followed in place: the page's script presses this for it.
        follow = gr.Button(elem_id="follow", visible="hidden")
        address = gr.Textbox(visible=False)
        outlined = gr.State("")
        shown = [tabs, *opened, outlined]
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        follow.click(page.open, [address, outlined], shown, js=_ADDRESS, **private).then(**_SHOWN)
        blocks.load(page.linked, [outlined], shown, **private).then(**_SHOWN)
        chat_tab.select(fn=None, js="() => window.uijeong.left()")
    return blocks


def _lay_out_chat(page: Page, blocks: gr.Blocks) -> None:
    """Lay out the conversation and the citations beside it."""
    assistant = page.assistant
    turns = gr.BrowserState([], storage_key="uijeong", secret=assistant.snapshot.id)
    pending = gr.State("")
    with gr.Row():
        with gr.Column(scale=5):
            chat = gr.Chatbot(
                label=message("ui.chat"),
                elem_id="chat",
                height="60vh",
                buttons=[],
                feedback_options=None,
                group_consecutive_messages=False,
            )
            with gr.Row():
                question = gr.Textbox(
                    label=message("ui.question"),
                    show_label=False,
                    placeholder=message("ui.placeholder"),
                    elem_id="question",
                    scale=8,
                    container=False,
                    max_lines=1,
                    autofocus=True,
                )
                send = gr.Button(
                    message("ui.send"), variant="primary", elem_id="send", scale=1, min_width=80
                )
                stop = gr.Button(
                    message("ui.stop"), elem_id="stop", scale=1, min_width=80, visible=False
                )
                clear = gr.Button(message("ui.clear"), elem_id="clear", scale=1, min_width=80)
            gr.Examples(
                [[example] for example in example_questions(assistant.snapshot.records)],
                inputs=[question],
                label=message("ui.examples"),
            )
        with gr.Column(scale=4):
            gr.Markdown(f"### {message('ui.citations')}")
            panel = gr.HTML(elem_id="citations")
            reports = assistant.snapshot.records.reports()
            with gr.Accordion(message("ui.reports", count=len(reports)), open=False):
                gr.HTML(reports_html(reports), elem_id="reports")

    shown = [chat, panel]
    private: dict[str, Any] = {"queue": False, "api_visibility": "private"}
    modelled = assistant.has_model
    gr.on(
        [question.submit, send.click],
        lambda text, asked: ("", text, chat_messages(asked, text or " "), _only(stop=modelled)),
        [question, turns],
        [question, pending, chat, stop],
        **private,
    ).then(
        page.ask, [pending, turns], [turns, chat], show_progress="hidden", api_visibility="private"
    ).then(lambda asked: (*_shown(asked), _only(stop=False)), [turns], [*shown, stop], **private)
    stop.click(page.stop, None, None, **private)
    gr.on([clear.click, chat.clear], list, None, [turns], **private).then(
        _shown, [turns], shown, **private
    )
    blocks.load(_shown, [turns], shown, **private)
    blocks.load(_linked_question, None, [question], **private)


def _lay_out_reports(page: Page) -> list[gr.components.Component]:
    """Lay out the view of a report; return its choice, outline and view."""
    with gr.Row(equal_height=True):
        choice = gr.Dropdown(
            report_choices(page.assistant.snapshot.records),
            value=None,
            label=message("ui.choose_report"),
            elem_id="choice",
            scale=5,
        )
        place = gr.Textbox(
            label=message("ui.go_to"),
            placeholder=message("ui.go_to_hint"),
            elem_id="place",
            max_lines=1,
            scale=2,
        )
    with gr.Row():
        with gr.Column(scale=2, min_width=220):
            outline = gr.HTML(elem_id="outline")
        with gr.Column(scale=8):
            view = gr.HTML(problem_html(message("ui.choose_first")), elem_id="view")
    choice.input(None, [choice], None, js="(report) => window.uijeong.go(report, '')")
    place.submit(None, [choice, place], None, js="(...both) => window.uijeong.go(...both)")
    return [choice, outline, view]


def _linked_question(request: gr.Request) -> Any:  # noqa: ANN401 (a text, or Gradio's "leave it")
    """Return the question that a link into the page carries (``/?q=…``), if it carries one."""
    return request.query_params.get("q") or gr.skip()


def _only(*, stop: bool) -> Any:  # noqa: ANN401 (what Gradio takes for a change of a button)
    return gr.Button(visible=stop)


def _shown(turns: list[Turn]) -> tuple[list[dict[str, str]], str]:
    return chat_messages(turns), panel_html(turns)


def launch_options(settings: Settings) -> dict[str, Any]:
    """Return what ``launch`` needs for a page that fetches nothing from elsewhere."""
    static = files("assistant").joinpath("static")
    return {
        "server_name": settings.host,
        "server_port": settings.port,
        "theme": gr.themes.Default(
            primary_hue="blue", font=list(_FONTS), font_mono=["NanumGothicCoding", "monospace"]
        ),
        "css": static.joinpath("page.css").read_text(encoding="utf-8"),
        "js": static.joinpath("page.js").read_text(encoding="utf-8"),
        "share": False,
        "footer_links": [],
        "ssr_mode": False,
        "quiet": True,
    }


def serve(settings: Settings) -> None:
    """Open the page and answer until the process is stopped.

    Raises
    ------
    UijeongError
        If there is no usable snapshot yet, or the port is taken.
    """
    # Said before anything of Gradio starts, beside the page's own ``analytics_enabled=False``.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from assistant.service import Assistant

    assistant = Assistant(settings)
    assistant.warm()
    blocks = build(assistant)
    blocks.queue(default_concurrency_limit=4)
    try:
        blocks.launch(prevent_thread_lock=True, **launch_options(settings))
    except OSError as problem:
        raise UijeongError(
            "ui.port_taken", detail=str(problem), host=settings.host, port=settings.port
        ) from problem
    _LOG.info("serving on %s:%s", settings.host, settings.port)
    import rich

    rich.print(message("ui.ready", host=settings.host, port=settings.port))
    blocks.block_thread()
