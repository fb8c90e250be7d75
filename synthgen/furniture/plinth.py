"""What a sofa stands on: a soft rail under the seat, and legs at its corners."""

import numpy as np

from synthgen.furniture.bench import Bench, Point, leaning, upright
from synthgen.furniture.legs import Leg, foot_under
from synthgen.geometry.cushion import cushion
from synthgen.geometry.mesh import Mesh

SUPPORT_EVERY = 2.05  # m: a longer sofa has legs in its middle too


def rail(bench: Bench, bottom: float, rear: float) -> Mesh:
    """The upholstered body under the seat cushions, from z = bottom to the deck and back to y = rear; metres."""
    depth = rear - bench.front - 0.012
    size = (bench.width + 0.02, depth, bench.deck - bottom)
    block = cushion(size, crown=0.0, bulge=(0.0, 0.006), edge_radius=0.018, wrinkle=0.001, spacing=0.3)
    return block.moved((0, bench.front + 0.012 + depth / 2, bottom))


def back_panel(bench: Bench, width: float, thickness: float, bottom: float, top: float, spacing: float = 0.2) -> Mesh:
    """The upholstered frame of the back from z = bottom to top, its face on the bench's reclined plane; metres."""
    flat = cushion(
        (width, top - bottom, thickness),
        crown=0.0,
        bulge=(0.0, 0.004),
        edge_radius=0.3 * thickness,
        wrinkle=0.002,
        spacing=spacing,
    )
    face = upright(flat).moved((0, thickness, 0))
    return leaning(face, bench.recline_deg, (0.0, bench.back_at(bottom), bottom))


def legs_under(
    leg: Leg, low: tuple[float, float], high: tuple[float, float], clearance: float
) -> tuple[list[Mesh], dict[str, Point]]:
    """Legs at the corners of a footprint, and midway under long ones; and the keypoints of their tips.

    low, high: (x, y) corners of the body, metres. clearance: height of its underside.
    """
    inset = 0.045 + 0.4 * leg.thickness
    xs = {"right": low[0] + inset, "left": high[0] - inset}
    ys = {"front": low[1] + inset, "back": high[1] - inset}
    tops = {f"leg_{end}_{side}": (x, y) for end, y in ys.items() for side, x in xs.items()}
    if high[0] - low[0] > SUPPORT_EVERY:
        tops |= {"leg_front_middle": (0.0, ys["front"])}
    middle = (low[1] + high[1]) / 2
    meshes, tips = [], {}
    for name, (x, y) in tops.items():
        top = np.array([x, y, clearance + 0.015])
        foot = foot_under(leg, top, (np.sign(x), np.sign(y - middle)))
        meshes.append(leg.mesh(foot, top))
        tips[name] = (float(foot[0]), float(foot[1]), 0.0)
    return meshes, tips
