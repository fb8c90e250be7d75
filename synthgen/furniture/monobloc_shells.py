"""The moulded walls of monobloc chairs: slotted seats and backs, and legs of L-shaped section. Metres."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from synthgen.errors import Impossible
from synthgen.fields import count, ratio
from synthgen.geometry.curve import smooth_curve, tangents
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.pierced import Mask
from synthgen.geometry.sheet import sheet


@dataclass(frozen=True, eq=False)
class Openings:
    """A lattice with holes on a surface that is measured by u from -1 to 1 and v from 0 to 1."""

    u: Floats  # (R, C)
    v: Floats  # (R, C)
    holes: Mask  # (R - 1, C - 1)


@dataclass(frozen=True)
class Slots:
    """Upright slots."""

    columns: int = count(7, 5, 9, "How many side by side.", limits=(1, 13))
    rows: int = count(1, 1, 1, "How many above each other.", limits=(1, 2))
    width: float = ratio(0.42, 0.32, 0.55, "Share of the width that is open.", limits=(0.1, 0.75))
    height: float = ratio(0.94, 0.9, 0.98, "Share of the height that is open.", limits=(0.1, 0.98))
    fan: float = ratio(0.9, 0.78, 1.0, "Spread at the bottom, of that at the top.", limits=(0.3, 1.2))
    start: float = ratio(0.22, 0.14, 0.3, "Height where they begin, of the back's.", limits=(0.05, 0.8))
    end: float = ratio(0.86, 0.80, 0.9, "Height where they end, of the back's.", limits=(0.2, 0.96))

    def __post_init__(self) -> None:
        if self.end - self.start < 0.08:
            raise Impossible(
                f"slots from {self.start:.2f} to {self.end:.2f} of the height: end must be 0.08 above start"
            )

    def lattice(self, margin: float = 0.2, easing: float = 0.035) -> Openings:
        """margin: closed share of the half width at either side. easing: how round the ends are, in v."""
        reach = 1 - margin
        at, half = _cells(self.columns, self.width, -reach, reach)
        level, tall = _cells(self.rows, self.height, self.start, self.end)
        ease = min(easing, 0.45 * tall)
        steps = np.array([(-tall, 0.5), (ease * 0.35 - tall, 0.85), (ease - tall, 1.0)])
        ends = np.concatenate([steps, steps[::-1] * (-1, 1)])
        inner = (level[:, None] + ends[:, 0]).ravel()
        low, high = self.start * np.array([0, 0.1, 0.3, 0.65]), 1 - (1 - self.end) * np.array([0.65, 0.3, 0.1, 0])
        v = np.concatenate([low, inner, high])
        open_rows = np.concatenate([np.zeros(4), np.tile([1, 1, 1, 1, 1, 0], self.rows), np.zeros(3)]).astype(bool)
        shrink = np.concatenate([np.full(4, 0.5), np.tile(ends[:, 1], self.rows), np.full(4, 0.5)])
        blunt = half - (1 - shrink) * min(half, 0.06)
        sides = at[None, :, None] + blunt[:, None, None] * np.array([-1.0, 1.0])
        sides = sides.reshape(len(v), -1) * (self.fan + (1 - self.fan) * v)[:, None]
        border = np.array([1.0, 0.99, 0.96, 1 - 0.5 * margin])
        left, right = (np.broadcast_to(edge, (len(v), 4)) for edge in (-border, border[::-1]))
        u = np.concatenate([left, sides, right], axis=1)[:, ::-1]
        open_columns = np.zeros(u.shape[1] - 1, dtype=bool)
        open_columns[4:-4:2] = True
        return Openings(u, np.broadcast_to(v[:, None], u.shape), np.outer(open_rows, open_columns))


@dataclass(frozen=True)
class LevelSlots(Slots):
    """Level slots."""

    columns: int = count(1, 1, 2, "How many side by side.", limits=(1, 3))
    rows: int = count(5, 4, 6, "How many above each other.", limits=(1, 9))
    width: float = ratio(0.9, 0.86, 0.94, "Share of the width that is open.", limits=(0.1, 0.96))
    height: float = ratio(0.42, 0.34, 0.5, "Share of the height that is open.", limits=(0.1, 0.98))
    fan: float = ratio(0.95, 0.9, 1.0, "Spread at the bottom, of that at the top.", limits=(0.3, 1.2))


@dataclass(frozen=True)
class Lattice(Slots):
    """A grille of small openings."""

    columns: int = count(6, 4, 8, "How many side by side.", limits=(1, 8))
    rows: int = count(5, 3, 6, "How many above each other.", limits=(1, 6))
    width: float = ratio(0.6, 0.5, 0.68, "Share of the width that is open.", limits=(0.1, 0.75))
    height: float = ratio(0.62, 0.55, 0.72, "Share of the height that is open.", limits=(0.1, 0.98))


@dataclass(frozen=True)
class Sunburst(Slots):
    """Slots that fan out from the seat."""

    columns: int = count(7, 5, 9, "How many side by side.", limits=(1, 13))
    fan: float = ratio(0.5, 0.4, 0.62, "Spread at the bottom, of that at the top.", limits=(0.3, 1.2))


SlotPattern = Slots | LevelSlots | Lattice | Sunburst

SLOT_PATTERNS: dict[str, type[SlotPattern]] = {
    "slots": Slots,
    "level_slots": LevelSlots,
    "lattice": Lattice,
    "sunburst": Sunburst,
}


def angle_strip(path: Floats, side: ArrayLike, width: Floats, flange: Floats, lip: float, thickness: float) -> Mesh:
    """A wall along a path whose outer edge is turned over: the L-shaped section of moulded legs and arms.

    path: (N, 3) metres. side: (3,) towards its outer edge. width, flange: (N,) metres, of the face and of the wall
    turned over at its outer edge. lip: metres, of the narrow wall at its inner edge.
    """
    along = tangents(path)
    out = np.asarray(side, dtype=float) - along * (along @ np.asarray(side, dtype=float))[:, None]
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    up = np.cross(along, out)
    r = 0.008  # m, the round of the edges
    one, zero = np.ones(len(path)), np.zeros(len(path))
    half = width / 2
    section = [
        (-half, -lip * one),
        (-half, -r * one),
        (-half + 0.3 * r, -0.3 * r * one),
        (-half + r, zero),
        (-0.3 * half, zero + 0.002),
        (0.3 * half, zero + 0.002),
        (half - r, zero),
        (half - 0.3 * r, -0.3 * r * one),
        (half, -r * one),
        (half + 0.02 * flange, -np.maximum(0.5 * flange, 1.2 * r)),
        (half + 0.04 * flange, -np.maximum(flange, 0.012)),
    ]
    s, n = (np.stack(values, axis=1)[..., None] for values in zip(*section, strict=True))
    grid = path[:, None] + s * out[:, None] + n * up[:, None]
    grid[path[:, 2] < 1e-6, :, 2] = thickness / 2  # a foot is cut level
    return sheet(grid, thickness, rim=4)


def stations(knots: ArrayLike, n: int) -> Floats:
    """(n, 5) a smooth path through (K, 5) x, y, z, width and flange."""
    return smooth_curve(np.asarray(knots, dtype=float), n)


def _cells(number_of: int, share: float, low: float, high: float) -> tuple[Floats, float]:
    """(N,) the middles of so many openings between low and high, and half their size."""
    pitch = (high - low) / (number_of - (1 - share))
    middles: Floats = low + pitch * (np.linspace(0, number_of - 1, number_of) + share / 2)
    return middles, pitch * share / 2
