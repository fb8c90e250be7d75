"""The scene: one drawn spec. Numbers, strings and kinds only, and itself a spec with nothing left to draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import Any

from synthgen.cameras import CAMERAS, IMAGES, Image, Orbit
from synthgen.distributions import Normal
from synthgen.engines import ENGINES, Cycles, Engine
from synthgen.fields import Leaf, Slot, fields_of, kind_name, number, one_of
from synthgen.furnishing import FURNISHINGS, Furnished, Furnishing
from synthgen.furniture import FURNITURE, Furniture
from synthgen.furniture.mesh_file import MeshFile
from synthgen.layouts import LAYOUTS, Layout, Scattered
from synthgen.lights import LIGHTS, EnvironmentMap, Light
from synthgen.materials import holds_material
from synthgen.occlusion import OCCLUSIONS, Clear, Occlusion
from synthgen.photo import PHOTOS, Photo
from synthgen.sensor import SENSORS, Chip, Sensor
from synthgen.settings import SETTINGS, Setting
from synthgen.settings.studio import Studio


@dataclass(frozen=True)
class Surroundings:
    """Everything of a scene but its labeled object: what is drawn the same way for every class."""

    turn_deg: float = number(
        0, -180, 180, "deg", "Turn of the object in its setting; 0 faces the front.",
        limits=(-360, 360), distribution=Normal(0, 22, -180, 180),
    )  # fmt: skip
    layout: Layout = one_of(LAYOUTS, Scattered(), "How companions stand around the subject.")
    setting: Setting = one_of(
        SETTINGS, Studio(), "What stands around the object.",
        {"studio": 7, "room": 2, "showroom": 0.8, "terrace": 0.7, "garden": 0.8, "abstract": 0.7},
    )  # fmt: skip
    furnishing: Furnishing = one_of(FURNISHINGS, Furnished(), "What else is in a room.", {"furnished": 3, "bare": 1})
    occlusion: Occlusion = one_of(OCCLUSIONS, Clear(), "What stands before the object.", {"clear": 5, "occluded": 1})
    light: Light = one_of(
        LIGHTS, EnvironmentMap(), "The light rig.",
        {"environment": 2, "window": 2, "softboxes": 1, "daylight": 1.5, "camera_flash": 0.7, "ceiling_lamps": 1},
    )  # fmt: skip
    camera: Orbit = one_of(CAMERAS, Orbit(), "The camera.")
    photo: Photo = one_of(PHOTOS, Photo(), "How the picture is developed.")
    sensor: Sensor = one_of(SENSORS, Chip(), "Lens and chip.", {"chip": 1})
    image: Image = one_of(IMAGES, Image(), "Size of the picture.")
    render: Engine = one_of(ENGINES, Cycles(), "The renderer.", {"cycles": 1})


@dataclass(frozen=True)
class Companion:
    """Another labeled object beside the subject. seed: names where the layout puts it."""

    class_name: str
    furniture: Furniture
    seed: int

    @property
    def family(self) -> str:
        """The kind of furniture."""
        return kind_name(self.furniture, FURNITURE)


@dataclass(frozen=True)
class Scene:
    """A labeled object, the subject, in its surroundings, with its companions.

    views: the cameras of all pictures of these surroundings, this one's too, where there are several.
    """

    class_name: str
    furniture: Furniture
    surroundings: Surroundings
    companions: tuple[Companion, ...] = ()
    views: tuple[Orbit, ...] = ()

    @property
    def family(self) -> str:
        """The kind of furniture, e.g. `wing_chair`."""
        return kind_name(self.furniture, FURNITURE)

    @property
    def identity(self) -> str:
        """A digest of the object's shape: the same for the same furniture in another cover, light or room.

        A mesh file is the same object whatever its size.
        """
        own = self.furniture.path if isinstance(self.furniture, MeshFile) else None
        shape = own or kind_to_dict(self.furniture, FURNITURE, skip_materials=True)
        return blake2b(repr(shape).encode(), digest_size=16).hexdigest()


def _itself(value: Any) -> Any:
    return value


PLAIN: dict[str, Callable[[Any], Any]] = {"number": float, "mapping": dict}
"""Leaf type -> how its value is written, where not as it is: 1 and 1.0 are one shape."""


def kind_to_dict(thing: Any, table: Any, *, skip_materials: bool = False) -> dict[str, Any]:
    """A kind as a spec would say it: `{kind: name, field: value, ...}`."""
    data: dict[str, Any] = {"kind": kind_name(thing, table)}
    for name, declaration in fields_of(type(thing)).items():
        value = getattr(thing, name)
        if isinstance(declaration, Leaf):
            data[name] = PLAIN.get(declaration.type, _itself)(value)
        elif not (skip_materials and holds_material(declaration)):
            data[name] = kind_to_dict(value, declaration.table, skip_materials=skip_materials)
    return data


def surroundings_to_dict(surroundings: Surroundings) -> dict[str, Any]:
    """Field name -> value, or a kind as a dict."""
    declarations = fields_of(Surroundings)
    return {
        f.name: kind_to_dict(getattr(surroundings, f.name), d.table)
        if isinstance(d := declarations[f.name], Slot)
        else getattr(surroundings, f.name)
        for f in fields(surroundings)
    }


def factors(scene: Scene) -> dict[str, Any]:
    """Every drawn value by its path, e.g. `camera.lens_mm`: flat, in order. Of companions, what they are."""
    nested = {"class": scene.class_name, "furniture": kind_to_dict(scene.furniture, FURNITURE)}
    nested["companions"] = " ".join(companion.family for companion in scene.companions)
    return dict(_flat(nested | surroundings_to_dict(scene.surroundings), ""))


def _flat(data: dict[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value
