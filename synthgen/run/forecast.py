"""What a spec would make, without rendering it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from synthgen.build import build
from synthgen.dataset.splits import split_of
from synthgen.draw import draw
from synthgen.spec import Spec

DRAWN = 1000
"""Scenes drawn to count families and splits."""

BUILT = 12
"""Scenes built in full, so that a spec that cannot be built is found out."""


TRIED = 100
"""Scenes drawn before a run."""


def forecast(spec: Spec) -> str:
    """A few lines: images, classes, families and splits of the spec, by drawing its scenes."""
    scenes = [draw(spec, index) for index in range(min(spec.count, DRAWN))]
    for scene in scenes[:BUILT]:
        build(scene)
    sizes = Counter((s.surroundings.image.width_px, s.surroundings.image.height_px) for s in scenes)
    of = "" if len(scenes) == spec.count else f" (of the first {len(scenes)})"
    lines = [
        f"{spec.name}: {spec.count} images, {_listed(sizes)}, seed {spec.seed}",
        f"classes{of}: {_counted(Counter(scene.class_name for scene in scenes))}",
        f"families{of}: {_counted(Counter(scene.family for scene in scenes))}",
        f"splits{of}: {_counted(Counter(split_of(scene.identity, spec.splits) for scene in scenes))}",
    ]
    return "\n".join(lines)


def require_drawable(spec: Spec, indices: Sequence[int]) -> None:
    """Raises SpecError if one of the first scenes has fields that cannot go together: better now than hours later."""
    for index in indices[:TRIED]:
        draw(spec, index)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {n}" for name, n in sorted(counts.items()))


def _listed(counts: Counter[tuple[int, int]]) -> str:
    sizes = [f"{width}x{height}" for (width, height), _ in counts.most_common()]
    return ", ".join(sizes[:3]) + (" and others" if len(sizes) > 3 else "")
