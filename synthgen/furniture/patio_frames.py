"""What garden armchairs are made of, second kind: loops of metal tube hung with a sling or with straps.

Metres; the front faces -Y and the seat's front edge is on y = 0. Tubes of 22-30 mm and straps of 40-55 mm are usual.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, flag, number, ratio
from synthgen.furniture.garden_frames import Point, Sizes
from synthgen.furniture.model import Part
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board, both, rod
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.curve import rounded_rectangle, tangents
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sheet import sheet
from synthgen.geometry.sweep import sweep
from synthgen.geometry.tube import tube

CLOTH = 0.003  # m, thickness of a sling


@dataclass(frozen=True)
class Sling:
    """A cloth stretched between the rails of a metal frame."""

    tube: float = number(0.026, 0.022, 0.032, "m", "Diameter of the tubes.")
    bend: float = number(0.07, 0.04, 0.12, "m", "Radius of the arms' bends.", limits=(0.02, 0.16))
    crook: float = number(0.10, 0.06, 0.16, "m", "Radius of the bend between seat and back.", limits=(0.03, 0.2))
    rake: float = ratio(0.12, 0.0, 0.25, "Lean of the legs, feet outwards.", limits=(0.0, 0.35))
    sag: float = number(0.012, 0.004, 0.025, "m", "How far it hangs through.")
    rests: bool = flag(False, 0.4, "Whether the arms carry flat rests.")
    runners: bool = flag(False, 0.3, "Whether the tubes run on along the floor.")

    def parts(self, at: Sizes) -> list[Part]:
        """The whole chair but its pad."""
        seat, back = self._web(at)
        return [
            *cover("leg", both(self._loop(at)), "metal"),
            *cover("frame", [*both(self._rail(at)), *self._ties(at)], "metal"),
            *cover("seat", seat, "web"),
            *cover("back", back, "web"),
            *cover("arm", both(self._rest(at)) if self.rests else [], "frame"),
        ]

    def keypoints(self, at: Sizes) -> dict[str, Point]:
        """Those of its left half."""
        corners, x = self._side(at), self._x(at)
        (_, front, low), (_, rear, _) = corners[0], corners[-1]
        curb = self.bend * (1 if self.runners else 0)
        return {
            "leg_front": (corners[0][0], front + curb, low - self._sole()),
            "leg_back": (corners[0][0], rear - curb, low - self._sole()),
            "seat_front": (x, 0.0, at.seat),
            "seat_back": (x, at.depth, at.seat - at.depth * at.tilt),
            "back_top": (x, at.depth + at.lean * (at.top - at.seat), at.top),
            "arm_front": (corners[0][0], corners[1][1], at.arm),
        }

    def lap(self, at: Sizes) -> tuple[float, float, float]:
        """Room for a pad: width and depth, and how far the seat sinks in the middle."""
        return 2 * self._x(at) - self.tube - 0.02, at.depth - 0.06, self.sag

    def _x(self, at: Sizes) -> float:
        """x of the middle of the seat's rail, which is welded inside the loop."""
        return at.width / 2 - 1.46 * self.tube

    def _sole(self) -> float:
        return self.tube / 2 if self.runners else 0.0

    def _profile(self, at: Sizes, front: float = 0.0) -> Floats:
        """(N, 2) y and z of the rails, from the seat's front edge to the top of the back."""
        sink = self.tube / 2
        rear = (at.depth, at.seat - at.depth * at.tilt - sink)
        top = (at.depth + at.lean * (at.top - at.seat), at.top - sink)
        return bent_path([(front, at.seat - sink), rear, top], self.crook, step_deg=10)

    def _side(self, at: Sizes) -> list[Point]:
        """The corners of a loop: up the front leg, back along the arm, down to the rear foot."""
        x, low, high = at.width / 2 - self.tube / 2, self._sole(), at.arm - self.tube / 2
        front, spread = 0.07, self.rake * at.arm
        rear = at.depth + at.lean * (at.arm - at.seat) + 0.02
        back = max(rear + spread, front + 0.42)
        return [(x, front - spread, low), (x, front, high), (x, rear, high - 0.01), (x, back, low)]

    def _loop(self, at: Sizes) -> Mesh:
        return tube(self._side(at), self.tube, self.bend, closed=self.runners)

    def _rail(self, at: Sizes) -> Mesh:
        path = np.insert(self._profile(at), 0, self._x(at), axis=1)
        return sweep(_spread(path, 0.06), self.tube / 2, sides=10, dome=0.3 * self.tube)

    def _ties(self, at: Sizes) -> list[Mesh]:
        """Bars between the rails: under the front, at the bend and at the top of the back."""
        x, path = self._x(at), self._profile(at)
        ends = [path[0] + (0.05, -0.004), path[len(path) // 2] + (0.006, -0.008), path[-1] - (0.01 * at.lean, 0.01)]
        return [rod((x, *yz), (-x, *yz), 0.8 * self.tube) for yz in ends]

    def _rest(self, at: Sizes) -> Mesh:
        """A flat rest on the arm, of wood."""
        _, front, rear, _ = self._side(at)
        path = [(front[0], front[1] + 0.3 * self.bend, at.arm), (rear[0], rear[1] - 0.6 * self.bend, at.arm - 0.008)]
        section = rounded_rectangle(1.9 * self.tube, 0.018, 0.006)
        return sweep(np.array(path) + (0, 0, 0.004), section, side=(1, 0, 0), dome=0.012)

    def _web(self, at: Sizes) -> tuple[list[Mesh], list[Mesh]]:
        """The meshes of the seat and of the back."""
        run = _spread(self._profile(at), 0.05)
        bend = int(np.argmin(run[:, 1] - run[:, 0]))  # the lowest and rearmost point
        return [self._cloth(at, run[: bend + 1])], [self._cloth(at, run[bend:])]

    def _cloth(self, at: Sizes, run: Floats) -> Mesh:
        """The sling along a run of the rails, its hems in their middles."""
        along = tangents(run)
        out = np.stack([-along[:, 1], along[:, 0]], axis=1)
        across = np.linspace(-1, 1, 13)
        hang = self.sag * (1 - across**2) - 0.25 * self.tube
        yz = run[None] - hang[:, None, None] * out[None]
        x = np.broadcast_to((across * self._x(at))[:, None, None], (*yz.shape[:2], 1))
        return sheet(np.concatenate([x, yz], axis=2), CLOTH, rim=2)


@dataclass(frozen=True)
class Straps(Sling):
    """Broad plastic straps wound around the rails of a metal frame."""

    strap: float = number(0.048, 0.038, 0.058, "m", "Width of a strap.", limits=(0.036, 0.065))
    gap: float = number(0.012, 0.006, 0.022, "m", "Gap between straps.")
    lift: int = count(1, 0, 2, "Straps left out above the seat.", limits=(0, 4))

    def _web(self, at: Sizes) -> tuple[list[Mesh], list[Mesh]]:
        run = _spread(self._profile(at), 0.01)
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(run, axis=0), axis=1))])
        bend = float(along[int(np.argmin(run[:, 1] - run[:, 0]))])
        seat = self._row(0.012, bend - 0.02)
        back = self._row(bend + 0.03 + self.lift * (self.strap + self.gap), float(along[-1]) - 0.03)
        first, second = ([self._strap(at, run, along, s) for s in row] for row in (seat, back))
        return first, second

    def _row(self, low: float, high: float) -> Floats:
        """Middles of straps that fill a stretch of the rails."""
        many = max(int((high - low + self.gap) / (self.strap + self.gap)), 1)
        return np.linspace(low + self.strap / 2, high - self.strap / 2, many)

    def _strap(self, at: Sizes, run: Floats, along: Floats, s: float) -> Mesh:
        """A strap over both rails, its ends wound around them."""
        spot, ahead = (np.array([np.interp(t, along, run[:, i]) for i in (0, 1)]) for t in (s, s + 0.01))
        way = (ahead - spot) / np.linalg.norm(ahead - spot)
        radius, x = self.tube / 2 + 0.0008, self._x(at)
        turn = np.radians([-100.0, -60, -20, 20, 60, 90])
        wound = np.stack([x + radius * np.cos(turn), radius * np.sin(turn)], axis=1)
        inside = np.linspace(0.86, -0.86, 7)
        hung = np.stack([inside * x, radius - self.sag * (1 - (inside / 0.95) ** 2)], axis=1)
        flat = np.concatenate([wound, hung, wound[::-1] * (-1, 1)])
        path = np.column_stack([flat[:, 0], spot + flat[:, 1:] * np.array([[-way[1], way[0]]])])
        return board(path, self.strap, 0.0032, up=(0, *way))


def _spread(path: Floats, step: float) -> Floats:
    """The path with points added on its long runs."""
    pieces = np.maximum(np.ceil(np.linalg.norm(np.diff(path, axis=0), axis=1) / step).astype(int), 1)
    spans = zip(path, path[1:], pieces, strict=False)
    return np.concatenate([*(a + (b - a) * (np.arange(n) / n)[:, None] for a, b, n in spans), path[-1:]])
