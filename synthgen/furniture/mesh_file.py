"""Furniture that users bring: a mesh file, or a folder of them, as a family like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import numpy as np

from synthgen.errors import SpecError
from synthgen.fields import mapping, number, one_of, path, setting, word
from synthgen.furniture.model import PARTS, Model, Part, standing
from synthgen.geometry.box import box_uvs
from synthgen.geometry.mesh import Floats, Mesh, joined, rotation
from synthgen.materials import MATERIALS, UPHOLSTERED, WOODEN, Fabric, Imported, Material, Wood
from synthgen.mesh_import import SUFFIXES, UP, Piece, pieces

SOFT = {"seat", "back", "arm", "cushion", "pillow", "blanket", "headrest"}
"""Parts that a randomized finish upholsters; it makes all others of the frame's material."""

UNITS = (1.0, 0.01, 0.001)
"""Metres in a unit of a file, the likeliest first. Inches cannot be told from centimetres."""

USUAL_M = (0.25, 5.0)
"""Longest side of a piece of furniture."""

PLAUSIBLE_M = (0.02, 20.0)
"""Longest side that a picture can be made of; beyond it the unit is wrong."""


def likely_unit(longest: float) -> float | None:
    """Metres in a unit of a file whose longest side is so many of them; None if no usual unit makes it furniture."""
    return next((unit for unit in UNITS if USUAL_M[0] <= unit * longest <= USUAL_M[1]), None)


@dataclass(frozen=True)
class AsWritten:
    """The file's units, times a factor."""

    factor: float = setting(1.0, "m", "Metres in one unit of the file: 0.01 for centimetres.", limits=(1e-6, 1e4))

    def scale(self, extent: Floats) -> float:
        """Metres in one unit of the file. extent: (3,) width, depth and height in its units."""
        return self.factor


@dataclass(frozen=True)
class ToHeight:
    """Scaled as a whole to a height."""

    height: float = number(0.87, 0.78, 1.0, "m", "Height.", limits=(0.01, 10))

    def scale(self, extent: Floats) -> float:
        """Metres in one unit of the file. extent: (3,) width, depth and height in its units."""
        return self.height / float(extent[2])


@dataclass(frozen=True)
class ToWidth:
    """Scaled as a whole to a width."""

    width: float = number(1.96, 1.5, 2.4, "m", "Width.", limits=(0.01, 20))

    def scale(self, extent: Floats) -> float:
        """Metres in one unit of the file. extent: (3,) width, depth and height in its units."""
        return self.width / float(extent[0])


Size = AsWritten | ToHeight | ToWidth
SIZES: dict[str, type[Size]] = {"as_written": AsWritten, "to_height": ToHeight, "to_width": ToWidth}


@dataclass(frozen=True)
class MeshFile:
    """A mesh file (GLB, glTF, OBJ, PLY); of a folder, each image draws one. Paths start where the program is run."""

    path: str = path("File or folder.", SUFFIXES)
    up: str = word("auto", {"auto": 1}, "Axis that points up in the file; auto goes by its format.",
                   also=("x", "y", "z"))  # fmt: skip
    turn_deg: float = setting(0.0, "deg", "Turn about the vertical that makes it face the front.", limits=(-360, 360))
    size: Size = one_of(SIZES, AsWritten(), "How its size is found.", {"as_written": 1})
    parts: tuple[tuple[str, str], ...] = mapping(
        PARTS, "Names of the file's objects, `*` for any letters, to part names."
    )
    finish: str = word("kept", {"kept": 1}, "The file's own materials, or randomized ones.", also=("randomized",))
    upholstery: Material = one_of(MATERIALS, Fabric(), "Randomized finish of soft parts.", UPHOLSTERED)
    frame: Material = one_of(MATERIALS, Wood(), "Randomized finish of all others.", WOODEN)

    def model(self) -> Model:
        """The file's objects as parts, upright and of true size, standing on the floor under their middle."""
        found = pieces(self.path)
        self._require_matches(found)
        turned = [(piece, piece.mesh.transformed(self._upright())) for piece in found]
        extent = np.ptp(joined([mesh for _, mesh in turned]).bounds, axis=0)
        scale = self.size.scale(extent)
        parts = [self._part(piece, mesh.scaled(scale), number) for number, (piece, mesh) in enumerate(turned)]
        model = standing(parts, {})
        return model if self.finish == "randomized" else replace(model, materials=_surfaces(found))

    def require_plausible(self, model: Model) -> None:
        """Raises SpecError if its model is of no size that a room could hold: the file has another unit."""
        extent = np.ptp(model.bounds, axis=0)
        longest = float(extent.max())
        if PLAUSIBLE_M[0] <= longest <= PLAUSIBLE_M[1]:
            return
        unit = likely_unit(longest / self.size.factor) if isinstance(self.size, AsWritten) else None
        advice = f"size: {{kind: as_written, factor: {unit:g}}}" if unit else "size: {kind: to_height, height: 0.9}"
        said = " x ".join(f"{side:.3g}" for side in extent)
        raise SpecError(f"{self.path}: is {said} m large, so its unit is another; say `{advice}`")

    def _upright(self) -> Floats:
        """(4, 4) from the file's axes to z up, facing -y."""
        axis = self.up if self.up != "auto" else UP[Path(self.path).suffix.lower()]
        turn = {"x": rotation("y", -90), "y": rotation("x", 90), "z": np.eye(3)}[axis]
        matrix = np.eye(4)
        matrix[:3, :3] = rotation("z", self.turn_deg) @ turn
        return matrix

    def _part(self, piece: Piece, mesh: Mesh, number: int) -> Part:
        name = self._name(piece.name)
        if self.finish == "kept":
            return Part(name, f"file {number}", mesh)
        textured = replace(mesh, uvs=box_uvs(mesh.vertices, mesh.faces))
        return Part(name, "upholstery" if name in SOFT else "frame", textured)

    def _name(self, name: str) -> str:
        """The part that the map says, or else the one whose word the name holds."""
        mapped = [part for pattern, part in self.parts if fnmatchcase(name, pattern)]
        spoken = [part for part in PARTS if part in name.lower()]
        return next(iter(mapped + spoken), "frame")

    def _require_matches(self, found: tuple[Piece, ...]) -> None:
        names = [piece.name for piece in found]
        if self.parts and not any(fnmatchcase(name, pattern) for name in names for pattern, _ in self.parts):
            shown = ", ".join(sorted(set(names))[:8])
            raise SpecError(f"{self.path}: none of its objects is in the map of parts; they are {shown}")


def _surfaces(found: tuple[Piece, ...]) -> dict[str, Imported]:
    return {f"file {number}": piece.surface for number, piece in enumerate(found)}
