"""Lamps and the world: from a rig to Blender's lights."""

from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector

from synthgen.errors import SpecError
from synthgen.stage import AreaLamp, Rig, SunLamp, World

IMPORTANCE_MAP_PX = 256
"""Blender's automatic size costs about 2.5 CPU-seconds more for every new world."""

MAX_MAP_PX = 2048
"""Wider maps are scaled down to this, at the cost of detail in a background that one sees: they take much memory."""

GRADIENT_MAP_PX = 32
"""Enough for what has no detail."""


def add_rig(rig: Rig) -> None:
    """Make the world and hang every lamp."""
    _add_world(rig.world)
    for number, lamp in enumerate(rig.lamps):
        _add_area(f"lamp{number}", lamp) if isinstance(lamp, AreaLamp) else _add_sun(f"sun{number}", lamp)


def _add_world(world: World) -> None:
    data = bpy.data.worlds.new("world")
    bpy.context.scene.world = data
    background = next(node for node in data.node_tree.nodes if node.type == "BACKGROUND")
    background.inputs["Color"].default_value = (*world.color, 1.0)
    background.inputs["Strength"].default_value = world.strength
    if world.environment_map is not None:
        _add_map(data, world, background)
    elif world.horizon is not None:
        _add_gradient(data, world, background)


def _add_map(data: bpy.types.World, world: World, background: bpy.types.Node) -> None:
    nodes, links = data.node_tree.nodes, data.node_tree.links
    picture, turn, place = (nodes.new(f"ShaderNode{kind}") for kind in ("TexEnvironment", "Mapping", "TexCoord"))
    picture.image = _map(world.environment_map)
    turn.inputs["Rotation"].default_value = (0.0, 0.0, world.rotation)
    links.new(place.outputs["Generated"], turn.inputs["Vector"])
    links.new(turn.outputs["Vector"], picture.inputs["Vector"])
    links.new(picture.outputs["Color"], background.inputs["Color"])
    data.cycles.sampling_method = "MANUAL"
    data.cycles.sample_map_resolution = IMPORTANCE_MAP_PX


def _add_gradient(data: bpy.types.World, world: World, background: bpy.types.Node) -> None:
    """From the horizon up, quickly at first: `color = horizon + (zenith - horizon) * sqrt(height)`."""
    nodes, links = data.node_tree.nodes, data.node_tree.links
    place, split, root, mix = (nodes.new(f"ShaderNode{kind}") for kind in ("TexCoord", "SeparateXYZ", "Math", "MixRGB"))
    root.operation, root.use_clamp = "POWER", True
    root.inputs[1].default_value = 0.5
    mix.inputs["Color1"].default_value = (*world.horizon, 1.0)
    mix.inputs["Color2"].default_value = (*world.color, 1.0)
    links.new(place.outputs["Generated"], split.inputs["Vector"])
    links.new(split.outputs["Z"], root.inputs[0])
    links.new(root.outputs["Value"], mix.inputs["Fac"])
    links.new(mix.outputs["Color"], background.inputs["Color"])
    data.cycles.sampling_method = "MANUAL"
    data.cycles.sample_map_resolution = GRADIENT_MAP_PX


def _map(source: str | Path) -> bpy.types.Image:
    """One of Blender's maps by its name, or the map in a file. Raises SpecError if the file is broken."""
    own = Path(bpy.utils.system_resource("DATAFILES", path="studiolights/world"))
    image = bpy.data.images.load(str(source if isinstance(source, Path) else own / f"{source}.exr"))
    width, height = image.size
    if not width:
        raise SpecError(f"{source}: is no environment map that can be read: its pixels are broken")
    if width > MAX_MAP_PX:
        image.scale(MAX_MAP_PX, max(1, height * MAX_MAP_PX // width))
    return image


def _add_area(name: str, lamp: AreaLamp) -> None:
    data = bpy.data.lights.new(name, "AREA")
    data.shape, data.size, data.size_y = "RECTANGLE", lamp.width, lamp.height
    data.color, data.energy = _split(lamp.radiance)
    data.energy *= np.pi * lamp.width * lamp.height  # Blender takes watts; a lamp of 1 W/m2 has a radiance of 1/pi
    thing = _linked(name, data, lamp.direction)
    thing.location = Vector(lamp.position.tolist())
    thing.visible_camera = False


def _add_sun(name: str, lamp: SunLamp) -> None:
    data = bpy.data.lights.new(name, "SUN")
    data.angle = lamp.angle
    data.color, data.energy = _split(lamp.irradiance)
    _linked(name, data, lamp.direction)


def _split(rgb: tuple[float, float, float]) -> tuple[tuple[float, ...], float]:
    """A colour of at most 1 and the strength that was taken out of it."""
    strength = max(max(rgb), 1e-9)
    return tuple(channel / strength for channel in rgb), strength


def _linked(name: str, data: bpy.types.Light, direction: np.ndarray) -> bpy.types.Object:
    """Lamps shine along their -Z; their X lies level, so that a window's width does."""
    thing = bpy.data.objects.new(name, data)
    z = -direction
    level = np.cross([0.0, 0.0, 1.0], z)
    x = level / np.linalg.norm(level) if np.linalg.norm(level) > 1e-6 else np.array([1.0, 0.0, 0.0])
    thing.matrix_world = Matrix(np.stack([x, np.cross(z, x), z], axis=1).tolist()).to_4x4()
    bpy.context.scene.collection.objects.link(thing)
    return thing
