"""Annotation files against the records: written anew aside, and compared by the byte; where they differ, by the row.

So a file that only says the same in other words, as another version of the program might, is right.
"""

from __future__ import annotations

import csv
import filecmp
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import chain, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from synthgen.dataset.checksums import HEADER
from synthgen.dataset.differences import differences
from synthgen.dataset.header import Header
from synthgen.dataset.record import Record
from synthgen.dataset.store import SIDECARS
from synthgen.errors import SynthgenError
from synthgen.export.formats import DEFAULT, Format, formats_of, require_installed
from synthgen.verify.problem import Problem
from synthgen.writers import WRITERS
from synthgen.writers.arrow import arrow
from synthgen.writers.files import Files

SHOWN = 5
"""Rows named of one file."""

Rows = dict[str, Any]


@dataclass(frozen=True)
class Anew:
    """A format's files, written anew. names: relative to `folder`. failure: why the records could not be written."""

    label: str
    folder: Path
    names: tuple[str, ...]
    failure: str | None


def of_formats(
    root: Path, header: Header, records: Callable[[], Iterable[Record]], names: Collection[str]
) -> tuple[list[Problem], set[str]]:
    """What annotation files say otherwise than the records; and the names of all files that are some format's.

    records: gives them, in order. names: files of the dataset. Formats that the spec does not name may be there too, by
    `synthgen export`; they are written anew only if something is there that the spec's formats do not account for.
    """
    with TemporaryDirectory(prefix="synthgen-") as folder:
        written = write_anew(root, header, records(), _of_spec(header), Path(folder) / "spec")
        ours = {name for anew in written for name in anew.names}
        wrong = {name for anew in written for name in anew.names if not _same(root / name, anew.folder / name)}
        if not wrong and not any(_is_annotation(name) for name in set(names) - ours):
            return [], ours
        others = write_anew(root, header, records(), _others(header), Path(folder) / "others")
        problems = [problem for anew in written for problem in _problems(root, anew, others)]
        known = {name for anew in others for name in anew.names}
        extra = [anew for anew in others if not ours & set(anew.names)]
        problems += [p for anew in extra for p in _problems(root, anew, ()) if (root / p.place).exists()]
        return problems, ours | known


def write_anew(
    root: Path, header: Header, records: Iterable[Record], formats: Iterable[Format], aside: Path
) -> list[Anew]:
    """Write the files of formats that lie among the dataset's own, each into a folder in the folder `aside`."""
    drafts = [_Draft(root, header, f, aside / f.label) for f in formats]
    for record in records:
        for draft in drafts:
            draft.write(record)
    return [draft.finished() for draft in drafts]


class _Draft:
    """A format in the making, which ends at the first record that it cannot tell."""

    def __init__(self, root: Path, header: Header, format: Format, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._anew = Anew(format.label, folder, (), None)
        self._opened = ExitStack()
        files = Files(root, folder, in_place=True)
        self._writer = self._opened.enter_context(WRITERS[format.name](files, header, dict(format.chosen)))

    def write(self, record: Record) -> None:
        if self._anew.failure is None:
            self._try(lambda: self._writer.write(record), record.key)

    def finished(self) -> Anew:
        self._try(self._opened.close, "at its end")
        folder = self._anew.folder
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        return replace(self._anew, names=tuple(names))

    def _try(self, action: Callable[[], None], where: str) -> None:
        try:
            action()
        except Exception as error:  # noqa: BLE001  a record can be wrong in ways that nobody thought of
            failure = f"{where}: {type(error).__name__}: {' '.join(str(error).split())}"
            self._anew = replace(self._anew, failure=self._anew.failure or failure)


def _of_spec(header: Header) -> list[Format]:
    return [f for f in formats_of(header.spec.get("formats", DEFAULT)) if WRITERS[f.name].in_place]


def _others(header: Header) -> Iterator[Format]:
    """Formats that can lie in a dataset besides, as far as its labels and this machine's packages go."""
    ours = _of_spec(header)
    for name, writer in WRITERS.items():
        switches = [key for key, option in writer.options.items() if isinstance(option.default, bool)]
        for turned in product((False, True), repeat=len(switches)):
            other = Format(name, tuple((key, True) for key, on in zip(switches, turned, strict=True) if on))
            if writer.in_place and other not in ours and writer.needs(dict(other.chosen)) <= set(header.labels):
                with suppress(SynthgenError):
                    require_installed([other])
                    yield other


def _is_annotation(name: str) -> bool:
    """Whether it is no picture, scene or record, but of the dataset as a whole."""
    return name.split("/")[0] not in SIDECARS and not name.endswith(".jpg") and name != HEADER


def _problems(root: Path, anew: Anew, others: Iterable[Anew]) -> Iterator[Problem]:
    """Files of a format that say something else than those that were written anew, in any of its ways."""
    if anew.failure is not None:
        yield Problem("formats", anew.label, f"cannot be made of the records: {anew.failure}")
        return
    for name in anew.names:
        ways = [anew.folder / name, *(other.folder / name for other in others)]
        if not (root / name).is_file():
            yield Problem("formats", name, "is missing")
        elif not any(_same(root / name, way) for way in ways):
            yield from (Problem("formats", name, said) for said in _in_words(root / name, anew.folder / name))


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def _in_words(found: Path, right: Path) -> Iterator[str]:
    if found.suffix not in READERS:
        yield "differs from what the records say"
        return
    try:
        rows, wanted = (READERS[path.suffix](path) for path in (found, right))
    except (ValueError, LookupError, TypeError, AttributeError, csv.Error) as error:
        yield f"cannot be read: {type(error).__name__}: {error}"
        return
    names = [name for name in {**wanted, **rows} if name not in wanted or rows.get(name, _ABSENT) != wanted[name]]
    yield from (_of_row(name, rows, wanted) for name in names[:SHOWN])
    if len(names) > SHOWN:
        yield f"and {len(names) - SHOWN} more rows differ"


_ABSENT = object()


def _of_row(name: str, rows: Rows, wanted: Rows) -> str:
    if name not in rows:
        return f"{name} is missing"
    if name not in wanted:
        return f"{name} belongs to no record"
    line, *_ = differences(wanted[name], rows[name], name)
    return line.replace(": was ", ": the record says ").replace(", now ", ", the file ")


def _sections(path: Path) -> Rows:
    """COCO: lists of things with ids."""
    data: Mapping[str, Any] = json.loads(path.read_bytes())
    listed = (
        (f"{name} {item['id']}", item) for name, items in data.items() if isinstance(items, list) for item in items
    )
    return _rows(chain(listed, ((name, value) for name, value in data.items() if not isinstance(value, list))))


def _lines(path: Path) -> Rows:
    with path.open(encoding="utf-8") as file:
        return _rows((row["file_name"], row) for row in map(json.loads, file))


def _table(path: Path) -> Rows:
    with path.open(newline="", encoding="utf-8") as file:
        return _rows((f"row {row['key']}", row) for row in csv.DictReader(file, strict=True))


def _columns(path: Path) -> Rows:
    return _rows((f"row {row['key']}", row) for row in arrow().parquet.read_table(path).to_pylist())


def _rows(named: Iterable[tuple[str, Any]]) -> Rows:
    """By name; what is there twice gets a name of its own."""
    rows: Rows = {}
    for name, row in named:
        while name in rows:
            name += " again"
        rows[name] = row
    return rows


READERS = {".json": _sections, ".jsonl": _lines, ".csv": _table, ".parquet": _columns}
"""Suffix -> what gives the rows of such a file by name."""
