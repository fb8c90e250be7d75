"""Comb backs of Windsor chairs: sticks in the seat under a bent crest rail. Metres; the front faces -Y.

Backs stand on a seat whose top is at z = `ground`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.furniture.legs import Turned
from synthgen.furniture.model import Part
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.windsor_bows import require_room
from synthgen.furniture.windsor_seats import WindsorSeat
from synthgen.furniture.windsor_sticks import Armed, mirrored_curve, socket, spindle
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep

_ACROSS = np.linspace(1, -1, 33)


@dataclass(frozen=True)
class PlainCrest:
    """A bent rail with a softly rounded upper edge."""

    height: float = number(0.070, 0.050, 0.10, "m", "Height in its middle.")
    thickness: float = number(0.019, 0.015, 0.023, "m", "Thickness.")
    curve: float = ratio(0.16, 0.08, 0.24, "Depth of its bend, of its width.", limits=(0.0, 0.4))
    fall: float = ratio(0.3, 0.1, 0.5, "Fall of its upper edge towards the ends, of its height.", limits=(0.0, 0.8))

    def outline(self) -> tuple[Floats, Floats]:
        """(33,) lower and upper edge from end to end, as shares of the height in the middle."""
        t = np.abs(_ACROSS)
        return 0.12 * t**8, 1 - self.fall * t**2.5

    def mesh(self, half: float, foot: Floats, lean: float) -> Mesh:
        """The rail `half` wide to either side, its lower edge's middle plane through a point; leaning by dy / dz."""
        lower, upper = (self.height * edge for edge in self.outline())
        z = (lower + upper) / 2
        y = self.bend(half, foot[1]) + lean * z
        path = np.stack([half * _ACROSS, y, foot[2] + z], axis=1)
        tall = upper - lower
        section = rounded_rectangle(self.height, self.thickness, 0.4 * self.thickness)
        ends = 1 - 0.3 * np.abs(_ACROSS) ** 12
        scale = np.stack([tall / self.height, ends], axis=1)
        return sweep(path, section, side=(0, lean, 1), scale=scale, dome=0.005)

    def bend(self, half: float, y: float) -> Floats:
        """(33,) y along the rail, whose ends are at y."""
        return y + 2 * half * self.curve * (1 - _ACROSS**2)


@dataclass(frozen=True)
class EaredCrest(PlainCrest):
    """A crest that dips between a raised middle and two upturned ears."""

    height: float = number(0.075, 0.060, 0.095, "m", "Height in its middle.")

    def outline(self) -> tuple[Floats, Floats]:
        """(33,) lower and upper edge from end to end, as shares of the height in the middle."""
        t = np.abs(_ACROSS)
        ear = np.clip((t - 0.62) / 0.38, 0, 1) ** 2
        upper = 1 - (0.25 + 0.5 * self.fall) * np.sin(np.pi / 2 * np.clip(t / 0.66, 0, 1)) ** 2 + 0.55 * ear
        return 0.42 * ear, upper


@dataclass(frozen=True)
class StepDownCrest(PlainCrest):
    """A crest whose middle stands a step above its shoulders."""

    fall: float = ratio(0.38, 0.28, 0.46, "Height of the step, of the whole.", limits=(0.1, 0.6))

    def outline(self) -> tuple[Floats, Floats]:
        """(33,) lower and upper edge from end to end, as shares of the height in the middle."""
        t = np.abs(_ACROSS)
        step = np.clip((t - 0.5) / 0.09, 0, 1)
        return 0.1 * t**8, 1 - self.fall * step**2 * (3 - 2 * step) - 0.06 * t**6


Crest = PlainCrest | EaredCrest | StepDownCrest

CRESTS: dict[str, type[Crest]] = {
    "plain_crest": PlainCrest,
    "eared_crest": EaredCrest,
    "step_down_crest": StepDownCrest,
}


