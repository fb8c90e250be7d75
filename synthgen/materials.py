"""Materials: what a surface is made of. Parameters only; `blender/shaders.py` turns them into light."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthgen.distributions import LogUniform
from synthgen.fields import Field, Slot, color, number, path, ratio, setting, word
from synthgen.pictures import SUFFIXES

# Roughness is the microfacet roughness of the Disney/OpenPBR convention (0 mirror, 1 matte).


@dataclass(frozen=True)
class Wood:
    """Oiled or varnished wood; the grain runs along the part."""

    color: str = color("#94602f", "wood", "Mean colour.", jitter=0.02, free=0.0)
    grain: float = ratio(0.5, 0.2, 0.9, "Contrast of the grain.")
    roughness: float = ratio(0.4, 0.25, 0.6, "Roughness of the finish.")


@dataclass(frozen=True)
class Veneer:
    """Quarter-sawn veneer: straight, fine grain along the part, under clear varnish."""

    color: str = color("#a8743f", "wood", "Mean colour.", jitter=0.02, free=0.0)
    grain: float = ratio(0.35, 0.15, 0.7, "Contrast of the grain.")
    roughness: float = ratio(0.3, 0.15, 0.5, "Roughness of the varnish.")


@dataclass(frozen=True)
class PaintedWood:
    """Wood under opaque paint or lacquer."""

    color: str = color("#f2f0ea", "paint", "Colour of the paint.", free=0.015)
    roughness: float = ratio(0.35, 0.12, 0.6, "Roughness: lacquer is low, chalk paint high.")


@dataclass(frozen=True)
class Lacquer:
    """Polished lacquer: a clear, mirror-like coat over deep colour."""

    color: str = color("#1e1e20", "paint", "Colour.")
    roughness: float = ratio(0.06, 0.02, 0.14, "Roughness of the polish.")


@dataclass(frozen=True)
class Fabric:
    """Woven upholstery cloth."""

    color: str = color("#8c8c8a", "fabric", "Mean colour.", jitter=0.06)
    binding: str = word("plain", {"plain": 2, "twill": 1}, "How the threads cross.")
    weave: float = number(0.004, 0.0015, 0.007, "m", "Width of one thread pair; textures repeat accordingly.")
    contrast: float = ratio(0.35, 0.1, 0.7, "Contrast between threads.")
    sheen: float = ratio(0.2, 0.0, 0.5, "Strength of the soft rim of fibres.")


@dataclass(frozen=True)
class Velvet:
    """Short-pile velvet: dark in front, bright at grazing angles."""

    color: str = color("#2f4057", "fabric", "Colour of the pile.", jitter=0.08)
    sheen: float = ratio(0.7, 0.4, 1.0, "Strength of the rim.")


@dataclass(frozen=True)
class Linen:
    """Plain cloth of uneven yarn: slubs run along both threads."""

    color: str = color("#d7d3cd", "fabric", "Mean colour.", jitter=0.05)
    weave: float = number(0.0025, 0.0012, 0.004, "m", "Width of one thread pair; textures repeat accordingly.")
    slub: float = ratio(0.5, 0.2, 0.8, "Contrast of the slubs.")


@dataclass(frozen=True)
class Boucle:
    """Looped yarn in curls, like a poodle's coat."""

    color: str = color("#e6e0d4", "fabric", "Mean colour.", jitter=0.05)
    loop: float = number(0.008, 0.005, 0.014, "m", "Size of a curl.")
    contrast: float = ratio(0.4, 0.2, 0.7, "Contrast between curls and the shadows between them.")


@dataclass(frozen=True)
class Patterned:
    """Upholstery with a woven or printed pattern of three colours."""

    pattern: str = word(
        "stripe",
        {"stripe": 3, "plaid": 2, "floral": 2, "damask": 2, "chevron": 1, "trellis": 1, "dots": 0.7, "ikat": 1},
        "What is on it.",
    )
    second: str = color("#4a5a6e", "fabric", "Main colour of the pattern.", jitter=0.06)
    third: str = color("#8b3b33", "fabric", "Other colour of the pattern.", jitter=0.06)
    color: str = color("#d7d3cd", "fabric", "Ground.", jitter=0.06)
    repeat: float = number(0.28, 0.12, 0.6, "m", "Width of one repeat.", distribution=LogUniform(0.12, 0.6))
    weave: float = number(0.002, 0.001, 0.003, "m", "Width of one thread pair.")
    sheen: float = ratio(0.2, 0.0, 0.4, "Strength of the soft rim of fibres.")


