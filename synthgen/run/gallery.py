"""The gallery: portraits of furniture families, several draws of each, taken by a few processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from os import process_cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from synthgen.errors import SpecError, SynthgenError, nearest
from synthgen.furniture import FAMILIES, Furniture
from synthgen.portrait import picture, portrait
from synthgen.report.sheet import sheet
from synthgen.run.pieces import piece
from synthgen.streams import uniform

if TYPE_CHECKING:
    from synthgen.blender.render import Renderer

VIEWS = ((32, 14), (-30, 12), (0, 8), (150, 16), (35, 20), (-42, 34), (20, 10), (55, 12))
"""Azimuth and elevation of successive portraits, degrees: from all sides that matter, most of them from the front."""

EXTREMES = (0.0, 1 - 1e-9)
"""Quantiles that all fields take at once."""

PICTURES = (".jpg", ".jpeg", ".png")
COLUMNS = 4
"""Of a page with one family."""


@dataclass(frozen=True)
class Sitting:
    """One portrait to take."""

    furniture: Furniture
    azimuth_deg: float
    elevation_deg: float
    edge_px: int


def hang(
    kinds: Sequence[str], out: Path, draws: int, seed: int, edge_px: int, device: str, workers: int | None,
    *, extremes: bool,
) -> int:  # fmt: skip
    """Take the portraits of some families, or of all, and write them; gives the number of families.

    out: a picture that has a row a family, or a folder that gets a picture a family.
    """
    families = _known(kinds)
    if out.suffix and out.suffix.lower() not in PICTURES:
        raise SpecError(f"-o {out}: cannot write '{out.suffix}'; name it *.jpg or *.png, or a folder")
    per_family = [_extremes(f, edge_px) if extremes else _draws(f, seed, draws, edge_px) for f in families]
    taken = pictures([sitting for row in per_family for sitting in row], device, workers or process_cpu_count() or 1)
    rows = ([next(taken) for _ in row] for row in per_family)
    try:
        if out.suffix:
            _write_sheet(families, list(rows), out, edge_px)
        else:
            for family, row in zip(families, rows, strict=True):
                _write_page(row, out / f"{family}.jpg", edge_px)
    except OSError as error:
        raise SynthgenError(f"{out}: cannot be written: {error.strerror or error}") from None
    return len(families)


def _known(kinds: Sequence[str]) -> list[str]:
    for kind in kinds:
        if kind not in FAMILIES:
            raise SpecError(f"there is no furniture '{kind}'; {nearest(kind, FAMILIES)}")
    return list(kinds or FAMILIES)


def _draws(family: str, seed: int, count: int, edge_px: int) -> list[Sitting]:
    """Some draws of a family, of other colours than those of the next family."""
    pieces = [piece(family, partial(_own, family, seed, index)) for index in range(count)]
    return [Sitting(p, *VIEWS[k % len(VIEWS)], edge_px) for k, p in enumerate(pieces)]


def _extremes(family: str, edge_px: int) -> list[Sitting]:
    """A family with all quantiles at 0, then at 1, from the front and from behind."""
    pieces = [piece(family, partial(_same, u)) for u in EXTREMES]
    return [Sitting(p, azimuth, 14, edge_px) for p in pieces for azimuth in (32, 150)]


def _own(family: str, seed: int, index: int, path: str) -> float:
    return uniform(seed, index, f"{family} {path}")


def _same(u: float, path: str) -> float:
    return u


def _write_sheet(families: list[str], rows: list[list[NDArray[np.uint8]]], out: Path, edge_px: int) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    sheet(rows, families, edge_px).save(out, quality=85)


def _write_page(row: list[NDArray[np.uint8]], path: Path, edge_px: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [row[k : k + COLUMNS] for k in range(0, len(row), COLUMNS)]
    sheet(lines, edge_px=edge_px).save(path, quality=85)


def pictures(sittings: Sequence[Sitting], device: str, workers: int) -> Iterator[NDArray[np.uint8]]:
    """(H, W, 3) uint8 of each, in order."""
    with get_context("spawn").Pool(min(workers, max(len(sittings), 1)), _open, (device,)) as pool:
        yield from pool.imap(_taken, sittings)


_renderer: list[Renderer] = []
"""The one of this process."""


def _open(device: str) -> None:
    from synthgen.blender.devices import choose
    from synthgen.blender.render import Renderer
    from synthgen.run.worker import hush

    hush()
    _renderer.append(Renderer(choose(device)))


def _taken(sitting: Sitting) -> NDArray[np.uint8]:
    stage = portrait(
        sitting.furniture, edge_px=sitting.edge_px, azimuth_deg=sitting.azimuth_deg, elevation_deg=sitting.elevation_deg
    )
    return picture(_renderer[0].render(stage))
