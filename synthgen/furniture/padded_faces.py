"""How upholstered backs are dressed: smooth, in channels, in biscuits, or with buttons.

Each makes a panel that lies on its rear face, head towards +y, its front face up, centred on x = y = 0.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import count, number, seed
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.piping import piping
from synthgen.geometry.quilted import buttoned_block, channel, channel_ticks, quilted_block
from synthgen.geometry.tufted import Tufting

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
        half = size[0] / 2 - EDGE
        xs, ys = channel_ticks(-half, half, self.channels), _plain(-size[1] / 2, size[1] / 2)

        def ribs(x: Floats, y: Floats) -> Floats:
            return self.depth * (channel((x / half + 1) / 2 * self.channels) - 1)

        return _dressed(quilted_block(size, xs, ys, ribs, edge=EDGE, start=seat), size, cord)


@dataclass(frozen=True)
class CrossChannelledBack:
    """Channels from side to side, stitched through."""

    height: float = number(0.085, 0.065, 0.12, "m", "Height of a channel.", limits=(0.04, 0.3))
    depth: float = number(0.012, 0.007, 0.018, "m", "Depth of the stitching.")

    def panel(self, size: Size, seat: float, cord: float) -> Mesh:
        """A panel of `size` (x, y, z), metres, that meets the seat at `seat` metres above its foot."""
        low, high = seat - size[1] / 2, size[1] / 2 - EDGE
        channels = max(round((high - low) / self.height), 2)
        xs, ys = _plain(-size[0] / 2, size[0] / 2), channel_ticks(low, high, channels)

        def ribs(x: Floats, y: Floats) -> Floats:
            return self.depth * (channel((y - low) / (high - low) * channels) - 1)

        ys = np.append(_plain(-size[1] / 2, low)[:-1], ys)
        return _dressed(quilted_block(size, xs, ys, ribs, edge=EDGE, start=seat), size, cord)


@dataclass(frozen=True)
class BiscuitBack:
    """Squares between stitches along and across."""

    across: int = count(3, 2, 4, "Squares side by side.", limits=(2, 5))
    depth: float = number(0.010, 0.006, 0.014, "m", "Depth of the stitching.")

    def panel(self, size: Size, seat: float, cord: float) -> Mesh:
        """A panel of `size` (x, y, z), metres, that meets the seat at `seat` metres above its foot."""
        half, low, high = size[0] / 2 - EDGE, seat - size[1] / 2, size[1] / 2 - EDGE
        rows = max(round((high - low) * self.across / (2 * half)), 2)
        xs, ys = channel_ticks(-half, half, self.across), channel_ticks(low, high, rows)

        def squares(x: Floats, y: Floats) -> Floats:
            columns = channel((x / half + 1) / 2 * self.across)
            return self.depth * (np.minimum(columns, channel((y - low) / (high - low) * rows)) - 1)

        ys = np.append(_plain(-size[1] / 2, low)[:-1], ys)
        return _dressed(quilted_block(size, xs, ys, squares, edge=EDGE, start=seat), size, cord)


@dataclass(frozen=True)
class ButtonedBack:
    """Diamonds pulled down by covered buttons, above the seat."""

    pitch: float = number(0.135, 0.11, 0.16, "m", "Distance of buttons along a row.")
    rise: float = number(0.085, 0.07, 0.10, "m", "Distance of rows.")
    depth: float = number(0.018, 0.012, 0.026, "m", "How far diamonds stand above their buttons.")
    button: float = number(0.009, 0.007, 0.012, "m", "Radius of a button.")

    def panel(self, size: Size, seat: float, cord: float) -> Mesh:
        """A panel of `size` (x, y, z), metres, that meets the seat at `seat` metres above its foot."""
        tufting = Tufting(self.pitch, self.rise, self.depth)
        block = buttoned_block(size, tufting, edge=EDGE, start=seat, button=self.button)
        return _dressed(block, size, cord)


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


def cornered(block: Mesh, size: tuple[float, float], radius: float, *, head_only: bool = False) -> Mesh:
    """A block of `size` (x, y) about x = y = 0 whose plan's corners are rounded, or only those at +y; metres."""
    y = block.vertices[:, 1]
    beyond = np.clip((y if head_only else np.abs(y)) - size[1] / 2 + radius, 0, radius)
    inset = radius - np.sqrt(np.maximum(radius**2 - beyond**2, 0))
    narrow = block.vertices * np.stack([1 - 2 * inset / size[0], 1 + 0 * inset, 1 + 0 * inset], axis=1)
    return replace(block, vertices=narrow)


def _plain(low: float, high: float) -> Floats:
    """Where cloth without stitches is cut."""
    return np.linspace(low, high, max(round((high - low) / 0.06), 1) + 1)


def _dressed(block: Mesh, size: Size, radius: float) -> Mesh:
    """A block with piping of a radius around its face, if any."""
    if radius <= 0:
        return block
    inset = (1 - np.sqrt(0.5)) * EDGE
    flat = rounded_rectangle(size[0] - 2 * inset, size[1] - 2 * inset, EDGE)
    path, out = np.insert(flat, 2, size[2] - inset, axis=1), np.insert(flat / np.abs(flat).max(axis=0), 2, 1.0, axis=1)
    return joined([block, piping(path, out, radius, sides=3)])


PaddedFace = SmoothBack | ChannelledBack | CrossChannelledBack | BiscuitBack | ButtonedBack

PADDED_FACES: dict[str, type[PaddedFace]] = {
    "smooth_back": SmoothBack,
    "channelled_back": ChannelledBack,
    "cross_channelled_back": CrossChannelledBack,
    "biscuit_back": BiscuitBack,
    "buttoned_back": ButtonedBack,
}
