"""Sofas put together from sections: a run of seats, a corner with a wing, a chaise, an end with an arm or without.

A section is made where it would stand as part of a sofa whose corner is on its left (+X); the other hand is the
mirror image.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.back_cushions import BACKINGS, Backing, BoxedBack
from synthgen.furniture.bench import Bench, Point, leaning
from synthgen.furniture.cushions import SEATINGS, SeatCushions, Seating
from synthgen.furniture.footings import FOOTINGS, Footing, OnLegs, Rectangle, require_body
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.pillows import PILLOWS, SCATTERED, Pillows, ThrowPillows
from synthgen.furniture.sofa_arms import SOFA_ARMS, Arm, RolledArm, SquareArm
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box
from synthgen.geometry.mesh import Floats, Mesh, rotation
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Wood


@dataclass(frozen=True)
class Armless:
    """Open ends."""

    width = 0.0


SectionArm = Arm | RolledArm | Armless

SECTION_ARMS: dict[str, type[SectionArm]] = {**SOFA_ARMS, "rolled_arm": RolledArm, "armless": Armless}
BOTH_ARMS = {"square_arm": 4.0, "sloped_arm": 1.5, "flared_arm": 0.8, "padded_arm": 1.0, "rolled_arm": 1.5}


@dataclass(frozen=True)
class Section(Bench):
    """A bench that shares its triangles with many others."""

    @property
    def spacing(self) -> float:
        """How finely cushions are cut, metres."""
        return 0.155


@dataclass(frozen=True, eq=False)
class Piece:
    """Part of a sofa: what it is made of, where it covers the floor, and its keypoints."""

    parts: tuple[Part, ...]
    floor: tuple[Rectangle, ...] = ()
    keypoints: tuple[tuple[str, Point], ...] = ()

    def __add__(self, other: Piece) -> Piece:
        return Piece(self.parts + other.parts, self.floor + other.floor, self.keypoints + other.keypoints)

    def moved(self, x: float, y: float = 0.0) -> Piece:
        """Shifted, metres."""
        return self._mapped(np.eye(3), (x, y, 0.0))

    def turned(self) -> Piece:
        """Turned about the origin by a quarter, so that it faces -X."""
        return self._mapped(rotation("z", -90))

    def mirrored(self) -> Piece:
        """The other hand, about x = 0."""
        other = {"left": "right", "right": "left"}
        flipped = self._mapped(np.diag([-1.0, 1.0, 1.0]))
        renamed = tuple(("_".join(other.get(w, w) for w in name.split("_")), at) for name, at in flipped.keypoints)
        return replace(flipped, keypoints=renamed)

    def _mapped(self, matrix: ArrayLike, offset: ArrayLike = (0.0, 0.0, 0.0)) -> Piece:
        affine = np.eye(4)
        affine[:3, :3], affine[:3, 3] = matrix, offset
        return Piece(
            tuple(Part(part.name, part.slot, part.mesh.transformed(affine)) for part in self.parts),
            tuple(_rectangle(affine, rectangle) for rectangle in self.floor),
            tuple((name, _point(affine, at)) for name, at in self.keypoints),
        )


@dataclass(frozen=True)
class SectionedSofa:
    """What the sections of one sofa share."""

    seat_width: float = number(0.63, 0.56, 0.70, "m", "Width for one person.")
    seat_depth: float = number(0.58, 0.52, 0.68, "m", "Seat in front of the back.")
    seat_height: float = number(0.43, 0.39, 0.47, "m", "Height of the seat's front seam.")
    back_height: float = number(0.78, 0.66, 0.86, "m", "Height of the back's frame.")
    arm_height: float = ratio(0.78, 0.70, 0.95, "Height of the arms, of the back's.", limits=(0.6, 1.0))
    clearance: float = ratio(0.22, 0.08, 0.36, "Height of the underside, of the seat's.", limits=(0.05, 0.45))
    frame_depth: float = number(0.11, 0.08, 0.16, "m", "Thickness of the back's frame.")
    recline_deg: float = number(6.0, 3.0, 10.0, "deg", "Lean of the back.", limits=(0.0, 20.0))
    left_handed: bool = flag(True, 0.5, "Whether the corner or chaise is on a sitter's left.")
    arms: SectionArm = one_of(SECTION_ARMS, SquareArm(), "Arms.", BOTH_ARMS | {"armless": 1.5})
    seating: Seating = one_of(
        SEATINGS, SeatCushions(), "Seat cushions.", {"seat_cushions": 5, "bench_cushion": 1, "waterfall_cushions": 1}
    )
    backing: Backing = one_of(
        BACKINGS, BoxedBack(), "Back.", {"boxed_back": 3, "pillow_back": 1.5, "scatter_back": 0.4, "tight_back": 1}
    )
    pillows: Pillows = one_of(PILLOWS, ThrowPillows(), "Pillows.", SCATTERED)
    footing: Footing = one_of(FOOTINGS, OnLegs(), "What it stands on.", {"on_legs": 4, "on_plinth": 1})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs or plinth.", {"wood": 3, "metal": 1, "plastic": 0.4})

    def __post_init__(self) -> None:
        require_body(self.seat_height, self.bottom, self.seating.thickness)

    @property
    def bottom(self) -> float:
        """Height of the underside, metres."""
        return self.clearance * self.seat_height

    @property
    def rear(self) -> float:
        """y of the back at the deck, when the seat's front is at 0; metres."""
        return self.seat_depth + self.backing.thickness

    @property
    def foot(self) -> float:
        """y of the outside of the back at the underside, metres."""
        return self.bench(1, 1.0).back_at(self.bottom) + self.frame_depth

    def bench(self, seats: int, width: float, front: float = 0.0) -> Section:
        """A section's bench, between x = -width / 2 and width / 2."""
        deck = self.seat_height - self.seating.thickness
        return Section(seats, width, front, self.rear, deck, self.recline_deg)

    def run(self, seats: int, width: float, front: float = 0.0) -> Piece:
        """Seats in a row, without the wall behind them; centred on x = 0."""
        bench = self.bench(seats, width, front)
        backs = self.backing.meshes(bench.padded(0.0, self.seat_height), self.back_height)
        parts = [
            *cover("base", [self._box(-width / 2, width / 2, front)]),
            *cover("seat", self.seating.meshes(bench)),
            *cover("cushion", backs),
        ]
        return Piece(tuple(parts), (((-width / 2, front), (width / 2, self.foot)),))

    def wall(self, start: float, end: float, grows: float = 0.0) -> Piece:
        """The frame of the back from x = start to end. It leans, so at a corner it `grows` (-1, 1) with its height."""
        bench = self.bench(1, end - start)
        size = (end - start, self.frame_depth, self.back_height - self.bottom)
        flat = rounded_box(size, 0.3 * self.frame_depth).moved((0, size[1] / 2, size[2] / 2))
        panel = leaning(flat, self.recline_deg, ((start + end) / 2, bench.back_at(self.bottom), self.bottom))
        return Piece(tuple(cover("back", [self._grown(panel, grows)])))

    def arm_end(self, front: float = 0.0) -> Piece:
        """An arm whose inner face is on x = 0, for a left end."""
        if isinstance(self.arms, Armless):
            return Piece(())
        arm = self.arms.mesh(
            self.rear + 0.9 * self.frame_depth - front, self.bottom, self.arm_height * self.back_height
        )
        arm = arm.moved((0, front, 0))
        ends = arm.vertices[arm.vertices[:, 1] < front + 0.15 * (self.rear - front)]
        tip = (float(np.mean(arm.bounds[:, 0])), float(arm.bounds[0, 1]), float(ends[:, 2].max()))
        floor: Rectangle = ((0.0, front), (self.arms.width, self.foot))
        return Piece(tuple(cover("arm", [arm])), (floor,), (("arm_front_left", tip),))

    def wing(self, seats: int) -> Piece:
        """A corner seat and the run that turns forward from it; its inner front corner is at the origin."""
        width = seats * self.seat_width
        buried = self.foot - 0.4 * self.frame_depth
        run = self.run(seats, width).moved(width / 2) + self.arm_end().moved(width) + self.wall(-buried, width, -1)
        return self.corner() + run.turned()

    def corner(self) -> Piece:
        """A square seat with backs behind and on its left; its front corner is at the origin."""
        bench = self.bench(1, self.rear)
        padded = bench.padded(0.0, self.seat_height)
        back = self._backs(padded, 1.0).moved(self.rear / 2)
        side = self._backs(replace(padded, width=padded.rear - self.backing.thickness), -1.0)
        parts = cover("base", [self._box(0.0, self.foot - 0.02, 0.0)])
        seat = [mesh.moved((self.rear / 2, 0, 0)) for mesh in self.seating.meshes(bench)]
        solid = Piece((*parts, *cover("seat", seat)), (((0.0, 0.0), (self.foot, self.foot)),))
        return solid + back + side.turned().moved(0, (padded.rear - self.backing.thickness) / 2)

    def dressed(self, width: float, middle: float) -> Piece:
        """Pillows on a stretch of the seat."""
        top = self.seat_height + 0.3 * self.seating.crown - 0.4 * self.seating.sag - 0.006
        bench = replace(self.bench(1, width), crest=self.back_height).padded(self.backing.thickness, top)
        return Piece(tuple(self.pillows.parts(bench))).moved(middle)

    def stood(self, piece: Piece) -> Model:
        """The whole sofa, of the hand that is asked for, on its legs or plinth."""
        whole = piece if self.left_handed else piece.mirrored()
        meshes, feet = self.footing.meshes(whole.floor, self.bottom)
        parts = [*whole.parts, *cover("leg", meshes, "legs_material")]
        keypoints = dict(whole.keypoints)
        if not {"arm_front_left", "arm_front_right"} <= keypoints.keys():
            keypoints = {name: at for name, at in keypoints.items() if not name.startswith("arm_")}
        return standing(parts + self.laid_on(parts), feet | keypoints)

    def laid_on(self, parts: list[Part]) -> list[Part]:
        """What lies on the finished sofa: nothing, by default."""
        return []

    def seat_corners(self, seats: int) -> Piece:
        """The keypoints of a run's seat."""
        bench = self.bench(seats, seats * self.seat_width)
        return Piece((), (), tuple(bench.corners(self.seat_height).items()))

    def back_tips(self, right: float, left: float) -> Piece:
        """The keypoints of the back's upper corners at x = right and left."""
        rear = self.bench(1, 1.0).back_at(self.back_height)
        ends = {"back_top_left": (left, rear, self.back_height), "back_top_right": (right, rear, self.back_height)}
        return Piece((), (), tuple(ends.items()))

    def _box(self, start: float, end: float, front: float) -> Mesh:
        """The upholstered body under the seat cushions, from x = start to end and a little beyond."""
        low = np.array([start - 0.01, front + 0.012, self.bottom])
        high = np.array([end + 0.01, self.foot - 0.02, self.seat_height - self.seating.thickness])
        return rounded_box(high - low, 0.018).moved((low + high) / 2)

    def _backs(self, bench: Bench, grows: float) -> Piece:
        """Back cushions in a corner."""
        meshes = self.backing.meshes(bench, self.back_height)
        return Piece(tuple(cover("cushion", [self._grown(mesh, grows) for mesh in meshes])))

    def _grown(self, mesh: Mesh, way: float) -> Mesh:
        """A leaning panel whose left (1) or right (-1) end follows the wall it meets, which leans away from it."""
        x, _, z = mesh.vertices.T
        low, high = mesh.bounds
        share = np.clip((x - low[0]) / (high[0] - low[0]) if way > 0 else (high[0] - x) / (high[0] - low[0]), 0, 1)
        out = way * np.tan(np.radians(self.recline_deg)) * (z - low[2]) * share
        return replace(mesh, vertices=mesh.vertices + np.stack([out, 0 * out, 0 * out], axis=1))


def _rectangle(affine: Floats, rectangle: Rectangle) -> Rectangle:
    """A footprint moved and turned by quarters."""
    (x0, y0, _), (x1, y1, _) = (_point(affine, (x, y, 0.0)) for x, y in rectangle)
    return (min(x0, x1), min(y0, y1)), (max(x0, x1), max(y0, y1))


def _point(affine: Floats, at: Point) -> Point:
    x, y, z = (float(v) for v in affine[:3, :3] @ np.array(at) + affine[:3, 3])
    return x, y, z
