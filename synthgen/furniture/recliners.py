"""Reclining seats: overstuffed backs, arms, footrests and what they hang on.

Metres, for a seat centred on x = 0 whose front edge is at y = 0; z up, the front faces -Y.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import count, flag, number, ratio, seed
from synthgen.furniture.bench import upright
from synthgen.furniture.cushions import CORD
from synthgen.furniture.model import Part
from synthgen.furniture.sofa_arms import SquareArm
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import board
from synthgen.geometry.box import box_uvs, rounded_box
from synthgen.geometry.cushion import cushion
from synthgen.geometry.laid import channelled
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh, joined

SHELL = 0.12  # m, thickness of the outer back
SINK = 0.012  # m that soft things press into each other


@dataclass(frozen=True)
class Seat:
    """One seat. opened: 0 upright to 1 fully reclined. deck: z under the cushion. top: z of the back, upright."""

    width: float
    depth: float
    clearance: float
    deck: float
    height: float
    top: float
    recline_deg: float
    further_deg: float
    opened: float
    spacing: float = 0.06  # how finely its cushions are cut

    @property
    def lean_deg(self) -> float:
        """Lean of the back as it stands now."""
        return self.recline_deg + self.opened * self.further_deg

    @property
    def tall(self) -> float:
        """Length of the back above the deck."""
        return (self.top - self.deck) / float(np.cos(np.radians(self.recline_deg)))

    def reclined(self, mesh: Mesh) -> Mesh:
        """What stands upright on y = z = 0 set on the deck's rear edge and leant back."""
        return mesh.rotated("x", -self.lean_deg).moved((0, self.depth, self.deck))


@dataclass(frozen=True)
class BustleBack:
    """Fat rolls one over another."""

    rolls: int = count(3, 2, 4, "Rolls.", limits=(1, 6))
    thickness: float = number(0.22, 0.18, 0.27, "m", "Thickness of a roll.", limits=(0.1, 0.32))
    puff: float = number(0.035, 0.02, 0.06, "m", "How far the rolls' middles stand out.")
    taper: float = ratio(0.85, 0.7, 1.0, "Height of the uppermost roll, of that of the lowest.", limits=(0.4, 1.4))
    seed: int = seed("The creases.")

    def meshes(self, seat: Seat) -> list[Mesh]:
        """The rolls before the outer back, from the deck up."""
        heights = np.linspace(1.0, self.taper, self.rolls)
        heights *= seat.tall / heights.sum()
        feet = np.concatenate([[0.0], np.cumsum(heights)])
        return [
            self._roll(seat, float(h), k).moved((0, 0, float(z)))
            for k, (h, z) in enumerate(zip(heights, feet, strict=False))
        ]

    def _roll(self, seat: Seat, tall: float, k: int) -> Mesh:
        thick = self.thickness * (1.0 if k < self.rolls - 1 else 0.94)
        flat = cushion(
            (seat.width - 0.006, tall + 0.03, thick),
            crown=self.puff,
            bulge=(0.004, 0.004),
            edge_radius=min(0.46 * thick, 0.46 * tall),
            wrinkle=0.009,
            slump=0.012,
            seed=self.seed + k,
            spacing=seat.spacing,
        )
        return upright(_clad(flat)).moved((0, 0.02, -0.015))


@dataclass(frozen=True)
class PillowTopBack:
    """One tall padded back with a pillow for the head."""

    thickness: float = number(0.17, 0.13, 0.21, "m", "Thickness.", limits=(0.08, 0.3))
    puff: float = number(0.03, 0.015, 0.05, "m", "How far the middle stands out.")
    head: float = ratio(0.3, 0.22, 0.38, "Height of the pillow, of the back's.", limits=(0.1, 0.6))
    channels: int = count(0, 0, 5, "Stitched lines up the back.", limits=(0, 8))
    seed: int = seed("The creases.")

    def meshes(self, seat: Seat) -> list[Mesh]:
        """The back and its pillow, from the deck up."""
        wide, tall = seat.width - 0.006, seat.tall
        body = self._block((wide, tall + 0.01, self.thickness), 0, 0.75 * seat.spacing)
        if self.channels:
            seams = wide * ((np.arange(self.channels) + 1) / (self.channels + 1) - 0.5)
            body = channelled(body, 0, seams, 0.02)
        pillow = self._block((0.96 * wide, self.head * tall, 0.6 * self.thickness), 1, seat.spacing)
        high = tall * (1 - self.head) - 0.01
        return [upright(body).moved((0, 0.02, 0)), upright(pillow).moved((0, 0.04 - 0.85 * self.thickness, high))]

    def _block(self, size: tuple[float, float, float], k: int, spacing: float) -> Mesh:
        flat = cushion(
            size,
            crown=self.puff,
            bulge=(0.004, 0.006),
            edge_radius=0.42 * size[2],
            wrinkle=0.007,
            seed=self.seed + k,
            spacing=spacing,
        )
        return _clad(flat)


