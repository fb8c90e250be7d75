"""The thick arms of club chairs, and where nails are driven into their fronts.

Each stands with its inner face on x = 0 and reaches to +x: the arm on a sitter's left.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.sofa_arms import RolledArm, SlopedArm, SquareArm
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.extrusion import away, scroll
from synthgen.geometry.mesh import Floats


@dataclass(frozen=True)
class BoxArm(SquareArm):
    """Thick and square."""

    width: float = number(0.17, 0.12, 0.23, "m", "Width.", limits=(0.08, 0.35))
    softness: float = ratio(0.2, 0.1, 0.34, "Radius of the edges, of the width.", limits=(0.02, 0.49))

    def nail_path(self, height: float) -> Floats:
        """(N, 3) places of the nails on the front of an arm standing on z = 0."""
        return _framed(self.width, height, self.softness * self.width)


@dataclass(frozen=True)
class FallingArm(SlopedArm):
    """Thick, its top falling towards the front in a curve."""

    width: float = number(0.17, 0.12, 0.22, "m", "Width.", limits=(0.08, 0.35))
    softness: float = ratio(0.32, 0.2, 0.45, "Radius of the edges, of the width.", limits=(0.02, 0.49))
    fall: float = ratio(0.12, 0.06, 0.2, "How much lower the front is, of the arm's height.", limits=(0.0, 0.5))

    def nail_path(self, height: float) -> Floats:
        """(N, 3) places of the nails on the front of an arm standing on z = 0."""
        return _framed(self.width, height * (1 - self.fall), self.softness * self.width)


@dataclass(frozen=True)
class DrumArm(SquareArm):
    """A fat round-topped arm, as of French club chairs of the 1930s."""

    width: float = number(0.20, 0.17, 0.24, "m", "Width.", limits=(0.12, 0.35))
    softness: float = ratio(0.41, 0.36, 0.43, "Radius of the edges, of the width.", limits=(0.2, 0.49))

    def nail_path(self, height: float) -> Floats:
        """(N, 3) places of the nails on the front of an arm standing on z = 0."""
        return _framed(self.width, height, self.softness * self.width)


@dataclass(frozen=True)
class ScrollArm(RolledArm):
    """A thick scroll over a post, with a flat face in front."""

    width: float = number(0.15, 0.12, 0.19, "m", "Width of the post under the roll.", limits=(0.08, 0.25))
    roll: float = number(0.09, 0.075, 0.11, "m", "Radius of the roll.", limits=(0.05, 0.14))
    overhang: float = ratio(0.5, 0.3, 0.75, "How far the roll stands out, of its radius.", limits=(0.2, 1.1))

    def nail_path(self, height: float) -> Floats:
        """(N, 3) places of the nails on the front of an arm standing on z = 0."""
        outline = scroll(self.width, height, self.roll, self.overhang)
        inner = outline - 0.034 * away(outline)
        kept = inner[(inner[:, 1] > 0.03)]
        dense = smooth_curve(kept, 80)
        return np.insert(dense, 1, 0.0, axis=1)


ClubArm = BoxArm | FallingArm | DrumArm | ScrollArm

CLUB_ARMS: dict[str, type[ClubArm]] = {
    "box_arm": BoxArm,
    "falling_arm": FallingArm,
    "drum_arm": DrumArm,
    "scroll_arm": ScrollArm,
}


def _framed(width: float, height: float, radius: float) -> Floats:
    """(N, 3) up the outer edge, over the top and down the inner edge of a front with rounded edges."""
    inset = 0.4 * radius + 0.012
    turn = np.linspace(0, np.pi / 2, 8)
    bend = max(radius - inset, 0.004)
    right = width - inset - bend + bend * np.cos(turn), height - inset - bend + bend * np.sin(turn)
    half = np.stack(right, axis=1)
    edge = np.concatenate([[[width - inset, 0.03]], half, (half * (-1, 1) + (width, 0))[::-1], [[inset, 0.03]]])
    depth = radius - np.sqrt(max(radius**2 - max(radius - inset, 0.0) ** 2, 0.0))
    return np.insert(edge, 1, depth - 0.001, axis=1)
