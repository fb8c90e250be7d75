"""Seats and backs of moulded plastic on two tubes, made lying down as those of cantilever chairs are. Metres."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.cantilever_seats import SINK
from synthgen.furniture.model import Part
from synthgen.furniture.monobloc_shells import Lattice, LevelSlots, Openings, Slots
from synthgen.geometry.mesh import Floats
from synthgen.geometry.pierced import pierced


@dataclass(frozen=True)
class Closed:
    """No openings."""

    def lattice(self, margin: float) -> Openings:
        """An even lattice."""
        v, u = np.meshgrid((1 - np.cos(np.linspace(0, np.pi, 17))) / 2, np.linspace(1, -1, 17), indexing="ij")
        return Openings(u, v, np.zeros((16, 16), dtype=bool))


@dataclass(frozen=True)
class Handle:
    """One level opening to carry the chair by."""

    width: float = ratio(0.3, 0.2, 0.4, "Width of the opening, of the back's.", limits=(0.1, 0.7))
    place: float = ratio(0.74, 0.62, 0.8, "Height of the opening, of the back's.", limits=(0.3, 0.86))

    def lattice(self, margin: float) -> Openings:
        """A lattice with one hole."""
        slot = Slots(columns=1, rows=1, fan=1.0, start=self.place - 0.06, end=self.place + 0.06)
        return slot.lattice(1 - self.width)


Opening = Closed | Handle | Slots | LevelSlots | Lattice

OPENINGS: dict[str, type[Opening]] = {
    "closed": Closed,
    "handle": Handle,
    "slots": Slots,
    "level_slots": LevelSlots,
    "lattice": Lattice,
}


@dataclass(frozen=True)
class MouldedPanels:
    """Polypropylene: a dished seat with a waterfall front, and a back that wraps a little."""

    thickness: float = number(0.006, 0.005, 0.008, "m", "Thickness of the plastic.")
    squareness: float = number(5.0, 3.5, 8.0, "power", "Shape of the panels: more is squarer.", limits=(3.0, 12.0))
    overhang: float = number(0.014, 0.006, 0.024, "m", "How far they stand out over the tubes.")
    bend: float = number(0.032, 0.018, 0.05, "m", "How far the middle of the back stands behind its sides.")
    dish: float = number(0.012, 0.004, 0.018, "m", "How far the middle of the seat sinks.")
    fall: float = number(0.022, 0.010, 0.035, "m", "How far the seat's front edge turns down.")
    opening: Opening = one_of(
        OPENINGS,
        Closed(),
        "The back's openings.",
        {"closed": 2, "handle": 2, "slots": 1, "level_slots": 0.6, "lattice": 1},
    )

    def parts(self, name: str, half: float, length: float, tube: float) -> list[Part]:
        """The shell."""
        openings = (Closed() if name == "seat" else self.opening).lattice(0.24)
        u, v = openings.u, openings.v
        near = np.abs(2 * v - 1) ** self.squareness
        x = (half + tube + self.overhang) * u * (1 - 0.95 * near) ** (1 / self.squareness)
        z = tube - SINK + self.thickness / 2 - self._sunk(name, x / half, v)
        return [Part(name, "shell", pierced(np.stack([x, v * length, z], axis=-1), openings.holes, self.thickness))]

    def _sunk(self, name: str, across: Floats, v: Floats) -> Floats:
        """Depth below the tubes' tops, metres."""
        depth: Floats = self.bend * (1 - across**2)
        if name == "seat":
            depth = self.dish * (1 - across**2) * np.sin(np.pi * v) + self.fall * np.clip(1 - v / 0.16, 0, 1) ** 2
        return depth