RecliningBack = BustleBack | PillowTopBack

RECLINING_BACKS: dict[str, type[RecliningBack]] = {"bustle_back": BustleBack, "pillow_top_back": PillowTopBack}


@dataclass(frozen=True)
class PillowArm:
    """A stout arm under an overstuffed pad that rolls down in front."""

    width: float = number(0.22, 0.18, 0.27, "m", "Width.", limits=(0.12, 0.35))
    pad: float = number(0.13, 0.10, 0.17, "m", "Thickness of the pad.", limits=(0.05, 0.22))
    puff: float = number(0.03, 0.015, 0.05, "m", "How far the pad's middle stands out.")
    seed: int = seed("The creases.")

    @property
    def recess(self) -> float:
        """How far the outer face stands back from the pad's edge, metres."""
        return 0.07 * self.width

    def mesh(self, depth: float, bottom: float, top: float) -> Mesh:
        """The arm with its inner face on x = 0, reaching to +x, its front at y = 0; metres."""
        low = top - self.pad
        body = rounded_box((0.93 * self.width, depth - 0.03, low + 0.03 - bottom), 0.03)
        body = body.moved((0.465 * self.width, depth / 2 + 0.015, (low + 0.03 + bottom) / 2))
        pad = self._block((self.width, depth, self.pad), 0).moved((self.width / 2, depth / 2, low))
        front = self._block((0.94 * self.width, low - bottom + 0.02, 0.09), 1)
        face = upright(front).moved((self.width / 2, 0.075, bottom))
        return joined([body, pad, face])

    def _block(self, size: tuple[float, float, float], k: int) -> Mesh:
        flat = cushion(
            size,
            crown=self.puff / (1 + k),
            bulge=(0.012 / (1 + k), 0.012),
            edge_radius=0.44 * min(size),
            wrinkle=0.007,
            seed=self.seed + k,
            spacing=0.11,
        )
        return _clad(flat)


@dataclass(frozen=True)
class TrackArm(SquareArm):
    """A plain straight arm."""

    width: float = number(0.14, 0.09, 0.19, "m", "Width.", limits=(0.06, 0.3))
    softness: float = ratio(0.25, 0.12, 0.4, "Radius of the edges, of the width.", limits=(0.02, 0.49))

    @property
    def recess(self) -> float:
        """How far the outer face stands back, metres."""
        return 0.0


RecliningArm = PillowArm | TrackArm

RECLINING_ARMS: dict[str, type[RecliningArm]] = {"pillow_arm": PillowArm, "track_arm": TrackArm}


def require_room(height: float, cushion: float, clearance: float) -> None:
    """Refuse a seat whose body has no height left for the footrest."""
    if height - cushion - clearance < 0.08:
        raise Impossible(
            f"a cushion of {cushion:.2f} m and legs of {clearance:.2f} m leave no body in a seat {height:.2f} m high: "
            "they may take all but 0.08 m of it"
        )


