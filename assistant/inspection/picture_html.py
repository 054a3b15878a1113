"""A page's picture with the cited lines and the figures marked where they stand."""

from __future__ import annotations

import base64
from html import escape

from assistant.inspection.excerpt import Excerpt
from assistant.inspection.figures_html import figure_button
from assistant.inspection.picture import Picture, page_picture
from assistant.inspection.window import Window
from index.manifest import Manifest
from ingest.errors import UijeongError
from ingest.model import Box
from prompts.messages import message

_MARGIN = 1.5  # points around a box


def picture_html(excerpt: Excerpt, window: Window, manifest: Manifest) -> str:
    """Return the picture of the window's page, or a sentence that says why there is none."""
    page = window.page or 1
    try:
        picture = page_picture(excerpt.report.name, page, manifest)
    except UijeongError as problem:
        return f'<p class="notice">{escape(problem.message)}</p>'
    boxes = [
        f'<div class="box cited" style="{_style(line.box, picture)}"></div>'
        for line in excerpt.lines
        if line.box and window.marked and window.marked[0] <= line.number <= window.marked[1]
    ]
    placed: dict[Box, list[int]] = {}
    for index, figure in enumerate(excerpt.figures):
        if figure.box and figure.page == page:
            placed.setdefault(figure.box, []).append(index)
    boxes += [
        figure_button("", indexes, "box", _style(box, picture)) for box, indexes in placed.items()
    ]
    image = base64.b64encode(picture.png).decode("ascii")
    label = escape(message("ui.picture", page=page))
    return (
        f'<div class="sheet"><img alt="{label}" src="data:image/png;base64,{image}">'
        f"{''.join(boxes)}</div>"
    )


def _style(box: Box, picture: Picture) -> str:
    """Return a box's place in hundredths of the page, whatever size it is shown in."""
    left, top = max(0.0, box[0] - _MARGIN), max(0.0, box[1] - _MARGIN)
    width = min(picture.width, box[2] + _MARGIN) - left
    height = min(picture.height, box[3] + _MARGIN) - top
    return (
        f"left:{100 * left / picture.width:.2f}%;top:{100 * top / picture.height:.2f}%;"
        f"width:{100 * width / picture.width:.2f}%;height:{100 * height / picture.height:.2f}%"
    )
