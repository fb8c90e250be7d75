"""Sofas: one line a family."""

from synthgen.furniture.camelback_sofa import CamelbackSofa
from synthgen.furniture.carved_sofa import CarvedSofa
from synthgen.furniture.chaise_longue import ChaiseLongue
from synthgen.furniture.chaise_sofa import ChaiseSofa
from synthgen.furniture.chesterfield_sofa import ChesterfieldSofa
from synthgen.furniture.cloud_sofa import CloudSofa
from synthgen.furniture.curved_sofa import CurvedSofa
from synthgen.furniture.daybed import Daybed
from synthgen.furniture.entry import Entry
from synthgen.furniture.futon_sofa import FutonSofa
from synthgen.furniture.lawson_sofa import LawsonSofa
from synthgen.furniture.loveseat import Loveseat
from synthgen.furniture.mid_century_sofa import MidCenturySofa
from synthgen.furniture.modular_sofa import ModularSofa
from synthgen.furniture.recliner_sofa import ReclinerSofa
from synthgen.furniture.rolled_arm_sofa import RolledArmSofa
from synthgen.furniture.sectional_sofa import SectionalSofa
from synthgen.furniture.settee import Settee
from synthgen.furniture.track_arm_sofa import TrackArmSofa
from synthgen.furniture.tuxedo_sofa import TuxedoSofa
from synthgen.furniture.u_sectional_sofa import USectionalSofa
from synthgen.furniture.wicker_sofa import WickerSofa

SOFAS: dict[str, Entry] = {
    "track_arm_sofa": Entry(TrackArmSofa, "sofa", "n04256520"),
    "rolled_arm_sofa": Entry(RolledArmSofa, "sofa", "n04256520"),
    "chesterfield_sofa": Entry(ChesterfieldSofa, "sofa", "n03015149"),
    "camelback_sofa": Entry(CamelbackSofa, "sofa", "n04256520"),
    "lawson_sofa": Entry(LawsonSofa, "sofa", "n04256520"),
    "tuxedo_sofa": Entry(TuxedoSofa, "sofa", "n04256520"),
    "mid_century_sofa": Entry(MidCenturySofa, "sofa", "n04256520"),
    "loveseat": Entry(Loveseat, "sofa", "n03693474"),
    "carved_sofa": Entry(CarvedSofa, "sofa", "n04256520"),
    "sectional_sofa": Entry(SectionalSofa, "sofa", "n04165409"),
    "u_sectional_sofa": Entry(USectionalSofa, "sofa", "n04165409"),
    "chaise_sofa": Entry(ChaiseSofa, "sofa", "n04256520"),
    "modular_sofa": Entry(ModularSofa, "sofa", "n04165409"),
    "curved_sofa": Entry(CurvedSofa, "sofa", "n04256520"),
    "cloud_sofa": Entry(CloudSofa, "sofa", "n04256520"),
    "recliner_sofa": Entry(ReclinerSofa, "sofa", "n04256520"),
    "futon_sofa": Entry(FutonSofa, "sofa", "n03100346"),
    "daybed": Entry(Daybed, "sofa", "n03165096"),
    "wicker_sofa": Entry(WickerSofa, "sofa", "n04256520"),
    "settee": Entry(Settee, None, "n04177820"),
    "chaise_longue": Entry(ChaiseLongue, None, "n03002711"),
}
"""YAML name -> family."""
