"""The low backs of club chairs: cushioned, padded with a round head, or rolled over backwards."""

from dataclasses import dataclass

from synthgen.fields import number, one_of, ratio
from synthgen.furniture.back_cushions import BoxedBack, TightBack
from synthgen.furniture.bench import Bench, leaning, upright
from synthgen.furniture.model import Part
from synthgen.furniture.padded_faces import PADDED_FACES, PaddedFace, SmoothBack, cornered
from synthgen.furniture.plinth import back_panel
from synthgen.furniture.upholstery import cover
from synthgen.geometry.extrusion import extrusion, scroll


@dataclass(frozen=True)
class CushionedBack:
    """A square frame with a loose cushion or a tight panel before it."""

    frame: float = number(0.12, 0.09, 0.16, "m", "Thickness of the frame.")
    backing: BoxedBack | TightBack = one_of(
        {"boxed_back": BoxedBack, "tight_back": TightBack}, BoxedBack(), "Before the frame."
    )

    @property
    def padding(self) -> float:
        """Thickness of what stands before the plane of the back, metres."""
        return self.backing.thickness

    @property
    def thickness(self) -> float:
        """Of what stands behind it, metres."""
        return self.frame

    def parts(self, bench: Bench, seat: float, arms: float, bottom: float, top: float) -> list[Part]:
        """The back of a bench whose seat is at z = `seat`, between arms so wide, from z = bottom to top; metres."""
        panel = back_panel(bench, bench.width + 0.006, self.frame, bottom, top)
        cushions = self.backing.meshes(bench.padded(0.0, seat), top)
        return [*cover("back", [panel]), *cover("cushion", cushions)]


@dataclass(frozen=True)
class RoundBack:
    """Padded all over, its head's corners rounded, its shoulders behind the arms."""

    thickness: float = number(0.19, 0.15, 0.23, "m", "Depth.")
    corner: float = ratio(0.30, 0.18, 0.46, "Radius of the head's corners, of the back's width.", limits=(0.05, 0.49))
    shoulders: float = ratio(0.6, 0.2, 0.95, "How far it reaches behind the arms, of their width.")
    face: PaddedFace = one_of(
        PADDED_FACES, SmoothBack(), "How it is dressed.", {"smooth_back": 3, "channelled_back": 1, "buttoned_back": 1.4}
    )

    @property
    def padding(self) -> float:
        """Thickness of what stands before the plane of the back, metres."""
        return 0.0

    def parts(self, bench: Bench, seat: float, arms: float, bottom: float, top: float) -> list[Part]:
        """The back of a bench whose seat is at z = `seat`, between arms so wide, from z = bottom to top; metres."""
        size = (bench.width + 2 * self.shoulders * arms, top - bottom, self.thickness)
        panel = self.face.panel(size, seat - bottom, 0.0)
        rounded = cornered(panel, size[:2], self.corner * min(size[0], 2 * (top - seat)), head_only=True)
        foot = bench.back_at(bottom) + self.thickness
        return cover("back", [leaning(upright(rounded), bench.recline_deg, (0.0, foot, bottom))])


@dataclass(frozen=True)
class ScrolledBack:
    """Rolled over backwards at the head."""

    thickness: float = number(0.15, 0.12, 0.18, "m", "Depth under the roll.")
    roll: float = number(0.085, 0.07, 0.10, "m", "Radius of the roll.")

    @property
    def padding(self) -> float:
        """Thickness of what stands before the plane of the back, metres."""
        return 0.0

    def parts(self, bench: Bench, seat: float, arms: float, bottom: float, top: float) -> list[Part]:
        """The back of a bench whose seat is at z = `seat`, between arms so wide, from z = bottom to top; metres."""
        outline = scroll(self.thickness, top - bottom, self.roll, 0.5)
        bar = extrusion(outline, bench.width + 0.5 * arms, bevel=0.03)
        stood = leaning(bar.rotated("z", 90), bench.recline_deg, (0.0, bench.back_at(bottom), bottom))
        return cover("back", [stood])


ClubBack = CushionedBack | RoundBack | ScrolledBack

CLUB_BACKS: dict[str, type[ClubBack]] = {
    "cushioned_back": CushionedBack,
    "round_back": RoundBack,
    "scrolled_back": ScrolledBack,
}
