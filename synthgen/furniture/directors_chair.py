"""The director's chair: crossed wooden legs seen as an X from the front, a canvas seat and a canvas back.

Telescope Casual, wooden: 24 x 19.5 x 34 in (61 x 50 x 86 cm); tall ones 23 x 19 x 39.5 and 45.5 in (58 x 48 x 100 and
116 cm), as listed by furnitureretailsites.com; seats of low ones 17-18 in high.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthgen.fields import flag, number, one_of, ratio
from synthgen.furniture.model import Model, Part, standing
from synthgen.furniture.stance import corners, pair
from synthgen.furniture.upholstery import cover
from synthgen.furniture.uprights import Upright, both, rod
from synthgen.geometry.box import rounded_box
from synthgen.geometry.curve import rounded_polygon, rounded_rectangle
from synthgen.geometry.extrusion import extrusion
from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import sweep
from synthgen.materials import CANVAS, MATERIALS, Fabric, Material, Wood

CLOTH = 0.0028  # m, thickness of the canvas
_FRAMES = {"wood": 3.0, "painted_wood": 1.2, "metal": 0.3}


@dataclass(frozen=True)
class Low:
    """A chair to sit at a table."""

    seat_height: float = number(0.45, 0.43, 0.48, "m", "Seat's rails above the floor.")

    def rests(self, front: float, half: float) -> list[Mesh]:
        """No footrest."""
        return []


@dataclass(frozen=True)
class Tall:
    """A chair at the height of a bar, with a footrest."""

    seat_height: float = number(0.72, 0.60, 0.78, "m", "Seat's rails above the floor.")
    footrest: float = ratio(0.28, 0.22, 0.34, "Height of the footrest, of the seat's.", limits=(0.15, 0.42))

    def rests(self, front: float, half: float) -> list[Mesh]:
        """The footrest, between the front legs at y = `front`; half: of its width, at the floor and at the seat."""
        z = self.footrest * self.seat_height
        reach = half * abs(1 - 2 * self.footrest) + 0.04
        return [rounded_box((2 * reach, 0.085, 0.020), 0.005).moved((0, front - 0.018, z))]


Height = Low | Tall

HEIGHTS: dict[str, type[Height]] = {"low": Low, "tall": Tall}


@dataclass(frozen=True)
class DirectorsChair:
    """A folding armchair of canvas on crossed legs."""

    height: Height = one_of(HEIGHTS, Low(), "How high one sits.", {"low": 3, "tall": 1.3})
    width: float = number(0.49, 0.46, 0.53, "m", "Seat, between the middles of its rails.")
    depth: float = number(0.44, 0.40, 0.48, "m", "Length of the runners on the floor.")
    arm_height: float = number(0.20, 0.17, 0.23, "m", "Top of the arms above the seat's rails.")
    back_height: float = number(0.40, 0.36, 0.47, "m", "Top of the posts above the seat's rails.")
    recline_deg: float = number(5.0, 0.0, 10.0, "deg", "Lean of the back's posts.")
    bar: float = number(0.036, 0.030, 0.044, "m", "Width of the legs.")
    thickness: float = number(0.019, 0.016, 0.024, "m", "Thickness of the legs.")
    post: float = number(0.026, 0.022, 0.032, "m", "Thickness of the posts.")
    round_posts: bool = flag(False, 0.35, "Whether the posts are dowels.")
    arm_width: float = number(0.055, 0.042, 0.072, "m", "Width of the arms.")
    arm_corner: float = ratio(0.35, 0.1, 0.5, "Radius of the arms' corners, of their width.", limits=(0.02, 0.5))
    cloth_height: float = ratio(0.45, 0.36, 0.62, "Height of the back's canvas, of the posts.", limits=(0.2, 0.9))
    seat_sag: float = number(0.035, 0.015, 0.06, "m", "How far the seat hangs through.")
    back_sag: float = number(0.03, 0.01, 0.055, "m", "How far the back hangs through.")
    arch: float = ratio(0.35, 0.0, 0.5, "Height of the hollow under the runners, of theirs.", limits=(0.0, 0.7))
    frame: Material = one_of(MATERIALS, Wood(), "Legs, arms and posts.", _FRAMES)
    canvas: Material = one_of(MATERIALS, Fabric(color="#2f4057"), "Seat and back.", {**CANVAS, "leather": 0.15})

    def model(self) -> Model:
        """Runners, legs, rails, posts, arms and the two canvases."""
        seat = self._seat
        front, rear = -self._leg_y, self._leg_y
        parts = [
            *cover("base", both(self._runner()), "frame"),
            *cover("leg", self._cross(front) + self._cross(rear), "frame"),
            *cover("stretcher", [self._pivot(), *self.height.rests(front, self._reach)], "frame"),
            *cover("frame", both(self._rail()) + self._posts(), "frame"),
            *cover("arm", both(self._arm()), "frame"),
            Part("seat", "canvas", self._sling()),
            Part("back", "canvas", self._band()),
        ]
        half, deep = self.width / 2, self.depth / 2
        x, y, z = self._rear.top
        tips = corners("leg", (half, -deep + 0.01, 0.0), (half, deep - 0.01, 0.0))
        sat = corners("seat", (half, self._cloth[0], seat), (half, self._cloth[1], seat))
        arm = pair("arm_front", (self._post_x, -deep, seat + self.arm_height))
        return standing(parts, tips | sat | arm | pair("back_top", (float(x), float(y), float(z))))

    @property
    def _seat(self) -> float:
        return self.height.seat_height

    @property
    def _leg_y(self) -> float:
        """Distance of either pair of legs from the middle."""
        return self.depth / 2 - 0.05

    @property
    def _reach(self) -> float:
        """x of the ends of the legs' middle lines, which touch the runners and rails inside."""
        return self.width / 2 - 0.5 * self.thickness - 0.5 * self.bar + 0.003

    @property
    def _post_x(self) -> float:
        return self.width / 2 + 0.5 * self.thickness + 0.5 * self.post - 0.002

    @cached_property
    def _front(self) -> Upright:
        """The post under the front of an arm."""
        y, low = -self._leg_y, self._seat - 0.042
        return Upright(np.array([(self._post_x, y, low), (self._post_x, y, self._seat + self.arm_height - 0.008)]))

    @cached_property
    def _rear(self) -> Upright:
        """The post of the back, which begins at the seat's rail."""
        low, high = self._seat - 0.042, self._seat + self.back_height
        y = self._leg_y + np.tan(np.radians(self.recline_deg)) * (high - low)
        return Upright(np.array([(self._post_x, self._leg_y, low), (self._post_x, y, high)]))

    @property
    def _cloth(self) -> tuple[float, float]:
        """y of the front and rear edge of the seat's canvas."""
        return -self.depth / 2 + 0.012, self.depth / 2 - 0.02

    def _runner(self) -> Mesh:
        """The bar on the floor along one side, hollowed below."""
        half, tall, rise = self.depth / 2, self.bar * 1.15, self.arch * self.bar
        across = np.linspace(-1, 1, 9)
        hollow = np.stack([0.68 * half * across, rise * (1 - across**4)], axis=1)
        ends = rounded_polygon([(half, 0), (half, tall), (-half, tall), (-half, 0)], 0.35 * tall, 4)
        outline = np.concatenate([hollow, ends]) if rise > 0.002 else ends
        flat = extrusion(outline, self.thickness, bevel=0.003, segments=2)
        return flat.rotated("z", 90).moved((self.width / 2, 0, 0))

    def _cross(self, y: float) -> list[Mesh]:
        """Two legs side by side, from one runner to the rail of the other side."""
        low, high = 0.6 * self.bar, self._seat - 0.5 * self.bar - 0.016
        run = np.array([2 * self._reach, high - low])
        outline = rounded_rectangle(float(np.hypot(*run)) + self.bar, self.bar, 0.499 * self.bar, 5)
        flat = extrusion(outline, self.thickness, bevel=0.003, segments=2)
        leg = flat.rotated("y", -float(np.degrees(np.arctan2(run[1], run[0]))))
        middle, aside = (low + high) / 2, 0.5 * self.thickness - 0.0005
        return [leg.moved((0, y - aside, middle)), leg.mirrored_x().moved((0, y + aside, middle))]

    def _pivot(self) -> Mesh:
        """The rod on which both pairs of legs turn."""
        z = (0.1 * self.bar + self._seat - 0.016) / 2
        end = self._leg_y + self.thickness + 0.004
        return rod((0, -end, z), (0, end, z), min(0.4 * self.bar, 0.014))

    def _rail(self) -> Mesh:
        """A rail at the side of the seat."""
        size = (self.thickness + 0.002, self.depth, 1.2 * self.bar)
        return rounded_box(size, 0.005).moved((self.width / 2, 0, self._seat - 0.6 * self.bar))

    def _posts(self) -> list[Mesh]:
        """Front and rear posts of both sides."""
        return [mesh for line in (self._front, self._rear) for mesh in both(self._post(line))]

    def _post(self, line: Upright) -> Mesh:
        if self.round_posts:
            return sweep(line.path, self.post / 2, sides=14, dome=0.005)
        size = np.full(2, self.post)
        return line.mesh(size, size, 0.16 * self.post)

    def _arm(self) -> Mesh:
        """A flat armrest."""
        long = self.depth + 0.05
        outline = rounded_rectangle(self.arm_width, long, self.arm_corner * self.arm_width, 5)
        plank = slab(outline, 0.020, 0.006, grain=1, rings=3)
        return plank.moved((self._post_x, self._leg_y + 0.06 - long / 2, self._seat + self.arm_height - 0.020))

    def _sling(self) -> Mesh:
        """The seat's canvas, hung between the rails."""
        across, along = np.linspace(-1, 1, 19), np.linspace(*self._cloth, 9)
        x, y = np.meshgrid(across * self.width / 2, along, indexing="ij")
        share = 2 * x / self.width
        inner = 1 - 0.25 * (2 * y / self.depth) ** 2  # the hems are tighter
        z = self._seat + CLOTH / 2 - self.seat_sag * (1 - share**2) * inner
        return sheet(np.stack([x, y, z], axis=2), CLOTH, rim=3)

    def _band(self) -> Mesh:
        """The back's canvas, sewn to sleeves around the posts."""
        tall = self.cloth_height * self.back_height
        high = self._seat + self.back_height - 0.008
        levels = np.linspace(high - tall, high, 5)
        posts = np.stack([self._rear.at(float(z)) for z in levels])
        across = np.linspace(1, -1, 17)
        x = across[:, None] * posts[:, 0]
        y = posts[:, 1] - 0.3 * self.post + self.back_sag * (1 - across[:, None] ** 2)
        y = y - 0.004 * np.cos(np.linspace(-1, 1, 5) * np.pi) * (1 - across[:, None] ** 2)
        cloth = sheet(np.stack([x, y, np.broadcast_to(levels, x.shape)], axis=2), CLOTH, rim=3)
        return joined([cloth, *both(self._sleeve(posts))])

    def _sleeve(self, posts: Floats) -> Mesh:
        wide = self.post + 2 * CLOTH + 0.002
        section = rounded_rectangle(wide, wide, (0.49 if self.round_posts else 0.24) * wide, 3)
        return sweep(posts[[0, -1]], section, side=(1, 0, 0))
