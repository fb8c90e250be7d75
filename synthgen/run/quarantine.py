"""Quarantine: images that were given up, each with what is needed to find out why. Never part of the dataset."""

from __future__ import annotations

import shutil
from pathlib import Path

from synthgen import document
from synthgen.dataset import atomic
from synthgen.dataset.record import key_of
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.run.messages import Failed
from synthgen.spec import Spec, scene_to_dict

FOLDER = "quarantine"
REASON, SCENE, LOG = "reason.txt", "scene.yaml", "log.txt"


class Quarantine:
    """The folder `quarantine` of a dataset: a folder an image, which goes when the image is made after all."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.folder = root / FOLDER
        self._keys = {path.name for path in self.folder.glob("*")}

    def keep(self, spec: Spec, failure: Failed) -> None:
        """Write why an image was given up: the reason in a line, its scene to render again, the end of the log."""
        if failure.index is None:
            return
        key = key_of(failure.index)
        self._keys.add(key)
        files = {REASON: failure.reason + "\n", SCENE: _scene(spec, failure.index), LOG: failure.log}
        for name, text in files.items():
            if text:
                atomic.write(self._root, f"{FOLDER}/{key}/{name}", text.encode())

    def free(self, index: int) -> None:
        """Forget an image that was made after all, or is wanted no more."""
        key = key_of(index)
        if key in self._keys:
            self._keys.discard(key)
            shutil.rmtree(self.folder / key, ignore_errors=True)
            if not self._keys:
                shutil.rmtree(self.folder, ignore_errors=True)

    def indices(self) -> list[int]:
        """Of all images in it."""
        return sorted(int(key) for key in self._keys if key.isdecimal())


def _scene(spec: Spec, index: int) -> str:
    try:
        return document.dumps(scene_to_dict(draw(spec, index), spec))
    except SynthgenError:
        return ""  # the scene is what cannot be had; the reason says so
