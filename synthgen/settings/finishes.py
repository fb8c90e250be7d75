"""Random finishes of unlabeled things, named by a seed."""

from synthgen.colors import hex_from_rgb
from synthgen.materials import (
    Concrete,
    Fabric,
    Lacquer,
    Metal,
    PaintedMetal,
    PaintedWood,
    Paper,
    Patterned,
    Plastic,
    Surface,
    Wood,
)  # fmt: skip
from synthgen.streams import noise


def any_color(seed: int, name: str) -> str:
    """Any sRGB colour `#rrggbb`."""
    return hex_from_rgb(noise(seed, f"{name}/color", (3,)))


def any_finish(seed: int, name: str) -> Surface:
    """Any material in any colour."""
    u = noise(seed, f"{name}/finish", (2,))
    color, rough = any_color(seed, name), 0.1 + 0.8 * float(u[1])
    pattern = ("stripe", "plaid", "floral", "chevron", "trellis", "dots")[int(6 * u[1])]
    options: tuple[Surface, ...] = (
        Plastic(color, rough), Plastic(color, rough), PaintedMetal(color, rough), Lacquer(color), Metal(color, rough),
        Fabric(color), Wood(color), Concrete(color, contrast=0.4),
        Patterned(pattern, any_color(seed, name + "/2"), any_color(seed, name + "/3"), color, repeat=0.6 * rough + 0.1),
    )  # fmt: skip
    return options[int(u[0] * len(options))]


def display_finish(seed: int, name: str) -> Surface:
    """What shops and galleries put on plinths: glazes, lacquers, metals, stone."""
    u = noise(seed, f"{name}/finish", (2,))
    color, rough = any_color(seed, name), 0.1 + 0.6 * float(u[1])
    bronze = ("#b8995e", "#a9713f", "#8f9294", "#3a3b3d")[int(4 * u[1])]
    options: tuple[Surface, ...] = (
        PaintedWood(color, rough), Lacquer(color), Metal(bronze, 0.25), Concrete("#cbc5bb"), Paper("#f0ece4", rough),
        Wood("#94602f"),
    )  # fmt: skip
    return options[int(u[0] * len(options))]
