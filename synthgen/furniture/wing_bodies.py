"""The sides of wing chairs: arms of their own under the wings, or arms and wings in one piece. Metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.sofa_arms import FlaredArm, RolledArm, SlopedArm, SquareArm
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.furniture.wings import WINGS, ScrollWing, SlopedWing, Wing, Wrap
from synthgen.geometry.mesh import Mesh


@dataclass(frozen=True)
class SlimRolledArm(RolledArm):
    """A scroll of a chair's width."""

    width: float = number(0.095, 0.08, 0.12, "m", "Width of the post under the roll.", limits=(0.05, 0.2))
    roll: float = number(0.068, 0.055, 0.085, "m", "Radius of the roll.", limits=(0.04, 0.12))
    overhang: float = ratio(0.6, 0.4, 0.85, "How far the roll stands out, of its radius.", limits=(0.2, 1.1))


@dataclass(frozen=True)
class SlimSquareArm(SquareArm):
    """A straight arm of a chair's width."""

    width: float = number(0.085, 0.065, 0.12, "m", "Width.", limits=(0.04, 0.2))
    softness: float = ratio(0.3, 0.2, 0.45, "Radius of the edges, of the width.", limits=(0.02, 0.49))


@dataclass(frozen=True)
class SlimFlaredArm(FlaredArm):
    """An arm of a chair's width that leans outwards as it rises."""

    width: float = number(0.085, 0.065, 0.11, "m", "Width.", limits=(0.04, 0.2))
    softness: float = ratio(0.35, 0.2, 0.45, "Radius of the edges, of the width.", limits=(0.02, 0.49))
    flare: float = ratio(0.07, 0.03, 0.11, "How far the top stands out, of the arm's height.", limits=(0.0, 0.25))


@dataclass(frozen=True)
class SlimSlopedArm(SlopedArm):
    """An arm of a chair's width whose top falls towards the front."""

    width: float = number(0.085, 0.065, 0.11, "m", "Width.", limits=(0.04, 0.2))
    softness: float = ratio(0.35, 0.2, 0.45, "Radius of the edges, of the width.", limits=(0.02, 0.49))
    fall: float = ratio(0.12, 0.06, 0.2, "How much lower the front is, of the arm's height.", limits=(0.0, 0.4))


WingArm = SlimRolledArm | SlimSquareArm | SlimFlaredArm | SlimSlopedArm

WING_ARMS: dict[str, type[WingArm]] = {
    "slim_rolled_arm": SlimRolledArm,
    "slim_square_arm": SlimSquareArm,
    "slim_flared_arm": SlimFlaredArm,
    "slim_sloped_arm": SlimSlopedArm,
}


@dataclass(frozen=True)
class Room:
    """What the sides stand around: half the width at the back, y of the front, and z of the levels, metres."""

    half: float
    front: float
    bottom: float
    deck: float
    arm: float
    top: float
    lean: float
    crest: float


