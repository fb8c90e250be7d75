"""What every prop is: an unlabeled thing that furnishes a scene, given as pieces of one material each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from synthgen.geometry.mesh import Floats, Mesh, joined
from synthgen.materials import Surface


@dataclass(frozen=True, eq=False)
class Piece:
    """Everything of a prop that one material covers."""

    mesh: Mesh
    material: Surface


class Prop(Protocol):
    """A kind of thing; its fields say which one."""

    def pieces(self) -> tuple[Piece, ...]:
        """The thing where its table says that it is; the tables in `synthgen.props` do. Metres."""
        ...


def standing(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces moved so that together they stand on z = 0, the middle of their bounds over the origin."""
    kept = tuple(pieces)
    low, high = bounds(kept)
    return _moved(kept, (-(low[0] + high[0]) / 2, -(low[1] + high[1]) / 2, -low[2]))


def hanging(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces moved so that their back lies in y = 0 and the middle of their bounds in x = z = 0."""
    kept = tuple(pieces)
    low, high = bounds(kept)
    return _moved(kept, (-(low[0] + high[0]) / 2, -high[1], -(low[2] + high[2]) / 2))


def bounds(pieces: Iterable[Piece]) -> Floats:
    """(2, 3) lowest and highest corner of pieces, metres."""
    return joined([piece.mesh for piece in pieces]).bounds


def at(offset: tuple[float, float, float], pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces moved by metres, to be part of a larger thing."""
    return list(_moved(tuple(pieces), offset))


def gathered(*meshes: Mesh | None) -> Mesh:
    """Those meshes that there are, as one."""
    return joined([mesh for mesh in meshes if mesh is not None])


def _moved(pieces: tuple[Piece, ...], offset: tuple[float, float, float]) -> tuple[Piece, ...]:
    return tuple(Piece(piece.mesh.moved(np.array(offset)), piece.material) for piece in pieces)
