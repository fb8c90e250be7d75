"""Furniture: one family a file, one line a family in the tables of chairs and sofas."""

from synthgen.furniture.chairs import CHAIRS
from synthgen.furniture.entry import COCO, Entry
from synthgen.furniture.family import Furniture
from synthgen.furniture.mesh_file import MeshFile
from synthgen.furniture.sofas import SOFAS

__all__ = ["CATALOGUE", "CLASSES", "COCO", "FAMILIES", "FURNITURE", "Furniture"]

CATALOGUE: dict[str, Entry] = {**CHAIRS, **SOFAS}
"""YAML name -> entry of each procedural family."""

FAMILIES: dict[str, type[Furniture]] = {name: entry.kind for name, entry in CATALOGUE.items()}
"""YAML name -> procedural family."""

FURNITURE: dict[str, type[Furniture]] = {**FAMILIES, "mesh_file": MeshFile}
"""YAML name -> whatever can stand for a class."""

CLASSES: dict[str, dict[str, type[Furniture]]] = {
    label: {name: entry.kind for name, entry in CATALOGUE.items() if entry.label == label} for label in COCO
}
"""What a class holds when a spec says no more than its name."""
