"""A contest's results as a Markdown table and as JSON values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.bench.contest import QUALITY, SPEED, Standing, ratios
from eval.bench.sizes import Size

_LABELS = {
    "top1": "evidence in top 1",
    "top5": "evidence in top 5",
    "top10": "evidence in top 10",
    "all10": "all evidence in top 10",
    "mrr": "MRR",
    "ndcg10": "nDCG@10",
    "median": "a question, median",
    "p95": "a question, 95th percentile",
    "index": "indexing",
}
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a bench found. ``meta`` says of what: the set, its questions, the versions."""

    meta: Mapping[str, Any]
    standings: Sequence[Standing]
    sizes: Sequence[Size] = ()


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as JSON values; ``ratios`` are ours ÷ theirs."""
    ours, *peers = outcome.standings
    return {
        **outcome.meta,
        "sides": [asdict(standing) for standing in outcome.standings],
        "ratios": {peer.name: ratios(ours, peer) for peer in peers},
        "sizes": [asdict(size) for size in outcome.sizes],
    }


def as_markdown(outcome: Outcome) -> str:
    """Return the tables: the contest, then the sizes where some were measured."""
    ours, *peers = outcome.standings
    against = [ratios(ours, peer) for peer in peers]
    rows = [
        ["", *(standing.name for standing in outcome.standings)],
        ["---", *("---:" for _ in outcome.standings)],
        ["passages", *(f"{standing.passages:,}" for standing in outcome.standings)],
        ["lines a passage, median", *(f"{standing.lines:g}" for standing in outcome.standings)],
    ]
    for name in QUALITY:
        theirs = [
            _beside(f"{peer.quality[name]:.3f}", r[name]) for peer, r in _with(peers, against)
        ]
        rows.append([_LABELS[name], f"{ours.quality[name]:.3f}", *theirs])
    for name in SPEED:
        theirs = [_beside(_time(peer.seconds[name]), r[name]) for peer, r in _with(peers, against)]
        rows.append([_LABELS[name], _time(ours.seconds[name]), *theirs])
    meta = outcome.meta
    intro = (
        f"{meta['questions']} answerable questions of the set `{meta['set']}` over "
        f"{meta['reports']} reports. In brackets: ours ÷ theirs; above 1 is better in quality, "
        "below 1 in time."
    )
    return "\n".join([intro, "", *map(_row, rows), *_size_table(outcome.sizes)]) + "\n"


def _size_table(sizes: Sequence[Size]) -> list[str]:
    if not sizes:
        return []
    rows = [
        ["passages", "reports", "median", "95th percentile", "memory", "on disk", "indexing"],
        ["---:"] * 7,
        *(
            [
                f"{size.passages:,}",
                f"{size.reports:,}",
                _time(size.seconds["median"]),
                _time(size.seconds["p95"]),
                "–" if size.memory is None else f"{size.memory / _MIB:,.0f} MiB",
                f"{size.disk / _MIB:,.0f} MiB",
                _time(size.seconds["index"]),
            ]
            for size in sizes
        ),
    ]
    return ["", "The same questions over copies of the reports:", "", *map(_row, rows)]


def _with(
    peers: Sequence[Standing], against: Sequence[dict[str, float | None]]
) -> list[tuple[Standing, dict[str, float | None]]]:
    return list(zip(peers, against, strict=True))


def _beside(value: str, ratio: float | None) -> str:
    return f"{value} (–)" if ratio is None else f"{value} ({ratio:.2f})"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
