"""What one could say of a piece of furniture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from synthgen.color_names import COLORS, METALS, color_word
from synthgen.colors import hex_from_rgb, linear_from_srgb, rgb_from_hex, srgb_from_linear
from synthgen.frame import Frame
from synthgen.furniture.model import Model
from synthgen.geometry.mesh import cross
from synthgen.labels.titles import title
from synthgen.materials import MATERIALS, BrushedMetal, Imported, Metal, Surface, TextureFile
from synthgen.pictures import picture
from synthgen.stage import Stage, StagedObject

KINDS = {kind: name for name, kind in MATERIALS.items()}
"""Class of a material -> its YAML name."""


def attributes(stage: Stage, frame: Frame, thing: StagedObject) -> dict[str, Any]:
    """family, title, arms (yes or no), seats (persons; null for mesh files), materials and colors by slot."""
    surfaces = used_surfaces(thing)
    return {
        "family": thing.family,
        "title": title(thing.family, thing.class_name),
        "arms": has_arms(thing.model),
        "seats": thing.seats,
        "materials": {slot: kind_of(surface) for slot, surface in surfaces.items()},
        "colors": {slot: color_of(surface) for slot, surface in surfaces.items()},
    }


def used_surfaces(thing: StagedObject) -> dict[str, Surface]:
    """Slot -> surface, of the slots that cover some part; those of the largest area first."""
    areas = _areas(thing.model)
    return {
        slot: thing.materials[slot] for slot in sorted(areas, key=lambda s: (-areas[s], s)) if slot in thing.materials
    }


def has_arms(model: Model) -> bool:
    """Whether it has something to rest one's arms on."""
    return any(part.name == "arm" for part in model.parts)


def kind_of(surface: Surface) -> str:
    """The YAML name of a material; `imported` for what came with a mesh file."""
    return KINDS.get(type(surface), "imported")  # type: ignore[arg-type]


def color_of(surface: Surface) -> str:
    """A word for the colour of a surface: its mean, or the ground of a pattern."""
    words: Mapping[str, tuple[str, ...]] = METALS if isinstance(surface, Metal | BrushedMetal) else COLORS
    return color_word(_mean_color(surface), words)


def _mean_color(surface: Surface) -> str:
    if isinstance(surface, TextureFile):
        return _multiplied(picture(surface.path), surface.tint)
    if isinstance(surface, Imported) and surface.texture is not None:
        return _multiplied(surface.texture, surface.color)
    return surface.color


def _multiplied(pixels: np.ndarray[Any, np.dtype[np.uint8]], tint: str) -> str:
    """The mean light of (H, W, 4) sRGB pixels times a colour."""
    sparse = pixels[:: max(pixels.shape[0] // 64, 1), :: max(pixels.shape[1] // 64, 1), :3] / 255
    mean = linear_from_srgb(sparse).reshape(-1, 3).mean(axis=0) * linear_from_srgb(rgb_from_hex(tint))
    return hex_from_rgb(srgb_from_linear(mean))


@lru_cache(maxsize=4)
def _areas(model: Model) -> dict[str, float]:
    """Slot -> m2 of the parts that it covers. Kept, since the caption asks too."""
    slots = sorted({part.slot for part in model.parts})
    slot = np.repeat([slots.index(part.slot) for part in model.parts], [len(part.mesh.faces) for part in model.parts])
    a, b, c = model.vertices[model.mesh.faces.T]
    areas = np.sqrt((cross(b - a, c - a) ** 2).sum(axis=1)) / 2
    return dict(zip(slots, np.bincount(slot, areas, len(slots)).tolist(), strict=True))
