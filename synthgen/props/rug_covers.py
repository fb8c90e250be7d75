"""What rugs are made of."""

from collections.abc import Mapping

from synthgen.materials import Boucle, Carpet, Fabric, Linen, Patterned, Rush, Wicker

RugCover = Patterned | Carpet | Fabric | Linen | Boucle | Rush | Wicker

RUG_COVERS: Mapping[str, type[RugCover]] = {
    "patterned": Patterned, "carpet": Carpet, "fabric": Fabric, "linen": Linen, "boucle": Boucle, "rush": Rush,
    "wicker": Wicker,
}  # fmt: skip

WOVEN_RUGS = {"patterned": 3.0, "carpet": 2.0, "fabric": 1.0, "linen": 0.5, "boucle": 0.7}
ROUND_RUGS = {"patterned": 1.0, "carpet": 2.0, "boucle": 1.0, "rush": 1.0, "wicker": 1.0}
