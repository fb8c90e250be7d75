"""Croissant: `croissant.json`, which tells machines in JSON-LD what lies where in a dataset. Version 1.0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from synthgen.dataset.header import CONVENTIONS
from synthgen.dataset.record import Record
from synthgen.writers.beside import file_of, pictures_of
from synthgen.writers.writer import Writer

TERMS = (
    "citeAs", "column", "conformsTo", "data", "dataType", "equivalentProperty", "examples", "extract", "field",
    "fileObject", "fileProperty", "fileSet", "format", "includes", "isLiveDataset", "jsonPath", "key", "md5",
    "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "separator",
    "source", "subField", "transform",
)  # fmt: skip
"""Of the standard's context; all but one are in its own vocabulary."""

CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    **{term: f"cr:{term}" for term in TERMS},
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}

OF_LABELS = {"key": "Text", "index": "Integer", "split": "Text", "class_name": "Text", "family": "Text",
             "width": "Integer", "height": "Integer"}  # fmt: skip
"""What every label file says in one value, and its type."""


class Croissant(Writer):
    """Two sets of records, of pictures and of label files; their keys are the same."""

    in_place = True

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"class"})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._pictures = pictures_of(self.header)
        self._count = 0
        yield
        text = json.dumps(self._metadata(), ensure_ascii=False, indent=2)
        self.files.write("croissant.json", text.encode() + b"\n")

    def write(self, record: Record) -> None:
        self._count += 1
        self.files.keep(f"images/{record.file}")
        self.files.keep(f"labels/{record.key}.json")
        for folder in self._pictures:
            self.files.keep(file_of(record, folder))

    def _metadata(self) -> dict[str, Any]:
        header = self.header
        told = f"{self._count} images of {', '.join(header.category_ids)}, rendered by synthgen with all labels."
        sets = [_file_set("images", "image/jpeg", "images/*/*/*.jpg"),
                _file_set("label-files", "application/json", "labels/*.json"),
                *(_file_set(folder, "image/png", f"{folder}/*.png") for folder in self._pictures)]  # fmt: skip
        return {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "name": header.name,
            "description": " ".join([told, *(f"{name}: {text}." for name, text in CONVENTIONS.items())]),
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "citeAs": f"{header.name}, rendered by synthgen {header.versions['synthgen']}, seed {header.spec['seed']}",
            "license": header.licence.get("url") or header.licence["id"],
            "version": f"{header.spec['seed']}.{self._count}.0",
            "distribution": sets,
            "recordSet": [_pictures(), _labels()],
        }


def _file_set(name: str, encoding: str, pattern: str) -> dict[str, Any]:
    return {"@type": "cr:FileSet", "@id": name, "name": name, "encodingFormat": encoding, "includes": pattern}


def _pictures() -> dict[str, Any]:
    """Picture, key, split and class, of which the last three are its path."""
    path = {"extract": {"fileProperty": "fullpath"}}
    fields = [
        _field("pictures", "image", "ImageObject", "images", {"extract": {"fileProperty": "content"}}),
        _field("pictures", "key", "Text", "images", path | {"transform": {"regex": r".*/([0-9]+)\.jpg$"}}),
        _field("pictures", "split", "Text", "images", path | {"transform": {"regex": "images/([^/]+)/[^/]+/[^/]+$"}}),
        _field("pictures", "class", "Text", "images", path | {"transform": {"regex": "images/[^/]+/([^/]+)/[^/]+$"}}),
    ]
    return {"@type": "cr:RecordSet", "@id": "pictures", "name": "pictures", "key": {"@id": "pictures/key"},
            "field": fields}  # fmt: skip


def _labels() -> dict[str, Any]:
    fields = [
        _field("labels", name, kind, "label-files", {"extract": {"jsonPath": f"$.{name}"}})
        for name, kind in OF_LABELS.items()
    ]
    return {"@type": "cr:RecordSet", "@id": "labels", "name": "labels", "key": {"@id": "labels/key"}, "field": fields}


def _field(records: str, name: str, kind: str, files: str, source: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{records}/{name}",
        "name": name,
        "dataType": f"sc:{kind}",
        "source": {"fileSet": {"@id": files}, **source},
    }
