"""Evidence: one image as it lies on the disk, and its scene worked out anew."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.build import build
from synthgen.dataset.encoding import MILLIMETRES
from synthgen.dataset.header import Header
from synthgen.dataset.record import Record
from synthgen.dataset.scenes import Scenes
from synthgen.dataset.store import sidecars
from synthgen.errors import SynthgenError
from synthgen.labels.grid import world_mesh
from synthgen.scene import Scene
from synthgen.stage import Scenery, Stage
from synthgen.verify.problem import Problem

BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What reading a picture that is none raises."""

IDS = ("L", "I;16")

MODES = {"masks": IDS, "depth": ("I;16",), "parts": IDS, "semantic": IDS, "normals": ("RGB",)}
"""Folder -> pixel formats that its files may have."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """What is known of the image `key`. file: its picture, relative to `root`.

    What cannot be read is None, and a problem; what follows from it is None too.
    """

    root: Path
    header: Header
    scenes: Scenes
    key: str
    file: str
    problems: list[Problem] = field(default_factory=list)

    @property
    def index(self) -> int:
        """The image's number."""
        return int(self.key)

    @property
    def split(self) -> str:
        """By its folder."""
        return PurePosixPath(self.file).parts[1]

    @property
    def class_name(self) -> str:
        """By its folder."""
        return PurePosixPath(self.file).parts[2]

    @cached_property
    def record(self) -> Record | None:
        """The label file."""
        name = f"labels/{self.key}.json"
        try:
            return Record.from_dict(json.loads((self.root / name).read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError) as error:
            self._unreadable("records", name, error)
            return None

    @cached_property
    def picture(self) -> NDArray[np.uint8] | None:
        """(H, W, 3) sRGB."""
        try:
            with Image.open(self.root / self.file) as image:
                if image.format != "JPEG" or image.mode != "RGB":
                    raise ValueError(f"a {image.format} of mode {image.mode}, not a JPEG in colour")
                return np.asarray(image)
        except BROKEN as error:
            self._unreadable("pictures", self.file, error)
            return None

    @cached_property
    def beside(self) -> dict[str, NDArray[np.uint16]]:
        """Folder -> (H, W) or (H, W, 3) pixels, of the pictures beside it that are there and can be read."""
        read = {folder: self._pixels(folder) for folder in MODES if folder in sidecars(self.header.labels)}
        return {folder: pixels for folder, pixels in read.items() if pixels is not None}

    @property
    def mask(self) -> NDArray[np.uint16] | None:
        """(H, W) ids of objects."""
        return self.beside.get("masks")

    @property
    def millimetres(self) -> NDArray[np.uint16] | None:
        """(H, W) planar depth; 0 is none."""
        return self.beside.get("depth")

    @property
    def depth(self) -> NDArray[np.float32] | None:
        """(H, W) metres; 0 is none."""
        return None if self.millimetres is None else (self.millimetres / MILLIMETRES).astype(np.float32)

    @cached_property
    def scene(self) -> Scene | None:
        """What its file tells."""
        name = f"scenes/{self.key}.yaml"
        if not (self.root / name).exists():
            return None
        try:
            return self.scenes.of(self.index)
        except Exception as error:  # noqa: BLE001  it can be wrong in ways that nobody thought of
            self._unreadable("scenes", name, error)
            return None

    @cached_property
    def stage(self) -> Stage | None:
        """The scene, built."""
        try:
            return None if self.scene is None else build(self.scene)
        except SynthgenError as error:
            self._unreadable("scenes", f"scenes/{self.key}.yaml", error)
            return None

    @cached_property
    def labeled(self) -> Stage | None:
        """The same, where only those objects are labeled that the record lists."""
        if self.stage is None or self.record is None:
            return None
        ids = {labels.get("instance") for labels in self.record.objects}
        rest = [thing for thing in self.stage.objects if thing.instance not in ids]
        scenery = [Scenery(f"object{t.instance}", world_mesh(t), next(iter(t.materials.values()))) for t in rest]
        kept = tuple(thing for thing in self.stage.objects if thing.instance in ids)
        return replace(self.stage, objects=kept, scenery=(*self.stage.scenery, *scenery))

    def _pixels(self, folder: str) -> NDArray[np.uint16] | None:
        name = f"{folder}/{self.key}.png"
        if not (self.root / name).exists():
            return None
        try:
            with Image.open(self.root / name) as image:
                if image.format != "PNG" or image.mode not in MODES[folder]:
                    raise ValueError(f"a {image.format} of mode {image.mode}, not a PNG of mode {MODES[folder][0]}")
                return np.asarray(image).astype(np.uint16)
        except BROKEN as error:
            self._unreadable("pictures", name, error)
            return None

    def _unreadable(self, check: str, name: str, error: Exception) -> None:
        reason = " ".join(str(error).replace(str(self.root), "").split())
        self.problems.append(Problem(check, name, f"cannot be read: {reason}"))
