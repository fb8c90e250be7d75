"""Mesh files that users bring: GLB, glTF, OBJ and PLY as arrays, with the names and surfaces that the file gives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from synthgen.brought import require_readable
from synthgen.colors import hex_from_rgb
from synthgen.errors import SpecError
from synthgen.geometry.mesh import Floats, Mesh
from synthgen.materials import Imported

SUFFIXES = (".glb", ".gltf", ".obj", ".ply")
UP = {".glb": "y", ".gltf": "y", ".obj": "y", ".ply": "z"}
"""Which axis points up: by glTF's standard, and as most programs write the others."""

MAX_BYTES = 256_000_000
MAX_TRIANGLES = 2_000_000
MAX_ELEMENTS = 12 * MAX_TRIANGLES
"""Of all arrays in a glTF file, which may say that they hold zeros and take no room in it."""

MAX_TEXTURE_PX = 8192
WELD = 1e-6
"""Vertices nearer than this, of the file's longest side, are one: files split them where textures break."""


@dataclass(frozen=True, eq=False)
class Piece:
    """One object of a file, in the file's own units and axes."""

    name: str
    mesh: Mesh
    surface: Imported


@lru_cache(maxsize=8)
def pieces(path: str) -> tuple[Piece, ...]:
    """All objects of a file. Raises SpecError if it is no usable mesh file."""
    file = Path(path)
    require_readable(file, "mesh file", SUFFIXES, MAX_BYTES)
    import trimesh

    try:
        _require_bounded(file)
        scene = trimesh.load_scene(file, process=False, split_objects=True, group_material=True)
        meshes = [mesh for mesh in scene.dump() if isinstance(mesh, trimesh.Trimesh) and len(mesh.faces)]
    except Exception as error:  # noqa: BLE001  whatever a broken file makes its reader raise
        raise SpecError(f"{path}: is no {file.suffix} file that can be read: {' '.join(str(error).split())}") from None
    if not meshes:
        raise SpecError(f"{path}: holds no triangles")
    if (count := sum(len(mesh.faces) for mesh in meshes)) > MAX_TRIANGLES:
        raise SpecError(f"{path}: has {count} triangles; simplify it to {MAX_TRIANGLES} at most")
    if not all(mesh.faces.min() >= 0 and mesh.faces.max() < len(mesh.vertices) for mesh in meshes):
        raise SpecError(f"{path}: has triangles of vertices that are not there")
    if not all(np.isfinite(mesh.vertices).all() for mesh in meshes):
        raise SpecError(f"{path}: has vertices that are not finite numbers")
    reach = float(np.ptp(np.concatenate([mesh.bounds for mesh in meshes]), axis=0).max())
    if reach <= 0:
        raise SpecError(f"{path}: has no extent")
    found = [_piece(mesh, WELD * reach) for mesh in meshes]
    return tuple(sorted(found, key=lambda piece: piece.name))  # whatever order its reader's sets came in


def _require_bounded(file: Path) -> None:
    """Raises ValueError for a glTF file that is small, but says that it unpacks to vast arrays."""
    if file.suffix.lower() == ".gltf":
        document = json.loads(file.read_bytes())
    elif file.suffix.lower() == ".glb":
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(20)[12:16], "little")
            document = json.loads(opened.read(min(length, MAX_BYTES)))
    else:
        return
    if sum(int(accessor["count"]) for accessor in document.get("accessors", ())) > MAX_ELEMENTS:
        raise ValueError(f"it holds more than {MAX_ELEMENTS} vectors and numbers")


def _piece(mesh: Any, weld: float) -> Piece:
    vertices, faces = _welded(np.asarray(mesh.vertices, dtype=float), np.asarray(mesh.faces), weld)
    uv = getattr(mesh.visual, "uv", None)
    uvs = np.zeros((len(mesh.faces), 3, 2)) if uv is None else np.asarray(uv, dtype=float)[mesh.faces]
    whole = (faces != faces[:, [1, 2, 0]]).all(axis=1)
    name = str(mesh.metadata.get("name") or "mesh")
    return Piece(name, Mesh(vertices, faces[whole].astype(np.int32), np.nan_to_num(uvs[whole])), _surface(mesh.visual))


def _welded(vertices: Floats, faces: np.ndarray, weld: float) -> tuple[Floats, np.ndarray]:
    """Vertices at one place as one, so that shading can run over seams of the texture."""
    _, first, number = np.unique(np.round(vertices / weld), axis=0, return_index=True, return_inverse=True)
    return vertices[first], number.reshape(-1)[faces]


def _surface(visual: Any) -> Imported:
    """What the file says of colour and gloss; mid grey if it says nothing."""
    material = getattr(visual, "material", None)
    if material is None:
        vertex = getattr(visual, "vertex_colors", None)
        mean = None if vertex is None else np.asarray(vertex, dtype=float)[:, :3].mean(axis=0)
        return Imported(color="#808080" if mean is None else hex_from_rgb(mean / 255))
    base = _first(material, "baseColorFactor", "diffuse")
    rgba = np.array([0.8, 0.8, 0.8, 1.0]) if base is None else _unit(base)
    texture = _texture(_first(material, "baseColorTexture", "image"))
    return Imported(
        color="#ffffff" if texture is not None and base is None else hex_from_rgb(rgba[:3]),
        roughness=float(_first(material, "roughnessFactor") or 0.6),
        metallic=float(_first(material, "metallicFactor") or 0.0),
        opacity=float(rgba[3]) if len(rgba) > 3 else 1.0,
        texture=texture,
    )


def _first(material: Any, *names: str) -> Any:
    """The first of some attributes that the material has."""
    return next((found for name in names if (found := getattr(material, name, None)) is not None), None)


def _unit(color: Any) -> Floats:
    """A colour in 0..1, whether it was written as bytes or as numbers."""
    values = np.asarray(color)
    scale = 255.0 if values.dtype.kind in "ui" or values.max(initial=0) > 1 else 1.0
    return np.clip(values.astype(float) / scale, 0, 1)


def _texture(image: Any) -> np.ndarray | None:
    """(H, W, 4) uint8 sRGB, top row first."""
    if not isinstance(image, Image.Image) or max(image.size) > MAX_TEXTURE_PX:
        return None
    return np.asarray(image.convert("RGBA"))
