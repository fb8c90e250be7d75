"""YOLO, as Ultralytics reads it: `images/<split>/<key>.jpg`, `labels/<split>/<key>.txt` and `data.yaml`.

For classification it is folders, `<split>/<class>/<key>.jpg`, and no labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from synthgen import document
from synthgen.dataset.record import Record
from synthgen.errors import SynthgenError
from synthgen.writers.keypoints import keypoints_of, mirrored, names_of
from synthgen.writers.option import Option
from synthgen.writers.polygons import decoded, polygon
from synthgen.writers.writer import Writer

Labels = Mapping[str, Any]
Line = Callable[["Yolo", Record, Labels], list[float]]

DECIMALS = 6
"""Of coordinates from 0 to 1: a hundredth of a pixel in a picture of 10,000."""

INSET_PX = 0.01
"""By which outlines are drawn into their masks: Ultralytics cuts off fractions, fills, and paints the border too."""

IN_PLACE_OF_VAL = ("val", "validation", "valid", "test", "train")
"""What is validated on, the first that has pictures: YOLO does not go without."""


class Yolo(Writer):
    """A line an object that is seen; an empty file where none is. Class numbers are category ids less one."""

    options: ClassVar[Mapping[str, Option]] = {
        "task": Option("detect", "What the labels are for.", words=("detect", "segment", "pose", "classify")),
    }

    @classmethod
    def needs(cls, chosen: Mapping[str, Any]) -> frozenset[str]:
        also = {"segment": {"mask"}, "pose": {"keypoints"}}
        return frozenset({"class", "box"} | also.get(chosen.get("task", "detect"), set()))

    @contextmanager
    def life(self) -> Iterator[None]:
        self._splits: set[str] = set()
        yield
        if self.chosen["task"] != "classify":
            self.files.write("data.yaml", document.dumps(self._description()).encode())

    def write(self, record: Record) -> None:
        if record.split == "images":
            raise SynthgenError("YOLO finds labels by the folder 'images', so no split can be called that")
        self._splits.add(record.split)
        picture = f"images/{record.file}"
        if self.chosen["task"] == "classify":
            self.files.link(picture, record.file)
            return
        self.files.link(picture, f"images/{record.split}/{record.key}.jpg")
        lines = [self._line(record, labels) for labels in record.objects if labels["box"] is not None]
        self.files.write(f"labels/{record.split}/{record.key}.txt", "".join(lines).encode())

    def _line(self, record: Record, labels: Labels) -> str:
        numbers = _LINES[self.chosen["task"]](self, record, labels)
        return " ".join([str(self.header.category_ids[labels["class"]] - 1), *map(_text, numbers)]) + "\n"

    def _description(self) -> dict[str, Any]:
        """Paths are relative to the file, which is what they are without a key `path`."""
        told: dict[str, Any] = {split: f"images/{split}" for split in sorted(self._splits)}
        if "val" not in told and self._splits:
            told["val"] = f"images/{next(split for split in (*IN_PLACE_OF_VAL, *told) if split in self._splits)}"
        told["names"] = {number - 1: name for name, number in self.header.category_ids.items()}
        if self.chosen["task"] == "pose":
            names = names_of(self.header)
            told |= {"kpt_shape": [len(names), 3], "flip_idx": mirrored(names)}
            told["kpt_names"] = {number: list(names) for number in told["names"]}
        return told


def _box(_: Yolo, record: Record, labels: Labels) -> list[float]:
    """Centre and size, relative to the picture's."""
    x, y, width, height = labels["box"]
    return [
        (x + width / 2) / record.width,
        (y + height / 2) / record.height,
        width / record.width,
        height / record.height,
    ]


def _outline(_: Yolo, record: Record, labels: Labels) -> list[float]:
    corners = polygon(decoded(labels["mask"]), INSET_PX)
    return [number / (record.height if place % 2 else record.width) for place, number in enumerate(corners)]


def _pose(writer: Yolo, record: Record, labels: Labels) -> list[float]:
    points = keypoints_of(labels, names_of(writer.header))
    inside = [(_within(u / record.width), _within(v / record.height), seen) for u, v, seen in points]
    return [*_box(writer, record, labels), *(number for point in inside for number in point)]


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _text(number: float) -> str:
    return f"{round(number, DECIMALS):.{DECIMALS}f}".rstrip("0").rstrip(".")


_LINES: Mapping[str, Line] = {"detect": _box, "segment": _outline, "pose": _pose}
