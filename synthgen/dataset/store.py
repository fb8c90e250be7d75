"""The store: a dataset's folder, to which whole images are added."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path

from synthgen.dataset import checksums, header, partial
from synthgen.dataset.encoding import depth_png, instance_png, jpeg, normals_png
from synthgen.dataset.record import Pictures, Record, key_of, to_json
from synthgen.dataset.storage import Root, storage
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


DEPTH = 3
"""Slashes in the name of a picture."""


def sidecars(labels: Collection[str]) -> dict[str, str]:
    """Folder -> suffix of what lies beside each picture of a dataset with these labels."""
    return ALWAYS | {folder: ".png" for label, folder in DRAWN.items() if label in labels}


def sidecars_in(root: Root) -> dict[str, str]:
    """The same of the dataset in a folder, by its header; all of them if it has none yet."""
    there = header.load(root)
    return SIDECARS if there is None else sidecars(there.labels)


class Store:
    """A dataset in the folder `root`, which need not exist yet. Raises SynthgenError if that is a file.

    What an image consists of goes by the labels in the dataset's header.
    """

    def __init__(self, root: Root) -> None:
        for folder in (root, *root.parents) if isinstance(root, Path) else ():
            if folder.exists() and not folder.is_dir():
                raise SynthgenError(f"{folder}: is a file; a dataset is a folder")
        self.root = root
        self._files = storage(root)

    def commit(self, record: Record, pictures: Pictures) -> None:
        """Write one image, its picture last. Raises SynthgenError when the disk refuses; then it counts as absent."""
        self._files.put(_files(record, pictures, self._sidecars))

    def whole(self) -> dict[int, str]:
        """Index -> name of the picture, of all whole images, by index; by one look at each folder."""
        found = self._pictures()
        whole = set(found)
        for folder in () if self._files.ordered else sidecars_in(self.root):
            whole &= self._beside(folder)
        return {index: found[index] for index in sorted(whole)}

    def committed(self) -> dict[int, Path]:
        """Index -> picture, of all whole images, by index, of a dataset on this machine."""
        return {index: Path(f"{self.root}/{name}") for index, name in self.whole().items()}

    def records(self) -> Iterator[Record]:
        """The records of all whole images, by index, one at a time. Raises SynthgenError for one that is damaged."""
        for index in self.whole():
            yield self._record(Path(f"{self.root}/labels/{key_of(index)}.json"))

    def purge_partial(self) -> None:
        """Remove the unfinished files of processes that were killed."""
        self._files.purge(everything=False)

    def clear(self) -> None:
        """Remove the dataset, and nothing else. Raises SynthgenError if the folder holds something, but no dataset."""
        there = self._files.top()
        if there and header.FILE not in there:
            raise SynthgenError(f"{self.root}: holds no {header.FILE}, so it is no dataset and will not be cleared")
        for name in OURS:
            if name in there:
                self._files.clear(name)

    @cached_property
    def _sidecars(self) -> dict[str, str]:
        return sidecars_in(self.root)

    def _pictures(self) -> dict[int, str]:
        """Index -> name, of all pictures, in no order."""
        names = (name for name in self._files.names("images") if name.endswith(".jpg") and name.count("/") == DEPTH)
        stems = ((name[name.rindex("/") + 1 : -len(".jpg")], name) for name in names)
        return {int(stem): name for stem, name in stems if _is_key(stem)}

    def _beside(self, folder: str) -> set[int]:
        """Indices of the images that have their file in a folder."""
        start, suffix = len(folder) + 1, SIDECARS[folder]
        names = (name for name in self._files.names(folder) if name.endswith(suffix))
        stems = (name[start : -len(suffix)] for name in names)
        return {int(stem) for stem in stems if _is_key(stem)}

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
