"""Stretchers: the bars that tie the legs of a chair together below its seat. Metres; the front faces -Y."""

from dataclasses import dataclass

from synthgen.fields import count, number, ratio
from synthgen.furniture.turned_posts import turned_rail
from synthgen.furniture.uprights import Upright, board, rod
from synthgen.geometry.mesh import Floats, Mesh


@dataclass(frozen=True)
class NoStretchers:
    """Nothing between the legs."""

    def meshes(self, front: Upright, back: Upright, seat: float) -> list[Mesh]:
        """No bars."""
        return []


@dataclass(frozen=True)
class SideStretchers:
    """A flat bar on either side, and one across their middle."""

    height: float = ratio(0.34, 0.22, 0.45, "Height of the bars, of the seat's.", limits=(0.1, 0.8))
    width: float = number(0.028, 0.020, 0.040, "m", "Height of a bar's section.")
    across: float = ratio(0.5, 0.35, 0.7, "Where the cross bar sits between front and back.")

    def meshes(self, front: Upright, back: Upright, seat: float) -> list[Mesh]:
        """The bars between a left leg, a left post and their opposites, under a seat at z = `seat`."""
        z, thick = self.height * seat, 0.55 * self.width
        ends = front.at(z), back.at(z)
        left = board(ends, self.width, thick)
        x, y, _ = ends[0] + (ends[1] - ends[0]) * self.across
        return [left, left.mirrored_x(), board([(x, y, z), (-x, y, z)], self.width, thick)]


@dataclass(frozen=True)
class BoxStretchers:
    """Round rungs on all four sides, at different heights."""

    height: float = ratio(0.36, 0.24, 0.46, "Height of the lower rungs, of the seat's.", limits=(0.1, 0.7))
    step: float = ratio(0.16, 0.06, 0.24, "How much higher the front one is, of the seat's.", limits=(-0.2, 0.3))
    thickness: float = number(0.017, 0.013, 0.022, "m", "Diameter of a rung at its ends.")
    swell: float = ratio(1.25, 1.0, 1.45, "Diameter in the middle, of that at the ends.", limits=(0.8, 1.8))

    def meshes(self, front: Upright, back: Upright, seat: float) -> list[Mesh]:
        """The rungs between a left leg, a left post and their opposites, under a seat at z = `seat`."""
        low, middle, high = (seat * (self.height + share * self.step) for share in (0, 0.5, 1))
        left = rod(front.at(low), back.at(low), self.thickness, self.swell)
        ends = front.at(high), back.at(middle)
        across = [rod(end, end * (-1, 1, 1), self.thickness, self.swell) for end in ends]
        return [left, left.mirrored_x(), *across]


@dataclass(frozen=True)
class DoubleStretchers:
    """Turned rungs all round, two on each side and in front, as of country chairs."""

    low: float = ratio(0.28, 0.20, 0.34, "Height of the lowest rungs, of the seat's.", limits=(0.1, 0.5))
    step: float = ratio(0.28, 0.22, 0.34, "From the lower rung to the upper one, of the seat's.", limits=(0.12, 0.45))
    stagger: float = ratio(0.08, 0.04, 0.12, "How much higher the front rungs are, of the seat's.", limits=(-0.1, 0.2))
    thickness: float = number(0.018, 0.015, 0.022, "m", "Diameter of a rung at its ends.")
    swell: float = ratio(1.3, 1.1, 1.5, "Diameter in the middle, of that at the ends.", limits=(0.8, 1.8))
    rear: int = count(1, 1, 2, "Rungs between the back legs.", limits=(0, 2))

    def meshes(self, front: Upright, back: Upright, seat: float) -> list[Mesh]:
        """The rungs between a left leg, a left post and their opposites, under a seat at z = `seat`."""
        levels = [seat * (self.low + k * self.step) for k in (0, 1)]
        lifted = [z + seat * self.stagger for z in levels]
        sides = [self._rung(front.at(z), back.at(z)) for z in levels]
        return [
            *(mesh for side in sides for mesh in (side, side.mirrored_x())),
            *(self.front_rung(front.at(z)) for z in lifted),
            *(self._rung(back.at(z), back.at(z) * (-1, 1, 1)) for z in lifted[: self.rear]),
        ]

    def front_rung(self, end: Floats) -> Mesh:
        """A rung from a left front leg to the right one."""
        return self._rung(end, end * (-1, 1, 1))

    def _rung(self, start: Floats, end: Floats) -> Mesh:
        return rod(start, end, self.thickness, self.swell)


@dataclass(frozen=True)
class BulbousStretchers(DoubleStretchers):
    """The same, the front rungs turned with a ball between rings."""

    bulb: float = ratio(2.0, 1.7, 2.4, "Diameter of the ball, of the rung's.", limits=(1.2, 3.0))

    def front_rung(self, end: Floats) -> Mesh:
        """A rung from a left front leg to the right one."""
        return turned_rail(end, end * (-1, 1, 1), self.thickness, self.bulb)


Stretchers = NoStretchers | SideStretchers | BoxStretchers | DoubleStretchers | BulbousStretchers

STRETCHERS: dict[str, type[Stretchers]] = {
    "no_stretchers": NoStretchers,
    "side_stretchers": SideStretchers,
    "box_stretchers": BoxStretchers,
    "double_stretchers": DoubleStretchers,
    "bulbous_stretchers": BulbousStretchers,
}
