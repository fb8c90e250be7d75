"""How two datasets, two specs, or one of each differ: which scenes, in which factors; and which files besides."""

from __future__ import annotations

import filecmp
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from synthgen.dataset import header as headers
from synthgen.dataset.differences import differences
from synthgen.dataset.header import Header
from synthgen.dataset.record import key_of
from synthgen.dataset.scenes import Scenes
from synthgen.dataset.store import Store, sidecars
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.furniture import FURNITURE
from synthgen.scene import Scene, factors, kind_to_dict
from synthgen.spec import Spec, to_dict

MOST_DRAWN = 1000
"""Scenes drawn of two specs, unless more are asked for."""


class Side(Protocol):
    """A dataset, or what a spec would make."""

    name: str

    def keys(self) -> set[str]:
        """Of all images."""
        ...

    def scene(self, key: str) -> Scene:
        """Of one image."""
        ...

    def spec(self) -> dict[str, Any]:
        """As JSON data."""
        ...


@dataclass(frozen=True)
class Change:
    """A factor that differs. scenes: key -> its value before and after."""

    factor: str
    scenes: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Difference:
    """What differs between `a` and `b`.

    compared: images of both. only_a, only_b: keys. changes: most frequent first. scenes: keys of those that differ.
    files: folder -> keys of images whose scenes are the same, but not this file. spec: lines.
    """

    a: str
    b: str
    compared: int
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    scenes: tuple[str, ...]
    changes: tuple[Change, ...]
    files: Mapping[str, tuple[str, ...]]
    spec: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Nothing of any image differs."""
        return not (self.only_a or self.only_b or self.scenes or any(self.files.values()))

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {"same": self.same, **asdict(self)}


class Folder:
    """A dataset on the disk. Raises SynthgenError if there is none."""

    def __init__(self, root: Path) -> None:
        header = headers.load(root)
        if header is None:
            raise SynthgenError(f"{root}: holds no {headers.FILE}; name a dataset's folder or a spec")
        self.name = str(root)
        self.root = root
        self.header: Header = header
        self._scenes = Scenes(root, header)
        self._pictures = {key_of(index): path for index, path in Store(root).committed().items()}

    def keys(self) -> set[str]:
        return set(self._pictures)

    def scene(self, key: str) -> Scene:
        return self._scenes.of(int(key))

    def spec(self) -> dict[str, Any]:
        return dict(self.header.spec)

    def files(self, key: str) -> dict[str, Path]:
        """Folder -> file, of one image."""
        beside = {f: self.root / f / f"{key}{suffix}" for f, suffix in sidecars(self.header.labels).items()}
        return {"images": self._pictures[key], **{f: path for f, path in beside.items() if f != "scenes"}}


class Drawn:
    """What a spec would make: its first `count` scenes."""

    def __init__(self, spec: Spec, name: str, count: int) -> None:
        self.name = name
        self._spec = spec
        self._count = count

    def keys(self) -> set[str]:
        return {key_of(index) for index in range(self._count)}

    def scene(self, key: str) -> Scene:
        return draw(self._spec, int(key))

    def spec(self) -> dict[str, Any]:
        return to_dict(self._spec)


def difference(a: Side, b: Side, seen: Callable[[int, int], None] = lambda done, of: None) -> Difference:
    """Compare image by image. seen: told how many are done, of how many."""
    common = sorted(a.keys() & b.keys(), key=int)
    found: dict[str, dict[str, tuple[Any, Any]]] = {}
    files: dict[str, list[str]] = {}
    scenes = []
    for done, key in enumerate(common, 1):
        before, after = a.scene(key), b.scene(key)
        if before != after:
            scenes.append(key)
            for factor, values in changed(before, after):
                found.setdefault(factor, {})[key] = values
        elif isinstance(a, Folder) and isinstance(b, Folder):
            for folder in _other_files(a, b, key):
                files.setdefault(folder, []).append(key)
        seen(done, len(common))
    ordered = sorted(found, key=lambda factor: (-len(found[factor]), factor))
    return Difference(
        a=a.name,
        b=b.name,
        compared=len(common),
        only_a=_ordered(a.keys() - b.keys()),
        only_b=_ordered(b.keys() - a.keys()),
        scenes=tuple(scenes),
        changes=tuple(Change(factor, found[factor]) for factor in ordered),
        files={folder: tuple(keys) for folder, keys in files.items()},
        spec=tuple(differences(*(json.loads(json.dumps(side.spec())) for side in (a, b)))),
    )


def _ordered(keys: set[str]) -> tuple[str, ...]:
    return tuple(sorted(keys, key=int))


def changed(before: Scene, after: Scene) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Factor -> both values, of those that differ; None where a scene has no such factor.

    Where another kind stands, its kind is told, but not the fields that came and went with it.
    """
    old, new = _flat(before), _flat(after)
    both = old.keys() & new.keys()
    kinds = {factor.removesuffix("kind") for factor in both if factor.endswith(".kind") and old[factor] != new[factor]}
    for factor in {**old, **new}:
        if factor in both and old[factor] != new[factor]:
            yield factor, (old[factor], new[factor])
        elif factor not in both and not any(factor.startswith(kind) for kind in kinds):
            yield factor, (old.get(factor), new.get(factor))


def _flat(scene: Scene) -> dict[str, Any]:
    """Every drawn value by its path, of companions too."""
    flat = factors(scene)
    for k, companion in enumerate(scene.companions):
        told = {"class": companion.class_name, "seed": companion.seed, **kind_to_dict(companion.furniture, FURNITURE)}
        flat |= {f"companion{k}.{name}": value for name, value in told.items()}
    return flat


def _other_files(a: Folder, b: Folder, key: str) -> Iterator[str]:
    """Folders in which the files of an image differ, or are there on one side only."""
    ours, theirs = a.files(key), b.files(key)
    for folder in {**ours, **theirs}:
        if folder not in ours or folder not in theirs or not _same(ours[folder], theirs[folder]):
            yield folder


def _same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
