"""The executive chair: a high padded back, a thick seat and padded arms on a gas lift and a star.

100-135 cm high, 60-70 cm wide and 55-65 cm deep over the seat and back (okamura.com.vn, sizes of executive chairs).
"""

from dataclasses import dataclass

from synthgen.fields import number, one_of
from synthgen.furniture.executive_arms import EXECUTIVE_ARMS, ExecutiveArms, PaddedLoopArms
from synthgen.furniture.executive_backs import EXECUTIVE_BACKS, ExecutiveBack, PanelBack
from synthgen.furniture.model import Model
from synthgen.furniture.office_bases import LIFTS, STARS, ArchedStar, Castors, CoveredLift, Lift, Star
from synthgen.furniture.office_frame import Swivel
from synthgen.furniture.office_headrests import NoHeadrest
from synthgen.furniture.office_seats import PillowSeat
from synthgen.materials import MATERIALS, WOODEN, Leather, Material, Nylon, Wood

HIDES = {"leather": 4.0, "fabric": 1.0, "velvet": 0.4}


@dataclass(frozen=True)
class ExecutiveChair:
    """A high-backed padded swivel chair on castors."""

    seat_height: float = number(0.50, 0.46, 0.55, "m", "Height of the seat's rim.")
    recline_deg: float = number(10.0, 6.0, 15.0, "deg", "Lean of the back.", limits=(0.0, 25.0))
    tilt_deg: float = number(1.0, 0.0, 7.0, "deg", "How far seat and back were left tilted.", limits=(0.0, 14.0))
    swivel_deg: float = number(
        0.0, -36.0, 36.0, "deg", "How far the star is turned under the seat; it repeats every 72.", limits=(-36.0, 36.0)
    )
    seat: PillowSeat = one_of({"pillow_seat": PillowSeat}, PillowSeat(), "The seat.")
    rest: ExecutiveBack = one_of(
        EXECUTIVE_BACKS, PanelBack(), "The back.", {"panel_back": 3, "winged_back": 1.2, "pillowed_back": 2}
    )
    arms: ExecutiveArms = one_of(
        EXECUTIVE_ARMS,
        PaddedLoopArms(),
        "Arms.",
        {"padded_loop_arms": 2.5, "scroll_arms": 1, "panel_arms": 1},
    )
    lift: Lift = one_of(LIFTS, CoveredLift(), "The column.")
    star: Star = one_of(
        STARS, ArchedStar(), "The star.", {"arched_star": 2, "slim_star": 0.6, "cast_star": 1.5, "capped_star": 1.2}
    )
    castors: Castors = one_of({"castors": Castors}, Castors(), "Under the star.")
    upholstery: Material = one_of(MATERIALS, Leather(), "Seat, back and pads.", HIDES)
    shell: Material = one_of(MATERIALS, Nylon(), "Arms, mechanism, castors.", {"nylon": 1})
    base: Material = one_of(MATERIALS, Nylon(), "Star and column.", {"nylon": 1, "metal": 1.5})
    trim: Material = one_of(MATERIALS, Wood(), "Wooden arms and caps.", WOODEN)

    def model(self) -> Model:
        """The chair in object coordinates."""
        stand = (self.arms, self.lift, self.star, self.castors)
        pose = (self.seat_height, self.recline_deg, self.tilt_deg, self.swivel_deg)
        return Swivel(self.seat, self.rest, NoHeadrest(), *stand, *pose).model()
