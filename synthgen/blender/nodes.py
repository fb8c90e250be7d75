"""A small vocabulary for shader graphs, which are planned as plain data before Blender makes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import bpy
import numpy as np

from synthgen.blender.images import Images

Rgb = tuple[float, float, float]

SHADER = 0
"""Number of the node that every graph begins with: the one that Blender puts into a new material or world."""


@dataclass(frozen=True)
class Socket:
    """An output of a planned node, by the node's number."""

    node: int
    output: str


@dataclass(eq=False)
class Planned:
    """A node to be made: its type and properties, and what its inputs are fed from: values or other nodes.

    turn: radians about the vertical by which a texture turns where it is looked up.
    """

    kind: str
    properties: tuple[tuple[str, Any], ...] = ()
    values: dict[Any, Any] = field(default_factory=dict)
    links: dict[Any, Socket] = field(default_factory=dict)
    image: bpy.types.Image | None = None
    turn: float | None = None


class Graph:
    """The nodes of a material or a world; methods plan nodes and return their output sockets."""

    def __init__(self, images: Images) -> None:
        self.nodes = [Planned("")]
        self._images = images
        self._coordinates: Socket | None = None

    @property
    def structure(self) -> tuple[Any, ...]:
        """All but values and images: graphs of one structure differ in nothing else."""
        return tuple((n.kind, n.properties, tuple(n.values), tuple(n.links.items())) for n in self.nodes)

    def set(self, **inputs: Any) -> None:
        """Set or link the shader's inputs; `Base_Color=...` names the input `Base Color`."""
        for name, value in inputs.items():
            self._feed(self.nodes[SHADER], name.replace("_", " "), value)

    def node(
        self, kind: str, output: str, inputs: dict[Any, Any] | None = None, image: bpy.types.Image | None = None,
        turn: float | None = None, **properties: Any,
    ) -> Socket:  # fmt: skip
        """Plan a node and give one of its outputs. Inputs and outputs go by identifier, or inputs by number."""
        planned = Planned(kind, tuple(properties.items()), image=image, turn=turn)
        for name, value in (inputs or {}).items():
            self._feed(planned, name, value)
        self.nodes.append(planned)
        return Socket(len(self.nodes) - 1, output)

    def image(self, name: str, width: float, height: float, *, upright: bool = False) -> Socket:
        """One of the project's textures, a tile of which covers width x height metres; upright: its u runs along v."""
        place = self._place(width, height, np.pi / 2 if upright else 0.0)
        return self._texture(self._images.texture(name), place)

    def picture(self, pixels: np.ndarray) -> Socket:
        """A mesh file's (H, W, 4) uint8 sRGB texture, top row first, laid by the mesh's own coordinates."""
        return self._texture(self._images.pixels(pixels), self._uv())

    def photograph(self, path: str, width: float) -> Socket:
        """A user's picture, repeated, `width` metres wide."""
        image = self._images.photograph(path)
        return self._texture(image, self._place(width, width * image.size[1] / image.size[0]))

    def multiplied(self, color: Rgb, other: Socket) -> Socket:
        """A linear colour times another."""
        return self.node("ShaderNodeVectorMath", "Vector", {0: color, 1: other}, operation="MULTIPLY")

    def tinted(self, color: Rgb | Socket, tone: Socket, contrast: float) -> Socket:
        """A linear colour times a tone map of mean 0.5: as it is at contrast 0, from black to double at 1."""
        inputs = {"Value": tone, "To Min": 1 - contrast, "To Max": 1 + contrast}
        gain = self.node("ShaderNodeMapRange", "Result", inputs, clamp=False)
        return self.node("ShaderNodeVectorMath", "Vector", {0: color, "Scale": gain}, operation="SCALE")

    def mixed(self, ground: Rgb, second: Rgb, third: Rgb, share: Socket) -> Socket:
        """Three linear colours, the second by the red of a map and over both the third by its green."""
        red = self.node("ShaderNodeSeparateColor", "Red", {"Color": share})
        return self.blended(self.blended(ground, second, red), third, Socket(red.node, "Green"))

    def height(self, reach: float) -> Socket:
        """0 where v is 0 or less, 1 where it is `reach` metres or more."""
        v = self.node("ShaderNodeSeparateXYZ", "Y", {"Vector": self._uv()})
        inputs = {"Value": v, "From Max": reach}
        return self.node("ShaderNodeMapRange", "Result", inputs, clamp=True, interpolation_type="SMOOTHSTEP")

    def blended(self, one: Rgb | Socket, other: Rgb, share: Socket) -> Socket:
        """Two linear colours, the other by a share."""
        inputs = {"A_Color": one, "B_Color": other, "Factor_Float": share}
        return self.node("ShaderNodeMix", "Result_Color", inputs, data_type="RGBA")

    def between(self, value: Socket, low: float, high: float) -> Socket:
        """`low` where a tone is black, `high` where it is white."""
        return self.node("ShaderNodeMapRange", "Result", {"Value": value, "To Min": low, "To Max": high})

    def step(self, value: Socket, edge: float, width: float) -> Socket:
        """0 below an edge and 1 above it, with a ramp of some width between."""
        inputs = {"Value": value, "From Min": edge - width / 2, "From Max": edge + width / 2}
        return self.node("ShaderNodeMapRange", "Result", inputs, clamp=True)

    def bumps(self, name: str, width: float, height: float, strength: float) -> Socket:
        """A shading normal from a normal map of width x height metres a tile."""
        color = self.image(name, width, height)
        return self.node("ShaderNodeNormalMap", "Normal", {"Color": color, "Strength": strength})

    def _texture(self, image: bpy.types.Image, place: Socket) -> Socket:
        return self.node("ShaderNodeTexImage", "Color", {"Vector": place}, image)

    def _place(self, width: float, height: float, turn: float = 0.0) -> Socket:
        """Texture coordinates of which one unit covers width x height metres, turned by radians."""
        scale = (1 / width, 1 / height, 1)
        inputs = {"Vector": self._uv(), "Scale": scale, "Rotation": (0, 0, turn)}
        return self.node("ShaderNodeMapping", "Vector", inputs)

    def _uv(self) -> Socket:
        if self._coordinates is None:
            self._coordinates = self.node("ShaderNodeUVMap", "UV")
        return self._coordinates

    def _feed(self, planned: Planned, name: Any, value: Any) -> None:
        if isinstance(value, Socket):
            planned.links[name] = value
        else:
            planned.values[name] = value
