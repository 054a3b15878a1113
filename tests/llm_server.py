"""A scripted OpenAI-compatible server on the loopback address, which records each call."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """How the server answers one call.

    ``body`` replaces the chat completion that would hold ``text``; ``cut`` closes the connection
    after so many bytes of it; ``delay`` (seconds) passes first, or until the server stops.
    """

    text: str = ""
    status: int = 200
    body: str | None = None
    cut: int | None = None
    delay: float = 0.0


@dataclass
class LLMServer:
    """The server's address, what it is to answer (the last reply again and again), its calls."""

    url: str
    replies: list[Reply]
    calls: list[dict[str, Any]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

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
        self._send(200, json.dumps({"object": "list", "data": [{"id": "scripted"}]}).encode(), None)

    def do_POST(self) -> None:
        state: LLMServer = self.server.state  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        state.calls.append({"path": self.path, "headers": dict(self.headers), "body": body})
        reply = state.replies.pop(0) if len(state.replies) > 1 else state.replies[0]
        state.stopping.wait(reply.delay)
        text = reply.body if reply.body is not None else _completion(reply.text)
        self._send(reply.status, text.encode(), reply.cut)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def _send(self, status: int, body: bytes, cut: int | None) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:cut])
        except OSError:
            pass  # the client gave up waiting
        self.close_connection = True


def _completion(text: str) -> str:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return json.dumps({"id": "1", "object": "chat.completion", "created": 0, "model": "scripted",
                       "choices": [choice]})  # fmt: skip
