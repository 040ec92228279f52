"""Squares with their sentences side by side, as one HTML file and as pictures."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from jinja2 import Environment
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.mask_geometry import mask_of
from mtrefseg.training.craft.record import Record

PAGE = """<!doctype html><meta charset="utf-8"><title>Sentences of the grammar and of people</title>
<style>body{font:14px sans-serif;margin:24px}section{border-top:1px solid #ccc;padding:12px 0}
figure{display:inline-block;margin:0 8px 8px 0;width:256px;vertical-align:top}
figcaption{margin-top:4px}li{margin:2px 0}</style>
<h1>Sentences of the grammar and of people</h1>
<p>{{ rows|length }} squares. First and second date, then one picture per sentence of the grammar
with the outline of its mask, then the sentences that people wrote.</p>
{% for row in rows %}<section><h2>{{ row.name }}</h2>
{% for title, picture in row.pictures() %}<figure><img src="data:image/png;base64,{{ picture }}"
alt="{{ title }}"><figcaption>{{ title }}</figcaption></figure>{% endfor %}
<ul>{% for text in row.people %}<li>{{ text }}</li>{% endfor %}</ul></section>
{% endfor %}"""
_OUTLINE = (255, 230, 0)
_ROWS_PER_PICTURE = 4
_MOST_SENTENCES = 4


@dataclass(frozen=True)
class SheetRow:
    """One square of the sheet.

    Attributes:
        name: Of the square.
        images: Both dates, ``(2, 3, h, w)``.
        grid: Of the square.
        records: Of the grammar.
        people: Sentences that people wrote.
    """

    name: str
    images: npt.NDArray[np.uint8]
    grid: Grid
    records: tuple[Record, ...]
    people: tuple[str, ...]

    def titled(self) -> list[tuple[str, npt.NDArray[np.uint8]]]:
        """Return titles and pictures ``(h, w, 3)``: both dates, and one for each sentence."""
        before, after = (image.transpose(1, 2, 0) for image in self.images)
        drawn = [(record.sentence, self._outlined(record)) for record in self.records]
        return [("before", before), ("after", after), *drawn]

    def pictures(self) -> list[tuple[str, str]]:
        """Return titles and pictures as base64 of PNG."""
        return [(title, _encoded(picture)) for title, picture in self.titled()]

    def _outlined(self, record: Record) -> npt.NDArray[np.uint8]:
        date = self.images[0 if record.change_type == 1 else 1]
        picture = date.transpose(1, 2, 0).copy()
        mask = mask_of(record.geometry, self.grid)
        picture[ndimage.binary_dilation(mask, iterations=2) & ~mask] = _OUTLINE
        return picture


def write_sheet(path: Path, rows: Sequence[SheetRow]) -> None:
    """Write the HTML file."""
    page = Environment(autoescape=True).from_string(PAGE)
    path.write_text(page.render(rows=rows), encoding="utf-8")


def write_pictures(folder: Path, rows: Sequence[SheetRow]) -> None:
    """Write the squares as pictures of some rows each."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(rows), _ROWS_PER_PICTURE):
        some = [_drawn(row) for row in rows[start : start + _ROWS_PER_PICTURE]]
        Image.fromarray(np.concatenate(some)).save(folder / f"{start // _ROWS_PER_PICTURE:03d}.png")


def _drawn(row: SheetRow) -> npt.NDArray[np.uint8]:
    side, gap, below = row.grid.width, 8, 104
    columns = 2 + _MOST_SENTENCES
    canvas = Image.new("RGB", (columns * (side + gap), side + below), "white")
    draw, font = ImageDraw.Draw(canvas), ImageFont.load_default(13)
    for number, (title, picture) in enumerate(row.titled()[:columns]):
        left = number * (side + gap)
        canvas.paste(Image.fromarray(picture), (left, 0))
        draw.multiline_text((left, side + 2), _wrapped(title), "black", font)
    for number, text in enumerate((row.name, *row.people)):
        draw.text((0, side + 16 + 14 * number), text[:85], (0, 70, 160), font)
    return np.asarray(canvas)


def _wrapped(text: str, width: int = 36) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _encoded(picture: npt.NDArray[np.uint8]) -> str:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()