@dataclass(frozen=True)
class Leather:
    """Finished leather with a pebbled grain."""

    color: str = color("#6b3f24", "leather", "Mean colour.")
    pebble: float = number(0.003, 0.0015, 0.005, "m", "Size of a pebble of the grain.")
    roughness: float = ratio(0.42, 0.28, 0.6, "Roughness of the finish.")
    wear: float = ratio(0.3, 0.0, 0.8, "Unevenness of the colour by use.")


@dataclass(frozen=True)
class WornLeather:
    """Waxed leather that use has bleached, darkened and creased."""

    color: str = color("#8f5a33", "leather", "Mean colour.", free=0.0)
    pebble: float = number(0.004, 0.002, 0.006, "m", "Size of a pebble of the grain.")
    roughness: float = ratio(0.5, 0.35, 0.7, "Roughness where it is not polished by use.")
    wear: float = ratio(0.6, 0.4, 0.9, "Unevenness of colour and gloss.")


@dataclass(frozen=True)
class Plastic:
    """Moulded polypropylene."""

    color: str = color("#f3f2ee", "plastic", "Colour.")
    roughness: float = ratio(0.4, 0.2, 0.6, "Roughness of the mould.")


@dataclass(frozen=True)
class Fibreglass:
    """Glass fibre in resin: one sees the fibres."""

    color: str = color("#d8cfc0", "plastic", "Colour of the resin.")
    fibres: float = ratio(0.35, 0.15, 0.6, "Contrast of the fibres.")
    roughness: float = ratio(0.3, 0.15, 0.5, "Roughness.")


@dataclass(frozen=True)
class Nylon:
    """Glass-filled nylon, of which castors, arms and shells of office chairs are made; black to grey, rarely white."""

    color: str = color("#1e1f21", "nylon", "Colour.", jitter=0.015)
    roughness: float = ratio(0.5, 0.35, 0.7, "Roughness of the mould.")


@dataclass(frozen=True)
class Metal:
    """Polished metal: chrome, brass, blackened steel."""

    color: str = color("#b9bbbd", "metal", "Colour at normal incidence.", jitter=0.02, free=0.0)
    roughness: float = ratio(0.14, 0.04, 0.25, "Roughness: chrome is low.")


@dataclass(frozen=True)
class BrushedMetal:
    """Metal with fine scratches along the part."""

    color: str = color("#b9bbbd", "metal", "Colour at normal incidence.", jitter=0.02, free=0.0)
    roughness: float = ratio(0.32, 0.22, 0.45, "Roughness along the scratches.")
    scratches: float = ratio(0.4, 0.2, 0.7, "Contrast of the scratches.")


@dataclass(frozen=True)
class PaintedMetal:
    """Powder-coated or enamelled metal."""

    color: str = color("#1e1e20", "coat", "Colour of the coat.")
    roughness: float = ratio(0.4, 0.15, 0.6, "Roughness: enamel is low, powder coat high.")


@dataclass(frozen=True)
class Wicker:
    """Basketwork of willow, rattan or plastic strands: stakes up, weavers across, no holes."""

    color: str = color("#b98d55", "wicker", "Mean colour of the strands.")
    strand: float = number(0.008, 0.005, 0.012, "m", "Width of a strand.")
    contrast: float = ratio(0.5, 0.25, 0.8, "Contrast between strands and the dark behind them.")
    roughness: float = ratio(0.55, 0.35, 0.75, "Roughness: varnished or plastic strands are smoother.")


@dataclass(frozen=True)
class Cane:
    """Open caning of split rattan in the seven-step pattern: one sees through its holes."""

    color: str = color("#d8b67a", "cane", "Mean colour.")
    mesh: float = number(0.013, 0.011, 0.016, "m", "Distance between holes; half an inch is usual.")
    roughness: float = ratio(0.45, 0.3, 0.6, "Roughness.")


@dataclass(frozen=True)
class Rush:
    """Twisted rush or paper cord, laid side by side."""

    color: str = color("#c2a064", "cane", "Mean colour.")
    cord: float = number(0.005, 0.003, 0.008, "m", "Thickness of a cord.")
    contrast: float = ratio(0.5, 0.3, 0.8, "Contrast between cords and the shadows between them.")


@dataclass(frozen=True)
class Netting:
    """The stretched knit of office chairs: one sees a little through it."""

    color: str = color("#1e1f21", "nylon", "Colour of the threads.", jitter=0.03)
    mesh: float = number(0.004, 0.0025, 0.006, "m", "Distance between holes.")
    openness: float = ratio(0.3, 0.15, 0.5, "Share of the area that is holes.")


