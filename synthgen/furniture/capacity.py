"""How many persons a piece seats."""

from synthgen.furniture.chaise_sofa import ChaiseSofa
from synthgen.furniture.daybed import Daybed
from synthgen.furniture.mesh_file import MeshFile
from synthgen.furniture.modular_sofa import ModularSofa
from synthgen.furniture.sectional_sofa import SectionalSofa
from synthgen.furniture.u_sectional_sofa import USectionalSofa

RUNS = ("seats", "wing_seats", "other_wing_seats")
"""Fields that count persons side by side."""

BESIDE: dict[type, int] = {SectionalSofa: 1, USectionalSofa: 2, ChaiseSofa: 1}
"""Seats that no field counts: those in the corners, and the chaise."""

ALONE: dict[type, int] = {Daybed: 3}
"""Pieces that are not divided into seats; all others seat one."""


def persons(furniture: object) -> int | None:
    """Of a kind of furniture; None for a mesh file, which does not tell."""
    if isinstance(furniture, MeshFile):
        return None
    if isinstance(furniture, ModularSofa):
        return len(furniture.layout.places())
    counted = sum(int(getattr(furniture, field, 0)) for field in RUNS)
    kind = type(furniture)
    return counted + BESIDE.get(kind, 0) if counted else ALONE.get(kind, 1)
