"""The line of a tight back: straight, arched upwards, or bent forwards at its ends."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number
from synthgen.furniture.bench import Bench
from synthgen.geometry.mesh import Mesh


@dataclass(frozen=True)
class StraightCrest:
    """Level and flat."""

    @property
    def bow(self) -> float:
        """How far the ends come forward, metres."""
        return 0.0

    def shaped(self, mesh: Mesh, bench: Bench, top: float) -> Mesh:
        """A part of a back that reaches z = `top` above the bench's deck, bent to the crest."""
        return mesh


@dataclass(frozen=True)
class ArchedCrest(StraightCrest):
    """Higher in the middle, in one even arch."""

    rise: float = number(0.07, 0.04, 0.10, "m", "How much higher the middle is.", limits=(0.0, 0.2))

    def shaped(self, mesh: Mesh, bench: Bench, top: float) -> Mesh:
        """A part of a back that reaches z = `top` above the bench's deck, bent to the crest."""
        x, y, z = mesh.vertices.T
        share = np.clip((z - bench.deck) / (top - bench.deck), 0, 1)
        arch = self.rise * (np.cos(np.pi * np.clip(x / bench.width, -0.5, 0.5)) - 0.35) * share
        return replace(mesh, vertices=np.stack([x, y + arch * np.tan(np.radians(bench.recline_deg)), z + arch], axis=1))


@dataclass(frozen=True)
class CurvedCrest(ArchedCrest):
    """Arched a little, its ends bent forwards to meet the arms."""

    rise: float = number(0.03, 0.0, 0.06, "m", "How much higher the middle is.", limits=(0.0, 0.2))
    wrap: float = number(0.07, 0.04, 0.10, "m", "How far the ends come forwards.", limits=(0.0, 0.2))

    @property
    def bow(self) -> float:
        """How far the ends come forward, metres."""
        return self.wrap

    def shaped(self, mesh: Mesh, bench: Bench, top: float) -> Mesh:
        """A part of a back that reaches z = `top` above the bench's deck, bent to the crest."""
        arched = super().shaped(mesh, bench, top)
        x, y, z = arched.vertices.T
        ahead = self.wrap * np.clip(np.abs(2 * x / bench.width), 0, 1) ** 2.4
        return replace(arched, vertices=np.stack([x, y - ahead, z], axis=1))


Crest = StraightCrest | ArchedCrest | CurvedCrest

CRESTS: dict[str, type[Crest]] = {
    "straight_crest": StraightCrest,
    "arched_crest": ArchedCrest,
    "curved_crest": CurvedCrest,
}
