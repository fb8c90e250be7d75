"""Occlusion: what stands between the camera and the subject, and hides a part of it.

It is placed by what the view sees, whatever the class of the subject, so that no class is betrayed by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil

import numpy as np
from numpy.typing import NDArray

from synthgen.fields import number, one_of, ratio, word
from synthgen.geometry.mesh import Floats, Mesh, joined, rotation
from synthgen.props import OCCLUDERS, Piece, Prop
from synthgen.props.column import Column
from synthgen.props.crate import Crate
from synthgen.props.curtain_edge import CurtainEdge
from synthgen.settings.placing import Footprint
from synthgen.stage import Enclosure, Scenery, View

NEAREST = 0.35
"""m from the camera within which nothing stands."""

NEAREST_DEPTH = 0.01
"""m before the camera's plane within which a point is no part of the picture."""

SCALES = ((1.0, 1.15, 1.3, 1.5, 1.75), (0.8,), (0.65,))
"""How much larger than drawn a thing may be, if it must to hide what it shall; and how small if that has no place."""

THICKER = 6.0
"""How much thicker a shaft may be."""

SHAFTS = (Column, CurtainEdge)
"""End at the ceiling or above the picture, and are as thick as they must."""

CRATES = 5
"""Most crates on each other."""

STEPS = (0.0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.25, -0.25)
"""Tried, one after the other, on top of the drawn share of the way."""

UPRIGHT = 0.5
"""Cosine of the roll from which on a picture lies on its side, so that nothing on the floor comes in from its left."""

WAY = (0.12, 0.97)
"""Least and greatest share of the way."""

CLEARANCE = 0.02
"""m between it and everything else."""


@dataclass(frozen=True)
class Clear:
    """Nothing is in the way."""

    def scenery(
        self, subject: Floats, view: View, taken: Sequence[Footprint], enclosure: Enclosure | None
    ) -> tuple[Scenery, ...]:
        """None."""
        return ()


@dataclass(frozen=True)
class Occluded:
    """A thing on the floor before the subject. It is left out where it would stand in anything, or at the lens."""

    thing: Prop = one_of(
        OCCLUDERS, Column(), "What is in the way.",
        {"foliage_spray": 1.5, "column": 1, "table_corner": 1, "curtain_edge": 1, "crate": 0.5},
    )  # fmt: skip
    side: str = word("left", {"left": 1, "right": 1}, "Side of the subject that it hides.")
    hidden: float = ratio(
        0.25, 0.1, 0.45, "How far it reaches over the subject, of its width in the picture.", limits=(0.01, 0.95)
    )
    along: float = ratio(
        0.55, 0.35, 0.75, "Where it stands, of the way from the camera to the subject; more or less if it must.",
        limits=WAY,
    )  # fmt: skip
    turn_deg: float = number(0, -25, 25, "deg", "Turn out of the line of sight.", limits=(-180, 180))

    def scenery(
        self, subject: Floats, view: View, taken: Sequence[Footprint], enclosure: Enclosure | None
    ) -> tuple[Scenery, ...]:
        """The thing, if there is a place for it. subject: (V, 3) metres. taken: floor on which it must not stand."""
        gaze = Gaze.of(view, 1 if self.side == "left" else -1)
        strip = Strip.of(subject, gaze, self.hidden)
        if strip is None:
            return ()
        for pose, pieces in self._candidates(gaze, strip, gaze.way(subject), enclosure):
            place = _under(pieces, pose)
            if gaze.distance(place) >= NEAREST and _free(place, taken, enclosure, inside=self._ends()):
                return tuple(Scenery("occluder", p.mesh.transformed(pose), p.material) for p in pieces)
        return ()

    def _ends(self) -> bool:
        """Whether it has ends that must be seen: a shaft may stand in a wall."""
        return not isinstance(self.thing, SHAFTS)

    def _candidates(
        self, gaze: Gaze, strip: Strip, way: float, enclosure: Enclosure | None
    ) -> Iterator[tuple[Floats, tuple[Piece, ...]]]:
        """(4, 4) poses and pieces that hide the strip, the nearest to the drawn place first."""
        ceiling = float(enclosure.high[2]) if enclosure else np.inf
        shares = [self.along + step for step in STEPS if WAY[0] <= self.along + step <= WAY[1]]
        for scales, share in product(SCALES, shares):
            ahead = share * way
            for pieces in self._sizes(gaze, ahead, ceiling, scales):
                pose = _hiding(joined([piece.mesh for piece in pieces]), gaze, strip, ahead, self.turn_deg)
                if pose is not None:
                    yield pose, pieces
                    break

    def _sizes(
        self, gaze: Gaze, ahead: float, ceiling: float, scales: tuple[float, ...]
    ) -> Iterator[tuple[Piece, ...]]:
        """The thing, ever larger."""
        pieces = _stacked(self.thing, gaze.eye).pieces()
        height = float(max(piece.mesh.bounds[1, 2] for piece in pieces))
        if isinstance(self.thing, SHAFTS):
            upright = min(max(height, gaze.highest(ahead)), ceiling) / height
            widths = scales if len(scales) == 1 else np.geomspace(1, THICKER, 12)
            yield from (_grown(pieces, (s, s, upright)) for s in widths)
        else:
            yield from (_grown(pieces, (s, s, s)) for s in scales if s * height < ceiling)


