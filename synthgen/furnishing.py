"""Furnishing: the unlabeled things of a room, along its walls, beside the labeled furniture, under it and above it.

Nothing here knows the class of what it stands beside, so that no class is betrayed by its room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from synthgen.fields import one_of, seed
from synthgen.geometry.mesh import Floats, direction, rotation
from synthgen.props import FLOOR_PROPS, RUGS, WALL_PROPS, Piece, Prop
from synthgen.settings.placing import Footprint, footprint, settled
from synthgen.stage import Enclosure, Opening, Scenery
from synthgen.streams import noise

TRIES = 40
EYE = 1.55
"""m, height of the middle of what hangs on a wall."""

FOOT = {"door": 0.0, "radiator": 0.12}
"""Wall props that do not hang at eye level -> height of their lower edge, metres."""

TALL = 0.8
"""m, above which a thing hides what hangs behind it."""

REVEAL = 0.015
"""m that things stand off a wall, for its skirting board."""


@dataclass(frozen=True)
class Nothing:
    """An empty place."""

    def pieces(self) -> tuple[Piece, ...]:
        """None."""
        return ()


@dataclass
class Floor:
    """A room while it is furnished: its walls, what its floor is taken up by, and what its walls are."""

    walls: Enclosure
    taken: list[Footprint]
    hung: list[Footprint] = field(default_factory=list)


@dataclass(frozen=True)
class Bare:
    """An empty room."""

    def scenery(self, floor: Floor, subject: Footprint, openings: tuple[Opening, ...]) -> tuple[Scenery, ...]:
        """None."""
        return ()


def _place(table: Mapping[str, type[Prop]], meaning: str, nothing: float, **weights: float) -> Any:
    """A slot for one of some things, or for none."""
    return one_of({"nothing": Nothing, **table}, Nothing(), meaning, {"nothing": nothing, **weights})


def _against(meaning: str) -> Any:
    return _place(
        FLOOR_PROPS, meaning, 1.0,
        bookcase=1.0, sideboard=1.0, media_unit=0.7, desk=0.5, clothes_rack=0.3, standing_mirror=0.4,
        potted_plant=0.7, floor_lamp=0.6, carton_stack=0.3,
    )  # fmt: skip


def _beside(meaning: str) -> Any:
    return _place(
        FLOOR_PROPS, meaning, 1.5,
        side_table=1.2, floor_lamp=1.0, potted_plant=1.0, pouf=0.5, basket=0.5, floor_vase=0.5, crate=0.3,
    )  # fmt: skip


def _hung(meaning: str) -> Any:
    return _place(
        WALL_PROPS, meaning, 1.0,
        picture=2.0, gallery_wall=0.6, wall_mirror=0.6, wall_clock=0.5, wall_shelf=0.7, wall_lamp=0.3, radiator=0.4,
        door=0.5,
    )  # fmt: skip


@dataclass(frozen=True)
class Furnished:
    """A room that somebody lives or works in. A thing for which there is no place is left out."""

    against_wall: Prop = _against("Along a wall.")
    against_wall_too: Prop = _against("Along a wall.")
    beside: Prop = _beside("Beside the furniture.")
    beside_too: Prop = _beside("Beside the furniture.")
    before: Prop = _place(FLOOR_PROPS, "Before the furniture, to one side.", 3.0,
                          coffee_table=1.0, dining_table=0.7, bistro_table=0.5)  # fmt: skip
    on_wall: Prop = _hung("On a wall.")
    on_wall_too: Prop = _hung("On a wall.")
    rug: Prop = _place(RUGS, "Under the furniture.", 1.5, rug=1.5, round_rug=0.5, runner=0.2, hide=0.2)
    curtains: Prop = _place(WALL_PROPS, "At both sides of each window.", 1.0, curtain=1.5)
    seed: int = seed("Where everything is.")

    def scenery(self, floor: Floor, subject: Footprint, openings: tuple[Opening, ...]) -> tuple[Scenery, ...]:
        """Everything that finds a place. subject: the floor under all labeled furniture."""
        floor.hung += [_at_window(opening) for opening in openings]
        return (
            *self._rug(subject),
            *(part for opening in openings for part in self._curtains(opening)),
            *self._standing(floor, "against_wall", self._along_walls(floor.walls, "against_wall")),
            *self._standing(floor, "against_wall_too", self._along_walls(floor.walls, "against_wall_too")),
            *self._standing(floor, "beside", self._around(subject, "beside", 75, 150)),
            *self._standing(floor, "beside_too", self._around(subject, "beside_too", 75, 150)),
            *self._standing(floor, "before", self._around(subject, "before", 15, 75)),
            *self._hanging(floor, "on_wall"),
            *self._hanging(floor, "on_wall_too"),
        )

    def _standing(self, floor: Floor, name: str, spots: Iterator[tuple[Floats, Floats, float]]) -> Iterator[Scenery]:
        """The thing of a slot, if any, on the first free one of some spots (point, way to its middle, turn)."""
        pieces = getattr(self, name).pieces()
        if not pieces:
            return
        points = np.concatenate([piece.mesh.vertices for piece in pieces])
        half = footprint(points).half
        proposed = (Footprint(point + way * half[1], half, turn) for point, way, turn in spots)
        place = settled(proposed, floor.taken, floor.walls.low + REVEAL, floor.walls.high - REVEAL)
        if place is None:
            return
        floor.taken.append(place)
        if points[:, 2].max() > TALL:
            floor.hung.append(place)
        yield from _moved(name, pieces, np.array([*place.center, 0.0]), place.turn_deg)

    def _hanging(self, floor: Floor, name: str) -> Iterator[Scenery]:
        """The thing of a slot, if any, on a free piece of wall."""
        prop = getattr(self, name)
        pieces = prop.pieces()
        if not pieces:
            return
        points = np.concatenate([piece.mesh.vertices for piece in pieces])
        half = np.ptp(points, axis=0) / 2
        slot = next(key for key, kind in WALL_PROPS.items() if kind is type(prop))
        height = FOOT[slot] + half[2] if slot in FOOT else min(EYE, floor.walls.high[2] - half[2] - 0.1)
        spots = self._along_walls(floor.walls, name)
        proposed = (Footprint(point + way * half[1], half[:2], turn) for point, way, turn in spots)
        place = settled(proposed, floor.hung, floor.walls.low, floor.walls.high)
        if place is None:
            return
        floor.hung.append(place)
        back = place.center - direction(place.turn_deg, 0)[:2] * half[1]
        yield from _moved(name, pieces, np.array([*back, height]), place.turn_deg)

    def _curtains(self, opening: Opening) -> Iterator[Scenery]:
        pieces = self.curtains.pieces()
        if not pieces:
            return
        extent = np.ptp(np.concatenate([piece.mesh.vertices for piece in pieces]), axis=0)
        across = np.array([-opening.facing[1], opening.facing[0], 0.0])
        height = max(opening.position[2] + opening.height / 2 + 0.12 - extent[2] / 2, extent[2] / 2 + 0.02)
        turn = _turn(opening.facing)
        for side in (-1, 1):
            spot = opening.position + side * across * (opening.width / 2 + 0.2 * extent[0]) + 0.02 * opening.facing
            yield from _moved("curtain", pieces, np.array([*spot[:2], height]), turn)

    def _rug(self, subject: Footprint) -> Iterator[Scenery]:
        """Under the front half of the furniture, a little askew."""
        along, aside, turn = noise(self.seed, "rug", (3,)) - 0.5
        shift = np.array([0.5 * aside, -0.5 * subject.half[1] + 0.5 * along, 0.0])
        yield from _moved("rug", self.rug.pieces(), np.array([*subject.center, 0.0]) + shift, 12 * turn)

    def _along_walls(self, walls: Enclosure, name: str) -> Iterator[tuple[Floats, Floats, float]]:
        """Points on the walls behind and to the sides, the way into the room, and the turn that faces it."""
        for k in range(TRIES):
            which, share = noise(self.seed, f"{name} {k}", (2,))
            axis, end, inward = (
                (1, walls.high, (0.0, -1.0)),
                (0, walls.high, (-1.0, 0.0)),
                (0, walls.low, (1.0, 0.0)),
            )[0 if which < 0.5 else 1 if which < 0.75 else 2]
            point = walls.low[:2] + share * (walls.high - walls.low)[:2]
            point[axis] = end[axis] + (REVEAL + 1e-6) * inward[axis]
            yield point, np.array(inward), _turn(np.array(inward))

    def _around(
        self, subject: Footprint, name: str, nearest_deg: float, farthest_deg: float
    ) -> Iterator[tuple[Floats, Floats, float]]:
        """Points around the furniture, between two angles off its front, the way outwards, and some turn."""
        for k in range(TRIES):
            side, way, gap, turn = noise(self.seed, f"{name} {k}", (4,))
            azimuth = (1 if side < 0.5 else -1) * (nearest_deg + way * (farthest_deg - nearest_deg))
            out = direction(azimuth, 0)[:2]
            reach = float(((subject.corners - subject.center) @ out).max())
            yield subject.center + out * (reach + 0.05 + 0.6 * gap), out, 30 * (turn - 0.5)


Furnishing = Bare | Furnished
FURNISHINGS: dict[str, type[Furnishing]] = {"bare": Bare, "furnished": Furnished}


def _moved(name: str, pieces: tuple[Piece, ...], to: Floats, turn_deg: float) -> Iterator[Scenery]:
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = rotation("z", turn_deg), to
    for piece in pieces:
        yield Scenery(name, piece.mesh.transformed(matrix), piece.material)


def _turn(facing: Floats) -> float:
    """The turn, degrees, that makes what faces -Y face a horizontal direction."""
    return float(np.degrees(np.arctan2(facing[0], -facing[1])))


def _at_window(opening: Opening) -> Footprint:
    """The strip of floor before an opening and its curtains."""
    return Footprint(opening.position[:2], np.array([opening.width / 2 + 0.3, 0.3]), _turn(opening.facing))
