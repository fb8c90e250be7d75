"""A small vocabulary for shader graphs."""

from hashlib import blake2b
from typing import Any

import bpy
import numpy as np

from synthgen.pictures import picture
from synthgen.resources import texture

Socket = bpy.types.NodeSocket
Rgb = tuple[float, float, float]


class Graph:
    """A new material and its Principled shader; methods add nodes and return their output sockets."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.tree = self.material.node_tree
        self.shader = next(node for node in self.tree.nodes if node.type == "BSDF_PRINCIPLED")

    def set(self, **inputs: Any) -> None:
        """Set or link the shader's inputs; `Base_Color=...` names the input `Base Color`."""
        for name, value in inputs.items():
            self._feed(self.shader.inputs[name.replace("_", " ")], value)

    def node(self, kind: str, inputs: dict[Any, Any] | None = None, **properties: Any) -> bpy.types.Node:
        node = self.tree.nodes.new(kind)
        for name, value in properties.items():
            setattr(node, name, value)
        for name, value in (inputs or {}).items():
            self._feed(node.inputs[name], value)
        return node

    def image(self, name: str, width: float, height: float, *, color: bool = False, upright: bool = False) -> Socket:
        """One of the project's textures, a tile of which covers width x height metres; upright: its u runs along v."""
        place = self._place(width, height, np.pi / 2 if upright else 0.0)
        picture = bpy.data.images.load(str(texture(name)), check_existing=True)
        picture.colorspace_settings.name = "sRGB" if color else "Non-Color"
        return self.node("ShaderNodeTexImage", {"Vector": place}, image=picture).outputs["Color"]

    def picture(self, pixels: np.ndarray) -> Socket:
        """A mesh file's (H, W, 4) uint8 sRGB texture, top row first, laid by the mesh's own coordinates."""
        return self.node("ShaderNodeTexImage", {"Vector": self._uv()}, image=_image(pixels)).outputs["Color"]

    def photograph(self, path: str, width: float) -> Socket:
        """A user's picture, repeated, `width` metres wide; loaded once, however many things are covered with it."""
        name = blake2b(path.encode(), digest_size=16).hexdigest()
        image = bpy.data.images.get(name) or _image(picture(path), name)
        place = self._place(width, width * image.size[1] / image.size[0])
        return self.node("ShaderNodeTexImage", {"Vector": place}, image=image).outputs["Color"]

    def multiplied(self, color: tuple[float, float, float], other: Socket) -> Socket:
        """A linear colour times another."""
        return self.node("ShaderNodeVectorMath", {0: color, 1: other}, operation="MULTIPLY").outputs["Vector"]

    def tinted(self, color: Rgb | Socket, tone: Socket, contrast: float) -> Socket:
        """A linear colour times a tone map of mean 0.5: as it is at contrast 0, from black to double at 1."""
        low, high = 1 - contrast, 1 + contrast
        gain = self.node("ShaderNodeMapRange", {"Value": tone, "To Min": low, "To Max": high}, clamp=False).outputs[
            "Result"
        ]
        product = self.node("ShaderNodeVectorMath", {0: color, "Scale": gain}, operation="SCALE")
        return product.outputs["Vector"]

    def mixed(self, ground: Rgb, second: Rgb, third: Rgb, share: Socket) -> Socket:
        """Three linear colours, the second by the red of a map and over both the third by its green."""
        parts = self.node("ShaderNodeSeparateColor", {"Color": share}).outputs
        under = self._blend(ground, second, parts["Red"])
        return self._blend(under, third, parts["Green"])

    def height(self, reach: float) -> Socket:
        """0 where v is 0 or less, 1 where it is `reach` metres or more."""
        v = self.node("ShaderNodeSeparateXYZ", {"Vector": self._uv()}).outputs["Y"]
        inputs = {"Value": v, "From Max": reach}
        return self.node("ShaderNodeMapRange", inputs, clamp=True, interpolation_type="SMOOTHSTEP").outputs["Result"]

    def blended(self, one: Rgb, other: Rgb, share: Socket) -> Socket:
        """Two linear colours, the other by a share."""
        return self._blend(one, other, share)

    def _blend(self, one: Any, other: Any, factor: Socket) -> Socket:
        node = self.node("ShaderNodeMix", data_type="RGBA")
        for name, value in (("A_Color", one), ("B_Color", other), ("Factor_Float", factor)):
            self._feed(next(socket for socket in node.inputs if socket.identifier == name), value)
        return next(socket for socket in node.outputs if socket.identifier == "Result_Color")

    def between(self, value: Socket, low: float, high: float) -> Socket:
        """`low` where a tone is black, `high` where it is white."""
        return self.node("ShaderNodeMapRange", {"Value": value, "To Min": low, "To Max": high}).outputs["Result"]

    def step(self, value: Socket, edge: float, width: float) -> Socket:
        """0 below an edge and 1 above it, with a ramp of some width between."""
        inputs = {"Value": value, "From Min": edge - width / 2, "From Max": edge + width / 2}
        return self.node("ShaderNodeMapRange", inputs, clamp=True).outputs["Result"]

    def bumps(self, name: str, width: float, height: float, strength: float) -> Socket:
        """A shading normal from a normal map of width x height metres a tile."""
        color = self.image(name, width, height)
        return self.node("ShaderNodeNormalMap", {"Color": color, "Strength": strength}).outputs["Normal"]

    def _place(self, width: float, height: float, turn: float = 0.0) -> Socket:
        """Texture coordinates of which one unit covers width x height metres, turned by radians."""
        scale = (1 / width, 1 / height, 1)
        inputs = {"Vector": self._uv(), "Scale": scale, "Rotation": (0, 0, turn)}
        return self.node("ShaderNodeMapping", inputs).outputs[0]

    def _uv(self) -> Socket:
        found = [node for node in self.tree.nodes if node.type == "UVMAP"]
        return (found[0] if found else self.node("ShaderNodeUVMap")).outputs["UV"]

    def _feed(self, socket: Socket, value: Any) -> None:
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
        elif socket.type == "RGBA":
            socket.default_value = (*value, 1.0)
        else:
            socket.default_value = value


def _image(pixels: np.ndarray, name: str = "texture") -> bpy.types.Image:
    """(H, W, 4) uint8 sRGB, top row first, as one of Blender's images."""
    height, width = pixels.shape[:2]
    image = bpy.data.images.new(name, width, height, alpha=True)
    image.colorspace_settings.name = "sRGB"
    image.pixels.foreach_set((pixels[::-1].astype(np.float32) / 255).ravel())
    image.update()
    return image
