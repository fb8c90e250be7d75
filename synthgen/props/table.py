"""A table put together: a top on a stand."""

from collections.abc import Iterator

from synthgen.materials import METALLIC, WOODEN, Concrete, Material
from synthgen.props.prop import Piece
from synthgen.props.stands import Pedestal, Stand
from synthgen.props.tops import Top, plate

COVERS: dict[str, float] = {**WOODEN, "plastic": 0.3}
"""What tops are made of."""

FRAMES: dict[str, float] = {**WOODEN, **METALLIC}
"""What stands are made of."""


def table(
    top: Top,
    stand: Stand,
    size: tuple[float, float, float],
    thickness: float,
    covers: tuple[Material | Concrete, Material],
) -> Iterator[Piece]:
    """Top and stand of a table of (3,) metres over all. covers: of the top and of the stand."""
    width, depth, height = size
    share = 0.96 * (1.0 if isinstance(stand, Pedestal) else top.legs_at)
    yield Piece(plate(top, (width, depth), thickness, height), covers[0])
    yield Piece(stand.mesh((width / 2 * share, depth / 2 * share), height - thickness), covers[1])
