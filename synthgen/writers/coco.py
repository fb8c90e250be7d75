"""COCO: `annotations/instances_<split>.json`: boxes, masks, keypoints; `captions_<split>.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO, ClassVar

from synthgen.dataset.header import FORMAT_VERSION, Header
from synthgen.dataset.record import Record, compact
from synthgen.writers.files import Files
from synthgen.writers.keypoints import flat, keypoints_of, names_of, skeleton
from synthgen.writers.option import Option
from synthgen.writers.polygons import decoded, polygons
from synthgen.writers.spool import Spool
from synthgen.writers.writer import Writer

IDS_PER_IMAGE = 1000
"""Annotation ids are image id x 1000 + instance id, so that they depend on nothing else."""

LICENCE_ID = 1

ATTRIBUTES = ("truncated", "visible_fraction", "occluded_fraction")
"""Object labels that go with an annotation as they are."""


class Coco(Writer):
    """A file a split. Image ids are indices, category ids those of the header. Unseen objects have no annotation."""

    in_place = True
    options: ClassVar[Mapping[str, Option]] = {
        "polygons": Option(False, "Polygons instead of run lengths; holes are cut open.")
    }

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"class", "box", "mask", "area"})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._instances: dict[str, _Document] = {}
        self._captions: dict[str, _Document] = {}
        with ExitStack() as self._opened:
            yield
            for document in (*self._instances.values(), *self._captions.values()):
                document.close()

    def write(self, record: Record) -> None:
        self.files.keep(f"images/{record.file}")
        document = self._document(self._instances, "instances", record.split)
        document.add(_image(record), [self._annotation(record, o) for o in record.objects if o["box"] is not None])
        if record.image.get("caption"):
            caption = {"id": record.index, "image_id": record.index, "caption": record.image["caption"]}
            self._document(self._captions, "captions", record.split).add(_image(record), [caption])

    def _document(self, documents: dict[str, _Document], kind: str, split: str) -> _Document:
        if split not in documents:
            head = _head(self.header) | ({"categories": _categories(self.header)} if kind == "instances" else {})
            documents[split] = _Document(self.files, f"annotations/{kind}_{split}.json", head, self._opened)
        return documents[split]

    def _annotation(self, record: Record, labels: Mapping[str, Any]) -> dict[str, Any]:
        assert labels["instance"] < IDS_PER_IMAGE
        mask = labels["mask"]
        return {
            "id": record.index * IDS_PER_IMAGE + labels["instance"],
            "image_id": record.index,
            "category_id": self.header.category_ids[labels["class"]],
            "bbox": labels["box"],
            "area": labels["area"],
            "segmentation": polygons(decoded(mask)) if self.chosen["polygons"] else mask,
            "iscrowd": 0,
            **_keypoints(self.header, labels),
            **_attributes(labels),
        }


class _Document:
    """One file: images are written as they come; annotations wait in a spool until the list of images is closed."""

    def __init__(self, files: Files, name: str, head: dict[str, Any], opened: ExitStack) -> None:
        self._file: BinaryIO = files.create(name, opened)
        self._annotations = opened.enter_context(Spool(files.root))
        self._file.write(compact(head).removesuffix(b"}") + b',\n"images":[')
        self._before = b"\n"

    def add(self, image: dict[str, Any], annotations: list[dict[str, Any]]) -> None:
        self._file.write(self._before + compact(image))
        self._before = b",\n"
        for annotation in annotations:
            self._annotations.add(annotation)

    def close(self) -> None:
        self._file.write(b'\n],\n"annotations":[')
        self._annotations.append_to(self._file)
        self._file.write(b"\n]}\n")


def _head(header: Header) -> dict[str, Any]:
    licence = {"id": LICENCE_ID, "name": header.licence["id"], "url": header.licence.get("url", "")}
    return {"info": {"description": header.name, "version": str(FORMAT_VERSION)}, "licenses": [licence]}


def _categories(header: Header) -> list[dict[str, Any]]:
    """With the names of keypoints, from 1, and the lines between them, where the dataset has keypoints."""
    names = names_of(header)
    posed = {"keypoints": list(names), "skeleton": [[a + 1, b + 1] for a, b in skeleton(names)]} if names else {}
    return [{"id": number, "name": name, **posed} for name, number in header.category_ids.items()]


def _image(record: Record) -> dict[str, Any]:
    return {
        "id": record.index,
        "file_name": record.file,
        "width": record.width,
        "height": record.height,
        "license": LICENCE_ID,
    }


def _keypoints(header: Header, labels: Mapping[str, Any]) -> dict[str, Any]:
    names = names_of(header)
    if not names:
        return {}
    points = keypoints_of(labels, names)
    return {"keypoints": flat(points), "num_keypoints": sum(visibility > 0 for *_, visibility in points)}


def _attributes(labels: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: labels[name] for name in ATTRIBUTES if name in labels}
    told |= {name: value for name, value in labels.get("attributes", {}).items() if not isinstance(value, dict)}
    return {"attributes": told} if told else {}
