"""Tiles: small pictures of a page, with what lies over them and what is told of them."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from markupsafe import Markup
from PIL import Image

from synthgen.dataset.record import Record
from synthgen.report.survey import opened, record_of
from synthgen.report.vectors import layers

EDGE_PX = 224
"""Longer side of a small picture."""

QUALITY = 72

FACTORS = (
    "setting.kind", "light.kind", "occlusion.kind", "camera.azimuth_deg", "camera.elevation_deg", "camera.lens_mm",
    "photo.exposure_ev",
)  # fmt: skip
"""Factors that are told of an image, if it has them."""


@dataclass(frozen=True)
class Tile:
    """One small picture. data: its address. overlay: SVG in the whole picture's coordinates. facts: names, values."""

    record: Record
    data: str
    overlay: Markup
    facts: tuple[tuple[str, str], ...]

    @property
    def alt(self) -> str:
        """What the picture shows, for who cannot see it."""
        caption = self.record.image.get("caption")
        return str(caption or f"{self.record.family.replace('_', ' ')}, of class {self.record.class_name}")


def tile(root: Path, index: int, edge_px: int = EDGE_PX) -> Tile:
    """Image `index` of a dataset."""
    record = record_of(root, index)
    picture = Image.fromarray(opened(root, root / "images" / record.file))
    picture.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS)
    return Tile(record, data_uri(picture), layers(record), tuple(_facts(record)))


def data_uri(picture: Image.Image) -> str:
    """The address that holds a picture as a JPEG."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode()}"


def shared_out(classes: Mapping[int, str], most: int, order: Sequence[int]) -> list[int]:
    """Up to `most` images, as many of each class as there are of the rarest or as fit; by index.

    classes: index -> class. order: which are taken first.
    """
    queues: dict[str, list[int]] = {}
    for index in order:
        queues.setdefault(classes[index], []).append(index)
    taken: list[int] = []
    rank = 0
    while len(taken) < most and any(rank < len(queue) for queue in queues.values()):
        taken += [queue[rank] for _, queue in sorted(queues.items()) if rank < len(queue)]
        rank += 1
    return sorted(taken[:most])


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    yield "file", f"images/{record.file}"
    yield "size", f"{record.width} × {record.height} px"
    for thing in record.objects:
        yield f"object {thing.get('instance', '')}".strip(), ", ".join(_of_object(record, thing))
    for name in FACTORS:
        if record.factors.get(name) is not None:
            value = record.factors[name]
            yield name, f"{value:.4g}" if isinstance(value, float) else str(value)


def _of_object(record: Record, thing: Mapping[str, Any]) -> Iterator[str]:
    attributes = thing.get("attributes") or {}
    yield str(thing.get("class", record.class_name))
    if "title" in attributes:
        yield str(attributes["title"])
    if "visible_fraction" in thing:
        yield f"{thing['visible_fraction']:.0%} visible"
    if "frame_fraction" in thing:
        yield f"{thing['frame_fraction']:.1%} of the frame"
    if thing.get("truncated"):
        yield "cut by the border"
    if attributes.get("colors"):
        yield ", ".join(f"{slot} {word}" for slot, word in attributes["colors"].items())
