"""Comma-separated values: `labels.csv`, a row an image, with every drawn factor."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO

from synthgen.dataset.record import Record
from synthgen.writers.columns import OF_OBJECT
from synthgen.writers.rows import FIXED, row
from synthgen.writers.spool import Spool
from synthgen.writers.writer import Writer


class Table(Writer):
    """One file. Rows wait in a spool, because only the last record completes the list of columns."""

    in_place = True

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset(OF_OBJECT)

    @contextmanager
    def life(self) -> Iterator[None]:
        self._names: set[str] = set()
        with ExitStack() as opened:
            file = self.files.create("labels.csv", opened)
            self._rows = opened.enter_context(Spool(self.files.root))
            yield
            self._join(file)

    def write(self, record: Record) -> None:
        self.files.keep(f"images/{record.file}")
        cells = row(record, self.header.labels)
        self._names.update(cells)
        self._rows.add(cells)

    def _join(self, file: BinaryIO) -> None:
        names = [*FIXED, *sorted(self._names.difference(FIXED))]
        file.write(_line(names))
        for line in self._rows:
            cells = json.loads(line)
            file.write(_line([_cell(cells.get(name)) for name in names]))


def _cell(value: Any) -> Any:
    """Numbers and text as they are, true and false as in JSON, nothing for null."""
    return str(value).lower() if isinstance(value, bool) else value


def _line(cells: list[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
