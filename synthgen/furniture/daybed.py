"""The daybed: a single mattress on a low frame, to sit on and to sleep on, with bolsters for arms.

Mattresses after the twin size, 97 x 191 cm (mattresssizeguide.com); narrower ones for lounging are usual.
"""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.distributions import Choice
from synthgen.fields import count, number, one_of, ratio, seed
from synthgen.furniture.bench import Bench
from synthgen.furniture.daybed_frames import DAYBED_FRAMES, Berth, DaybedFrame, OpenPlatform, ThreeSided
from synthgen.furniture.mattresses import MATTRESSES, Mattress, SmoothMattress
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import PILLOWS, NoPillows, Pillows
from synthgen.furniture.stance import corners
from synthgen.furniture.upholstery import cover
from synthgen.geometry.cushion import bolster
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, METALLIC, UPHOLSTERED, Fabric, Material, Metal, Wood

SINK = 0.012  # m that soft things press into each other


@dataclass(frozen=True)
class Rolls:
    """Round bolsters across the ends of the mattress."""

    rolls: int = count(2, 0, 2, "How many.", distribution=Choice((0, 1, 2), (1, 2, 2)))
    radius: float = number(0.095, 0.07, 0.12, "m", "Radius.", limits=(0.04, 0.16))
    length: float = ratio(0.94, 0.8, 1.0, "Length, of the depth of the mattress.", limits=(0.3, 1.0))
    seed: int = seed("Unevenness of the filling, and the end of a single one.")

    def meshes(self, berth: Berth, top: float) -> list[Mesh]:
        """Bolsters that lie on the mattress, whose ends are at z = top."""
        roll = bolster(self.length * berth.depth, self.radius, seed=self.seed).rotated("z", 90)
        left = roll.moved((berth.width / 2 - self.radius - 0.02, 0, top - SINK))
        both = [left, left.mirrored_x()]
        return both[: self.rolls] if self.rolls != 1 else [both[self.seed % 2]]


@dataclass(frozen=True)
class Daybed:
    """A bed-like sofa."""

    width: float = number(1.91, 1.75, 2.02, "m", "Length of the mattress, from side to side.")
    depth: float = number(0.86, 0.72, 0.99, "m", "Depth of the mattress.")
    seat_height: float = number(0.42, 0.36, 0.48, "m", "Height of the mattress's seams.")
    frame_kind: DaybedFrame = one_of(
        DAYBED_FRAMES, OpenPlatform(), "The frame.", {"open_platform": 3, "steel_loops": 1.3, "three_sided": 2.5}
    )
    mattress: Mattress = one_of(
        MATTRESSES,
        SmoothMattress(),
        "The mattress.",
        {"smooth_mattress": 3, "channelled_mattress": 1, "biscuit_mattress": 2.5, "tied_mattress": 0.8},
    )
    bolsters: Rolls = one_of({"rolls": Rolls}, Rolls(), "Bolsters.")
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows before a back.", {"no_pillows": 1, "throw_pillows": 2})
    frame: Material = one_of(MATERIALS, Wood(), "The frame.", {"wood": 4, "painted_wood": 1.5, "metal": 0.6})
    metal: Material = one_of(MATERIALS, Metal(), "Steel legs.", METALLIC)
    upholstery: Material = one_of(MATERIALS, Fabric(), "The mattress and bolsters.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)

    def model(self) -> Model:
        """The daybed in object coordinates."""
        thick = self.mattress.thickness
        berth = Berth(self.width, self.depth, self.seat_height - thick, thick)
        frame, tips = self.frame_kind.parts(berth)
        mattress = self.mattress.mesh(self.width, self.depth, 0.09).moved((0, 0, berth.deck - 0.002))
        half, deep = self.width / 2, self.depth / 2
        parts = [
            *frame,
            *cover("seat", [mattress]),
            *cover("cushion", self.bolsters.meshes(berth, berth.top)),
            *cover("pillow", self._pillows(berth), "pillow_cover"),
        ]
        spots = corners("seat", (half, -deep, self.seat_height), (half, deep, self.seat_height))
        return standing(parts, tips | spots)

    def _pillows(self, berth: Berth) -> list[Mesh]:
        """Pillows that lean on the back, between the bolsters."""
        if not isinstance(self.frame_kind, ThreeSided):
            return []
        taken = 2 * self.bolsters.radius * (self.bolsters.rolls > 0) + 0.03
        bench = Bench(3, berth.width - 2 * taken, -berth.depth / 2, berth.depth / 2, berth.top, 0.0)
        return self.pillows.meshes(bench)
