"""Seats of period chairs and settees: outlines in plan, the rails around them and the stuffing on them.

Metres; centred on x = y = 0, the front faces -Y.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.extrusion import away
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep

CORNER = 0.022  # m, radius of the corners of straight seats
RAIL = 0.022  # m, thickness of the rails


@dataclass(frozen=True)
class TrapezoidPlan:
    """Straight sides that run together towards the back."""

    taper: float = ratio(0.80, 0.74, 0.88, "Width at the back, of that in front.", limits=(0.6, 1.0))
    bow: float = ratio(0.025, 0.0, 0.06, "How far the front edge bows out, of the width.", limits=(0.0, 0.2))

    def half(self, width: float, depth: float) -> Floats:
        """(N, 2) the left half of the outline, from the middle of the front to that of the back."""
        front, rear, out = width / 2, self.taper * width / 2, self.bow * width
        across = np.linspace(0, 1, 9)
        edge = np.stack([across * front, -depth / 2 + out * (across**2 - 1)], axis=1)
        return _cornered(edge, np.array([rear, depth / 2]))


@dataclass(frozen=True)
class SerpentinePlan:
    """A front edge that swings out in its middle, in beside it."""

    taper: float = ratio(0.82, 0.76, 0.90, "Width at the back, of that in front.", limits=(0.6, 1.0))
    swing: float = ratio(0.05, 0.03, 0.07, "How far the front edge swings, of the width.", limits=(0.0, 0.15))

    def half(self, width: float, depth: float) -> Floats:
        """(N, 2) the left half of the outline, from the middle of the front to that of the back."""
        front, rear, out = width / 2, self.taper * width / 2, min(self.swing * width, 0.05)
        across = np.linspace(0, 1, 13)
        edge = np.stack([across * front, -depth / 2 - out * (0.5 + 0.5 * np.cos(1.6 * np.pi * across))], axis=1)
        return _cornered(edge, np.array([rear, depth / 2]))


@dataclass(frozen=True)
class CompassPlan:
    """A horseshoe: the round seat of Queen Anne chairs."""

    taper: float = ratio(0.70, 0.64, 0.76, "Width at the back, of that in front.", limits=(0.5, 0.9))
    fullness: float = ratio(0.5, 0.2, 0.9, "How square the front corners are.")

    def half(self, width: float, depth: float) -> Floats:
        """(N, 2) the left half of the outline, from the middle of the front to that of the back."""
        x, y = 0.40 + 0.05 * self.fullness, -0.38 - 0.06 * self.fullness
        knots = np.array([(0, -0.5), (0.22, -0.49), (x, y), (0.5, -0.14), (0.47, 0.14), (self.taper / 2, 0.49)])
        side = smooth_curve(knots * (width, depth), 24)
        return np.concatenate([side, _even(np.array([self.taper * width / 2, depth / 2]), np.array([0.0, depth / 2]))])


@dataclass(frozen=True)
class LongBow(TrapezoidPlan):
    """A seat for several, its front a shallow bow."""

    taper: float = ratio(0.96, 0.93, 1.0, "Width at the back, of that in front.", limits=(0.6, 1.0))
    bow: float = ratio(0.02, 0.0, 0.035, "How far the front edge bows out, of the width.", limits=(0.0, 0.2))


@dataclass(frozen=True)
class LongSerpentine(SerpentinePlan):
    """A seat for several, its front in waves."""

    taper: float = ratio(0.96, 0.93, 1.0, "Width at the back, of that in front.", limits=(0.6, 1.0))


Plan = TrapezoidPlan | SerpentinePlan | CompassPlan | LongBow | LongSerpentine

PLANS: dict[str, type[Plan]] = {
    "trapezoid_plan": TrapezoidPlan,
    "serpentine_plan": SerpentinePlan,
    "compass_plan": CompassPlan,
    "long_bow": LongBow,
    "long_serpentine": LongSerpentine,
}


@dataclass(frozen=True, eq=False)
class SeatFrame:
    """The rails of a seat: half of its outline in plan, (N, 2), their height and the z of their upper edges."""

    half: Floats
    height: float
    top: float

    @property
    def outline(self) -> Floats:
        """(M, 2) the outline, counter-clockwise."""
        return np.concatenate([self.half, self.half[-2:0:-1] * (-1, 1)])

    @property
    def corner(self) -> Floats:
        """(2,) where the left front leg has its outer corner."""
        return np.asarray(self.half[(self.half @ (1, -1)).argmax()])

    @property
    def rear(self) -> Floats:
        """(2,) the left back corner."""
        return np.asarray(self.half[(self.half @ (1, 1)).argmax()])

    def side_at(self, share: float) -> Floats:
        """(3,) the middle of the left rail's upper edge, a share of the way from the front corner to the back."""
        y = self.corner[1] + share * (self.rear[1] - self.corner[1])
        flank = self.half[self.half[:, 0] > 0.5 * self.rear[0]]
        flank = flank[flank[:, 1] >= self.corner[1] - 1e-9]
        return np.array([np.interp(y, flank[:, 1], flank[:, 0]) - RAIL / 2, y, self.top])

    def mesh(self, scallop: float = 0.0, pendant: float = 0.0) -> Mesh:
        """The rails. scallop: rise of their lower edges between the legs; pendant: drop of the front's middle.

        Both are shares of the height.
        """
        rise = self.height * _dips(self.half, self.corner, scallop, pendant)
        tall = self.height - np.concatenate([rise, rise[-2:0:-1]])
        inner = self.outline - RAIL / 2 * away(self.outline)
        path = np.column_stack([inner, self.top - tall / 2])
        section = rounded_rectangle(1, 1, 0.2)
        scale = np.stack([tall, np.full(len(tall), RAIL)], axis=1)
        return sweep(path, section, scale=scale, side=(0, 0, 1), closed=True)

    def stuffing(
        self, thickness: float, softness: float, crown: float, inset: float, sink: float = 0.02, rings: int = 5
    ) -> Mesh:
        """A pad that stands `thickness` above the rails and reaches `sink` below their edges, `inset` from the outline.

        softness: radius of its edge, of the thickness. crown: how far its middle rises. Inset may be negative: the
        stuffing then covers the rails' outer faces.
        """
        edge = self.outline - inset * away(self.outline)
        half = np.abs(edge).max(axis=0)

        def dome(x: Floats, y: Floats) -> Floats:
            a, b = np.abs(x / half[0]), np.abs(y / half[1])
            fade: Floats = np.clip(1 - a**2.6, 0, 1) * np.clip(1 - b**2.6, 0, 1)
            return crown * fade

        pad = slab(edge, thickness + sink, softness * thickness, relief=dome, rings=rings)
        return pad.moved((0, 0, self.top - sink))

    def edge(self, inset: float, z: float) -> tuple[Floats, Floats]:
        """(M, 3) points around the seat, `inset` from its outline at a height, and (M, 3) directions outwards."""
        out = away(self.outline)
        return np.column_stack([self.outline - inset * out, np.full(len(out), z)]), np.pad(out, ((0, 0), (0, 1)))


