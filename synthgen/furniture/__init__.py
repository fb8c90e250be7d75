"""Furniture: one family a file, one line a family here."""

from synthgen.furniture.chairs import CHAIRS
from synthgen.furniture.family import Furniture
from synthgen.furniture.mesh_file import MeshFile
from synthgen.furniture.sofas import SOFAS

__all__ = ["CLASSES", "FAMILIES", "FURNITURE", "Furniture"]

FAMILIES: dict[str, type[Furniture]] = {**CHAIRS, **SOFAS}
"""YAML name -> procedural family."""

FURNITURE: dict[str, type[Furniture]] = {**FAMILIES, "mesh_file": MeshFile}
"""YAML name -> whatever can stand for a class."""

CLASSES: dict[str, dict[str, type[Furniture]]] = {"chair": CHAIRS, "sofa": SOFAS}
"""What a class holds when a spec says no more than its name."""
