"""The recamier: a couch whose one end rises in a scroll, its back swooping down from there. Metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.legs import LEGS, Leg, Turned
from synthgen.furniture.mattresses import MATTRESSES, Mattress, SmoothMattress
from synthgen.furniture.model import Part
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.stance import Point, corners
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box
from synthgen.geometry.cushion import bolster
from synthgen.geometry.extrusion import end_cord, extrusion, scroll
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.padded_wall import cut_corners, edge_distance, half_round, padded_wall

Built = tuple[list[Part], dict[str, Point]]


@dataclass(frozen=True)
class Recamier:
    """A couch whose one end rises in a scroll; a back may swoop down from it along one side."""

    long: float = number(1.48, 1.30, 1.66, "m", "Length of the seat.")
    deep: float = number(0.66, 0.58, 0.76, "m", "Depth of the seat.")
    seat_height: float = number(0.44, 0.41, 0.48, "m", "Height of the mattress's seams.")
    end: float = number(0.82, 0.72, 0.94, "m", "Height of the raised end.")
    roll: float = number(0.085, 0.065, 0.11, "m", "Radius of its scroll.")
    lean: float = ratio(0.22, 0.12, 0.34, "How far the end leans outwards, of its height over the seat.")
    foot: float = ratio(0.0, 0.0, 0.55, "Height of the other end above the seat, of the raised one's.")
    footed: bool = flag(False, 0.3, "Whether the other end has a scroll at all.")
    backed: bool = flag(True, 0.7, "Whether it has a back.")
    swoop: float = ratio(0.62, 0.42, 0.85, "Length of the back, of the seat's.", limits=(0.2, 1.0))
    thickness: float = number(0.085, 0.07, 0.11, "m", "Thickness of the back.")
    clearance: float = number(0.14, 0.10, 0.17, "m", "Height of the legs.")
    mirrored: bool = flag(False, 0.5, "Whether the raised end is on the sitter's right.")
    piped: bool = flag(True, 0.6, "Whether cords edge the scrolls.")
    cushion: Mattress = one_of(
        MATTRESSES, SmoothMattress(), "The cushion.", {"smooth_mattress": 4, "biscuit_mattress": 1}
    )
    bolsters: bool = flag(True, 0.5, "Whether a bolster lies in the raised end.")
    legs: Leg = one_of(
        LEGS, Turned(splay_deg=0.0), "Legs.", {"turned": 3, "tapered": 2, "cabriole": 1, "sabre": 1.5, "bun": 1}
    )

    def __post_init__(self) -> None:
        if self.seat_height - self.cushion.thickness - self.clearance < 0.02:
            raise Impossible(
                f"a cushion of {self.cushion.thickness:.2f} m and legs of {self.clearance:.2f} m leave no frame under "
                f"a seat {self.seat_height:.2f} m high"
            )

    def built(self) -> Built:
        """All parts, and the keypoints."""
        parts, spots = self._left_handed()
        if not self.mirrored:
            return parts, spots
        turned = {k: (-x, y, z) for k, (x, y, z) in spots.items()}
        swap = {"left": "right", "right": "left"}
        names = {k: k.rsplit("_", 1)[0] + "_" + swap.get(k.rsplit("_", 1)[1], k.rsplit("_", 1)[1]) for k in turned}
        return [Part(p.name, p.slot, p.mesh.mirrored_x()) for p in parts], {names[k]: v for k, v in turned.items()}

    def _left_handed(self) -> Built:
        """The piece with its raised end at +x."""
        half, deck = self.long / 2, self.seat_height - self.cushion.thickness
        body = rounded_box((self.long + 0.05, self.deep, deck - self.clearance + 0.006), 0.022)
        ends = [self._end(self.end).moved((half, 0, 0))]
        if self.footed:
            low = self.seat_height + 2.2 * self.roll + self.foot * (self.end - self.seat_height - 2.2 * self.roll)
            ends.append(self._end(low).mirrored_x().moved((-half, 0, 0)))
        legs, tips = legs_under(self.legs, (-half, -self.deep / 2), (half + 0.05, self.deep / 2), self.clearance)
        pad = self.cushion.mesh(self.long - 0.01, self.deep, 0.085).moved((0, -0.004, deck - 0.002))
        parts = [
            *cover("base", [body.moved((0, 0, (deck + self.clearance) / 2))]),
            *cover("arm", ends),
            *cover("back", self._back(deck)),
            *cover("seat", [pad]),
            *cover("cushion", self._bolsters(half)),
            *cover("leg", legs, "frame"),
        ]
        y = self.deep / 2
        spots = corners("seat", (half, -y, self.seat_height), (half, y, self.seat_height))
        top = self.lean * (self.end - self.clearance)
        fronts = {"left": (half + top, -y, self.end), "right": (-half, -y, self.seat_height)}
        return parts, tips | spots | {f"arm_front_{side}": at for side, at in fronts.items()}

    def _end(self, top: float) -> Mesh:
        """A raised end: a scroll whose inner face stands on x = 0 and leans to +x."""
        rise = top - self.clearance
        outline = scroll(0.07, rise, self.roll, 0.55)
        depth = self.deep + 0.01
        bar = extrusion(outline, depth, bevel=0.018)
        solid = joined([bar, end_cord(outline, depth, 0.018, 0.006)]) if self.piped else bar
        placed = solid.moved((0, 0, self.clearance))
        placed.vertices[:, 0] += self._leant(placed.vertices[:, 2], top)
        return placed

    def _leant(self, z: Floats, top: float) -> Floats:
        """(...) metres that an end of height `top` leans out at heights."""
        rise, low = top - self.clearance, self.clearance + (self.seat_height - self.clearance) * 0.4
        leant: Floats = self.lean * rise * np.clip((z - low) / rise, 0, 1.2) ** 1.5
        return leant

    def _back(self, deck: float) -> list[Mesh]:
        """A wall along the rear edge whose top swoops down from the raised end."""
        if not self.backed:
            return []
        half, run, high, seat = self.long / 2, self.swoop * self.long, self.end - 0.4 * self.roll, self.seat_height
        tail, radius, low = half - run, self.thickness / 2, deck - 0.08
        knots = [
            (half + 0.03, high),
            (half - 0.18 * run, high - 0.01),
            (half - 0.42 * run, high - 0.10),
            (half - 0.60 * run, 0.5 * (high + seat)),
            (half - 0.85 * run, seat + 0.045),
            (tail + 0.02, seat + 0.01),
            (tail - 0.02, seat - 0.04),
        ]
        top = cut_corners(np.array(knots))[::-1]
        close = radius * (1 - np.sin(np.radians([0, 30, 60, 88])))
        xs = np.concatenate([np.linspace(half + 0.03, tail + close[0] + 0.03, 22), tail + close])
        crest = np.interp(xs, *top.T)
        whole = np.linspace(1, 0.12, 8) * (crest - radius - low)[:, None] + radius
        drop = np.concatenate([whole, np.tile(close, (len(xs), 1))], axis=1)
        z = (crest[:, None] - drop).T
        x = xs + self._leant(z, self.end) * np.clip((xs - tail) / run, 0, 1.1) ** 2
        y = self.deep / 2 - 0.01 + 0.12 * np.clip(z - seat, 0, None)
        flat = np.stack([np.broadcast_to(xs, z.shape), z], axis=2)
        edge = np.concatenate([flat[:, -1], flat[-1, ::-1]])
        return [padded_wall(np.stack([x, y, z], axis=2), half_round(edge_distance(flat, edge), radius))]

    def _bolsters(self, half: float) -> list[Mesh]:
        if not self.bolsters:
            return []
        roll = bolster(0.9 * self.deep, 0.085).rotated("z", 90)
        return [roll.moved((half - 0.085, -0.02, self.seat_height - 0.008))]
