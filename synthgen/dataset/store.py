"""The store: a dataset's folder, to which whole images are added."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path

from synthgen.dataset import atomic, checksums, header, partial
from synthgen.dataset.encoding import depth_png, instance_png, jpeg, normals_png
from synthgen.dataset.record import Pictures, Record, key_of, to_json
from synthgen.errors import SynthgenError

ALWAYS = {"labels": ".json", "scenes": ".yaml"}
"""Folder -> suffix of what lies beside each picture, whatever its labels."""

DRAWN = {"mask": "masks", "depth": "depth", "parts": "parts", "semantic": "semantic", "normals": "normals"}
"""Label -> folder of the PNG that it has."""

SIDECARS = ALWAYS | dict.fromkeys(DRAWN.values(), ".png")
"""Folder -> suffix of all that can lie beside a picture."""

EXPORTS = "exports"
"""Folder of the formats that need one to themselves, `exports/<format>`."""

OURS = (
    checksums.FILE, EXPORTS, "images", *SIDECARS, "annotations", "labels.csv", "labels.parquet", "croissant.json",
    partial.FOLDER, header.FILE,
)  # fmt: skip
"""Everything that a dataset is made of, in the order in which it can be removed and stay whole."""


def sidecars(labels: Collection[str]) -> dict[str, str]:
    """Folder -> suffix of what lies beside each picture of a dataset with these labels."""
    return ALWAYS | {folder: ".png" for label, folder in DRAWN.items() if label in labels}


def sidecars_in(root: Path) -> dict[str, str]:
    """The same of the dataset in a folder, by its header; all of them if it has none yet."""
    there = header.load(root)
    return SIDECARS if there is None else sidecars(there.labels)


class Store:
    """A dataset in the folder `root`, which need not exist yet. Raises SynthgenError if that is a file.

    What an image consists of goes by the labels in the dataset's header.
    """

    def __init__(self, root: Path) -> None:
        for folder in (root, *root.parents):
            if folder.exists() and not folder.is_dir():
                raise SynthgenError(f"{folder}: is a file; a dataset is a folder")
        self.root = root

    def commit(self, record: Record, pictures: Pictures) -> None:
        """Write one image, its picture last. Raises SynthgenError when the disk refuses; then it counts as absent."""
        for name, data in _files(record, pictures, self._sidecars).items():
            atomic.write(self.root, name, data)

    def committed(self) -> dict[int, Path]:
        """Index -> picture, of all whole images, by index."""
        pictures = list((self.root / "images").glob("*/*/*.jpg"))
        whole = set.intersection(*(self._keys(folder) for folder in sidecars_in(self.root)))
        return dict(sorted((int(path.stem), path) for path in pictures if path.stem in whole))

    def records(self) -> Iterator[Record]:
        """The records of all whole images, by index, one at a time. Raises SynthgenError for one that is damaged."""
        for index in self.committed():
            yield self._record(self.root / "labels" / f"{key_of(index)}.json")

    def purge_partial(self) -> None:
        """Remove the unfinished files of processes that were killed."""
        partial.purge(self.root)

    def clear(self) -> None:
        """Remove the dataset, and nothing else. Raises SynthgenError if the folder holds something, but no dataset."""
        if not self.root.exists() or not any(self.root.iterdir()):
            return
        if not (self.root / header.FILE).exists():
            raise SynthgenError(f"{self.root}: holds no {header.FILE}, so it is no dataset and will not be cleared")
        for name in OURS:
            _remove(self.root / name)

    @cached_property
    def _sidecars(self) -> dict[str, str]:
        return sidecars_in(self.root)

    def _keys(self, folder: str) -> set[str]:
        suffix = SIDECARS[folder]
        try:
            names = os.listdir(self.root / folder)  # noqa: PTH208  a path for each of a million files takes its time
        except FileNotFoundError:
            return set()
        stems = (name.removesuffix(suffix) for name in names if name.endswith(suffix))
        return {stem for stem in stems if _is_key(stem)}

    def _record(self, path: Path) -> Record:
        try:
            return Record.from_dict(json.loads(path.read_bytes()))
        except (OSError, ValueError, LookupError, TypeError) as error:
            advice = "delete it and run again to make it anew"
            raise SynthgenError(f"{path}: is no record of this program ({error!r}); {advice}") from error


def _files(record: Record, pictures: Pictures, folders: Collection[str]) -> dict[str, bytes]:
    """File name -> bytes, in the order of writing. folders: those of the sidecars that the dataset has."""
    drawn: dict[str, Callable[[], bytes]] = {
        "masks": lambda: instance_png(pictures.instance),
        "depth": lambda: depth_png(pictures.depth),
        "parts": lambda: instance_png(_there(pictures.parts, "parts")),
        "semantic": lambda: instance_png(_there(pictures.semantic, "semantic")),
        "normals": lambda: normals_png(_there(pictures.normals, "normals")),
    }
    return {
        f"labels/{record.key}.json": to_json(record),
        **{f"{folder}/{record.key}.png": encoded() for folder, encoded in drawn.items() if folder in folders},
        f"scenes/{record.key}.yaml": pictures.scene.encode(),
        f"images/{record.file}": jpeg(pictures.picture, pictures.jpeg_quality),
    }


def _there[T](picture: T | None, name: str) -> T:
    if picture is None:
        raise SynthgenError(f"the dataset's header names the label '{name}', but this image lacks its picture")
    return picture


def _is_key(stem: str) -> bool:
    return stem.isdecimal() and stem.isascii() and key_of(int(stem)) == stem


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be removed: {error.strerror}") from error
