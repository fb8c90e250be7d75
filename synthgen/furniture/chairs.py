"""Chairs: one line a family."""

from synthgen.furniture.family import Furniture
from synthgen.furniture.office_chair import OfficeChair
from synthgen.furniture.parsons_chair import ParsonsChair
from synthgen.furniture.shell_chair import ShellChair
from synthgen.furniture.slat_back_chair import SlatBackChair
from synthgen.furniture.windsor_chair import WindsorChair

CHAIRS: dict[str, type[Furniture]] = {
    "windsor_chair": WindsorChair,
    "slat_back_chair": SlatBackChair,
    "shell_chair": ShellChair,
    "parsons_chair": ParsonsChair,
    "office_chair": OfficeChair,
}
"""YAML name -> family."""
