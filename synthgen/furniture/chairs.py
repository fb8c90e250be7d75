"""Chairs: one line a family."""

from synthgen.furniture.adirondack_chair import AdirondackChair
from synthgen.furniture.bar_stool import BarStool
from synthgen.furniture.barrel_chair import BarrelChair
from synthgen.furniture.bistro_chair import BistroChair
from synthgen.furniture.bow_back_windsor import BowBackWindsor
from synthgen.furniture.cantilever_chair import CantileverChair
from synthgen.furniture.club_chair import ClubChair
from synthgen.furniture.comb_back_windsor import CombBackWindsor
from synthgen.furniture.cross_back_chair import CrossBackChair
from synthgen.furniture.directors_chair import DirectorsChair
from synthgen.furniture.entry import Entry
from synthgen.furniture.executive_chair import ExecutiveChair
from synthgen.furniture.folding_chair import FoldingChair
from synthgen.furniture.garden_chair import GardenChair
from synthgen.furniture.ladder_back_chair import LadderBackChair
from synthgen.furniture.lounge_chair import LoungeChair
from synthgen.furniture.monobloc_chair import MonoblocChair
from synthgen.furniture.office_chair import OfficeChair
from synthgen.furniture.oval_back_chair import OvalBackChair
from synthgen.furniture.panel_back_chair import PanelBackChair
from synthgen.furniture.parsons_chair import ParsonsChair
from synthgen.furniture.recliner_chair import ReclinerChair
from synthgen.furniture.rocking_chair import RockingChair
from synthgen.furniture.shell_chair import ShellChair
from synthgen.furniture.slat_back_chair import SlatBackChair
from synthgen.furniture.splat_back_chair import SplatBackChair
from synthgen.furniture.stacking_chair import StackingChair
from synthgen.furniture.wicker_chair import WickerChair
from synthgen.furniture.wing_chair import WingChair

CHAIRS: dict[str, Entry] = {
    "ladder_back_chair": Entry(LadderBackChair, "chair", "n03632729"),
    "slat_back_chair": Entry(SlatBackChair, "chair", "n04331277"),
    "bow_back_windsor": Entry(BowBackWindsor, "chair", "n04590933"),
    "comb_back_windsor": Entry(CombBackWindsor, "chair", "n04590933"),
    "splat_back_chair": Entry(SplatBackChair, "chair", "n04331277"),
    "bistro_chair": Entry(BistroChair, "chair", "n04331277"),
    "cross_back_chair": Entry(CrossBackChair, "chair", "n04331277"),
    "panel_back_chair": Entry(PanelBackChair, "chair", "n04331277"),
    "parsons_chair": Entry(ParsonsChair, "chair", "n04331277"),
    "oval_back_chair": Entry(OvalBackChair, "chair", "n04331277"),
    "shell_chair": Entry(ShellChair, "chair", "n03001627"),
    "stacking_chair": Entry(StackingChair, "chair", "n03001627"),
    "cantilever_chair": Entry(CantileverChair, "chair", "n03001627"),
    "monobloc_chair": Entry(MonoblocChair, "chair", "n03649674"),
    "folding_chair": Entry(FoldingChair, "chair", "n03376595"),
    "directors_chair": Entry(DirectorsChair, "chair", "n03376595"),
    "office_chair": Entry(OfficeChair, "chair", "n04373704"),
    "executive_chair": Entry(ExecutiveChair, "chair", "n04373704"),
    "rocking_chair": Entry(RockingChair, "chair", "n04099969"),
    "adirondack_chair": Entry(AdirondackChair, "chair", "n03649674"),
    "garden_chair": Entry(GardenChair, "chair", "n03649674"),
    "wicker_chair": Entry(WickerChair, "chair", "n02738535", single_seat=True),
    "lounge_chair": Entry(LoungeChair, "chair", "n03262932", single_seat=True),
    "wing_chair": Entry(WingChair, "chair", "n04593077", single_seat=True),
    "club_chair": Entry(ClubChair, "chair", "n03262932", single_seat=True),
    "barrel_chair": Entry(BarrelChair, "chair", "n02738535", single_seat=True),
    "recliner_chair": Entry(ReclinerChair, "chair", "n04062428", single_seat=True),
    "bar_stool": Entry(BarStool, None, "n04326896"),
}
"""YAML name -> family."""
