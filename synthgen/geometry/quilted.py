"""Blocks with rounded edges whose upper face is stitched or buttoned: the panels of backs, headboards and seats."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.shell import box_shell
from synthgen.geometry.tufted import Tufting, studs

_ARC = np.tan(np.radians([0.0, 25.0, 45.0]))  # where a cube is cut so that its edges bend round in three steps
_RIB = np.array([0.0, 0.08, 0.25, 0.5, 0.75, 0.92])  # where a channel is cut: closely beside its stitches
MANY = 44  # diamonds, from which on the cloth is cut less finely

Size = tuple[float, float, float]


def channel_ticks(low: float, high: float, channels: int) -> Floats:
    """(6 channels + 1,) places where a row of channels between two coordinates is cut."""
    turns = np.append((np.arange(channels)[:, None] + _RIB).ravel(), channels)
    return low + (high - low) / channels * turns


def channel(turns: Floats) -> Floats:
    """The section of channels: 0 at whole numbers of turns, where they are stitched, 1 between."""
    arch: Floats = np.abs(np.sin(np.pi * turns)) ** 0.6
    return arch


def quilted_block(
    size: Size,
    xs: Floats,
    ys: Floats,
    relief: Callable[[Floats, Floats], Floats],
    *,
    edge: float,
    start: float = 0.0,
    calm: float = 0.03,
) -> Mesh:
    """A block lying on z = 0, centred on x = y = 0; `size` is (x, y, z) at its edges, metres.

    xs, ys: where it is cut. relief: how far its upper face is raised at (x, y), fading out over `calm` metres from
    the edges and from `start` metres from the -y end. edge: radius of the edges.
    """
    half = np.array(size) / 2
    edge = min(edge, 0.9 * half[2])
    shell = box_shell(_cuts(xs, half[0], edge), _cuts(ys, half[1], edge), _cuts(np.zeros(1), half[2], edge))
    rounded = _rounded(shell.vertices, half, edge)
    x, y, z = rounded.T
    room = np.minimum(half[0] - np.abs(x), np.minimum(half[1] - y, y + half[1] - start))
    fade = np.sqrt(np.clip((room - 0.4 * edge) / calm, 0, 1)) * (z > half[2] - 0.4 * edge)
    raised = relief(x, y) * fade
    lifted = rounded + np.stack([0 * x, 0 * x, raised + half[2]], axis=1)
    return folded(replace(shell, vertices=lifted), raised)


def buttoned_block(
    size: Size, tufting: Tufting, *, edge: float, start: float = 0.0, button: float = 0.009, fine: int = 3
) -> Mesh:
    """Such a block with buttons, whose lattice is stretched a little to fit.

    button: their radius, metres. fine: lattice steps between neighbouring pleats, fewer where there are many.
    """
    width, height, thickness = size
    across, up = max(round(width / tufting.pitch), 2), max(round((height - start) / tufting.rise), 3)
    fitted = Tufting(width / across, (height - start) / up, tufting.depth)
    fine = fine if across * up <= MANY else min(fine, 2)
    low = np.array([-width / 2, start - height / 2])
    body = quilted_block(
        size,
        low[0] + np.arange(2 * fine * across + 1) * fitted.pitch / (2 * fine),
        np.append(np.arange(-height / 2, low[1], 0.06), low[1] + np.arange(fine * up + 1) * fitted.rise / fine),
        lambda x, y: fitted.relief(x - low[0], y - low[1]),
        edge=edge,
        start=start,
        calm=0.4 * fitted.rise,
    )
    margin = np.array([0.4 * fitted.pitch, 0.6 * fitted.rise])
    at = low + fitted.buttons(margin.tolist(), ((width, height - start) - margin).tolist())
    spots = np.column_stack([at, np.full(len(at), thickness + 0.1 * button)])
    return joined([body, studs(spots, np.broadcast_to([0.0, 0, 1], spots.shape), button, 6)])


def folded(shell: Mesh, relief: Floats) -> Mesh:
    """A shell of squares, each cut along its lower diagonal in a (V,) relief, so that valleys stay sharp."""
    faces, uvs = shell.faces.reshape(-1, 6), shell.uvs.reshape(-1, 6, 2)
    height = relief[faces[:, [0, 1, 2, 5]]]  # corners a, b, c, d of squares cut into a b c and a c d
    cross = height[:, 1] + height[:, 3] < height[:, 0] + height[:, 2] - 1e-9
    turned = [0, 1, 5, 1, 2, 5]  # a b d and b c d
    faces = np.where(cross[:, None], faces[:, turned], faces).reshape(-1, 3)
    uvs = np.where(cross[:, None, None], uvs[:, turned], uvs).reshape(-1, 3, 2)
    return Mesh(shell.vertices, faces, uvs)


def _cuts(ticks: Floats, half: float, edge: float) -> Floats:
    """Rising coordinates from -half to half: three steps up to each edge, and the ticks that lie between."""
    arc = half - edge + edge * _ARC
    middle = ticks[np.abs(ticks) < half - 1.2 * edge]
    return np.concatenate([-arc[::-1], middle, arc])


def _rounded(points: Floats, half: Floats, radius: float) -> Floats:
    """(V, 3) points of a box about the origin, its edges and corners rounded."""
    core = np.clip(points, radius - half, half - radius)
    out = points - core
    rounded: Floats = core + radius * out / np.linalg.norm(out, axis=1, keepdims=True)
    return rounded
