"""Furniture: one family a file, one line a family here."""

from synthgen.furniture.chairs import CHAIRS
from synthgen.furniture.family import Furniture
from synthgen.furniture.sofas import SOFAS

__all__ = ["CLASSES", "FURNITURE", "Furniture"]

FURNITURE: dict[str, type[Furniture]] = {**CHAIRS, **SOFAS}
"""YAML name -> family."""

CLASSES: dict[str, dict[str, type[Furniture]]] = {"chair": CHAIRS, "sofa": SOFAS}
"""What a class holds when a spec says no more than its name."""
