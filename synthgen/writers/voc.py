"""Pascal VOC: `Annotations/<key>.xml`, `JPEGImages`, `ImageSets`, masks in `SegmentationClass` and `-Object`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from synthgen.dataset.record import Record
from synthgen.errors import SynthgenError
from synthgen.writers.writer import Writer

OCCLUDED_FROM = 0.05
"""Hidden share from which an object is called occluded, as by the annotators of VOC2011."""

MOST_OBJECTS = 254
"""A palette has 256 colours; 0 is the background and 255 is void."""


class Voc(Writer):
    """A file an image. Boxes are counted from 1, both ends inside. Masks count objects in the order of the XML file."""

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({"class", "box", "mask", "truncated"})

    @contextmanager
    def life(self) -> Iterator[None]:
        self._lists: dict[str, BinaryIO] = {}
        with ExitStack() as self._opened:
            yield

    def write(self, record: Record) -> None:
        seen = [labels for labels in record.objects if labels["box"] is not None]
        if max(len(seen), len(self.header.category_ids)) > MOST_OBJECTS:
            raise SynthgenError(f"image {record.index}: VOC has room for {MOST_OBJECTS} objects and classes only")
        self.files.link(f"images/{record.file}", f"JPEGImages/{record.key}.jpg")
        self.files.write(f"Annotations/{record.key}.xml", _xml(record, seen, self.header.name))
        self._paint(record, seen)
        for folder in ("Main", "Segmentation"):
            self._list(f"{folder}/{record.split}", record.key)
        here = {labels["class"] for labels in seen}
        for name in self.header.category_ids:
            self._list(f"Main/{name}_{record.split}", f"{record.key} {' 1' if name in here else '-1'}")

    def _list(self, name: str, line: str) -> None:
        if name not in self._lists:
            self._lists[name] = self.files.create(f"ImageSets/{name}.txt", self._opened)
        self._lists[name].write(f"{line}\n".encode())

    def _paint(self, record: Record, seen: list[Mapping[str, Any]]) -> None:
        ids = np.asarray(Image.open(io.BytesIO(self.files.read(f"masks/{record.key}.png"))))
        most = max([int(ids.max(initial=0)), *(labels["instance"] for labels in seen)])
        numbers, categories = np.zeros((2, most + 1), dtype=np.uint8)
        for number, labels in enumerate(seen, 1):
            numbers[labels["instance"]] = number
            categories[labels["instance"]] = self.header.category_ids[labels["class"]]
        self.files.write(f"SegmentationObject/{record.key}.png", _png(numbers[ids]))
        self.files.write(f"SegmentationClass/{record.key}.png", _png(categories[ids]))


def _xml(record: Record, seen: list[Mapping[str, Any]], source: str) -> bytes:
    size = {"width": record.width, "height": record.height, "depth": 3}
    told = {
        "folder": "JPEGImages", "filename": f"{record.key}.jpg", "source": {"database": source},
        "size": size, "segmented": 1, "object": [_object(labels) for labels in seen],
    }  # fmt: skip
    root = _element("annotation", told)
    ElementTree.indent(root, "\t")
    text: bytes = ElementTree.tostring(root, encoding="utf-8")
    return text + b"\n"


def _object(labels: Mapping[str, Any]) -> dict[str, Any]:
    x, y, width, height = labels["box"]
    return {
        "name": labels["class"],
        "pose": "Unspecified",
        "truncated": int(labels["truncated"]),
        "occluded": int(labels.get("occluded_fraction", 0) > OCCLUDED_FROM),
        "difficult": 0,
        "bndbox": {"xmin": x + 1, "ymin": y + 1, "xmax": x + width, "ymax": y + height},
    }


def _element(tag: str, value: Any) -> ElementTree.Element:
    """A mapping becomes elements, a list in it the same element again and again."""
    element = ElementTree.Element(tag)
    if not isinstance(value, dict):
        element.text = str(value)
        return element
    for name, inner in value.items():
        for item in inner if isinstance(inner, list) else [inner]:
            element.append(_element(name, item))
    return element


def _png(numbers: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    picture = Image.fromarray(numbers)
    picture.putpalette(PALETTE)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _palette() -> bytes:
    """The colours of VOC: number n's bits, three by three, become the highest bits of red, green and blue."""
    numbers = np.arange(256)
    colors = np.zeros((256, 3), dtype=np.uint8)
    for place in range(8):
        for channel in range(3):
            colors[:, channel] |= (((numbers >> (3 * place + channel)) & 1) << (7 - place)).astype(np.uint8)
    return colors.tobytes()


PALETTE = _palette()
