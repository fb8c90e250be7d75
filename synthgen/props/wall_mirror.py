"""Mirrors on the wall, and tall ones that lean against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio, word
from synthgen.geometry.curve import ellipse, rounded_rectangle
from synthgen.geometry.mesh import Floats
from synthgen.materials import MATERIALS, METALLIC, WOODEN, Material, Metal, Wood
from synthgen.props.frames import moulded
from synthgen.props.prop import Piece, hanging, standing
from synthgen.props.rings import plaque

SILVER = Metal("#e9eceb", 0.01)


@dataclass(frozen=True)
class WallMirror:
    """A mirror in a frame."""

    shape: str = word("round", {"round": 2, "oval": 1, "rectangular": 2, "arched": 1}, "Its outline.")
    width: float = number(0.65, 0.45, 0.9, "m", "Over the frame.")
    rise: float = ratio(1.4, 1.1, 1.7, "Height, of the width; a round one is as high as it is wide.", limits=(0.4, 4))
    bar: float = number(0.03, 0.012, 0.06, "m", "Width of the frame's bar.")
    frame: Material = one_of(MATERIALS, Wood(), "The frame.", {**WOODEN, **METALLIC})

    def pieces(self) -> tuple[Piece, ...]:
        """Frame and glass."""
        return hanging(glazed(self.shape, (self.width, self.rise * self.width), self.bar, self.frame))


@dataclass(frozen=True)
class StandingMirror:
    """A tall mirror that leans backwards, against a wall or a foot behind it."""

    shape: str = word("rectangular", {"rectangular": 3, "arched": 2}, "Its outline.")
    width: float = number(0.65, 0.5, 0.9, "m", "Over the frame.")
    height: float = number(1.75, 1.5, 2.0, "m", "Over the frame.")
    bar: float = number(0.04, 0.015, 0.08, "m", "Width of the frame's bar.")
    lean_deg: float = number(6, 4, 9, "deg", "Lean, from the vertical.")
    frame: Material = one_of(MATERIALS, Wood(), "The frame.", {**WOODEN, **METALLIC})

    def pieces(self) -> tuple[Piece, ...]:
        """Frame and glass."""
        upright = glazed(self.shape, (self.width, self.height), self.bar, self.frame)
        raised = [Piece(p.mesh.moved((0, 0, self.height / 2)), p.material) for p in upright]
        return standing(Piece(p.mesh.rotated("x", -self.lean_deg), p.material) for p in raised)


def glazed(shape: str, size: tuple[float, float], bar: float, frame: Material) -> Iterator[Piece]:
    """Frame and glass about x = z = 0, their back at y = 0."""
    width, height = size
    outline = _outline(shape, width, height)
    yield Piece(moulded(outline, (bar, 0.03)), frame)
    inner = _outline(shape, width - 2 * bar + 0.004, height - 2 * bar + 0.004)
    yield Piece(plaque(inner, 0.012, -0.016), SILVER)


def _outline(shape: str, width: float, height: float) -> Floats:
    """(N, 2) counter-clockwise (x, z)."""
    if shape == "round":
        return ellipse(width, width, 40)
    if shape == "oval":
        return ellipse(width, height, 40)
    if shape == "rectangular":
        return rounded_rectangle(width, height, 0.008, 1)
    turn, half = np.linspace(0, np.pi, 17), width / 2
    arc = np.stack([half * np.cos(turn), height / 2 - half + half * np.sin(turn)], axis=1)
    return np.concatenate([arc, [(-half, -height / 2), (half, -height / 2)]])
