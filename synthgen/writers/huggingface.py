"""Hugging Face: `data/<split>-00000-of-00001.parquet` with the pictures inside, and a dataset card, `README.md`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, ClassVar

from synthgen.dataset.record import Record, compact
from synthgen.writers.arrow import Rows, arrow
from synthgen.writers.beside import file_of, pictures_of
from synthgen.writers.card import card
from synthgen.writers.option import Option
from synthgen.writers.writer import Writer

SPLITS = {"val": "validation"}
"""What Hugging Face calls splits otherwise."""


class Huggingface(Writer):
    """Everything in columns; `record` holds all labels and factors as JSON, whose shape differs from image to image."""

    modules = ("pyarrow",)
    options: ClassVar[Mapping[str, Option]] = {"shard_size": Option(5000, "Images in a file.")}

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"class", "box", "area", "truncated"})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._pictures = pictures_of(self.header)
        self._schema = self._columns()
        self._shards: dict[str, _Shards] = {}
        with ExitStack() as self._opened:
            yield
        for shards in self._shards.values():
            shards.rename()
        counts = {split: shards.count for split, shards in self._shards.items()}
        self.files.write("README.md", card(self.header, counts, list(self._schema.names)).encode())

    def write(self, record: Record) -> None:
        split = SPLITS.get(record.split, record.split)
        if split not in self._shards:
            shards = _Shards(self.files.place(f"data/{split}"), self._schema, self.chosen["shard_size"])
            self._shards[split] = self._opened.enter_context(shards)
        row = self._row(record)
        pictures = [cell["bytes"] for cell in row.values() if isinstance(cell, dict) and "bytes" in cell]
        self._shards[split].add(row, sum(map(len, pictures)) + len(row["record"]))

    def _row(self, record: Record) -> dict[str, Any]:
        seen = [labels for labels in record.objects if labels["box"] is not None]
        pictures = {name: self._picture(file_of(record, folder)) for folder, name in self._pictures.items()}
        caption = {"caption": record.image.get("caption") or ""} if "caption" in self.header.labels else {}
        return {
            "image": self._picture(f"images/{record.file}"),
            "label": self._number(record.class_name),
            "key": record.key,
            "family": record.family,
            "width": record.width,
            "height": record.height,
            **caption,
            "objects": {
                "id": [labels["instance"] for labels in seen],
                "bbox": [labels["box"] for labels in seen],
                "category": [self._number(labels["class"]) for labels in seen],
                "area": [labels["area"] for labels in seen],
                "truncated": [labels["truncated"] for labels in seen],
            },
            **pictures,
            "record": compact(record.to_dict()).decode(),
        }

    def _picture(self, name: str) -> dict[str, Any]:
        return {"bytes": self.files.read(name), "path": name.rpartition("/")[2]}

    def _number(self, class_name: str) -> int:
        return self.header.category_ids[class_name] - 1

    def _columns(self) -> Any:
        """The schema, with the features by which Hugging Face knows pictures and classes."""
        pa = arrow()
        picture = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
        of_objects = {
            "id": pa.int32(), "bbox": pa.list_(pa.float32()), "category": pa.int64(), "area": pa.int64(),
            "truncated": pa.bool_(),
        }  # fmt: skip
        columns = {
            "image": picture, "label": pa.int64(), "key": pa.string(), "family": pa.string(), "width": pa.int32(),
            "height": pa.int32(), **({"caption": pa.string()} if "caption" in self.header.labels else {}),
            "objects": pa.struct([(name, pa.list_(kind)) for name, kind in of_objects.items()]),
            **dict.fromkeys(self._pictures.values(), picture), "record": pa.string(),
        }  # fmt: skip
        features = {"info": {"features": self._features(columns, picture)}}
        return pa.schema(list(columns.items()), metadata={"huggingface": json.dumps(features)})

    def _features(self, columns: Mapping[str, Any], picture: Any) -> dict[str, Any]:
        classes = {"names": list(self.header.category_ids), "_type": "ClassLabel"}
        known = {name: {"_type": "Image"} for name, kind in columns.items() if kind == picture}
        plain = {name: _value(str(kind)) for name, kind in columns.items()}
        objects = {
            "id": _list(_value("int32")), "bbox": _list(_list(_value("float32"))), "category": _list(classes),
            "area": _list(_value("int64")), "truncated": _list(_value("bool")),
        }  # fmt: skip
        return plain | known | {"label": classes, "objects": objects}


def _value(kind: str) -> dict[str, Any]:
    return {"dtype": kind, "_type": "Value"}


def _list(inner: dict[str, Any]) -> dict[str, Any]:
    return {"feature": inner, "_type": "Sequence"}


class _Shards:
    """The files of a split. How many there are is known at the end only, and then becomes part of their names."""

    def __init__(self, stem: Any, schema: Any, size: int) -> None:
        self.count = 0
        self._stem = stem
        self._schema = schema
        self._size = size
        self._open: Rows | None = None

    def __enter__(self) -> _Shards:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()

    def add(self, row: Mapping[str, Any], size: int) -> None:
        number, place = divmod(self.count, self._size)
        if place == 0:
            if self._open is not None:
                self._open.close()
            self._open = Rows(self._path(number), self._schema)
        assert self._open is not None
        self._open.add(row, size)
        self.count += 1

    def rename(self) -> None:
        total = -(-self.count // self._size)
        for number in range(total):
            name = f"{self._stem.name}-{number:05d}-of-{total:05d}.parquet"
            self._path(number).rename(self._stem.with_name(name))

    def _path(self, number: int) -> Any:
        return self._stem.with_name(f"{self._stem.name}-{number:05d}.parquet")
