"""What ``uijeong doctor`` looks at, each finding in words, with what to do where it is wrong."""

from __future__ import annotations

import json
import platform
import re
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from assistant.command.configuration import embedding_choice, unknown_variables
from assistant.settings import Settings
from index.snapshot import open_current
from ingest.errors import UijeongError
from prompts.messages import message

_OLDEST_PYTHON = (3, 11)
_LEAST_SPACE = 1 << 30  # bytes: the model, two snapshots of many reports, and room to write
_SERVER_WAIT = 5.0  # seconds
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``advice`` says what to do where ``ok`` is false."""

    ok: bool
    text: str
    advice: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield the findings one by one, as each check ends; none of them raises."""
    yield _python()
    yield _packages()
    yield _environment()
    yield _data_folder(settings.data)
    yield _space(settings.data)
    yield _told(_kiwi)
    yield _told(lambda: _embedding(settings))
    if settings.reranker:
        yield _told(lambda: _reranker(settings))
    yield _told(lambda: _snapshot(settings))
    if settings.store == "milvus":
        yield _told(lambda: _milvus(settings))
    if settings.llm_url or settings.llm_model:
        yield _server(settings)


def _finding(ok: bool, name: str, **values: object) -> Finding:
    """Return a finding in the words of the catalogue's ``doctor_<name>`` entries."""
    if ok:
        return Finding(True, message(f"cli.doctor_{name}", **values))
    return Finding(
        False,
        message(f"cli.doctor_{name}_wrong", **values),
        message(f"cli.doctor_{name}_advice", **values),
    )


def _told(check: Callable[[], Finding]) -> Finding:
    """Run a check whose errors already say in Korean what is wrong and what to do."""
    try:
        return check()
    except UijeongError as error:
        return Finding(False, error.message)


def _python() -> Finding:
    found = platform.python_version()
    wanted = ".".join(map(str, _OLDEST_PYTHON))
    return _finding(sys.version_info >= _OLDEST_PYTHON, "python", found=found, wanted=wanted)


def _packages() -> Finding:
    found, missing = [], []
    for name in _required_packages():
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    names = ", ".join(missing or found)
    return _finding(not missing, "packages", count=len(found), names=names)


def _required_packages() -> Sequence[str]:
    """Return the names of the packages that the program cannot do without."""
    lines = [line for line in requires("uijeong") or [] if "extra ==" not in line]
    return sorted(match[0] for line in lines if (match := _NAME.match(line)))


def _environment() -> Finding:
    unknown = unknown_variables()
    return _finding(not unknown, "environment", names=", ".join(unknown))


def _data_folder(folder: Path) -> Finding:
    """Try to write where the data is, or where its folder would be made."""
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)):
            return _finding(True, "data", folder=folder.absolute())
    except OSError as error:
        return _finding(False, "data", folder=folder.absolute(), reason=error.strerror)


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(_existing(folder)).free
    values = {"free": f"{free / 1e9:,.1f}", "wanted": f"{_LEAST_SPACE / 1e9:.1f}"}
    return _finding(free >= _LEAST_SPACE, "space", **values)


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that there is."""
    whole = folder.absolute()
    return next(path for path in (whole, *whole.parents) if path.exists())


def _kiwi() -> Finding:
    from index.morphemes import content_tokens

    try:
        tokens = content_tokens(["예산을 편성했습니다"])[0]
    # A broken installation of a native library can fail in any way.
    except Exception as error:
        return _finding(False, "kiwi", reason=repr(error))
    return _finding("예산" in tokens, "kiwi", reason=" ".join(tokens))


def _embedding(settings: Settings) -> Finding:
    choice = embedding_choice(settings)
    choice.load()  # loading includes the test of Korean pairs
    return _finding(True, "embedding", identity=choice.identity)


def _reranker(settings: Settings) -> Finding:
    from index.reranker import load_reranker

    load_reranker(settings.reranker)  # which tests Korean pairs, too
    return _finding(True, "reranker", model=settings.reranker)


def _snapshot(settings: Settings) -> Finding:
    with closing(open_current(settings.data)) as snapshot:
        snapshot.verify()
        snapshot.check_embedding(embedding_choice(settings).identity)
        reports = snapshot.records.reports()
        passages = sum(report.passage_count for report in reports)
        return _finding(
            True, "snapshot", id=snapshot.id, reports=len(reports), passages=f"{passages:,}"
        )


def _milvus(settings: Settings) -> Finding:
    """Open the search in Milvus, which compares what it holds with the index."""
    from assistant.opening import Parts

    with closing(open_current(settings.data)) as snapshot:
        Parts(settings).search(snapshot)
        return _finding(True, "milvus", uri=settings.milvus_uri, id=snapshot.id)


def _server(settings: Settings) -> Finding:
    """Ask the language model's server for its list of models; many servers have none."""
    url, model = settings.llm_url, settings.llm_model
    if not url or not model:
        return _finding(False, "llm_half", url=url, model=model)
    try:
        request = urllib.request.Request(f"{url.rstrip('/')}/models")
        if key := settings.llm_key.get_secret_value():
            request.add_header("Authorization", f"Bearer {key}")
        with urllib.request.urlopen(request, timeout=_SERVER_WAIT) as reply:
            names = [str(entry["id"]) for entry in json.load(reply)["data"]]
    except urllib.error.HTTPError as error:
        refused = error.code in (401, 403)
        return _finding(not refused, "llm", url=url, model=model, reason=f"HTTP {error.code}")
    except (OSError, ValueError) as error:
        return _finding(False, "llm", url=url, model=model, reason=error)
    except (KeyError, TypeError):
        return _finding(True, "llm", url=url, model=model)
    if names and model not in names:
        return _finding(False, "llm_model", url=url, model=model, names=", ".join(names[:10]))
    return _finding(True, "llm", url=url, model=model)
