"""Lamps and the world: from a rig to Blender's lights."""

from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector

from synthgen.blender.images import Images
from synthgen.blender.nodes import Graph, Rgb, Socket
from synthgen.blender.shelf import Shelf
from synthgen.errors import SpecError
from synthgen.stage import AreaLamp, Rig, SunLamp, World

IMPORTANCE_MAP_PX = 512
"""Half as wide as Blender's own maps. At 256 small lights are missed: 1 to 10 dB more noise; at 2048 every new world
costs 0.4 CPU-seconds, and at Blender's automatic size 1.5."""

MAX_MAP_PX = 2048
"""Wider maps are scaled down to this, at the cost of detail in a background that one sees: they take much memory."""

GRADIENT_MAP_PX = 32
"""Enough for what has no detail."""


def add_rig(rig: Rig, shelf: Shelf, images: Images) -> None:
    """Make the world and hang every lamp."""
    _set_world(rig.world, shelf, images)
    for number, lamp in enumerate(rig.lamps):
        _add_area(f"lamp{number}", lamp) if isinstance(lamp, AreaLamp) else _add_sun(f"sun{number}", lamp)


def _set_world(world: World, shelf: Shelf, images: Images) -> None:
    graph = Graph(images)
    graph.set(Color=world.color, Strength=world.strength)
    if world.environment_map is not None:
        graph.set(Color=_mapped(graph, world, images))
    elif world.horizon is not None:
        graph.set(Color=_gradient(graph, world.color, world.horizon))
    data = shelf.world(graph)
    data.cycles.sampling_method = "MANUAL"
    data.cycles.sample_map_resolution = GRADIENT_MAP_PX if world.environment_map is None else IMPORTANCE_MAP_PX
    bpy.context.scene.world = data


def _mapped(graph: Graph, world: World, images: Images) -> Socket:
    place = graph.node("ShaderNodeTexCoord", "Generated")
    source = world.environment_map
    image = images.panorama(source) if isinstance(source, str) else images.kept(f"map {source}", lambda: _map(source))
    # Turned by the node itself: another one to turn it would cost a map of importance a third of its time.
    light = graph.node("ShaderNodeTexEnvironment", "Color", {"Vector": place}, image, turn=world.rotation)
    return _overhead(graph, place, light) if world.overhead else light


def _overhead(graph: Graph, place: Socket, light: Socket) -> Socket:
    """The light from above the horizon: rays that aim at the rest, which a room hides, are lost."""
    height = graph.node("ShaderNodeSeparateXYZ", "Z", {"Vector": place})
    above = graph.node("ShaderNodeMath", "Value", {0: height, 1: 0.0}, operation="GREATER_THAN")
    return graph.node("ShaderNodeVectorMath", "Vector", {0: light, "Scale": above}, operation="SCALE")


def _gradient(graph: Graph, zenith: Rgb, horizon: Rgb) -> Socket:
    """From the horizon up, quickly at first: `color = horizon + (zenith - horizon) * sqrt(height)`."""
    place = graph.node("ShaderNodeTexCoord", "Generated")
    height = graph.node("ShaderNodeSeparateXYZ", "Z", {"Vector": place})
    root = graph.node("ShaderNodeMath", "Value", {0: height, 1: 0.5}, operation="POWER", use_clamp=True)
    return graph.node("ShaderNodeMixRGB", "Color", {"Color1": horizon, "Color2": zenith, "Fac": root})


def _map(source: Path) -> bpy.types.Image:
    """The map in a file, which may be large. Raises SpecError if it is broken."""
    image = bpy.data.images.load(str(source))
    width, height = image.size
    if not width:
        bpy.data.images.remove(image)
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
