"""The long chair: an easy chair drawn out to the length of the legs. Metres; its feet are at y = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import count, flag, number, one_of, seed
from synthgen.furniture.cushions import CORD
from synthgen.furniture.legs import LEGS, Leg, Splayed
from synthgen.furniture.model import Part
from synthgen.furniture.plinth import legs_under
from synthgen.furniture.stance import Point, corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import rounded_box
from synthgen.geometry.cushion import bolster, cushion
from synthgen.geometry.laid import channelled, length
from synthgen.geometry.mesh import Floats, Mesh

Built = tuple[list[Part], dict[str, Point]]


@dataclass(frozen=True)
class LongChair:
    """An easy chair drawn out to the length of the legs, slim on a wooden frame or full and upholstered."""

    wide: float = number(0.68, 0.60, 0.78, "m", "Width.")
    long: float = number(1.18, 1.02, 1.35, "m", "Length of the seat before the back.")
    seat_height: float = number(0.41, 0.37, 0.45, "m", "Height of the seat's seams in front.")
    rest: float = number(0.62, 0.52, 0.72, "m", "Length of the back above the seat.")
    recline_deg: float = number(28.0, 20.0, 40.0, "deg", "Lean of the back.", limits=(10.0, 55.0))
    thickness: float = number(0.13, 0.09, 0.18, "m", "Thickness of the cushions.", limits=(0.05, 0.24))
    body: float = number(0.06, 0.035, 0.14, "m", "Height of the frame under the cushion.", limits=(0.02, 0.25))
    channels: int = count(
        0, 0, 6, "Lines stitched across the seat; the back has as many in proportion.", limits=(0, 12)
    )
    wooden: bool = flag(True, 0.5, "Whether the frame is bare wood.")
    neck: bool = flag(True, 0.5, "Whether a small roll lies at the neck.")
    piped: bool = flag(True, 0.5, "Whether cords run along the seams.")
    legs: Leg = one_of(LEGS, Splayed(), "Legs.", {"splayed": 3, "tapered": 3, "block": 1, "turned": 0.7})
    seed: int = seed("The creases.")

    def __post_init__(self) -> None:
        if self.seat_height - self.thickness - self.body < 0.03:
            raise Impossible(
                f"a cushion of {self.thickness:.2f} m and a frame of {self.body:.2f} m leave no height for legs under "
                f"a seat {self.seat_height:.2f} m high"
            )

    def built(self) -> Built:
        """All parts, and the keypoints."""
        deck = self.seat_height - self.thickness
        low, thick, slot = deck - self.body, 0.045, "frame" if self.wooden else "upholstery"
        lean = np.radians(self.recline_deg)
        line = bent_line(self.long, deck, self.rest + self.thickness * 0.5, float(lean))
        frame = rounded_box((self.wide, self.long + 0.02, self.body), 0.008 if self.wooden else 0.02)
        panel = rounded_box((self.wide - 0.004, thick, length(line) - self.long + 0.02), 0.012 if self.wooden else 0.02)
        stood = panel.moved((0, thick / 2, panel.bounds[1, 2] - 0.03)).rotated("x", -self.recline_deg)
        legs, tips = legs_under(self.legs, (-self.wide / 2, 0.0), (self.wide / 2, self.long + 0.02), low)
        seat = self._pad(self.long, 0).moved((0, 0, deck - 0.003))
        tall = length(line) - self.long - self.thickness * 0.3
        rest = self._pad(tall, 1).moved((0, 0, -0.006)).rotated("x", 90 - self.recline_deg)
        up = self.thickness * 0.3
        rest = rest.moved((0, self.long + up * np.sin(lean), deck + up * np.cos(lean)))
        parts = [
            *cover("frame", [frame.moved((0, self.long / 2, deck - self.body / 2))], slot),
            *cover("back", [stood.moved((0, self.long, deck))], slot),
            *cover("seat", [seat]),
            *cover("cushion", [rest]),
            *cover("leg", legs, "frame"),
        ]
        if self.neck:
            roll = bolster(0.8 * self.wide, 0.06, seed=self.seed).scaled((1, 1, 0.8))
            flat = roll.moved((0, tall - 0.10, self.thickness - 0.012)).rotated("x", 90 - self.recline_deg)
            parts += cover("headrest", [flat.moved((0, self.long + up * np.sin(lean), deck + up * np.cos(lean)))])
        x, (y, z) = self.wide / 2, (float(v) for v in line[-1])
        spots = corners("seat", (x, 0.0, self.seat_height), (x, self.long, self.seat_height))
        return parts, tips | spots | pair("back_top", (x, y, z))

    def _pad(self, deep: float, k: int) -> Mesh:
        """A cushion of a length along +y from y = 0."""
        flat = cushion(
            (self.wide - 0.008, deep, self.thickness),
            crown=0.016,
            bulge=(0.004, 0.008),
            edge_radius=0.3 * self.thickness,
            wrinkle=0.004,
            cord=CORD * self.piped,
            seed=self.seed + k,
            spacing=0.055,
        ).moved((0, deep / 2, 0))
        lines = round(self.channels * deep / self.long)
        return channelled(flat, 1, np.linspace(0, deep, lines + 2)[1:-1], 0.02) if lines else flat


def bent_line(long: float, deck: float, rest: float, lean: float) -> Floats:
    """(3, 2) y and z of a deck and a leaning back."""
    return np.array([(0.0, deck), (long, deck), (long + rest * np.sin(lean), deck + rest * np.cos(lean))])
