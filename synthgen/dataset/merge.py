"""Datasets merged into one: pictures by links, keys and ids anew where they would collide, specs and licences kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from synthgen.dataset import header as headers
from synthgen.dataset.encoding import instance_png
from synthgen.dataset.finalize import finalize
from synthgen.dataset.header import Header
from synthgen.dataset.images import move, only, renumbered
from synthgen.dataset.record import key_of
from synthgen.dataset.replacing import made_anew
from synthgen.dataset.scenes import Scenes
from synthgen.dataset.sources import sources_of
from synthgen.dataset.store import Store
from synthgen.errors import SynthgenError
from synthgen.split_by import by_image
from synthgen.writers.files import Files

NAMED = 3
"""Collisions that are named."""


@dataclass(frozen=True)
class Part:
    """One of the datasets. first: what is added to the numbers of its images."""

    root: Path
    header: Header
    first: int


@dataclass(frozen=True)
class Merged:
    """What came of it. moved: images put into another split, since the shape of their object was in that already.

    dropped: labels that not all of the datasets have.
    """

    images: int
    moved: int
    dropped: tuple[str, ...]


def merge(roots: Sequence[Path], target: Path, seen: Callable[[], None] = lambda: None) -> Merged:
    """Merge datasets into the new folder `target`. seen: called for each image.

    Parts of one run, as of several machines, become that run again, and keep their keys. Raises SynthgenError for what
    is no dataset, for images that both of two parts hold, and when the disk refuses.
    """
    parts = _parts(roots)
    header = _header(parts, target.name)
    moved = 0
    splits = Counter[str]()
    split_of: dict[str, str] = {}
    one_run_by_image = by_image(header.spec) and not header.sources
    with made_anew(target, replacing=False) as aside:
        for part in parts:
            files, scenes = Files(part.root, aside), Scenes(part.root, part.header)
            categories = _categories(part.header, header)
            for record in Store(part.root).records():
                split = record.split
                if not one_run_by_image:
                    split = split_of.setdefault(scenes.of(record.index).identity, split)
                new = replace(only(renumbered(record, record.index + part.first), header.labels), split=split)
                move(files, record, new, header.labels)
                if "semantic" in header.labels and categories:
                    _recode(aside / "semantic" / f"{new.key}.png", categories)
                moved += split != record.split
                splits[split] += 1
                seen()
        header = _with_shares(header, splits)
        header.save(aside)
        finalize(aside, header)
    return Merged(
        splits.total(), moved, tuple(sorted({n for p in parts for n in p.header.labels} - set(header.labels)))
    )


def _parts(roots: Sequence[Path]) -> list[Part]:
    found = [(root, headers.load(root)) for root in roots]
    for root, header in found:
        if header is None:
            raise SynthgenError(f"{root}: holds no {headers.FILE}, so it is no dataset")
    known = [(root, header) for root, header in found if header is not None]
    if _one_run([header for _, header in known]):
        _require_apart(roots)
        return [Part(root, header, 0) for root, header in known]
    parts, first = [], 0
    for root, header in known:
        parts.append(Part(root, header, first))
        first += max([_span(header), *(index + 1 for index in Store(root).committed())])
    return parts


def _one_run(found: Sequence[Header]) -> bool:
    """Whether they are parts of what could have been rendered in one go."""
    first = found[0]
    return all(
        (h.labels, h.versions) == (first.labels, first.versions)
        and {**h.spec, "count": 0} == {**first.spec, "count": 0}
        and not (h.split_by or h.sources)
        for h in found
    )


def _require_apart(roots: Sequence[Path]) -> None:
    """Raises SynthgenError if parts of one run hold the same images."""
    counts = Counter(index for root in roots for index in Store(root).committed())
    twice = sorted(index for index, count in counts.items() if count > 1)
    if twice:
        named = ", ".join(key_of(index) for index in twice[:NAMED]) + (", ..." if len(twice) > NAMED else "")
        what = f"{len(twice)} images are in two of these parts of one run ({named})"
        raise SynthgenError(f"{what}; give each part its own, or another seed")


def _span(header: Header) -> int:
    """Numbers that a dataset takes."""
    return max(source.first + int(source.spec["count"]) for source in sources_of(header))


def _header(parts: Sequence[Part], name: str) -> Header:
    """Of the merged dataset, but for the shares of its splits."""
    first = parts[0].header
    devices = tuple(sorted({device for part in parts for device in part.header.devices}))
    if all(part.first == 0 for part in parts):
        spec = {**first.spec, "count": max(part.header.spec["count"] for part in parts)}
        return replace(first, spec=spec, devices=devices)
    sources = [
        replace(source, first=source.first + part.first).to_dict()
        for part in parts
        for source in sources_of(part.header)
    ]
    return Header(
        spec=_spec(parts, name),
        labels=tuple(label for label in first.labels if all(label in part.header.labels for part in parts)),
        versions=_agreed([part.header.versions for part in parts]),
        devices=devices,
        licence=_licence([part.header.licence for part in parts]),
        sources=tuple(sources),
    )


def _spec(parts: Sequence[Part], name: str) -> dict[str, Any]:
    """What stands for a spec: what a header must know of the whole. The specs themselves are in the sources."""
    classes = dict.fromkeys(name for part in parts for name in part.header.spec["classes"])
    spec = parts[0].header.spec
    return {
        "name": name,
        "count": sum(int(source.spec["count"]) for part in parts for source in sources_of(part.header)),
        "seed": None,
        "classes": {name: {} for name in classes},
        "splits": dict.fromkeys((split for part in parts for split in part.header.spec["splits"]), 0),
        **({"formats": spec["formats"]} if "formats" in spec else {}),
    }


def _with_shares(header: Header, counts: Mapping[str, int]) -> Header:
    """Its splits' shares are how many images they hold; a run's stay as they were."""
    if not header.sources:
        return header
    return replace(header, spec={**header.spec, "splits": {name: counts[name] for name in header.spec["splits"]}})


def _agreed(versions: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Package -> its version, or all of them."""
    names = dict.fromkeys(name for found in versions for name in found)
    return {name: ", ".join(sorted({found[name] for found in versions if name in found})) for name in names}


def _licence(licences: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The one, or all at once, as SPDX puts it."""
    if all(licence == licences[0] for licence in licences):
        return licences[0]
    ids = dict.fromkeys(str(licence["id"]) for licence in licences)
    return {
        "id": " AND ".join(ids),
        "url": " ".join(dict.fromkeys(str(licence.get("url", "")) for licence in licences)).strip(),
        "text": "Each image is under the licence of the source that it comes from.",
    }


def _categories(old: Header, new: Header) -> dict[int, int]:
    """Category id -> that of the merged dataset, if any differs."""
    pairs = {number: new.category_ids[name] for name, number in old.category_ids.items()}
    return pairs if any(a != b for a, b in pairs.items()) else {}


def _recode(path: Path, categories: Mapping[int, int]) -> None:
    """Give a picture other category ids. It is a link to the file of a part, which must not change."""
    with Image.open(path) as image:
        ids = np.asarray(image).astype(np.uint16)
    table = np.arange(int(ids.max(initial=0)) + 1, dtype=np.uint16)
    for old, new in categories.items():
        if old < len(table):
            table[old] = new
    path.unlink()
    path.write_bytes(instance_png(table[ids]))
