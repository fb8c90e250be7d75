"""Images as they are rendered, without a dataset on disk: for scripts, notebooks and training loops."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from synthgen.blender.scratch import scratch
from synthgen.dataset.record import key_of
from synthgen.dataset.sample import Sample, read
from synthgen.errors import SynthgenError
from synthgen.parse import load
from synthgen.run.crew import crew
from synthgen.run.folder import looked_into
from synthgen.run.limits import limits
from synthgen.run.messages import Done, Failed
from synthgen.run.place import Place
from synthgen.run.pool import Pool
from synthgen.run.worker import Job
from synthgen.spec import Spec


def generate(
    spec: Spec | str | Path,
    count: int | None = None,
    *,
    indices: Iterable[int] | None = None,
    overrides: Sequence[str] = (),
    device: str = "auto",
    workers: int | None = None,
) -> Iterator[Sample]:
    """Yield images in the order of their indices while workers render the next ones.

    The images are those that `synthgen render` writes for the same spec, to the byte. spec: a path, the name of one
    that comes with the program, or a Spec. count: the first so many; the spec's own count if left out. indices: these
    instead, in this order, each once. overrides: as in `--set`, such as "camera.lens_mm=50". workers: processes; as
    many as suit the machine if left out. Raises SpecError for a wrong spec, and SynthgenError if the device or an image
    fails. Stop whenever you like: closing the iterator ends the workers.
    """
    chosen = spec if isinstance(spec, Spec) else load(spec, overrides)
    wanted = list(dict.fromkeys(range(chosen.count if count is None else count) if indices is None else indices))
    processes = crew(workers, len(wanted))
    with (
        _passing_folder(chosen) as root,
        Pool(Job(chosen, Place.of(root), device), processes, limits(processes), chosen.images_a_scene) as pool,
    ):
        yield from _in_order(pool, wanted, root)


def _in_order(pool: Pool, wanted: list[int], root: Path) -> Iterator[Sample]:
    """Take images from the folder as they are finished, and hold back those that are early."""
    early: dict[int, Sample] = {}
    queue = iter(wanted)
    expected = next(queue, None)
    for message in pool.results(wanted):
        if isinstance(message, Failed):
            which = "" if message.index is None else f"image {message.index}: "
            raise SynthgenError(f"{which}{message.reason}")
        if isinstance(message, Done):
            early[message.index] = _taken(root, message.index)
        while expected in early:
            yield early.pop(expected)
            expected = next(queue, None)


def _taken(root: Path, index: int) -> Sample:
    """Read an image, and remove it."""
    picture = next(root.glob(f"images/*/*/{key_of(index)}.jpg"))
    sample = read(root, index, picture)
    for path in root.glob(f"*/{picture.stem}.*"):
        path.unlink()
    picture.unlink()
    return sample


@contextmanager
def _passing_folder(spec: Spec) -> Iterator[Path]:
    """A dataset's folder, in memory where there is such a place, and gone afterwards."""
    root = scratch()
    try:
        looked_into(root, spec).new.save(root)
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)
