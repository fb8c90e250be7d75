"""The office chair: a seat and a back on a gas lift and a five-armed star.

Seat heights: EN 1335-1 asks of types A, B and C at least 40, 42 and 40 cm with 12, 10 and 8 cm of adjustment
(as fluto.co.uk sums it up). Other sizes are usual ones: seats 46-53 x 43-49 cm, backs that lean 5-15 degrees,
stars 60-70 cm across.
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.furniture.model import Model
from synthgen.furniture.office_arms import OFFICE_ARMS, OfficeArms, PostArms
from synthgen.furniture.office_bases import FEET, LIFTS, STARS, ArchedStar, BareLift, Castors, Feet, Lift, Star
from synthgen.furniture.office_bodies import OFFICE_BODIES, OfficeBody, PaddedBody
from synthgen.furniture.office_frame import Swivel
from synthgen.materials import FITTINGS, MATERIALS, NETTED, UPHOLSTERED, Fabric, Material, Netting, Nylon


@dataclass(frozen=True)
class OfficeChair:
    """A swivel chair on castors."""

    seat_height: float = number(0.47, 0.42, 0.54, "m", "Height of the seat's rim.")
    recline_deg: float = number(9.0, 5.0, 15.0, "deg", "Lean of the back.", limits=(0.0, 25.0))
    tilt_deg: float = number(1.0, 0.0, 6.0, "deg", "How far seat and back were left tilted.", limits=(0.0, 12.0))
    swivel_deg: float = number(
        0.0, -36.0, 36.0, "deg", "How far the star is turned under the seat; it repeats every 72.", limits=(-36.0, 36.0)
    )
    body: OfficeBody = one_of(
        OFFICE_BODIES,
        PaddedBody(),
        "Seat and back.",
        {"padded_body": 3, "mesh_body": 4, "ribbed_body": 1.5, "strap_body": 0.8},
    )
    arms: OfficeArms = one_of(
        OFFICE_ARMS,
        PostArms(),
        "Arms.",
        {"no_arms": 1.5, "post_arms": 3, "loop_arms": 1.5, "cantilever_arms": 1.2, "flip_arms": 1.6, "strap_arms": 1},
    )
    lift: Lift = one_of(LIFTS, BareLift(), "The column.")
    star: Star = one_of(STARS, ArchedStar(), "The star.", {"arched_star": 2, "slim_star": 2, "cast_star": 1.2})
    feet: Feet = one_of(FEET, Castors(), "Under the star.", {"castors": 12, "glides": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The padding's cover.", UPHOLSTERED)
    net: Material = one_of(MATERIALS, Netting(), "What is stretched in frames.", NETTED)
    shell: Material = one_of(MATERIALS, Nylon(), "Shells, frames, arms, castors.", FITTINGS)
    base: Material = one_of(MATERIALS, Nylon(), "Star, column and bent arms.", {"nylon": 1, "metal": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        body = self.body
        stand = (self.arms, self.lift, self.star, self.feet)
        pose = (self.seat_height, self.recline_deg, self.tilt_deg, self.swivel_deg)
        return Swivel(body.seat, body.rest, body.headrest, *stand, *pose).model()
