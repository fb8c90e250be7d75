"""The Parsons chair: a dining chair upholstered all over, its back rising straight out of the seat.

Seats 17-19 in (43-48 cm) high and 16-18 in (41-46 cm) deep (top5best.com on Parsons chairs); otherwise usual sizes:
44-52 cm wide, 91-104 cm over all.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, one_of, ratio, seed
from synthgen.furniture.bench import Point, leaning, upright
from synthgen.furniture.model import Model, standing
from synthgen.furniture.nailheads import NAILHEADS, Nailheads, NoNailheads, Row
from synthgen.furniture.padded_faces import CORD, PADDED_FACES, PaddedFace, SmoothBack
from synthgen.furniture.parsons_details import (
    HEADS,
    PARSONS_ARMS,
    PRESSED,
    PULLS,
    Arms,
    Head,
    NoArms,
    NoPull,
    PlainHead,
    Pull,
)
from synthgen.furniture.parsons_stands import PARSONS_STANDS, BareLegs, ParsonsStand
from synthgen.furniture.stance import pair
from synthgen.furniture.upholstery import cover
from synthgen.geometry.box import tapered
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh, joined
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Material, Metal, Wood

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
    piped: bool = flag(True, 0.45, "Whether a cord runs along the seams.")
    seed: int = seed("The creases of the seat.")
    rest: PaddedFace = one_of(
        PADDED_FACES,
        SmoothBack(),
        "How the back is dressed.",
        {
            "smooth_back": 4,
            "channelled_back": 1,
            "cross_channelled_back": 0.6,
            "biscuit_back": 0.6,
            "buttoned_back": 1.5,
        },
    )
    head: Head = one_of(HEADS, PlainHead(), "The head of the back.", {"plain_head": 4, "scrolled_head": 1})
    pull: Pull = one_of(PULLS, NoPull(), "Behind the head.", {"no_pull": 6, "ring_pull": 1})
    arms: Arms = one_of(PARSONS_ARMS, NoArms(), "Arms.", {"no_arms": 6, "host_arms": 1})
    stand: ParsonsStand = one_of(PARSONS_STANDS, BareLegs(), "What it stands on.", {"bare_legs": 12, "skirted_legs": 1})
    nailheads: Nailheads = one_of(
        NAILHEADS,
        NoNailheads(),
        "Along the foot of the seat.",
        {"no_nailheads": 5, "close_nailheads": 0.7, "spaced_nailheads": 0.4},
    )
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    frame: Material = one_of(MATERIALS, Wood(), "The legs.", WOODEN)
    nails: Material = one_of(MATERIALS, Metal(color="#b8995e"), "Nails and pull.", {"metal": 1})

    def model(self) -> Model:
        """The chair in object coordinates."""
        half = self.seat_width / 2
        over = half + max(self.arms.width - PRESSED, 0.0)
        stand, tips = self.stand.parts(half, over, self._rear, self._deck)
        parts = [
            *cover("seat", [self._seat()]),
            *cover("seat", self.nailheads.meshes([self._seam()]), "nails"),
            *cover("back", [self._back()]),
            *cover("back", self._pull(), "nails"),
            *cover("arm", self.arms.meshes(*self._armpit)),
            *stand,
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
        head = self.head.meshes(self.back_taper * self.seat_width, size[1], size[2])
        shaped = self._curled(joined([tapered(panel, 2, 1.0, self.back_taper), *head]))
        return leaning(shaped, self.rake_deg, (0.0, self._rear, self._deck))

    @property
    def _armpit(self) -> tuple[float, float, float, float]:
        """Half the seat's width, how far back arms reach, z of their foot and of the seat; metres."""
        reach = self.seat_depth + 0.5 * self.back_thickness + 0.2 * float(np.tan(np.radians(self.rake_deg)))
        return self.seat_width / 2, reach, self._deck, self.seat_height

    def _seam(self) -> Row:
        """Around the foot of the seat, on its cloth."""
        y = np.linspace(self.seat_depth, 0.02, 12)
        depth = self._rear - 0.4 * self.back_thickness
        side = self.seat_width / 2 - 0.002 + 0.003 * (1 - (2 * y / depth - 1) ** 4)
        x = np.linspace(side[-1] - 0.02, 0.02 - side[-1], 12)
        front = -0.0045 * (1 - (2 * x / self.seat_width) ** 4)
        path = np.concatenate([np.stack([side, y], axis=1), np.stack([x, front], axis=1),
                               np.stack([-side, y], axis=1)[::-1]])  # fmt: skip
        out = np.concatenate([np.tile([1.0, 0, 0], (12, 1)), np.tile([0, -1.0, 0], (12, 1)),
                              np.tile([-1.0, 0, 0], (12, 1))])  # fmt: skip
        return np.insert(path, 2, self._deck + 0.026, axis=1), out

    def _pull(self) -> list[Mesh]:
        """What hangs behind the head of the back."""
        meshes = self.pull.meshes()
        height = self.back_height - self.pull.drop
        rise = height - self._deck
        share = rise / (self.back_height - self._deck)
        free = (rise - self.seat_thickness) / (self.back_height - self.seat_height)
        slope = float(np.tan(np.radians(self.rake_deg)))
        thinner = (1 - self.back_taper) * share * self.back_thickness / 2
        y = self._rear + rise * slope + self.curl * free**2.5 - thinner
        return [mesh.moved((0, y, height)) for mesh in meshes]

    def _curled(self, panel: Mesh) -> Mesh:
        """An upright panel, its head bent backwards and arched."""
        x, y, z = panel.vertices.T
        share = np.clip((z - self.seat_thickness) / (self.back_height - self.seat_height), 0, 1)
        across = np.clip(1 - (2 * x / self.seat_width) ** 2, 0, 1)
        bent = [x, y + self.curl * share**2.5, z + self.arch * across * share**3]
        return replace(panel, vertices=np.stack(bent, axis=1))

    def _corners(self) -> dict[str, Point]:
        """The keypoints of the seat's corners and of the back's head."""
        half, rise = self.seat_width / 2, self.back_height - self.seat_height
        head = self.seat_depth + rise * float(np.tan(np.radians(self.rake_deg))) + self.curl + self.back_thickness / 2
        points: dict[str, Point] = {}
        for side, sign in SIDES.items():
            points[f"seat_front_{side}"] = (sign * half, 0.0, self.seat_height)
            points[f"seat_back_{side}"] = (sign * half, self.seat_depth, self.seat_height)
            points[f"back_top_{side}"] = (sign * half * self.back_taper, head, self.back_height)
        tip = self.arms.tip(*self._armpit)
        return points if tip is None else points | pair("arm_front", tip)
