"""The monobloc: the stacking garden chair moulded in one piece of plastic.

Usual sizes: seats 42-45 cm high and 42-46 cm wide between the arms, 55-60 cm wide and 76-90 cm high over all.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.monobloc_shells import SLOT_PATTERNS, SlotPattern, Slots, angle_strip, stations
from synthgen.furniture.stance import Point, pair, point
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.pierced import pierced
from synthgen.materials import MATERIALS, Material, Plastic

WALL = 0.0045  # m, thickness of the plastic


@dataclass(frozen=True, eq=False)
class Place:
    """Where arms and legs go: half the seat's width, y of its front and rear, z and slope of its front."""

    half: float
    front: float
    rear: float
    seat: float
    fall: float
    splay: float
    leg: float
    side: Floats  # (N, 3) the left edge of the back, going up

    def back(self, z: float) -> Floats:
        """(3,) the edge of the back at a height."""
        return np.array([np.interp(z, self.side[:, 2], self.side[:, axis]) for axis in range(3)])


@dataclass(frozen=True)
class Sweeping:
    """Broad arms that leave the back and run down into the front legs in one sweep."""

    height: float = number(0.215, 0.18, 0.245, "m", "Height above the front of the seat.")
    width: float = number(0.058, 0.046, 0.075, "m", "Width of the armrests.")
    spread: float = number(0.040, 0.028, 0.055, "m", "How far their middles stand outside the seat.")
    sweep: float = number(0.055, 0.03, 0.09, "m", "How round the turn from arm to leg is.", limits=(0.02, 0.12))
    fall: float = number(0.0, -0.02, 0.03, "m", "How much higher they are behind.")

    def front(self, at: Place) -> Floats:
        """(N, 5) the left arm and front leg, from the back to the floor: x, y, z, width and flange."""
        up, out, turn = at.seat + self.height, at.half + self.spread, self.sweep
        start = at.back(up + self.fall + 0.02) - (0.012, -0.01, 0)
        long, wide, leg = at.rear - at.front, self.width, at.leg
        knots = [
            (*start, 0.8 * wide, 0.02),
            (0.35 * start[0] + 0.65 * out, at.rear - 0.12 * long, up + self.fall + 0.006, 0.95 * wide, 0.024),
            (out, at.rear - 0.4 * long, up + 0.4 * self.fall, wide, 0.026),
            (out + 0.002, at.front + 0.3 * long, up, 1.05 * wide, 0.028),
            (out + 0.002, at.front + turn + 0.03, up - 0.002, 1.1 * wide, 0.030),
            (out, at.front + 0.012 + 0.35 * turn, up - 0.4 * turn, 0.5 * (wide + leg) + 0.005, 0.036),
            (out - 0.004, at.front + 0.010, up - 0.7 * turn - 0.05, 0.9 * leg, 0.045),
            (0.5 * (out + at.half), at.front + 0.006, at.seat - 0.01, leg, 0.055),
            (0.5 * (out + at.half) + 0.45 * at.splay, at.front - 0.4 * at.splay, 0.45 * at.seat, 0.85 * leg, 0.046),
            (0.5 * (out + at.half) + at.splay, at.front - at.splay, 0.0, 0.6 * leg, 0.034),
        ]
        return stations(knots, 40)

    def pieces(self, at: Place) -> dict[str, Floats]:
        """Part name -> its stretch of that line: the arm, and from the middle of the turn the leg."""
        line = self.front(at)
        bend = int(np.flatnonzero(line[:, 2] > at.seat + self.height - 0.8 * self.sweep)[-1]) + 1
        return {"arm": line[: bend + 1], "leg": line[bend:]}

    def keypoint(self, at: Place) -> dict[str, Point]:
        """The front ends of the arms."""
        line = self.front(at)
        level = line[line[:, 2] > at.seat + self.height - 0.02]
        return pair("arm_front", point(level[-1, :3]))


