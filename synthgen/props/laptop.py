"""Laptops, open or shut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from synthgen.fields import color, flag, number
from synthgen.geometry.mesh import joined
from synthgen.materials import Glow, Metal, Plastic
from synthgen.props.copies import boxes
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class Laptop:
    """A computer whose screen faces -Y."""

    width: float = number(0.32, 0.29, 0.37, "m", "Over all.")
    opened: bool = flag(True, 0.8, "It is open.")
    angle_deg: float = number(108, 95, 125, "deg", "Between keys and screen.")
    shell: str = color("#b9bbbd", "metal", "Colour of the shell.", free=0.0)
    on: bool = flag(True, 0.6, "The screen shines.")
    picture: str = color("#8fb3c9", "paint", "Colour of what the screen shows.")

    def pieces(self) -> tuple[Piece, ...]:
        """Shell, keys, screen."""
        return standing(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        w, d = self.width, 0.69 * self.width
        base = boxes([(0, 0, 0.006)], [(w, d, 0.012)], 0.004, segments=2)
        lid = boxes([(0, -d / 2, 0.0035)], [(w, d, 0.007)], 0.003, segments=2)
        tilt, hinge = -(self.angle_deg if self.opened else 0.0), (0, d / 2, 0.013)
        yield Piece(joined([base, lid.rotated("x", tilt).moved(hinge)]), Metal(self.shell, 0.35))
        if self.opened:
            rows = [(0, 0.24 * d - 0.085 * d * k, 0.0122) for k in range(5)]
            keys = boxes(
                [*rows, (0, -0.3 * d, 0.0121)], [(0.84 * w, 0.068 * d, 0.0012)] * 5 + [(0.34 * w, 0.28 * d, 0.0006)]
            )
            yield Piece(keys, Plastic("#1b1c1e", 0.5))
            face = boxes([(0, -d / 2, -0.0004)], [(0.95 * w, 0.9 * d, 0.001)]).rotated("x", tilt).moved(hinge)
            yield Piece(face, Glow(self.picture, 1.5) if self.on else Plastic("#08090b", 0.1))