@dataclass(frozen=True)
class Planks:
    """Wooden floor boards."""

    color: str = color("#9a6e42", "floor", "Mean colour.", free=0.015)
    grain: float = ratio(0.5, 0.2, 0.9, "Contrast between and within boards.")
    board: float = number(0.15, 0.08, 0.22, "m", "Width of a board.")
    roughness: float = ratio(0.35, 0.15, 0.6, "Roughness of the finish.")


@dataclass(frozen=True)
class Tiles:
    """Ceramic or stone tiles with grout."""

    color: str = color("#cbc5bb", "floor", "Mean colour.", free=0.015)
    edge: float = number(0.4, 0.2, 0.8, "m", "Edge of a tile.")
    contrast: float = ratio(0.4, 0.1, 0.8, "Contrast between tiles and grout.")
    roughness: float = ratio(0.3, 0.1, 0.6, "Roughness of the glaze.")


@dataclass(frozen=True)
class Carpet:
    """Short cut pile."""

    color: str = color("#a8a39b", "fabric", "Mean colour.")
    contrast: float = ratio(0.5, 0.2, 0.9, "Contrast of the pile.")


@dataclass(frozen=True)
class Concrete:
    """Trowelled concrete."""

    color: str = color("#a8a39b", "backdrop", "Mean colour.")
    contrast: float = ratio(0.2, 0.05, 0.4, "Contrast of the clouds.")
    roughness: float = ratio(0.5, 0.25, 0.8, "Roughness: polished is low.")


@dataclass(frozen=True)
class Plaster:
    """A painted wall."""

    color: str = color("#efece4", "wall", "Colour of the paint.", free=0.015)
    bumps: float = ratio(0.3, 0.0, 0.8, "Depth of the roller's marks.")


@dataclass(frozen=True)
class Paper:
    """A photographer's seamless backdrop."""

    color: str = color("#e2e1de", "backdrop", "Colour.")
    roughness: float = ratio(0.6, 0.3, 0.9, "Roughness; low ones mirror the legs a little.")


@dataclass(frozen=True)
class Parquet:
    """Oak blocks laid in herringbone."""

    color: str = color("#b58a5a", "floor", "Mean colour.", free=0.015)
    grain: float = ratio(0.5, 0.2, 0.9, "Contrast between and within blocks.")
    block: float = number(0.07, 0.05, 0.1, "m", "Width of a block; it is five times as long.")
    roughness: float = ratio(0.35, 0.15, 0.6, "Roughness of the finish.")


@dataclass(frozen=True)
class Paving:
    """Stone flags of several sizes."""

    second: str = color("#b9ab97", "stone", "Colour of the lighter flags.", free=0.0)
    joint: str = color("#6f6d6b", "stone", "Colour of the joints.", free=0.0)
    color: str = color("#a8a39b", "stone", "Colour of the darker flags.", free=0.02)
    unit: float = number(0.24, 0.16, 0.34, "m", "Edge of the smallest flag.")
    roughness: float = ratio(0.75, 0.5, 0.9, "Roughness; wet stone is low.")


@dataclass(frozen=True)
class Decking:
    """Grooved boards, oiled or weathered."""

    color: str = color("#9a6e42", "deck", "Mean colour.")
    grain: float = ratio(0.5, 0.3, 0.9, "Contrast between and within boards.")
    board: float = number(0.145, 0.1, 0.19, "m", "Width of a board.")
    roughness: float = ratio(0.65, 0.45, 0.85, "Roughness.")


@dataclass(frozen=True)
class Gravel:
    """Loose stones."""

    second: str = color("#b9ab97", "stone", "Colour of the lighter stones.", free=0.0)
    color: str = color("#8f8b83", "stone", "Colour of the darker stones.", free=0.0)
    stone: float = number(0.02, 0.01, 0.035, "m", "Size of a stone.")
    gaps: float = ratio(0.7, 0.4, 1.0, "How dark it is between stones.")


@dataclass(frozen=True)
class Lawn:
    """Mown grass."""

    second: str = color("#7d9a48", "grass", "Colour of the younger blades.", free=0.0)
    color: str = color("#4a6a2c", "grass", "Colour of the older blades.", free=0.0)
    earth: float = ratio(0.45, 0.2, 0.8, "How much of the dark between the blades one sees.")
    patches: float = ratio(0.4, 0.1, 0.8, "Contrast of greener and drier patches.")


