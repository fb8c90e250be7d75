"""COCO: `annotations/instances_<split>.json`, with masks as run lengths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from synthgen.dataset.atomic import Draft, Spool
from synthgen.dataset.header import FORMAT_VERSION, LICENCE, Header
from synthgen.dataset.record import Record, compact
from synthgen.writers.writer import Writer

IDS_PER_IMAGE = 1000
"""Annotation ids are image id x 1000 + instance id, so that they depend on nothing else."""

LICENCE_ID = 1


class Coco(Writer):
    """A file a split. Image ids are indices, category ids those of the header. Unseen objects have no annotation."""

    needs = frozenset({"class", "box", "mask", "area"})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._splits: dict[str, _Split] = {}
        with ExitStack() as self._opened:
            yield
            for split in self._splits.values():
                split.join()

    def write(self, record: Record) -> None:
        self._split(record.split).add(record)

    def _split(self, name: str) -> _Split:
        if name not in self._splits:
            draft = self._opened.enter_context(Draft(self.root, f"annotations/instances_{name}.json"))
            spool = self._opened.enter_context(Spool(self.root))
            self._splits[name] = _Split(draft, spool, self.header)
        return self._splits[name]


class _Split:
    """One file: images are written as they come; annotations wait in a spool until the list of images is closed."""

    def __init__(self, draft: Draft, annotations: Spool, header: Header) -> None:
        self._draft = draft
        self._annotations = annotations
        self._category_ids = header.category_ids
        self._before_image = b"\n"
        self._before_annotation = b"\n"
        self._draft.write(_opening(header))

    def add(self, record: Record) -> None:
        self._draft.write(self._before_image + compact(_image(record)))
        self._before_image = b",\n"
        for labels in record.objects:
            if labels["box"] is not None:
                annotation = _annotation(record, labels, self._category_ids)
                self._annotations.write(self._before_annotation + compact(annotation))
                self._before_annotation = b",\n"

    def join(self) -> None:
        self._draft.write(b'\n],\n"annotations":[')
        self._annotations.copy_to(self._draft)
        self._draft.write(b"\n]}\n")


def _opening(header: Header) -> bytes:
    categories = [{"id": number, "name": name} for name, number in header.category_ids.items()]
    head = {
        "info": {"description": header.name, "version": str(FORMAT_VERSION)},
        "licenses": [{"id": LICENCE_ID, "name": LICENCE["id"], "url": LICENCE["url"]}],
        "categories": categories,
    }
    return compact(head).removesuffix(b"}") + b',\n"images":['


def _image(record: Record) -> dict[str, Any]:
    return {
        "id": record.index,
        "file_name": record.file,
        "width": record.width,
        "height": record.height,
        "license": LICENCE_ID,
    }


def _annotation(record: Record, labels: Mapping[str, Any], category_ids: Mapping[str, int]) -> dict[str, Any]:
    assert labels["instance"] < IDS_PER_IMAGE
    return {
        "id": record.index * IDS_PER_IMAGE + labels["instance"],
        "image_id": record.index,
        "category_id": category_ids[labels["class"]],
        "bbox": labels["box"],
        "area": labels["area"],
        "segmentation": labels["mask"],
        "iscrowd": 0,
    }
