"""The colour of light."""

from synthgen.colors import linear_from_kelvin
from synthgen.stage import Rgb


def tinted(kelvin: float, strength: float) -> Rgb:
    """Linear RGB of a black body's colour, of a luminance."""
    red, green, blue = linear_from_kelvin(kelvin)
    return red * strength, green * strength, blue * strength
