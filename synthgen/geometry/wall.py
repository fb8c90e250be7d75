"""An upholstered wall along a plan: the backs of barrel chairs and tubs, which run round into their arms."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from synthgen.geometry.curve import tangents
from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.piping import piping
from synthgen.geometry.skin import skin
from synthgen.geometry.tufted import studs

_ROUND = np.linspace(np.pi, 0.0, 9)[1:-1]  # directions around the top edge, from inside to outside
_END = np.linspace(0, np.pi / 2, 4)[:3]  # steps by which an end is rounded off

Relief = Callable[[Floats, Floats], Floats]
"""Metres that the face stands out at (R, 1) lengths along the wall and (N,) shares of the way up from the deck."""


@dataclass(frozen=True, eq=False)
class Wall:
    """All in metres.

    plan: (R, 2) the inner face at the deck, from the front of the arm at +x round to that at -x. tops: (R,) z of the
    upper edge. bottom, deck: z of the underside, and of where the padding begins. thickness: at the foot. softness:
    radius of the upper edge, of half the thickness. lean: how far the wall leans out, of its height. crown: how far
    the inner face swells. relief: of its dressing. outside: whether the outer face has the same relief. rows:
    how many pieces the inner face is cut into from the deck up.
    """

    plan: Floats
    tops: Floats
    bottom: float
    deck: float
    thickness: float
    softness: float
    lean: float
    crown: float
    relief: Relief
    outside: bool = False
    rows: int = 14

    @property
    def lengths(self) -> Floats:
        """(R,) metres along the plan."""
        return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(self.plan, axis=0), axis=1))])

    def meshes(self, first: int, cord: float = 0.0) -> list[Mesh]:
        """The arm at +x, the back and the arm at -x, which part at station `first` and its mirror image.

        cord: radius of the piping around the fronts of the arms.
        """
        outlines, relief = self._outlines()
        rings = self._placed(outlines)
        height = np.zeros(rings.shape[:2])
        height[3:-3] = relief
        last = len(rings) - 1 - (first + 3)
        cuts = ((0, first + 3), (first + 3, last), (last, len(rings) - 1))
        bodies = [skin(rings[a : b + 1], height[a : b + 1]) for a, b in cuts]
        if cord <= 0:
            return bodies
        cords = [self._cord(rings[end], cord) for end in (2, -3)]
        return [joined([bodies[0], cords[0]]), bodies[1], joined([bodies[2], cords[1]])]

    def buttons(self, s: Floats, share: Floats, radius: float) -> Mesh:
        """Covered buttons at (B,) lengths along the wall and (B,) shares of the way up from the deck."""
        at = self.lengths
        out, plan = self._out, self.plan
        flat = np.stack([np.interp(s, at, plan[:, k]) for k in (0, 1)], axis=1)
        normal = np.stack([np.interp(s, at, out[:, k]) for k in (0, 1)], axis=1)
        tops = np.interp(s, at, self.tops)
        up = share * (tops - self.deck - self._edge)
        reach = self.lean * up - self.crown * _swell(share)
        spots = np.column_stack([flat + normal * reach[:, None], self.deck + up])
        return studs(spots, np.column_stack([-normal, np.full(len(s), 0.05)]), radius, 7)

    @property
    def _edge(self) -> float:
        """Radius of the upper edge."""
        return self.softness * self.thickness / 2

    @property
    def _out(self) -> Floats:
        """(R, 2) directions out of the room that the wall encloses."""
        along = tangents(self.plan)
        return np.stack([along[:, 1], -along[:, 0]], axis=1)

    def _outlines(self) -> tuple[Floats, Floats]:
        """(R, N, 2) distance out and z, up the inner face and down the outer one; and (R, N) their relief."""
        half, edge, share = self.thickness / 2, self._edge, np.linspace(0, 1, self.rows + 1)
        height = self.tops[:, None] - self.deck
        up = share * (height - edge)
        relief = self.relief(self.lengths[:, None], share)
        inner = np.stack([self.lean * up - self.crown * _swell(share) - relief, self.deck + up], axis=2)
        turn = np.stack([np.cos(_ROUND), np.sin(_ROUND)], axis=1) * edge
        middle = half + np.sign(turn[:, :1]) * (half - edge) * (np.abs(turn[:, :1]) > 1e-9)
        crest = np.stack([np.broadcast_to(middle[:, 0] + turn[:, 0], (len(height), len(turn))),
                          self.tops[:, None] - edge + turn[:, 1]], axis=2)  # fmt: skip
        crest[..., 0] += self.lean * (height - edge)
        fade = np.sin(_ROUND / 2) ** 2 if not self.outside else np.ones(len(_ROUND))
        ridge = relief[:, -1:] * fade
        crest = crest + ridge[..., None] * turn / edge
        down = up[:, ::-2]
        outward = relief[:, ::-2] if self.outside else 0 * down
        outer = np.stack([self.thickness + self.lean * down + outward, self.deck + down], axis=2)
        foot = np.broadcast_to([[self.thickness, self.bottom], [0.0, self.bottom]], (len(height), 2, 2))
        rings = np.concatenate([inner, crest, outer, foot], axis=1)
        return rings, np.concatenate([relief, ridge, outward, 0 * foot[..., 0]], axis=1)

    def _placed(self, outlines: Floats) -> Floats:
        """(R + 6, N, 3) the outlines set up along the plan, the ends rounded off."""
        bevel = 0.45 * self.softness * self.thickness
        plan, out = self.plan, self._out
        along = tangents(plan)
        starts = outlines[0] + bevel * (1 - np.sin(_END))[:, None, None] * away(outlines[0])
        ends = outlines[-1] + bevel * (1 - np.sin(_END))[::-1, None, None] * away(outlines[-1])
        before = plan[0] - bevel * np.cos(_END)[:, None] * along[0]
        after = plan[-1] + bevel * np.cos(_END)[::-1, None] * along[-1]
        base = np.concatenate([before, plan, after])
        outs = np.concatenate([np.repeat(out[:1], 3, axis=0), out, np.repeat(out[-1:], 3, axis=0)])
        profile = np.concatenate([starts, outlines, ends])
        flat = base[:, None] + outs[:, None] * profile[..., :1]
        return np.concatenate([flat, profile[..., 1:]], axis=2)

    def _cord(self, ring: Floats, radius: float) -> Mesh:
        """Piping around the front of an arm."""
        middle = (ring.min(axis=0) + ring.max(axis=0)) / 2
        return piping(ring, ring - middle + (0, -0.1, 0), radius, sides=3)


def _swell(share: Floats) -> Floats:
    """0 at the foot and the head of a face, 1 in between."""
    swell: Floats = np.clip(4 * share * (1 - share), 0, 1) ** 0.7
    return swell


def horseshoe(width: float, depth: float, power: float, toe: float, stations: int) -> Floats:
    """(stations, 2) a plan open to the front: straight sides that run into a rounded rear, evenly cut; metres.

    width, depth: of the room inside; its middle is x = 0 and its front y = 0. power: exponent of the superellipse at
    the rear, 2 is a half circle. toe: how far the sides' front ends come together, of half the width.
    """
    reach = min(width / 2, depth)
    turn = np.linspace(0, np.pi / 2, 60)
    cos, sin = np.cos(turn), np.sin(turn)
    radius = (cos**power + sin**power) ** (-1 / power)
    rear = np.stack([width / 2 * radius * cos, depth - reach + reach * radius * sin], axis=1)
    side = np.stack([np.full(30, width / 2), np.linspace(0, rear[0, 1], 30)], axis=1)[:-1]
    half = np.concatenate([side, rear])
    half[:, 0] *= 1 - toe * np.clip(1 - half[:, 1] / (0.75 * depth), 0, 1) ** 2
    whole = np.concatenate([half, half[-2::-1] * (-1, 1)])
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=1))])
    even = np.linspace(0, at[-1], stations)
    return np.stack([np.interp(even, at, whole[:, k]) for k in (0, 1)], axis=1)
