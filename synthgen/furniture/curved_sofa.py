"""The curved sofa: seat and back follow an arc, as a kidney or a crescent.

Usual sizes: arcs of 1.5-2.3 m radius make comfortable seats 51-56 cm deep (engineerfix.com, "Are curved sofas
comfortable"); one of 3 m width has a radius of 1.6 m and a seat of 65 cm (danelaconti.com); Vladimir Kagan's
Serpentine measures about 11 feet (Architectural Digest, 2017).
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.bench import Bench, seat_count
from synthgen.furniture.curved_backs import CURVED_BACKS, CurvedBack, PuffyBack
from synthgen.furniture.curved_footings import CURVED_FOOTINGS, CurvedFooting, CurvedPlinth
from synthgen.furniture.curved_pillows import CURVED_PILLOWS, CurvedPillows
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.pillows import NoPillows
from synthgen.furniture.stance import Point, pair, point
from synthgen.furniture.upholstery import cover
from synthgen.geometry.bow import Bow, Trail
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.quilt import quilted
from synthgen.materials import MATERIALS, Fabric, Material, Wood


@dataclass(frozen=True)
class CurvedSofa:
    """Seat and back on an arc, upholstered tight."""

    seats: int = seat_count()
    seat_width: float = number(0.74, 0.68, 0.84, "m", "Length of the arc for one person.")
    radius: float = number(1.7, 1.2, 2.8, "m", "Radius of the arc, in the middle of the seat.", limits=(1.0, 6.0))
    depth: float = number(0.86, 0.76, 1.08, "m", "Depth of the sofa.")
    seat_height: float = number(0.42, 0.38, 0.46, "m", "Height of the seat.")
    back_height: float = number(0.72, 0.64, 0.82, "m", "Height of the back.")
    clearance: float = number(0.06, 0.03, 0.14, "m", "Height of the legs or plinth.", limits=(0.02, 0.25))
    cushion: float = ratio(0.45, 0.35, 0.6, "Thickness of the seat cushion, of the seat's height.", limits=(0.2, 0.75))
    softness: float = number(0.07, 0.05, 0.09, "m", "Radius of the seat's edges.", limits=(0.02, 0.1))
    end: float = ratio(0.9, 0.8, 1.0, "How round the ends are in plan, of half the depth.", limits=(0.6, 1.2))
    wrap: float = ratio(
        0.55, 0.3, 0.95, "How far the back turns in round the ends: 1 is to their tips.", limits=(0.02, 1.0)
    )
    divided: bool = flag(False, 0.35, "Whether seams divide the seat.")
    grounded: bool = flag(True, 0.5, "Whether the back reaches down behind the seat rather than standing on it.")
    back: CurvedBack = one_of(
        CURVED_BACKS, PuffyBack(), "Back.", {"puffy_back": 3, "channelled_back": 2, "section_back": 1}
    )
    pillows: CurvedPillows = one_of(
        CURVED_PILLOWS,
        NoPillows(),
        "Pillows.",
        {"no_pillows": 4, "throw_pillows": 1, "lumbar_pillows": 0.7, "round_pillows": 0.7, "ball_pillows": 2},
    )
    footing: CurvedFooting = one_of(CURVED_FOOTINGS, CurvedPlinth(), "What it stands on.")
    upholstery: Material = one_of(MATERIALS, Fabric(color="#e8e2d6"), "The cover.", {"fabric": 4, "velvet": 2})
    pillow_cover: Material = one_of(
        MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", {"fabric": 2, "velvet": 1}
    )
    accent: Material = one_of(
        MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", {"fabric": 2, "velvet": 1}
    )
    legs_material: Material = one_of(MATERIALS, Wood(), "The legs or plinth.", {"wood": 2, "metal": 1})

    def __post_init__(self) -> None:
        turn, thickness = self.end**2 * self.depth / 2, self.back.thickness
        if turn < 0.9 * thickness:
            raise Impossible(
                f"a back {thickness:.3g} m thick cannot turn round ends whose radius is {turn:.3g} m; "
                f"an end of {np.sqrt(1.8 * thickness / self.depth):.2f} or more would be right"
            )
        if self.length > 5 * self.radius:
            raise Impossible(
                f"an arc of {self.length:.3g} m closes on itself at a radius of {self.radius:.3g} m; "
                f"{self.length / 5:.2f} m or more would be right"
            )

    @property
    def length(self) -> float:
        """Of the arc in the middle of the seat, metres."""
        return self.seats * self.seat_width + 0.15

    def model(self) -> Model:
        """The sofa in object coordinates."""
        arc, back = self._arc(), self._back()
        deck = (1 - self.cushion) * self.seat_height
        bench = self._bench()
        between = replace(bench, width=self.length - self.end * self.depth + 0.1)
        legs, feet = self.footing.meshes(arc, self.length, self.depth, self.clearance)
        parts = [
            *cover("base", [arc.bent(self._body(self.clearance, deck + 0.03, 0.015, 0))]),
            *cover("seat", [arc.bent(self._body(deck, self.seat_height, 0.0, self.seats * self.divided))]),
            *cover("back", [back]),
            *[Part("pillow", part.slot, arc.placed(part.mesh)) for part in self.pillows.parts(between)],
            *cover("leg", legs, "legs_material"),
        ]
        return standing(parts, feet | self._seat_corners(arc, bench) | self._back_tops(back))

    def _arc(self) -> Bow:
        return Bow(self.radius)

    def _bench(self) -> Bench:
        rear = self.depth / 2 - self.back.thickness
        return Bench(
            self.seats, self.length - 0.3, -self.depth / 2, rear, self.seat_height - 0.01, 2.0, crest=self.back_height
        )

    def _body(self, bottom: float, top: float, inset: float, cells: int) -> Mesh:
        """A straight block under the whole sofa but for a back that stands behind it."""
        behind = 0.6 * self.back.thickness if self.grounded else 0.0
        size = (self.length - 2 * inset, self.depth - behind - 2 * inset, top - bottom)
        turn = self.end * self.depth / 2
        block = quilted(size, (cells, 0, 0), radius=self.softness, depth=0.014, spacing=0.11, turn=turn)
        return block.moved((0, -behind / 2, bottom))

    def _back(self) -> Mesh:
        """The back, laid along the rear edge and in round the ends."""
        a, b = self.end * self.depth / 2, self.depth / 2
        turn = np.linspace(0, np.pi / 2 * self.wrap, 24)
        rim = np.stack([self.length / 2 - a + a * np.sin(turn), b * np.cos(turn)], axis=1)
        out = np.stack([np.sin(turn) / a, np.cos(turn) / b], axis=1)
        end = rim - self.back.thickness / 2 * out / np.linalg.norm(out, axis=1, keepdims=True)
        middle = np.linspace(-0.95, 0.95, 40)[:, None] * (self.length / 2 - a, 0.0) + (0.0, end[0, 1])
        trail = Trail(self._arc().laid(np.concatenate([end[::-1] * (-1, 1), middle, end])))
        bottom = self.clearance if self.grounded else self.seat_height - 0.06
        return trail.bent(self.back.mesh(trail.length, bottom, self.seat_height, self.back_height))

    def _seat_corners(self, arc: Bow, bench: Bench) -> dict[str, Point]:
        left = {name: at for name, at in bench.corners(self.seat_height).items() if name.endswith("left")}
        found: dict[str, Point] = {}
        for name, at in left.items():
            found |= pair(name.removesuffix("_left"), arc.point(at))
        return found

    def _back_tops(self, back: Mesh) -> dict[str, Point]:
        """The upper corners of the back: of its upper third, what is farthest out."""
        high = float(back.bounds[1, 2])
        upper = back.vertices[back.vertices[:, 2] > high - 0.35 * (high - self.seat_height)]
        return pair("back_top", point(upper[np.argmax(upper[:, 0])]))
