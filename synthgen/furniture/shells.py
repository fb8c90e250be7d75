"""Seats and backs in one moulded piece: the shells of Eames, Jacobsen and their many heirs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.model import Part
from synthgen.furniture.shell_surfaces import BEND, curled, halves, moulded, profile
from synthgen.geometry.curve import ellipse
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep

# Each shell makes a surface, (rows from the front lip to the head, columns from left to right, 3): metres, its lowest
# ground at z = 0 under the sitter, where a base carries it. Sizes: Vitra DSW 0.465 x 0.55 x 0.83 m; Fritz Hansen
# Series 7 0.50 x 0.52 x 0.82 m; Vitra DAW 0.62 x 0.60 x 0.83 m.


@dataclass(frozen=True)
class Moulded:
    """A shell of one stuff all over."""

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        raise NotImplementedError

    @property
    def arm(self) -> int | None:
        """The row whose ends are the fronts of the arms, if there are arms."""
        return None

    def parts(self, surface: Floats, thickness: float) -> list[Part]:
        """The seat and the back of its surface, set up; metres."""
        seat, back = halves(surface, thickness)
        return [Part("seat", "shell", seat), Part("back", "shell", back)]


@dataclass(frozen=True)
class Bucket(Moulded):
    """A moulded side chair: a dished seat that flows into a winged back."""

    width: float = number(0.46, 0.42, 0.50, "m", "Width of the seat.")
    depth: float = number(0.44, 0.40, 0.48, "m", "From the front lip to the back.")
    height: float = number(0.39, 0.34, 0.44, "m", "Head of the back above the seat.")
    lean_deg: float = number(16.0, 11.0, 22.0, "deg", "Lean of the back, from the vertical.")
    waist: float = ratio(0.9, 0.78, 0.98, "Width where seat meets back, of the seat's.")
    head: float = ratio(0.86, 0.74, 0.96, "Width of the head, of the seat's.")
    dish: float = number(0.035, 0.02, 0.05, "m", "How far the sides curl up beside the sitter.")
    wrap: float = number(0.05, 0.025, 0.075, "m", "How far the back's sides wrap forward.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        widths = [0.86, 1.0, 1.0, self.waist, 0.97 * self.waist, (self.waist + self.head) / 2, self.head]
        curls = [
            0.25 * self.dish,
            0.7 * self.dish,
            1.25 * self.dish,
            1.2 * self.wrap,
            1.2 * self.wrap,
            self.wrap,
            0.7 * self.wrap,
        ]
        middle = profile(self.depth, self.height, self.lean_deg)
        return moulded(middle, curled(middle, curls), self.width, widths, (2.6, 3.2))


@dataclass(frozen=True)
class Tub(Moulded):
    """A moulded armchair: the sides rise to arms."""

    width: float = number(0.60, 0.56, 0.64, "m", "Width over the arms.")
    depth: float = number(0.46, 0.42, 0.50, "m", "From the front lip to the back.")
    height: float = number(0.39, 0.34, 0.43, "m", "Head of the back above the seat.")
    lean_deg: float = number(18.0, 13.0, 23.0, "deg", "Lean of the back, from the vertical.")
    arms: float = number(0.19, 0.15, 0.22, "m", "Height of the arms above the seat.")
    head: float = ratio(0.74, 0.64, 0.84, "Width of the head, of the whole.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        widths = [0.76, 0.86, 0.97, 1.0, 0.97, (0.94 + self.head) / 2, self.head]
        middle = profile(self.depth, self.height, self.lean_deg)
        rear, head = middle[3, 0], middle[-1]
        edge = [(middle[0, 0], 0.15), (-0.25 * self.depth, 0.5), (0.0, 0.9), (0.6 * rear, 1.0), (0.85 * rear, 1.06)]
        rim = np.array([(y, self.arms * share) for y, share in edge])
        blade = 0.4 * rim[-1] + 0.6 * (head - (0.06, 0.02))
        return moulded(middle, np.stack([*rim, blade, head - (0.05, 0.0)]), self.width, widths, (2.6, 2.4))

    @property
    def arm(self) -> int | None:
        """The row whose ends are the fronts of the arms."""
        return 11


@dataclass(frozen=True)
class Plywood(Moulded):
    """Bent plywood: a flat seat with a waterfall front, a narrow waist and a broad back."""

    width: float = number(0.45, 0.41, 0.50, "m", "Width of the seat.")
    depth: float = number(0.42, 0.38, 0.46, "m", "From the front lip to the back.")
    height: float = number(0.37, 0.31, 0.42, "m", "Head of the back above the seat.")
    lean_deg: float = number(15.0, 10.0, 20.0, "deg", "Lean of the back, from the vertical.")
    waist: float = ratio(0.62, 0.42, 0.95, "Width where seat meets back, of the seat's.")
    head: float = ratio(0.8, 0.62, 0.95, "Width of the head, of the seat's.")
    wrap: float = number(0.02, 0.0, 0.035, "m", "How far the back's sides wrap forward.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        widths = [0.86, 1.0, 0.97, self.waist, 0.98 * self.waist, self.head * 1.02, self.head]
        curls = [0, 0.004, 0.008, 0.3 * self.wrap, 0.6 * self.wrap, self.wrap, self.wrap]
        middle = profile(self.depth, self.height, self.lean_deg)
        return moulded(middle, curled(middle, curls), self.width, widths, (3.2, 3.2))


@dataclass(frozen=True)
class Panel(Moulded):
    """A rectangular sheet, bent between seat and back and little else."""

    width: float = number(0.45, 0.41, 0.50, "m", "Width of the seat.")
    depth: float = number(0.44, 0.40, 0.47, "m", "From the front lip to the back.")
    height: float = number(0.35, 0.29, 0.42, "m", "Head of the back above the seat.")
    lean_deg: float = number(15.0, 10.0, 20.0, "deg", "Lean of the back, from the vertical.")
    head: float = ratio(0.95, 0.86, 1.02, "Width of the head, of the seat's.", limits=(0.6, 1.2))
    wrap: float = number(0.03, 0.0, 0.06, "m", "How far the sides curl towards the sitter.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        middle = profile(self.depth, self.height, self.lean_deg)
        widths = [1.0, 1.0, 1.0, 0.98, 0.98, (1 + self.head) / 2, self.head]
        curls = [0.1 * self.wrap, 0.3 * self.wrap, 0.5 * self.wrap, 0.8 * self.wrap, *[self.wrap] * 3]
        return moulded(middle, curled(middle, curls), self.width, widths, (6.0, 6.0))


@dataclass(frozen=True)
class Petal(Moulded):
    """A flower's petal: broad and hollow below, drawn in at the waist, rounded above."""

    width: float = number(0.50, 0.46, 0.54, "m", "Width of the seat.")
    depth: float = number(0.46, 0.43, 0.50, "m", "From the front lip to the back.")
    height: float = number(0.38, 0.33, 0.42, "m", "Head of the back above the seat.")
    lean_deg: float = number(17.0, 13.0, 22.0, "deg", "Lean of the back, from the vertical.")
    waist: float = ratio(0.72, 0.62, 0.84, "Width where seat meets back, of the seat's.")
    head: float = ratio(0.72, 0.6, 0.82, "Width of the head, of the seat's.")
    dish: float = number(0.055, 0.04, 0.075, "m", "How far the sides curl up beside the sitter.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        middle = profile(self.depth, self.height, self.lean_deg)
        widths = [0.8, 1.0, 1.0, 1.05 * self.waist, self.waist, 0.5 * (self.waist + self.head) + 0.06, self.head]
        curls = [0.4 * self.dish, self.dish, 1.2 * self.dish, self.dish, 1.1 * self.dish, self.dish, 0.6 * self.dish]
        return moulded(middle, curled(middle, curls), self.width, widths, (2.2, 2.2))


@dataclass(frozen=True)
class Scoop(Moulded):
    """Low and wide: the back runs round beside the sitter."""

    width: float = number(0.54, 0.50, 0.58, "m", "Width.")
    depth: float = number(0.45, 0.42, 0.49, "m", "From the front lip to the back.")
    height: float = number(0.32, 0.27, 0.36, "m", "Head of the back above the seat.")
    lean_deg: float = number(17.0, 13.0, 22.0, "deg", "Lean of the back, from the vertical.")
    wrap: float = number(0.12, 0.08, 0.16, "m", "How far the back's sides wrap forward.")
    dish: float = number(0.05, 0.03, 0.075, "m", "How far the sides curl up beside the sitter.")

    def surface(self) -> Floats:
        """(R, C, 3) metres."""
        middle = profile(self.depth, self.height, self.lean_deg)
        widths = [0.8, 0.92, 0.97, 0.97, 0.98, 0.96, 0.84]
        curls = [0.2 * self.dish, 0.6 * self.dish, 1.3 * self.dish, 0.9 * self.wrap, *[self.wrap] * 2, 0.7 * self.wrap]
        return moulded(middle, curled(middle, curls), self.width, widths, (2.6, 2.6))


@dataclass(frozen=True)
class WireGrid(Bucket):
    """A basket of welded wire."""

    wire: float = number(0.0045, 0.0038, 0.0055, "m", "Diameter of the wires.", limits=(0.003, 0.01))
    rim: float = number(0.009, 0.008, 0.011, "m", "Diameter of the rim.", limits=(0.005, 0.015))
    dish: float = number(0.05, 0.03, 0.065, "m", "How far the sides curl up beside the sitter.")

    def parts(self, surface: Floats, thickness: float) -> list[Part]:
        """The seat and the back of its surface, set up; metres."""
        edge = np.concatenate([surface[:-1, 0], surface[-1, :-1], surface[:0:-1, -1], surface[0, :0:-1]])
        apart = np.linalg.norm(edge - np.roll(edge, 1, axis=0), axis=1) > 0.004
        rim = sweep(edge[apart], self.rim / 2, sides=6, closed=True)
        seat, back = self._wires(surface[: BEND + 1]), self._wires(surface[BEND:])
        return [Part("seat", "metal", seat), Part("back", "metal", back), Part("frame", "metal", rim)]

    def _wires(self, surface: Floats) -> Mesh:
        """Wires along every second row and column."""
        section = ellipse(self.wire, self.wire, 5)
        lengths = [surface[:, k] for k in range(2, surface.shape[1] - 1, 2)]
        crosses = [surface[k, ::2] for k in range(2, len(surface) - 1, 2)]
        return joined([sweep(path, section) for path in [*lengths, *crosses]])


Shell = Moulded

SHELL_FORMS: dict[str, type[Shell]] = {
    "bucket": Bucket,
    "tub": Tub,
    "plywood": Plywood,
    "panel": Panel,
    "petal": Petal,
    "scoop": Scoop,
    "wire_grid": WireGrid,
}
