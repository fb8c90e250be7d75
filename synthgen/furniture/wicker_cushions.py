"""What lies in a woven chair: a cushion cut to its seat, and a pillow. Metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, flag, number, one_of
from synthgen.furniture.bench import Bench
from synthgen.furniture.model import Part
from synthgen.furniture.pillow_covers import COVERS, Covers, OneCover
from synthgen.furniture.pillows import NoPillows, ThrowPillows
from synthgen.furniture.upholstery import cover
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.piping import piping
from synthgen.geometry.slab import slab


@dataclass(frozen=True)
class SmallPillow(ThrowPillows):
    """One small pillow against the back."""

    pillows: int = count(1, 1, 1, "How many, where there is room.", limits=(1, 2))
    size: float = number(0.36, 0.32, 0.40, "m", "Side of the cover.")
    covers: Covers = one_of(COVERS, OneCover(), "Cover.", {"one_cover": 3, "matching_cover": 1})


@dataclass(frozen=True)
class NoCushion:
    """A bare seat."""

    @property
    def rise(self) -> float:
        """Nothing."""
        return 0.0

    def meshes(self, outline: Floats, deck: float) -> list[Mesh]:
        """None."""
        return []


@dataclass(frozen=True)
class RoundCushion:
    """A cushion cut to the seat."""

    thickness: float = number(0.065, 0.045, 0.09, "m", "Height at the seams.")
    crown: float = number(0.016, 0.008, 0.026, "m", "How far its middle stands above its edge.")
    piped: bool = flag(True, 0.6, "Whether a cord runs along the seam.")

    @property
    def rise(self) -> float:
        """Its height."""
        return self.thickness

    def meshes(self, outline: Floats, deck: float) -> list[Mesh]:
        """The cushion over an outline of (N, 2), on a deck at z = `deck`."""
        reach = np.linalg.norm(outline, axis=1)
        angle = np.arctan2(outline[:, 1], outline[:, 0])
        order = np.argsort(angle)

        def swell(x: Floats, y: Floats) -> Floats:
            edge = np.interp(np.arctan2(y, x), angle[order], reach[order], period=2 * np.pi)
            dome: Floats = self.crown * np.clip(1 - (np.hypot(x, y) / edge) ** 2.4, 0, 1)
            return dome

        pad = slab(outline, self.thickness, 0.42 * self.thickness, relief=swell, rings=7)
        return [joined([pad, *self._cord(outline)]).moved((0, 0, deck - 0.003))]

    def _cord(self, outline: Floats) -> list[Mesh]:
        if not self.piped:
            return []
        inward = 1 - 0.09 * self.thickness / np.linalg.norm(outline, axis=1, keepdims=True)
        seam = np.insert(outline * inward, 2, 0.82 * self.thickness, axis=1)
        return [piping(seam, np.insert(outline, 2, 0.1, axis=1), 0.004)]


Pillow = NoPillows | SmallPillow
Cushion = NoCushion | RoundCushion

SMALL_PILLOWS: dict[str, type[Pillow]] = {"no_pillows": NoPillows, "small_pillow": SmallPillow}
CUSHIONS: dict[str, type[Cushion]] = {"no_cushion": NoCushion, "round_cushion": RoundCushion}


@dataclass(frozen=True)
class Cushioned:
    """What all chairs with a round woven seat have."""

    cushion: Cushion = one_of(CUSHIONS, RoundCushion(), "On the seat.", {"no_cushion": 1, "round_cushion": 2.5})
    pillow: Pillow = one_of(SMALL_PILLOWS, NoPillows(), "At the back.", {"no_pillows": 2.5, "small_pillow": 1})

    def lap(self, deck: float) -> tuple[Floats, Bench]:
        """The (N, 2) outline of a cushion on a deck at z = `deck`, and the bench that a pillow lies on."""
        raise NotImplementedError

    def soft(self, deck: float) -> list[Part]:
        """The cushion and the pillow."""
        outline, bench = self.lap(deck)
        padded = bench.padded(0.0, deck + self.cushion.rise)
        return [
            *cover("cushion", self.cushion.meshes(outline, deck)),
            *self.pillow.parts(padded),
        ]
