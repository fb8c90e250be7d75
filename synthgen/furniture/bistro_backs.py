"""What fills the loop of a bentwood back. Metres; z up, the front faces -Y."""

from dataclasses import dataclass

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import count, number, ratio
from synthgen.furniture.bent_panels import panel
from synthgen.furniture.bentwood import Hoop
from synthgen.furniture.model import Part
from synthgen.furniture.uprights import rod
from synthgen.geometry.curve import smooth_curve
from synthgen.geometry.mesh import Floats
from synthgen.geometry.sweep import sweep


@dataclass(frozen=True)
class InnerLoop:
    """A second loop within the first, its ends on the seat."""

    width: float = ratio(0.66, 0.54, 0.76, "Width, of the outer loop's.", limits=(0.3, 0.8))
    height: float = ratio(0.80, 0.70, 0.86, "Height, of the outer loop's.", limits=(0.4, 0.88))
    thickness: float = ratio(0.72, 0.6, 0.85, "Diameter, of the outer loop's.", limits=(0.3, 1.0))

    def path(self, hoop: Hoop) -> Floats:
        """(N, 3) from left to right."""
        half = self.width * hoop.wide
        top = hoop.seat + self.height * (hoop.top - hoop.seat)
        return hoop.arched(half, top, 0.86 * self.width * hoop.half) - (0, 0, 0.012)

    def parts(self, hoop: Hoop) -> list[Part]:
        """The inner loop."""
        return [Part("back", "frame", sweep(self.path(hoop), self.thickness * hoop.thickness / 2))]


@dataclass(frozen=True)
class CanePanel(InnerLoop):
    """A second loop close to the first, closed by a rail and filled with caning."""

    width: float = ratio(0.80, 0.74, 0.84, "Width, of the outer loop's.", limits=(0.5, 0.88))
    height: float = ratio(0.85, 0.80, 0.88, "Height, of the outer loop's.", limits=(0.6, 0.92))
    lift: float = ratio(0.22, 0.12, 0.34, "Height of the lower rail, of the back's.", limits=(0.05, 0.6))

    def __post_init__(self) -> None:
        if self.lift > self.height - 0.2:
            raise Impossible(
                f"the lower rail at {self.lift:.2f} needs a loop of {self.lift + 0.2:.2f}, not {self.height:.2f}"
            )

    def parts(self, hoop: Hoop) -> list[Part]:
        """The inner loop, the rail and the caning."""
        path, low = self.path(hoop), hoop.seat + self.lift * (hoop.top - hoop.seat)
        inner = path[path[:, 2] > low]
        ends = hoop.plane(inner[[0, -1], 0], np.full(2, low))
        rail = hoop.plane(np.linspace(ends[0, 0], ends[1, 0], 9), np.full(9, low))
        bar = sweep(rail, self.thickness * hoop.thickness / 2)
        loop = sweep(path, self.thickness * hoop.thickness / 2)
        outline = np.concatenate([inner, rail[::-1]])[:, [0, 2]]
        return [
            Part("back", "frame", loop),
            Part("back", "frame", bar),
            Part("back", "caning", panel(hoop, outline, 0.004)),
        ]


@dataclass(frozen=True)
class Heart:
    """A rod bent into a heart whose point stands on the seat."""

    width: float = ratio(0.66, 0.56, 0.76, "Width, of the loop's.", limits=(0.3, 0.84))
    height: float = ratio(0.78, 0.68, 0.84, "Height, of the loop's.", limits=(0.4, 0.88))
    dip: float = ratio(0.36, 0.25, 0.5, "Depth of the notch, of the heart's height.", limits=(0.1, 0.7))
    thickness: float = ratio(0.66, 0.55, 0.8, "Diameter, of the loop's.", limits=(0.3, 1.0))

    def parts(self, hoop: Hoop) -> list[Part]:
        """The heart."""
        half, tall = self.width * hoop.wide, self.height * (hoop.top - hoop.seat)
        shape = [(0.16, -0.03), (0.42, 0.22), (0.86, 0.52), (1.0, 0.76), (0.86, 0.95), (0.55, 1.0), (0.26, 0.91)]
        right = np.array([*shape, (0.06, 1.06 - self.dip)])
        flat = np.concatenate([right, right[::-1] * (-1, 1)]) * (half, tall)
        curve = smooth_curve(flat, 72)
        path = hoop.plane(curve[:, 0], hoop.seat + curve[:, 1])
        return [Part("back", "frame", sweep(path, self.thickness * hoop.thickness / 2))]


@dataclass(frozen=True)
class Spindles:
    """Slender rods that rise from the seat to the loop, fanned a little."""

    spindles: int = count(5, 3, 7, "How many.", limits=(1, 9))
    thickness: float = number(0.012, 0.010, 0.015, "m", "Diameter.")
    fan: float = ratio(0.75, 0.6, 0.95, "Their spread at the seat, of that at the loop.", limits=(0.2, 1.0))

    def parts(self, hoop: Hoop) -> list[Part]:
        """The rods."""
        head = hoop.arched(hoop.wide, hoop.top, hoop.half, 120)
        head = head[head[:, 2] > hoop.top - hoop.arch]
        parts = []
        for x in np.linspace(-1, 1, self.spindles + 2)[1:-1] * hoop.wide:
            top = np.array([np.interp(-x, -head[:, 0], head[:, axis]) for axis in range(3)])
            foot = hoop.plane(x * self.fan * hoop.half / hoop.wide, hoop.seat - 0.012) - (0, 0.006, 0)
            parts.append(Part("back", "frame", rod(foot, top, self.thickness, 1.15, 8)))
        return parts


@dataclass(frozen=True)
class Slat:
    """One level board of bent plywood across the upper half of the loop."""

    height: float = ratio(0.34, 0.2, 0.5, "Height, of the back's.", limits=(0.1, 0.7))
    place: float = ratio(0.60, 0.52, 0.66, "Height of its middle, of the back's.", limits=(0.3, 0.8))
    thickness: float = number(0.010, 0.008, 0.013, "m", "Thickness.")

    def parts(self, hoop: Hoop) -> list[Part]:
        """The board, whose ends follow the loop."""
        tall = hoop.top - hoop.seat
        z = hoop.seat + tall * (self.place + self.height * np.linspace(-0.5, 0.5, 9))
        left = np.stack([hoop.at(float(level)) for level in z])[:, [0, 2]]
        across = np.linspace(1, -1, 11)[1:-1, None]
        low, high = (np.column_stack([across * end[0], np.full(9, end[1])]) for end in left[[0, -1]])
        outline = np.concatenate([left, high, left[::-1] * (-1, 1), low[::-1]])
        return [Part("back", "frame", panel(hoop, outline, self.thickness))]


BistroBack = InnerLoop | CanePanel | Heart | Spindles | Slat

BISTRO_BACKS: dict[str, type[BistroBack]] = {
    "inner_loop": InnerLoop,
    "cane_panel": CanePanel,
    "heart": Heart,
    "spindles": Spindles,
    "slat": Slat,
}
