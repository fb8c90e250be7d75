"""Looks: what one picture of a dataset shows to who only looks at it, and its label file says in passing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.dataset.record import Record
from synthgen.fields import fields_of
from synthgen.furniture import FURNITURE
from synthgen.materials import holds_material
from synthgen.verify.duplicates import perceptual_hash, small

Picture = NDArray[np.uint8]

LAYOUT = 4
"""Cells along each side whose mean colours tell pictures apart."""

PIXELS = 12
"""Along each side of the picture, made small, that its colours are counted in."""

ENOUGH_PX = 128
"""Pixels along the longer side that tell light and colour as well as more would."""

BLOWN = 250
"""8-bit step from which a channel tells nothing."""

TRAITS: Mapping[str, tuple[str, str]] = {
    "brightness": ("dark", "bright"),
    "contrast": ("little contrast", "much contrast"),
    "colour": ("grey", "colourful"),
    "warmth": ("cold light", "warm light"),
    "detail": ("plain", "full of detail"),
    "objects": ("few objects", "many objects"),
    "size": ("small object", "large object"),
    "visible": ("hidden object", "unhidden object"),
    "across": ("object far left", "object far right"),
    "down": ("object far up", "object far down"),
}
"""What is measured of an image -> words for little and much of it."""


@dataclass(frozen=True, eq=False)
class Look:
    """One image. traits: (len(TRAITS),), nan if unknown. layout: (LAYOUT, LAYOUT, 3), colors: (PIXELS², 3), 8-bit sRGB.

    small: (32, 32) uint8 grey. blown: share of pixels. shape: names the shape of the subject, if it can be told.
    area: visible pixels of the subject. least_visible: smallest visible fraction of all objects. None if unlabeled.
    """

    index: int
    file: str
    split: str
    class_name: str
    traits: NDArray[np.float64]
    layout: NDArray[np.float64]
    colors: Picture
    small: Picture
    hash: int
    blown: float
    shape: str | None
    area: float | None
    least_visible: float | None

    @property
    def brightness(self) -> float:
        """Mean luma, 0 to 1."""
        return self.trait("brightness")

    def trait(self, name: str) -> float:
        """One of TRAITS."""
        return float(self.traits[list(TRAITS).index(name)])


def looked_at(record: Record, picture: Picture) -> Look:
    """picture: (H, W, 3) sRGB."""
    subject = record.objects[0] if record.objects else {}
    whole = Image.fromarray(picture)
    cells = np.asarray(whole.resize((LAYOUT, LAYOUT), Image.Resampling.BOX))
    colors = np.asarray(whole.resize((PIXELS, PIXELS), Image.Resampling.BOX)).reshape(-1, 3)
    seen = np.asarray(whole.reduce(max(-(-max(whole.size) // ENOUGH_PX), 1)))
    visible = [labels["visible_fraction"] for labels in record.objects if "visible_fraction" in labels]
    return Look(
        index=record.index,
        file=record.file,
        split=record.split,
        class_name=record.class_name,
        traits=np.array([*_of_pixels(seen), *_of_labels(record, subject)]),
        layout=cells.astype(float),
        colors=colors,
        small=np.round(small(picture)).astype(np.uint8),
        hash=perceptual_hash(picture),
        blown=float((seen >= BLOWN).all(axis=2).mean()),
        shape=shape_of(record.factors),
        area=subject.get("area"),
        least_visible=min(visible, default=None),
    )


def _of_pixels(picture: Picture) -> tuple[float, ...]:
    """Brightness, contrast, colour, warmth and detail, each as a share of what 8 bits can hold."""
    values = picture.astype(np.float32) / np.float32(255)
    grey = values @ np.array([0.299, 0.587, 0.114], np.float32)
    spread = values.max(axis=2) - values.min(axis=2)
    warmth = float(values[..., 0].mean() - values[..., 2].mean())
    detail = float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())
    return float(grey.mean()), float(grey.std()), float(spread.mean()), warmth, detail


def _of_labels(record: Record, subject: Mapping[str, Any]) -> tuple[float, ...]:
    """Number of objects; of the subject: share of the frame, visible fraction, and where its box is, 0 to 1."""
    x, y, width, height = subject.get("box") or (np.nan,) * 4
    return (
        float(len(record.objects)),
        subject.get("frame_fraction", np.nan),
        subject.get("visible_fraction", np.nan),
        (x + width / 2) / record.width,
        (y + height / 2) / record.height,
    )


def shape_of(factors: Mapping[str, Any]) -> str | None:
    """A name for the shape of the subject, whatever it is covered with; None for a kind that is not known here.

    It may tell shapes apart that `Scene.identity` calls the same, and never the other way round.
    """
    kind = factors.get("furniture.kind")
    if kind not in FURNITURE:
        return None
    covers = {name for name, declared in fields_of(FURNITURE[kind]).items() if holds_material(declared)}
    own = {name.split(".", 1)[1]: value for name, value in factors.items() if name.startswith("furniture.")}
    shape = [(name, value) for name, value in sorted(own.items()) if name.split(".")[0] not in covers]
    return blake2b(repr(shape).encode(), digest_size=12, person=b"report shape").hexdigest()
