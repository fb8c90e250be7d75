"""What an office chair stands on: a star of five arms on castors or glides, and the gas lift in its hub.

Usual sizes, not yet checked against makers' drawings: stars 60-70 cm across, twin-wheel castors of 50-60 mm with
11 mm stems, lifts with an outer tube of 50 mm and a piston of 28 mm.
"""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import count, number, ratio, seed
from synthgen.geometry.curve import rounded_rectangle
from synthgen.geometry.extrusion import extrusion
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sweep import sweep
from synthgen.streams import noise

ARMS = {"front": -90.0, "front_left": -18.0, "back_left": 54.0, "back_right": 126.0, "front_right": 198.0}
"""The five arms of an unturned star: direction in degrees from +x towards +y; left is +x."""


@dataclass(frozen=True)
class Castors:
    """Twin wheels under a hood, each turned its own way."""

    wheel: float = number(0.028, 0.025, 0.031, "m", "Radius of a wheel.")
    seed: int = seed("Which way each castor points.")

    @property
    def height(self) -> float:
        """Of the top of the hood, metres."""
        return 2.12 * self.wheel

    def mesh(self, k: int) -> Mesh:
        """Castor number `k` on z = 0, its stem on the z axis; metres."""
        turn = 360 * float(noise(self.seed, f"castor {k}", ())[()])
        wheels = [self._wheel().moved((side * 0.62 * self.wheel, 0, 0)) for side in (-1, 1)]
        rolling = joined([*wheels, self._hood()]).moved((0, 0.75 * self.wheel, self.wheel))
        return joined([rolling.rotated("z", turn), self._stem()])

    def _wheel(self) -> Mesh:
        r, half = self.wheel, 0.36 * self.wheel
        face = [(0.0, -0.8 * half), (0.62 * r, -0.8 * half), (0.74 * r, -half)]
        tread = [(r, -0.6 * half), (r, 0.6 * half)]
        return lathe([*face, *tread, *((x, -z) for x, z in face[::-1])], 14).rotated("y", 90)

    def _hood(self) -> Mesh:
        turn = np.radians(np.linspace(-35, 215, 10))
        r = 1.12 * self.wheel
        outline = r * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        body = extrusion(outline, 0.66 * self.wheel, bevel=0.1 * self.wheel, segments=2)
        return body.rotated("z", 90)

    def _stem(self) -> Mesh:
        r, z = 0.011, self.height
        return lathe([(r, 1.2 * self.wheel), (r, z), (0.8 * r, z + 0.004), (0.8 * r, z + 0.012)], 8)


@dataclass(frozen=True)
class Glides:
    """Fixed feet, for hard floors."""

    height: float = number(0.05, 0.04, 0.06, "m", "Height of a foot.")

    def mesh(self, k: int) -> Mesh:
        """Foot number `k` on z = 0, on the z axis; metres."""
        h = self.height
        foot = [(0.019, 0.0), (0.022, 0.003), (0.022, 0.012), (0.016, 0.02), (0.012, 0.024), (0.012, h + 0.01)]
        return lathe(foot, 14)


@dataclass(frozen=True)
class ArchedStar:
    """Deep moulded arms that arch down to their tips."""

    radius: float = number(0.325, 0.30, 0.345, "m", "From the middle to a stem.")
    rise: float = number(0.045, 0.03, 0.06, "m", "Height of the hub above the tips.")
    arch: float = ratio(0.5, 0.2, 0.8, "How far the arms bulge above a straight line, of the rise.")
    width: float = number(0.058, 0.050, 0.066, "m", "Width of an arm at the hub.")
    depth: float = number(0.046, 0.038, 0.055, "m", "Height of an arm at the hub.")
    taper: float = ratio(0.62, 0.5, 0.75, "Size of an arm at its tip, of that at the hub.")

    def meshes(self, height: float, turn_deg: float) -> list[Mesh]:
        """Hub and arms, the arms' tips lying on z = `height`, metres, turned about z."""
        arm = self._arm(height)
        return [*(arm.rotated("z", angle + turn_deg) for angle in ARMS.values()), self._hub(height)]

    def caps(self, height: float, turn_deg: float) -> list[Mesh]:
        """What lies on the arms in another material: nothing."""
        return []

    def hub(self, height: float) -> float:
        """z of the middle of the hub, metres."""
        return height + self.rise + 0.5 * self.taper * self.depth

    def feet(self, turn_deg: float) -> dict[str, tuple[float, float]]:
        """(x, y) of the stems by the names of ARMS."""
        angles = {name: np.radians(angle + turn_deg) for name, angle in ARMS.items()}
        return {
            name: (self.radius * float(np.cos(angle)), self.radius * float(np.sin(angle)))
            for name, angle in angles.items()
        }

    def _arm(self, height: float) -> Mesh:
        path, scale = self._course(height)
        section = rounded_rectangle(1, 1, 0.32, 2)
        return sweep(path, section, scale=scale, side=(0, 1, 0), dome=0.3 * self.taper * self.width)

    def _course(self, height: float) -> tuple[Floats, Floats]:
        """(6, 3) the middle line of the arm along +x, and (6, 2) its width and height."""
        share = np.linspace(0, 1, 6)
        x = 0.02 + share * (self.radius - 0.012)
        fall = self.rise * (1 - share + self.arch * share * (1 - share))
        size = 1 - (1 - self.taper) * share
        z = height + fall + 0.5 * self.depth * size - 0.002
        path = np.stack([x, 0 * x, z], axis=1)
        return path, np.stack([self.width * size, self.depth * size], axis=1)

    def _hub(self, height: float) -> Mesh:
        z, half = self.hub(height), 0.5 * self.depth
        low, top, r = z - half - 0.012, z + half + 0.012, 0.62 * self.width
        return lathe([(0.8 * r, low), (r, low + 0.008), (r, top - 0.012), (0.93 * r, top - 0.003), (0.8 * r, top)], 20)


