"""WebDataset: `<split>-<number>.tar`, whose files of one image follow each other and share a key without dots."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from synthgen.dataset.record import Record, compact
from synthgen.writers.beside import file_of, pictures_of
from synthgen.writers.option import Option
from synthgen.writers.writer import Writer


class Webdataset(Writer):
    """Owner, time and order of every file are fixed, so that the same images give the same bytes."""

    options: ClassVar[Mapping[str, Option]] = {"shard_size": Option(1000, "Images in a file.")}

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"class"})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._pictures = pictures_of(self.header)
        self._shards: dict[str, tarfile.TarFile] = {}
        self._counts: dict[str, int] = {}
        try:
            yield
        except BaseException:
            for shard in self._shards.values():
                assert shard.fileobj is not None
                shard.fileobj.close()
            raise
        for shard in self._shards.values():
            shard.close()

    def write(self, record: Record) -> None:
        shard = self._shard(record.split)
        for suffix, data in self._sample(record):
            member = tarfile.TarInfo(f"{record.key}.{suffix}")
            member.size, member.mode = len(data), 0o644
            shard.addfile(member, io.BytesIO(data))

    def _shard(self, split: str) -> tarfile.TarFile:
        """The open file of a split; the next one when it is full."""
        count = self._counts.get(split, 0)
        self._counts[split] = count + 1
        number, place = divmod(count, self.chosen["shard_size"])
        if place == 0:
            if split in self._shards:
                self._shards.pop(split).close()
            path = self.files.place(f"{split}-{number:06d}.tar")
            self._shards[split] = tarfile.TarFile(path, "w", format=tarfile.USTAR_FORMAT)
        return self._shards[split]

    def _sample(self, record: Record) -> Iterator[tuple[str, bytes]]:
        """Suffix and content of each file of an image."""
        yield "jpg", self.files.read(f"images/{record.file}")
        yield "cls", str(self.header.category_ids[record.class_name] - 1).encode()
        if record.image.get("caption"):
            yield "txt", record.image["caption"].encode()
        yield "json", compact(record.to_dict())
        for folder, name in self._pictures.items():
            yield f"{name}.png", self.files.read(file_of(record, folder))
