"""Reports of an invented city (가온시), in four formats.

``content`` holds what the reports say, ``make`` renders it; the rendered files are shipped, so
that using them needs neither the script nor its libraries.
"""

from __future__ import annotations

from pathlib import Path

KINDS = ("text", "pdf", "hwpx", "docx")


def samples_dir(kind: str = "text") -> Path:
    """Return the folder of the sample reports of one kind.

    Parameters
    ----------
    kind
        ``text``, ``pdf``, ``hwpx`` or ``docx``; all four say the same.

    Raises
    ------
    ValueError
        If there is no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"samples are {', '.join(KINDS)}, not {kind!r}")
    return Path(__file__).parent / kind
