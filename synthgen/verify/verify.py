"""All checks of a dataset, its images shared out among processes."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from synthgen.dataset import checksums, header, listing
from synthgen.dataset.record import Record
from synthgen.dataset.scenes import Scenes
from synthgen.errors import SynthgenError
from synthgen.verify import folder, whole
from synthgen.verify.duplicates import alike
from synthgen.verify.evidence import Evidence
from synthgen.verify.formats import of_formats
from synthgen.verify.images import Finding, examined
from synthgen.verify.problem import CHECKS, Problem, Report

FEW = 60
"""Images for which further processes are not worth their start."""

TOGETHER = 4
"""Images handed to a process at a time."""

Watcher = Callable[[int, int], None]
"""Told how many images are done, of how many."""


def verify(root: Path, workers: int | None = None, watcher: Watcher = lambda done, of: None) -> Report:
    """Check the finished dataset in a folder. Raises SynthgenError if there is none.

    workers: processes; None is one a core.
    """
    dataset = _Opened(root)
    names = set(listing.files(root))
    images = folder.pictures(names)
    findings = []
    for finding in _findings(dataset, images, workers or os.process_cpu_count() or 1):
        findings.append(finding)
        watcher(len(findings), len(images))
    problems = [problem for finding in findings for problem in finding.problems]
    problems += _of_whole(dataset, names, images, findings)
    notes = whole.unread_specs(dataset.scenes, dataset.header)
    ordered = sorted(set(problems), key=lambda p: (list(CHECKS).index(p.check), p))
    return Report(root.resolve().name, len(images), checksums.fingerprint_of(root), tuple(ordered), tuple(notes))


class _Opened:
    """A dataset and the specs of its scenes, read once a process."""

    def __init__(self, root: Path) -> None:
        head = header.load(root)
        if head is None:
            raise SynthgenError(f"{root}: holds no {header.FILE}, so it is no dataset")
        self.root = root
        self.header = head
        self.scenes = Scenes(root, head)


def _of_whole(
    dataset: _Opened, names: set[str], images: Mapping[str, str], findings: Sequence[Finding]
) -> Iterator[Problem]:
    """What no image shows alone."""
    root, head = dataset.root, dataset.header
    wrong, annotations = of_formats(root, head, lambda: _records(root, images), names)
    yield from wrong
    yield from folder.strays(names, head.labels, annotations)
    yield from folder.changes(root, names)
    yield from folder.folders(dict(images), head)
    yield from whole.of_count(findings, head)
    yield from whole.of_classes(findings, dataset.scenes)
    yield from whole.of_splits(findings, head)
    yield from whole.of_duplicates(findings)
    yield from alike(_looks(findings), lambda key: _picture(root / images[key]))


def _looks(findings: Sequence[Finding]) -> dict[str, int]:
    """Perceptual hashes of pictures that are there once."""
    once = {finding.picture: finding for finding in reversed(findings) if finding.picture is not None}
    return {f.key: f.look for f in sorted(once.values(), key=lambda f: int(f.key)) if f.look is not None}


def _picture(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def _records(root: Path, images: Mapping[str, str]) -> Iterator[Record]:
    """Those that can be read, by index: the others are problems already."""
    for key in sorted(images, key=int):
        try:
            record = Record.from_dict(json.loads((root / "labels" / f"{key}.json").read_bytes()))
        except (OSError, ValueError, LookupError, TypeError):
            continue
        yield record


# ---- processes ---------------------------------------------------------------------------------------------------


def _findings(dataset: _Opened, images: Mapping[str, str], workers: int) -> Iterator[Finding]:
    """What each image shows, by index."""
    ordered = sorted(images.items(), key=lambda item: int(item[0]))
    if workers == 1 or len(ordered) <= FEW:
        yield from map(partial(_examined, dataset), ordered)
        return
    with ExitStack() as opened:
        spawn = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, spawn, initializer=_begin, initargs=(dataset.root,))
        opened.callback(pool.shutdown, cancel_futures=True)
        try:
            yield from pool.map(_examined_here, ordered, chunksize=TOGETHER)
        except BrokenProcessPool:
            raise SynthgenError("a process that checked images was killed, perhaps for want of memory") from None


_here: list[_Opened] = []


def _begin(root: Path) -> None:
    """In a new process. Ctrl-C is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here.append(_Opened(root))


def _examined_here(image: tuple[str, str]) -> Finding:
    return _examined(_here[0], image)


def _examined(dataset: _Opened, image: tuple[str, str]) -> Finding:
    key, file = image
    return examined(Evidence(dataset.root, dataset.header, dataset.scenes, key, file))