def reclining_seat(
    seat: Seat, back: RecliningBack, thickness: float, crown: float, piped: bool, seed: int
) -> list[Part]:
    """Back, cushion, footrest and body of one seat."""
    flat = cushion(
        (seat.width - 0.004, seat.depth + 0.02, thickness),
        crown=crown,
        bulge=(0.002, 0.03),
        edge_radius=0.4 * thickness,
        wrinkle=0.008,
        sag=0.012,
        cord=CORD * piped,
        seams=(-1,),
        seed=seed,
        spacing=seat.spacing,
    ).moved((0, seat.depth / 2 - 0.01, 0))
    tilt = 6.0 * seat.opened
    pad = flat.rotated("x", -tilt, (0, seat.depth, 0)).moved((0, 0, seat.deck - 0.004))
    tall = 0.94 * seat.tall
    shell = rounded_box((seat.width - 0.01, SHELL, tall + 0.03), 0.045).moved((0, SHELL / 2 + 0.005, (tall - 0.03) / 2))
    depth = seat.depth + 0.05
    body = rounded_box((seat.width + 0.01, depth - 0.06, seat.deck - seat.clearance), 0.015)
    low = (seat.deck + seat.clearance) / 2
    return [
        *cover("base", [body.moved((0, depth / 2 + 0.03, low))]),
        *cover("back", [seat.reclined(shell)]),
        *cover("cushion", [seat.reclined(mesh) for mesh in back.meshes(seat)]),
        *cover("seat", [pad]),
        *_footrest(seat, seed),
    ]


def _footrest(seat: Seat, seed: int) -> list[Part]:
    """The footrest: hung down in front of the body, or swung out on its scissors."""
    long = seat.deck - seat.clearance - 0.005
    flat = cushion(
        (seat.width - 0.012, long, 0.085),
        crown=0.018,
        edge_radius=0.036,
        wrinkle=0.005,
        seed=seed + 7,
        spacing=1.3 * seat.spacing,
    )
    hung = upright(flat).moved((0, 0.085, seat.clearance))
    if seat.opened < 0.05:
        return cover("footrest", [hung])
    out = 0.30 * seat.opened
    swing = 78.0 * seat.opened
    pivot = (0, 0.04, seat.deck - 0.03)
    rest = hung.rotated("x", -swing, pivot).moved((0, -out, 0.02 * seat.opened))
    half = seat.width / 2 - 0.06
    drop = float(rest.bounds[:, 2].mean()) - 0.02
    ends = [(0.12, seat.deck - 0.12), (0.3 * -out, drop - 0.05), (float(rest.bounds[:, 1].mean()), drop)]
    bars = [
        board([(s * half, *a), (s * half, *b)], 0.028, 0.006, up=(0, 0.3, 1))
        for s in (1, -1)
        for a, b in ((ends[0], ends[2]), ((0.10, seat.deck - 0.05), ends[1]), (ends[1], ends[2]))
    ]
    return [*cover("footrest", [rest]), Part("frame", "mechanism", joined(bars))]


def _clad(mesh: Mesh) -> Mesh:
    """A fat cushion with its cloth laid flat upon it from six sides, so that its pattern keeps its size."""
    return replace(mesh, uvs=box_uvs(mesh.vertices, mesh.faces))


def console(width: float, depth: float, bottom: float, top: float) -> list[Part]:
    """A fixed box between two seats: a padded lid, and two cup holders before it; its front at y = 0."""
    body = rounded_box((width, depth, top - 0.02 - bottom), 0.02).moved((0, depth / 2, (top - 0.02 + bottom) / 2))
    lid = cushion((width - 0.01, 0.52 * depth, 0.06), crown=0.012, edge_radius=0.022, wrinkle=0.003, spacing=0.09)
    cups = [_cup(0.043).moved((s * 0.25 * width, 0.17 * depth, top - 0.022)) for s in (1, -1)]
    lids = lid.moved((0, 0.66 * depth, top - 0.03))
    return [*cover("base", [body, lids]), *cover("frame", cups, "mechanism")]


def _cup(radius: float) -> Mesh:
    """A cup holder's rim and dark floor, standing a little out of the lid."""
    profile = [(0.95 * radius, -0.002), (1.12 * radius, 0.0), (1.12 * radius, 0.006), (1.04 * radius, 0.009),
               (0.94 * radius, 0.006), (0.9 * radius, 0.002), (0.0, 0.0015)]  # fmt: skip
    return lathe(profile, 28)


@dataclass(frozen=True)
class Lever:
    """The wooden handle at the side of a chair, or none."""

    shown: bool = flag(True, 0.5, "Whether a handle stands out of the arm.")

    def parts(self, x: float, y: float, z: float) -> list[Part]:
        """The handle on the outer face of an arm at x."""
        if not self.shown:
            return []
        bar = rounded_box((0.024, 0.15, 0.03), 0.008).rotated("x", 35).moved((x - 0.002, y, z))
        return [Part("frame", "legs_material", bar)]
