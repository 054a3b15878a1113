"""A scripted OpenAI-compatible server on the loopback address, which records each call."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STREAM = "text/event-stream"
DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True)
class Reply:
    """How the server answers one call.

    ``text`` is streamed in pieces of ``size`` characters, ``pause`` seconds apart; ``endless``
    streams it again and again. ``thought`` goes before it as a reasoning model's server sends it.
    ``finish`` is the reason for which the model stops. ``body`` replaces the whole stream, under
    ``content``, its type; ``cut`` closes the connection after so many of the reply's bytes.
    ``delay`` (seconds) passes before anything is sent, or until the server stops.
    """

    text: str = ""
    status: int = 200
    body: str | None = None
    content: str = STREAM
    cut: int | None = None
    delay: float = 0.0
    size: int = 7
    pause: float = 0.0
    endless: bool = False
    thought: str = ""
    finish: str = "stop"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class LLMServer:
    """The server's address, what it is to answer (the last reply again and again), its calls.

    ``called`` is set by the first call; ``left`` when a client has closed its connection before the
    reply was at its end.
    """

    url: str
    replies: list[Reply]
    calls: list[dict[str, Any]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    called: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)

    def script(self, *replies: Reply | str) -> None:
        """Set what the next calls are answered with."""
        self.replies[:] = [r if isinstance(r, Reply) else Reply(r) for r in replies]

    def prompt(self, call: int = -1) -> str:
        """Return all message texts of a call, joined."""
        return "\n".join(str(m["content"]) for m in self.calls[call]["body"]["messages"])


@contextmanager
def llm_server(replies: Sequence[Reply | str] = ("",)) -> Iterator[LLMServer]:
    """Run the server while the block runs."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    state = LLMServer(f"http://127.0.0.1:{http.server_address[1]}/v1", [])
    state.script(*replies)
    http.state = state  # type: ignore[attr-defined]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        state.stopping.set()
        http.shutdown()
        thread.join()
        http.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps({"object": "list", "data": [{"id": "scripted"}]})
        self._send(Reply(body=body, content="application/json"), [body.encode()])

    def do_POST(self) -> None:
        state: LLMServer = self.server.state  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        state.calls.append({"path": self.path, "headers": dict(self.headers), "body": body})
        reply = state.replies.pop(0) if len(state.replies) > 1 else state.replies[0]
        state.called.set()
        state.stopping.wait(reply.delay)
        self._send(reply, _parts(reply))

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def _send(self, reply: Reply, parts: Iterator[bytes] | list[bytes]) -> None:
        state: LLMServer = self.server.state  # type: ignore[attr-defined]
        left = reply.cut
        try:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content)
            for name, value in reply.headers:
                self.send_header(name, value)
            if left is not None:  # a promise that the cut breaks
                self.send_header("Content-Length", str(10**6))
            self.end_headers()
            for part in parts:
                if state.stopping.is_set() or left == 0:
                    break
                self.wfile.write(part[:left])
                self.wfile.flush()
                left = None if left is None else max(0, left - len(part))
                state.stopping.wait(reply.pause)
        except OSError:
            state.left.set()
        self.close_connection = True


def _parts(reply: Reply) -> Iterator[bytes]:
    """Yield a reply's bytes as they are sent."""
    if reply.body is not None:
        yield reply.body.encode()
        return
    yield _event({"role": "assistant", "content": ""})
    if reply.thought:
        yield _event({"reasoning_content": reply.thought, "content": None})
    again = True
    while again:
        for start in range(0, len(reply.text), reply.size):
            yield _event({"content": reply.text[start : start + reply.size]})
        again = reply.endless
    if reply.finish:
        yield _event({}, reply.finish)
    yield DONE


def _event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted",
             "choices": [choice]}  # fmt: skip
    return f"data: {json.dumps(chunk)}\n\n".encode()
