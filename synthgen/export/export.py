"""From a dataset to the files of other formats, in one pass over its records; nothing is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from synthgen.dataset import checksums
from synthgen.dataset import header as headers
from synthgen.dataset.header import Header
from synthgen.dataset.partial import purge
from synthgen.dataset.store import EXPORTS, Store
from synthgen.errors import SynthgenError
from synthgen.export import folder
from synthgen.export.formats import Format, require_installed
from synthgen.export.staging import Stage
from synthgen.writers import WRITERS, Writer
from synthgen.writers.files import Files


@dataclass(frozen=True)
class Target:
    """A format, and the folder that its files go to: the dataset's own, or one that it has to itself."""

    format: Format
    home: Path


def home_of(format: Format, dataset: Path) -> Path:
    """Where a format goes in a dataset's own folder."""
    return dataset if WRITERS[format.name].in_place else dataset / EXPORTS / format.label


def opened(dataset: Path) -> Header:
    """The header of a dataset that is to be exported. Raises SynthgenError if there is none."""
    header = headers.load(dataset)
    if header is None:
        raise SynthgenError(f"{dataset}: holds no {headers.FILE}, so it is no dataset")
    return header


def export(
    dataset: Path, header: Header, targets: Sequence[Target], *, copying: bool = False, seen: Callable[[], object] = int
) -> int:
    """Write the formats, each whole or not at all, and return how many images they describe.

    copying: pictures are copied, not linked. seen: called after each image. Raises SynthgenError for labels that the
    dataset lacks, records that are damaged, or a full disk.
    """
    for target in targets:
        _require_labels(target.format, header)
    require_installed(target.format for target in targets)
    with _explained(), ExitStack() as staged:
        for target in targets:
            purge(target.home)
        stages = [staged.enter_context(Stage(target.home, target.format.label)) for target in targets]
        count = _written(dataset, header, targets, stages, copying, seen)
        for target, stage in zip(targets, stages, strict=True):
            _publish(target, stage, dataset, header, count)
    return count


def _written(
    dataset: Path, header: Header, targets: Sequence[Target], stages: Sequence[Stage], copying: bool,
    seen: Callable[[], object],
) -> int:  # fmt: skip
    """Fill the stages, in one pass over the records."""
    count = 0
    with ExitStack() as open_writers:
        writers: list[Writer] = []
        for target, stage in zip(targets, stages, strict=True):
            files = Files(dataset, stage.folder, in_place=target.home == dataset, copying=copying)
            writer = WRITERS[target.format.name](files, header, dict(target.format.chosen))
            writers.append(open_writers.enter_context(writer))
        for record in Store(dataset).records():
            for writer in writers:
                writer.write(record)
            count += 1
            seen()
    return count


def _publish(target: Target, stage: Stage, dataset: Path, header: Header, count: int) -> None:
    if target.home == dataset:
        names = [path.relative_to(stage.folder).as_posix() for path in stage.folder.rglob("*") if path.is_file()]
        stage.publish()
        checksums.update(dataset, names)
        return
    names = [path.name for path in stage.folder.iterdir()]
    (stage.folder / folder.FILE).write_bytes(folder.described(target.format, header, count, names))
    folder.clear(target.home)
    stage.publish(last=folder.FILE)


def _require_labels(format: Format, header: Header) -> None:
    missing = WRITERS[format.name].needs(dict(format.chosen)) - set(header.labels)
    if missing:
        listed = ", ".join(sorted(missing))
        raise SynthgenError(f"the format '{format.label}' needs labels that this dataset lacks: {listed}")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        reason = (error.strerror or str(error)).lower()
        raise SynthgenError(f"{place}cannot be written: {reason}; nothing is left half-written") from error
