"""Images kept from picture to picture: decoding textures takes longer than all else that a small picture needs."""

from __future__ import annotations

import shutil
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import bpy
import numpy as np
import OpenEXR
from PIL import Image

from synthgen.blender.scratch import scratch
from synthgen.pictures import picture
from synthgen.resources import texture

KEPT = 24
"""Images of the user's own that are kept; the project's textures always are."""


class Images:
    """Blender's images by where they come from.

    Cycles reads a texture's file anew for every picture. So the project's are unpacked, once, into files without
    compression, which cost it a fifth: at most 80 MB in all, on a disk rather than in memory, where room is scarce.
    """

    def __init__(self) -> None:
        self._folder = scratch(in_memory=False)
        self._textures: dict[str, bpy.types.Image] = {}
        self._panoramas: dict[str, bpy.types.Image] = {}
        self._own: OrderedDict[str, bpy.types.Image] = OrderedDict()

    def texture(self, name: str) -> bpy.types.Image:
        """One of the project's textures, which hold shares and normals, not colours."""
        if name not in self._textures:
            path = self._folder / f"{name}.tif"
            with Image.open(texture(name)) as packed:
                packed.save(path)
            self._textures[name] = bpy.data.images.load(str(path))
            self._textures[name].colorspace_settings.name = "Non-Color"
        return self._textures[name]

    def panorama(self, name: str) -> bpy.types.Image:
        """One of the environment maps that Blender carries."""
        if name not in self._panoramas:
            path = self._folder / f"{name}.exr"
            own = Path(bpy.utils.system_resource("DATAFILES", path="studiolights/world"))
            with OpenEXR.File(str(own / path.name)) as packed:
                pixels = packed.channels()["RGB"].pixels.astype(np.float16)  # to which Cycles rounds them anyway
            header = {"compression": OpenEXR.NO_COMPRESSION, "type": OpenEXR.tiledimage, "tiles": _one_tile(pixels)}
            OpenEXR.File(header, {"RGB": pixels}).write(str(path))
            self._panoramas[name] = bpy.data.images.load(str(path))
        return self._panoramas[name]

    def photograph(self, path: str) -> bpy.types.Image:
        """A user's picture. Raises SpecError if it is no usable one."""
        return self.kept(path, lambda: _image(picture(path)))

    def pixels(self, pixels: np.ndarray) -> bpy.types.Image:
        """(H, W, 4) uint8 sRGB, top row first."""
        return self.kept(blake2b(pixels.tobytes(), digest_size=16).hexdigest(), lambda: _image(pixels))

    def kept(self, name: str, make: Callable[[], bpy.types.Image]) -> bpy.types.Image:
        """The image of a name, made if it is not there."""
        if name not in self._own:
            self._own[name] = make()
        self._own.move_to_end(name)
        return self._own[name]

    def close(self) -> None:
        """Remove the unpacked textures."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def shorten(self) -> None:
        """Let go of the images that were not used for longest; none may be in use."""
        while len(self._own) > KEPT:
            bpy.data.images.remove(self._own.popitem(last=False)[1])


def _one_tile(pixels: np.ndarray) -> OpenEXR.TileDescription:
    """All of (H, W, 3) at once: line by line, threads that wait for one another take 0.01 CPU-seconds a picture."""
    tiles = OpenEXR.TileDescription()
    tiles.ySize, tiles.xSize = pixels.shape[:2]
    return tiles


def _image(pixels: np.ndarray) -> bpy.types.Image:
    """(H, W, 4) uint8 sRGB, top row first, as one of Blender's images."""
    height, width = pixels.shape[:2]
    image = bpy.data.images.new("picture", width, height, alpha=True)
    image.colorspace_settings.name = "sRGB"
    image.pixels.foreach_set((pixels[::-1].astype(np.float32) / 255).ravel())
    image.update()
    return image
