"""How loose things come to rest on a bench: pressed into the deck and the back, and clear of the arms."""

import numpy as np

from synthgen.furniture.bench import Bench
from synthgen.geometry.mesh import Mesh

FINE = 10  # lattice points along a pillow
SINK = 0.012  # m that soft things press into each other
WEIGHT = 0.008  # m that they sink further into what carries them


def rested(mesh: Mesh, bench: Bench, x: float, ahead: float = 0.0) -> Mesh:
    """A mesh set down at x so that it just presses into the deck, the back (or `ahead` of it) and no arm; metres."""
    dropped = mesh.moved((x, 0, bench.deck - SINK - WEIGHT - mesh.bounds[0, 2]))
    slope = np.tan(np.radians(bench.recline_deg))
    past = dropped.vertices[:, 1] - bench.rear - (dropped.vertices[:, 2] - bench.deck) * slope
    leant = dropped.moved((0, SINK - past.max() - ahead, 0))
    room = bench.width / 2 + 0.4 * SINK
    over = max(leant.bounds[1, 0] - room, 0.0) + min(leant.bounds[0, 0] + room, 0.0)
    return leant.moved((-over, 0, 0))
