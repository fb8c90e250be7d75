"""Parquet: `labels.parquet`, the table of `labels.csv` with a type for every column."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from synthgen.dataset.record import Record
from synthgen.writers.arrow import Rows, arrow
from synthgen.writers.columns import OF_OBJECT
from synthgen.writers.rows import FIXED, row
from synthgen.writers.spool import Spool
from synthgen.writers.writer import Writer


class Parquet(Writer):
    """One file. Rows wait in a spool, because only the last record completes the list of columns and their types."""

    in_place = True
    modules = ("pyarrow",)

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset(OF_OBJECT)

    @contextmanager
    def life(self) -> Iterator[None]:
        self._types: dict[str, set[type]] = {}
        with Spool(self.files.root) as self._rows:
            yield
            self._join()

    def write(self, record: Record) -> None:
        self.files.keep(f"images/{record.file}")
        cells = row(record, self.header.labels)
        for name, value in cells.items():
            self._types.setdefault(name, set()).add(type(value))
        self._rows.add(cells)

    def _join(self) -> None:
        names = [*(name for name in FIXED if name in self._types), *sorted(self._types.keys() - set(FIXED))]
        casts = {name: _cast(self._types[name] - {type(None)}) for name in names}
        pa = arrow()
        types = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}
        schema = pa.schema([(name, types[casts[name]]) for name in names])
        with Rows(self.files.place("labels.parquet"), schema) as rows:
            for line in self._rows:
                cells = json.loads(line)
                rows.add({n: None if cells.get(n) is None else casts[n](cells[n]) for n in names}, len(line))


def _cast(types: set[type]) -> type:
    """What a column holds: what all its values are; numbers if some are whole and some not; or else text."""
    if len(types) == 1:
        return next(iter(types))
    return float if types == {int, float} else str
