"""What one sits on: loose seat cushions, or one across the bench.

Thickness of 12-20 cm: the foam cores that upholstery suppliers cut for sofas are 4 to 8 inches.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthgen.fields import flag, number, ratio, seed
from synthgen.furniture.bench import Bench
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh

CORD = 0.0045  # m, radius of piping: cords of 5/32 to 6/32 inch under the cloth
SEAM = 0.005  # m between neighbouring cushions
ROW = 0.012  # m by which creases may move a row of the lattice


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

    @property
    def ear(self) -> float:
        """How far the cushions reach around the fronts of the arms, metres."""
        return 0.0

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
class WaterfallCushions(SeatCushions):
    """Cushions whose top rolls over their front edge."""

    fall: float = ratio(0.34, 0.22, 0.46, "How far the front edge drops, of the thickness.", limits=(0.0, 0.6))
    piped: bool = flag(False, 0.15, "Whether a cord runs along the seams.")

    def _cushion(self, bench: Bench, width: float, k: int) -> Mesh:
        block = super()._cushion(bench, width, k)
        x, y, z = block.vertices.T
        near = np.clip((bench.front + 0.16 - y) / 0.16, 0, 1.1)
        return replace(block, vertices=np.stack([x, y, z * (1 - self.fall * near**2.2)], axis=1))


@dataclass(frozen=True)
class TCushions(SeatCushions):
    """Cushions of which the outer ones reach around the fronts of arms that are set back."""

    ears: float = number(0.10, 0.07, 0.14, "m", "How far they reach before the arms.", limits=(0.04, 0.2))

    @property
    def ear(self) -> float:
        """How far the cushions reach around the fronts of the arms, metres."""
        return self.ears

    def _cushion(self, bench: Bench, width: float, k: int) -> Mesh:
        last = len(self.middles(bench)) - 1
        right, left = (bench.arm * (bench.setback > 0.03) * (k == end) for end in (0, last))
        block = super()._cushion(bench, width + right + left, k).moved(((left - right) / 2, 0, 0))
        return self._necked(bench, block, width / 2) if right or left else block

    def _necked(self, bench: Bench, block: Mesh, half: float) -> Mesh:
        """A cushion narrowed behind its ears; two of its rows are drawn together there, so that they stay sharp."""
        low, high, line = bench.front, bench.rear, bench.front + bench.setback - 0.004
        inset, steps = self.edge * self.thickness, max(round((high - low) / bench.spacing), 5)
        rows = np.linspace(low + inset, high - inset, steps + 1)[1:-1]
        near = max(int(np.searchsorted(rows, line)), 1)
        before, after = rows[near - 1], rows[near]
        x, y, z = block.vertices.T
        knots = [low + inset, before - ROW, before + ROW, after - ROW, after + ROW, high - inset]
        drawn = np.interp(y, knots, [knots[0], line - 0.013, line - 0.011, line - 0.001, line, knots[-1]])
        drawn = np.where((y > knots[0]) & (y < knots[-1]), drawn, y)
        behind = np.clip((drawn - (line - 0.011)) / 0.010, 0, 1)
        beyond = np.maximum(x - half, 0) + np.minimum(x + half, 0)
        return replace(block, vertices=np.stack([x - 0.985 * behind * beyond, drawn, z], axis=1))


@dataclass(frozen=True)
class TBenchCushion(TCushions):
    """One long cushion for all, shaped like a T."""

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


Seating = SeatCushions | BenchCushion | WaterfallCushions | TCushions | TBenchCushion
SlimSeating = SlimCushions | SlimBenchCushion

SEATINGS: dict[str, type[Seating]] = {
    "seat_cushions": SeatCushions,
    "bench_cushion": BenchCushion,
    "waterfall_cushions": WaterfallCushions,
    "t_cushions": TCushions,
    "t_bench_cushion": TBenchCushion,
}
SLIM_SEATINGS: dict[str, type[SlimSeating]] = {
    "slim_cushions": SlimCushions,
    "slim_bench_cushion": SlimBenchCushion,
}
