"""Backs of carved sofas: one frame with a shaped top rail, or one for each sitter. Metres; the front faces -Y."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.medallions import MEDALLIONS, Medallion, OvalBack, SetBack
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.tufted import Tufting


@dataclass(frozen=True)
class SerpentineTop(OvalBack):
    """A top rail that rises to a crest in the middle and to shoulders at its ends."""

    width: float = number(1.6, 1.1, 1.9, "m", "Width.", limits=(0.8, 2.6))
    tall: float = ratio(0.33, 0.28, 0.45, "Height, of the width.", limits=(0.15, 0.8))

    @property
    def top(self) -> Floats:
        """(N, 2) the right half of its top: shares of half the width, from the end, and of the height."""
        return np.array([(1.0, -0.1), (1.0, 0.10), (0.985, 0.2), (0.92, 0.27), (0.80, 0.28), (0.62, 0.20), (0.44, 0.18),
                         (0.30, 0.28), (0.16, 0.44), (0.0, 0.5)])  # fmt: skip

    @property
    def outline(self) -> Floats:
        """(N, 2) metres, counter-clockwise in x and z."""
        right = smooth_curve(self.top * (self.width / 2, self.tall * self.width), 22)
        low = -self.tall * self.width / 2
        foot = np.array([(share * self.width / 2, low) for share in np.linspace(0, 0.985, 9)])
        side = np.array([(self.width / 2, low + 0.02), (self.width / 2, low + 0.08)])
        half = np.concatenate([foot, side, right])
        return np.concatenate([half, half[-2:0:-1] * (-1, 1)])


@dataclass(frozen=True)
class ArchedTop(SerpentineTop):
    """A top rail in one long arch."""

    @property
    def top(self) -> Floats:
        """(N, 2) the right half of its top: shares of half the width, from the end, and of the height."""
        return np.array([(1.0, -0.2), (1.0, -0.04), (0.985, 0.07), (0.93, 0.16), (0.80, 0.24), (0.55, 0.36),
                         (0.28, 0.46), (0.0, 0.5)])  # fmt: skip


@dataclass(frozen=True)
class ThreePartTop(SerpentineTop):
    """A top rail in three arches, the middle one highest."""

    @property
    def top(self) -> Floats:
        """(N, 2) the right half of its top: shares of half the width, from the end, and of the height."""
        return np.array([(1.0, -0.1), (1.0, 0.06), (0.98, 0.17), (0.90, 0.27), (0.72, 0.34), (0.54, 0.29), (0.42, 0.22),
                         (0.34, 0.27), (0.24, 0.42), (0.12, 0.485), (0.0, 0.5)])  # fmt: skip


Top = SerpentineTop | ArchedTop | ThreePartTop

TOPS: dict[str, type[Top]] = {"serpentine_top": SerpentineTop, "arched_top": ArchedTop, "three_part_top": ThreePartTop}


@dataclass(frozen=True)
class PlainCloth:
    """Smooth upholstery."""

    thickness: float = number(0.042, 0.032, 0.055, "m", "Thickness at the edge.")
    crown: float = number(0.030, 0.018, 0.045, "m", "How far the middle stands out.")

    def mesh(self, back: SetBack) -> Mesh:
        """The upholstery of a back."""
        return back.panel(self.thickness, self.crown)


@dataclass(frozen=True)
class ButtonedCloth:
    """Deep-buttoned upholstery."""

    thickness: float = number(0.050, 0.040, 0.060, "m", "Thickness at the edge.")
    pitch: float = number(0.16, 0.14, 0.19, "m", "Distance of buttons in a row.", limits=(0.12, 0.3))
    depth: float = number(0.030, 0.020, 0.040, "m", "How deep the buttons are drawn.", limits=(0.005, 0.06))

    def mesh(self, back: SetBack) -> Mesh:
        """The upholstery of a back."""
        return back.buttoned(self.thickness, Tufting(self.pitch, 0.85 * self.pitch, self.depth))


Cloth = PlainCloth | ButtonedCloth

CLOTHS: dict[str, type[Cloth]] = {"plain_cloth": PlainCloth, "buttoned_cloth": ButtonedCloth}


@dataclass(frozen=True)
class OneBack:
    """One upholstered back as wide as the seat."""

    gap: float = number(0.045, 0.03, 0.06, "m", "Height of the frame above the rails.", limits=(0.01, 0.2))
    top: Top = one_of(TOPS, SerpentineTop(), "The top rail.")
    cloth: Cloth = one_of(CLOTHS, PlainCloth(), "Its upholstery.", {"plain_cloth": 2, "buttoned_cloth": 1.5})

    def backs(self, width: float, height: float, seats: int) -> list[tuple[float, Medallion]]:
        """x of the middle and the shape of each frame that fills a width up to a height, metres."""
        return [(0.0, replace(self.top, width=width, tall=height / width))]


@dataclass(frozen=True)
class ChairBacks:
    """A framed back for each sitter, the middle one of three a little higher."""

    gap: float = number(0.10, 0.08, 0.12, "m", "Height of the frames above the rails.", limits=(0.01, 0.2))
    back: Medallion = one_of(
        MEDALLIONS, OvalBack(), "Each back.", {"oval_back": 1, "cartouche_back": 2, "square_back": 1, "shield_back": 1}
    )

    cloth: Cloth = one_of(CLOTHS, PlainCloth(), "Their upholstery.", {"plain_cloth": 1})

    def backs(self, width: float, height: float, seats: int) -> list[tuple[float, Medallion]]:
        """x of the middle and the shape of each frame that fills a width up to a height, metres."""
        pitch = (width + 0.006 * (seats - 1)) / seats
        middles = [(k - (seats - 1) / 2) * (pitch - 0.006) for k in range(seats)]
        higher = [1.0 if abs(x) < 0.01 else 0.93 for x in middles]
        return [
            (x, replace(self.back, width=pitch, tall=share * height / pitch))
            for x, share in zip(middles, higher, strict=True)
        ]


Backs = OneBack | ChairBacks

BACKS: dict[str, type[Backs]] = {"one_back": OneBack, "chair_backs": ChairBacks}
