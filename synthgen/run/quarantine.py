"""Quarantine: images that were given up, each with what is needed to find out why. Never part of the dataset."""

from __future__ import annotations

from contextlib import suppress

from synthgen import document
from synthgen.dataset.record import key_of
from synthgen.dataset.storage import Root, storage
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.run.messages import Failed
from synthgen.spec import Spec, scene_to_dict

FOLDER = "quarantine"
REASON, SCENE, LOG = "reason.txt", "scene.yaml", "log.txt"


class Quarantine:
    """The folder `quarantine` of a dataset: a folder an image, which goes when the image is made after all."""

    def __init__(self, root: Root) -> None:
        self.folder = f"{root}/{FOLDER}"
        self._files = storage(root)
        self._keys = {name.split("/")[1] for name in self._files.names(FOLDER)}

    def keep(self, spec: Spec, failure: Failed) -> None:
        """Write why an image was given up: the reason in a line, its scene to render again, the end of the log."""
        if failure.index is None:
            return
        key = key_of(failure.index)
        self._keys.add(key)
        files = {REASON: failure.reason + "\n", SCENE: _scene(spec, failure.index), LOG: failure.log}
        self._files.put({f"{FOLDER}/{key}/{name}": text.encode() for name, text in files.items() if text})

    def free(self, index: int) -> None:
        """Forget an image that was made after all, or is wanted no more."""
        key = key_of(index)
        if key in self._keys:
            self._keys.discard(key)
            with suppress(SynthgenError):
                self._files.clear(f"{FOLDER}/{key}" if self._keys else FOLDER)

    def indices(self) -> list[int]:
        """Of all images in it."""
        return sorted(int(key) for key in self._keys if key.isdecimal())


def _scene(spec: Spec, index: int) -> str:
    try:
        return document.dumps(scene_to_dict(draw(spec, index), spec))
    except SynthgenError:
        return ""  # the scene is what cannot be had; the reason says so
