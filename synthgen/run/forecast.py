"""What a spec would make, without rendering it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from synthgen.build import build
from synthgen.dataset.splits import split_in
from synthgen.draw import draw
from synthgen.spec import Spec

DRAWN = 1000
"""Scenes drawn to count families and splits."""

BUILT = 12
"""Scenes built in full, so that a spec that cannot be built is found out."""


ENOUGH = 6
"""Images of a class that a split should get, so that to get none is no chance."""

TRIED = 100
"""Scenes drawn before a run."""


def forecast(spec: Spec) -> str:
    """A few lines: images, classes, families and splits of the spec, by drawing its scenes."""
    scenes = [draw(spec, index) for index in range(min(spec.count, DRAWN))]
    for scene in scenes[:BUILT]:
        build(scene)
    sizes = Counter((s.surroundings.image.width_px, s.surroundings.image.height_px) for s in scenes)
    of = "" if len(scenes) == spec.count else f" (of the first {len(scenes)})"
    placed = Counter((scene.class_name, split_in(spec, scene, index)) for index, scene in enumerate(scenes))
    splits = Counter[str]()
    for (_, split), number in placed.items():
        splits[split] += number
    lines = [
        f"{spec.name}: {spec.count} images, {_listed(sizes)}, seed {spec.seed}",
        f"classes{of}: {_counted(Counter(scene.class_name for scene in scenes))}",
        f"families{of}: {_counted(Counter(scene.family for scene in scenes))}",
        f"splits{of}: {_counted(splits)}",
        *_lacking(spec, placed),
    ]
    return "\n".join(lines)


def _lacking(spec: Spec, placed: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """A line for each class that splits lack though there are images enough: it has too few shapes."""
    whole = sum(spec.splits.values())
    for name in spec.classes:
        images = sum(number for (class_name, _), number in placed.items() if class_name == name)
        due = [split for split, share in spec.splits.items() if images * share >= ENOUGH * whole]
        if lacking := [split for split in due if (name, split) not in placed]:
            yield (
                f"note: no '{name}' in {' and '.join(lacking)}, since all images of one shape are in one split; "
                "bring more meshes, or say `split_by: image`"
            )


def require_drawable(spec: Spec, indices: Sequence[int]) -> None:
    """Raises SpecError if one of the first scenes has fields that cannot go together: better now than hours later."""
    for index in indices[:TRIED]:
        draw(spec, index)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {n}" for name, n in sorted(counts.items()))


def _listed(counts: Counter[tuple[int, int]]) -> str:
    sizes = [f"{width}x{height}" for (width, height), _ in counts.most_common()]
    return ", ".join(sizes[:3]) + (" and others" if len(sizes) > 3 else "")