@dataclass(frozen=True)
class _Comb:
    """What all comb backs have: a crest at a height over the seat, fanned out and leaning."""

    height: float = number(0.45, 0.38, 0.54, "m", "Lower edge of the crest above the seat.")
    lean_deg: float = number(13.0, 9.0, 18.0, "deg", "Lean backwards, from the vertical.")
    flare: float = ratio(1.14, 1.0, 1.28, "Width at the crest, of that at the seat.", limits=(0.8, 1.5))

    def crest_ends(self, seat: WindsorSeat, width: float, ground: float) -> tuple[float, Floats]:
        """Half the width of the crest, and the left end of its lower edge."""
        half = 0.43 * width * self.flare
        foot = socket(seat, width, ground, np.array([0.8, 0.55, 0]))
        y = foot[1] + self.height * float(np.tan(np.radians(self.lean_deg)))
        return half, np.array([half, y, ground + self.height])

    def sticks(self, crest: Crest, half: float, end: Floats, shares: Floats) -> Floats:
        """(N, 3) where sticks enter the crest, at shares of its half width."""
        x = half * shares
        y = np.interp(shares, _ACROSS[::-1], crest.bend(half, end[1])[::-1])
        lower, upper = (np.interp(shares, _ACROSS[::-1], edge[::-1]) for edge in crest.outline())
        up = crest.height * (0.55 * lower + 0.45 * upper)
        return np.stack([x, y + up * np.tan(np.radians(self.lean_deg)), end[2] + up], axis=1)

    def keypoints(self, crest: Crest, seat: WindsorSeat, width: float, ground: float) -> dict[str, Point]:
        """The upper corners of the crest."""
        half, end = self.crest_ends(seat, width, ground)
        return pair("back_top", point(self.sticks(crest, half, end, np.array([0.97]))[0]))


@dataclass(frozen=True)
class FanBack(_Comb):
    """Turned posts and thinner spindles, fanned out from the seat."""

    spindles: int = count(6, 5, 8, "Spindles between the posts.", limits=(2, 12))
    posts: float = number(0.028, 0.024, 0.033, "m", "Diameter of the posts.")
    turning: float = ratio(0.8, 0.0, 1.0, "Strength of the posts' turning; 0 is a plain rod.", limits=(0.0, 1.2))
    spindle: float = ratio(0.46, 0.4, 0.56, "Diameter of a spindle, of a post's.")

    room = 1.0

    def __post_init__(self) -> None:
        """Spindles must fit side by side."""
        require_room(self.spindles, self.spindle * self.posts)

    def parts(self, crest: Crest, seat: WindsorSeat, width: float, ground: float) -> list[Part]:
        """The back on a seat of a width."""
        half, end = self.crest_ends(seat, width, ground)
        shares = np.linspace(-0.84, 0.84, self.spindles + 2)
        tops = self.sticks(crest, half, end, shares)
        parts = [Part("back", "frame", crest.mesh(half, end, float(np.tan(np.radians(self.lean_deg)))))]
        for share, top in zip(shares, tops, strict=True):
            foot = socket(seat, width, ground, np.array([0.78 * share, 0.62, 0]))
            if abs(share) > 0.8:
                stick = Turned(thickness=self.posts, depth=self.turning).mesh(foot, top)
            else:
                stick = spindle((foot, top), self.spindle * self.posts / 2)
            parts.append(Part("back", "frame", stick))
        return parts


@dataclass(frozen=True)
class RodBack(_Comb):
    """Equal plain rods, or flattened arrows, side by side."""

    rods: int = count(7, 5, 8, "Rods.", limits=(3, 13))
    thickness: float = number(0.017, 0.014, 0.020, "m", "Diameter of a rod.")
    arrow: float = ratio(1.0, 1.0, 1.8, "Width of a rod two thirds up, of its diameter.", limits=(0.8, 3.0))
    curve: float = ratio(0.03, 0.0, 0.06, "How far the rods are bent to the sitter, of their length.")

    room = 1.0

    def __post_init__(self) -> None:
        """Rods must fit side by side."""
        require_room(self.rods, self.thickness * self.arrow, 0.3)

    def parts(self, crest: Crest, seat: WindsorSeat, width: float, ground: float) -> list[Part]:
        """The back on a seat of a width."""
        half, end = self.crest_ends(seat, width, ground)
        shares = np.linspace(-0.86, 0.86, self.rods)
        tops = self.sticks(crest, half, end, shares)
        parts = [Part("back", "frame", crest.mesh(half, end, float(np.tan(np.radians(self.lean_deg)))))]
        for share, top in zip(shares, tops, strict=True):
            foot = socket(seat, width, ground, np.array([0.78 * share, 0.62, 0]))
            parts.append(Part("back", "frame", self._rod(foot, top)))
        return parts

    def _rod(self, foot: Floats, top: Floats) -> Mesh:
        length = float(np.linalg.norm(top - foot))
        path = smooth_curve([foot, (foot + top) / 2 - (0, self.curve * length, 0), top], 12)
        blade = np.exp(-(((np.linspace(0, 1, 12) - 0.66) / 0.16) ** 2)) * (self.arrow - 1)
        scale = np.stack([1 + blade, 1 - 0.35 * np.minimum(blade, 1)], axis=1)
        return sweep(path, self.thickness / 2, side=(1, 0, 0), scale=scale, sides=8)


