"""Round pillows, buttoned in the middle; metres."""

from dataclasses import replace

import numpy as np

from synthgen.geometry.box import box_uvs
from synthgen.geometry.lathe import lathe
from synthgen.geometry.mesh import Mesh, joined
from synthgen.geometry.tufted import studs
from synthgen.streams import noise


def round_pillow(diameter: float, thickness: float, *, pleats: int = 0, seed: int = 0, sides: int = 32) -> Mesh:
    """A knife-edged disc standing on its rim, facing -Y, its lowest point at z = 0, its cloth drawn to two buttons.

    pleats: folds that run from the buttons to the rim.
    """
    share = np.sin(np.linspace(0, np.pi / 2, 9))
    puff = (1 - share**2.2) ** 0.5 * (1 - 0.45 * np.exp(-((share / 0.16) ** 2)))
    puff[-1] = 0.02
    half = np.stack([share * diameter / 2, puff * thickness / 2], axis=1)
    disc = lathe(np.concatenate([half * (1, -1), half[::-1]]), sides)
    x, y, z = disc.vertices.T
    turn, reach = np.arctan2(y, x), np.hypot(x, y) / (diameter / 2)
    fold = np.sin(pleats * turn) if pleats else 0.4 * np.sin(5 * turn + 6.3 * noise(seed, "round", (1,)))
    wave = 1 + 0.06 * fold * np.sin(np.pi * np.clip(reach, 0, 1))
    flat = box_uvs(disc.vertices, disc.faces)
    body = replace(disc, vertices=np.stack([x, y, z * wave], axis=1), uvs=flat + noise(seed, "cloth", (2,)))
    dip = float(puff[0]) * thickness / 2
    spots = np.array([(0, 0, dip), (0, 0, -dip)])
    buttons = studs(spots, np.array([(0.0, 0, 1), (0, 0, -1)]), 0.014, 8)
    return joined([body, buttons]).rotated("x", 90).moved((0, 0, diameter / 2))
