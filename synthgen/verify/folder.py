"""The folder: which files are there, which should be, and whether they are as they were."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from synthgen.dataset import checksums
from synthgen.dataset.header import Header
from synthgen.dataset.store import SIDECARS, sidecars
from synthgen.errors import SynthgenError
from synthgen.verify.problem import Problem

KEY = re.compile("[0-9]{6,}")


def pictures(names: Collection[str]) -> dict[str, str]:
    """Key -> picture, of all that are named as one."""
    found = (PurePosixPath(name) for name in sorted(names))
    return {path.stem: str(path) for path in found if _is_picture(path)}


def strays(names: Collection[str], labels: Collection[str], of_formats: Collection[str]) -> Iterator[Problem]:
    """Files that belong to no image and no format, and images that lack files.

    labels: of the dataset. of_formats: annotation files.
    """
    images = pictures(names)
    expected = {f"{folder}/{key}{suffix}" for key in images for folder, suffix in sidecars(labels).items()}
    for name in sorted(expected.difference(names)):
        yield Problem("files", name, "is missing")
    for name in sorted(set(names) - expected - set(images.values()) - set(of_formats) - {checksums.HEADER}):
        why = "its picture is missing" if _is_sidecar(name) else "does not belong here"
        yield Problem("files", name, why)
    by_key = [PurePosixPath(name) for name in names if _is_picture(PurePosixPath(name))]
    for path in sorted(by_key):
        if images[path.stem] != str(path):
            yield Problem("files", str(path), f"has the same key as {images[path.stem]}")


def folders(images: dict[str, str], header: Header) -> Iterator[Problem]:
    """Pictures in folders of no split or class of the dataset."""
    for name in images.values():
        _, split, class_name, _ = PurePosixPath(name).parts
        if split not in header.spec["splits"]:
            yield Problem("splits", name, f"there is no split '{split}'")
        if class_name not in header.category_ids:
            yield Problem("classes", name, f"there is no class '{class_name}'")


def changes(root: Path, names: Collection[str]) -> Iterator[Problem]:
    """Files that are not what the list of checksums says."""
    try:
        listed = checksums.read(root)
    except SynthgenError as error:
        yield Problem("checksums", checksums.FILE, str(error))
        return
    if listed is None:
        yield Problem("checksums", checksums.FILE, "is missing: `synthgen render` writes it at its end")
        return
    there = checksums.digests(root, names)
    for name in sorted({*there, *listed}):
        if name not in there:
            yield Problem("checksums", name, "is listed, but not there")
        elif name not in listed:
            yield Problem("checksums", name, "is not listed")
        elif there[name] != listed[name]:
            yield Problem("checksums", name, "has changed since the dataset was finished")


def _is_picture(path: PurePosixPath) -> bool:
    """images/<split>/<class>/<key>.jpg."""
    return (
        len(path.parts) == 4 and path.parts[0] == "images" and path.suffix == ".jpg" and bool(KEY.fullmatch(path.stem))
    )


def _is_sidecar(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == 2 and SIDECARS.get(path.parts[0]) == path.suffix and bool(KEY.fullmatch(path.stem))
