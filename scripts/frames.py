"""Look for bad frames in a rendered dataset: black, blown out, flat, or without their object.

    uv run synthgen render configs/mixed.yaml -o out/soak --count 2000 --set image.width_px=48 --set image.height_px=48
    uv run scripts/frames.py out/soak

Says also how far the objects' sizes are from those that were drawn, and which values lie outside their declared ranges.
Ends with 1 if any frame is bad.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from synthgen.dataset.record import Record
from synthgen.dataset.store import Store
from synthgen.fields import Leaf, fields_of
from synthgen.scene import Surroundings
from synthgen.writers.polygons import decoded

DARK, BRIGHT, FLAT = 12, 246, 4
"""Of 255: mean below which a frame is black, above which it is blown out, and deviation below which it is flat."""


def faults(root: Path, record: Record) -> list[str]:
    """What is wrong with one frame."""
    picture = np.asarray(Image.open(root / "images" / record.file).convert("L"), dtype=float)
    shown = picture[decoded(record.objects[0]["mask"])] if record.objects[0]["area"] else picture  # paper may be white
    return [
        name
        for name, wrong in {
            "black": picture.mean() < DARK,
            "blown out": min(picture.mean(), shown.mean()) > BRIGHT,
            "flat": picture.std() < FLAT,
            "no object": record.objects[0]["area"] == 0,
        }.items()
        if wrong
    ]


def size_error(record: Record) -> float | None:
    """Longer side of the visible box over the drawn one, less 1; None if the border cuts it or others could hide it."""
    subject = record.objects[0]
    if subject["truncated"] or len(record.objects) > 1 or record.factors.get("occlusion.kind") == "occluded":
        return None
    if record.factors["setting.kind"] not in ("studio",) or not subject["box"]:
        return None
    _, _, width, height = subject["box"]
    shown = max(width / record.width, height / record.height)
    return float(shown / record.factors["camera.fill"] - 1)


def strays(record: Record) -> list[str]:
    """Values of the camera, the photo and the sensor that lie outside their limits."""
    kinds = {name: slot.table for name, slot in fields_of(Surroundings).items() if not isinstance(slot, Leaf)}
    found = []
    for path, value in record.factors.items():
        part, _, name = path.partition(".")
        kind = kinds.get(part, {}).get(str(record.factors.get(f"{part}.kind")))
        leaf = fields_of(kind).get(name) if kind else None
        if isinstance(leaf, Leaf) and leaf.type in ("number", "count") and not leaf.low <= value <= leaf.high:
            found.append(f"{record.key} {path} = {value}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    root = parser.parse_args().dataset
    records = list(Store(root).records())
    bad = {record.key: wrong for record in records if (wrong := faults(root, record))}
    errors = np.array([error for record in records if (error := size_error(record)) is not None])
    outside = [stray for record in records for stray in strays(record)]
    print(f"{len(records)} frames, {len(bad)} bad, {len(outside)} values outside their limits")
    for key, wrong in list(bad.items())[:20]:
        print(f"  {key}: {', '.join(wrong)}")
    if len(errors):
        print(f"size against the drawn one, {len(errors)} frames: median {np.median(errors):+.1%}, "
              f"from {errors.min():+.1%} to {errors.max():+.1%}")  # fmt: skip
    print("\n".join(outside[:20]))
    sys.exit(bool(bad or outside))


if __name__ == "__main__":
    main()
