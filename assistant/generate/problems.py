"""What a failure of the language model's server means to the user."""

from __future__ import annotations

from assistant.settings import Settings
from ingest.errors import UijeongError

BUSY = frozenset({429, 500, 502, 503, 504})
"""Statuses of what may be over in a moment."""

# What a server says of a request, by its status; any other is ``llm.refused``.
_STATUS = {
    **dict.fromkeys((401, 403), "llm.denied"),
    404: "llm.no_model",
    **dict.fromkeys((400, 413, 422), "llm.too_long"),
    429: "llm.busy",
}


def problem_of(error: BaseException, settings: Settings, total: float) -> UijeongError:
    """Return what a failure means to the user."""
    import httpx
    import openai

    url, detail = settings.llm_url, repr(error)
    if isinstance(error, UijeongError):
        return error
    if isinstance(error, TimeoutError):
        return UijeongError("llm.timeout", seconds=f"{total:g}", detail=detail)
    if isinstance(error, openai.APIConnectionError):
        return UijeongError("llm.unreachable", url=url, detail=detail)
    if isinstance(error, openai.APIStatusError):
        status = error.status_code
        key = _STATUS.get(status, "llm.failed" if status in BUSY else "llm.refused")
        model = settings.llm_model
        return UijeongError(key, status=status, url=url, model=model, detail=detail)
    if isinstance(error, httpx.HTTPError | openai.APIError):
        return UijeongError("llm.broken", url=url, detail=detail)
    # What the client runs into when a reply is not of the API's shape.
    return UijeongError("llm.nonsense", url=url, detail=detail)