def _dips(half: Floats, corner: Floats, scallop: float, pendant: float) -> Floats:
    """(N,) rise of the rails' lower edges: arches between the legs, less a pendant in the middle of the front."""
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(half, axis=0), axis=1))])
    k = int(np.linalg.norm(half - corner, axis=1).argmin())
    front = np.clip(at / at[k], 0, 1)
    side = np.clip((at - at[k]) / (at[-1] - at[k]) * 1.5, 0, 1)
    arch = np.where(at < at[k], np.sin(np.pi * np.clip(front * 1.1 - 0.1, 0, 1)) ** 2, np.sin(np.pi * side) ** 2)
    drop: Floats = scallop * arch - pendant * np.exp(-((front / 0.22) ** 2)) * (at < at[k])
    return drop


def _cornered(edge: Floats, rear: Floats) -> Floats:
    """(N, 2) an edge from the front's middle to its corner, then a straight side and the back; the corners rounded."""
    corner, behind = edge[-1], np.array([0.0, rear[1]])
    front = edge[edge[:, 0] < corner[0] - CORNER]
    turn = _rounded(front[-1], corner, rear)
    tail = _rounded(corner, rear, behind)
    return np.concatenate([front, turn, _even(turn[-1], tail[0])[1:-1], tail, _even(tail[-1], behind)[1:]])