@dataclass(frozen=True)
class ArmsApart:
    """Arms of their own, rolled or boxed, from which the wings rise."""

    thickness: float = number(0.065, 0.05, 0.085, "m", "Thickness of the wings.")
    corner: float = number(0.06, 0.045, 0.09, "m", "Radius of the corners between back and wings.")
    splay: float = ratio(0.05, 0.0, 0.09, "How much wider it gets forwards, of the depth.", limits=(0.0, 0.3))
    setback: float = number(0.04, 0.0, 0.08, "m", "How far the arms begin behind the seat's front.")
    arms: WingArm = one_of(
        WING_ARMS,
        SlimRolledArm(),
        "Arms.",
        {"slim_rolled_arm": 5, "slim_square_arm": 1, "slim_flared_arm": 1.5, "slim_sloped_arm": 1},
    )
    wings: Wing = one_of(WINGS, ScrollWing(), "Wings.", {"scroll_wing": 3, "straight_wing": 2, "sloped_wing": 1})

    @property
    def outside(self) -> float:
        """How far the sides stand out beyond the seat at the front, without their splay."""
        return self.arms.width

    def wrap(self, room: Room) -> Wrap:
        """The back and its wings."""
        sunk = room.arm - (0.05 if isinstance(self.arms, RolledArm) else 0.02)
        foot = (0.10, room.bottom), (0.10, sunk - 0.10), (0.14, sunk - 0.02)
        knots = [*foot, *self.wings.knots(sunk, room.top)]
        half = room.half + 0.5 * self.thickness + 0.008
        return Wrap(np.array(knots), half, self.corner, self.thickness, room.deck, room.bottom, room.crest,
                    self.splay, self.wings.flare, 0.0, room.lean)  # fmt: skip

    def parts(self, room: Room) -> tuple[list[Part], dict[str, Point]]:
        """Back, wings and arms."""
        wrap = self.wrap(room)
        left = self._arm(room)
        arms = [Part("arm", "upholstery", left), Part("arm", "upholstery", left.mirrored_x())]
        low = left.bounds[0]
        front = left.vertices[left.vertices[:, 1] < low[1] + 0.1]
        tip = (float(front[:, 0].mean()), float(low[1]), float(front[:, 2].max()))
        return [*cover("back", [wrap.back()]), *arms], pair("arm_front", tip) | pair("back_top", point(wrap.tip))

    def _arm(self, room: Room) -> Mesh:
        depth = -room.front - self.setback + 0.02
        turn = float(np.degrees(np.arctan(self.splay)))
        arm = self.arms.mesh(depth, room.bottom, room.arm)
        return arm.moved((0, -depth, 0)).rotated("z", turn).moved((room.half, 0.02, 0))


@dataclass(frozen=True)
class OnePiece:
    """A shell: the wings run down and forwards into the arms without a break."""

    thickness: float = number(0.060, 0.045, 0.08, "m", "Thickness of the shell.")
    corner: float = number(0.16, 0.11, 0.20, "m", "Radius of the corners between back and sides.")
    splay: float = ratio(0.07, 0.02, 0.12, "How much wider it gets forwards, of the depth.", limits=(0.0, 0.3))
    hollow: float = number(0.03, 0.01, 0.05, "m", "Depth of the back's curve.")
    fall: float = ratio(0.14, 0.05, 0.28, "How much lower the arms are in front, of their length.", limits=(0.03, 0.5))
    rake: float = ratio(0.10, 0.0, 0.25, "How far the arms' fronts lean back, of their height.", limits=(0.0, 0.5))
    setback: float = number(0.05, 0.0, 0.14, "m", "How far the arms begin behind the seat's front.")
    wings: Wing = one_of(WINGS, SlopedWing(), "Wings.", {"scroll_wing": 2, "straight_wing": 1, "sloped_wing": 2})

    @property
    def outside(self) -> float:
        """How far the sides stand out beyond the seat at the front, without their splay."""
        return self.thickness

    def wrap(self, room: Room) -> Wrap:
        """The whole shell."""
        run = -room.front - self.setback - self.corner + 0.5 * self.thickness
        rake = self.rake * (room.arm - room.bottom)
        knots = self.wings.knots(room.arm + 0.02, room.top)[1:]
        shrink = min(1.0, max(run - rake - 0.15, 0.05) / knots[0][0])  # wings end behind the fronts of the arms
        wing = [(shrink * reach, z) for reach, z in knots]
        low = room.arm - self.fall * max(run - wing[0][0], 0.05)
        front = [
            (run - 0.02, room.bottom),
            (run, room.bottom + 0.05),
            (run - 0.9 * rake, low - 0.10),
            (run - rake, low - 0.004),
            (run - rake - 0.10, low + 0.004),
            (wing[0][0] + 0.04, room.arm - 0.01),
        ]
        half = room.half + 0.5 * self.thickness
        return Wrap(np.array([*front, *wing]), half, self.corner, self.thickness, room.deck, room.arm, room.crest,
                    self.splay, self.wings.flare, self.hollow, room.lean)  # fmt: skip

    def parts(self, room: Room) -> tuple[list[Part], dict[str, Point]]:
        """Back, wings and arms."""
        wrap = self.wrap(room)
        parts = [*cover("back", [wrap.back()]), *cover("arm", wrap.arms())]
        return parts, pair("arm_front", point(wrap.front)) | pair("back_top", point(wrap.tip))


WingBody = ArmsApart | OnePiece

WING_BODIES: dict[str, type[WingBody]] = {"arms_apart": ArmsApart, "one_piece": OnePiece}
