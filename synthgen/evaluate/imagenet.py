"""What the classes of ImageNet (ILSVRC 2012) mean for furniture: numbers among the 1000, and their WordNet names.

It has no dining chairs, armchairs or benches of the house.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synthgen.errors import SynthgenError, nearest

CLASSES = 1000

MEANT: Mapping[str, Mapping[int, str]] = {
    "chair": {
        423: "barber_chair.n.01",
        559: "folding_chair.n.01",
        765: "rocking_chair.n.01",
        857: "throne.n.01",
    },
    "sofa": {831: "studio_couch.n.01"},
    "table": {532: "dining_table.n.01"},
    "desk": {526: "desk.n.01"},
    "bench": {703: "park_bench.n.01"},
    "lamp": {846: "table_lamp.n.01", 619: "lampshade.n.01"},
    "bed": {564: "four-poster.n.01"},
    "bookcase": {453: "bookcase.n.01"},
    "wardrobe": {894: "wardrobe.n.01"},
}
"""Name of a class -> ImageNet's classes that are of it."""


def numbers_of(names: Sequence[str]) -> list[list[int]]:
    """ImageNet's numbers for each class. Raises SynthgenError for a class that it has nothing for."""
    for name in names:
        if name not in MEANT:
            raise SynthgenError(f"--mode zero-shot: no ImageNet class is known for '{name}'; {nearest(name, MEANT)}")
    return [list(MEANT[name]) for name in names]
