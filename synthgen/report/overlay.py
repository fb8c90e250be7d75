"""A picture with its labels drawn over it, to be looked at."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from pycocotools import mask as coco_mask

from synthgen.dataset.record import Record
from synthgen.labels.box_3d import EDGES

Rgb = tuple[int, int, int]
Picture = NDArray[np.uint8]

OBJECTS: tuple[Rgb, ...] = ((255, 80, 60), (40, 170, 255), (255, 200, 30), (150, 90, 255), (40, 210, 120))
"""Colours of objects in turn."""

PARTS: tuple[Rgb, ...] = (
    (230, 25, 75), (60, 180, 75), (255, 225, 25), (0, 130, 200), (245, 130, 48), (145, 30, 180), (70, 240, 240),
    (240, 50, 230), (210, 245, 60), (250, 190, 212), (0, 128, 128), (220, 190, 255), (170, 110, 40),
)  # fmt: skip
"""Colours of part numbers from 1."""

LEFT, RIGHT, MIDDLE = (60, 220, 90), (255, 70, 200), (255, 255, 255)
"""Of keypoints at the sitter's left, at the right, and of all others."""

VEIL = 0.45
"""How much of a colour lies over the picture."""


def boxes_and_masks(picture: Picture, record: Record, scale: int) -> Picture:
    """(H, W, 3) scaled up, with visible masks, and tight boxes in full and amodal ones in broken lines."""
    page = _enlarged(_veiled(picture, [(_decoded(o["mask"]), _color(k)) for k, o in enumerate(record.objects)]), scale)
    pen = ImageDraw.Draw(page)
    for k, labels in enumerate(record.objects):
        if labels["amodal_box"] is not None:
            _broken_box(pen, [scale * value for value in labels["amodal_box"]], _color(k))
        if labels["box"] is not None:
            x, y, width, height = (scale * value for value in labels["box"])
            pen.rectangle((x, y, x + width - 1, y + height - 1), outline=_color(k), width=2)
            seen = f"{labels['class']} {100 * labels['visible_fraction']:.0f}%"
            _word(pen, (x + 3, y + 2), seen, _color(k))
    return np.asarray(page)


def amodal_masks(picture: Picture, record: Record, scale: int) -> Picture:
    """(H, W, 3) with whole outlines: what is seen of each object in its colour, and what is hidden in white."""
    veils = []
    for k, labels in enumerate(record.objects):
        visible, whole = _decoded(labels["mask"]), _decoded(labels["amodal_mask"])
        veils += [(whole & ~visible, (255, 255, 255)), (visible, _color(k))]
    return np.asarray(_enlarged(_veiled(picture, veils), scale))


def parts(picture: Picture, numbers: Picture, scale: int) -> Picture:
    """(H, W, 3) with each part in a colour. numbers: (H, W) part numbers."""
    found = [(numbers == number, PARTS[(number - 1) % len(PARTS)]) for number in np.unique(numbers[numbers > 0])]
    return np.asarray(_enlarged(_veiled(picture, found, 0.7), scale))


def points_and_boxes(picture: Picture, record: Record, scale: int) -> Picture:
    """(H, W, 3) with 3D boxes, the front in full colour, and keypoints: discs if visible, rings if hidden."""
    page = _enlarged(picture, scale)
    pen = ImageDraw.Draw(page)
    for k, labels in enumerate(record.objects):
        _box_3d(pen, labels["box_3d"]["corners_px"], _color(k), scale)
        for name, (u, v, visibility) in labels["keypoints"].items():
            if visibility:
                _point(pen, (scale * u, scale * v), _side(name), scale, full=visibility == 2)
    return np.asarray(page)


def captioned(rows: Sequence[Picture], caption: str) -> Picture:
    """(H, W, 3) pictures side by side with a sentence below."""
    strip = np.concatenate(rows, axis=1)
    font = ImageFont.load_default(size=14)
    page = Image.new("RGB", (strip.shape[1], strip.shape[0] + 24), "white")
    page.paste(Image.fromarray(strip), (0, 0))
    text = textwrap.shorten(caption, width=strip.shape[1] // 7, placeholder="...")
    ImageDraw.Draw(page).text((6, strip.shape[0] + 4), text, fill="#111111", font=font)
    return np.asarray(page)


def overlay(picture: Picture, record: Record, numbers: Picture, normals: Picture, scale: int = 1) -> Picture:
    """Everything about one image: boxes and masks, outlines, parts, keypoints and 3D boxes, normals; its caption."""
    panels = [
        boxes_and_masks(picture, record, scale),
        amodal_masks(picture, record, scale),
        parts(picture, numbers, scale),
        points_and_boxes(picture, record, scale),
        np.asarray(_enlarged(normals, scale)),
    ]
    return captioned(panels, str(record.image["caption"]))


def _decoded(runs: Mapping[str, Any]) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = coco_mask.decode({**runs, "counts": runs["counts"].encode()}).astype(bool)
    return mask


def _color(number: int) -> Rgb:
    return OBJECTS[number % len(OBJECTS)]


def _side(name: str) -> Rgb:
    return LEFT if name.endswith("left") else RIGHT if name.endswith("right") else MIDDLE


def _veiled(picture: Picture, areas: Sequence[tuple[NDArray[np.bool_], Rgb]], veil: float = VEIL) -> Picture:
    """A picture with colours over some of its pixels."""
    colored = picture.astype(float)
    for area, color in areas:
        colored[area] = colored[area] * (1 - veil) + np.array(color) * veil
    return np.round(colored).astype(np.uint8)


def _enlarged(picture: Picture, scale: int) -> Image.Image:
    return Image.fromarray(np.repeat(np.repeat(picture, scale, axis=0), scale, axis=1))


def _broken_box(pen: ImageDraw.ImageDraw, box: Sequence[float], color: Rgb) -> None:
    x, y, width, height = box
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        _broken(pen, np.array(start), np.array(end), color)


def _broken(pen: ImageDraw.ImageDraw, start: NDArray[Any], end: NDArray[Any], color: Rgb) -> None:
    """A line of dashes, six pixels each."""
    dashes = max(int(np.linalg.norm(end - start) / 12), 1)
    for k in range(min(dashes, 400)):
        a, b = (start + (end - start) * (k + part) / dashes for part in (0.0, 0.5))
        pen.line([*a, *b], fill=color, width=1)


def _box_3d(pen: ImageDraw.ImageDraw, corners: Sequence[Sequence[float] | None], color: Rgb, scale: int) -> None:
    """Twelve edges; those at the front, which faces -y, in white."""
    for a, b in EDGES:
        start, end = corners[a], corners[b]
        if start is not None and end is not None:
            front = not a & 2 and not b & 2
            pen.line([scale * v for v in (*start, *end)], fill=(255, 255, 255) if front else color, width=1)


def _point(pen: ImageDraw.ImageDraw, at: tuple[float, float], color: Rgb, scale: int, *, full: bool) -> None:
    u, v = at
    r = 2 + scale
    pen.ellipse(
        (u - r, v - r, u + r, v + r), fill=color if full else None, outline=(0, 0, 0) if full else color, width=1
    )


def _word(pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, color: Rgb) -> None:
    font = ImageFont.load_default(size=11)
    pen.rectangle(pen.textbbox(at, text, font=font), fill=(0, 0, 0))
    pen.text(at, text, fill=color, font=font)
