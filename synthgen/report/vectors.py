"""Labels of an image as SVG, to lie over its picture: a group a label, each of which a page can switch on and off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from markupsafe import Markup

from synthgen.dataset.record import Record
from synthgen.labels.box_3d import EDGES
from synthgen.report.overlay import LEFT, MIDDLE, OBJECTS, RIGHT, Rgb
from synthgen.writers.polygons import decoded, polygons

FINEST = 256
"""Pixels along the longer side of a mask that is drawn; larger ones are thinned out."""

Labels = Mapping[str, Any]


def layers(record: Record) -> Markup:
    """The groups of all labels in LAYERS that some object has. Coordinates are the picture's pixels."""
    drawn = []
    for name, draw in LAYERS.items():
        shapes = [draw(thing, _css(OBJECTS[k % len(OBJECTS)]), record) for k, thing in enumerate(record.objects)]
        if any(shapes):
            drawn.append(Markup('<g class="{}">{}</g>').format(name, Markup("").join(shapes)))
    return Markup("").join(drawn)


def _mask(thing: Labels, color: str, record: Record) -> Markup:
    if thing.get("mask") is None:
        return Markup("")
    bits = decoded(thing["mask"])
    step = -(-max(bits.shape) // FINEST)
    rings = polygons(bits[::step, ::step])
    if not rings:
        return Markup("")
    outline = "".join(_outline(np.array(ring, dtype=int).reshape(-1, 2)) for ring in rings)
    scale = Markup(' transform="scale({})"').format(step) if step > 1 else ""
    return Markup('<path fill="{}" d="{}"{}/>').format(color, outline, scale)


def _outline(corners: np.ndarray[Any, Any]) -> str:
    """A ring whose sides are level or upright, in the shortest words."""
    steps = [f"h{dx}" if dx else f"v{dy}" for dx, dy in np.diff(corners, axis=0).tolist() if dx or dy]
    return f"M{corners[0, 0]} {corners[0, 1]}{''.join(steps)}z"


def _box(thing: Labels, color: str, record: Record) -> Markup:
    return _rectangle(thing.get("box"), color, "")


def _amodal_box(thing: Labels, color: str, record: Record) -> Markup:
    return _rectangle(thing.get("amodal_box"), color, "dashed")


def _rectangle(box: Sequence[float] | None, color: str, style: str) -> Markup:
    """In its colour on a dark line, so that it is seen on any picture."""
    if box is None:
        return Markup("")
    rect = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>')
    stroke = Markup(' stroke="{}"').format(color)
    return rect.format("under", *box, "") + rect.format(style, *box, stroke)


def _name(thing: Labels, color: str, record: Record) -> Markup:
    """The class, and how much of the object is seen if that is not all, inside the box's upper left corner."""
    if thing.get("box") is None:
        return Markup("")
    seen = thing.get("visible_fraction", 1.0)
    words = f"{thing.get('class', record.class_name)}{'' if seen >= 0.995 else f' {seen:.0%}'}"
    size = round(max(record.width, record.height) / 16, 1)
    left, top, width, _ = thing["box"]
    at_right = left + 0.6 * size * len(words) > record.width  # it would be cut, so it ends where the box does
    x = left + width - size * 0.25 if at_right else left + size * 0.25
    anchor = Markup(' text-anchor="end"') if at_right else ""
    return Markup('<text x="{:.1f}" y="{:.1f}" font-size="{}"{}>{}</text>').format(x, top + size, size, anchor, words)


def _keypoints(thing: Labels, color: str, record: Record) -> Markup:
    """Discs where they are seen, rings where they are hidden; green at the sitter's left, pink at the right."""
    radius = round(max(record.width, record.height) / 90, 1)
    dots = [
        Markup('<circle cx="{}" cy="{}" r="{}" {}="{}"><title>{}</title></circle>').format(
            u, v, radius, Markup("fill") if visibility == 2 else Markup('fill="none" stroke'), _side(name), name
        )
        for name, (u, v, visibility) in (thing.get("keypoints") or {}).items()
        if visibility
    ]
    return Markup("").join(dots)


def _box_3d(thing: Labels, color: str, record: Record) -> Markup:
    corners = (thing.get("box_3d") or {}).get("corners_px")
    return Markup("").join(_edges(corners, color)) if corners else Markup("")


def _edges(corners: Sequence[Sequence[float] | None], color: str) -> Iterator[Markup]:
    """Twelve; those at the front, which faces -y, in white."""
    for a, b in EDGES:
        start, end = corners[a], corners[b]
        if start is not None and end is not None:
            stroke = "#ffffff" if not (a | b) & 2 else color
            yield Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>').format(*start, *end, stroke)


LAYERS: Mapping[str, Callable[[Labels, str, Record], Markup]] = {
    "masks": _mask, "whole-boxes": _amodal_box, "boxes": _box, "boxes-3d": _box_3d, "keypoints": _keypoints,
    "names": _name,
}  # fmt: skip
"""Class of a group -> what it draws of an object, from below."""


def _side(name: str) -> str:
    return _css(LEFT if name.endswith("left") else RIGHT if name.endswith("right") else MIDDLE)


def _css(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
