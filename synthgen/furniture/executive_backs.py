"""The high padded backs of executive chairs: one dressed panel, stacked pillows, or a panel with wings."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, one_of, ratio, seed
from synthgen.furniture.bent_back import BentBack
from synthgen.furniture.model import Part
from synthgen.furniture.padded_faces import CORD, PADDED_FACES, ChannelledBack, PaddedFace, cornered
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class PanelBack(BentBack):
    """One upholstered panel from the seat to the head."""

    width: float = number(0.53, 0.49, 0.57, "m", "Width.")
    height: float = number(0.70, 0.62, 0.77, "m", "Height.")
    thickness: float = number(0.09, 0.07, 0.115, "m", "Depth of the padding.", limits=(0.05, 0.16))
    flare: float = number(-0.03, -0.10, 0.05, "ratio", "How much wider the head is than the middle.")
    waist: float = ratio(0.03, 0.0, 0.10, "How much narrower the small of the back is.", limits=(0.0, 0.35))
    wrap: float = number(0.035, 0.02, 0.06, "m", "How far the sides come forwards.", limits=(0.0, 0.09))
    lumbar: float = number(0.03, 0.016, 0.045, "m", "Bulge at the small of the back.", limits=(0.0, 0.06))
    lift: float = number(0.0, -0.02, 0.02, "m", "Height of its foot above the seat.", limits=(-0.04, 0.08))
    corner_radius: float = number(0.09, 0.05, 0.14, "m", "Radius of the corners.")
    face: PaddedFace = one_of(
        PADDED_FACES,
        ChannelledBack(),
        "How it is dressed.",
        {"smooth_back": 1, "channelled_back": 1, "cross_channelled_back": 2, "biscuit_back": 1, "buttoned_back": 1.6},
    )

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        size = (self.width, self.height, self.thickness)
        panel = cornered(self.face.panel(size, 0.0, CORD), size[:2], self.corner_radius)
        return [Part("back", "upholstery", self._stood(panel, recline_deg))]

    @property
    def _corner(self) -> tuple[float, float]:
        inset = (1 - np.sqrt(0.5)) * self.corner_radius
        return self.width / 2 - inset, self.height / 2 - inset


@dataclass(frozen=True)
class WingedBack(PanelBack):
    """A panel whose sides come forwards beside the sitter's head and shoulders."""

    wing: float = number(0.06, 0.04, 0.09, "m", "How far the wings come forwards.", limits=(0.0, 0.12))

    def _sway(self, x: Floats, z: Floats, recline_deg: float) -> Floats:
        share = np.clip((z / self.height - 0.35) / 0.35, 0, 1)
        y: Floats = super()._sway(x, z, recline_deg) - self.wing * np.abs(2 * x / self.width) ** 3.5 * share**2
        return y


@dataclass(frozen=True)
class PillowedBack(PanelBack):
    """Plump pillows one over another on a thinner panel; the uppermost is the headrest."""

    pillows: int = count(3, 2, 4, "Pillows.", limits=(2, 5))
    plump: float = ratio(0.8, 0.6, 1.0, "Thickness of a pillow, of the panel's.")
    crown: float = number(0.022, 0.012, 0.032, "m", "How far the middle of a pillow stands out.")
    margin: float = number(0.03, 0.015, 0.06, "m", "Border of the panel beside the pillows.")
    seed: int = seed("The creases.")

    def parts(self, recline_deg: float) -> list[Part]:
        """The back, the middle of its foot at the origin, facing -Y."""
        size = (self.width, self.height, 0.65 * self.thickness)
        panel = cushion(size, crown=0.004, bulge=(0.0, 0.0), edge_radius=0.4 * size[2], wrinkle=0.0, spacing=0.06)
        body = cornered(panel, size[:2], self.corner_radius)
        stood = [self._stood(body, recline_deg), *(self._stood(pillow, recline_deg) for pillow in self._stack())]
        names = ["back"] * self.pillows + ["headrest" if self.pillows > 2 else "back"]
        return [Part(name, "upholstery", mesh) for name, mesh in zip(names, stood, strict=True)]

    def _stack(self) -> list[Mesh]:
        """The pillows, lying, from the lowest on."""
        free = self.height - 2 * self.margin
        shares = np.linspace(1.15, 0.85, self.pillows)
        heights = free * shares / shares.sum()
        middles = np.cumsum(heights) - heights / 2 - free / 2
        return [self._pillow(float(h), float(y), k) for k, (h, y) in enumerate(zip(heights, middles, strict=True))]

    def _pillow(self, height: float, y: float, k: int) -> Mesh:
        size = (self.width - 2 * self.margin, height + 0.006, self.plump * self.thickness)
        block = cushion(size, crown=self.crown, bulge=(0.004, 0.0), edge_radius=0.4 * size[2], wrinkle=0.003,
                        seed=self.seed + k, spacing=0.05)  # fmt: skip
        rounded = cornered(block, (size[0], size[1]), min(0.18 * height, 0.6 * self.corner_radius))
        return rounded.moved((0, y, 0.65 * self.thickness - 0.35 * size[2]))


ExecutiveBack = PanelBack | WingedBack | PillowedBack

EXECUTIVE_BACKS: dict[str, type[ExecutiveBack]] = {
    "panel_back": PanelBack,
    "winged_back": WingedBack,
    "pillowed_back": PillowedBack,
}
