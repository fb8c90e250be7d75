"""Pictures in frames: moulding, passe-partout, sheet and what is painted on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import Material, PaintedWood, Paper
from synthgen.props.art import PAINTS, painted
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece
from synthgen.props.rings import framed
from synthgen.props.tones import tones

Moulding = tuple[float, float]
"""Width and depth of a frame's bar, metres."""


@dataclass(frozen=True)
class Print:
    """One picture: its middle in x and z, size over the frame, motif, and the width of its passe-partout; metres."""

    middle: tuple[float, float]
    size: tuple[float, float]
    motif: str
    seed: int
    mat: float


def rectangle_of(width: float, height: float) -> Floats:
    """(4, 2) counter-clockwise corners about the origin."""
    return np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * (width / 2, height / 2)


def moulded(outline: Floats, bar: Moulding) -> Mesh:
    """A frame whose outer edge is an (x, z) outline and whose back is y = 0."""
    wide, deep = bar
    ease = 0.12 * min(wide, deep)
    profile = [
        (0, 0),
        (0, -deep + ease),
        (-ease, -deep),
        (-wide + ease, -0.92 * deep),
        (-wide, -0.8 * deep),
        (-wide, 0),
    ]
    return framed(outline, profile)


def hung(prints: Sequence[Print], bar: Moulding, frame: Material, palette_seed: int, mat: str) -> list[Piece]:
    """All pictures of one wall, which share frames and paints so that they take few pieces; backs at y = 0."""
    frames, mats, sheets = [], [], []
    paints: list[list[Mesh]] = [[] for _ in range(PAINTS)]
    for one in prints:
        x, z = one.middle
        inner = np.array(one.size) - 2 * bar[0] + 0.004
        sheet = inner - 2 * one.mat
        front = -0.5 * bar[1]
        frames.append(moulded(rectangle_of(*one.size), bar).moved((x, 0, z)))
        mats.append(boxes([(x, front / 2, z)], [(inner[0], -front, inner[1])]))
        if one.mat > 0:
            sheets.append(boxes([(x, front, z)], [(sheet[0], 0.001, sheet[1])]))
        for k, mesh in painted(one.motif, one.seed, *(float(s) for s in sheet)):
            paints[k].append(mesh.moved((x, front - 0.0006, z)))
    ground, *colors = tones(palette_seed, "paints", "fabric", PAINTS + 1)
    found = [Piece(joined(frames), frame), Piece(joined(mats), Paper(mat, 0.8) if sheets else Paper("#ece6da", 0.8))]
    if sheets:
        found.append(Piece(joined(sheets), Paper(_pale(ground), 0.8)))
    return found + [
        Piece(joined(meshes), PaintedWood(color, 0.7)) for meshes, color in zip(paints, colors, strict=True) if meshes
    ]


def _pale(color: str) -> str:
    """The same hue, as bright as paper."""
    return "#" + "".join(f"{200 + int(color[i : i + 2], 16) * 50 // 255:02x}" for i in (1, 3, 5))
