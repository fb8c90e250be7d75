"""The upholstered backs of Parsons chairs: smooth, channelled, or buttoned.

Each makes a panel that lies on its rear face, head towards +y, its front face up, centred on x = y = 0.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, number, seed
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.tufted import Tufting, studs

CORD = 0.0035  # m, radius of piping: cord of 4/32 to 5/32 inch under the cloth
EDGE = 0.016  # m, radius of the panel's edges

Size = tuple[float, float, float]


@dataclass(frozen=True)
class SmoothBack:
    """Cloth drawn taut over foam."""

    crown: float = number(0.014, 0.006, 0.022, "m", "How far the middle stands out.", limits=(0.0, 0.04))
    wrinkle: float = number(0.0015, 0.0, 0.003, "m", "Height of the creases.")
    seed: int = seed("The creases.")

    def panel(self, size: Size, seat: float, cord: float) -> Mesh:
        """A panel of `size` (x, y, z), metres, that meets the seat at `seat` metres above its foot."""
        return _panel(size, 0.05, cord, crown=self.crown, wrinkle=self.wrinkle, seed=self.seed)


@dataclass(frozen=True)
class ChannelledBack:
    """Upright channels, stitched through."""

    channels: int = count(6, 5, 8, "Channels side by side.", limits=(4, 8))
    depth: float = number(0.011, 0.007, 0.016, "m", "Depth of the stitching.")

    def panel(self, size: Size, seat: float, cord: float) -> Mesh:
        """A panel of `size` (x, y, z), metres, that meets the seat at `seat` metres above its foot."""
        inner = size[0] - 2 * EDGE
        body = _panel(size, size[0] / (self.channels * 4), cord, crown=0.006)
        return _pressed(body, size, 0.0, lambda x, y: self.depth * _ribs((x / inner + 0.5) * self.channels))


@dataclass(frozen=True)
class ButtonedBack:
    """Diamonds pulled down by covered buttons, above the seat."""

    pitch: float = number(0.135, 0.11, 0.16, "m", "Distance of buttons along a row.")
    rise: float = number(0.085, 0.07, 0.10, "m", "Distance of rows.")
    depth: float = number(0.018, 0.012, 0.026, "m", "How far diamonds stand above their buttons.")
    button: float = number(0.009, 0.007, 0.012, "m", "Radius of a button.")

    def panel(self, size: Size, seat: float, cord: float) -> Mesh:
        """A panel of `size` (x, y, z), metres, that meets the seat at `seat` metres above its foot."""
        width, height, thickness = size
        across, up = max(round(width / self.pitch), 2), max(round((height - seat) / self.rise), 3)
        tufting = Tufting(width / across, (height - seat) / up, self.depth)
        body = _panel(size, tufting.rise / 3, cord, crown=0.0)
        low = np.array([-width / 2, seat - height / 2])
        pressed = _pressed(body, size, seat, lambda x, y: self.depth - tufting.relief(x - low[0], y - low[1]))
        margin = np.array([0.4 * tufting.pitch, 0.6 * tufting.rise])
        at = low + tufting.buttons(margin.tolist(), ((width, height - seat) - margin).tolist())
        spots = np.column_stack([at, _heights(pressed, at, thickness / 2)])
        return joined([pressed, studs(spots, np.broadcast_to([0.0, 0, 1], spots.shape), self.button, 8)])


def _panel(size: Size, spacing: float, cord: float, *, crown: float, wrinkle: float = 0.0, seed: int = 0) -> Mesh:
    return cushion(
        size,
        crown=crown,
        bulge=(0.003, 0.0),
        edge_radius=EDGE,
        wrinkle=wrinkle,
        cord=cord,
        seed=seed,
        spacing=spacing,
    )


def _ribs(turns: Floats) -> Floats:
    """1 at whole numbers of turns, falling to 0 between them: the section of channels, seen from the cloth."""
    arch: Floats = np.abs(np.sin(np.pi * turns)) ** 0.6
    return 1 - arch


def _pressed(panel: Mesh, size: Size, seat: float, depth: Callable[[Floats, Floats], Floats]) -> Mesh:
    """A panel whose face is pushed in by `depth` (x, y) metres, not at all at its edges or below the seat."""
    half = np.array(size[:2]) / 2
    x, y, z = panel.vertices.T
    room = np.minimum(half[0] - np.abs(x), np.minimum(half[1] - y, y + half[1] - seat))
    calm = np.clip((room - 0.5 * EDGE) / 0.04, 0, 1)
    sunk = z - depth(x, y) * np.sqrt(calm) * (z > size[2] - 0.6 * EDGE)
    return replace(panel, vertices=np.stack([x, y, sunk], axis=1))


def _heights(panel: Mesh, at: Floats, above: float) -> Floats:
    """(B,) z of the upper face of a panel at the vertices nearest to (B, 2) places."""
    face = panel.vertices[panel.vertices[:, 2] > above]
    far = np.linalg.norm(face[None, :, :2] - at[:, None], axis=2)
    height: Floats = face[far.argmin(axis=1), 2]
    return height


ParsonsBack = SmoothBack | ChannelledBack | ButtonedBack

PARSONS_BACKS: dict[str, type[ParsonsBack]] = {
    "smooth_back": SmoothBack,
    "channelled_back": ChannelledBack,
    "buttoned_back": ButtonedBack,
}
