"""What one sits on: loose seat cushions, or one across the bench.

Thickness of 12-20 cm: the foam cores that upholstery suppliers cut for sofas are 4 to 8 inches.
"""

from dataclasses import dataclass

from synthgen.fields import flag, number, ratio, seed
from synthgen.furniture.bench import Bench
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh

CORD = 0.0045  # m, radius of piping: cords of 5/32 to 6/32 inch under the cloth
SEAM = 0.005  # m between neighbouring cushions


@dataclass(frozen=True)
class SeatCushions:
    """A boxed cushion for each person."""

    thickness: float = number(0.16, 0.13, 0.20, "m", "Height at the seams.", limits=(0.08, 0.21))
    crown: float = number(0.022, 0.010, 0.040, "m", "How far the middle stands above the seams.")
    edge: float = ratio(0.22, 0.12, 0.38, "Radius of the edges, of the thickness.", limits=(0.02, 0.49))
    sag: float = number(0.008, 0.0, 0.022, "m", "Depth of the hollow left by sitters.")
    wrinkle: float = number(0.005, 0.002, 0.009, "m", "Height of the creases.")
    piped: bool = flag(True, 0.4, "Whether a cord runs along the seams.")
    seed: int = seed("The creases.")

    def meshes(self, bench: Bench) -> list[Mesh]:
        """The cushions on the bench's deck."""
        middles = self.middles(bench)
        width = bench.width / len(middles) - SEAM
        return [self._cushion(bench, width, k).moved((x, 0, bench.deck)) for k, x in enumerate(middles)]

    def middles(self, bench: Bench) -> list[float]:
        """x of the middle of each cushion."""
        return bench.middles

    def _cushion(self, bench: Bench, width: float, k: int) -> Mesh:
        depth = bench.rear - bench.front
        block = cushion(
            (width, depth, self.thickness),
            crown=self.crown,
            bulge=(0.002, 0.016),
            edge_radius=self.edge * self.thickness,
            sag=self.sag,
            wrinkle=self.wrinkle,
            cord=CORD * self.piped,
            seed=self.seed + k,
            spacing=bench.spacing,
        )
        return block.moved((0, bench.front + depth / 2, 0))


@dataclass(frozen=True)
class BenchCushion(SeatCushions):
    """One long cushion for all."""

    def middles(self, bench: Bench) -> list[float]:
        """x of the middle of the only cushion."""
        return [0.0]


@dataclass(frozen=True)
class SlimCushions(SeatCushions):
    """Thin foam cushions, as on wooden frames of the 1950s."""

    thickness: float = number(0.11, 0.09, 0.13, "m", "Height at the seams.", limits=(0.06, 0.18))
    crown: float = number(0.014, 0.008, 0.022, "m", "How far the middle stands above the seams.")
    piped: bool = flag(True, 0.7, "Whether a cord runs along the seams.")


@dataclass(frozen=True)
class SlimBenchCushion(SlimCushions):
    """One thin cushion for all."""

    def middles(self, bench: Bench) -> list[float]:
        """x of the middle of the only cushion."""
        return [0.0]


Seating = SeatCushions | BenchCushion
SlimSeating = SlimCushions | SlimBenchCushion

SEATINGS: dict[str, type[Seating]] = {"seat_cushions": SeatCushions, "bench_cushion": BenchCushion}
SLIM_SEATINGS: dict[str, type[SlimSeating]] = {
    "slim_cushions": SlimCushions,
    "slim_bench_cushion": SlimBenchCushion,
}
