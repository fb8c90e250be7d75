"""Backs that follow the arc of a curved sofa, made straight along x and bent afterwards."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, number, ratio
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.quilt import quilted


@dataclass(frozen=True)
class PuffyBack:
    """One fat smooth roll."""

    thickness: float = number(0.20, 0.16, 0.25, "m", "Thickness.", limits=(0.1, 0.36))
    fullness: float = ratio(0.85, 0.55, 0.98, "Roundness of the edges: 1 is a half round.", limits=(0.1, 1.0))
    drop: float = ratio(
        0.12, 0.0, 0.32, "How much lower the ends are, of the height above the seat.", limits=(0.0, 0.6)
    )

    def mesh(self, length: float, bottom: float, seat: float, top: float) -> Mesh:
        """The back from z = bottom to top, centred on x = y = 0; its ends fall above the seat only; metres."""
        body = quilted(
            (length, self.thickness, top - bottom),
            (self.puffs(length), 0, 0),
            radius=self.fullness * self.thickness / 2,
            depth=self.relief,
            spacing=0.11,
            turn=0.5 * self.thickness,
        ).moved((0, 0, bottom))
        return replace(body, vertices=_fallen(body.vertices, length, seat, self.drop))

    @property
    def relief(self) -> float:
        """Depth of the seams, metres."""
        return 0.0

    def puffs(self, length: float) -> int:
        """Puffs along the back."""
        return 0


@dataclass(frozen=True)
class ChannelledBack(PuffyBack):
    """Upright channels."""

    thickness: float = number(0.17, 0.13, 0.22, "m", "Thickness.", limits=(0.1, 0.3))
    channel: float = number(0.16, 0.12, 0.24, "m", "Width of a channel.", limits=(0.1, 0.4))
    depth: float = number(0.022, 0.014, 0.032, "m", "Depth of the seams.", limits=(0.0, 0.05))

    @property
    def relief(self) -> float:
        """Depth of the seams, metres."""
        return self.depth

    def puffs(self, length: float) -> int:
        """Channels along the back."""
        return max(round(length / self.channel), 3)


@dataclass(frozen=True)
class SectionBack(PuffyBack):
    """A few broad soft sections."""

    sections: int = count(3, 2, 5, "Sections.", limits=(1, 8))
    depth: float = number(0.03, 0.018, 0.045, "m", "Depth of the seams.", limits=(0.0, 0.06))

    @property
    def relief(self) -> float:
        """Depth of the seams, metres."""
        return self.depth

    def puffs(self, length: float) -> int:
        """Sections along the back."""
        return self.sections


CurvedBack = PuffyBack | ChannelledBack | SectionBack

CURVED_BACKS: dict[str, type[CurvedBack]] = {
    "puffy_back": PuffyBack,
    "channelled_back": ChannelledBack,
    "section_back": SectionBack,
}


def _fallen(points: Floats, length: float, seat: float, drop: float) -> Floats:
    """What is above the seat lowered towards both ends."""
    x, y, z = points.T
    share = np.clip(np.abs(x) / (length / 2), 0, 1)
    fall = 1 - drop * share**2 * (3 - 2 * share)
    return np.stack([x, y, np.where(z > seat, seat + (z - seat) * fall, z)], axis=1)
