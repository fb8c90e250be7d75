"""Backs of Adirondack chairs: a fan of upright boards. Metres; local x across, y up the back, z out of its front."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import count, number, ratio
from synthgen.furniture.uprights import board
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.geometry.slab import slab


@dataclass(frozen=True)
class Plane:
    """Where a back stands: the middle of its foot, and its lean."""

    y: float
    z: float
    lean_deg: float
    half: float  # half the seat's width, metres

    def lifted(self, flat: Mesh) -> Mesh:
        """A mesh from the back's own axes into the chair's."""
        x, up, out = flat.vertices.T
        return replace(flat, vertices=self.points(x, up, out))

    def points(self, x: Floats, up: Floats, out: Floats) -> Floats:
        """(N, 3) in the chair's axes."""
        s, c = np.sin(np.radians(self.lean_deg)), np.cos(np.radians(self.lean_deg))
        return np.stack([x, self.y + up * s - out * c, self.z + up * c + out * s], axis=-1)

    def up_at(self, z: float) -> float:
        """How far up the back a height is."""
        return (z - self.z) / float(np.cos(np.radians(self.lean_deg)))


@dataclass(frozen=True)
class FanBack:
    """Boards that spread like a fan, each with a round top."""

    slats: int = count(7, 5, 7, "Boards.", limits=(3, 11))
    length: float = number(0.82, 0.74, 0.92, "m", "Length of the longest board.")
    foot: float = ratio(0.80, 0.74, 0.84, "Width at the seat, of the seat's.", limits=(0.68, 0.88))
    spread: float = ratio(1.06, 0.98, 1.14, "Width at the top, of the seat's.", limits=(0.78, 1.2))
    gap: float = number(0.010, 0.005, 0.016, "m", "Gap between boards.")
    arch: float = number(0.11, 0.05, 0.18, "m", "How much shorter the outer boards are.", limits=(0.0, 0.22))
    round: float = ratio(0.8, 0.35, 1.0, "Roundness of the tops; 1 is a half circle.")
    curve: float = number(0.0, 0.0, 0.05, "m", "How far the middle stands behind the sides.")
    bend: float = number(0.012, 0.0, 0.03, "m", "How far the boards are bent at the small of the back.")
    thickness: float = number(0.019, 0.016, 0.024, "m", "Thickness of a board.")

    def __post_init__(self) -> None:
        if self.gap * self.slats > 0.3:
            raise Impossible(
                f"{self.slats} boards with gaps of {self.gap:.3f} m leave no wood; take fewer or closer ones"
            )

    def boards(self, plane: Plane) -> list[Mesh]:
        """The boards, from the right to the left."""
        return [plane.lifted(self._shaped(self._board(plane, k), plane)) for k in range(self.slats)]

    def brace(self, plane: Plane, up: float, height: float, thickness: float, past: float = 0.0) -> Mesh:
        """A board across the rear of the back, `up` along it, reaching `past` the outer boards on either side."""
        half = self.half(plane, up) - 0.004
        x = np.linspace(1, -1, 13) * (half + past)
        shift = self._set_back(np.clip(x, -half, half), np.full(13, up), plane)
        path = plane.points(x, np.full(13, up), -shift - thickness / 2 + 0.002)
        lean = np.radians(plane.lean_deg)
        return board(path, height, thickness, up=(0, np.sin(lean), np.cos(lean)))

    def half(self, plane: Plane, up: float) -> float:
        """Half the width of the fan, `up` along it."""
        share = float(np.clip(up / self.length, 0, 1))
        return plane.half * (self.foot + (self.spread - self.foot) * share)

    def corner(self, plane: Plane) -> Floats:
        """(3,) the top of the outermost board, at the left."""
        middle, top = self._middle(plane, self.slats - 1)[1], self._top(self.slats - 1)
        return plane.points(np.array(middle), np.array(top), np.array(0.0))

    def _top(self, k: int) -> float:
        """How far up the middle of a board's top is."""
        share = 0.0 if self.slats == 1 else 2 * k / (self.slats - 1) - 1
        return self.length - self.arch * share**2

    def _middle(self, plane: Plane, k: int) -> tuple[float, float]:
        """x of the middle of a board, at its foot and at its top."""
        share = (2 * k + 1) / self.slats - 1
        return share * self.half(plane, 0.0), share * self.half(plane, self._top(k))

    def _ends(self, plane: Plane, k: int) -> tuple[Floats, float, float]:
        """(9, 2) the upper edge of a board from its left to its right corner, and half its width at foot and top."""
        low, high = (self.half(plane, up) / self.slats - self.gap / 2 for up in (0.0, self._top(k)))
        turn = np.linspace(0, np.pi, 9)
        drop = self.round * high * (np.sin(turn) - 1)
        return np.stack([np.cos(turn) * high, self._top(k) + drop], axis=1), low, high

    def _board(self, plane: Plane, k: int) -> Mesh:
        """One board, flat, its rear on z = 0."""
        head, low, high = self._ends(plane, k)
        foot, middle = self._middle(plane, k)
        left, right = head[0, 1], head[-1, 1]
        rise = np.linspace(0, 1, 9)[:-1]
        up_left = np.stack([low + (high - low) * rise, left * rise], axis=1)
        down_right = np.stack([-low - (high - low) * rise[:0:-1], right * rise[:0:-1]], axis=1)
        outline = np.concatenate([up_left, head, down_right, [(-low, 0.0)]])
        outline[:, 0] += foot + (middle - foot) * outline[:, 1] / self._top(k)
        center = np.array([(foot + middle) / 2, self._top(k) / 2])
        flat = slab(outline - center, self.thickness, 0.3 * self.thickness, grain=1, rings=3)
        return flat.moved((*center, 0))

    def _shaped(self, flat: Mesh, plane: Plane) -> Mesh:
        """A flat board set back and bent."""
        x, up, out = flat.vertices.T
        return replace(flat, vertices=np.stack([x, up, out - self._set_back(x, up, plane)], axis=1))

    def _set_back(self, x: Floats, up: Floats, plane: Plane) -> Floats:
        """How far behind the plane the rear of the boards is."""
        share = up / self.length
        hollow: Floats = (
            self.curve * (1 - (x / plane.half) ** 2) - self.bend * np.sin(np.pi * np.clip(share, 0, 1)) ** 2
        )
        return hollow


