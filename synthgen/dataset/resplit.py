"""A dataset split anew: into other shares, or by something else than the object's shape. Nothing is rendered.

No shape and no group is ever in two splits: images that share one, or hang together through others, move together.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from synthgen.dataset import header as headers
from synthgen.dataset.finalize import finalize
from synthgen.dataset.grouping import group_of, joined, shapes_of, unknown
from synthgen.dataset.header import Header
from synthgen.dataset.images import move
from synthgen.dataset.replacing import made_anew
from synthgen.dataset.scenes import Scenes
from synthgen.dataset.sources import sources_of
from synthgen.dataset.store import OURS, Store
from synthgen.errors import SynthgenError
from synthgen.writers.files import Files

STALE = ("exports",)
"""What else lies in a dataset's folder and tells its splits: not carried over."""


@dataclass(frozen=True)
class Member:
    """One image. names: of the shapes and the group that it belongs to."""

    index: int
    class_name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Resplit:
    """What came of it. images: in each split, by class. groups: of images that must stay together."""

    images: Mapping[str, Mapping[str, int]]
    groups: int


def resplit(
    root: Path, target: Path | None, shares: Mapping[str, float] | None, by: str, seed: int,
    seen: Callable[[], None] = lambda: None,
) -> Resplit:  # fmt: skip
    """Split the dataset in `root`, in place or, with links, into the folder `target`. seen: called twice an image.

    shares: of splits; those that it has if None. seed: names another way to do it. Raises SynthgenError if there is no
    dataset or the disk refuses, and SpecError if `by` is nothing that images are known by.
    """
    header = headers.load(root)
    if header is None:
        raise SynthgenError(f"{root}: holds no {headers.FILE}, so it is no dataset")
    chosen = dict(shares or header.spec["splits"])
    members = _members(root, header, by, seen)
    splits = assigned(members, chosen, seed)
    new = replace(
        header, spec={**header.spec, "splits": chosen}, split_by=by,
        sources=tuple(source.to_dict() for source in sources_of(header)),
    )  # fmt: skip
    with made_anew(target or root, replacing=target is None) as aside:
        files = Files(root, aside)
        for record, split in zip(Store(root).records(), splits, strict=True):
            move(files, record, replace(record, split=split), header.labels)
            seen()
        if target is None:
            _keep_the_rest(root, files)
        new.save(aside)
        finalize(aside, new)
    counts = {split: Counter[str]() for split in chosen}
    for member, split in zip(members, splits, strict=True):
        counts[split][member.class_name] += 1
    return Resplit(counts, len(set(joined([member.names for member in members]))))


def _members(root: Path, header: Header, by: str, seen: Callable[[], None]) -> list[Member]:
    scenes = Scenes(root, header)
    members: list[Member] = []
    known: set[str] = set()
    grouped = False
    for record in Store(root).records():
        scene = scenes.of(record.index)
        group = group_of(scene, by)
        grouped = grouped or group is not None
        known.update(() if grouped else record.factors)
        names = shapes_of(scene) if group is None else (*shapes_of(scene), f"{by}={group}")
        members.append(Member(record.index, record.class_name, names))
        seen()
    if members and not grouped:
        raise unknown(by, known)
    return members


def assigned(members: Sequence[Member], shares: Mapping[str, float], seed: int = 0) -> list[str]:
    """The split of each image: groups are dealt out, large ones first, to the split that lacks their classes most.

    So shares hold in every class, as well as the size of groups allows. Pure, and the order of images does not matter.
    """
    firsts = joined([member.names for member in members])
    groups: dict[int, Counter[str]] = {}
    names: dict[int, str] = {}
    for member, first in zip(members, firsts, strict=True):
        groups.setdefault(first, Counter())[member.class_name] += 1
        names[first] = min(names.get(first, "~"), *member.names)
    total = sum(groups.values(), Counter[str]())
    whole = sum(shares.values())
    lacking = {(s, c): share / whole * n for s, share in shares.items() for c, n in total.items()}
    split_of: dict[int, str] = {}
    for first in sorted(groups, key=lambda first: (-groups[first].total(), _lot(names[first], seed))):
        need = {s: sum(n * lacking[s, c] / total[c] for c, n in groups[first].items()) for s in shares if shares[s] > 0}
        split_of[first] = max(sorted(need), key=need.__getitem__)
        for class_name, count in groups[first].items():
            lacking[split_of[first], class_name] -= count
    return [split_of[first] for first in firsts]


def _lot(name: str, seed: int) -> bytes:
    return blake2b(f"{seed} {name}".encode(), digest_size=8, person=b"resplit").digest()


def _keep_the_rest(root: Path, files: Files) -> None:
    """What lies in the folder and is the user's own."""
    for path in root.iterdir():
        if path.name in OURS or path.name in STALE:
            continue
        inside = [Path(folder) / name for folder, _, names in os.walk(path) for name in names]
        for file in inside if path.is_dir() else [path]:
            files.link(file.relative_to(root).as_posix(), file.relative_to(root).as_posix())
