"""The office chair: a padded seat and back on a gas lift and a five-armed star.

Usual sizes, not yet checked against a standard: seats adjust between 40 and 53 cm, backs lean 5-15 degrees.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, one_of
from synthgen.furniture.bench import Point
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.office_arms import OFFICE_ARMS, OfficeArms, PostArms
from synthgen.furniture.office_backs import OFFICE_BACKS, OfficeBack, PaddedBack
from synthgen.furniture.office_bases import FEET, LIFTS, STARS, ArchedStar, BareLift, Castors, Feet, Lift, Star
from synthgen.furniture.office_seats import OFFICE_SEATS, ContouredSeat, OfficeSeat
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box, tapered
from synthgen.geometry.curve import rounded_rectangle, smooth_curve
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.sweep import sweep
from synthgen.materials import FITTINGS, MATERIALS, UPHOLSTERED, Fabric, Material, Nylon

MECHANISM = 0.048  # m, height of the box between lift and seat
ARMS_BACK = 0.01  # m, from the middle of the seat to that of the arms


@dataclass(frozen=True)
class OfficeChair:
    """A swivel chair on castors."""

    seat_height: float = number(0.47, 0.42, 0.54, "m", "Height of the seat's rim.")
    recline_deg: float = number(9.0, 5.0, 15.0, "deg", "Lean of the back.", limits=(0.0, 25.0))
    swivel_deg: float = number(
        0.0, -36.0, 36.0, "deg", "How far the star is turned under the seat; it repeats every 72.", limits=(-36.0, 36.0)
    )
    seat: OfficeSeat = one_of(OFFICE_SEATS, ContouredSeat(), "The seat.")
    rest: OfficeBack = one_of(
        OFFICE_BACKS, PaddedBack(), "The back.", {"padded_back": 2, "ribbed_back": 1, "mesh_back": 2}
    )
    arms: OfficeArms = one_of(OFFICE_ARMS, PostArms(), "Arms.", {"no_arms": 1, "post_arms": 1.5, "loop_arms": 1})
    lift: Lift = one_of(LIFTS, BareLift(), "The column.")
    star: Star = one_of(STARS, ArchedStar(), "The star.")
    feet: Feet = one_of(FEET, Castors(), "Under the star.", {"castors": 8, "glides": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "Seat and back.", UPHOLSTERED)
    shell: Material = one_of(MATERIALS, Nylon(), "Shells, frames, arms, castors.", FITTINGS)
    base: Material = one_of(MATERIALS, Nylon(), "Star and column.", {"nylon": 1, "metal": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        floor = self.feet.height
        turned = self.star.feet(self.swivel_deg)
        feet = [self.feet.mesh(k).moved((x, y, 0)) for k, (x, y) in enumerate(turned.values())]
        hub = self.star.hub(floor)
        parts = [
            *cover("base", [*self.star.meshes(floor, self.swivel_deg), self.lift.mesh(hub, self._deck - 0.02)], "base"),
            *cover("castor", feet, "shell"),
            *cover("frame", [*self._mechanism(), self._spine()], "shell"),
            *cover("seat", [self.seat.padding().moved((0, 0, self.seat_height))]),
            *cover("seat", [self.seat.pan().moved((0, 0, self.seat_height))], "shell"),
            *self._back(),
            *self._arms(),
        ]
        tips = {f"leg_{name}": (x, y, 0.0) for name, (x, y) in turned.items()}
        return standing(parts, tips | self._corners())

    @property
    def _deck(self) -> float:
        """z of the pan's underside."""
        return self.seat_height + self.seat.underside

    @property
    def _foot(self) -> tuple[float, float, float]:
        """Where the middle of the back's foot is, on the rear face of the padding."""
        return (0.0, self.seat.depth / 2 + 0.45 * self.rest.thickness + 0.01, self.seat_height + self.rest.lift)

    def _back(self) -> list[Part]:
        return [replace(p, mesh=p.mesh.moved(self._foot)) for p in self.rest.parts(self.recline_deg)]

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

    def _arms(self) -> list[Part]:
        lefts = self.arms.meshes(self.seat.width / 2, self.seat.underside - 0.012)
        raised = [mesh.moved((0, ARMS_BACK, self.seat_height)) for mesh in lefts]
        return cover("arm", [*raised, *(mesh.mirrored_x() for mesh in raised)], "shell")

    def _corners(self) -> dict[str, Point]:
        """The keypoints of the seat, of the back's head and of the arms, if any."""
        rim = np.array([0.0, 0.0, self.seat_height])
        lefts = {
            "seat_front": rim + self.seat.corner(-1),
            "seat_back": rim + self.seat.corner(1),
            "back_top": np.add(self._foot, self.rest.corner(self.recline_deg)),
        }
        tip = self.arms.tip(self.seat.width / 2)
        if tip is not None:
            lefts["arm_front"] = rim + tip + (0, ARMS_BACK, 0)
        sides = (("left", 1.0), ("right", -1.0))
        return {
            f"{name}_{side}": (sign * float(x), float(y), float(z))
            for name, (x, y, z) in lefts.items()
            for side, sign in sides
        }
