"""Deep buttoning: cloth drawn down to a lattice of buttons, with pleats along the diamonds between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.shell import box_shell


@dataclass(frozen=True)
class Tufting:
    """Buttons in rows at v = 0, `rise`, 2 `rise`...; along a row every `pitch`, each second row half a pitch on.

    pitch, rise, depth: metres; depth is how far the middle of a diamond stands above the buttons.
    """

    pitch: float
    rise: float
    depth: float

    def relief(self, u: Floats, v: Floats) -> Floats:
        """Height above the buttons at (u, v) on the cloth, all in metres."""
        a, b = u / self.pitch + v / (2 * self.rise), u / self.pitch - v / (2 * self.rise)
        pleats = np.abs(np.sin(np.pi * a) * np.sin(np.pi * b)) ** 0.42
        near = np.hypot((a - np.round(a)) - (b - np.round(b)), (a - np.round(a)) + (b - np.round(b)))
        pulled = 1 - np.exp(-((near / 0.42) ** 2))
        height: Floats = self.depth * (0.62 * pleats + 0.38 * pulled)
        return height

    def buttons(self, low: Sequence[float], high: Sequence[float]) -> Floats:
        """(B, 2) where buttons sit between two corners of the cloth, metres."""
        rows = np.arange(np.ceil(low[1] / self.rise - 1e-6), np.floor(high[1] / self.rise + 1e-6) + 1)
        found = []
        for row in rows:
            shift = (row % 2) / 2
            first, last = np.ceil(low[0] / self.pitch - shift), np.floor(high[0] / self.pitch - shift)
            found += [((k + shift) * self.pitch, row * self.rise) for k in np.arange(first, last + 1)]
        return np.array(found).reshape(-1, 2)


@dataclass(frozen=True)
class Biscuit(Tufting):
    """Squares instead of diamonds, with a button at each of their corners."""

    def relief(self, u: Floats, v: Floats) -> Floats:
        """Height above the buttons at (u, v) on the cloth, all in metres."""
        across, up = np.abs(np.sin(np.pi * u / self.pitch)), np.abs(np.sin(np.pi * v / self.rise))
        height: Floats = self.depth * (across * up) ** 0.45 * (0.75 + 0.25 * np.minimum(across, up))
        return height

    def buttons(self, low: Sequence[float], high: Sequence[float]) -> Floats:
        """(B, 2) where buttons sit between two corners of the cloth, metres."""
        steps = ((low[0], high[0], self.pitch), (low[1], high[1], self.rise))
        at = [step * np.arange(np.ceil(a / step - 1e-6), np.floor(b / step + 1e-6) + 1) for a, b, step in steps]
        return np.stack(np.meshgrid(*at, indexing="ij"), axis=-1).reshape(-1, 2)


@dataclass(frozen=True)
class Channels(Tufting):
    """Upright rolls side by side, without buttons."""

    def relief(self, u: Floats, v: Floats) -> Floats:
        """Height above the seams at (u, v) on the cloth, all in metres."""
        height: Floats = self.depth * np.abs(np.sin(np.pi * u / self.pitch)) ** 0.6 + 0 * v
        return height

    def buttons(self, low: Sequence[float], high: Sequence[float]) -> Floats:
        """(0, 2): none."""
        return np.zeros((0, 2))


def studs(points: Floats, normals: Floats, radius: float, sides: int = 5) -> Mesh:
    """Covered buttons, small flat domes of a radius in metres, at (B, 3) points of a cloth with (B, 3) unit normals."""
    dome = lathe([(radius, -0.15 * radius), (0.75 * radius, 0.35 * radius), (0.0, 0.5 * radius)], sides)
    helper = np.where(np.abs(normals[:, 2:]) < 0.9, [0.0, 0, 1], [1.0, 0, 0])
    right = np.cross(helper, normals)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    frames = np.stack([right, np.cross(normals, right), normals], axis=2)
    placed = np.einsum("bij,vj->bvi", frames, dome.vertices) + points[:, None]
    return joined([replace(dome, vertices=vertices) for vertices in placed])


def _folded(shell: Mesh) -> Mesh:
    """A lattice's squares folded along their lower diagonal, so that pleats run both ways alike."""
    a, b, c, d = shell.faces.reshape(-1, 6)[:, [0, 1, 2, 5]].T
    z = shell.vertices[:, 2]
    pairs = shell.uvs.reshape(-1, 6, 2)
    flip = z[b] + z[d] < z[a] + z[c] - 1e-9
    straight, turned = [0, 1, 2, 0, 2, 5], [0, 1, 5, 1, 2, 5]
    faces = np.where(flip[:, None], np.stack([a, b, d, b, c, d], axis=1), shell.faces.reshape(-1, 6))
    uvs = np.where(flip[:, None, None], pairs[:, turned], pairs[:, straight])
    return replace(shell, faces=faces.reshape(-1, 3).astype(np.int32), uvs=uvs.reshape(-1, 3, 2))


def tufted_panel(size: tuple[float, float, float], tufting: Tufting, *, button: float = 0.011, fine: int = 3) -> Mesh:
    """A buttoned slab lying on z = 0, centred on x = y = 0; `size` is (x, y, z) at its seams, metres.

    The lattice of buttons is stretched a little to fit. fine: lattice steps between neighbouring pleats.
    """
    width, height, thickness = size
    across, up = max(round(width / tufting.pitch), 1), max(round(height / tufting.rise), 2)
    fitted = replace(tufting, pitch=width / across, rise=height / up)
    xs, ys = np.linspace(-0.5, 0.5, 2 * fine * across + 1) * width, np.linspace(-0.5, 0.5, fine * up + 1) * height
    shell = box_shell(xs, ys, np.array([0.0, 0.5, 1.0]) * thickness)
    x, y, z = shell.vertices.T
    margin = np.clip(np.minimum(width / 2 - np.abs(x), height / 2 - np.abs(y)) / (0.35 * fitted.rise), 0, 1)
    puff = fitted.relief(x + width / 2, y + height / 2) * np.sqrt(margin) * (z > 0.9 * thickness)
    body = _folded(replace(shell, vertices=np.stack([x, y, z + puff], axis=1)))
    at = fitted.buttons(
        (0.3 * fitted.pitch, 0.5 * fitted.rise), (width - 0.3 * fitted.pitch, height - 0.5 * fitted.rise)
    )
    spots = np.column_stack([at - (width / 2, height / 2), np.full(len(at), thickness + 0.1 * button)])
    dots = [studs(spots, np.broadcast_to([0.0, 0, 1], spots.shape), button)] if len(at) else []
    return joined([body, *dots])