@dataclass(frozen=True)
class CombArmchair(Armed):
    """An arm rail bent around the sitter, and long spindles that run through it up to the crest."""

    height: float = number(0.52, 0.45, 0.60, "m", "Lower edge of the crest above the seat.")
    lean_deg: float = number(13.0, 9.0, 16.0, "deg", "Lean of the long spindles, from the vertical.")
    spindles: int = count(8, 6, 9, "Long spindles.", limits=(3, 13))
    comb: float = ratio(0.72, 0.6, 0.85, "Width of the crest, of the arm rail's.", limits=(0.4, 1.1))

    def __post_init__(self) -> None:
        """Spindles must fit side by side."""
        require_room(self.spindles, self.spindle)

    def parts(self, crest: Crest, seat: WindsorSeat, width: float, ground: float) -> list[Part]:
        """The back and arms on a seat of a width."""
        rail = self._rail(seat, width, ground)
        half, end, lean = self._crest(crest, seat, width, ground)
        shares = np.linspace(-0.86, 0.86, self.spindles)
        tops = _Comb(lean_deg=self.lean_deg).sticks(crest, half, end, shares)
        parts = [
            Part("back", "frame", crest.mesh(half, end, lean)),
            self.rail_part(rail, 0.022),
            *self.stumps(seat, width, ground, rail),
        ]
        behind = rail[10:-10]
        for share, top in zip(shares, tops, strict=True):
            x = 0.86 * share * half
            through = np.array([np.interp(x, behind[::-1, 0], behind[::-1, k]) for k in range(3)])
            foot = socket(seat, width, ground, through)
            parts.append(Part("back", "frame", spindle((foot, through, top), self.spindle / 2)))
        return parts

    def keypoints(self, crest: Crest, seat: WindsorSeat, width: float, ground: float) -> dict[str, Point]:
        """The hands, and the upper corners of the crest."""
        half, end, _ = self._crest(crest, seat, width, ground)
        corner = _Comb(lean_deg=self.lean_deg).sticks(crest, half, end, np.array([0.97]))[0]
        hand = self._rail(seat, width, ground)[0] + (0, 0, 0.011)
        return pair("arm_front", point(hand)) | pair("back_top", point(corner))

    def _rail(self, seat: WindsorSeat, width: float, ground: float) -> Floats:
        """(40, 3) the arm rail, from left to right."""
        plan = self.plan(seat, width)
        return mirrored_curve(np.column_stack([plan, np.full(6, ground + self.rail_height - 0.011)]), 40)

    def _crest(self, crest: Crest, seat: WindsorSeat, width: float, ground: float) -> tuple[float, Floats, float]:
        """Half the width of the crest, the left end of its lower edge, and its lean as dy / dz."""
        plan, lean = self.plan(seat, width), float(np.tan(np.radians(self.lean_deg)))
        half = self.comb * plan[1, 0]
        rear = plan[-1, 1] + lean * (self.height - self.rail_height)
        return half, np.array([half, rear - 2 * half * crest.curve, ground + self.height]), lean


CombBack = FanBack | RodBack | CombArmchair

COMB_BACKS: dict[str, type[CombBack]] = {"fan_back": FanBack, "rod_back": RodBack, "comb_armchair": CombArmchair}
