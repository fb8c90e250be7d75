"""What one leans against: boxed cushions, soft pillows, or a back that is upholstered tight."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from synthgen.fields import count, flag, number, ratio, seed
from synthgen.furniture.bench import Bench, leaning, upright
from synthgen.furniture.cushions import CORD, SEAM
from synthgen.geometry.cushion import cushion, throw_pillow
from synthgen.geometry.drape import heights, sliced
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.tufted import studs
from synthgen.streams import noise

GAP = 0.004  # m that cushions stand off their frame
SETTLED = 0.008  # m that they sink into the seat


@dataclass(frozen=True)
class BoxedBack:
    """A loose boxed cushion for each seat, its filling sunk a little."""

    thickness: float = number(0.16, 0.12, 0.19, "m", "Depth at the seams.", limits=(0.06, 0.24))
    height: float = ratio(1.03, 0.94, 1.12, "Height, of the back above the seat.", limits=(0.6, 1.25))
    crown: float = number(0.035, 0.02, 0.055, "m", "How far the face stands out.")
    slump: float = number(0.015, 0.0, 0.035, "m", "How far the filling has sunk.")
    wrinkle: float = number(0.007, 0.003, 0.012, "m", "Height of the creases.")
    piped: bool = flag(True, 0.4, "Whether a cord runs along the front seam.")
    seed: int = seed("The creases.")

    GRAIN: ClassVar[float] = 1.0  # how finely cushions are cut, of the bench's spacing

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Cushions that stand on the bench's deck and reach about z = `top`."""
        foot = (0.0, bench.rear - GAP, bench.deck - SETTLED)
        blocks = [upright(self._block(bench, top, k)) for k in range(bench.seats)]
        stood = [leaning(block, bench.recline_deg, foot) for block in blocks]
        return [mesh.moved((x, 0, 0)) for mesh, x in zip(stood, bench.middles, strict=True)]

    def _block(self, bench: Bench, top: float, k: int) -> Mesh:
        """Cushion number k, lying on its back."""
        return cushion(
            (bench.pitch - SEAM, (top - bench.deck) * self.height, self.thickness),
            crown=self.crown,
            bulge=(0.002, 0.006),
            edge_radius=0.3 * self.thickness,
            slump=self.slump,
            wrinkle=self.wrinkle,
            cord=CORD * self.piped,
            seams=(-1,),
            seed=self.seed + 100 + k,
            spacing=self.GRAIN * bench.spacing,
        )


@dataclass(frozen=True)
class ButtonedBack(BoxedBack):
    """Boxed cushions drawn in by a few buttons."""

    across: int = count(3, 2, 4, "Buttons in a row.", limits=(1, 5))
    rows: int = count(2, 1, 3, "Rows of buttons.", limits=(1, 4))
    dimple: float = number(0.022, 0.014, 0.032, "m", "How deep a button is drawn.", limits=(0.004, 0.05))
    button: float = number(0.012, 0.009, 0.015, "m", "Radius of a button.")
    slump: float = number(0.004, 0.0, 0.012, "m", "How far the filling has sunk.")

    GRAIN: ClassVar[float] = 0.6

    def _block(self, bench: Bench, top: float, k: int) -> Mesh:
        block = super()._block(bench, top, k)
        low, high = block.bounds[:, :2]
        x, y = (low[a] + (high[a] - low[a]) * (np.arange(n) + 0.5) / n for a, n in ((0, self.across), (1, self.rows)))
        y = y + 0.06 * (high[1] - low[1])
        return buttoned(block, np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2), self.dimple, self.button)


@dataclass(frozen=True)
class SlimBack(BoxedBack):
    """Thin foam cushions, as on wooden frames of the 1950s."""

    thickness: float = number(0.11, 0.09, 0.13, "m", "Depth at the seams.", limits=(0.06, 0.18))
    height: float = ratio(0.99, 0.92, 1.05, "Height, of the back above the seat.", limits=(0.6, 1.2))
    crown: float = number(0.016, 0.01, 0.025, "m", "How far the face stands out.")
    slump: float = number(0.004, 0.0, 0.01, "m", "How far the filling has sunk.")


@dataclass(frozen=True)
class SlimButtonedBack(ButtonedBack, SlimBack):
    """Thin foam cushions drawn in by a few buttons."""

    thickness: float = number(0.11, 0.09, 0.13, "m", "Depth at the seams.", limits=(0.06, 0.18))
    height: float = ratio(0.99, 0.92, 1.05, "Height, of the back above the seat.", limits=(0.6, 1.2))
    dimple: float = number(0.016, 0.010, 0.022, "m", "How deep a button is drawn.", limits=(0.004, 0.04))


