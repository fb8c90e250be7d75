"""The wrap of a wing chair: a high back whose sides run forwards as wings, and on as arms if it is one shell.

Metres; the back's middle surface stands on y = 0 at the seat, the sitter in front of it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.padded_wall import cut_corners, edge_distance, half_round, padded_wall

BACK_FLARE = 0.3  # share of the wings' flare that the back has as well
_ROUND = 1 - np.sin(np.radians([0, 30, 60, 88]))  # distances of rows from a half-round edge, in radii


@dataclass(frozen=True)
class ScrollWing:
    """A wing in an S: full beside the head, drawn in below it, and sweeping out over the arm."""

    reach: float = number(0.19, 0.15, 0.24, "m", "How far it stands forwards beside the head.", limits=(0.08, 0.32))
    waist: float = ratio(0.62, 0.5, 0.75, "How far at its narrowest, of that.", limits=(0.3, 1.0))
    sweep: float = number(0.15, 0.09, 0.20, "m", "How far it runs on over the arm.", limits=(0.0, 0.3))
    ear: float = ratio(0.66, 0.55, 0.75, "Height of its fullest place, of the way from arm to top.")
    flare: float = ratio(0.08, 0.03, 0.14, "How far it leans outwards, of its height.", limits=(0.0, 0.35))

    def knots(self, arm: float, top: float) -> list[tuple[float, float]]:
        """(reach, z) of its front edge from the arm at z = arm to its top."""
        rise, narrow = top - arm, self.waist * self.reach
        ear = arm + self.ear * rise
        return [
            (narrow + self.sweep, arm),
            (narrow + 0.35 * self.sweep, arm + 0.05 * rise),
            (narrow, arm + 0.42 * self.ear * rise),
            (0.86 * self.reach, arm + 0.75 * self.ear * rise),
            (self.reach, ear),
            (0.93 * self.reach, ear + 0.55 * (top - ear)),
            (0.62 * self.reach, top - 0.06 * rise),
            (0.34 * self.reach, top),
        ]


@dataclass(frozen=True)
class StraightWing(ScrollWing):
    """A plain wing whose edge runs straight up from the arm to a rounded corner."""

    reach: float = number(0.17, 0.12, 0.22, "m", "How far it stands forwards beside the head.", limits=(0.08, 0.32))
    waist: float = ratio(1.08, 0.9, 1.3, "How far it stands forwards at the arm, of that.", limits=(0.5, 1.8))
    sweep: float = number(0.04, 0.02, 0.07, "m", "Rounding where it meets the arm.", limits=(0.0, 0.3))
    ear: float = ratio(0.86, 0.8, 0.9, "Where its upper corner begins, of the way from arm to top.")

    def knots(self, arm: float, top: float) -> list[tuple[float, float]]:
        """(reach, z) of its front edge from the arm at z = arm to its top."""
        rise, low = top - arm, self.waist * self.reach
        return [
            (low + self.sweep, arm),
            (low, arm + 0.09 * rise),
            (0.6 * low + 0.4 * self.reach, arm + 0.45 * rise),
            (self.reach, arm + self.ear * rise),
            (0.88 * self.reach, top - 0.35 * (1 - self.ear) * rise),
            (0.5 * self.reach, top),
        ]


@dataclass(frozen=True)
class SlopedWing(ScrollWing):
    """A thin wing that falls in one curve from the head down to the arm."""

    reach: float = number(0.12, 0.07, 0.17, "m", "How far it stands forwards beside the head.", limits=(0.05, 0.32))
    waist: float = ratio(1.35, 1.15, 1.6, "How far it stands forwards half-way down, of that.", limits=(0.8, 2.0))
    sweep: float = number(0.12, 0.06, 0.18, "m", "How far it runs on over the arm.", limits=(0.0, 0.3))

    def knots(self, arm: float, top: float) -> list[tuple[float, float]]:
        """(reach, z) of its front edge from the arm at z = arm to its top."""
        rise, low = top - arm, self.waist * self.reach
        return [
            (low + self.sweep, arm),
            (low + 0.3 * self.sweep, arm + 0.10 * rise),
            (low, arm + 0.35 * rise),
            (self.reach, arm + 0.75 * rise),
            (0.78 * self.reach, arm + 0.92 * rise),
            (0.4 * self.reach, top),
        ]


Wing = ScrollWing | StraightWing | SlopedWing

WINGS: dict[str, type[Wing]] = {"scroll_wing": ScrollWing, "straight_wing": StraightWing, "sloped_wing": SlopedWing}


@dataclass(frozen=True, eq=False)
class Wrap:
    """All in metres. knots: (N, 2) how far the front edge stands before the corner, and z, from bottom to top.

    half: half the width at the back. corner: radius of the corners. seat: z about which the back leans. arm: z where
    the sides turn from arms into wings. crest: how far the middle of the top stands above its ends. splay: how much
    wider it gets forwards, flare: and upwards, per metre. hollow: depth of the back's curve. lean: slope of the back.
    """

    knots: Floats
    half: float
    corner: float
    thickness: float
    seat: float
    arm: float
    crest: float
    splay: float
    flare: float
    hollow: float
    lean: float

    def back(self) -> Mesh:
        """The back with both wings, down to the bottom between the arms."""
        first, low = self._sides, self._split
        blocks = [(slice(None), slice(first - 1, 1 - first))]
        if low < len(self._edge) - 1:
            blocks += [(slice(low, None), slice(None, first)), (slice(low, None), slice(-first, None))]
        return joined([self._block(*block) for block in blocks])

    def arms(self) -> list[Mesh]:
        """What of the sides lies below the wings: the arms, left and right."""
        rows, first = slice(None, self._split + 1), self._sides
        return [self._block(rows, slice(None, first)), self._block(rows, slice(-first, None))]

    def at(self, z: float) -> float:
        """y of the middle surface in the middle of the back."""
        return self.hollow + self.lean * max(z - self.seat, 0.0)

    @property
    def tip(self) -> Floats:
        """(3,) the left upper corner of the back."""
        return np.asarray(self._grid[-1, self._sides - 1])

    @property
    def front(self) -> Floats:
        """(3,) the foremost point of the left arm's edge at the height of the arms."""
        return np.asarray(self._grid[: self._split + 1, 0][-3])

    def _block(self, rows: slice, columns: slice) -> Mesh:
        return padded_wall(self._grid[rows, columns], self._thick[rows, columns])

    @cached_property
    def _edge(self) -> Floats:
        """(R, 2) reach and z of the front edge, its last rows close together."""
        curve = cut_corners(self.knots)
        top, radius = curve[-1, 1], self.thickness / 2
        low = curve[curve[:, 1] < top - 1.3 * radius]
        step = np.linalg.norm(np.diff(low * (0.7, 1), axis=0), axis=1)
        way = np.concatenate([[0.0], np.cumsum(step)])
        z = np.interp(np.linspace(0, way[-1], max(round(way[-1] / 0.035), 12)), way, low[:, 1])
        rows = np.concatenate([z, top - radius * _ROUND])
        return np.stack([np.interp(rows, curve[:, 1], curve[:, 0]), rows], axis=1)

    @property
    def _split(self) -> int:
        """Number of the first row of the wings."""
        return int(np.searchsorted(self._edge[:, 1], self.arm))

    @property
    def _sides(self) -> int:
        """Columns from a front edge to the corner."""
        return 4 + 7

    @cached_property
    def _flat(self) -> tuple[Floats, Floats, Floats]:
        """(R, C) lengths along the wall from its middle, and x and y, of the left half before leaning."""
        reach, radius = self._edge[:, :1], self.thickness / 2
        whole = np.maximum(reach - radius, 0.02)
        near = np.maximum(reach - radius * _ROUND[::-1], 0.0)
        side = np.concatenate([near, whole * np.linspace(0.9, 0, 7)], axis=1)
        turn = np.linspace(0, np.pi / 2, 5)[1:]
        run = self.half - self.corner
        across = np.linspace(1, 0, 5)[1:] * run
        x = np.concatenate([self.half + self.splay * side, self._row(run + self.corner * np.cos(turn)),
                            self._row(across)], axis=1)  # fmt: skip
        y = np.concatenate([-self.corner - side, self._row(self.corner * (np.sin(turn) - 1)), 0 * self._row(across)], 1)
        s = np.concatenate([run + self.corner * np.pi / 2 + side, self._row(run + self.corner * (np.pi / 2 - turn)),
                            self._row(across)], axis=1)  # fmt: skip
        return s, x, y

    def _row(self, values: Floats) -> Floats:
        return np.broadcast_to(values, (len(self._edge), len(values)))

    @cached_property
    def _left(self) -> Floats:
        """(R, C, 3) the left half of the middle surface, from its front edge to the middle of the back."""
        s, x, y = self._flat
        z0, top = self._edge[:, 1:], self._edge[-1, 1]
        high = np.clip((z0 - self.arm) / (top - self.arm), 0, 1)
        z = z0 + self.crest * high**2 * (1 - np.clip(s / (self.half + 0.6 * self.corner), 0, 1.6) ** 2)
        above = np.maximum(z - self.seat, 0)
        ahead = np.clip((-self.corner - y) / 0.15, 0, 1)
        x = x + self.flare * above * (BACK_FLARE * np.clip(x / self.half, 0, 1) ** 3 + (1 - BACK_FLARE) * ahead)
        upright = np.clip((-self.corner - y - 0.16) / 0.18, 0, 1)  # the fronts of arms do not lean
        y = y + self.lean * above * (1 - upright) + self.hollow * np.clip(1 - (x / self.half) ** 2, 0, 1)
        return np.stack([x, y, z], axis=2)

    @cached_property
    def _grid(self) -> Floats:
        left = self._left
        return np.concatenate([left, left[:, -2::-1] * (-1, 1, 1)], axis=1)

    @cached_property
    def _thick(self) -> Floats:
        """(R, C) half the thickness."""
        s, z = self._flat[0], self._left[..., 2]
        flat = np.stack([s, z], axis=2)
        edge = np.concatenate([flat[:, 0], flat[-1, 1:]])
        half = half_round(edge_distance(flat, edge), self.thickness / 2)
        return np.concatenate([half, half[:, -2::-1]], axis=1)