@dataclass(frozen=True)
class ArmlessLegs:
    """Front legs under the corners of the seat."""

    def front(self, at: Place) -> Floats:
        """(N, 5) the left front leg, from the seat to the floor: x, y, z, width and flange."""
        x, leg = at.half - 0.42 * at.leg, 0.9 * at.leg
        knots = [
            (x, at.front + 0.060, at.seat - 0.060 * at.fall - 0.009, 0.9 * leg, 0.02),
            (x, at.front + 0.035, at.seat - 0.035 * at.fall - 0.011, 0.95 * leg, 0.03),
            (x, at.front + 0.012, at.seat - 0.030, leg, 0.045),
            (x + 0.004, at.front + 0.004, at.seat - 0.09, leg, 0.055),
            (x + 0.5 * at.splay, at.front - 0.4 * at.splay, 0.45 * at.seat, 0.85 * leg, 0.046),
            (x + at.splay, at.front - at.splay, 0.0, 0.62 * leg, 0.034),
        ]
        return stations(knots, 26)

    def pieces(self, at: Place) -> dict[str, Floats]:
        """Part name -> that line: all of it is leg."""
        return {"leg": self.front(at)}

    def keypoint(self, at: Place) -> dict[str, Point]:
        """No arms."""
        return {}


Sides = Sweeping | ArmlessLegs

SIDES: dict[str, type[Sides]] = {"sweeping_arms": Sweeping, "armless": ArmlessLegs}


