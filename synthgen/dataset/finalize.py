"""The end of a dataset: annotation files of every format, made from the records on disk in one pass."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from synthgen.dataset.header import Header
from synthgen.dataset.store import Store
from synthgen.errors import SpecError, SynthgenError, nearest
from synthgen.writers import WRITERS, Writer


def finalize(root: Path, header: Header, formats: Iterable[str] = tuple(WRITERS)) -> int:
    """Write the formats' files and return how many images they describe.

    The bytes depend on the records alone, not on the order in which they came. Each file appears whole or keeps its
    former content. Raises SynthgenError for an unknown format, one that needs other labels, or a full disk.
    """
    count = 0
    with ExitStack() as opened:
        writers = [opened.enter_context(_writer(name, root, header)) for name in formats]
        for record in Store(root).records():
            for writer in writers:
                writer.write(record)
            count += 1
    return count


def _writer(name: str, root: Path, header: Header) -> Writer:
    if name not in WRITERS:
        raise SpecError(f"there is no format '{name}'; {nearest(name, WRITERS)}")
    missing = WRITERS[name].needs - set(header.labels)
    if missing:
        raise SynthgenError(f"the format '{name}' needs labels that this dataset lacks: {', '.join(sorted(missing))}")
    return WRITERS[name](root, header)
