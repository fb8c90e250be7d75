"""Low round arms of overstuffed sofas. Each stands with its inner face on x = 0 and reaches to +x."""

from dataclasses import dataclass

from synthgen.fields import number, ratio
from synthgen.geometry.box import rounded_box
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.quilt import quilted


@dataclass(frozen=True)
class PuffyArm:
    """One fat rounded block."""

    width: float = number(0.27, 0.21, 0.34, "m", "Width.", limits=(0.12, 0.45))
    fullness: float = ratio(0.8, 0.6, 0.96, "Roundness of the edges: 1 is a half round.", limits=(0.1, 1.0))

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        radius = self.fullness * self.width / 2
        block = quilted((self.width, depth, top - bottom), (0, 0, 0), radius=radius, depth=0.0, spacing=0.2)
        return block.moved((self.width / 2, depth / 2, bottom))


@dataclass(frozen=True)
class PillowArm:
    """A plain post under a loose overstuffed pillow."""

    width: float = number(0.26, 0.21, 0.32, "m", "Width.", limits=(0.12, 0.45))
    pad: float = ratio(0.4, 0.3, 0.5, "Thickness of the pillow, of the arm's height.", limits=(0.15, 0.7))
    wrinkle: float = number(0.009, 0.004, 0.014, "m", "Height of the creases.")

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm, its front at y = 0; metres."""
        thick = self.pad * (top - bottom)
        size = (0.9 * self.width, depth - 0.03, top - bottom - 0.75 * thick)
        post = rounded_box(size, 0.04).moved((0.5 * self.width, 0.02 + size[1] / 2, bottom + size[2] / 2))
        pillow = cushion(
            (self.width, depth, thick),
            crown=0.02,
            bulge=(0.02, 0.02),
            edge_radius=0.46 * thick,
            wrinkle=self.wrinkle,
            spacing=0.1,
        )
        return joined([post, pillow.moved((0.5 * self.width, depth / 2, top - thick - 0.02))])


CloudArm = PuffyArm | PillowArm

CLOUD_ARMS: dict[str, type[CloudArm]] = {"puffy_arm": PuffyArm, "pillow_arm": PillowArm}
