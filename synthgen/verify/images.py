"""One image after the other: all checks that need no other image, and what the checks of the whole will need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from synthgen.dataset.grouping import group_of, shapes_of
from synthgen.verify.duplicates import digest, perceptual_hash
from synthgen.verify.evidence import Evidence
from synthgen.verify.geometry import of_depth, of_geometry
from synthgen.verify.pictures import of_picture
from synthgen.verify.pixels import of_labels
from synthgen.verify.problem import Problem
from synthgen.verify.records import of_record, of_scene

IMAGE_CHECKS: Mapping[str, tuple[Callable[[Evidence], Iterator[Problem]], ...]] = {
    "pictures": (of_picture,),
    "records": (of_record,),
    "scenes": (of_scene,),
    "labels": (of_labels,),
    "geometry": (of_depth, of_geometry),
}
"""Name of a check -> what it asks of an image."""


@dataclass(frozen=True)
class Finding:
    """What one image has shown. split: by its folder. group: what must not be in two splits, if it is no shape.

    shapes: of its objects, the subject first. picture, scene: digests. look: perceptual hash. None: cannot be known.
    """

    key: str
    split: str
    class_name: str
    problems: tuple[Problem, ...]
    shapes: tuple[str, ...]
    group: str | None
    picture: str | None
    look: int | None
    scene: str | None


def examined(shown: Evidence) -> Finding:
    """All checks of one image."""
    found = [problem for checks in IMAGE_CHECKS.items() for problem in _asked(shown, *checks)]
    scene, picture, by = shown.scene, shown.picture, shown.header.split_by
    return Finding(
        key=shown.key,
        split=shown.split,
        class_name=shown.class_name,
        problems=tuple(sorted({*found, *shown.problems})),
        shapes=() if scene is None else shapes_of(scene),
        group=None if scene is None or by is None else group_of(scene, by),
        picture=None if picture is None else digest(picture),
        look=None if picture is None else perceptual_hash(picture),
        scene=None if scene is None else blake2b(repr(scene).encode(), digest_size=16).hexdigest(),
    )


def _asked(shown: Evidence, name: str, checks: tuple[Callable[[Evidence], Iterator[Problem]], ...]) -> list[Problem]:
    """What the checks of a name find. Files can be wrong in ways that nobody thought of: that is a problem too."""
    try:
        return [problem for check in checks for problem in check(shown)]
    except Exception as error:  # noqa: BLE001
        what = " ".join(str(error).split())
        return [Problem(name, shown.key, f"is so wrong that it cannot be checked: {type(error).__name__}: {what}")]
