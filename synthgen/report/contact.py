"""Contact sheets whose pictures have words under them, and boxes on them if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from synthgen.dataset.record import Record
from synthgen.report.overlay import OBJECTS

Picture = NDArray[np.uint8]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

GAP_PX = 6
LINE_PX = 15
LINES = 2
"""Of words under a picture."""

SIZES_PX = (12, 11, 10, 9, 8)
"""Of letters."""

INK, PAPER, SHADE = "#1c1c1c", "white", "black"


@dataclass(frozen=True, eq=False)
class Cell:
    """A picture, (H, W, 3), and what is written under it."""

    picture: Picture
    words: str


def contact_sheet(cells: Sequence[Cell], columns: int, title: str = "") -> Image.Image:
    """Cells in rows from the top left, a line of words above them. Pictures may differ in size."""
    height = max(cell.picture.shape[0] for cell in cells) + LINES * LINE_PX + GAP_PX
    width = max(cell.picture.shape[1] for cell in cells) + GAP_PX
    rows, top = -(-len(cells) // columns), GAP_PX + (LINE_PX + GAP_PX if title else 0)
    page = Image.new("RGB", (GAP_PX + min(columns, len(cells)) * width, top + rows * height), PAPER)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=12)
    pen.text((GAP_PX, GAP_PX), title, fill=INK, font=font)
    for k, cell in enumerate(cells):
        x, y = GAP_PX + k % columns * width, top + k // columns * height
        page.paste(Image.fromarray(cell.picture), (x, y))
        words, small = _wrapped(cell.words, width - GAP_PX)
        pen.multiline_text((x, y + cell.picture.shape[0] + 1), words, fill=INK, font=small, spacing=1)
    return page


def _wrapped(words: str, width_px: int) -> tuple[str, Font]:
    """Up to LINES lines of words, in the largest letters in which each fits."""
    for size in SIZES_PX:
        font = ImageFont.load_default(size=size)
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if font.getlength(longer) <= width_px:
                lines[-1] = longer
            else:
                lines.append(word)
        lines = [line for line in lines if line]
        if len(lines) <= LINES and all(font.getlength(line) <= width_px for line in lines):
            break
    return "\n".join(lines[:LINES]), font


def boxed(picture: Picture, record: Record) -> Picture:
    """(H, W, 3) with the tight boxes of all objects and their classes."""
    page = Image.fromarray(picture)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=max(10, record.width // 12))
    for k, thing in enumerate(record.objects):
        if thing["box"] is not None:
            x, y, width, height = thing["box"]
            color = OBJECTS[k % len(OBJECTS)]
            pen.rectangle((x, y, x + width - 1, y + height - 1), outline=color)
            at = (min(x + 3, record.width - pen.textlength(thing["class"], font=font) - 2), y + 1)
            pen.text(at, thing["class"], fill=PAPER, font=font, stroke_width=1, stroke_fill=SHADE)
    return np.asarray(page)
