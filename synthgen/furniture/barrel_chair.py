"""The barrel chair, or tub chair: a rounded back that runs round into the arms, on a swivel, legs or a cross.

Usual sizes: 68-85 cm wide and deep, 66-82 cm high, seats 41-47 cm high.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.errors import Impossible
from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.furniture.accent_pillow import ACCENT_PILLOWS, AccentPillow
from synthgen.furniture.barrel_bases import BARREL_BASES, BarrelBase, FourLegs
from synthgen.furniture.barrel_dressings import BARREL_DRESSINGS, Dressing, Tight
from synthgen.furniture.bench import Bench, Point
from synthgen.furniture.cushions import CORD
from synthgen.furniture.model import Model, standing
from synthgen.furniture.pillows import NoPillows
from synthgen.furniture.stance import corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.piping import piping
from synthgen.geometry.slab import slab
from synthgen.geometry.wall import Wall, horseshoe
from synthgen.materials import MATERIALS, Fabric, Material, Wood

COVERS = {"fabric": 3.0, "velvet": 1.6, "leather": 1.2}
SINK = 0.012  # m that cushion and rail press into the wall


@dataclass(frozen=True)
class BarrelChair:
    """An armchair whose rounded back is one with its arms."""

    seat_width: float = number(0.54, 0.48, 0.60, "m", "Width between the arms.")
    seat_depth: float = number(0.56, 0.51, 0.62, "m", "From the front of the arms to the back.")
    seat_height: float = number(0.44, 0.41, 0.47, "m", "Height of the cushion's seam.")
    back_height: float = number(0.73, 0.66, 0.82, "m", "Height of the back.", limits=(0.58, 1.0))
    arm_height: float = ratio(0.88, 0.76, 1.0, "Height of the arms' fronts, of the back's.", limits=(0.7, 1.0))
    sweep: float = ratio(0.5, 0.2, 1.0, "How gradually the arms rise to the back.")
    thickness: float = number(0.095, 0.06, 0.125, "m", "Thickness of the wall.", limits=(0.04, 0.2))
    softness: float = ratio(0.8, 0.4, 0.98, "Radius of the wall's upper edge, of half its thickness.")
    lean: float = ratio(0.08, 0.0, 0.15, "How far the wall leans out, of its height.", limits=(0.0, 0.35))
    roundness: float = number(2.2, 1.9, 3.2, "power", "Exponent of the rear's plan: 2 is a circle.", limits=(1.6, 5.0))
    toe: float = ratio(0.04, 0.0, 0.22, "How far the arms' fronts come together, of half the width.", limits=(0.0, 0.4))
    crown: float = number(0.012, 0.004, 0.025, "m", "How far the wall's inner face swells.")
    cushion: float = number(0.13, 0.09, 0.17, "m", "Thickness of the seat cushion.", limits=(0.05, 0.2))
    bow: float = ratio(0.3, 0.0, 1.0, "How round the front of the cushion is.")
    piped: bool = flag(False, 0.4, "Whether a cord runs along the seams.")
    dressing: Dressing = one_of(
        BARREL_DRESSINGS, Tight(), "The wall's dressing.", {"tight": 3, "channels": 2.2, "diamonds": 1}
    )
    stand: BarrelBase = one_of(
        BARREL_BASES, FourLegs(), "What it stands on.", {"swivel_plinth": 2.4, "four_legs": 3, "swivel_cross": 1}
    )
    pillows: NoPillows | AccentPillow = one_of(
        ACCENT_PILLOWS,
        NoPillows(),
        "Pillows.",
        {"no_pillows": 3, "accent_pillow": 1},
    )
    seed: int = seed("The unevenness of the cushion.")
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", COVERS)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillow.", COVERS)
    base: Material = one_of(MATERIALS, Wood(), "Plinth, legs or cross.", {"wood": 3, "metal": 2, "painted_wood": 0.6})

    def __post_init__(self) -> None:
        room = self._deck - self._bottom
        if room < 0.005:
            raise Impossible(
                f"a cushion of {self.cushion:.3g} m on a base of {self._bottom:.3g} m leaves {room:.3g} m for the rail "
                f"under a seat of {self.seat_height:.3g} m; it needs 0.005 m"
            )

    def model(self) -> Model:
        """The chair in object coordinates."""
        sides = self._wall.meshes(self._mitre, CORD * self.piped)
        half, rear = self.seat_width / 2 + self.thickness, self.seat_depth + self.thickness
        base, tips = self.stand.parts((half, 0.0, rear))
        parts = [
            *cover("seat", [self._cushion()]),
            *cover("frame", [self._rail()]),
            *cover("arm", sides[::2]),
            *cover("back", [joined([sides[1], *self.dressing.buttons(self._wall, self._face)])]),
            *cover("pillow", [self._lain(m) for m in self._pillow()], "pillow_cover"),
            *base,
        ]
        return standing(parts, tips | self._corners())

    @property
    def _bottom(self) -> float:
        return self.stand.height

    @property
    def _deck(self) -> float:
        """z where the cushion lies."""
        return self.seat_height - self.cushion

    @property
    def _face(self) -> float:
        """Height of the wall above the deck at the back."""
        return self.back_height - self._deck

    @cached_property
    def _wall(self) -> Wall:
        shape = (self.seat_width, self.seat_depth, self.roundness, self.toe)
        rough = horseshoe(*shape, 81)
        length = float(np.linalg.norm(np.diff(rough, axis=0), axis=1).sum())
        plan = horseshoe(*shape, self.dressing.stations(length))
        at = np.linspace(0, 1, len(plan))
        climb = np.clip((0.5 - np.abs(at - 0.5) - 0.12) / (0.08 + 0.3 * self.sweep), 0, 1)
        tops = self.back_height * (self.arm_height + (1 - self.arm_height) * climb**2 * (3 - 2 * climb))
        return Wall(
            plan, tops, self._bottom, self._deck, self.thickness, self.softness, self.lean, self.crown,
            self.dressing.relief(length, self._face), self.dressing.outside, self.dressing.rows(self._face),
        )  # fmt: skip

    @property
    def _mitre(self) -> int:
        """The station where the right arm ends: where the plan turns to face forwards."""
        plan = self._wall.plan
        return int(np.argmax(plan[:, 1] > self.seat_depth - 0.42 * self.seat_width))

    def _ground(self, grow: float, front: float, bow: float) -> Floats:
        """(N, 2) counter-clockwise plan of what lies between the walls, about (0, depth / 2)."""
        rear = horseshoe(self.seat_width + 2 * grow, self.seat_depth + grow, self.roundness, self.toe, 37)
        x = rear[0, 0]
        across = np.linspace(-x, x, 13)[1:-1]
        edge = np.stack([across, front - bow * np.sqrt(1 - (across / x) ** 2)], axis=1)
        sides = rear[(rear[:, 1] > front + 0.03)]
        outline = np.concatenate([edge, sides])
        return outline - (0, self.seat_depth / 2)

    def _cushion(self) -> Mesh:
        """The seat cushion: flat behind, more or less round in front."""
        outline = self._ground(0.5 * SINK, 0.01, 0.13 * self.bow)

        def crown(x: Floats, y: Floats) -> Floats:
            a, b = 2 * x / self.seat_width, 2 * y / self.seat_depth
            dome: Floats = 0.028 * np.clip(1 - a**2, 0, 1) ** 0.8 * np.clip(1 - b**2, 0, 1) ** 0.8
            return dome

        body = slab(outline, self.cushion, 0.3 * self.cushion, relief=crown, rings=7)
        cords = []
        if self.piped:
            inset = 0.09 * self.cushion
            ring = outline * (1 - inset / np.linalg.norm(outline, axis=1))[:, None]
            path = np.insert(ring, 2, self.cushion - inset, axis=1)
            cords = [piping(path, path * (1, 1, 4), CORD, sides=3)]
        return joined([body, *cords]).moved((0, self.seat_depth / 2, self._deck))

    def _rail(self) -> Mesh:
        """The upholstered body under the cushion."""
        outline = self._ground(SINK, 0.016, 0.06 * self.bow)
        body = slab(outline, self._deck - self._bottom + 0.01, 0.016, rings=2)
        return body.moved((0, self.seat_depth / 2, self._bottom))

    def _pillow(self) -> list[Mesh]:
        """A pillow at the round back stands before the chord that it spans."""
        sagitta = 0.3 * self.seat_width * (1 - np.sqrt(1 - 0.5**2)) + 0.06
        top = self.seat_height + 0.012
        bench = Bench(1, 0.9 * self.seat_width, 0.0, self.seat_depth - sagitta, top, 12.0)
        return self.pillows.meshes(bench)

    def _lain(self, pillow: Mesh) -> Mesh:
        """Towards the middle, where there is most room."""
        return pillow.moved((-0.8 * float(pillow.bounds[:, 0].mean()), 0, 0))

    def _corners(self) -> dict[str, Point]:
        """The keypoints of the seat, of the back's head and of the arms."""
        wall, out = self._wall, self.thickness / 2
        half, front = float(wall.plan[0, 0]), float(wall.plan[0, 1])
        head = (self._mitre + len(wall.plan) // 2) // 2
        x, y = wall.plan[head]
        lean = self.lean * (wall.tops[head] - self._deck)
        arm = (half + out + self.lean * (float(wall.tops[0]) - self._deck), front, float(wall.tops[0]))
        return (
            corners("seat", (half, 0.01, self.seat_height), (0.7 * half, self.seat_depth - 0.03, self.seat_height))
            | pair("back_top", (float(x), float(y) + out + float(lean), float(wall.tops[head])))
            | pair("arm_front", arm)
        )
