"""A refresh: after an edit of the spec, what it did not touch stays as it is, and the rest goes, to be made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from synthgen import document
from synthgen.dataset import atomic, partial
from synthgen.dataset import header as headers
from synthgen.dataset.header import Header
from synthgen.dataset.record import Record, key_of, to_json
from synthgen.dataset.splits import split_of
from synthgen.dataset.store import OURS, SIDECARS, Store
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.run.records import record_of
from synthgen.scene import Scene
from synthgen.spec import Spec, scene_to_dict

AROUND = ("name", "seed", "count", "balance", "splits", "classes")
"""Keys of a scene's document that no pixel depends on; of the classes, that of the image does."""

REMADE_BY = ("synthgen", "bpy", "pyoidn")
"""Packages of which another version may make other pictures of the same scene."""


@dataclass(frozen=True)
class Refreshed:
    """found: index -> picture of what stays; of these, `moved` changed their split or another word beside the picture.

    removed: how many images went, be it to be made anew or for good.
    """

    found: Mapping[int, Path]
    moved: int
    removed: int


def refreshed(
    store: Store, spec: Spec, old: Header, new: Header, found: Mapping[int, Path], compared: Callable[[int], None]
) -> Refreshed:
    """Remove what the spec would make otherwise. Interrupted, it can be done again. Raises SynthgenError.

    compared: is told after every image how many have been looked at.
    """
    _remove_indices(store.root)
    stays: dict[int, Path] = {}
    moved = 0
    for number, (index, picture) in enumerate(found.items(), start=1):
        if index < spec.count and not _remade(old, new):
            place = _kept(store, spec, index, picture)
            if place is not None:
                stays[index] = place
                moved += place != picture
        compared(number)
    _sweep(store.root, stays)
    return Refreshed(stays, moved, len(found) - len(stays))


def _remade(old: Header, new: Header) -> bool:
    """Whether another program, or other labels, make every image another one."""
    return old.labels != new.labels or any(old.versions.get(name) != new.versions.get(name) for name in REMADE_BY)


def _kept(store: Store, spec: Spec, index: int, picture: Path) -> Path | None:
    """Where the picture is now, or None if the spec makes another one."""
    try:
        scene = draw(spec, index)
        before = (store.root / _scene_name(index)).read_text()
    except (SynthgenError, OSError, UnicodeDecodeError):
        return None
    now = scene_to_dict(scene, spec)
    text = document.dumps(now)
    if text == before:
        return picture
    try:
        same = _pictured(document.loads(before, picture.name).data) == _pictured(document.loads(text, "").data)
    except (SynthgenError, LookupError, TypeError, AttributeError):
        return None
    return _moved(store.root, spec, scene, index, picture, text) if same else None


def _moved(root: Path, spec: Spec, scene: Scene, index: int, picture: Path, text: str) -> Path | None:
    """Put a picture that stays into its split by the new spec. The scene comes last: it says that the rest is done."""
    try:
        old = record_of(root, index)
    except SynthgenError:
        return None
    record: Record = replace(old, split=split_of(scene.identity, spec.splits))
    if record != old:
        atomic.write(root, f"labels/{record.key}.json", to_json(record))
    place = root / "images" / record.file
    if place != picture:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            picture.replace(place)
        except OSError as error:
            raise SynthgenError(f"{place}: cannot be written: {error.strerror}") from error
    atomic.write(root, _scene_name(index), text.encode())
    return place


def _pictured(scene: Mapping[str, Any]) -> dict[str, Any]:
    """What a scene's picture and labels depend on."""
    (class_name,) = (name for name, share in scene["balance"].items() if share)
    around = {key: value for key, value in scene.items() if key not in AROUND}
    ids = list(scene["classes"]) if "semantic" in scene["labels"] else None  # which that label is painted with
    return {"class": class_name, "ids": ids, "furniture": scene["classes"][class_name]} | around


def _scene_name(index: int) -> str:
    return f"scenes/{key_of(index)}.yaml"


def _remove_indices(root: Path) -> None:
    """Files that describe the whole: they are made anew, and of splits that are no more they would stay."""
    kept = {"images", *SIDECARS, partial.FOLDER, headers.FILE}
    for path in [*(root / name for name in OURS if name not in kept), *root.glob("images/*/*.*")]:
        with _told(path):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def _sweep(root: Path, stays: Mapping[int, Path]) -> None:
    """Remove all images but some: their pictures first, so that none is ever half there."""
    pictures = set(stays.values())
    keys = {path.stem for path in pictures}
    beside = [path for folder, suffix in SIDECARS.items() for path in (root / folder).glob(f"*{suffix}")]
    gone = [path for path in root.glob("images/*/*/*.jpg") if path not in pictures]
    for path in [*gone, *(path for path in beside if path.stem not in keys)]:
        with _told(path):
            path.unlink(missing_ok=True)
    for folder in [*root.glob("images/*/*"), *root.glob("images/*")]:  # an empty class would puzzle readers
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be removed: {error.strerror}") from error
