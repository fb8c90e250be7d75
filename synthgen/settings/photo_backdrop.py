"""The user's own photographs as backdrops."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.colors import hex_from_rgb, linear_from_srgb, rgb_from_hex, srgb_from_linear
from synthgen.fields import color, number, path, ratio
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import Imported, Paper
from synthgen.pictures import SUFFIXES, picture
from synthgen.settings.sight import Sight, sight
from synthgen.settings.surfaces import rectangle
from synthgen.stage import Enclosure, Opening, Scenery, View

NEAREST = 0.15
"""Share of a ray's length that it must run forwards to be covered: rays beyond it see no backdrop at all."""


@dataclass(frozen=True)
class PhotoBackdrop:
    """A photograph behind the subject, on a plain floor of its mean colour; of a folder, each image draws one."""

    path: str = path("File or folder.", SUFFIXES)
    distance: float = number(1.6, 0.8, 3.5, "m", "From the subject to the photograph.", limits=(0.05, 20))
    tint: float = ratio(0.8, 0.5, 1.0, "Share of the photograph's lower half in the floor's colour.")
    roughness: float = ratio(0.7, 0.4, 0.9, "Roughness of the floor.")
    color: str = color("#c9c9c8", "backdrop", "The rest of the floor's colour.")

    def enclosure(self, subject: Floats, view: View) -> Enclosure | None:
        """It is open."""
        return None

    def scenery(
        self, subject: Floats, view: View, enclosure: Enclosure | None, openings: tuple[Opening, ...]
    ) -> tuple[Scenery, ...]:
        """Photograph and floor. subject: (2, 3) bounds, metres. Raises SpecError if the file is no picture."""
        pixels = picture(self.path)
        line = sight(subject, view)
        start = line.reach + self.distance
        seen = max(20.0, line.seen(start))
        ahead, across = np.array([*line.forward, 0.0]), np.array([*line.across, 0.0])
        floor = rectangle(line.at(-line.length - seen, -seen), ahead * (line.length + seen + start), across * 2 * seen)
        photograph = _screen(line, view, start, pixels.shape[1] / pixels.shape[0])
        surface = Imported(color="#ffffff", roughness=1.0, texture=pixels)
        return (
            Scenery("floor", floor, Paper(color=self._tone(pixels), roughness=self.roughness)),
            Scenery("photograph", photograph, surface, blocks_light=False),  # lamps may stand behind it
        )

    def _tone(self, pixels: np.ndarray) -> str:
        """`#rrggbb`: the mean of the picture's lower half, in linear light, and of the floor's own colour."""
        lower = linear_from_srgb(pixels[len(pixels) // 2 :, :, :3] / 255.0).mean(axis=(0, 1))
        own = linear_from_srgb(rgb_from_hex(self.color))
        return hex_from_rgb(srgb_from_linear(self.tint * lower + (1 - self.tint) * own))


def _screen(line: Sight, view: View, start: float, aspect: float) -> Mesh:
    """An upright sheet that the photograph covers once, as small as hides all that the view sees above the floor."""
    left, right, top = _window(line, view, start)
    width, height = max(right - left, 0.1), max(top, 0.1)
    width, height = max(width, height * aspect), max(height, width / aspect)
    middle = (left + right) / 2
    sheet = rectangle(
        line.at(start, middle + width / 2), np.array([*line.across, 0.0]) * -width, np.array([0, 0, height])
    )
    return Mesh(sheet.vertices, sheet.faces, sheet.uvs / (width, height))


def _window(line: Sight, view: View, start: float) -> tuple[float, float, float]:
    """What the view sees of the upright plane `start` metres behind the subject: right to left, and its top."""
    x, y = np.meshgrid([0, view.width / 2, view.width], [0, view.height / 2, view.height])
    seen = view.undistorted(np.stack([x.ravel(), y.ravel()], axis=1))
    pixels = np.column_stack([seen, np.ones(x.size)])
    rays = pixels @ np.linalg.inv(view.intrinsics).T @ view.world_from_camera[:3, :3].T
    rays /= np.linalg.norm(rays, axis=1, keepdims=True)
    ahead = np.maximum(rays[:, :2] @ line.forward, NEAREST)
    gap = float((line.at(start)[:2] - view.position[:2]) @ line.forward)
    aside = float((view.position[:2] - line.center[:2]) @ line.across) + gap * (rays[:, :2] @ line.across) / ahead
    return float(aside.min()), float(aside.max()), float((view.position[2] + gap * rays[:, 2] / ahead).max())
