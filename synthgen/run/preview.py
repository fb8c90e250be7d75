"""The preview: a picture of what a spec makes, before it is rendered in earnest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image

from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.labels.titles import title
from synthgen.report.contact import Cell, boxed, contact_sheet
from synthgen.report.overlay import overlay
from synthgen.run.drafts import Draft, rendered, small
from synthgen.run.varying import Range, ends_of, having, with_value
from synthgen.spec import Spec

COLUMNS = 4

STEPS = 8
"""Values of what is varied."""

PARTS = ("camera", "light", "photo")
"""Of which the ends are shown."""

LARGER = 2
"""Times as many pixels, along each side, as for a sheet, when there is one image only."""


def first_images(spec: Spec, count: int, edge_px: int, device: str, workers: int | None) -> Image.Image:
    """A contact sheet of the first images, with boxes and classes."""
    drafts = []
    for index in range(count):
        scene = draw(spec, index)
        drafts.append(Draft(index, small(scene, edge_px), f"{index}  {title(scene.family, scene.class_name)}"))
    return contact_sheet(list(_cells(spec, drafts, device, workers)), COLUMNS, f"{spec.name}, seed {spec.seed}")


def one_image(spec: Spec, index: int, edge_px: int, device: str) -> Image.Image:
    """All labels of one image: boxes and masks, whole outlines, parts, keypoints and 3D boxes, normals; its caption."""
    scene = draw(spec, index)
    draft = Draft(index, small(scene, LARGER * edge_px), "")
    ((record, pictures),) = rendered(spec, [draft], device, 1)
    assert pictures.parts is not None and pictures.normals is not None
    return Image.fromarray(overlay(pictures.picture, record, pictures.parts, pictures.normals))


def variation(
    spec: Spec, index: int | None, path: str, ends: tuple[float, float] | None, edge_px: int, device: str,
    workers: int | None,
) -> Image.Image:  # fmt: skip
    """One scene with one number over its range, side by side."""
    chosen, found = having(spec, index, path, ends)
    drafts = _varied(spec, chosen, found, STEPS, edge_px)
    title = f"{spec.name}, scene {chosen}: {path}"
    return contact_sheet(list(_cells(spec, drafts, device, workers)), COLUMNS, title)


def extremes(spec: Spec, index: int | None, edge_px: int, device: str, workers: int | None) -> Image.Image:
    """One scene with each number of camera, light and photo at the low and at the high end of its range."""
    chosen = index or 0
    ranges = list(ends_of(spec, draw(spec, chosen), PARTS))
    if not ranges:
        raise SpecError(f"--extremes: in scene {chosen} the spec pins all numbers of {', '.join(PARTS)}")
    drafts = [draft for found in ranges for draft in _varied(spec, chosen, found, 2, edge_px)]
    return contact_sheet(list(_cells(spec, drafts, device, workers)), 2 * COLUMNS, f"{spec.name}, scene {chosen}")


def _varied(spec: Spec, index: int, found: Range, count: int, edge_px: int) -> list[Draft]:
    scene = small(draw(spec, index), edge_px)
    name = found.path.rpartition(".")[2] if count > 2 else found.path.replace(".", ": ", 1)
    return [
        Draft(index, with_value(spec, scene, found.path, value), f"{name} {value:.4g}") for value in found.values(count)
    ]


def _cells(spec: Spec, drafts: Sequence[Draft], device: str, workers: int | None) -> Iterator[Cell]:
    for draft, (record, pictures) in zip(drafts, rendered(spec, drafts, device, workers), strict=True):
        yield Cell(np.asarray(boxed(pictures.picture, record)), draft.words)
