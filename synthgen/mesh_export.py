"""Mesh files: a piece of furniture as GLB, OBJ or PLY, with part names, texture coordinates and colours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from synthgen.colors import linear_from_hex, linear_from_srgb, rgb_from_hex, srgb_from_linear
from synthgen.errors import SpecError, SynthgenError
from synthgen.furniture.model import PARTS, Model, Part
from synthgen.geometry.mesh import Floats, rotation
from synthgen.geometry.normals import corner_normals
from synthgen.materials import BrushedMetal, Metal, Surface, TextureFile
from synthgen.pictures import picture

if TYPE_CHECKING:
    import trimesh

FORMATS = (".glb", ".obj", ".ply")
CREASE_DEG = 40.0
"""As Blender shades them here: edges that bend more stay crisp."""


def export(model: Model, materials: Mapping[str, Surface], path: Path) -> None:
    """Write a model; the suffix says in which format. Metres.

    GLB and OBJ stand on their y axis and face +z, one node or object a part, named after it. PLY keeps z up and -y in
    front, as here; its vertices carry colours and `part`, the place of the part's name in the taxonomy.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise SpecError(f"-o {path}: cannot write '{suffix or path.name}'; name it *.glb, *.obj or *.ply")
    try:
        if suffix == ".ply":
            merged(model, materials).export(path)
        else:
            _scene(model, materials).export(path)
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be written: {error.strerror}") from None


def _scene(model: Model, materials: Mapping[str, Surface]) -> trimesh.Scene:
    """A node a part, y up."""
    import trimesh

    scene = trimesh.Scene()
    surfaces = {slot: _surface(slot, materials[slot]) for slot in dict.fromkeys(p.slot for p in model.parts)}
    for name, part in zip(_unique(model.parts), model.parts, strict=True):
        mesh = _mesh(part, rotation("x", -90))
        mesh.visual = trimesh.visual.TextureVisuals(uv=mesh.metadata.pop("uv"), material=surfaces[part.slot])
        scene.add_geometry(mesh, node_name=name, geom_name=name)
    return scene


def merged(model: Model, materials: Mapping[str, Surface]) -> trimesh.Trimesh:
    """One mesh, z up, with colours and part numbers."""
    import trimesh

    meshes = [_mesh(part, np.eye(3)) for part in model.parts]
    counts = [len(mesh.vertices) for mesh in meshes]
    colors = [np.append(_color(materials[part.slot]) * 255, 255).astype(np.uint8) for part in model.parts]
    whole = trimesh.util.concatenate(meshes)
    whole.visual = trimesh.visual.ColorVisuals(whole, vertex_colors=np.repeat(colors, counts, axis=0))
    numbers = [PARTS.index(part.name) for part in model.parts]
    whole.vertex_attributes["part"] = np.repeat(np.array(numbers, dtype=np.uint8), counts)
    return whole


def _mesh(part: Part, turn: Floats) -> trimesh.Trimesh:
    """A part whose vertices are split where texture coordinates or normals break."""
    import trimesh

    mesh = part.mesh
    normals = corner_normals(mesh, CREASE_DEG).reshape(-1, 3)
    uvs = mesh.uvs.reshape(-1, 2)
    keys = np.column_stack([mesh.faces.ravel(), np.round(uvs, 6), np.round(normals, 4)])
    _, first, corner = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return trimesh.Trimesh(
        vertices=mesh.vertices[mesh.faces.ravel()[first]] @ turn.T,
        faces=corner.reshape(-1, 3),
        vertex_normals=normals[first] @ turn.T,
        metadata={"uv": uvs[first]},
        process=False,
    )


def _surface(name: str, material: Surface) -> Any:
    """A PBR material of the slot's colour; textures are Blender's business."""
    from trimesh.visual.material import PBRMaterial

    rgba = np.append(_color(material), 1.0)
    return PBRMaterial(
        name=name,
        baseColorFactor=np.round(rgba * 255).astype(np.uint8),
        roughnessFactor=float(getattr(material, "roughness", 0.8)),
        metallicFactor=float(getattr(material, "metallic", isinstance(material, Metal | BrushedMetal))),
    )


def _color(material: Surface) -> Floats:
    """(3,) sRGB in 0..1: the material's colour, or the mean of the user's picture in linear light."""
    if not isinstance(material, TextureFile):
        return np.array(rgb_from_hex(material.color))
    mean = linear_from_srgb(picture(material.path)[..., :3] / 255.0).mean(axis=(0, 1))
    return np.asarray(srgb_from_linear(mean * linear_from_hex(material.tint)), dtype=float)


def _unique(parts: tuple[Part, ...]) -> list[str]:
    """`leg_1`, `leg_2`, `seat`: names of parts, numbered where there are several."""
    total = {name: sum(part.name == name for part in parts) for name in PARTS}
    seen = dict.fromkeys(PARTS, 0)
    names = []
    for part in parts:
        seen[part.name] += 1
        names.append(part.name if total[part.name] == 1 else f"{part.name}_{seen[part.name]}")
    return names