Occlusion = Clear | Occluded
OCCLUSIONS: dict[str, type[Occlusion]] = {"clear": Clear, "occluded": Occluded}


@dataclass(frozen=True, eq=False)
class Gaze:
    """A view as seen from one side: its picture is mirrored if `side` is -1, so that what hides is always at the left.

    ahead, inwards: (3,) level unit vectors, along the line of sight and from the hidden side to the other.
    """

    view: View
    side: int
    ahead: Floats
    inwards: Floats

    @classmethod
    def of(cls, view: View, side: int) -> Gaze:
        """The gaze of a view, of a pinhole."""
        ahead = view.world_from_camera[:3, 2] * (1, 1, 0)
        ahead /= np.linalg.norm(ahead)
        return cls(replace(view, distortion=0.0), side, ahead, side * np.array([ahead[1], -ahead[0], 0.0]))

    @property
    def eye(self) -> float:
        """m, height of the camera."""
        return float(self.view.position[2])

    def local(self, points: Floats) -> Floats:
        """(N, 3) metres along the camera's inward, downward and forward axis."""
        seen: Floats = (points - self.view.position) @ self.view.world_from_camera[:3, :3] * (self.side, 1, 1)
        return seen

    def picture(self) -> Floats:
        """(2, 2) low and high corner, of x and y over depth."""
        half = np.array([self.view.width, self.view.height]) / 2 / self.view.intrinsics[0, 0]
        return np.stack([-half, half])

    def way(self, subject: Floats) -> float:
        """m over the floor to the nearest of (V, 3) points, ahead."""
        return float(((subject - self.view.position) @ self.ahead).min())

    def highest(self, ahead: float) -> float:
        """m, the height from which on nothing is seen so far ahead."""
        pitch = np.arcsin(self.view.world_from_camera[2, 2])
        half = np.arctan(np.linalg.norm(self.picture()[1]))  # of the diagonal, as views may be rolled
        return self.eye + 1.2 * ahead * float(np.tan(min(pitch + half, 1.4)))

    def distance(self, place: Footprint) -> float:
        """m over the floor to a rectangle on it."""
        away = np.abs((self.view.position[:2] - place.center) @ rotation("z", place.turn_deg)[:2, :2])
        return float(np.linalg.norm(np.maximum(away - place.half, 0)))


@dataclass(frozen=True, eq=False)
class Strip:
    """What of a picture shall be hidden, in x and y over depth of a gaze: from `outer` to `inner`.

    rows: top and bottom of the subject. top: of that of it that lies in the strip.
    """

    outer: float
    inner: float
    rows: tuple[float, float]
    top: float

    @classmethod
    def of(cls, subject: Floats, gaze: Gaze, hidden: float) -> Strip | None:
        """That share of the width that the picture shows of (V, 3) points; None if it shows none."""
        local = gaze.local(subject)
        points = local[local[:, 2] > NEAREST_DEPTH]
        seen = points[:, :2] / points[:, 2:]
        low, high = gaze.picture()
        low, high = np.maximum(low, seen.min(axis=0)), np.minimum(high, seen.max(axis=0))
        if (low >= high).any():
            return None
        inner = low[0] + hidden * (high[0] - low[0])
        within = seen[(seen[:, 0] >= low[0]) & (seen[:, 0] <= inner), 1]
        top = np.clip(within.min(initial=high[1]), low[1], high[1])
        return cls(float(low[0]), float(inner), (float(low[1]), float(high[1])), float(top))


