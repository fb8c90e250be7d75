"""What covers pillows: slots of the piece that they lie on."""

from dataclasses import dataclass
from typing import ClassVar

from synthgen.fields import one_of
from synthgen.furniture.bench import Bench
from synthgen.furniture.model import Part
from synthgen.geometry.mesh import Mesh


@dataclass(frozen=True)
class OneCover:
    """All in the cover of the pillows."""

    SLOTS: ClassVar[tuple[str, ...]] = ("pillow_cover",)

    def slot(self, k: int) -> str:
        """The slot of pillow number k."""
        return self.SLOTS[k % len(self.SLOTS)]


@dataclass(frozen=True)
class MatchingCover(OneCover):
    """All in the cloth of the piece."""

    SLOTS: ClassVar[tuple[str, ...]] = ("upholstery",)


@dataclass(frozen=True)
class PairedCovers(OneCover):
    """A pair in the cover of the pillows, the next pair in an accent."""

    SLOTS: ClassVar[tuple[str, ...]] = ("pillow_cover", "pillow_cover", "accent", "accent")


@dataclass(frozen=True)
class MixedCovers(OneCover):
    """One in an accent, one in the cover of the pillows, one in the cloth of the piece."""

    SLOTS: ClassVar[tuple[str, ...]] = ("accent", "pillow_cover", "upholstery")


Covers = OneCover | MatchingCover | PairedCovers | MixedCovers

COVERS: dict[str, type[Covers]] = {
    "one_cover": OneCover,
    "matching_cover": MatchingCover,
    "paired_covers": PairedCovers,
    "mixed_covers": MixedCovers,
}

OFTEN = {"one_cover": 3.0, "matching_cover": 1.5, "paired_covers": 1.5, "mixed_covers": 1.0}


@dataclass(frozen=True)
class Covered:
    """Pillows with covers of their own."""

    covers: Covers = one_of(COVERS, OneCover(), "Covers.", OFTEN)

    def meshes(self, bench: Bench) -> list[Mesh]:
        """Pillows on the deck and against the back of a bench that is padded already."""
        raise NotImplementedError

    def parts(self, bench: Bench) -> list[Part]:
        """The same as parts, in the slots of their covers: `pillow_cover`, `accent` and `upholstery`."""
        return [Part("pillow", self.covers.slot(k), mesh) for k, mesh in enumerate(self.meshes(bench))]
