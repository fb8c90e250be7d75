"""What keeps images together in one split: the shapes of their objects, and what a user names besides."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from synthgen.errors import SpecError
from synthgen.scene import Scene, factors

SHAPE = "shape"
FAMILY = "family"


def shapes_of(scene: Scene) -> tuple[str, ...]:
    """Identities of all labeled objects of a scene, the subject's first."""
    others = (replace(scene, class_name=c.class_name, furniture=c.furniture) for c in scene.companions)
    return (scene.identity, *(other.identity for other in others))


def group_of(scene: Scene, by: str) -> str | None:
    """Name of the group that a scene belongs to by `shape`, by `family` or by a factor such as `setting.kind`.

    Images of one group stay together. None for a scene that has no such factor.
    """
    if by == SHAPE:
        return scene.identity
    if by == FAMILY:
        return scene.family
    drawn = factors(scene)
    return str(drawn[by]) if by in drawn else None


def unknown(by: str, known: Iterable[str]) -> SpecError:
    """What to say of a factor that no image has. known: those that some have."""
    similar = difflib.get_close_matches(by, sorted(known), n=1, cutoff=0.55)
    hint = f"did you mean '{similar[0]}'?" if similar else "write shape, family or a factor, as setting.kind"
    return SpecError(f"--by {by}: no image has such a factor; {hint}")


def joined(members: Sequence[Sequence[str]]) -> list[int]:
    """For each image, given the names of all groups that it belongs to, the first image that it hangs together with.

    Images hang together if they share a name, or if others between them do (union-find with path halving).
    """
    parent = list(range(len(members)))

    def root(image: int) -> int:
        while parent[image] != image:
            parent[image] = image = parent[parent[image]]
        return image

    first: dict[str, int] = {}
    for image, names in enumerate(members):
        for name in names:
            a, b = sorted((root(image), root(first.setdefault(name, image))))
            parent[b] = a
    return [root(image) for image in range(len(members))]
