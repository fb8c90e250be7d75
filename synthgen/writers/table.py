"""Comma-separated values: `labels.csv`, a row an image, with every drawn factor."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from synthgen.dataset.atomic import Draft, Spool
from synthgen.dataset.record import Record, compact
from synthgen.writers.columns import OF_OBJECT, columns
from synthgen.writers.writer import Writer

BOX = ("box_x", "box_y", "box_width", "box_height")
FIXED = (
    "key", "file", "split", "class", "family", "width", "height", *BOX, "area", "frame_fraction", "truncated",
)  # fmt: skip
"""The first columns. The factors of all images follow by name."""


class Table(Writer):
    """One file. Rows wait in a spool, because only the last record completes the list of columns."""

    needs = frozenset(OF_OBJECT)

    @contextmanager
    def life(self) -> Iterator[None]:
        self._factors: set[str] = set()
        with Draft(self.root, "labels.csv") as draft, Spool(self.root) as self._rows:
            yield
            self._join(draft)

    def write(self, record: Record) -> None:
        self._factors.update(record.factors)
        self._rows.write(compact({**record.factors, **_fixed(record)}) + b"\n")

    def _join(self, draft: Draft) -> None:
        names = [*FIXED, *sorted(self._factors.difference(FIXED))]
        draft.write(_line(names))
        for row in self._rows:
            cells = json.loads(row)
            draft.write(_line([_cell(cells.get(name)) for name in names]))


def _fixed(record: Record) -> dict[str, Any]:
    row = columns(record)
    named = {"file": f"images/{record.file}", "split": record.split, "class": record.class_name}
    return row | named | dict(zip(BOX, row["box"], strict=True))


def _cell(value: Any) -> Any:
    """Numbers and text as they are, true and false as in JSON, nothing for null."""
    return str(value).lower() if isinstance(value, bool) else value


def _line(cells: list[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
