"""The modular lounge: low square modules without legs, put together in a row, with an ottoman or round a corner.

Sizes: shops list B&B Italia's Camaleonda of 242 x 108 x 62 cm, its seat 33 cm high, and IKEA's SÖDERHAMN section of
96 x 99 x 83 cm (W x D x H); armless sections are 56-83 cm wide (engineerfix.com, "Standard sizes of sectional
couches").
"""

from dataclasses import dataclass, replace

from synthgen.fields import flag, number, one_of
from synthgen.furniture.footings import OnPlinth, Rectangle
from synthgen.furniture.layouts import LAYOUTS, Layout, Place, RowLayout
from synthgen.furniture.model import Model, standing
from synthgen.furniture.modules import MODULES, BlockModule, ModuleStyle
from synthgen.furniture.pillows import PILLOWS, SCATTERED, NoPillows, Pillows
from synthgen.furniture.sections import Piece, Section
from synthgen.furniture.upholstery import cover
from synthgen.materials import MATERIALS, UPHOLSTERED, Fabric, Material, Nylon

Point = tuple[float, float, float]


SOFT = 0.022  # m that pillows press into puffs


@dataclass(frozen=True)
class ModularSofa:
    """Low square modules without legs."""

    pitch: float = number(0.88, 0.78, 0.98, "m", "Width and depth of a module.")
    seat_height: float = number(0.39, 0.35, 0.43, "m", "Height of the seat.")
    back_height: float = number(0.68, 0.60, 0.78, "m", "Height of the backs.")
    clearance: float = number(0.03, 0.015, 0.055, "m", "Height of the plinth or glides.", limits=(0.01, 0.12))
    recline_deg: float = number(5.0, 2.0, 9.0, "deg", "Lean of the backs.", limits=(0.0, 20.0))
    left_handed: bool = flag(True, 0.5, "Whether a corner or ottoman is on a sitter's left.")
    style: ModuleStyle = one_of(MODULES, BlockModule(), "How a module is made.")
    layout: Layout = one_of(LAYOUTS, RowLayout(), "How modules are put together.")
    recess: float = number(0.11, 0.08, 0.15, "m", "From the edge of a module to its plinth.", limits=(0.02, 0.25))
    pillows: Pillows = one_of(PILLOWS, NoPillows(), "Pillows.", SCATTERED | {"bolsters": 0.0})
    upholstery: Material = one_of(MATERIALS, Fabric(), "The cover.", UPHOLSTERED)
    pillow_cover: Material = one_of(MATERIALS, Fabric(color="#c9bda6"), "Cover of the pillows.", UPHOLSTERED)
    accent: Material = one_of(MATERIALS, Fabric(color="#8c4a2f"), "Cover of some of the pillows.", UPHOLSTERED)
    legs_material: Material = one_of(MATERIALS, Nylon(), "The plinth or platform.", {"wood": 1, "nylon": 1})

    def model(self) -> Model:
        """The sofa in object coordinates."""
        places = self.layout.places()
        whole = self._dressed(sum(row == 0 for _, row, _ in places))
        for place in places:
            whole += self._module(place)
        whole = whole if self.left_handed else whole.mirrored()
        blocks, feet = OnPlinth(self.recess).meshes(whole.floor, self.clearance)
        return standing([*whole.parts, *cover("base", blocks, "legs_material")], feet | dict(whole.keypoints))

    def _module(self, place: Place) -> Piece:
        column, row, sides = place
        width, thick = self.pitch, self.style.back_thickness
        whole: Rectangle = ((-width / 2, 0.0), (width / 2, width))
        inner = width - thick * ("back" in sides)
        free = (-width / 2 + thick * ("right" in sides), 0.0), (width / 2 - thick * ("left" in sides), inner)
        piece = Piece(tuple(self.style.seat(whole, free, self.clearance, self.seat_height)), (whole,))
        if "back" in sides:
            piece += self._back(width).moved(0.0, width)
        side = self._back(inner).turned().moved(width / 2, inner / 2)
        piece += side if "left" in sides else Piece(())
        piece += side.mirrored() if "right" in sides else Piece(())
        return piece.moved(column * width, -row * width)

    def _back(self, length: float) -> Piece:
        parts = self.style.back(length, self.clearance, self.seat_height, self.back_height, self.recline_deg)
        return Piece(tuple(parts))

    def _dressed(self, modules: int) -> Piece:
        """Pillows on the row, and the keypoints of its seat and back."""
        width, rear = modules * self.pitch, self.pitch
        bench = Section(
            1, width, 0.0, rear - self.style.back_thickness + SOFT, self.seat_height - SOFT, self.recline_deg
        )
        pillows = self.pillows.parts(replace(bench, crest=self.back_height))
        top = max(float(part.mesh.bounds[1, 2]) for part in self._back(self.pitch).parts)
        ends = {"left": width / 2, "right": -width / 2}
        tops: dict[str, Point] = {f"back_top_{side}": (x, rear, top) for side, x in ends.items()}
        points = bench.corners(self.seat_height) | tops
        return Piece(tuple(pillows), (), tuple(points.items())).moved((modules - 1) * self.pitch / 2)