@dataclass(frozen=True)
class Brick:
    """Bricks in running bond, bare or painted."""

    second: str = color("#a8634a", "brick", "Colour of the others.", free=0.0)
    mortar: str = color("#b9ab97", "stone", "Colour of the mortar.", free=0.0)
    color: str = color("#8f4a35", "brick", "Colour of most bricks.")
    course: float = number(0.075, 0.065, 0.09, "m", "Height of a course.")
    roughness: float = ratio(0.85, 0.5, 0.95, "Roughness; paint is low.")


@dataclass(frozen=True)
class Wallpaper:
    """Printed paper on a wall."""

    pattern: str = word(
        "fern",
        {"fern": 2, "scallop": 1, "damask": 2, "stripe": 2, "trellis": 1, "floral": 1, "ikat": 0.5, "chevron": 0.5},
        "What is on it.",
    )
    second: str = color("#c5cdc9", "wall", "Main colour of the pattern.", free=0.015)
    third: str = color("#d9c7b2", "wall", "Other colour of the pattern.", free=0.015)
    color: str = color("#e4ddd0", "wall", "Ground.", free=0.015)
    repeat: float = number(0.5, 0.25, 0.8, "m", "Width of one repeat.")


@dataclass(frozen=True)
class Panelling:
    """Wood on a wall, painted or bare."""

    style: str = word("matchboard", {"matchboard": 2, "panels": 1}, "Narrow boards, or raised panels in frames.")
    color: str = color("#e3d6c3", "paint", "Colour.", free=0.015)
    unit: float = number(0.1, 0.07, 0.16, "m", "Width of a board; a panel is six times as wide.")
    grain: float = ratio(0.0, 0.0, 0.7, "Contrast of the grain; 0 is painted.")
    roughness: float = ratio(0.4, 0.2, 0.6, "Roughness of the finish.")


@dataclass(frozen=True)
class Drapes:
    """A curtain that hangs in pleats over a whole wall."""

    color: str = color("#d7d3cd", "fabric", "Colour.", jitter=0.06)
    pleat: float = number(0.12, 0.07, 0.2, "m", "Width of a pleat.")
    depth: float = ratio(0.7, 0.3, 1.0, "Depth of the pleats.")


@dataclass(frozen=True)
class Leafage:
    """What one sees of a hedge or a tree: leaf over leaf."""

    second: str = color("#6f8a4a", "foliage", "Colour of the lighter leaves.", free=0.0)
    color: str = color("#3f5f34", "foliage", "Colour of the darker leaves.", free=0.0)
    leaf: float = number(0.03, 0.015, 0.06, "m", "Size of a leaf.", limits=(0.005, 1))


@dataclass(frozen=True)
class Gradient:
    """Paper that passes from one colour below into another above."""

    second: str = color("#e2e1de", "backdrop", "Colour above.", free=0.5)
    color: str = color("#9c9d9f", "backdrop", "Colour below.", free=0.5)
    height: float = number(2.0, 0.8, 4.0, "m", "Over which it passes.", limits=(0.05, 100))


@dataclass(frozen=True)
class TextureFile:
    """The user's own picture, repeated; of a folder, each image draws one. Paths start where the program is run."""

    path: str = path("File or folder.", SUFFIXES)
    size: float = setting(1.0, "m", "True width of what the picture shows.", limits=(0.001, 1000))
    tint: str = color("#ffffff", None, "Multiplies the picture; white leaves it as it is.")
    roughness: float = ratio(0.7, 0.4, 0.9, "Roughness.")


@dataclass(frozen=True, eq=False)
class Imported:
    """What a mesh file says of a surface. texture: (H, W, 4) uint8 sRGB, by the file's own coordinates, or None."""

    color: str = "#808080"
    roughness: float = 0.6
    metallic: float = 0.0
    opacity: float = 1.0
    texture: NDArray[np.uint8] | None = None


@dataclass(frozen=True)
class Glow:
    """A surface that shines by itself: a lampshade, a bulb, a screen."""

    color: str = color("#fff1d8", "lamp", "Colour of the light.", free=0.0)
    radiance: float = number(6.0, 2.0, 20.0, "radiance", "Brightness, W/(sr m2).", limits=(0, 1000))


