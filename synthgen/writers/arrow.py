"""Parquet files by pyarrow, which is an extra: written a group of rows at a time, so that memory does not grow."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Self

GROUP_BYTES = 16 * 2**20
GROUP_ROWS = 10_000
"""A group of rows is written as soon as it has as much of either."""


def arrow() -> Any:
    """The module `pyarrow`, with `pyarrow.parquet` in it."""
    import_module("pyarrow.parquet")
    return import_module("pyarrow")


class Rows:
    """A Parquet file in the making: `add` rows, then `close`."""

    def __init__(self, path: Path, schema: Any) -> None:
        self._writer = arrow().parquet.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._rows: list[Mapping[str, Any]] = []
        self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, row: Mapping[str, Any], size: int = 0) -> None:
        """A row: column -> value. size: about how many bytes it has."""
        self._rows.append(row)
        self._bytes += size
        if len(self._rows) >= GROUP_ROWS or self._bytes >= GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(arrow().Table.from_pylist(self._rows, self._schema))
        self._rows, self._bytes = [], 0