def _rounded(before: Floats, corner: Floats, after: Floats) -> Floats:
    """(5, 2) a corner rounded by a quadratic curve between two neighbours."""
    ways = [(point - corner) / np.linalg.norm(point - corner) for point in (before, after)]
    t = np.linspace(0, 1, 5)[:, None]
    start, end = corner + CORNER * ways[0], corner + CORNER * ways[1]
    curve: Floats = (1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end
    return curve


def _even(start: Floats, end: Floats, step: float = 0.11) -> Floats:
    """(N, 2) points on a straight line, both ends among them."""
    pieces = max(int(np.ceil(np.linalg.norm(end - start) / step)), 1)
    line: Floats = start + (end - start) * np.linspace(0, 1, pieces + 1)[:, None]
    return line


@dataclass(frozen=True)
class DropIn:
    """A slip seat: an upholstered frame let in between the rails."""

    rise: float = number(0.022, 0.014, 0.032, "m", "Its edge above the rails.")
    crown: float = number(0.020, 0.010, 0.032, "m", "How far its middle stands above its edge.")

    @property
    def cover(self) -> float:
        """How much of the rails it hides, of their height."""
        return 0.0

    def mesh(self, frame: SeatFrame) -> Mesh:
        """The pad in its frame."""
        return frame.stuffing(self.rise, 0.9, self.crown, 0.45 * RAIL)


@dataclass(frozen=True)
class StuffedOver:
    """Stuffing drawn over the rails, which it hides."""

    rise: float = number(0.045, 0.030, 0.065, "m", "Its edge above the rails.")
    crown: float = number(0.022, 0.010, 0.035, "m", "How far its middle stands above its edge.")

    @property
    def cover(self) -> float:
        """How much of the rails it hides, of their height."""
        return 0.85

    def mesh(self, frame: SeatFrame) -> Mesh:
        """The pad and the cloth over its frame."""
        return frame.stuffing(self.rise, 0.6, self.crown, -0.004, sink=0.92 * frame.height)


@dataclass(frozen=True)
class StuffedTop:
    """Stuffing on top of rails that show their mouldings."""

    rise: float = number(0.065, 0.045, 0.090, "m", "Its edge above the rails.")
    crown: float = number(0.028, 0.012, 0.045, "m", "How far its middle stands above its edge.")

    @property
    def cover(self) -> float:
        """How much of the rails it hides, of their height."""
        return 0.0

    def mesh(self, frame: SeatFrame) -> Mesh:
        """The pad on its frame."""
        return frame.stuffing(self.rise, 0.55, self.crown, 0.004)


@dataclass(frozen=True)
class Cushioned(StuffedTop):
    """A loose cushion of the seat's shape on low stuffing."""

    rise: float = number(0.115, 0.095, 0.135, "m", "Its upper seam above the rails.", limits=(0.06, 0.2))

    def mesh(self, frame: SeatFrame) -> Mesh:
        """The stuffing and the cushion on it."""
        low = 0.22 * self.rise
        base = frame.stuffing(low, 0.5, 0.0, 0.004, rings=2)
        loose = replace(frame, top=frame.top + low).stuffing(self.rise - low, 0.42, self.crown, 0.0, sink=0.004)
        return joined([base, loose])


Stuffing = DropIn | StuffedOver | StuffedTop | Cushioned

STUFFINGS: dict[str, type[Stuffing]] = {
    "drop_in": DropIn,
    "stuffed_over": StuffedOver,
    "stuffed_top": StuffedTop,
    "cushioned": Cushioned,
}
