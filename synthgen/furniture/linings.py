"""What covers the inside of a sofa's thin walls: plain padding, squares, diamonds or channels of tufting."""

from dataclasses import dataclass

from synthgen.fields import number
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.tufted import Biscuit, Channels, Tufting, tufted_panel


@dataclass(frozen=True)
class PlainLining:
    """Smooth padding."""

    thickness: float = number(0.045, 0.03, 0.06, "m", "Depth at the seams.", limits=(0.015, 0.12))
    crown: float = number(0.010, 0.004, 0.018, "m", "How far the middle stands out.")

    def panel(self, size: tuple[float, float]) -> Mesh:
        """A panel of (width, height), lying on z = 0, centred on x = y = 0; metres."""
        return cushion(
            (*size, self.thickness),
            crown=self.crown,
            bulge=(0.0, 0.0),
            edge_radius=0.018,
            wrinkle=0.002,
            spacing=0.12,
        )


@dataclass(frozen=True)
class BiscuitLining:
    """Squares with a button at each of their corners."""

    thickness: float = number(0.045, 0.03, 0.055, "m", "Depth at the seams.", limits=(0.015, 0.12))
    pitch: float = number(0.17, 0.13, 0.21, "m", "Side of a square.", limits=(0.08, 0.4))
    depth: float = number(0.020, 0.012, 0.030, "m", "How deep the buttons are drawn.", limits=(0.004, 0.05))

    def panel(self, size: tuple[float, float]) -> Mesh:
        """A panel of (width, height), lying on z = 0, centred on x = y = 0; metres."""
        return tufted_panel((*size, self.thickness), Biscuit(self.pitch, self.pitch, self.depth), fine=3)


@dataclass(frozen=True)
class DiamondLining:
    """Diamonds with deep buttons."""

    thickness: float = number(0.045, 0.03, 0.055, "m", "Depth at the seams.", limits=(0.015, 0.12))
    pitch: float = number(0.16, 0.14, 0.19, "m", "Distance of buttons in a row.", limits=(0.12, 0.3))
    depth: float = number(0.028, 0.018, 0.036, "m", "How deep the buttons are drawn.", limits=(0.004, 0.05))

    def panel(self, size: tuple[float, float]) -> Mesh:
        """A panel of (width, height), lying on z = 0, centred on x = y = 0; metres."""
        tufting = Tufting(self.pitch, 0.72 * self.pitch, self.depth)
        return tufted_panel((*size, self.thickness), tufting, fine=3)


@dataclass(frozen=True)
class ChannelLining:
    """Upright rolls side by side."""

    thickness: float = number(0.04, 0.03, 0.05, "m", "Depth at the seams.", limits=(0.015, 0.12))
    pitch: float = number(0.11, 0.075, 0.16, "m", "Width of a roll.", limits=(0.05, 0.3))
    depth: float = number(0.022, 0.014, 0.03, "m", "How far the rolls stand out.", limits=(0.004, 0.05))

    def panel(self, size: tuple[float, float]) -> Mesh:
        """A panel of (width, height), lying on z = 0, centred on x = y = 0; metres."""
        return tufted_panel((*size, self.thickness), Channels(self.pitch, size[1] / 2, self.depth), fine=3)


Lining = PlainLining | BiscuitLining | DiamondLining | ChannelLining

LININGS: dict[str, type[Lining]] = {
    "plain_lining": PlainLining,
    "biscuit_lining": BiscuitLining,
    "diamond_lining": DiamondLining,
    "channel_lining": ChannelLining,
}
