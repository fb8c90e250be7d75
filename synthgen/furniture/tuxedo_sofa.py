"""The tuxedo sofa: thin arms as high as the back, often tufted inside, one long cushion, slim legs or a plinth.

The style, after Tuxedo Park: arms level with the back, straight or slightly flared (plinthandchintz.com, "Tuxedo
arms"; fioritointeriordesign.blogspot.com, "Know your sofas: tuxedo sofa"). Usual sizes: 180-230 x 76-92 x 68-80 cm.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.bench import Bench, leaning, seat_count, upright
from synthgen.furniture.blankets import BLANKETS, SELDOM, THROWS, Blanket, NoBlanket, throws
from synthgen.furniture.cushions import SEATINGS, BenchCushion, Seating
from synthgen.furniture.leg_ends import METALWARE
from synthgen.furniture.linings import LININGS, BiscuitLining, Lining
from synthgen.furniture.model import Model, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.plinth import back_panel, rail
from synthgen.furniture.sofa_arms import FlaredArm, SquareArm
from synthgen.furniture.tall_bases import TALL_BASES, SlimLegs, TallBase
from synthgen.furniture.upholstery import arms, cover, nailed, raked, tips
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Metal


@dataclass(frozen=True)
class ThinArm(SquareArm):
    """A straight arm, as thin as the back."""

    width: float = number(0.08, 0.06, 0.11, "m", "Width.", limits=(0.04, 0.2))


@dataclass(frozen=True)
class ThinFlaredArm(FlaredArm):
    """A thin arm that leans outwards a little."""

    width: float = number(0.08, 0.06, 0.10, "m", "Width.", limits=(0.04, 0.2))
    flare: float = ratio(0.10, 0.05, 0.15, "How far the top stands out, of the arm's height.", limits=(0.0, 0.3))


THIN_ARMS: dict[str, type[SquareArm]] = {"thin_arm": ThinArm, "thin_flared_arm": ThinFlaredArm}
SUNK = 0.004  # m that the lining is pressed into the walls
COVERS = {"velvet": 2.0, "fabric": 2.0, "leather": 1.5}


@dataclass(frozen=True)
class TuxedoSofa:
    """Thin arms as high as the back, tufted inside, on slim legs or a plinth."""

    seats: int = seat_count()
    seat_width: float = number(0.60, 0.55, 0.66, "m", "Width for one person.", limits=(0.45, 0.8))
    seat_depth: float = number(0.60, 0.54, 0.66, "m", "Seat in front of the back.")
    seat_height: float = number(0.43, 0.40, 0.46, "m", "Height of the seat's front seam.")
    height: float = number(0.73, 0.66, 0.80, "m", "Height of the back and of the arms.")
    clearance: float = ratio(0.36, 0.26, 0.46, "Height of the legs or the plinth, of the seat's.", limits=(0.05, 0.5))
    frame_depth: float = number(0.08, 0.06, 0.11, "m", "Thickness of the back's frame.")
    recline_deg: float = number(3.0, 0.0, 6.0, "deg", "Lean of the back.", limits=(0.0, 15.0))
    arms: SquareArm = one_of(THIN_ARMS, ThinArm(), "Arms.", {"thin_arm": 3, "thin_flared_arm": 1.5})
    lining: Lining = one_of(LININGS, BiscuitLining(), "The cloth inside the arms and the back.")
    seating: Seating = one_of(SEATINGS, BenchCushion(), "Seat cushions.", {"bench_cushion": 4, "seat_cushions": 1.2})
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Nails around the fronts of the arms.",
        {"no_nailheads": 4, "close_nailheads": 0.7, "spaced_nailheads": 0.3},
    )
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SCATTERED | {"bolsters": 1.0})
    blanket: Blanket = one_of(BLANKETS, NoBlanket(), "A throw blanket.", SELDOM)
    base: TallBase = one_of(TALL_BASES, SlimLegs(), "What it stands on.")
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", COVERS)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    throw: Material = one_of(MATERIALS, Fabric(color="#d9d2c3"), "The blanket.", THROWS)
    legs_material: Material = one_of(MATERIALS, Metal(), "The legs or the plinth.", {"metal": 2, "wood": 2})
    nails: Material = one_of(MATERIALS, Metal(), "The nailheads.", METALWARE)

    def model(self) -> Model:
        """The sofa in object coordinates."""
        bottom, pad = self.base.height(self.clearance * self.seat_height), self.lining.thickness
        deck = self.seat_height - self.seating.thickness
        width = self.seats * self.seat_width
        bench = Bench(self.seats, width, 0.0, self.seat_depth, deck, self.recline_deg, self.height)
        shell = replace(bench, width=width + 2 * pad, rear=bench.rear + pad)
        foot = shell.back_at(bottom) + self.frame_depth
        arm = self.arms.mesh(shell.rear + self.frame_depth, bottom, self.height)
        half = shell.width / 2 + self.arms.width
        stand, feet = self.base.meshes((-half, 0.0), (half, foot), bottom)
        frame = back_panel(shell, shell.width + 0.006, self.frame_depth, bottom, self.height)
        lean = partial(self.arms.leaned, bottom=bottom, top=self.height, width=shell.width)
        top = self.seat_height + 0.3 * self.seating.crown
        parts = [
            *cover("base", [rail(shell, bottom, foot - 0.02)]),
            *cover("back", [joined([lean(frame), lean(self._back(bench, pad))])]),
            *arms(joined([raked(arm, shell), self._side(bench, pad, lean)]), shell),
            *cover("seat", self.seating.meshes(bench)),
            *nailed(self.nailheads, [self.arms.front(bottom, self.height, (shell.width / 2, 0.0))]),
            *self.pillows.parts(bench.padded(0.0, top)),
            *cover("leg", stand, "legs_material"),
        ]
        points = feet | bench.corners(self.seat_height) | tips(shell, arm, self.height)
        return standing(parts + throws(self.blanket, parts), points)

    def _back(self, bench: Bench, pad: float) -> Mesh:
        """The lining of the back, from below the cushion to a little under the top."""
        low = bench.deck + 0.04
        flat = upright(self.lining.panel((bench.width + pad, self.height - 0.012 - low)))
        return leaning(flat, bench.recline_deg, (0.0, bench.back_at(low) + pad + SUNK, low))

    def _side(self, bench: Bench, pad: float, lean: Callable[[Mesh], Mesh]) -> Mesh:
        """The lining of the left arm, seen from where that arm starts."""
        low, front = bench.deck + 0.04, 0.016
        depth = bench.back_at(self.height) - front
        flat = upright(self.lining.panel((depth, self.height - 0.012 - low))).rotated("z", -90)
        inner = bench.width / 2 + pad
        return lean(flat.moved((inner + SUNK, front + depth / 2, low))).moved((-inner, 0, 0))
