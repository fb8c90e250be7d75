"""Seats and backs of office chairs that belong together."""

from dataclasses import dataclass

from synthgen.fields import one_of
from synthgen.furniture.office_backs import (
    MeshBack,
    PaddedBack,
    QuiltedBack,
    RibbedBack,
    StrapBack,
)
from synthgen.furniture.office_headrests import MeshHeadrest, NoHeadrest, PaddedHeadrest
from synthgen.furniture.office_seats import ContouredSeat, MeshSeat, RibbedSeat


@dataclass(frozen=True)
class PaddedBody:
    """Both padded, the back plain or quilted."""

    seat: ContouredSeat = one_of({"contoured_seat": ContouredSeat}, ContouredSeat(), "The seat.")
    rest: PaddedBack | QuiltedBack = one_of(
        {"padded_back": PaddedBack, "quilted_back": QuiltedBack}, PaddedBack(), "The back.",
        {"padded_back": 3, "quilted_back": 1},
    )  # fmt: skip
    headrest: NoHeadrest | PaddedHeadrest = one_of(
        {"no_headrest": NoHeadrest, "padded_headrest": PaddedHeadrest}, NoHeadrest(), "Headrest.",
        {"no_headrest": 7, "padded_headrest": 1},
    )  # fmt: skip


@dataclass(frozen=True)
class MeshBody:
    """A back of netting over a padded seat or one of netting."""

    seat: ContouredSeat | MeshSeat = one_of(
        {"contoured_seat": ContouredSeat, "mesh_seat": MeshSeat}, ContouredSeat(), "The seat.",
        {"contoured_seat": 2.5, "mesh_seat": 1},
    )  # fmt: skip
    rest: MeshBack = one_of({"mesh_back": MeshBack}, MeshBack(), "The back.")
    headrest: NoHeadrest | PaddedHeadrest | MeshHeadrest = one_of(
        {"no_headrest": NoHeadrest, "padded_headrest": PaddedHeadrest, "mesh_headrest": MeshHeadrest},
        NoHeadrest(), "Headrest.", {"no_headrest": 5, "padded_headrest": 0.6, "mesh_headrest": 1.4},
    )  # fmt: skip


@dataclass(frozen=True)
class RibbedBody:
    """Thin, and stitched into ribs across, as of the 1960s' aluminium chairs."""

    seat: RibbedSeat = one_of({"ribbed_seat": RibbedSeat}, RibbedSeat(), "The seat.")
    rest: RibbedBack = one_of({"ribbed_back": RibbedBack}, RibbedBack(), "The back.")
    headrest: NoHeadrest = one_of({"no_headrest": NoHeadrest}, NoHeadrest(), "Headrest.")


@dataclass(frozen=True)
class StrapBody:
    """A back of elastic straps over a padded seat."""

    seat: ContouredSeat = one_of({"contoured_seat": ContouredSeat}, ContouredSeat(), "The seat.")
    rest: StrapBack = one_of({"strap_back": StrapBack}, StrapBack(), "The back.")
    headrest: NoHeadrest = one_of({"no_headrest": NoHeadrest}, NoHeadrest(), "Headrest.")


OfficeBody = PaddedBody | MeshBody | RibbedBody | StrapBody

OFFICE_BODIES: dict[str, type[OfficeBody]] = {
    "padded_body": PaddedBody,
    "mesh_body": MeshBody,
    "ribbed_body": RibbedBody,
    "strap_body": StrapBody,
}
