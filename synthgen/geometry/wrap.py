"""A buttoned wall with a rolled top, wrapped around three sides of a seat: the body of a Chesterfield."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.piping import piping
from synthgen.geometry.skin import skin
from synthgen.geometry.tufted import Tufting, studs

BEVEL = 0.02  # m, the rounding of the ends of the arms
OVER = 5  # rows of the lattice above the uppermost buttons
LAST = 0.40  # where on the roll the uppermost buttons sit, in half turns from its inner side


@dataclass(frozen=True)
class Wrap:
    """All in metres. The inner face stands on a U that is open at y = `front` and rounded at its two corners.

    width: between the inner faces. depth: from the front to the inner face of the back. bottom, deck, top: z of the
    underside, of where the buttoning starts, and of the roll's top. roll: radius of the roll. post: thickness of the
    wall under it. corner: radius of the inner corners. tufting: as wished; it is stretched a little to fit.
    hidden: how much of the cloth, from the deck up, lies behind cushions and needs no detail.
    triangles: about how many the cloth and its buttons may take, which says how finely it is cut.
    """

    width: float
    depth: float
    front: float
    bottom: float
    deck: float
    top: float
    roll: float
    post: float
    corner: float
    tufting: Tufting
    hidden: float = 0.0
    triangles: int = 4600

    def meshes(self, button: float = 0.011, cord: float = 0.006) -> tuple[Mesh, Mesh, Mesh]:
        """The arm at +x, the back, the arm at -x: three closed bodies that meet in the corners."""
        rings, relief = self._rings
        third = self._mitre
        spans = (slice(0, third + 1), slice(third, len(rings) - third), slice(len(rings) - third - 1, None))
        bodies = [skin(rings[span], relief[span]) for span in spans]
        spots, normals, at = self._buttons()
        ends = (-np.inf, self._arm, self._length - self._arm, np.inf)
        dots = [(at >= low) & (at < high) for low, high in pairwise(ends)]
        dressed = [[body, studs(spots[d], normals[d], button)] for body, d in zip(bodies, dots, strict=True)]
        for side, ring in ((0, rings[0]), (2, rings[-1])):
            dressed[side].append(self._cord(ring, cord))
        return joined(dressed[0]), joined(dressed[1]), joined(dressed[2])

    def front_row(self, inset: float = 0.009) -> tuple[Floats, Floats]:
        """A path around the front face of the arm at +x, `inset` metres inside its edge, and its outward directions."""
        flat = self._rings[0][0][:, [0, 2]]
        within = np.roll(flat + inset * away(flat), 1, axis=0)
        path = np.stack([within[:, 0], np.full(len(within), self.front - BEVEL), within[:, 1]], axis=1)
        return path, np.broadcast_to([0.0, -1.0, 0.0], path.shape)

    @cached_property
    def _arm(self) -> float:
        """Length of the U from its end to the middle of a corner."""
        return self.depth - self.corner + self.corner * np.pi / 4

    @cached_property
    def _length(self) -> float:
        return 2 * self._arm + self.corner * np.pi / 2 + self.width - 2 * self.corner

    @cached_property
    def _fitted(self) -> Tufting:
        along, up = self._length, self._last
        return Tufting(
            along / round(along / self.tufting.pitch), up / round(up / self.tufting.rise), self.tufting.depth
        )

    @cached_property
    def _fine(self) -> int:
        """Lattice steps between neighbouring pleats."""
        across = round(self._length / self._fitted.pitch)
        up = round(self._last / self._fitted.rise) - self._behind
        cloth = {steps: 4 * across * steps * (up * steps + OVER + 6) for steps in (4, 3, 2)}
        return next((steps for steps in (4, 3) if cloth[steps] + 20 * across * up < self.triangles), 2)

    @property
    def _center(self) -> tuple[float, float]:
        """Middle of the roll: distance out of the inner face, and z."""
        return 1.18 * self.roll, self.top - self.roll

    @property
    def _climb(self) -> float:
        """Length of the buttoned cloth, from the deck up and over the roll."""
        out, z = self._center
        return float(np.hypot(out - self.roll, z - self.deck)) + self.roll * np.pi * 1.05

    @property
    def _last(self) -> float:
        """Where the uppermost buttons sit on the cloth; above them its pleats run over the roll."""
        return self._climb - (1.05 - LAST) * np.pi * self.roll

    @property
    def _behind(self) -> int:
        """How many whole rows of buttons are hidden."""
        return int(self.hidden / self._fitted.rise)

    @cached_property
    def _stations(self) -> Floats:
        """(R,) positions along the U, on the pleats' lattice."""
        count = round(self._length / self._fitted.pitch) * 2 * self._fine
        return np.linspace(0, self._length, count + 1)

    @property
    def _mitre(self) -> int:
        """Number of the ring nearest to the middle of the first corner, counting the rounded end."""
        return int(np.abs(self._stations - self._arm).argmin()) + 3

    def _plan(self, s: Floats) -> tuple[Floats, Floats]:
        """(R, 2) points of the inner U at positions along it, and (R, 2) outward directions."""
        half, rear = self.width / 2, self.front + self.depth
        straight, quarter = self.depth - self.corner, self.corner * np.pi / 2
        mirrored = s > self._length / 2
        t = np.where(mirrored, self._length - s, s)
        angle = np.clip((t - straight) / self.corner, 0, np.pi / 2)
        out = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        point = np.array([half - self.corner, rear - self.corner]) + self.corner * out
        point[:, 1] += np.minimum(t - straight, 0)
        point[:, 0] -= np.maximum(t - straight - quarter, 0)
        flip = np.where(mirrored, -1.0, 1.0)[:, None] * (1, 0) + (0, 1)
        return point * flip, out * flip

    def _cloth(self, v: Floats) -> tuple[Floats, Floats]:
        """(N, 2) distance out and z of the smooth cloth at lengths above the deck, and (N, 2) its unit normals."""
        out, z = self._center
        foot = np.array([0.0, self.deck])
        rise = np.array([out - self.roll, z]) - foot
        reach = float(np.linalg.norm(rise))
        angle = np.pi - np.maximum(v - reach, 0) / self.roll
        round_normal = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        flat = foot + np.minimum(v, reach)[:, None] / reach * rise
        arc = np.array([out, z]) + self.roll * round_normal
        on_roll = (v > reach)[:, None]
        flat_normal = np.array([-rise[1], rise[0]]) / reach
        return np.where(on_roll, arc, flat), np.where(on_roll, round_normal, flat_normal)

    def _outline(self, relief: Floats, v: Floats) -> Floats:
        """(R, N, 2) outlines, distance out and z: up the cloth, down the outer face."""
        cloth, normals = self._cloth(v)
        puffed = cloth + relief[..., None] * normals
        neck = max(self._center[1] - 0.85 * self.roll, self.deck)
        down = np.linspace(neck, self.bottom, 5)
        outer = np.stack([np.full(5, self.post), down], axis=1)
        rest = np.concatenate([outer, [[0.0, self.bottom]]])
        return np.concatenate([puffed, np.broadcast_to(rest, (len(relief), *rest.shape))], axis=1)

    @cached_property
    def _rings(self) -> tuple[Floats, Floats]:
        """(R, N, 3) rings from the front of one arm to that of the other, and (R, N) their relief."""
        s, tufts = self._stations, self._fitted
        v = np.linspace(0, self._last, round(self._last / tufts.rise) * self._fine + 1)
        v = np.concatenate(
            [
                [0.0],
                v[self._behind * self._fine :][(self._behind == 0) :],
                np.linspace(self._last, self._climb, OVER + 1)[1:],
            ]
        )
        relief = tufts.relief(s[:, None], np.minimum(v, self._last)) * self._calm(s, v)
        outlines = self._outline(relief, v)
        turn = np.linspace(0, np.pi / 2, 4)[:3, None, None]
        starts = outlines[0] + BEVEL * (1 - np.sin(turn)) * away(outlines[0])
        ends = outlines[-1] + BEVEL * (1 - np.sin(turn)) * away(outlines[-1])
        profile = np.concatenate([starts, outlines, ends[::-1]])
        reach = BEVEL * np.cos(turn[:, 0, 0])
        plan, out = self._plan(np.concatenate([-reach, s, self._length + reach[::-1]]))
        flat = plan[:, None] + out[:, None] * profile[..., :1]
        rings = np.concatenate([flat, profile[..., 1:]], axis=2)
        height = np.zeros(rings.shape[:2])
        height[3:-3, : len(v)] = relief
        return rings, height

    def _calm(self, s: Floats, v: Floats) -> Floats:
        """(R, N) 1 where the cloth is free, falling to 0 at the fronts of the arms and under the roll."""
        ends = np.clip(np.minimum(s, self._length - s) / 0.05, 0, 1)
        edge = np.clip((self._climb - v) / 0.05, 0, 1)
        over = np.clip((v - self._last) / (self._climb - self._last), 0, 1)
        return np.sqrt(ends[:, None] * edge) * (1 - 0.8 * over * (2 - over))

    def _buttons(self) -> tuple[Floats, Floats, Floats]:
        """(B, 3) places and (B, 3) normals of the buttons, and (B,) their positions along the U."""
        at = self._fitted.buttons((0.06, self.hidden - 0.01), (self._length - 0.06, self._last + 0.001))
        plan, out = self._plan(at[:, 0])
        cloth, normal = self._cloth(at[:, 1])
        points = np.concatenate([plan + out * cloth[:, :1], cloth[:, 1:]], axis=1)
        return points, np.concatenate([out * normal[:, :1], normal[:, 1:]], axis=1), at[:, 0]

    def _cord(self, ring: Floats, radius: float) -> Mesh:
        """Piping around the front face of an arm."""
        middle = (ring.min(axis=0) + ring.max(axis=0)) / 2
        return piping(ring, ring - middle + (0, -0.1, 0), radius, sides=3)
