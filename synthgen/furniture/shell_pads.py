"""Upholstery on moulded shells: none, a pad on the seat, or a lining of the whole."""

from dataclasses import dataclass

from synthgen.fields import number
from synthgen.furniture.model import Part
from synthgen.furniture.shell_surfaces import BEND, halves, raised
from synthgen.geometry.mesh import Floats
from synthgen.geometry.sheet import sheet

SINK = 0.003  # m that pads press into what carries them


@dataclass(frozen=True)
class NoPad:
    """A bare shell."""

    def parts(self, surface: Floats, shell: float) -> list[Part]:
        """Nothing on a surface whose shell is so thick, metres."""
        return []


@dataclass(frozen=True)
class SeatPad:
    """A flat pad on the seat."""

    thickness: float = number(0.024, 0.016, 0.034, "m", "Thickness.")

    def parts(self, surface: Floats, shell: float) -> list[Part]:
        """The pad on a surface whose shell is so thick, metres."""
        inner = surface[4 : BEND - 2, 4:-4]
        lifted = raised(inner, (self.thickness + shell) / 2 - SINK)
        return [Part("cushion", "upholstery", sheet(lifted, self.thickness, rim=8))]


@dataclass(frozen=True)
class Lining:
    """Padding all over the sitter's side, short of the rim."""

    thickness: float = number(0.014, 0.010, 0.020, "m", "Thickness.")

    def parts(self, surface: Floats, shell: float) -> list[Part]:
        """The lining of a surface whose shell is so thick, metres."""
        lifted = raised(surface, (self.thickness + shell) / 2 - SINK)
        seat, back = halves(lifted[:, 1:-1], self.thickness)
        return [Part("seat", "upholstery", seat), Part("back", "upholstery", back)]


Pad = NoPad | SeatPad | Lining

SHELL_PADS: dict[str, type[Pad]] = {"no_pad": NoPad, "seat_pad": SeatPad, "lining": Lining}
