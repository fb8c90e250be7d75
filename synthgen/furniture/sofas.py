"""Sofas: one line a family."""

from synthgen.furniture.chesterfield_sofa import ChesterfieldSofa
from synthgen.furniture.family import Furniture
from synthgen.furniture.mid_century_sofa import MidCenturySofa
from synthgen.furniture.rolled_arm_sofa import RolledArmSofa
from synthgen.furniture.track_arm_sofa import TrackArmSofa

SOFAS: dict[str, type[Furniture]] = {
    "track_arm_sofa": TrackArmSofa,
    "rolled_arm_sofa": RolledArmSofa,
    "chesterfield_sofa": ChesterfieldSofa,
    "mid_century_sofa": MidCenturySofa,
}
"""YAML name -> family."""
