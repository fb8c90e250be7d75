"""What swivel chairs of offices share: a star, a lift, a tilting mechanism, and what is bolted on top of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from synthgen.furniture.bench import Point
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.office_arms import Site
from synthgen.furniture.office_bases import Feet, Lift, Star
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box, tapered
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Floats, Mesh, rotation
from synthgen.geometry.sweep import sweep

MECHANISM = 0.048  # m, height of the box between lift and seat


class Seat(Protocol):
    """Its rim on z = 0, its middle on x = y = 0; metres."""

    @property
    def width(self) -> float: ...
    @property
    def depth(self) -> float: ...
    @property
    def underside(self) -> float: ...
    def parts(self) -> list[Part]: ...
    def corner(self, end: float) -> Point: ...


class Back(Protocol):
    """The middle of its foot at the origin, facing -Y; metres."""

    @property
    def height(self) -> float: ...
    @property
    def thickness(self) -> float: ...
    @property
    def lift(self) -> float: ...
    def parts(self, recline_deg: float) -> list[Part]: ...
    def rear(self, z: Floats, recline_deg: float) -> Floats: ...
    def side(self, z: float, recline_deg: float) -> Point: ...
    def corner(self, recline_deg: float) -> Point: ...


class Arms(Protocol):
    """The left arm; z = 0 is the rim of the seat; metres."""

    @property
    def rise(self) -> float: ...
    def parts(self, site: Site) -> list[Part]: ...
    def tip(self, site: Site) -> Point | None: ...


class Headrest(Protocol):
    """What is fixed to the head of a back."""

    def parts(self, back: Back, recline_deg: float) -> list[Part]: ...


@dataclass(frozen=True, eq=False)
class Swivel:
    """A swivel chair: its pieces, how high it is set, and how it was left. Angles in degrees, metres."""

    seat: Seat
    rest: Back
    headrest: Headrest
    arms: Arms
    lift: Lift
    star: Star
    feet: Feet
    seat_height: float
    recline_deg: float
    tilt_deg: float
    swivel_deg: float

    def model(self) -> Model:
        """The chair in object coordinates."""
        floor = self.feet.height
        turned = self.star.feet(self.swivel_deg)
        feet = [self.feet.mesh(k).moved((x, y, 0)) for k, (x, y) in enumerate(turned.values())]
        hub = self.star.hub(floor)
        parts = [
            *cover("base", [*self.star.meshes(floor, self.swivel_deg), self.lift.mesh(hub, self._deck - 0.02)], "base"),
            *cover("base", self.star.caps(floor, self.swivel_deg), "trim"),
            *cover("castor", feet, "shell"),
            *[self._tilted(part) for part in self._upper()],
        ]
        tips = {f"leg_{name}": (x, y, 0.0) for name, (x, y) in turned.items()}
        return standing(parts, tips | self._corners())

    @property
    def _deck(self) -> float:
        """z of the pan's underside."""
        return self.seat_height + self.seat.underside

    @property
    def _foot(self) -> Floats:
        """Where the middle of the back's foot is, on the rear face of the padding."""
        rear = self.seat.depth / 2 + 0.45 * self.rest.thickness + 0.01
        return np.array([0.0, rear, self.seat_height + self.rest.lift])

    def _upper(self) -> list[Part]:
        """All that tilts."""
        rest = [*self.rest.parts(self.recline_deg), *self.headrest.parts(self.rest, self.recline_deg)]
        up = (0, 0, self.seat_height)
        return [
            *cover("frame", [*self._mechanism(), self._spine()], "shell"),
            *(replace(part, mesh=part.mesh.moved(up)) for part in [*self.seat.parts(), *self._both_arms()]),
            *(replace(part, mesh=part.mesh.moved(self._foot)) for part in rest),
        ]

    def _both_arms(self) -> list[Part]:
        lefts = self.arms.parts(self._site())
        return [*lefts, *(replace(part, mesh=part.mesh.mirrored_x()) for part in lefts)]

    def _site(self) -> Site:
        rise = self.arms.rise - self.rest.lift
        flank = np.add(self.rest.side(rise, self.recline_deg), self._foot) - (0, 0, self.seat_height)
        return Site(self.seat.width / 2, self.seat.underside - 0.012, (float(flank[0]), float(flank[1])))

    def _mechanism(self) -> list[Mesh]:
        """The box under the seat and the lever at the sitter's right."""
        block = tapered(rounded_box((0.17, 0.25, MECHANISM), 0.014), 2, 0.72, 1.0)
        z = self._deck - MECHANISM / 2
        reach = self.seat.width / 2 + 0.01
        way = [(-0.04, -0.05, z), (-0.6 * reach, -0.055, z - 0.004), (-reach, -0.06, z - 0.002)]
        lever = sweep(smooth_curve(way, 8), 0.0045, sides=8)
        paddle = rounded_box((0.06, 0.024, 0.01), 0.0045).moved((-reach, -0.06, z - 0.002))
        return [block.moved((0, 0.01, z + 0.006)), lever, paddle]

    def _spine(self) -> Mesh:
        """The bar from the mechanism to the back."""
        _, rear, foot = self._foot
        heights = np.array([0.04, 0.14, 0.25, 0.36]) * self.rest.height
        ys = rear + self.rest.rear(heights, self.recline_deg) + np.array([0.022, 0.010, 0.004, 0.0])
        z = self._deck - 0.5 * MECHANISM
        low = [(0.06, z), (rear - 0.06, z), (rear + 0.015, z + 0.022), (ys[0] + 0.006, 0.45 * z + 0.55 * foot)]
        course = smooth_curve([*low, *zip(ys, foot + heights, strict=True)], 18)
        path = np.insert(course, 0, 0.0, axis=1)
        widths = np.interp(np.linspace(0, 1, 18), [0, 0.45, 1], [0.075, 0.06, 0.09])
        section = rounded_rectangle(1, 0.02, 0.008, 2)
        return sweep(path, section, scale=np.stack([widths, np.ones(18)], axis=1), side=(1, 0, 0))

    @property
    def _pivot(self) -> Floats:
        return np.array([0.0, 0.0, self._deck - MECHANISM])

    def _tilted(self, part: Part) -> Part:
        return replace(part, mesh=part.mesh.rotated("x", -self.tilt_deg, self._pivot))

    def _corners(self) -> dict[str, Point]:
        """The keypoints of the seat, of the back's head and of the arms, if any."""
        rim = np.array([0.0, 0.0, self.seat_height])
        lefts = {
            "seat_front": rim + self.seat.corner(-1),
            "seat_back": rim + self.seat.corner(1),
            "back_top": self._foot + self.rest.corner(self.recline_deg),
        }
        tip = self.arms.tip(self._site())
        if tip is not None:
            lefts["arm_front"] = rim + tip
        turn = rotation("x", -self.tilt_deg)
        tilted = {name: turn @ (at - self._pivot) + self._pivot for name, at in lefts.items()}
        return {
            f"{name}_{side}": (sign * float(x), float(y), float(z))
            for name, (x, y, z) in tilted.items()
            for side, sign in (("left", 1.0), ("right", -1.0))
        }
