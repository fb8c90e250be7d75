"""The futon sofa: a sofa that lies down flat as a bed.

Sizes after full-size futons, mattresses of 137 x 191 cm folded once lengthwise, in frames 195-205 cm wide
(engineerfix.com); loveseats are about 140 cm wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import Choice
from synthgen.errors import Impossible
from synthgen.fields import count, number, one_of
from synthgen.furniture.bench import Bench
from synthgen.furniture.futon_frames import FUTON_DESIGNS, FoldedFuton, FutonDesign
from synthgen.furniture.lounge_frames import Lounge
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, NoPillows, Pillows
from synthgen.furniture.upholstery import cover
from synthgen.materials import MATERIALS, Fabric, Material, Wood


@dataclass(frozen=True)
class FutonSofa:
    """A folding bed as a sofa."""

    seats: int = count(3, 2, 3, "Persons side by side.", limits=(2, 4), distribution=Choice((2, 3), (1, 4)))
    seat_width: float = number(0.63, 0.58, 0.67, "m", "Width for one person.")
    depth: float = number(0.66, 0.60, 0.74, "m", "Depth of the deck.")
    seat_height: float = number(0.44, 0.41, 0.49, "m", "Height of the mattress in front.")
    rest: float = number(0.58, 0.50, 0.66, "m", "Length of the back above the deck.")
    tilt_deg: float = number(4.0, 1.0, 6.0, "deg", "Fall of the seat backwards.", limits=(0.0, 15.0))
    recline_deg: float = number(20.0, 14.0, 27.0, "deg", "Lean of the back.", limits=(8.0, 40.0))
    arm_rise: float = number(0.15, 0.10, 0.21, "m", "Height of the arms above the seat.")
    design: FutonDesign = one_of(
        FUTON_DESIGNS, FoldedFuton(), "How it is built.", {"folded_futon": 3, "click_clack": 2}
    )
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", {"no_pillows": 3, "throw_pillows": 1})
    frame: Material = one_of(MATERIALS, Wood(), "Frame and legs.", {"wood": 4, "painted_wood": 1, "metal": 2})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The mattress.", {"fabric": 5, "velvet": 0.6, "leather": 0.8})
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", {"fabric": 1})

    def __post_init__(self) -> None:
        left = self._lounge.rear - self.design.under
        if left < 0.01:
            raise Impossible(
                f"the deck's rear would be {-left:.2f} m too low: its frame needs {self.design.under:.2f} m above the "
                "floor; raise the seat, or make the mattress thinner or the tilt less"
            )

    def model(self) -> Model:
        """The sofa in object coordinates."""
        lounge, thick = self._lounge, self.design.mattress.thickness
        parts, keypoints = self.design.built(lounge)
        rear = lounge.back_at(lounge.rear + thick) - 1.1 * thick
        bench = Bench(self.seats, lounge.width - 0.06, 0.0, rear, lounge.deck(0.75 * rear) + thick, self.recline_deg)
        return standing([*parts, *cover("pillow", self.pillows.meshes(bench), "pillow_cover")], keypoints)

    @property
    def _lounge(self) -> Lounge:
        folded = isinstance(self.design, FoldedFuton)
        return Lounge(
            width=self.seats * self.seat_width,
            depth=self.depth,
            front=self.seat_height - self.design.mattress.thickness,
            tilt=float(np.tan(np.radians(self.tilt_deg))) if folded else 0.0,
            lean=float(np.tan(np.radians(self.recline_deg))),
            rest=self.rest,
            arm=self.seat_height + self.arm_rise,
        )
