"""Single portraits of every family in folders of their names, for classifiers to look at.

    uv run scripts/portraits.py out/portraits --count 40

Seen from up to 65 degrees to either side and 4 to 28 degrees above, in neutral light.
"""

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PIL import Image

from synthgen.furniture import FAMILIES
from synthgen.run.gallery import Sitting, pictures
from synthgen.run.pieces import piece
from synthgen.streams import uniform

SEED = 7


def own(family: str, index: int, path: str) -> float:
    """The uniform of a field of one piece of one family."""
    return uniform(SEED, index, f"{family} {path}")


def sittings(family: str, count: int, edge_px: int) -> Iterator[Sitting]:
    """Draws of a family, each from a side of its own."""
    for index in range(count):
        azimuth, elevation = (uniform(SEED, index, f"{family}{name}") for name in ("az", "el"))
        yield Sitting(piece(family, partial(own, family, index)), 130 * azimuth - 65, 4 + 24 * elevation, edge_px)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("families", nargs="*", default=list(FAMILIES))
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--edge", type=int, default=192, help="pixels")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    jobs = [(f, k, s) for f in arguments.families for k, s in enumerate(sittings(f, arguments.count, arguments.edge))]
    for (family, index, _), taken in zip(jobs, pictures([s for *_, s in jobs], "cpu", arguments.workers), strict=True):
        path = arguments.folder / family / f"{index:02d}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(taken).save(path)


if __name__ == "__main__":
    main()
