"""What Parsons chairs stand on: bare legs at the corners of the seat, or a skirt to the floor that hides them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of
from synthgen.furniture.legs import LEGS, Block, Leg, Tapered, foot_under
from synthgen.furniture.model import Part
from synthgen.furniture.skirts import GatheredSkirt, TailoredSkirt
from synthgen.furniture.stance import Point, mirrored
from synthgen.furniture.upholstery import cover

HEM = 0.03  # m, how far above the underside of the seat a skirt is sewn on


@dataclass(frozen=True)
class BareLegs:
    """Legs flush with the corners of the seat."""

    legs: Leg = one_of(
        LEGS, Tapered(), "Legs.", {"tapered": 5, "block": 1.5, "turned": 0.7, "sabre": 0.7, "splayed": 0.7}
    )
    heel_deg: float = number(6.0, 0.0, 12.0, "deg", "Lean of the rear legs backwards.", limits=(0.0, 18.0))

    def parts(self, half: float, over: float, rear: float, deck: float) -> tuple[list[Part], dict[str, Point]]:
        """The legs under a seat `half` to either side, `over` with its arms, and the keypoints of their tips.

        rear: y of the rear face. deck: z of the underside; metres.
        """
        inset, z = 0.5 * self.legs.thickness + 0.008, deck + 0.02
        front, back = np.array([half - inset, inset, z]), np.array([half - inset, rear - inset, z])
        ahead, behind = foot_under(self.legs, front, (1, -1)), foot_under(self.legs, back, (1, 1))
        behind[1] += deck * np.tan(np.radians(self.heel_deg))
        stand = mirrored(np.stack([ahead, front]), np.stack([behind, back]))
        return stand.legs(self.legs, "frame"), stand.keypoints()


@dataclass(frozen=True)
class SkirtedLegs:
    """A slipcover's skirt to the floor, over plain legs."""

    skirt: TailoredSkirt | GatheredSkirt = one_of(
        {"tailored_skirt": TailoredSkirt, "gathered_skirt": GatheredSkirt},
        TailoredSkirt(),
        "The skirt.",
        {"tailored_skirt": 3, "gathered_skirt": 1},
    )

    def parts(self, half: float, over: float, rear: float, deck: float) -> tuple[list[Part], dict[str, Point]]:
        """The same, with the skirt around them."""
        legs, tips = BareLegs(Block(thickness=0.04, splay_deg=0.0), 0.0).parts(half - 0.02, over, rear - 0.02, deck)
        skirt = self.skirt.meshes((-over, 0.0), (over, rear), deck + HEM)
        return [*legs, *cover("base", skirt)], tips


ParsonsStand = BareLegs | SkirtedLegs

PARSONS_STANDS: dict[str, type[ParsonsStand]] = {"bare_legs": BareLegs, "skirted_legs": SkirtedLegs}
