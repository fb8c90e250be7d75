"""The store: a dataset's folder, to which whole images are added."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from synthgen.dataset import atomic, header, partial
from synthgen.dataset.encoding import depth_png, instance_png, jpeg
from synthgen.dataset.record import Pictures, Record, key_of, to_json
from synthgen.errors import SynthgenError

SIDECARS = {"labels": ".json", "masks": ".png", "depth": ".png", "scenes": ".yaml"}
"""Folder -> suffix of what lies beside each picture."""

OURS = ("images", *SIDECARS, "annotations", "labels.csv", partial.FOLDER, header.FILE)
"""Everything that a dataset is made of, in the order in which it can be removed and stay whole."""


class Store:
    """A dataset in the folder `root`, which need not exist yet. Raises SynthgenError if that is a file."""

    def __init__(self, root: Path) -> None:
        for folder in (root, *root.parents):
            if folder.exists() and not folder.is_dir():
                raise SynthgenError(f"{folder}: is a file; a dataset is a folder")
        self.root = root

    def commit(self, record: Record, pictures: Pictures) -> None:
        """Write one image, its picture last. Raises SynthgenError when the disk refuses; then it counts as absent."""
        for name, data in _files(record, pictures).items():
            atomic.write(self.root, name, data)

    def committed(self) -> dict[int, Path]:
        """Index -> picture, of all whole images, by index."""
        pictures = list((self.root / "images").glob("*/*/*.jpg"))
        whole = set.intersection(*(self._keys(folder) for folder in SIDECARS))
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

    def _keys(self, folder: str) -> set[str]:
        paths = (self.root / folder).glob(f"*{SIDECARS[folder]}")
        return {path.stem for path in paths if _is_key(path.stem)}

    def _record(self, path: Path) -> Record:
        try:
            return Record.from_dict(json.loads(path.read_bytes()))
        except (OSError, ValueError, LookupError, TypeError) as error:
            advice = "delete it and run again to make it anew"
            raise SynthgenError(f"{path}: is no record of this program ({error!r}); {advice}") from error


def _files(record: Record, pictures: Pictures) -> dict[str, bytes]:
    """File name -> bytes, in the order of writing."""
    return {
        f"labels/{record.key}.json": to_json(record),
        f"masks/{record.key}.png": instance_png(pictures.instance),
        f"depth/{record.key}.png": depth_png(pictures.depth),
        f"scenes/{record.key}.yaml": pictures.scene.encode(),
        f"images/{record.file}": jpeg(pictures.picture, pictures.jpeg_quality),
    }


def _is_key(stem: str) -> bool:
    return re.fullmatch("[0-9]{6,}", stem) is not None and key_of(int(stem)) == stem


def _remove(path: Path) -> None:
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be removed: {error.strerror}") from error
