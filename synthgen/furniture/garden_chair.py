"""The garden chair: an armchair for terraces, of teak slats, or of metal loops with a sling or straps.

Cotswold Teak, Cumberland side chair: 51 x 54 x 91 cm, seat 46 cm; metal ones of usual sizes, about 58 x 66 x 92 cm.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import flag, number, one_of, seed
from synthgen.furniture.garden_frames import Sizes, Teak
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.patio_frames import Sling, Straps
from synthgen.furniture.stance import pairs
from synthgen.geometry.cushion import cushion
from synthgen.materials import CANVAS, MATERIALS, Fabric, Material, Metal, Netting, Wood

Build = Teak | Sling | Straps

BUILDS: dict[str, type[Build]] = {"teak": Teak, "sling": Sling, "straps": Straps}


@dataclass(frozen=True)
class NoPad:
    """A bare seat."""

    def parts(self, at: Sizes, lap: tuple[float, float, float]) -> list[Part]:
        """None."""
        return []


@dataclass(frozen=True)
class SeatPad:
    """A thin loose cushion on the seat."""

    thickness: float = number(0.045, 0.035, 0.065, "m", "Height at the seams.")
    crown: float = number(0.012, 0.006, 0.020, "m", "How far its middle stands above its edge.")
    piped: bool = flag(True, 0.6, "Whether a cord runs along the seams.")
    seed: int = seed("The creases.")

    def parts(self, at: Sizes, lap: tuple[float, float, float]) -> list[Part]:
        """The pad in a lap of some width, depth and sink, on a seat of such sizes."""
        width, depth, sink = lap
        pad = cushion(
            (width, depth, self.thickness),
            crown=self.crown,
            bulge=(0.004, 0.004),
            edge_radius=0.4 * self.thickness,
            wrinkle=0.003,
            cord=0.0035 * self.piped,
            seed=self.seed,
            spacing=0.06,
        )
        y = at.depth / 2
        tilted = pad.rotated("x", -float(np.degrees(np.arctan(at.tilt))))
        return [Part("cushion", "upholstery", tilted.moved((0, y, at.seat - y * at.tilt - 0.8 * sink - 0.002)))]


Pad = NoPad | SeatPad

PADS: dict[str, type[Pad]] = {"no_pad": NoPad, "seat_pad": SeatPad}


@dataclass(frozen=True)
class GardenChair:
    """An armchair for the garden."""

    width: float = number(0.58, 0.53, 0.63, "m", "Width over all.")
    seat_height: float = number(0.44, 0.41, 0.46, "m", "Front edge of the seat above the floor.")
    seat_depth: float = number(0.46, 0.42, 0.50, "m", "Depth of the seat.")
    back_height: float = number(0.90, 0.84, 1.02, "m", "Top of the back above the floor.")
    arm_height: float = number(0.655, 0.62, 0.69, "m", "Top of the arms above the floor.")
    recline_deg: float = number(13.0, 8.0, 20.0, "deg", "Lean of the back.", limits=(0.0, 28.0))
    tilt_deg: float = number(3.0, 1.0, 5.0, "deg", "Fall of the seat to the rear.")
    build: Build = one_of(BUILDS, Teak(), "What it is built of.", {"teak": 3, "sling": 1.2, "straps": 1})
    pad: Pad = one_of(PADS, NoPad(), "What lies on the seat.", {"no_pad": 2.5, "seat_pad": 1})
    frame: Material = one_of(MATERIALS, Wood(), "Wooden frame and slats.", {"wood": 4, "painted_wood": 1.2})
    metal: Material = one_of(MATERIALS, Metal(), "Metal tubes.", {"metal": 1, "painted_wood": 1.5})
    web: Material = one_of(MATERIALS, Netting(), "The sling or straps.", {"netting": 1.5, "fabric": 1, "plastic": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "Cover of the pad.", CANVAS)

    def model(self) -> Model:
        """Frame, seat, back, arms and pad."""
        at = self._sizes
        parts = [*self.build.parts(at), *self.pad.parts(at, self.build.lap(at))]
        left = self.build.keypoints(at)
        return standing(parts, pairs(left))

    @property
    def _sizes(self) -> Sizes:
        lean, tilt = (float(np.tan(np.radians(degrees))) for degrees in (self.recline_deg, self.tilt_deg))
        return Sizes(self.width, self.seat_height, self.seat_depth, self.back_height, self.arm_height, lean, tilt)
