"""What one leans against: boxed cushions, soft pillows, or a back that is upholstered tight."""

from dataclasses import dataclass

from synthgen.fields import flag, number, ratio, seed
from synthgen.furniture.bench import Bench, leaning, upright
from synthgen.furniture.cushions import CORD, SEAM
from synthgen.geometry.cushion import cushion, throw_pillow
from synthgen.geometry.mesh import Mesh

GAP = 0.004  # m that cushions stand off their frame


@dataclass(frozen=True)
class BoxedBack:
    """A loose boxed cushion for each seat, its filling sunk a little."""

    thickness: float = number(0.16, 0.12, 0.19, "m", "Depth at the seams.", limits=(0.06, 0.24))
    height: float = ratio(1.03, 0.94, 1.12, "Height, of the back above the seat.", limits=(0.6, 1.25))
    crown: float = number(0.035, 0.02, 0.055, "m", "How far the face stands out.")
    slump: float = number(0.015, 0.0, 0.035, "m", "How far the filling has sunk.")
    wrinkle: float = number(0.007, 0.003, 0.012, "m", "Height of the creases.")
    piped: bool = flag(True, 0.4, "Whether a cord runs along the front seam.")
    seed: int = seed("The creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Cushions that stand on the bench's deck and reach about z = `top`."""
        foot = (0.0, bench.rear - GAP, bench.deck)
        stood = [leaning(self._cushion(bench, top, k), bench.recline_deg, foot) for k in range(bench.seats)]
        return [mesh.moved((x, 0, 0)) for mesh, x in zip(stood, bench.middles, strict=True)]

    def _cushion(self, bench: Bench, top: float, k: int) -> Mesh:
        block = cushion(
            (bench.pitch - SEAM, (top - bench.deck) * self.height, self.thickness),
            crown=self.crown,
            bulge=(0.002, 0.006),
            edge_radius=0.3 * self.thickness,
            slump=self.slump,
            wrinkle=self.wrinkle,
            cord=CORD * self.piped,
            seams=(-1,),
            seed=self.seed + 100 + k,
            spacing=bench.spacing,
        )
        return upright(block)


@dataclass(frozen=True)
class SlimBack(BoxedBack):
    """Thin foam cushions, as on wooden frames of the 1950s."""

    thickness: float = number(0.11, 0.09, 0.13, "m", "Depth at the seams.", limits=(0.06, 0.18))
    height: float = ratio(0.99, 0.92, 1.05, "Height, of the back above the seat.", limits=(0.6, 1.2))
    crown: float = number(0.016, 0.01, 0.025, "m", "How far the face stands out.")
    slump: float = number(0.004, 0.0, 0.01, "m", "How far the filling has sunk.")


@dataclass(frozen=True)
class PillowBack:
    """A big knife-edged pillow of down for each seat."""

    thickness: float = number(0.20, 0.17, 0.24, "m", "Depth in the middle.", limits=(0.1, 0.3))
    height: float = ratio(1.08, 0.98, 1.16, "Height, of the back above the seat.", limits=(0.6, 1.3))
    chop: float = number(0.02, 0.0, 0.05, "m", "Depth of the dent in the upper edge.")
    wrinkle: float = number(0.009, 0.005, 0.014, "m", "Height of the creases.")
    seed: int = seed("The creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Pillows that stand on the bench's deck and reach about z = `top`."""
        size = (bench.pitch * 1.02, self.thickness, (top - bench.deck) * self.height)
        foot = (0.0, bench.rear - 0.46 * self.thickness, bench.deck - 0.012)
        return [
            leaning(self._pillow(size, k), bench.recline_deg, foot).moved((x, 0, 0))
            for k, x in enumerate(bench.middles)
        ]

    def _pillow(self, size: tuple[float, float, float], k: int) -> Mesh:
        return throw_pillow(size, pinch=0.02, chop=self.chop, wrinkle=self.wrinkle, seed=self.seed + 100 + k)


@dataclass(frozen=True)
class TightBack:
    """Upholstery fixed to the back, one panel a seat."""

    thickness: float = number(0.08, 0.06, 0.11, "m", "Depth at the seams.", limits=(0.03, 0.16))
    height: float = ratio(0.97, 0.94, 0.99, "Height, of the back above the seat.", limits=(0.7, 1.0))
    crown: float = number(0.022, 0.01, 0.035, "m", "How far the face stands out.")
    seed: int = seed("The creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Panels from a little below the deck up to z = `top`."""
        drop = 0.04
        size = (bench.pitch - 0.001, (top - bench.deck) * self.height + drop, self.thickness)
        foot = (0.0, bench.rear + GAP, bench.deck - drop)
        panels = [self._panel(size, bench.spacing, k) for k in range(bench.seats)]
        stood = [leaning(panel, bench.recline_deg, foot) for panel in panels]
        return [panel.moved((x, 0, 0)) for panel, x in zip(stood, bench.middles, strict=True)]

    def _panel(self, size: tuple[float, float, float], spacing: float, k: int) -> Mesh:
        flat = cushion(
            size,
            crown=self.crown,
            bulge=(0.0, 0.0),
            edge_radius=0.022,
            wrinkle=0.002,
            seed=self.seed + k,
            spacing=spacing,
        )
        return upright(flat)


Backing = BoxedBack | PillowBack | TightBack

BACKINGS: dict[str, type[Backing]] = {
    "boxed_back": BoxedBack,
    "pillow_back": PillowBack,
    "tight_back": TightBack,
}
