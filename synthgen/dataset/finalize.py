"""The end of a dataset: the files of every format, made from the records on disk in one pass; and checksums."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from synthgen.dataset import checksums, listing
from synthgen.dataset.header import Header
from synthgen.errors import SpecError
from synthgen.export.export import Target, export, home_of
from synthgen.export.formats import DEFAULT, formats_of


def finalize(root: Path, header: Header, formats: Iterable[Any] | None = None) -> int:
    """Write the formats' files and all checksums, and return how many images they describe.

    formats: as a spec writes them; those of the dataset's spec if left out. The bytes depend on the records alone, not
    on the order in which they came. Each file appears whole or keeps its former content. Raises SynthgenError for an
    unknown format, one that needs other labels, or a full disk.
    """
    named = header.spec.get("formats", DEFAULT) if formats is None else formats
    try:
        chosen = formats_of(named)
    except ValueError as error:
        raise SpecError(str(error)) from None
    count = export(root, header, [Target(format, home_of(format, root)) for format in chosen])
    checksums.write(root, listing.files(root))
    return count
