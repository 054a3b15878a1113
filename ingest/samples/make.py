"""Render the sample reports: ``python -m ingest.samples.make [FOLDER]``.

Needs the extra ``samples`` and Debian's ``fonts-nanum``. The same source gives the same bytes.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from ingest.samples import as_text
from ingest.samples.parts import Sample, read_samples


def make(folder: Path) -> list[Path]:
    """Write every sample in every format below a folder and return the files."""
    return [path for sample in read_samples() for path in make_sample(sample, folder)]


def make_sample(sample: Sample, folder: Path) -> list[Path]:
    """Write one sample as text, PDF, HWPX and DOCX."""
    # The renderers need libraries that only this script uses.
    from ingest.samples import as_docx, as_hwpx, as_pdf

    contents = {
        f"text/{sample.name}.txt": as_text.text(sample).encode(),
        f"pdf/{sample.name}.pdf": as_pdf.pdf(sample),
        f"hwpx/{sample.name}.hwpx": as_hwpx.hwpx(sample),
        f"docx/{sample.name}.docx": as_docx.docx(sample),
    }
    for name, content in contents.items():
        write_whole(folder / name, content)
    return [folder / name for name in contents]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it appears complete or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(description="Render the sample reports.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    # The font's hinting tables that a subset cannot keep are nothing to report.
    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    make(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    main()
