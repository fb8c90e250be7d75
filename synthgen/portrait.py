"""Portraits: one piece of furniture in neutral light on white paper, as a catalogue shows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from synthgen.build import surfaces_of
from synthgen.cameras import Image, Orbit
from synthgen.engines import Cycles
from synthgen.fields import kind_name
from synthgen.frame import Frame
from synthgen.furniture import FURNITURE, Furniture
from synthgen.geometry.mesh import bounds_of
from synthgen.lights import Softboxes
from synthgen.materials import Paper
from synthgen.photo import Photo, developed
from synthgen.sensor import Ideal
from synthgen.settings.studio import Studio
from synthgen.stage import Stage, StagedObject

LIGHT = Softboxes(key_azimuth_deg=-35, key_elevation_deg=45, key_size=1.8, fill=0.5, rim=0.5, ambient=1.6, kelvin=5500)
STUDIO = Studio(backdrop=Paper(color="#f4f4f2", roughness=0.8), distance=2.5, radius=1.5)
PHOTO = Photo(exposure_ev=0.0, white_balance=1.0, contrast=1.1)


def portrait(
    furniture: Furniture, name: str = "", *, edge_px: int = 256, azimuth_deg: float = 32, elevation_deg: float = 14,
    samples: int = 8,
) -> Stage:  # fmt: skip
    """The stage of a portrait, seen from an azimuth (0 is the front, 90 the piece's left) and an elevation."""
    family = name or kind_name(furniture, FURNITURE)
    model = furniture.model()
    surfaces = surfaces_of(furniture, model)
    subject = StagedObject(1, family, family, model, surfaces, np.eye(4))
    vertices = subject.vertices
    bounds = bounds_of(vertices)
    camera = Orbit(azimuth_deg=azimuth_deg, elevation_deg=elevation_deg, lens_mm=70, fill=0.86)
    view = camera.view(vertices, 0.0, Image(edge_px, edge_px))
    rig = LIGHT.rig(bounds, view, None)
    return Stage((subject,), STUDIO.scenery(bounds, view, None, ()), rig, view, replace(Cycles(), samples=samples))


def picture(frame: Frame) -> np.ndarray:
    """(H, W, 3) uint8 sRGB of a portrait's frame."""
    return developed(frame, PHOTO, Ideal())