Floor = Planks | Tiles | Carpet | Concrete | Parquet | Paving | Decking | Gravel | Lawn | TextureFile
Wall = Plaster | Wallpaper | Brick | Panelling | Drapes | TextureFile
Backdrop = Paper | Gradient | TextureFile
Material = (
    Wood | Veneer | PaintedWood | Lacquer | Fabric | Linen | Velvet | Boucle | Patterned | Leather | WornLeather
    | Plastic | Fibreglass | Nylon | Metal | BrushedMetal | PaintedMetal | Wicker | Cane | Rush | Netting
    | TextureFile
)  # fmt: skip

OWN: dict[str, type[TextureFile]] = {"texture_file": TextureFile}
"""What only a spec can name, since only its writer has the files."""

MATERIALS: dict[str, type[Material]] = {
    "wood": Wood,
    "veneer": Veneer,
    "painted_wood": PaintedWood,
    "lacquer": Lacquer,
    "fabric": Fabric,
    "linen": Linen,
    "velvet": Velvet,
    "boucle": Boucle,
    "patterned": Patterned,
    "leather": Leather,
    "worn_leather": WornLeather,
    "plastic": Plastic,
    "fibreglass": Fibreglass,
    "nylon": Nylon,
    "metal": Metal,
    "brushed_metal": BrushedMetal,
    "painted_metal": PaintedMetal,
    "wicker": Wicker,
    "cane": Cane,
    "rush": Rush,
    "netting": Netting,
    **OWN,
}

FLOORS: dict[str, type[Floor]] = {
    "planks": Planks,
    "tiles": Tiles,
    "carpet": Carpet,
    "concrete": Concrete,
    "parquet": Parquet,
    "paving": Paving,
    "decking": Decking,
    "gravel": Gravel,
    "lawn": Lawn,
    **OWN,
}
WALLS: dict[str, type[Wall]] = {
    "plaster": Plaster,
    "wallpaper": Wallpaper,
    "brick": Brick,
    "panelling": Panelling,
    "drapes": Drapes,
    **OWN,
}
BACKDROPS: dict[str, type[Backdrop]] = {"paper": Paper, "gradient": Gradient, **OWN}
GREENERY: dict[str, type[Leafage]] = {"leafage": Leafage}
TRIMS: dict[str, type[PaintedWood | Wood]] = {"painted_wood": PaintedWood, "wood": Wood}

Surface = Material | Floor | Wall | Backdrop | Leafage | Glow | Imported


def holds_material(declaration: Field) -> bool:
    """Whether a field of a piece of furniture is the cover of some of its parts."""
    return isinstance(declaration, Slot) and set(declaration.table) <= set(MATERIALS)


# What floors and walls are made of indoors, and the ground outdoors: weights over FLOORS and WALLS.
INDOOR_FLOORS = {"planks": 3.0, "parquet": 1.2, "tiles": 1.0, "carpet": 1.5, "concrete": 0.8, "paving": 0.2}
INDOOR_WALLS = {"plaster": 6.0, "wallpaper": 1.2, "panelling": 0.8, "brick": 0.6, "drapes": 0.3}
HARD_FLOORS = {"concrete": 2.0, "tiles": 1.5, "planks": 1.5, "parquet": 0.7}
PAVED = {"paving": 2.0, "decking": 1.5, "gravel": 1.0, "tiles": 0.7, "concrete": 0.5}
MASONRY = {"plaster": 2.0, "brick": 1.5, "panelling": 0.7}

# What furniture is plausibly made of: weights over MATERIALS, for the slots of furniture kinds.
WOODEN = {"wood": 4.0, "veneer": 2.0, "painted_wood": 1.4, "lacquer": 0.4}
UPHOLSTERED = {
    "fabric": 3.0, "linen": 1.5, "velvet": 1.0, "boucle": 0.7, "patterned": 1.3, "leather": 1.3, "worn_leather": 0.5,
}  # fmt: skip
SHELLS = {"plastic": 3.0, "fibreglass": 1.0, "veneer": 1.0}
FITTINGS = {"nylon": 5.0, "plastic": 1.0}
BARE_METAL = {"metal": 1.0}
METALLIC = {"metal": 2.0, "brushed_metal": 1.0, "painted_metal": 2.0}
WOVEN = {"rush": 2.0, "cane": 1.0}
CANED = {"cane": 1.0}
BASKETRY = {"wicker": 1.0}
NETTED = {"netting": 4.0, "fabric": 1.0}
CANVAS = {"linen": 1.0, "fabric": 1.0, "patterned": 0.3}
BARE_METAL = {"metal": 2.0, "brushed_metal": 1.0}