@dataclass(frozen=True)
class PillowBack:
    """A big knife-edged pillow of down for each seat."""

    thickness: float = number(0.20, 0.17, 0.24, "m", "Depth in the middle.", limits=(0.1, 0.3))
    height: float = ratio(1.08, 0.98, 1.16, "Height, of the back above the seat.", limits=(0.6, 1.3))
    chop: float = number(0.02, 0.0, 0.05, "m", "Depth of the dent in the upper edge.")
    wrinkle: float = number(0.009, 0.005, 0.014, "m", "Height of the creases.")
    seed: int = seed("The creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Pillows that stand on the bench's deck and reach about z = `top`."""
        size = (bench.pitch * 1.02, self.thickness, (top - bench.deck) * self.height)
        foot = (0.0, bench.rear - 0.46 * self.thickness, bench.deck - 0.012)
        return [
            leaning(self._pillow(size, k), bench.recline_deg, foot).moved((x, 0, 0))
            for k, x in enumerate(bench.middles)
        ]

    def _pillow(self, size: tuple[float, float, float], k: int) -> Mesh:
        return throw_pillow(size, pinch=0.02, chop=self.chop, wrinkle=self.wrinkle, seed=self.seed + 100 + k)


@dataclass(frozen=True)
class ScatterBack:
    """More big pillows than seats, set side by side and before each other."""

    thickness: float = number(0.19, 0.16, 0.22, "m", "Depth in the middle.", limits=(0.1, 0.3))
    height: float = ratio(1.12, 1.02, 1.25, "Height, of the back above the seat.", limits=(0.6, 1.4))
    crowding: float = ratio(0.8, 0.68, 0.9, "Distance of their middles, of their width.", limits=(0.5, 1.0))
    toss_deg: float = number(6.0, 2.0, 12.0, "deg", "Greatest turn out of the square.", limits=(0.0, 25.0))
    seed: int = seed("The turns and creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Pillows that stand on the bench's deck and reach about z = `top`."""
        height = (top - bench.deck) * self.height
        width = min(1.12 * height, bench.width)
        many = int(np.ceil((bench.width - width) / (self.crowding * width))) + 1
        xs = np.linspace(-1, 1, many) * (bench.width - width) / 2 if many > 1 else np.zeros(1)
        return [self._pillow(bench, (width, self.thickness, height), k).moved((x, 0, 0)) for k, x in enumerate(xs)]

    def _pillow(self, bench: Bench, size: tuple[float, float, float], k: int) -> Mesh:
        turn, lean = noise(self.seed, f"pillow {k}", (2,)) - 0.5
        flat = throw_pillow(size, pinch=0.04, chop=0.025, wrinkle=0.009, seed=self.seed + k, cuts=10)
        turned = flat.rotated("y", 2 * turn * self.toss_deg, (0, 0, size[2] / 2))
        ahead = (0.5 - 0.32 * (k % 2)) * self.thickness
        foot = (0.0, bench.rear - ahead - 0.02 * lean, bench.deck - 0.012 - float(turned.bounds[0, 2]))
        return leaning(turned, bench.recline_deg, foot)


@dataclass(frozen=True)
class TightBack:
    """Upholstery fixed to the back, one panel a seat."""

    thickness: float = number(0.08, 0.06, 0.11, "m", "Depth at the seams.", limits=(0.03, 0.16))
    height: float = ratio(0.97, 0.94, 0.99, "Height, of the back above the seat.", limits=(0.7, 1.0))
    crown: float = number(0.022, 0.01, 0.035, "m", "How far the face stands out.")
    seed: int = seed("The creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Panels from a little below the deck up to z = `top`."""
        drop = 0.04
        size = (bench.pitch - 0.001, (top - bench.deck) * self.height + drop, self.thickness)
        foot = (0.0, bench.rear + GAP, bench.deck - drop)
        panels = [self._panel(size, bench.spacing, k) for k in range(bench.seats)]
        stood = [leaning(panel, bench.recline_deg, foot) for panel in panels]
        return [panel.moved((x, 0, 0)) for panel, x in zip(stood, bench.middles, strict=True)]

    def _panel(self, size: tuple[float, float, float], spacing: float, k: int) -> Mesh:
        flat = cushion(
            size,
            crown=self.crown,
            bulge=(0.0, 0.0),
            edge_radius=0.022,
            wrinkle=0.002,
            seed=self.seed + k,
            spacing=spacing,
        )
        return upright(flat)


def buttoned(block: Mesh, spots: Floats, depth: float, radius: float) -> Mesh:
    """A lying cushion drawn in by buttons at (B, 2) places of its top; depth of the dimples and radius in metres."""
    x, y, z = block.vertices.T
    apart = np.hypot(x - spots[:, :1], y - spots[:, 1:])
    pull = (np.exp(-((apart / 0.035) ** 2)) + 0.5 * np.exp(-((apart / 0.09) ** 2))).max(axis=0) / 1.5
    drawn = replace(block, vertices=np.stack([x, y, z - depth * pull * (z > z.max() / 2)], axis=1))
    tops = [heights(sliced(drawn, 0, px), np.array([py]))[0] for px, py in spots]
    points = np.column_stack([spots, np.array(tops) + 0.1 * radius])
    return joined([drawn, studs(points, np.broadcast_to([0.0, 0, 1], points.shape), radius, 8)])


Backing = BoxedBack | ButtonedBack | PillowBack | ScatterBack | TightBack

BACKINGS: dict[str, type[Backing]] = {
    "boxed_back": BoxedBack,
    "buttoned_back": ButtonedBack,
    "pillow_back": PillowBack,
    "scatter_back": ScatterBack,
    "tight_back": TightBack,
}
SLIM_BACKS: dict[str, type[SlimBack]] = {"slim_back": SlimBack, "slim_buttoned_back": SlimButtonedBack}
