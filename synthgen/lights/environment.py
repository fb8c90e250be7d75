"""Light from a photograph of all that is around: one of Blender's, or the user's own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthgen.distributions import LogUniform
from synthgen.fields import number, path, word
from synthgen.geometry.mesh import Floats
from synthgen.panoramas import SUFFIXES, panorama
from synthgen.stage import Enclosure, Rig, View, World

ENVIRONMENT_MAPS = {
    "city": 1.0, "courtyard": 1.0, "forest": 1.0, "interior": 1.5, "night": 0.3, "studio": 1.5, "sunrise": 0.7,
    "sunset": 0.7,
}  # fmt: skip
"""The CC0 environment maps that Blender's wheel carries, and how often each is drawn."""


@dataclass(frozen=True)
class EnvironmentMap:
    """A photographed surrounding as the only light."""

    map: str = word("studio", ENVIRONMENT_MAPS, "Which of Blender's environment maps.")
    rotation_deg: float = number(0, -180, 180, "deg", "Turn about the vertical.", limits=(-360, 360))
    strength: float = number(
        1, 0.5, 2, "factor", "Multiplier of the map.", limits=(0.01, 100), distribution=LogUniform(0.5, 2.0)
    )

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """The map lights a room through its ceiling, as through a skylight."""
        turn = float(np.radians(self.rotation_deg))
        world = World((1.0, 1.0, 1.0), self.strength, self.map, turn, overhead=enclosure is not None)
        return Rig(world, lamps=(), openings=())


@dataclass(frozen=True)
class EnvironmentFile:
    """The user's own equirectangular map (HDR, EXR) as the only light; of a folder, each image draws one."""

    path: str = path("File or folder.", SUFFIXES)
    rotation_deg: float = number(0, -180, 180, "deg", "Turn about the vertical; at 90 its middle is in front.",
                                 limits=(-360, 360))  # fmt: skip
    strength: float = number(
        1, 0.5, 2, "factor", "Multiplier of the map.", limits=(0.01, 100), distribution=LogUniform(0.5, 2.0)
    )

    def rig(self, subject: Floats, view: View, enclosure: Enclosure | None) -> Rig:
        """As of Blender's own maps. Raises SpecError if the file is no such map."""
        turn = float(np.radians(self.rotation_deg))
        world = World((1.0, 1.0, 1.0), self.strength, panorama(self.path), turn, overhead=enclosure is not None)
        return Rig(world, lamps=(), openings=())
