"""The peacock chair: a great fan of ribs and woven bands over an hourglass.

Metres; z up. The middle of the seat is on x = y = 0; the front faces -Y.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, flag, number, one_of, ratio
from synthgen.furniture.basketwork import braid, spaced, wrapped
from synthgen.furniture.bench import Bench
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pairs, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wicker_cushions import Cushioned
from synthgen.furniture.wicker_stands import DECK, STANDS, Drum, Stand, deck
from synthgen.geometry.curve import ellipse, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class Peacock(Cushioned):
    """A great fan of ribs and woven bands over an hourglass."""

    width: float = number(0.50, 0.45, 0.55, "m", "Width of the seat.")
    height: float = number(1.42, 1.28, 1.55, "m", "Top of the fan above the floor.")
    spread: float = ratio(1.04, 0.90, 1.14, "Width of the fan, of its height above the seat.", limits=(0.8, 1.25))
    ribs: int = count(21, 17, 27, "Ribs of the fan.", limits=(9, 31))
    hub: float = ratio(0.42, 0.32, 0.5, "Reach of the woven middle, of the fan's.", limits=(0.2, 0.7))
    band: float = ratio(0.20, 0.14, 0.26, "Breadth of the outer band, of the fan's reach.", limits=(0.05, 0.3))
    closed: bool = flag(False, 0.3, "Whether the fan is woven all over.")
    lean: float = ratio(0.14, 0.08, 0.22, "Lean of the fan, per metre of height.", limits=(0.04, 0.28))
    curl: float = number(0.16, 0.08, 0.22, "m", "How far the sides of the fan come forwards.", limits=(0.05, 0.25))
    rim: float = number(0.020, 0.015, 0.028, "m", "Radius of the braid around the fan.")
    stand: Stand = one_of(STANDS, Drum(), "What it stands on.", {"drum": 1})

    def parts(self, height: float) -> list[Part]:
        """The chair, to sit on at z = `height`."""
        seat = height - self.cushion.rise
        plan = self.plan(seat)
        hub, low, high = self.hub, 0.96 - self.band, 0.96
        spans = [(0.06, 0.98)] if self.closed else [(0.06, hub), (low, high)]
        edges = [0.98] if self.closed else [hub, low]
        turn = np.linspace(-1, 1, 41)
        bands = [self._band(seat, *span) for span in spans]
        hoops = [wrapped(self._fan(turn, np.full(41, edge), seat), 0.9 * self.rim, sides=8) for edge in edges]
        return [
            *self.soft(seat),
            *self.stand.parts(plan, seat - DECK + 0.004),
            *cover("seat", [deck(plan, seat)], "wicker"),
            *cover("back", [*bands, *self._ribs(seat), *hoops, braid(self._edge(seat), self.rim)], "wicker"),
            *cover("arm", self._arms(seat), "wicker"),
        ]

    def keypoints(self, height: float) -> dict[str, Point]:
        """Those of a chair to sit on at z = `height`."""
        seat = height - self.cushion.rise
        half = self.width / 2
        tips = self.stand.tips(self.plan(seat), seat - DECK + 0.004)
        spots = {
            "seat_front": (0.7 * half, -0.7 * half, seat),
            "seat_back": (0.7 * half, 0.7 * half, seat),
            "back_top": point(self._fan(np.array([0.4]), np.ones(1), seat)[0]),
            "arm_front": point(self._arm(seat)[12]),
        }
        return tips | pairs(spots)

    def plan(self, seat: float) -> Floats:
        """(36, 2) the outline of the seat, counter-clockwise."""
        return ellipse(self.width, self.width, 36)

    def lap(self, seat: float) -> tuple[Floats, Bench]:
        """The outline of a cushion, and the bench that pillows lie on."""
        half = self.width / 2
        lean = float(np.degrees(np.arctan(self.lean)))
        return self.plan(seat) * 0.9, Bench(1, 1.1 * half, -half, 0.55 * half, seat, lean)

    def _fan(self, turn: Floats, share: Floats, seat: float) -> Floats:
        """(N, 3) points of the fan: turn from -1 (right) to 1 (left), share of its reach from the hub."""
        angle = turn * np.radians(84)
        tall = self.height - seat
        reach = tall * (0.32 + 0.68 * np.clip(np.cos(angle * 0.93), 0, 1) ** 0.8) * share
        x = reach * np.sin(angle) * self.spread * 0.72
        up = reach * np.cos(angle)
        y = 0.62 * self.width / 2 + self.lean * up - self.curl * (x / (0.5 * tall)) ** 2
        return np.stack([x, y, seat - 0.012 + up], axis=-1)

    def _band(self, seat: float, low: float, high: float) -> Mesh:
        turn, share = np.meshgrid(np.linspace(-1, 1, 37), np.linspace(low, high, 7), indexing="ij")
        return sheet(self._fan(turn, share, seat), 0.012, rim=3)

    def _ribs(self, seat: float) -> list[Mesh]:
        share = np.linspace(0.05, 1.0, 6)
        turns = np.linspace(-1, 1, self.ribs)
        return [sweep(self._fan(np.full(6, turn), share, seat), 0.0065, sides=6) for turn in turns]

    def _edge(self, seat: float) -> Floats:
        """The path of the braid around the fan, its ends down at the hub."""
        over = self._fan(np.linspace(-1, 1, 61), np.ones(61), seat)
        share = np.linspace(0.2, 0.97, 8)
        first, last = (self._fan(np.full(8, side), share, seat) for side in (-1.0, 1.0))
        return np.concatenate([first, over, last[::-1]])

    def _arm(self, seat: float) -> Floats:
        """(20, 3) the middle line of the left arm, from the fan to the front of the seat."""
        start = self._fan(np.array([0.84]), np.ones(1), seat)[0]
        half = self.width / 2
        knots = [start, (1.12 * half, -0.1 * half, seat + 0.235), (1.05 * half, -0.55 * half, seat + 0.20)]
        return smooth_curve(
            [*knots, (0.82 * half, -0.72 * half, seat + 0.07), (0.68 * half, -0.68 * half, seat - 0.02)], 20
        )

    def _arms(self, seat: float) -> list[Mesh]:
        rail = self._arm(seat)
        foot = np.linspace(1, 0.15, 5)
        half = self.width / 2
        posts = []
        for share, k in zip(foot, (14, 11, 9, 7, 5), strict=True):
            angle = -0.7 + 1.0 * (1 - share)
            low = np.array([0.94 * half * np.cos(angle), 0.94 * half * np.sin(angle), seat - 0.02])
            posts.append(wrapped(np.stack([low, rail[k]]), 0.013, sides=6))
        left = joined([wrapped(spaced(rail, 0.03), 2 * self.rim), *posts])
        return [left, left.mirrored_x()]
