"""Extrusions: a closed outline drawn out into a bar with softened ends; and the scroll of rolled arms."""

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.piping import piping
from synthgen.geometry.skin import skin


def extrusion(outline: Floats, length: float, *, bevel: float = 0.012, segments: int = 3, cuts: int = 1) -> Mesh:
    """A bar along y, centred on y = 0, whose ends round into its side over `bevel` metres.

    outline: (N, 2) counter-clockwise (x, z) seen from the front (-Y), metres. cuts: lengths that the bar is made of,
    more than one for bars to be bent afterwards.
    """
    bevel = min(bevel, 0.49 * length)
    turn = np.linspace(0, np.pi / 2, segments + 1)
    inset, ahead = bevel * (1 - np.sin(turn)), bevel * (1 - np.cos(turn))
    front = length / 2 - ahead
    stations = np.concatenate([front, np.linspace(front[-1], -front[-1], cuts + 1)[1:-1], -front[::-1]])
    insets = np.concatenate([inset, np.zeros(cuts - 1), inset[::-1]])
    flat = outline - insets[:, None, None] * away(outline)
    y = np.broadcast_to(stations[:, None], flat.shape[:2])
    return skin(np.stack([flat[..., 0], y, flat[..., 1]], axis=-1))


def end_cord(outline: Floats, length: float, bevel: float, radius: float) -> Mesh:
    """Piping of `radius` metres around the front end of such an extrusion."""
    outward = away(outline)
    flat = outline - (1 - np.sqrt(0.5)) * bevel * outward
    path = np.insert(flat, 1, (1 - np.sqrt(0.5)) * bevel - length / 2, axis=1)
    return piping(path[::-1], np.insert(outward, 1, -1.0, axis=1)[::-1], radius)


def scroll(width: float, height: float, roll: float, overhang: float, segments: int = 18) -> Floats:
    """(N, 2) counter-clockwise outline of a rolled arm whose inner face stands on x = 0 and roll leans to +x; metres.

    width: of the post below the roll. height: to the top of the roll. roll: its radius. overhang: how far the roll
    stands out beyond the post, as a share of its radius.
    """
    center = np.array([max(width + (overhang - 1) * roll, 0.9 * roll), height - roll])
    neck = np.arcsin(np.clip((width - center[0]) / roll, -0.95, 0.8))  # where the roll comes back to the post
    turn = np.linspace(neck - np.pi / 2, np.pi, segments)
    curl = center + roll * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    post = np.linspace(0, curl[0, 1] - 0.015, 4)
    outer = np.stack([np.full(4, width), post], axis=1)
    fall = np.linspace(0, 1, 6)[1:]
    inner = np.stack([(center[0] - roll) * (1 - fall) ** 2, center[1] * (1 - fall)], axis=1)
    return np.concatenate([outer, curl, inner])


def away(outline: Floats) -> Floats:
    """(N, 2) directions out of a counter-clockwise outline, scaled so that both edges move by one."""
    edges = np.roll(outline, -1, axis=0) - outline
    edges = edges / np.linalg.norm(edges, axis=1, keepdims=True)
    normals = np.stack([edges[:, 1], -edges[:, 0]], axis=1)
    mean = normals + np.roll(normals, 1, axis=0)
    miter: Floats = mean / np.maximum(np.sum(mean**2, axis=1, keepdims=True) / 2, 0.5)
    return miter
