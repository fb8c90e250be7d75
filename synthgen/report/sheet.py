"""Contact sheets: pictures side by side in rows, with captions if wanted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]


def sheet(rows: Sequence[Sequence[Picture]], captions: Sequence[str] = (), edge_px: int = 128) -> Image.Image:
    """Rows of (H, W, 3) pictures, each fitted into a square of `edge_px`; captions are written to the left."""
    left = edge_px + edge_px // 4 if captions else 0
    columns = max(map(len, rows), default=0)
    page = Image.new("RGB", (left + columns * edge_px, len(rows) * edge_px), "white")
    for r, row in enumerate(rows):
        for c, picture in enumerate(row):
            page.paste(_fitted(picture, edge_px), (left + c * edge_px, r * edge_px))
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size=max(10, edge_px // 10))
    for r, caption in enumerate(captions):
        text = caption.replace("_", "\n")
        pen.multiline_text((6, (r + 0.5) * edge_px), text, fill="#222222", font=font, anchor="lm")
    return page


def _fitted(picture: Picture, edge_px: int) -> Image.Image:
    image = Image.fromarray(picture)
    image.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS)
    return image
