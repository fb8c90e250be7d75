"""The lounge chair: an easy chair of loose cushions on an exposed wooden frame.

Sizes after Grete Jalk's easy chair for France & Daverkosen (72 x 79 x 79 cm, seat 44 cm; vintagemodernmaine.com) and
the bentwood Poem chair by Noboru Nakamura for IKEA (74 x 97 x 97 cm; purepng.com).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import count, flag, number, one_of, ratio, seed
from synthgen.furniture.bench import upright
from synthgen.furniture.cushions import CORD
from synthgen.furniture.lounge_frames import (
    LOUNGE_RESTS,
    LOUNGE_SIDES,
    LadderRest,
    Lounge,
    LoungeRest,
    LoungeSides,
    PaddleSides,
    framed,
)
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board
from synthgen.geometry.bent_path import bent_path
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.cushion import bolster, cushion
from synthgen.geometry.laid import channelled, laid_along, length
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.sweep import sweep
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Wood


@dataclass(frozen=True)
class LooseCushions:
    """Open sides with a seat and a back cushion between them."""

    sides: LoungeSides = one_of(
        LOUNGE_SIDES, PaddleSides(), "Sides.", {"paddle_sides": 4, "loop_sides": 1.3, "morris_sides": 2}
    )
    rest: LoungeRest = one_of(LOUNGE_RESTS, LadderRest(), "What the back cushion leans on.")
    thickness: float = number(0.115, 0.09, 0.15, "m", "Height of the seat cushion.", limits=(0.05, 0.2))
    crown: float = number(0.016, 0.006, 0.03, "m", "How far the cushions' middles stand out.")
    edge: float = ratio(0.28, 0.15, 0.45, "Radius of the cushions' edges, of the thickness.", limits=(0.02, 0.49))
    rise: float = ratio(1.0, 0.9, 1.12, "Height of the back cushion, of the wooden back's.", limits=(0.6, 1.3))
    piped: bool = flag(True, 0.5, "Whether cords run along the seams.")
    buttons: int = count(0, 0, 3, "Rows of stitches across the back cushion.", limits=(0, 6))
    seed: int = seed("The creases.")

    def parts(self, lounge: Lounge) -> tuple[list[Part], dict[str, Point]]:
        """Frame and cushions."""
        frame, tips = framed(lounge, self.sides, self.rest)
        seat, back = self._seat(lounge), self._back(lounge)
        spots = lounge.keypoints(self.thickness, lounge.width / 2)
        return [*frame, *cover("seat", [seat]), *cover("cushion", [back])], tips | spots

    def _block(self, size: tuple[float, float, float], k: int) -> Mesh:
        return cushion(
            size,
            crown=self.crown,
            bulge=(0.004, 0.010),
            edge_radius=self.edge * size[2],
            wrinkle=0.004,
            sag=0.006,
            cord=CORD * self.piped,
            seed=self.seed + k,
            spacing=0.045,
        )

    def _seat(self, lounge: Lounge) -> Mesh:
        deep = lounge.depth + 0.03
        block = self._block((lounge.width - 0.012, deep, self.thickness), 0)
        tilt = float(np.degrees(np.arctan(lounge.tilt)))
        return block.moved((0, deep / 2 - 0.03, -0.003)).rotated("x", -tilt).moved((0, 0, lounge.front))

    def _back(self, lounge: Lounge) -> Mesh:
        start, thick = self.thickness, 0.9 * self.thickness
        tall = lounge.rest * self.rise - start + 0.02
        flat = self._block((lounge.width - 0.02, tall, thick), 1)
        if self.buttons:
            flat = channelled(flat, 1, tall * (np.arange(1, self.buttons + 1) / (self.buttons + 1) - 0.5), 0.016)
        lean = float(np.degrees(np.arctan(lounge.lean)))
        y, z = lounge.behind(start - 0.02, 0.014)
        return upright(flat).rotated("x", -lean).moved((0, y, z))


@dataclass(frozen=True)
class Cantilever:
    """Bent laminated runners that spring from the floor over the arms, and one long quilted cushion."""

    bar: float = number(0.062, 0.050, 0.075, "m", "Width of the laminated bars.")
    thick: float = number(0.024, 0.019, 0.030, "m", "Thickness of the laminated bars.")
    bend: float = number(0.12, 0.07, 0.17, "m", "Radius of the bends.", limits=(0.03, 0.2))
    bow: float = ratio(0.16, 0.06, 0.26, "How far the front uprights lean back, of the arms' height.", limits=(0, 0.4))
    thickness: float = number(0.085, 0.06, 0.12, "m", "Thickness of the cushion.", limits=(0.03, 0.15))
    segments: int = count(7, 1, 12, "Quilted segments along the cushion.", limits=(1, 16))
    headrest: bool = flag(True, 0.6, "Whether the cushion ends in a roll for the head.")
    piped: bool = flag(False, 0.3, "Whether cords run along the seams.")
    seed: int = seed("The creases.")

    def parts(self, lounge: Lounge) -> tuple[list[Part], dict[str, Point]]:
        """Frame and cushion."""
        runner, tips = self._runner(lounge)
        line = self._line(lounge)
        x = lounge.width / 2 - self.bar / 2
        path = np.insert(line, 0, x, axis=1)
        strip = sweep(path, rounded_rectangle(0.8 * self.bar, 0.8 * self.thick, 0.005), side=(1, 0, 0), dome=0.003)
        parts = [Part("arm", "frame", m) for m in (runner, runner.mirrored_x())]
        parts += [Part("frame", "frame", m) for m in (strip, strip.mirrored_x())]
        parts += cover("frame", [*self._slats(line, lounge), *self._ties(lounge)], "frame")
        parts += self._cushions(line, lounge)
        return parts, tips | lounge.keypoints(self.thickness, lounge.width / 2)

    def _runner(self, lounge: Lounge) -> tuple[Mesh, dict[str, Point]]:
        """The left runner: along the floor, up in front, back as the arm."""
        x, low, top = lounge.width / 2 + self.bar / 2 + 0.004, self.thick / 2, lounge.arm - self.thick / 2
        tail, end = lounge.back_at(top) - 0.03, lounge.back_at(top - 0.04) + 0.05
        lean = self.bow * top
        corners_ = [(x, tail, low), (x, 0.0, low), (x, lean * 0.6, top), (x, end, top - 0.045)]
        path = bent_path(corners_, self.bend)
        bar = sweep(path, rounded_rectangle(self.bar, self.thick, 0.006), side=(1, 0, 0), dome=0.003)
        front = (x + 0.5 * self.bar, self.bend * 0.9, 0.0)
        return bar, corners("leg", front, (x, tail, 0.0)) | pair("arm_front", (x, 0.6 * lean + 0.04, lounge.arm))

    def _line(self, lounge: Lounge) -> Floats:
        """(N, 2) y and z of the strips that carry the cushion."""
        under = lounge.front - 0.4 * self.thick
        knots = [(-0.02, under - 0.025), (0.05, under), (lounge.depth, lounge.rear), tuple(lounge.top)]
        return bent_path(knots, 0.2)

    def _slats(self, line: Floats, lounge: Lounge) -> list[Mesh]:
        """Slats across, from one strip to the other."""
        half = lounge.width / 2 - self.bar / 2
        steps = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        slats = []
        for s in np.linspace(0.04, 0.97, 8) * steps[-1]:
            y, z = (float(np.interp(s, steps, line[:, k])) for k in (0, 1))
            k = int(np.clip(np.searchsorted(steps, s), 1, len(line) - 1))
            way = line[k] - line[k - 1]
            slats.append(board([(half, y, z), (-half, y, z)], 0.05, 0.010, up=(0, *way)))
        return slats

    def _ties(self, lounge: Lounge) -> list[Mesh]:
        """The bars that tie the runners to the strips: at the floor, under the front, behind the arms."""
        half = lounge.width / 2 + 0.02
        top = lounge.arm - 0.045 - self.thick / 2
        under = lounge.front - 0.8 * self.thick - 0.019
        spots = [
            (lounge.back_at(top) + 0.4 * self.thick + 0.006, top, (0, 0, 1)),
            (self.bow * 0.6 * under + 0.010, under, (0, 0, 1)),
            (lounge.depth * 0.72, self.thick * 0.5 + 0.004, (0, 1, 0)),
        ]
        return [board([(half, y, z), (-half, y, z)], 0.05, 0.022, up=up) for y, z, up in spots]

    def _cushions(self, line: Floats, lounge: Lounge) -> list[Part]:
        """The long cushion as a seat and a back, that meet in the crook, and the roll."""
        lift, total = 0.4 * self.thick - 0.004, length(line) + 0.03
        crook = lounge.depth + 0.05
        seat, back = (self._pad(lounge, end - start, k) for k, (start, end) in enumerate(((0, crook), (crook, total))))
        parts = [
            Part("seat", "upholstery", laid_along(seat.moved((0, -0.015, lift)), line)),
            Part("back", "upholstery", laid_along(back.moved((0, crook - 0.021, lift)), line)),
        ]
        if self.headrest:
            roll = bolster(lounge.width - 0.05, 0.075, seed=self.seed).scaled((1, 0.95, 0.62))
            placed = roll.moved((0, total - 0.10, lift + self.thickness - 0.03))
            parts.append(Part("headrest", "upholstery", laid_along(placed, line)))
        return parts

    def _pad(self, lounge: Lounge, deep: float, k: int) -> Mesh:
        """A quilted pad from y = 0 to its depth, lying on z = 0."""
        pad = cushion(
            (lounge.width - 0.03, deep, self.thickness),
            crown=0.010,
            edge_radius=0.42 * self.thickness,
            wrinkle=0.003,
            cord=CORD * 0.9 * self.piped,
            seed=self.seed + k,
            spacing=0.036,
        ).moved((0, deep / 2, 0))
        several = round(self.segments * deep / 1.25)
        seams = np.linspace(0, deep, several + 1)[1:-1]
        return channelled(pad, 1, seams, 0.4 * self.thickness) if several > 1 else pad


LoungeDesign = LooseCushions | Cantilever

LOUNGE_DESIGNS: dict[str, type[LoungeDesign]] = {"loose_cushions": LooseCushions, "cantilever": Cantilever}


@dataclass(frozen=True)
class LoungeChair:
    """An easy chair: loose cushions on an exposed wooden frame."""

    width: float = number(0.57, 0.51, 0.63, "m", "Width between the sides.")
    depth: float = number(0.55, 0.50, 0.61, "m", "Depth of the deck.")
    seat_height: float = number(0.42, 0.385, 0.46, "m", "Height of the seat cushion's front edge.")
    rest: float = number(0.58, 0.48, 0.72, "m", "Length of the back above the deck.")
    tilt_deg: float = number(8.0, 4.0, 11.0, "deg", "Fall of the seat backwards.", limits=(0.0, 18.0))
    recline_deg: float = number(20.0, 14.0, 27.0, "deg", "Lean of the back, from the vertical.", limits=(8.0, 45.0))
    arm_rise: float = number(0.13, 0.09, 0.18, "m", "Height of the arms above the seat's front.")
    design: LoungeDesign = one_of(
        LOUNGE_DESIGNS, LooseCushions(), "How it is built.", {"loose_cushions": 3, "cantilever": 1}
    )
    frame: Material = one_of(MATERIALS, Wood(), "The frame.", {**WOODEN, "wood": 5.0})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)

    def __post_init__(self) -> None:
        if self._lounge.rear < 0.09:
            raise Impossible(
                f"the deck's rear would be {self._lounge.rear:.2f} m above the floor, and its rails need 0.09 m; raise "
                "the seat, or make the cushion thinner or the tilt less"
            )

    def model(self) -> Model:
        """The chair in object coordinates."""
        parts, keypoints = self.design.parts(self._lounge)
        return standing(parts, keypoints)

    @property
    def _lounge(self) -> Lounge:
        tilt, lean = (float(np.tan(np.radians(angle))) for angle in (self.tilt_deg, self.recline_deg))
        high = isinstance(self.design, Cantilever)
        return Lounge(
            width=self.width,
            depth=self.depth,
            front=self.seat_height - self.design.thickness,
            tilt=tilt,
            lean=lean,
            rest=self.rest * (1.1 if high else 1.0),
            arm=self.seat_height + self.arm_rise,
        )
