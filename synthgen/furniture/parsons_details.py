"""What sets Parsons chairs apart: how the head of the back ends, a pull behind it, and arms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.bench import Point
from synthgen.furniture.sofa_arms import FlaredArm, SlopedArm, SquareArm
from synthgen.geometry.curve import ellipse
from synthgen.geometry.extrusion import extrusion
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.sweep import sweep

PRESSED = 0.008  # m that arms are pressed into the seat


@dataclass(frozen=True)
class PlainHead:
    """The panel of the back just ends."""

    def meshes(self, width: float, height: float, thickness: float) -> list[Mesh]:
        """Nothing on the head of a back that stands with its rear face on y = 0; metres."""
        return []


@dataclass(frozen=True)
class ScrolledHead:
    """Rolled over backwards."""

    roll: float = number(0.045, 0.036, 0.056, "m", "Radius of the roll.", limits=(0.025, 0.08))

    def meshes(self, width: float, height: float, thickness: float) -> list[Mesh]:
        """The roll on the head of a back that stands with its rear face on y = 0; metres."""
        bar = extrusion(ellipse(2 * self.roll, 2 * self.roll, 22), width, bevel=0.3 * self.roll, segments=4)
        return [bar.rotated("z", 90).moved((0, 0.55 * self.roll - 0.5 * thickness, height - self.roll))]


Head = PlainHead | ScrolledHead

HEADS: dict[str, type[Head]] = {"plain_head": PlainHead, "scrolled_head": ScrolledHead}


@dataclass(frozen=True)
class NoPull:
    """A bare rear."""

    @property
    def drop(self) -> float:
        """Below the head, metres."""
        return 0.1

    def meshes(self) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class RingPull:
    """A metal ring on a round plate, by which the chair is pulled out."""

    radius: float = number(0.036, 0.028, 0.046, "m", "Radius of the ring.")
    rod: float = number(0.0045, 0.0035, 0.006, "m", "Radius of its rod.")
    drop: float = number(0.14, 0.125, 0.18, "m", "Height of the head above the plate.")

    def meshes(self) -> list[Mesh]:
        """The pull on a face that is y = 0 and looks to +y; its plate's middle at the origin."""
        plate = lathe([(0.021, -0.004), (0.021, 0.002), (0.016, 0.005), (0.008, 0.006), (0.007, 0.014)], 20)
        turn = np.linspace(0, 2 * np.pi, 28, endpoint=False)
        hang = self.radius * np.stack([np.cos(turn), 0 * turn, np.sin(turn) - 0.95], axis=1)
        ring = sweep(hang + (0, 0.006 + self.rod, 0.0), self.rod, sides=8, closed=True)
        return [joined([plate.rotated("x", -90), ring.rotated("x", 3)])]


Pull = NoPull | RingPull

PULLS: dict[str, type[Pull]] = {"no_pull": NoPull, "ring_pull": RingPull}


@dataclass(frozen=True)
class TrackHostArm(SquareArm):
    """A slim straight upholstered arm."""

    width: float = number(0.065, 0.052, 0.085, "m", "Width.", limits=(0.04, 0.15))
    softness: float = ratio(0.3, 0.2, 0.42, "Radius of the edges, of the width.", limits=(0.02, 0.49))


@dataclass(frozen=True)
class SlopedHostArm(SlopedArm):
    """A slim upholstered arm that falls towards the front."""

    width: float = number(0.062, 0.05, 0.08, "m", "Width.", limits=(0.04, 0.15))
    softness: float = ratio(0.36, 0.25, 0.45, "Radius of the edges, of the width.", limits=(0.02, 0.49))
    fall: float = ratio(0.22, 0.12, 0.34, "How much lower the front is, of the arm's height.", limits=(0.0, 0.5))


@dataclass(frozen=True)
class FlaredHostArm(FlaredArm):
    """A slim upholstered arm that leans outwards."""

    width: float = number(0.062, 0.05, 0.08, "m", "Width.", limits=(0.04, 0.15))
    softness: float = ratio(0.36, 0.25, 0.45, "Radius of the edges, of the width.", limits=(0.02, 0.49))
    flare: float = ratio(0.14, 0.06, 0.22, "How far the top stands out, of the arm's height.", limits=(0.0, 0.4))


HostArm = TrackHostArm | SlopedHostArm | FlaredHostArm

HOST_ARMS: dict[str, type[HostArm]] = {
    "track_host_arm": TrackHostArm,
    "sloped_host_arm": SlopedHostArm,
    "flared_host_arm": FlaredHostArm,
}


@dataclass(frozen=True)
class NoArms:
    """A side chair."""

    @property
    def width(self) -> float:
        """Of nothing, metres."""
        return 0.0

    def meshes(self, half: float, depth: float, bottom: float, seat: float) -> list[Mesh]:
        """None."""
        return []

    def tip(self, half: float, depth: float, bottom: float, seat: float) -> Point | None:
        """None."""
        return None


@dataclass(frozen=True)
class HostArms:
    """Upholstered arms beside the seat: those of the chairs at the heads of a table."""

    rise: float = number(0.20, 0.17, 0.23, "m", "Height above the seat.")
    setback: float = number(0.02, 0.0, 0.08, "m", "How far they begin behind the front of the seat.")
    arm: HostArm = one_of(HOST_ARMS, TrackHostArm(), "What they are like.")

    @property
    def width(self) -> float:
        """Of an arm, metres."""
        return float(self.arm.width)

    def meshes(self, half: float, depth: float, bottom: float, seat: float) -> list[Mesh]:
        """Both arms of a seat `half` to either side, from z = bottom up, reaching back to y = depth; metres."""
        left = self.arm.mesh(depth - self.setback, bottom, seat + self.rise).moved((half - PRESSED, self.setback, 0))
        return [left, left.mirrored_x()]

    def tip(self, half: float, depth: float, bottom: float, seat: float) -> Point:
        """The front end of the left arm, on top."""
        left = self.meshes(half, depth, bottom, seat)[0]
        near = left.vertices[left.vertices[:, 1] < self.setback + 0.06]
        x, _, z = near[near[:, 2].argmax()]
        return (float(x), self.setback, float(z))


Arms = NoArms | HostArms

PARSONS_ARMS: dict[str, type[Arms]] = {"no_arms": NoArms, "host_arms": HostArms}
