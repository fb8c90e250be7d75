"""What woven chairs stand on: a woven skirt down to the floor, or wrapped poles. Metres; z up, the front faces -Y."""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import number, ratio
from synthgen.furniture.basketwork import braid, wrapped
from synthgen.furniture.model import Part
from synthgen.furniture.stance import CORNERS, Point, point
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.slab import slab

DECK = 0.035  # m, thickness of a woven seat


@dataclass(frozen=True)
class Skirt:
    """A woven drum, drawn in at its waist."""

    waist: float = ratio(0.9, 0.72, 0.98, "Width at the waist, of the seat's.", limits=(0.45, 1.05))
    foot: float = ratio(0.98, 0.9, 1.05, "Width at the floor, of the seat's.", limits=(0.8, 1.2))
    rim: float = number(0.014, 0.010, 0.020, "m", "Radius of the braid at the floor.")

    def parts(self, plan: Floats, seat: float) -> list[Part]:
        """The stand under a seat whose outline is (N, 2) and whose underside is at z = `seat`."""
        share = np.linspace(0, 1, 9)
        size = 1 + (self.foot - 1) * (1 - share) ** 2 + (self.waist - 1) * 4 * share * (1 - share)
        rings = np.concatenate(
            [plan[None] * size[:, None, None], np.broadcast_to((share * seat)[:, None, None], (9, len(plan), 1))],
            axis=2,
        )
        drum = loft(rings)
        drum = replace(drum, uvs=np.stack([drum.uvs[..., 1], -drum.uvs[..., 0]], axis=-1))
        ring = np.column_stack([plan * self.foot, np.full(len(plan), self.rim)])
        return [Part("base", "wicker", drum), Part("base", "wicker", braid(ring, self.rim, closed=True))]

    def tips(self, plan: Floats, seat: float) -> dict[str, Point]:
        """Where it meets the floor, at its four corners."""
        spots = {name: int(np.argmax(plan @ np.array(signs))) for name, signs in CORNERS.items()}
        return {f"leg_{name}": point(np.append(plan[k] * self.foot, 0.0)) for name, k in spots.items()}


@dataclass(frozen=True)
class Drum(Skirt):
    """A tall hourglass."""

    waist: float = ratio(0.62, 0.5, 0.75, "Width at the waist, of the seat's.", limits=(0.45, 1.05))
    foot: float = ratio(1.02, 0.92, 1.1, "Width at the floor, of the seat's.", limits=(0.8, 1.2))


@dataclass(frozen=True)
class Poles:
    """Four wrapped poles under a short woven apron, tied by a ring."""

    thickness: float = number(0.030, 0.024, 0.040, "m", "Diameter of a pole.")
    splay: float = number(0.03, 0.0, 0.06, "m", "How far the feet stand out.")
    apron: float = number(0.07, 0.04, 0.12, "m", "Height of the woven apron.", limits=(0.03, 0.14))
    tie: float = ratio(0.42, 0.3, 0.6, "Height of the tie, of the seat's.", limits=(0.2, 0.7))

    def parts(self, plan: Floats, seat: float) -> list[Part]:
        """The stand under a seat whose outline is (N, 2) and whose underside is at z = `seat`."""
        levels = np.array([seat - self.apron, seat - self.apron / 2, seat])
        rings = np.stack([np.column_stack([plan * 0.97, np.full(len(plan), z)]) for z in levels])
        apron = loft(rings)
        apron = replace(apron, uvs=np.stack([apron.uvs[..., 1], -apron.uvs[..., 0]], axis=-1))
        lines = self._lines(plan, seat)
        legs = [Part("leg", "wicker", wrapped(line, self.thickness)) for line in lines.values()]
        hung = {name: line[0] + (line[1] - line[0]) * self.tie for name, line in lines.items()}
        pairs = [("front_left", "back_left"), ("front_right", "back_right"), ("back_left", "back_right")]
        ties = [
            Part("stretcher", "wicker", wrapped(np.stack([hung[a], hung[b]]), 0.62 * self.thickness)) for a, b in pairs
        ]
        return [Part("base", "wicker", apron), *legs, *ties]

    def tips(self, plan: Floats, seat: float) -> dict[str, Point]:
        """The tips of the legs."""
        return {f"leg_{name}": point(line[0]) for name, line in self._lines(plan, seat).items()}

    def _lines(self, plan: Floats, seat: float) -> dict[str, Floats]:
        """Corner -> (2, 3) foot and head of its pole."""
        lines = {}
        for name, signs in CORNERS.items():
            head = plan[int(np.argmax(plan @ np.array(signs)))] * 0.93
            foot = head + self.splay * np.array(signs)
            lines[name] = np.array([(*foot, 0.0), (*head, seat - 0.01)])
        return lines


Stand = Skirt | Drum | Poles

STANDS: dict[str, type[Stand]] = {"skirt": Skirt, "drum": Drum, "poles": Poles}


def deck(plan: Floats, top: float) -> Mesh:
    """A woven seat over an outline of (N, 2), its edge braided; `top`: z of its upper side."""
    plate = slab(plan, DECK, 0.4 * DECK, rings=4).moved((0, 0, top - DECK))
    ring = np.insert(plan, 2, top - 0.5 * DECK, axis=1)
    return joined([plate, braid(ring, 0.012, closed=True)])
