"""Frames of sofa beds: slatted fold-down futons between two sides, and the steel feet of click-clacks. Metres."""

from __future__ import annotations

from dataclasses import dataclass

from synthgen.fields import count, flag, number, one_of, ratio, seed
from synthgen.furniture.bench import upright
from synthgen.furniture.legs import LEGS, Leg, Tapered
from synthgen.furniture.lounge_frames import LoopSides, Lounge, MorrisSides, PaddleSides, SpindleRest, framed
from synthgen.furniture.mattresses import MATTRESSES, BiscuitMattress, Mattress, TiedMattress
from synthgen.furniture.model import Part
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.stance import Point
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box
from synthgen.geometry.cushion import bolster
from synthgen.geometry.mesh import Mesh

Built = tuple[list[Part], dict[str, Point]]


@dataclass(frozen=True)
class FutonSides(MorrisSides):
    """Broad arms on posts, with upright slats."""

    board: float = number(0.10, 0.07, 0.14, "m", "Width of the arms.")
    slats: int = count(5, 0, 8, "Slats of a side.", limits=(0, 12))
    fall: float = ratio(0.0, 0.0, 0.05, "How much lower the arms are behind, of their length.", limits=(0.0, 0.25))


@dataclass(frozen=True)
class TubeSides(LoopSides):
    """Sides of one bent tube or bar."""

    width: float = number(0.038, 0.030, 0.060, "m", "Width of the bar.")
    thick: float = number(0.032, 0.024, 0.040, "m", "Thickness of the bar.")
    rounding: float = number(0.10, 0.04, 0.16, "m", "Radius of the corners.", limits=(0.01, 0.2))
    rake: float = ratio(0.03, -0.04, 0.12, "Lean of the upright bars, of their height.", limits=(-0.2, 0.4))


@dataclass(frozen=True)
class FutonSlats(SpindleRest):
    """Many upright slats behind the mattress."""

    spindles: int = count(19, 13, 26, "Slats.", limits=(6, 34))
    thickness: float = number(0.018, 0.014, 0.026, "m", "Width of a slat.")


FUTON_SIDES: dict[str, type[FutonSides | TubeSides | PaddleSides]] = {
    "futon_sides": FutonSides,
    "tube_sides": TubeSides,
    "paddle_sides": PaddleSides,
}


@dataclass(frozen=True)
class FoldedFuton:
    """A thick cotton mattress folded over a slatted seat and back between two arms."""

    sides: FutonSides | TubeSides | PaddleSides = one_of(
        FUTON_SIDES, FutonSides(), "Sides.", {"futon_sides": 3, "tube_sides": 2, "paddle_sides": 0.7}
    )
    rest: FutonSlats = one_of({"futon_slats": FutonSlats}, FutonSlats(), "The back under the mattress.")
    mattress: Mattress = one_of(
        MATTRESSES,
        TiedMattress(),
        "The mattress.",
        {"tied_mattress": 3, "smooth_mattress": 1.5, "channelled_mattress": 0.5},
    )

    @property
    def under(self) -> float:
        """Height of what is under the deck, without legs, metres."""
        return 0.085

    def built(self, lounge: Lounge) -> Built:
        """Frame and mattress, and the keypoints."""
        frame, tips = framed(lounge, self.sides, self.rest)
        thick = self.mattress.thickness
        deep, tall = lounge.depth + 0.05, lounge.rest - 0.4 * thick + 0.06
        wide = lounge.width - 0.02
        seat = self.mattress.mesh(wide, deep, 0.09)
        tilt, lean = lounge.angles
        laid = seat.moved((0, deep / 2 - 0.05, -0.004)).rotated("x", -tilt).moved((0, 0, lounge.front))
        back = upright(self.mattress.mesh(wide, tall, 0.09, turn=1)).rotated("x", -lean)
        y, z = lounge.behind(0.4 * thick, 0.014)
        stood = back.moved((0, y, z))
        return [*frame, *cover("seat", [laid]), *cover("back", [stood])], tips | lounge.keypoints(thick, wide / 2)


@dataclass(frozen=True)
class ClickClack:
    """Two quilted slabs hinged behind the seat, on legs, without arms."""

    mattress: Mattress = one_of(
        MATTRESSES,
        BiscuitMattress(),
        "The slabs.",
        {"biscuit_mattress": 2, "channelled_mattress": 2, "smooth_mattress": 2},
    )
    split: bool = flag(False, 0.4, "Whether the back is in two halves.")
    box: float = number(0.08, 0.05, 0.12, "m", "Height of the body under the seat.", limits=(0.02, 0.25))
    legs: Leg = one_of(LEGS, Tapered(), "Legs.", {"tapered": 3, "splayed": 2, "block": 2})
    rolls: bool = flag(False, 0.3, "Whether bolsters lie at the ends.")
    seed: int = seed("Unevenness of the bolsters.")

    @property
    def under(self) -> float:
        """Height of what is under the deck, without legs, metres."""
        return self.box

    def built(self, lounge: Lounge) -> Built:
        """Body and slabs, and the keypoints."""
        thick, wide = self.mattress.thickness, lounge.width
        low = lounge.front - self.box
        body = rounded_box((wide - 0.02, lounge.depth + 0.04, self.box + 0.008), 0.015)
        body = body.moved((0, lounge.depth / 2 + 0.02, low + (self.box + 0.008) / 2))
        deep = lounge.depth + 0.03
        seat = self.mattress.mesh(wide, deep, 0.09).moved((0, deep / 2 - 0.03, lounge.front))
        legs, tips = legs_under(self.legs, (-wide / 2, 0.0), (wide / 2, lounge.depth + 0.05), low)
        parts = [
            *cover("base", [body]),
            *cover("seat", [seat]),
            *cover("back", self._backs(lounge)),
            *cover("cushion", self._bolsters(lounge, thick)),
            *cover("leg", legs, "frame"),
        ]
        return parts, tips | lounge.keypoints(thick, wide / 2)

    def _backs(self, lounge: Lounge) -> list[Mesh]:
        """The slabs of the back, hinged on the seat's rear edge."""
        halves = 2 if self.split else 1
        wide = lounge.width / halves
        thick, lean = self.mattress.thickness, lounge.angles[1]
        slabs = [upright(self.mattress.mesh(wide - 0.006, lounge.rest, 0.09, turn=1 + k)) for k in range(halves)]
        foot = lounge.depth + 0.62 * thick
        return [
            slab.rotated("x", -lean).moved(((k + 0.5) * wide - lounge.width / 2, foot, lounge.front - 0.02))
            for k, slab in enumerate(slabs)
        ]

    def _bolsters(self, lounge: Lounge, thick: float) -> list[Mesh]:
        if not self.rolls:
            return []
        deep = 0.8 * lounge.depth
        roll = bolster(deep, 0.085, seed=self.seed).rotated("z", 90)
        left = roll.moved((lounge.width / 2 - 0.10, deep / 2 - 0.02, lounge.front + thick - 0.012))
        return [left, left.mirrored_x()]


FutonDesign = FoldedFuton | ClickClack

FUTON_DESIGNS: dict[str, type[FutonDesign]] = {"folded_futon": FoldedFuton, "click_clack": ClickClack}
