"""Hugging Face's imagefolder: `images/<split>/metadata.jsonl`, a line a picture."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from synthgen.dataset.atomic import Draft
from synthgen.dataset.record import Record, compact
from synthgen.writers.columns import OF_OBJECT, columns
from synthgen.writers.writer import Writer


class Imagefolder(Writer):
    """A file a split. `label` is a column of its own: where there is metadata, readers ignore the folders' names."""

    needs = frozenset(OF_OBJECT)

    @contextmanager
    def life(self) -> Iterator[None]:
        self._drafts: dict[str, Draft] = {}
        with ExitStack() as self._opened:
            yield

    def write(self, record: Record) -> None:
        named = {"file_name": record.file_in_split, "label": record.class_name}
        self._draft(record.split).write(compact(named | columns(record)) + b"\n")

    def _draft(self, split: str) -> Draft:
        if split not in self._drafts:
            draft = Draft(self.root, f"images/{split}/metadata.jsonl")
            self._drafts[split] = self._opened.enter_context(draft)
        return self._drafts[split]
