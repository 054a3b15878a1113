"""Text reports as PDF files: ``python -m eval.rendering REPORTS_FOLDER OUT_FOLDER``.

Each line of a report becomes a line of the page, each tab-separated or Markdown table a ruled one.
Beside ``name.pdf`` stands ``name.pages.json``: for each line of the text the first and last page
on which it stands. Needs the extra ``samples`` and Debian's ``fonts-nanum``.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from eval.rendered_tables import LEADING, MARGIN, draw_table, keep, kind_of, wrapped
from ingest.readers.text import read_text

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf")
BODY = 8.0  # points
# What stands in for letters that the font does not have, each as its sense goes.
_STAND_INS = str.maketrans("․‧∙･∘✓✔‣▸➡➔❙｢｣➀➁➂➃➄➅", "····○√√▶▶→→|「」①②③④⑤⑥")
_UNKNOWN = "■"  # bullets of private use, and the rest


@dataclass(slots=True)
class Rendering:
    """A PDF in the making, and the pages of each line that stands on it."""

    pdf: FPDF
    letters: frozenset[str]
    pages: list[tuple[int, int]] = field(default_factory=list)

    def shown(self, text: str) -> str:
        """Return a text with the letters that the font has."""
        known = text.translate(_STAND_INS)
        kept = self.letters | {"\t"}
        return "".join(letter if letter in kept else _UNKNOWN for letter in known)


def render_folder(reports: Path, out: Path) -> list[Path]:
    """Write each text report of a folder as a PDF and return the PDF files."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(reports.glob("*.txt")):
        content, pages = render([line.text for line in read_text(path).lines])
        _write_whole(out / f"{path.stem}.pages.json", json.dumps(pages).encode())
        _write_whole(out / f"{path.stem}.pdf", content)
        written.append(out / f"{path.stem}.pdf")
    return written


def render(lines: Sequence[str]) -> tuple[bytes, list[tuple[int, int]]]:
    """Return a PDF of a report's lines, and for each line its first and last page."""
    rendering = _begin()
    for kind, block in groupby(lines, key=kind_of):
        if kind == "text":
            for line in block:
                _line(rendering, line)
        else:
            rows = [rendering.shown(line) for line in block]
            rendering.pages.extend(draw_table(rendering.pdf, rows, kind))
    return bytes(rendering.pdf.output()), rendering.pages


def _begin() -> Rendering:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

    # What a subset cannot keep of the font's hinting is nothing to report.
    logging.getLogger("fontTools").setLevel(logging.ERROR)

    class Pages(FPDF):
        """Pages numbered at the foot."""

        def footer(self) -> None:
            self.set_y(-MARGIN)
            self.set_font("Nanum", size=BODY)
            self.cell(0, BODY, f"- {self.page_no()} -", align="C")

    pdf = Pages(orientation="landscape", unit="pt", format="A4")
    pdf.set_margins(MARGIN, MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(False)
    pdf.add_font("Nanum", fname=FONT)
    pdf.set_line_width(0.5)
    pdf.add_page()
    pdf.set_font("Nanum", size=BODY)
    font = pdf.fonts["nanum"]
    assert isinstance(font, TTFFont)
    return Rendering(pdf, frozenset(map(chr, font.cmap)))


def _line(rendering: Rendering, line: str) -> None:
    pdf = rendering.pdf
    pdf.set_font("Nanum", size=BODY)
    text = rendering.shown(" ".join(line.rstrip().split("\t")))
    indent = text[: len(text) - len(text.lstrip())]
    first = 0
    for part in wrapped(pdf, text.strip(), pdf.epw - pdf.get_string_width(indent)) or [""]:
        keep(pdf, BODY * LEADING)
        first = first or pdf.page_no()
        pdf.cell(0, BODY * LEADING, indent + part, new_x="LMARGIN", new_y="NEXT")
    rendering.pages.append((first, pdf.page_no()))


def _write_whole(path: Path, content: bytes) -> None:
    aside = path.with_name(f".{path.name}.part")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(description="Render text reports as PDF files.")
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args(arguments)
    render_folder(chosen.reports, chosen.out)


if __name__ == "__main__":
    main()
