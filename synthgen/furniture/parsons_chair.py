"""The Parsons chair: a dining chair upholstered all over, its back rising straight out of the seat.

Usual sizes, not yet checked against catalogues: seats 45-50 cm high,
44-52 cm wide, 41-46 cm deep; 91-104 cm over all.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.furniture.bench import Point, leaning, upright
from synthgen.furniture.legs import LEGS, Leg, Tapered, foot_under
from synthgen.furniture.model import Model, standing
from synthgen.furniture.parsons_backs import CORD, PARSONS_BACKS, ParsonsBack, SmoothBack
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import tapered
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Wood

SIDES = {"left": 1.0, "right": -1.0}


@dataclass(frozen=True)
class ParsonsChair:
    """A dining chair upholstered all over."""

    seat_width: float = number(0.475, 0.43, 0.52, "m", "Width of the seat.")
    seat_depth: float = number(0.43, 0.40, 0.46, "m", "Seat in front of the back.")
    seat_height: float = number(0.465, 0.44, 0.49, "m", "Height of the seat's seam.")
    seat_thickness: float = number(0.115, 0.085, 0.15, "m", "Height of the seat's sides.", limits=(0.06, 0.2))
    crown: float = number(0.022, 0.012, 0.035, "m", "How far the middle of the seat stands above its seam.")
    back_height: float = number(0.97, 0.89, 1.04, "m", "Height of the back.", limits=(0.75, 1.15))
    back_thickness: float = number(0.075, 0.06, 0.095, "m", "Depth of the back at its foot.")
    back_taper: float = ratio(0.93, 0.84, 1.0, "Width and depth of the back's head, of its foot.", limits=(0.6, 1.15))
    rake_deg: float = number(7.0, 4.0, 11.0, "deg", "Lean of the back.", limits=(0.0, 18.0))
    curl: float = number(0.025, 0.0, 0.06, "m", "How far the head bends backwards.")
    arch: float = number(0.008, 0.0, 0.035, "m", "How far the middle of the head stands above its corners.")
    heel_deg: float = number(6.0, 0.0, 12.0, "deg", "Lean of the rear legs backwards.", limits=(0.0, 18.0))
    piped: bool = flag(True, 0.45, "Whether a cord runs along the seams.")
    seed: int = seed("The creases of the seat.")
    rest: ParsonsBack = one_of(
        PARSONS_BACKS, SmoothBack(), "The back.", {"smooth_back": 3, "channelled_back": 1, "buttoned_back": 1.2}
    )
    legs: Leg = one_of(
        LEGS, Tapered(), "Legs.", {"tapered": 5, "block": 1.5, "turned": 0.7, "sabre": 0.7, "splayed": 0.7}
    )
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    frame: Material = one_of(MATERIALS, Wood(), "The legs.", WOODEN)

    def model(self) -> Model:
        """The chair in object coordinates."""
        legs, tips = self._legs()
        parts = [
            *cover("seat", [self._seat()]),
            *cover("back", [self._back()]),
            *cover("leg", legs, "frame"),
        ]
        return standing(parts, tips | self._corners())

    @property
    def _deck(self) -> float:
        """z of the underside."""
        return self.seat_height - self.seat_thickness

    @property
    def _rear(self) -> float:
        """y of the rear face of the back, at the underside."""
        slope = float(np.tan(np.radians(self.rake_deg)))
        return self.seat_depth + self.back_thickness - self.seat_thickness * slope

    def _seat(self) -> Mesh:
        depth = self._rear - 0.4 * self.back_thickness
        block = cushion(
            (self.seat_width - 0.004, depth, self.seat_thickness),
            crown=self.crown,
            bulge=(0.004, 0.006),
            edge_radius=0.022,
            wrinkle=0.0015,
            cord=CORD * self.piped,
            seams=(-1,),
            seed=self.seed,
            spacing=0.05,
        )
        return block.moved((0, depth / 2, self._deck))

    def _back(self) -> Mesh:
        size = (self.seat_width, self.back_height - self._deck, self.back_thickness)
        panel = upright(self.rest.panel(size, self.seat_thickness, CORD * self.piped))
        shaped = self._curled(tapered(panel, 2, 1.0, self.back_taper))
        return leaning(shaped, self.rake_deg, (0.0, self._rear, self._deck))

    def _curled(self, panel: Mesh) -> Mesh:
        """An upright panel, its head bent backwards and arched."""
        x, y, z = panel.vertices.T
        share = np.clip((z - self.seat_thickness) / (self.back_height - self.seat_height), 0, 1)
        across = np.clip(1 - (2 * x / self.seat_width) ** 2, 0, 1)
        bent = [x, y + self.curl * share**2.5, z + self.arch * across * share**3]
        return replace(panel, vertices=np.stack(bent, axis=1))

    def _legs(self) -> tuple[list[Mesh], dict[str, Point]]:
        """The legs, flush with the corners of the seat, and the keypoints of their tips."""
        inset = 0.5 * self.legs.thickness + 0.008
        meshes, tips = [], {}
        for end, y in (("front", inset), ("back", self._rear - inset)):
            for side, sign in SIDES.items():
                top = np.array([sign * (self.seat_width / 2 - inset), y, self._deck + 0.02])
                foot = foot_under(self.legs, top, (sign, -1 if end == "front" else 1))
                foot[1] += (end == "back") * self._deck * np.tan(np.radians(self.heel_deg))
                meshes.append(self.legs.mesh(foot, top))
                tips[f"leg_{end}_{side}"] = (float(foot[0]), float(foot[1]), 0.0)
        return meshes, tips

    def _corners(self) -> dict[str, Point]:
        """The keypoints of the seat's corners and of the back's head."""
        half, rise = self.seat_width / 2, self.back_height - self.seat_height
        head = self.seat_depth + rise * float(np.tan(np.radians(self.rake_deg))) + self.curl + self.back_thickness / 2
        points: dict[str, Point] = {}
        for side, sign in SIDES.items():
            points[f"seat_front_{side}"] = (sign * half, 0.0, self.seat_height)
            points[f"seat_back_{side}"] = (sign * half, self.seat_depth, self.seat_height)
            points[f"back_top_{side}"] = (sign * half * self.back_taper, head, self.back_height)
        return points