@dataclass(frozen=True)
class ArchedBack(FanBack):
    """Boards whose tops together make one arch."""

    arch: float = number(0.13, 0.06, 0.20, "m", "How much shorter the outer boards are.", limits=(0.0, 0.22))
    curve: float = number(0.03, 0.0, 0.06, "m", "How far the middle stands behind the sides.")
    round: float = ratio(0.1, 0.0, 0.2, "Roundness of the tops; 1 is a half circle.")

    def _ends(self, plane: Plane, k: int) -> tuple[Floats, float, float]:
        head, low, high = super()._ends(plane, k)
        middle, half = self._middle(plane, k)[1], self.half(plane, self._top(k))
        head[:, 1] += (
            self.arch * ((middle / half) ** 2 - ((middle + head[:, 0]) / half) ** 2) * (1 - 1 / self.slats) ** -2
        )
        return head, low, high


@dataclass(frozen=True)
class PlankBack(FanBack):
    """Straight parallel planks with flat tops, as of the first ones of Westport."""

    slats: int = count(4, 3, 6, "Boards.", limits=(1, 11))
    length: float = number(0.76, 0.68, 0.84, "m", "Length of the longest board.")
    spread: float = ratio(0.86, 0.8, 0.92, "Width at the top, of the seat's.", limits=(0.78, 1.2))
    arch: float = number(0.0, 0.0, 0.03, "m", "How much shorter the outer boards are.", limits=(0.0, 0.22))
    round: float = ratio(0.05, 0.0, 0.12, "Roundness of the tops; 1 is a half circle.")
    bend: float = number(0.0, 0.0, 0.008, "m", "How far the boards are bent at the small of the back.")


AdirondackBack = FanBack | ArchedBack | PlankBack

ADIRONDACK_BACKS: dict[str, type[AdirondackBack]] = {
    "fan_back": FanBack,
    "arched_back": ArchedBack,
    "plank_back": PlankBack,
}
