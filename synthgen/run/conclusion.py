"""The conclusion of a dataset that several runs made: what describes the whole, and what is missing of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synthgen.dataset import header as headers
from synthgen.dataset.storage import Root
from synthgen.dataset.store import Store
from synthgen.errors import SynthgenError
from synthgen.run.folder import finish, is_refreshing
from synthgen.run.lock import lock_of


@dataclass(frozen=True)
class Conclusion:
    """images: how many are there. count: how many there should be. missing: indices, in order."""

    images: int
    count: int
    missing: tuple[int, ...]


def conclusion(root: Root) -> Conclusion:
    """Make what describes the images that are there. Shards may be at work. Raises SynthgenError."""
    header = headers.load(root)
    if header is None:
        raise SynthgenError(f"{root}: holds no {headers.FILE}, so it is no dataset")
    with lock_of(root, shared=True):
        if is_refreshing(root):
            raise SynthgenError(f"{root}: a refresh of it was cut short; run `synthgen render` with --refresh again")
        found = Store(root).whole()
        finish(root, header)
    count = int(header.spec["count"])
    missing = tuple(index for index in range(count) if index not in found)
    return Conclusion(len(found), count, missing)


def ranges(indices: Iterable[int]) -> list[str]:
    """In few words: `3`, `7-12`."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]
