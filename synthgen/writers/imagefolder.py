"""Image folders for torchvision and Hugging Face: `images/<split>/<class>/<key>.jpg`, and a line a picture."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO

from synthgen.dataset.record import Record, compact
from synthgen.writers.columns import OF_OBJECT, columns
from synthgen.writers.writer import Writer


class Imagefolder(Writer):
    """`metadata.jsonl` a split. `label` is a column of its own: where there is metadata, folder names do not count."""

    in_place = True

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset(OF_OBJECT)

    @contextmanager
    def life(self) -> Iterator[None]:
        self._lines: dict[str, BinaryIO] = {}
        with ExitStack() as self._opened:
            yield

    def write(self, record: Record) -> None:
        self.files.keep(f"images/{record.file}")
        if record.split not in self._lines:
            name = f"images/{record.split}/metadata.jsonl"
            self._lines[record.split] = self.files.create(name, self._opened)
        named = {"file_name": record.file_in_split, "label": record.class_name}
        self._lines[record.split].write(compact(named | columns(record, self.header.labels)) + b"\n")