@dataclass(frozen=True)
class MonoblocChair:
    """A stackable plastic garden chair in one piece."""

    seat_height: float = number(0.435, 0.42, 0.455, "m", "Height of the seat's front.")
    seat_width: float = number(0.435, 0.41, 0.47, "m", "Width of the seat.")
    seat_depth: float = number(0.43, 0.40, 0.46, "m", "Depth of the seat.")
    seat_tilt_deg: float = number(5.0, 3.0, 8.0, "deg", "Fall of the seat backwards.", limits=(0.0, 14.0))
    back_height: float = number(0.82, 0.75, 0.91, "m", "Height of the back.")
    recline_deg: float = number(16.0, 11.0, 22.0, "deg", "Lean of the back.", limits=(0.0, 30.0))
    head: float = ratio(0.96, 0.82, 1.06, "Width of the back's shoulders, of the seat's.", limits=(0.6, 1.2))
    crown: float = ratio(0.13, 0.05, 0.24, "Fall of the shoulders, of the back's height.", limits=(0.0, 0.32))
    roundness: float = number(3.0, 2.2, 4.5, "power", "How square the head is.")
    wrap: float = number(0.045, 0.025, 0.07, "m", "How far the back's sides come forwards.")
    splay: float = number(0.030, 0.015, 0.045, "m", "How far the feet stand out.")
    leg: float = number(0.082, 0.07, 0.10, "m", "Width of the legs at the seat.")
    apron: float = number(0.045, 0.03, 0.06, "m", "Height of the wall turned down around the seat.")
    vented: bool = flag(False, 0.3, "Whether the seat has slots too.")
    pattern: SlotPattern = one_of(
        SLOT_PATTERNS,
        Slots(),
        "The openings of the back.",
        {"slots": 4, "level_slots": 1, "lattice": 1, "sunburst": 1.5},
    )
    sides: Sides = one_of(SIDES, Sweeping(), "Arms and front legs.", {"sweeping_arms": 3, "armless": 1})
    shell: Material = one_of(MATERIALS, Plastic(), "The plastic.", {"plastic": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        walls = {"leg": [self._rear_leg], "arm": []}
        for name, line in self.sides.pieces(self._place).items():
            walls[name].append(line)
        parts = [Part("seat", "shell", self._seat()), Part("back", "shell", self._back())]
        for name, lines in walls.items():
            for left in map(self._strip, lines):
                parts += [Part(name, "shell", left), Part(name, "shell", left.mirrored_x())]
        return standing(parts, self._keypoints())

    def _strip(self, line: Floats) -> Mesh:
        """A leg or arm along (N, 5) x, y, z, width and flange."""
        return angle_strip(line[:, :3], (1, 0, 0), line[:, 3], line[:, 4], 0.016, WALL)

    @property
    def _fall(self) -> float:
        """Slope of the seat."""
        return float(np.tan(np.radians(self.seat_tilt_deg)))

    @property
    def _rear(self) -> float:
        """y of the back at the seat; its front is at y = 0."""
        return self.seat_depth

    def _seat(self) -> Mesh:
        """The seat, its front and sides turned down."""
        vents = Slots(columns=5, width=0.3, fan=1.0, start=0.42, end=0.84).lattice(0.3)
        u, v = (vents.u[0], vents.v[:, 0]) if self.vented else (np.linspace(1, -1, 13), np.linspace(0, 1, 13))
        edge = np.array([(0.005, self.apron), (0.001, 0.012), (-0.003, 0.004)])  # out of the edge, and down
        half, r = self.seat_width / 2, 0.012
        x = np.concatenate([half + edge[:, 0], (half - r) * u, -half - edge[::-1, 0]])
        side_drop = np.concatenate([edge[:, 1], 0 * u, edge[::-1, 1]])
        y = np.concatenate([-edge[:, 0], r + v * (self._rear - r + 0.004)])
        front_drop = np.concatenate([edge[:, 1], 0.006 * (1 - np.clip(v / 0.12, 0, 1)) ** 2])
        across, along = x / half, np.clip(y / self._rear, 0, 1)
        grid = np.empty((len(y), len(x), 3))
        grid[..., 0] = x
        grid[..., 1] = y[:, None] - self.wrap * (across**2) * along[:, None] ** 4
        dish = 0.014 * np.clip(1 - across**4, 0, 1) * np.sin(np.pi * along[:, None]) ** 0.8
        curl = 0.03 * np.clip((along[:, None] - 0.86) / 0.14, 0, 1) ** 2
        grid[..., 2] = self.seat_height - self._fall * y[:, None] - dish + curl
        grid[..., 2] -= np.maximum(side_drop, front_drop[:, None])
        holes = np.zeros((len(y) - 1, len(x) - 1), dtype=bool)
        if self.vented:
            holes[3:, 3:-3] = vents.holes
        return pierced(grid, holes, WALL)

    def _back(self) -> Mesh:
        openings = self.pattern.lattice()
        return pierced(self._back_surface(openings.u, openings.v), openings.holes, WALL)

    def _back_surface(self, u: Floats, v: Floats) -> Floats:
        """(..., 3) the back at u from -1 to 1 across and v from 0 to 1 up."""
        foot = self.seat_height - self._fall * self._rear - 0.6 * self.apron
        tall = self.back_height - foot
        widen = np.clip(v / 0.7, 0, 1)
        half = self.seat_width / 2 * (1 + (self.head - 1) * widen * widen * (3 - 2 * widen))
        edge = 1 - (1 - np.clip(np.abs(u), 0, 1) ** self.roundness) ** (1 / self.roundness)
        up = v * tall * (1 - self.crown * edge)
        lean = float(np.tan(np.radians(self.recline_deg)))
        above = np.maximum(up - 0.6 * self.apron, 0)
        y = self._rear + lean * above**2 / (above + 0.05) - self.wrap * u**2 - 0.012 * np.sin(np.pi * v)
        return np.stack([half * u, y, foot + up], axis=-1)

    @cached_property
    def _place(self) -> Place:
        v = np.linspace(0, 1, 30)
        return Place(
            half=self.seat_width / 2,
            front=0.0,
            rear=self._rear,
            seat=self.seat_height,
            fall=self._fall,
            splay=self.splay,
            leg=self.leg,
            side=self._back_surface(np.ones(30), v),
        )

    @cached_property
    def _rear_leg(self) -> Floats:
        """(N, 5) the left rear leg, from the floor up to the side of the back: x, y, z, width and flange."""
        at, leg, seat = self._place, self.leg, self.seat_height
        rear, half = self._rear - self.wrap, at.half
        low, high = at.back(seat + 0.02), at.back(seat + 0.17)
        kick = 0.07 + self.splay
        knots = [
            (half - 0.25 * leg + 0.6 * self.splay, rear + kick, 0.0, 0.6 * leg, 0.034),
            (half - 0.34 * leg + 0.3 * self.splay, rear + 0.4 * kick, 0.45 * seat, 0.85 * leg, 0.044),
            (half - 0.42 * leg, rear + 0.4 * self.wrap + 0.006, seat - 0.08, 0.95 * leg, 0.048),
            (low[0] - 0.40 * leg, low[1] + 0.56 * self.wrap + 0.012, low[2], 0.8 * leg, 0.036),
            (high[0] - 0.26 * leg, high[1] + 0.36 * self.wrap + 0.004, high[2], 0.4 * leg, 0.018),
        ]
        return stations(knots, 26)

    def _keypoints(self) -> dict[str, Point]:
        front, rear, half = self.sides.front(self._place)[-1], self._rear_leg[0], self.seat_width / 2
        top = self._back_surface(np.array(0.8), np.array(1.0))
        left = {
            "leg_front": point(front[:3]),
            "leg_back": point(rear[:3]),
            "seat_front": (half, 0.0, self.seat_height),
            "seat_back": (half, self._rear - self.wrap, self.seat_height - self._fall * self._rear),
            "back_top": point(top),
        }
        points = {key: at for name, corner in left.items() for key, at in pair(name, corner).items()}
        return points | self.sides.keypoint(self._place)
