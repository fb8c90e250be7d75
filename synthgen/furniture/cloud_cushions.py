"""Cushions filled with feathers: overstuffed, slouchy, each as it was left."""

from dataclasses import dataclass

import numpy as np

from synthgen.fields import number, ratio, seed
from synthgen.furniture.bench import Bench, leaning
from synthgen.furniture.cushions import SeatCushions
from synthgen.geometry.box import box_uvs
from synthgen.geometry.cushion import cushion, throw_pillow
from synthgen.geometry.mesh import Mesh
from synthgen.streams import noise


@dataclass(frozen=True)
class CloudSeat(SeatCushions):
    """Fat seat cushions whose fronts bulge."""

    thickness: float = number(0.20, 0.16, 0.24, "m", "Height at the seams.", limits=(0.1, 0.3))
    crown: float = number(0.045, 0.03, 0.065, "m", "How far the middle stands above the seams.")
    edge: float = ratio(0.42, 0.34, 0.48, "Radius of the edges, of the thickness.", limits=(0.1, 0.49))
    sag: float = number(0.028, 0.010, 0.05, "m", "Depth of the hollow left by sitters.")
    wrinkle: float = number(0.011, 0.007, 0.016, "m", "Height of the creases.")

    def _cushion(self, bench: Bench, width: float, k: int) -> Mesh:
        depth = bench.rear - bench.front
        droop = noise(self.seed, f"seat {k}", (1,))[0]
        block = cushion(
            (width, depth, self.thickness),
            crown=self.crown,
            bulge=(0.004, 0.035),
            edge_radius=self.edge * self.thickness,
            sag=self.sag * (0.6 + 0.8 * float(droop)),
            wrinkle=self.wrinkle,
            seed=self.seed + k,
            spacing=bench.spacing,
        )
        return block.moved((0, bench.front + depth / 2, 0))


@dataclass(frozen=True)
class CloudBench(CloudSeat):
    """One long fat cushion for all."""

    def middles(self, bench: Bench) -> list[float]:
        """x of the middle of the only cushion."""
        return [0.0]


@dataclass(frozen=True)
class CloudBack:
    """Big pillows that sink into themselves and lean each its own way."""

    thickness: float = number(0.27, 0.22, 0.33, "m", "Depth in the middle.", limits=(0.15, 0.4))
    height: float = ratio(1.6, 1.4, 1.85, "Height, of the back above the seat.", limits=(0.8, 2.3))
    chop: float = number(0.05, 0.02, 0.085, "m", "Depth of the dent in the upper edge.")
    slouch: float = ratio(0.22, 0.08, 0.34, "How far the filling has sunk to the foot.")
    toss_deg: float = number(3.0, 0.0, 6.0, "deg", "Greatest turn out of the square.", limits=(0.0, 15.0))
    wrinkle: float = number(0.013, 0.008, 0.018, "m", "Height of the creases.")
    seed: int = seed("The turns and creases.")

    def meshes(self, bench: Bench, top: float) -> list[Mesh]:
        """Pillows that stand on the bench's deck and reach about z = `top`."""
        size = (1.05 * bench.pitch, self.thickness, (top - bench.deck) * self.height)
        return [self._pillow(bench, size, k).moved((x, 0, 0)) for k, x in enumerate(bench.middles)]

    def _pillow(self, bench: Bench, size: tuple[float, float, float], k: int) -> Mesh:
        roll, yaw, ahead = noise(self.seed, f"back {k}", (3,)) - 0.5
        flat = throw_pillow(size, pinch=0.015, chop=self.chop, wrinkle=self.wrinkle, seed=self.seed + k, cuts=14)
        sunk = _slouched(flat, size[2], self.slouch)
        turned = sunk.rotated("y", 2 * roll * self.toss_deg, (0, 0, size[2] / 2)).rotated("z", 3 * yaw)
        low = float(turned.bounds[0, 2])
        foot = (0.0, bench.rear - 0.5 * self.thickness - 0.03 * (ahead + 0.5), bench.deck - low - 0.03)
        return leaning(turned, bench.recline_deg + 3, foot)


def _slouched(pillow: Mesh, height: float, share: float) -> Mesh:
    """A pillow whose filling went down: thin above, fat and a little wider below."""
    x, y, z = pillow.vertices.T
    up = np.clip(z / height, 0, 1)
    fat = 1 + share * (np.exp(-(((up - 0.3) / 0.3) ** 2)) - 1.2 * np.clip(up - 0.4, 0, 1))
    wide = 1 + 0.12 * share * (0.5 - up)
    vertices = np.stack([x * wide, y * fat, z - 0.25 * share * height * up**2], axis=1)
    return Mesh(vertices, pillow.faces, box_uvs(vertices, pillow.faces))


CloudSeating = CloudSeat | CloudBench

CLOUD_SEATINGS: dict[str, type[CloudSeating]] = {"cloud_seat": CloudSeat, "cloud_bench": CloudBench}