def _stacked(thing: Prop, eye: float) -> Prop:
    """Crates pile up to the height of the camera, or nearly; other things do not."""
    if not isinstance(thing, Crate):
        return thing
    return replace(thing, stacked=max(thing.stacked, min(ceil(0.8 * eye / thing.height), CRATES)))


def _grown(pieces: tuple[Piece, ...], factors: tuple[float, float, float]) -> tuple[Piece, ...]:
    """Pieces scaled about the origin; textures keep their size as well as one factor can tell."""
    return tuple(
        Piece(replace(scaled := piece.mesh.scaled(factors), uvs=scaled.uvs * factors[0]), piece.material)
        for piece in pieces
    )


def _hiding(mesh: Mesh, gaze: Gaze, strip: Strip, ahead: float, turn_deg: float) -> Floats | None:
    """(4, 4) world pose in which a mesh so far ahead reaches over a strip, no further; None if it is too small."""
    pose = np.eye(4)
    across = np.degrees(np.arctan2(gaze.inwards[1], gaze.inwards[0]))
    pose[:3, :3] = rotation("z", across + turn_deg)
    pose[:2, 3] = (gaze.view.position + ahead * gaze.ahead)[:2]
    here = gaze.local(mesh.transformed(pose).vertices)
    aside = gaze.inwards @ gaze.view.world_from_camera[:3, :3] * (gaze.side, 1, 1)
    if abs(aside[0]) < UPRIGHT:
        return None
    edges = _edges(mesh)
    moved = 0.0
    for _ in range(12):
        seen = _between(here + moved * aside, edges, strip.rows)
        if not len(seen):
            return None
        rim = seen[np.argmax(seen[:, 0] / seen[:, 2])]
        moved += (strip.inner - rim[0] / rim[2]) * rim[2] / aside[0]
    seen = _between(here + moved * aside, edges, strip.rows)
    if not len(seen) or not _covers(seen[:, :2] / seen[:, 2:], strip):
        return None
    pose[:3, 3] += moved * gaze.inwards
    return pose


def _covers(seen: Floats, strip: Strip) -> bool:
    """Whether (N, 2) points of an outline reach over the whole strip, and up to the top of what it hides."""
    low = seen.min(axis=0)
    near = 0.02 * (strip.inner - strip.outer)
    right = abs(float(seen[:, 0].max()) - strip.inner) < near
    return right and bool(low[0] <= strip.outer + near) and bool(low[1] <= strip.top + near)


def _edges(mesh: Mesh) -> NDArray[np.int64]:
    """(E, 2) vertices that each edge joins."""
    corners = mesh.faces.astype(np.int64)
    return np.unique(
        np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]]), axis=1), axis=0
    )


def _between(local: Floats, edges: NDArray[np.int64], rows: tuple[float, float]) -> Floats:
    """(N, 3) vertices between two rows of a picture, and points where edges cross them: all before the camera.

    local: (V, 3) camera axes. Rows are planes through the camera, so nothing need be projected to be cut.
    """
    inside = np.stack([local[:, 1] - rows[0] * local[:, 2], rows[1] * local[:, 2] - local[:, 1]], axis=1)
    points = [local[(inside >= 0).all(axis=1)]]
    for plane in (0, 1):
        a, b = inside[edges, plane].T
        crossed = (a < 0) != (b < 0)
        share = (a[crossed] / (a[crossed] - b[crossed]))[:, None]
        start, end = edges[crossed].T
        kept = inside[start, 1 - plane] * (1 - share[:, 0]) + inside[end, 1 - plane] * share[:, 0] >= 0
        points.append((local[start] * (1 - share) + local[end] * share)[kept])
    found = np.concatenate(points)
    return found[found[:, 2] > NEAREST_DEPTH]


def _under(pieces: tuple[Piece, ...], pose: Floats) -> Footprint:
    """The floor under pieces that stand over their origin, in a pose."""
    vertices = np.concatenate([piece.mesh.vertices for piece in pieces])
    turn = float(np.degrees(np.arctan2(pose[1, 0], pose[0, 0])))
    return Footprint(pose[:2, 3], np.abs(vertices[:, :2]).max(axis=0), turn)


def _free(place: Footprint, taken: Sequence[Footprint], enclosure: Enclosure | None, *, inside: bool) -> bool:
    """Whether nothing stands there, and no wall either: all of it is inside, or its middle."""
    part = place if inside else replace(place, half=np.zeros(2))
    if enclosure is not None and not part.lies_within(enclosure.low, enclosure.high):
        return False
    return not any(place.overlaps(other, CLEARANCE) for other in taken)