@dataclass(frozen=True)
class SlimStar(ArchedStar):
    """Slender cast arms, nearly straight."""

    rise: float = number(0.055, 0.035, 0.075, "m", "Height of the hub above the tips.")
    arch: float = ratio(0.1, 0.0, 0.3, "How far the arms bulge above a straight line, of the rise.")
    width: float = number(0.044, 0.036, 0.050, "m", "Width of an arm at the hub.")
    depth: float = number(0.034, 0.026, 0.040, "m", "Height of an arm at the hub.")
    taper: float = ratio(0.64, 0.58, 0.75, "Size of an arm at its tip, of that at the hub.")


@dataclass(frozen=True)
class CastStar(ArchedStar):
    """Flat die-cast arms that grow out of a broad dished hub."""

    rise: float = number(0.035, 0.02, 0.05, "m", "Height of the hub above the tips.")
    arch: float = ratio(0.7, 0.4, 1.0, "How far the arms bulge above a straight line, of the rise.")
    width: float = number(0.078, 0.066, 0.090, "m", "Width of an arm at the hub.")
    depth: float = number(0.030, 0.024, 0.036, "m", "Height of an arm at the hub.")
    taper: float = ratio(0.66, 0.6, 0.74, "Size of an arm at its tip, of that at the hub.")

    def _hub(self, height: float) -> Mesh:
        z, half, r = self.hub(height), 0.5 * self.depth, 0.95 * self.width
        rim = [
            (0.85 * r, z - half - 0.004),
            (r, z - 0.3 * half),
            (0.97 * r, z + 1.1 * half),
            (0.86 * r, z + 1.7 * half),
        ]
        return lathe(rim, 24)


@dataclass(frozen=True)
class CappedStar(ArchedStar):
    """Metal arms under wooden caps."""

    width: float = number(0.056, 0.048, 0.064, "m", "Width of an arm at the hub.")
    depth: float = number(0.036, 0.030, 0.042, "m", "Height of an arm at the hub.")

    def caps(self, height: float, turn_deg: float) -> list[Mesh]:
        """The wooden caps on the arms."""
        path, scale = self._course(height)
        reach = slice(1, None)
        lifted = path[reach] + (0, 0, 0.42 * self.depth)
        cap = sweep(lifted, rounded_rectangle(1.12, 0.55, 0.2, 3), scale=scale[reach], side=(0, 1, 0), dome=0.01)
        return [cap.rotated("z", angle + turn_deg) for angle in ARMS.values()]


@dataclass(frozen=True)
class BareLift:
    """A gas lift: a tube and its piston."""

    tube: float = ratio(0.55, 0.4, 0.7, "Length of the outer tube, of the whole.", limits=(0.2, 0.9))
    radius: float = number(0.025, 0.023, 0.028, "m", "Of the outer tube.")

    def mesh(self, low: float, high: float) -> Mesh:
        """The column between two heights, metres."""
        r, middle = self.radius, low + self.tube * (high - low)
        tube = [(r, low), (r, middle - 0.003), (r - 0.003, middle)]
        return lathe([*tube, (0.56 * r, middle), (0.56 * r, high)], 18)


@dataclass(frozen=True)
class CoveredLift:
    """Telescoping sleeves, the widest below."""

    sleeves: int = count(3, 2, 3, "Sleeves.", limits=(1, 4))
    radius: float = number(0.034, 0.030, 0.038, "m", "Of the lowest sleeve.")

    def mesh(self, low: float, high: float) -> Mesh:
        """The column between two heights, metres."""
        levels = np.linspace(low, high, self.sleeves + 1)
        radii = self.radius * (1 - 0.13 * np.arange(self.sleeves))
        profile = [
            ring
            for r, bottom, top in zip(radii, levels, levels[1:], strict=False)
            for ring in ((r, bottom), (r, top - 0.003), (r - 0.002, top))
        ]
        return lathe(profile, 18)


Feet = Castors | Glides
Star = ArchedStar | SlimStar | CastStar | CappedStar
Lift = BareLift | CoveredLift

FEET: dict[str, type[Feet]] = {"castors": Castors, "glides": Glides}
STARS: dict[str, type[Star]] = {
    "arched_star": ArchedStar,
    "slim_star": SlimStar,
    "cast_star": CastStar,
    "capped_star": CappedStar,
}
LIFTS: dict[str, type[Lift]] = {"bare_lift": BareLift, "covered_lift": CoveredLift}
