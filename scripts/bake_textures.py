"""Bake the project's own textures into assets/textures/: periodic maths and named noise, no photograph.

    python scripts/bake_textures.py            writes every texture and the README beside them
    python scripts/bake_textures.py --check    says which files differ from what the script bakes

Every map is SIZE x SIZE pixels and tiles in both directions. Row 0 is the top of the picture (v = 1).
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from synthgen.streams import noise

SIZE = 512
SEED = 0
FOLDER = Path(__file__).parents[1] / "assets" / "textures"

type Field = np.ndarray[tuple[int, int], np.dtype[np.float64]]
type Labels = np.ndarray[tuple[int, int], np.dtype[np.int64]]
type Picture = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

# ---- Periodic noise ------------------------------------------------------------------------------------------


def across(size: int = SIZE) -> Field:
    """(1, size) pixel centres along u, in tiles."""
    return (np.arange(size) + 0.5)[None, :] / size


def down(size: int = SIZE) -> Field:
    """(size, 1) pixel centres from the top row down, in tiles."""
    return across(size).T


def shaped(name: str, gain: Callable[[Field, Field], Field]) -> Field:
    """(SIZE, SIZE) noise of mean 0 and deviation 1 whose spectrum is `gain(cycles along u, cycles along v)`."""
    along_u = np.fft.rfftfreq(SIZE, 1 / SIZE)[None, :]
    along_v = np.fft.fftfreq(SIZE, 1 / SIZE)[:, None]
    spectrum = np.fft.rfft2(noise(SEED, name, (SIZE, SIZE)) - 0.5)
    return standard(np.fft.irfft2(spectrum * gain(along_u, along_v), (SIZE, SIZE)))


def standard(field: Field) -> Field:
    """The field shifted and scaled to mean 0 and deviation 1."""
    return (field - field.mean()) / field.std()


def blurred(name: str, length_u: float, length_v: float) -> Field:
    """White noise under a Gaussian blur of the given deviations, in tiles."""
    return shaped(name, lambda u, v: np.exp(-2 * np.pi**2 * ((u * length_u) ** 2 + (v * length_v) ** 2)))


def clouds(name: str, first: float, power: float) -> Field:
    """Fractal noise: nothing below `first` cycles a tile, then amplitudes falling as frequency ** -power."""

    def gain(u: Field, v: Field) -> Field:
        octave = np.maximum(np.hypot(u, v), 1e-9) / first
        return octave**-power * -np.expm1(-(octave ** (power + 3)))

    return shaped(name, gain)


def grain(name: str, wavelength: float, spread: float = 0.35) -> Field:
    """Noise of about one wavelength, in tiles; `spread` is the relative width of its band."""
    return shaped(name, lambda u, v: np.exp(-(((np.hypot(u, v) * wavelength - 1) / spread) ** 2)))


def lookup(table: np.ndarray, at: Field) -> Field:
    """A periodic table read with linear interpolation at positions counted in entries."""
    low = np.floor(at).astype(int)
    rest = at - low
    return table[low % len(table)] * (1 - rest) + table[(low + 1) % len(table)] * rest


# ---- Periodic cells ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cells:
    """A Voronoi pattern, in cell widths: distance to the nearest and second nearest seed, and the cell's number."""

    nearest: Field
    second: Field
    label: Labels


def cells(name: str, count: int, wander: float = 0.0, jitter: float = 0.9) -> Cells:
    """Cells around one seed in each square of a count x count grid, their borders bent by `wander` cell widths."""
    x = across() * count + wander * blurred(f"{name}/u", 0.4 / count, 0.4 / count)
    y = down() * count + wander * blurred(f"{name}/v", 0.4 / count, 0.4 / count)
    seeds = 0.5 + jitter * (noise(SEED, f"{name}/seeds", (2, count, count)) - 0.5)
    near = np.full((SIZE, SIZE), np.inf)
    second = near.copy()
    label = np.zeros((SIZE, SIZE), np.int64)
    for step in np.ndindex(5, 5):
        i, j = np.floor(x).astype(int) + step[0] - 2, np.floor(y).astype(int) + step[1] - 2
        cell = (j % count) * count + i % count
        apart = np.hypot(x - i - seeds[0].flat[cell], y - j - seeds[1].flat[cell])
        second = np.minimum(second, np.maximum(near, apart))
        label = np.where(apart < near, cell, label)
        near = np.minimum(near, apart)
    return Cells(near, second, label)


# ---- From numbers to pictures --------------------------------------------------------------------------------


def grey(field: Field, contrast: float) -> Picture:
    """(SIZE, SIZE) uint8 of mean 128 and deviation of about `contrast`, of a range of 1."""
    tone = 0.5 + contrast * standard(field)
    for _ in range(8):
        tone += 0.5 - np.clip(tone, 0, 1).mean()
    return to_bytes(2 * tone - 1)


def to_bytes(value: np.ndarray) -> Picture:
    """[-1, 1] as uint8 in even steps around 128 = 0: half the levels make much smaller files."""
    return np.clip(128 + 2 * np.round(63.5 * value), 0, 255).astype(np.uint8)


def normals(height: Field, width: float = 1.0, depth: float = 1.0) -> Picture:
    """(SIZE, SIZE, 3) uint8 tangent-space normals, green up, of a height in the unit of the tile's two sides."""
    slope_u = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * SIZE / (2 * width)
    slope_v = (np.roll(height, 1, 0) - np.roll(height, -1, 0)) * SIZE / (2 * depth)
    normal = np.stack([-slope_u, -slope_v, np.ones_like(height)], axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    return to_bytes(normal)


# ---- Wood ----------------------------------------------------------------------------------------------------

TIMBER_M = (1.0, 0.5)
RINGS = 52  # a tile of half a metre: about 1 cm apart, closer on the flanks of a cathedral


@cache
def timber() -> Field:
    """The tone of flat-sawn wood, grain along u: rings are the contours of a slow surface, so some close up."""
    rings = RINGS * down() + 5.0 * blurred("wood/figure", 0.22, 0.08) + 0.7 * blurred("wood/bend", 0.12, 0.03)
    rings += 0.09 * blurred("wood/fibre", 0.03, 0.002)
    tone = 1.5 * lookup(ring_tones(), rings * RING_STEPS)
    tone += 0.2 * blurred("wood/streaks", 0.08, 0.0022) + 0.16 * blurred("wood/fine", 0.012, 0.001)
    tone += 0.12 * blurred("wood/drift", 0.25, 0.03)
    return tone - 0.6 * pores(rings)


RING_STEPS = 32


def ring_tones() -> np.ndarray:
    """(RINGS * RING_STEPS,) tones of successive rings: slowly darker, then soon bright again; none like another."""
    age = np.arange(RINGS * RING_STEPS) / RING_STEPS % 1
    strength = np.repeat(0.35 + noise(SEED, "wood/rings", (RINGS,)), RING_STEPS)
    late = np.exp(-(((age - 0.78) / np.where(age < 0.78, 0.34, 0.11)) ** 2))
    return -strength * late


def pores(rings: Field) -> Field:
    """Short dark dashes along the grain, most of them in the early wood of each ring."""
    dashes = np.clip(blurred("wood/pores", 0.006, 0.0008) - 1.0, 0, 1.5)
    return dashes * (0.35 + 0.65 * (np.sin(2 * np.pi * rings) > 0))


def wood() -> Picture:
    """Grain tone of furniture wood, along u."""
    return grey(timber(), 0.15)


@cache
def straight_grain() -> Field:
    """Quarter-sawn wood: rings as nearly straight lines along u, with flecks of rays across them."""
    rings = 96 * down() + 0.9 * blurred("veneer/figure", 0.3, 0.06)
    line = np.sin(2 * np.pi * rings + 1.2 * blurred("veneer/bend", 0.1, 0.02))
    flecks = np.clip(blurred("veneer/flecks", 0.012, 0.0016) - 1.4, 0, 1.5)
    fine = blurred("veneer/fine", 0.03, 0.0009)
    return 0.35 * line + 0.7 * fine + 0.8 * flecks + 0.35 * blurred("veneer/drift", 0.3, 0.04)


def veneer() -> Picture:
    """Grain tone of quarter-sawn veneer, along u."""
    return grey(straight_grain(), 0.13)


# ---- Cloth ---------------------------------------------------------------------------------------------------

THREADS = 48  # each way: 24 pairs


@dataclass(frozen=True)
class Cloth:
    """A woven surface: height in thread widths, tone, both (SIZE, SIZE)."""

    height: Field
    tone: Field


def plain(warp: Field, weft: Field) -> Field:
    """+1 where the warp thread passes over the weft thread in plain weave, else -1."""
    return np.where((warp + weft) % 2, -1.0, 1.0)


def diagonal(warp: Field, weft: Field) -> Field:
    """+1 where the warp thread passes over the weft thread in 2/2 twill, else -1."""
    return np.where((warp + weft) % 4 < 2, 1.0, -1.0)


@cache
def cloth(name: str, over: Callable[[Field, Field], Field]) -> Cloth:
    """Two sets of round threads that pass over each other as `over(warp, weft)` says."""
    x = THREADS * across() + 0.07 * blurred(f"{name}/warp", 0.01, 0.04)
    y = THREADS * down() + 0.07 * blurred(f"{name}/weft", 0.04, 0.01)
    warp_height = thread(f"{name}/warp", x, along_v=True) + 0.22 * bend(y, lambda j: over(np.floor(x), j))
    weft_height = thread(f"{name}/weft", y, along_v=False) - 0.22 * bend(x, lambda i: over(i, np.floor(y)))
    height = np.maximum(warp_height, weft_height)
    tone = np.where(warp_height > weft_height, yarn(f"{name}/warp", x, True), yarn(f"{name}/weft", y, False) - 0.25)
    return Cloth(height, tone + 2.4 * height)


def bend(at: Field, level: Callable[[Field], Field]) -> Field:
    """The rise and fall of a thread between the crossings at at = 0.5, 1.5, ...: a cosine from level to level."""
    low = np.floor(at - 0.5)
    blend = 0.5 - 0.5 * np.cos(np.pi * (at - 0.5 - low))
    return level(low) * (1 - blend) + level(low + 1) * blend


def thread(name: str, at: Field, along_v: bool) -> Field:
    """The round top of parallel threads, whose thickness varies along each."""
    slub = blurred(f"{name}/slub", *((0.006, 0.05) if along_v else (0.05, 0.006)))
    thickness = np.clip(1 + 0.08 * slub + 0.14 * (per_thread(f"{name}/girth", at) - 0.5), 0.7, 1.3)
    return 0.34 * thickness - 0.34 * ((2 * (at % 1) - 1) / thickness) ** 2


def per_thread(name: str, at: Field) -> Field:
    """A uniform number for each thread."""
    return noise(SEED, name, (THREADS,))[np.floor(at).astype(int) % THREADS]


def yarn(name: str, at: Field, along_v: bool) -> Field:
    """The tone of each thread and of the fibres along it."""
    lengths = (0.0012, 0.009) if along_v else (0.009, 0.0012)
    mottle = (0.006, 0.03) if along_v else (0.03, 0.006)
    fibre = blurred(f"{name}/fibre", *lengths)
    return 0.45 * (per_thread(f"{name}/tone", at) - 0.5) + 0.1 * blurred(f"{name}/mottle", *mottle) + 0.14 * fibre


def weave() -> Picture:
    """Thread tone of plain-weave cloth."""
    return grey(cloth("weave", plain).tone, 0.17)


def weave_normal() -> Picture:
    """Relief of plain-weave cloth."""
    return normals(cloth("weave", plain).height, THREADS, THREADS)


def twill() -> Picture:
    """Thread tone of 2/2 twill cloth."""
    return grey(cloth("twill", diagonal).tone, 0.17)


def twill_normal() -> Picture:
    """Relief of 2/2 twill cloth."""
    return normals(cloth("twill", diagonal).height, THREADS, THREADS)


def linen() -> Picture:
    """Slubs and uneven yarn of linen: fine streaks along both threads."""
    slubs = [np.clip(blurred(f"linen/{n}", *length) - 1.1, 0, 1.6) for n, length in
             (("weft", (0.03, 0.0012)), ("warp", (0.0012, 0.03)))]  # fmt: skip
    yarn = blurred("linen/across", 0.04, 0.0011) + blurred("linen/up", 0.0011, 0.04)
    return grey(1.1 * (slubs[0] + slubs[1]) + 0.8 * yarn, 0.13)


LOOPS = 24


@cache
def curls() -> Field:
    """The height of looped yarn: tangled rings of random size, in loops."""
    big, small = cells("boucle/curls", LOOPS, wander=0.5), cells("boucle/loops", 2 * LOOPS, wander=0.6)
    dome = np.sqrt(np.maximum(1 - big.nearest**2, 0)) * (0.7 + 0.6 * noise(SEED, "boucle/lift", (LOOPS**2,))[big.label])
    ring = np.exp(-(((big.nearest - 0.45) / 0.16) ** 2))
    return 0.42 * dome + 0.16 * ring + 0.16 * np.sqrt(np.maximum(1 - small.nearest**2, 0))


def boucle() -> Picture:
    """Tone of looped yarn."""
    return grey(standard(curls()) + 0.3 * blurred("boucle/fibre", 0.003, 0.003), 0.17)


def boucle_normal() -> Picture:
    """Relief of the same loops."""
    return normals(0.7 * curls(), LOOPS, LOOPS)


# ---- Patterns ------------------------------------------------------------------------------------------------

# Red says where the second colour is, green where the third one is; the ground is elsewhere.


def pattern(second: Field, third: Field) -> Picture:
    """(SIZE, SIZE, 3) uint8 of two soft-edged masks, 0..1."""
    masks = [np.broadcast_to(np.clip(mask, 0, 1), (SIZE, SIZE)) for mask in (second, third, np.zeros((1, 1)))]
    return np.round(np.stack(masks, axis=-1) * 255).astype(np.uint8)


def shares(second: Field, third: Field) -> Picture:
    """The same of two noisy masks, in sixteen steps: the noise hides them, and the files are half as large."""
    steps = [np.round(np.clip(mask, 0, 1) * 15) / 15 for mask in (second, third)]
    return pattern(*steps)


def edge(inside: Field, width: float = 2.5 / SIZE) -> Field:
    """0..1 of a distance in tiles that is positive inside."""
    return np.clip(0.5 + inside / width, 0, 1)


def bands(at: Field, middles: tuple[float, ...], half: float) -> Field:
    """Stripes across a periodic coordinate."""
    return np.max([edge(half - np.abs((at - middle + 0.5) % 1 - 0.5)) for middle in middles], axis=0)


def stripe() -> Picture:
    """Upright stripes: two broad ones of the second colour, pinstripes of the third."""
    x = across()
    return pattern(bands(x, (0.25,), 0.13) + bands(x, (0.72,), 0.04), bands(x, (0.06, 0.44, 0.72), 0.012))


def plaid() -> Picture:
    """A tartan: broad bands cross at double strength, thin lines over them, in twill."""
    x, y = across(), down()
    broad = 0.5 * bands(x, (0.2, 0.62), 0.11) + 0.5 * bands(y, (0.2, 0.62), 0.11)
    thin = 0.55 * np.maximum(bands(x, (0.41, 0.9), 0.016), bands(y, (0.41, 0.9), 0.016))
    twilled = 0.85 + 0.15 * np.sign(np.sin(2 * np.pi * 64 * (x + y)))
    return pattern(broad * twilled, thin)


def turned(x0: float, y0: float) -> tuple[Field, Field]:
    """Distance in tiles and angle about a point, the picture being periodic."""
    x, y = (across() - x0 + 0.5) % 1 - 0.5, (down() - y0 + 0.5) % 1 - 0.5
    return np.hypot(x, y), np.arctan2(y, x)


def blossom(x0: float, y0: float, size: float, petals: int, turn: float) -> tuple[Field, Field]:
    """A flower: petals, and its eye with the leaves beside it."""
    r, angle = turned(x0, y0)
    lobe = size * (0.62 + 0.38 * np.abs(np.cos(petals / 2 * (angle - turn))) ** 0.7)
    leaf = size * 1.75 * np.abs(np.cos(1.5 * (angle - turn - 0.4))) ** 6
    outside = r > 0.9 * lobe
    return edge(lobe - r), np.maximum(edge(0.26 * size - r), edge(leaf - r) * outside)


def floral() -> Picture:
    """Scattered flowers with leaves."""
    spots = [(0.2, 0.22, 0.13, 5, 0.3), (0.68, 0.12, 0.08, 6, 1.0), (0.52, 0.55, 0.15, 5, 2.0),
             (0.1, 0.72, 0.09, 6, 0.1), (0.86, 0.44, 0.07, 5, 1.6), (0.84, 0.8, 0.12, 5, 0.8),
             (0.36, 0.88, 0.07, 6, 2.6)]  # fmt: skip
    flowers = [blossom(*spot) for spot in spots]
    return pattern(np.max([f for f, _ in flowers], axis=0), np.max([g for _, g in flowers], axis=0))


def damask() -> Picture:
    """Ogees with a mirrored ornament in each, tone on tone; every second column half a repeat lower."""
    x = 2 * across()
    y = down() + 0.5 * (np.floor(x) % 2)
    u, v = (x % 1) - 0.5, (y % 1) - 0.5
    waist = 0.25 + 0.2 * np.cos(2 * np.pi * v)
    ogee = edge(0.02 - np.abs(np.abs(u) - waist), 0.012)
    r, angle = np.hypot(1.25 * u, v), np.arctan2(v, np.abs(u))
    leaf = 0.25 * (1 + 0.3 * np.cos(4 * angle) + 0.16 * np.cos(8 * angle + 1) + 0.12 * np.cos(14 * angle))
    heart = edge(leaf - r, 0.012) * (1 - edge(0.45 * leaf - r, 0.012))
    return pattern(np.maximum(ogee, heart), edge(0.3 * leaf - r, 0.012))


def chevron() -> Picture:
    """Zigzag bands."""
    zigzag = (down() * 4 + np.abs((across() * 4) % 1 - 0.5)) % 1
    return pattern(edge(0.17 - np.abs(zigzag - 0.3), 0.02), edge(0.06 - np.abs(zigzag - 0.72), 0.02))


def trellis() -> Picture:
    """Interlaced quatrefoils."""
    u, v = (2 * across()) % 1 - 0.5, (2 * down()) % 1 - 0.5
    foil = np.minimum(np.hypot(np.abs(u) - 0.2, v), np.hypot(u, np.abs(v) - 0.2)) - 0.26
    center = np.hypot(u, v) + 0 * foil
    return pattern(edge(0.035 - np.abs(foil), 0.012), edge(0.05 - center, 0.012))


def dots() -> Picture:
    """Staggered dots of two sizes."""
    u = (4 * across() + 0.5 * (np.floor(4 * down()) % 2)) % 1 - 0.5
    v = (4 * down()) % 1 - 0.5
    return pattern(edge(0.24 - np.hypot(u, v), 0.02), edge(0.08 - np.hypot(np.abs(u) - 0.5, v), 0.02))


def ikat() -> Picture:
    """Lozenges whose edges run along the warp, as tied and dyed yarn does."""
    yarn = noise(SEED, "ikat/yarn", (1, SIZE // 4)).repeat(4, axis=1) - 0.5
    u = (2 * across()) % 1 - 0.5
    v = (2 * down() + 0.5 * (np.floor(2 * across()) % 2) + 0.12 * yarn) % 1 - 0.5
    lozenge = 0.46 - (np.abs(u) + np.abs(v))
    return pattern(edge(lozenge, 0.02) * (1 - edge(lozenge - 0.2, 0.02)), edge(lozenge - 0.3, 0.02))


# ---- Leather -------------------------------------------------------------------------------------------------

PEBBLES = 32


def leather() -> Picture:
    """Slow mottling of worn leather."""
    return grey(clouds("leather/wear", 3, 1.9) + 0.2 * clouds("leather/fine", 16, 1.2), 0.11)


def leather_normal() -> Picture:
    """Relief of pebbled leather."""
    pebble = cells("leather/pebbles", PEBBLES, wander=0.16)
    crease = np.exp(-(((pebble.second - pebble.nearest) / 0.2) ** 2))
    depth = 0.075 + 0.018 * np.clip(blurred("leather/depth", 0.025, 0.025), -2, 2)
    swell = noise(SEED, "leather/swell", (PEBBLES**2,))[pebble.label]
    height = -depth * crease - (0.1 + 0.12 * swell) * pebble.nearest**2
    return normals(height, PEBBLES, PEBBLES)


# ---- Basketwork ----------------------------------------------------------------------------------------------

STRANDS = 16  # rows of weavers a tile; each passes over and under stakes that are two rows apart


@cache
def basket() -> Cloth:
    """Randing: flat strands along u that pass before and behind stakes along v, every second row alike."""
    y = STRANDS * down() + 0.06 * blurred("wicker/rows", 0.05, 0.01)
    x = STRANDS / 2 * across() + 0.05 * blurred("wicker/stakes", 0.01, 0.05)
    row = np.floor(y).astype(int)
    round_top = 1 - (2 * (y % 1) - 1) ** 2
    front = np.cos(np.pi * x) * np.where(row % 2, -1.0, 1.0)  # stakes stand where it is 1 or -1
    strand = 0.45 * np.sqrt(np.maximum(round_top, 0)) + 0.4 * front
    stake = 0.25 * np.exp(-((((x + 0.5) % 1 - 0.5) / 0.2) ** 2))
    height = np.maximum(strand, stake)
    own = noise(SEED, "wicker/strand", (STRANDS, 2))[row % STRANDS, (np.floor(x / 4).astype(int)) % 2]
    fibre = blurred("wicker/fibre", 0.02, 0.0015)
    return Cloth(height, standard(np.minimum(height, 0.6)) + 0.9 * (own - 0.5) + 0.25 * fibre)


def wicker() -> Picture:
    """Tone of basketwork, weavers along u."""
    return grey(basket().tone, 0.2)


def wicker_normal() -> Picture:
    """Relief of the same basketwork."""
    return normals(0.8 * basket().height, STRANDS, STRANDS)


CANES = 16  # octagonal holes across a tile


def cane_strips() -> tuple[Field, Field]:
    """Height of the strips of seven-step caning, negative in its holes, and the cross-wise place in each strip.

    Pairs of strips along u and v, and single ones along both diagonals, which leave octagons.
    """
    x, y = CANES * across(), CANES * down()
    pairs = [apart(apart(at, 1.0) - 0.11, None) for at in (x, y)]
    diagonals = [apart(x + y + 0.5, 1.0) / np.sqrt(2), apart(x - y + 0.5, 1.0) / np.sqrt(2)]
    strips = [np.broadcast_to(0.058 - pair, (SIZE, SIZE)) for pair in pairs] + [0.062 - d for d in diagonals]
    return np.max(strips, axis=0), np.argmax(strips, axis=0).astype(float)


def apart(at: Field, period: float | None) -> Field:
    """The distance to the nearest multiple of the period, or to 0."""
    return np.abs(at) if period is None else np.abs((at + period / 2) % period - period / 2)


def cane() -> Picture:
    """Tone of the strips of open caning."""
    height, strip = cane_strips()
    return grey(5 * height + 0.08 * strip + 0.15 * blurred("cane/fibre", 0.004, 0.004), 0.12)


def cane_opacity() -> Picture:
    """White where open caning has a strip, black in its holes."""
    return to_bytes(np.clip(cane_strips()[0] * 50, -1, 1))


MESHES = 32  # holes of netting across a tile


def netting_height() -> Field:
    """A warp knit: staggered oval holes, deepest in their middles; its values are spread evenly over 0..1."""
    x, y = MESHES * across(), MESHES / 2 * down()
    shift = 0.5 * (np.floor(y) % 2)
    hole = np.hypot((x + shift) % 1 - 0.5, 0.8 * (y % 1 - 0.5))
    rank = np.argsort(np.argsort((hole + 0.015 * blurred("netting/yarn", 0.004, 0.004)).ravel()))
    return rank.reshape(SIZE, SIZE) / SIZE**2


def netting() -> Picture:
    """The share of a stretched knit's area that is lower: what is below the openness is a hole."""
    return to_bytes(2 * netting_height() - 1)


CORDS = 24


@cache
def cords() -> Cloth:
    """Twisted cords along u, side by side."""
    y = CORDS * down() + 0.1 * blurred("rush/lay", 0.08, 0.01)
    cord = np.floor(y).astype(int) % CORDS
    round_top = np.sqrt(np.maximum(1 - (2 * (y % 1) - 1) ** 2, 0))
    twist = 0.5 + 0.5 * np.cos(2 * np.pi * (30 * across() + y % 1 + noise(SEED, "rush/phase", (CORDS,))[cord]))
    own = noise(SEED, "rush/cord", (CORDS,))[cord]
    tone = 1.6 * round_top + 0.35 * twist + 0.7 * own + 0.4 * blurred("rush/fibre", 0.03, 0.004)
    return Cloth(0.5 * round_top + 0.06 * twist * round_top, tone)


def rush() -> Picture:
    """Tone of twisted cord, laid along u."""
    return grey(cords().tone, 0.18)


def rush_normal() -> Picture:
    """Relief of the same cords."""
    return normals(cords().height, CORDS, CORDS)


# ---- Resin and metal -----------------------------------------------------------------------------------------


def strewn(name: str, angle: float, length: float, width: float) -> Field:
    """White noise under a Gaussian blur that is long in one direction, radians from u."""
    c, s = np.cos(angle), np.sin(angle)
    return shaped(
        name, lambda u, v: np.exp(-2 * np.pi**2 * (((u * c + v * s) * length) ** 2 + ((v * c - u * s) * width) ** 2))
    )


def fibres() -> Picture:
    """Chopped strands of glass in resin, lying every way."""
    strands = [strewn(f"fibres/{k}", angle, 0.02, 0.0012) for k, angle in enumerate(np.linspace(0, np.pi, 9)[:-1])]
    tone = np.sum([np.clip(field - 1.2, 0, 2) for field in strands], axis=0)
    return grey(tone + 0.25 * clouds("fibres/resin", 4, 1.3), 0.12)


def brushed() -> Picture:
    """Fine scratches along u."""
    return grey(blurred("brushed/fine", 0.09, 0.0007) + 0.5 * blurred("brushed/deep", 0.2, 0.0016), 0.14)


# ---- Floors --------------------------------------------------------------------------------------------------

ROWS = 8
PLANKS_M = (2.4, 1.2)


@dataclass(frozen=True)
class Planks:
    """Which plank a pixel is of, where on it, and how far from its edge, in metres."""

    label: Labels
    along: Field
    aside: Field
    edge: Field


def planks_laid(size: int) -> Planks:
    """Eight rows of two planks each, their ends staggered; (size, size)."""
    y = (ROWS * down(size) + 0.5) % ROWS
    row = np.floor(y).astype(int)
    wobble = noise(SEED, "planks/joints", (2, ROWS))
    first = ((0.382 * np.arange(ROWS) + 0.08 * wobble[0]) % 1)[row]
    length = (0.38 + 0.24 * wobble[1])[row]
    x = (across(size) - first) % 1
    second = x >= length
    along = np.where(second, x - length, x) * PLANKS_M[0]
    rest = np.where(second, 1 - x, length - x) * PLANKS_M[0]
    aside = np.broadcast_to(y % 1 * PLANKS_M[1] / ROWS, x.shape)
    edge = np.minimum(np.minimum(along, rest), np.minimum(aside, PLANKS_M[1] / ROWS - aside))
    return Planks(2 * row + second, along, aside, edge)


def planks() -> Picture:
    """Tone of wooden floor boards, grain along u."""
    laid = planks_laid(2 * SIZE)
    cut = noise(SEED, "planks/cut", (2, 2 * ROWS))[:, laid.label]
    column = np.floor((laid.along / TIMBER_M[0] + cut[0]) * SIZE).astype(int) % SIZE
    row = np.floor((laid.aside / TIMBER_M[1] + cut[1]) * SIZE).astype(int) % SIZE
    tone = 0.85 * standard(timber())[row, column] + 1.6 * (noise(SEED, "planks/tone", (2 * ROWS,)) - 0.5)[laid.label]
    return grey(halved(tone - 5 * np.exp(-((laid.edge / 0.0016) ** 2))), 0.15)


def halved(field: Field) -> Field:
    """The mean of each 2 x 2 block."""
    return field.reshape(len(field) // 2, 2, -1, 2).mean((1, 3))


def planks_normal() -> Picture:
    """Bevelled edges of the same floor boards."""
    edge = planks_laid(SIZE).edge
    return normals(-0.0025 * np.exp(-((edge / 0.004) ** 2)), *PLANKS_M)


TILE_ROWS = 4
TILES_M = 1.2


def tile_edge() -> Field:
    """The distance to the middle of the nearest grout line, in metres; the lines miss the border of the picture."""
    side = 0.5 - np.abs((TILE_ROWS * across() + 0.5) % 1 - 0.5)
    return np.minimum(side, side.T) * TILES_M / TILE_ROWS


def tile_tones() -> Field:
    """A uniform tone for each square tile."""
    column = np.floor(TILE_ROWS * across() + 0.5).astype(int) % TILE_ROWS
    return noise(SEED, "tiles/tone", (TILE_ROWS, TILE_ROWS))[column.T, column]


def tiles() -> Picture:
    """Tone of square floor tiles and their grout."""
    grout = np.clip((0.0038 - tile_edge()) / 0.0015, 0, 1)
    glaze = 0.16 * clouds("tiles/glaze", 8, 1.4) + 0.06 * blurred("tiles/speck", 0.0012, 0.0012) + tile_tones()
    return grey(glaze * (1 - grout) + grout * (-1.6 + 0.2 * blurred("tiles/grout", 0.002, 0.002)), 0.14)


def tiles_normal() -> Picture:
    """Rounded edges of the same tiles, and their slight unevenness."""
    edge = np.clip((tile_edge() - 0.003) / 0.006, 0, 1)
    return normals(0.003 * (1 - (1 - edge) ** 2) + 0.0002 * blurred("tiles/wave", 0.03, 0.03), TILES_M, TILES_M)


CARPET_M = 0.3


@cache
def pile() -> Field:
    """The height of short cut pile: tufts of about 4 mm, in metres."""
    tuft = cells("carpet/tufts", 76, wander=0.25)
    lift = noise(SEED, "carpet/lift", (76**2,))[tuft.label]
    dome = 0.0011 * (1 - np.clip(tuft.nearest, 0, 1) ** 2) + 0.0004 * lift
    return dome + 0.0001 * blurred("carpet/fibre", 0.003, 0.003)


def carpet() -> Picture:
    """Tone of short-pile carpet."""
    return grey(
        standard(pile()) + 0.45 * blurred("carpet/yarn", 0.002, 0.002) + 0.3 * clouds("carpet/tread", 4, 1),
        0.15,
    )


def carpet_normal() -> Picture:
    """Relief of the same carpet."""
    return normals(pile(), CARPET_M, CARPET_M)


def concrete() -> Picture:
    """Clouds and pores of trowelled concrete."""
    pits = np.clip(3 * blurred("concrete/pits", 0.0021, 0.0019) - 7.2, 0, 1)
    tone = clouds("concrete/clouds", 3, 1.25) + 0.3 * blurred("concrete/sand", 0.0011, 0.0011)
    return grey(tone + 0.25 * blurred("concrete/trowel", 0.04, 0.012) - 2.5 * pits, 0.09)


def plaster_normal() -> Picture:
    """Slight relief of a painted plaster wall."""
    height = 0.0003 * grain("plaster/roller", 0.02, 0.7) + 0.0003 * blurred("plaster/trowel", 0.02, 0.02)
    return normals(height)


# ---- Grounds -------------------------------------------------------------------------------------------------


BLADES = tuple(np.linspace(0, np.pi, 11)[:-1])
LAWN_M = 0.8


@cache
def turf() -> Field:
    """The height of short grass: blades of about 3 cm that lie every way, of mean 0 and deviation 1."""
    blades = [strewn(f"lawn/{k}", angle, 0.014, 0.0014) for k, angle in enumerate(BLADES)]
    return standard(np.max(blades, axis=0) + 0.25 * clouds("lawn/growth", 5, 1.2))


def lawn() -> Picture:
    """Red: how light a blade is; green: the dark between blades."""
    light = 0.42 + 0.26 * turf() + 0.12 * blurred("lawn/tips", 0.004, 0.004) + 0.2 * clouds("lawn/tufts", 9, 1.6)
    return shares(light, 1.5 * np.clip(-0.25 - turf() - 0.35 * clouds("lawn/tufts", 9, 1.6), 0, 1))


def lawn_normal() -> Picture:
    """Relief of the same grass."""
    return normals(0.0013 * turf(), LAWN_M, LAWN_M)


FLAGS = 10  # cells of the grid on which stone flags lie, across a tile


@dataclass(frozen=True)
class Blocks:
    """Which block a pixel is of, and how far from its edge, in cells."""

    label: Labels
    edge: Field


@cache
def flags_laid() -> Blocks:
    """Rectangular flags of several sizes, fitted into each other at random."""
    owner, boxes = np.full((FLAGS, FLAGS), -1), list[tuple[int, int, int, int]]()
    choice = noise(SEED, "paving/sizes", (FLAGS, FLAGS))
    for j, i in np.ndindex(FLAGS, FLAGS):
        if owner[j, i] < 0:
            sizes = [(3, 2), (2, 3), (2, 2), (2, 1), (1, 2), (1, 1)]
            for w, h in sizes[int(choice[j, i] * 4) :] + sizes[:2] + sizes[-1:]:
                rows, columns = np.arange(j, j + h)[:, None] % FLAGS, np.arange(i, i + w)[None, :] % FLAGS
                if (owner[rows, columns] < 0).all():
                    owner[rows, columns] = len(boxes)
                    boxes.append((i, j, w, h))
                    break
    x, y = FLAGS * across() + 0 * down(), FLAGS * down() + 0 * across()
    label = owner[np.floor(y).astype(int), np.floor(x).astype(int)]
    i, j, w, h = np.array(boxes).T[:, label]
    along, aside = (x - i) % FLAGS, (y - j) % FLAGS
    return Blocks(label, np.minimum(np.minimum(along, w - along), np.minimum(aside, h - aside)))


def own_tone(name: str, label: Labels) -> Field:
    """A uniform number for each block."""
    return noise(SEED, name, (int(label.max()) + 1,))[label]


def paving() -> Picture:
    """Red: the tone of a stone flag and its clouds; green: the joints."""
    laid = flags_laid()
    cloud = 0.13 * clouds("paving/clouds", 6, 1.2) + 0.05 * blurred("paving/grit", 0.0012, 0.0012)
    ragged = laid.edge + 0.008 * blurred("paving/chips", 0.004, 0.004)
    return shares(own_tone("paving/tone", laid.label) * 0.8 + 0.1 + cloud, edge((0.03 - ragged) / FLAGS, 0.0035))


def paving_normal() -> Picture:
    """Worn edges of the same flags, and their riven faces."""
    laid = flags_laid()
    side = np.clip((laid.edge - 0.02) / 0.08, 0, 1)
    riven = 0.006 * clouds("paving/riven", 10, 1.5) + 0.03 * (own_tone("paving/lift", laid.label) - 0.5)
    return normals(0.05 * (1 - (1 - side) ** 2) + riven * side, FLAGS, FLAGS)


STONES = 36


@cache
def pebbles() -> tuple[Cells, Field]:
    """Gravel, and its height in stone widths."""
    stone = cells("gravel/stones", STONES, wander=0.3)
    lift = noise(SEED, "gravel/lift", (STONES**2,))[stone.label]
    dome = np.sqrt(np.maximum(1 - (1.15 * stone.nearest) ** 2, 0)) * np.clip(2.4 * (stone.second - stone.nearest), 0, 1)
    return stone, 0.5 * dome * (0.6 + 0.6 * lift) + 0.25 * lift


def gravel() -> Picture:
    """Red: the tone of a stone; green: the dark between stones."""
    stone, _ = pebbles()
    gap = np.exp(-(((stone.second - stone.nearest) / 0.13) ** 2))
    return shares(noise(SEED, "gravel/tone", (STONES**2,))[stone.label] + 0.1 * clouds("gravel/dust", 8, 1.2), gap)


def gravel_normal() -> Picture:
    """Relief of the same gravel."""
    return normals(0.55 * pebbles()[1], STONES, STONES)


DECK_ROWS = 8
DECK_M = (2.4, 1.2)
GROOVES = 7


def deck_place() -> tuple[Labels, Field]:
    """Which board a pixel is of, and where across it, 0 to 1; the gaps miss the border of the picture."""
    y = (DECK_ROWS * down() + 0.5) % DECK_ROWS + 0 * across()
    return np.floor(y).astype(int), y % 1


def decking() -> Picture:
    """Tone of grooved boards, grain and grooves along u."""
    row, place = deck_place()
    cut = noise(SEED, "decking/cut", (2, DECK_ROWS))[:, row]
    column = np.floor((across() * DECK_M[0] / TIMBER_M[0] % 1 + cut[0]) * SIZE).astype(int) % SIZE
    line = np.floor((place * DECK_M[1] / DECK_ROWS / TIMBER_M[1] + cut[1]) * SIZE).astype(int) % SIZE
    fade = np.minimum(1, 12 * np.minimum(across(), 1 - across()))  # timber is shorter than a board: blend its ends
    grain = standard(timber())[line, column] * fade
    groove = 0.5 + 0.5 * np.cos(2 * np.pi * GROOVES * place)
    gap = np.exp(-((np.minimum(place, 1 - place) / 0.022) ** 2))
    tone = 0.7 * grain + 1.3 * (noise(SEED, "decking/tone", (DECK_ROWS,)) - 0.5)[row] - 0.5 * groove - 4.5 * gap
    return grey(tone, 0.15)


def decking_normal() -> Picture:
    """Grooves and gaps of the same boards."""
    _, place = deck_place()
    side = np.clip(np.minimum(place, 1 - place) / 0.05, 0, 1)
    return normals(0.006 * (1 - (1 - side) ** 2) - 0.001 * np.cos(2 * np.pi * GROOVES * place), *DECK_M)


BLOCK = 5  # length of a parquet block in its widths; a tile is 10 x sqrt(2) widths each way, zigzags along u


def herringbone() -> tuple[Labels, Field, Field, Field]:
    """Which block a pixel is of, how far along it, aside and from its edge, in block widths.

    Blocks lie along the diagonals. Cell (i, j) is of a block along the one if (i - j) mod 2 BLOCK < BLOCK.
    """
    p, q = 20 * across() + 0 * down(), 20 * down() + 0 * across()  # sum and difference of the diagonals' coordinates
    x, y = (p + q) / 2, (p - q) / 2
    i, j = np.floor(x).astype(int), np.floor(y).astype(int)
    phase = (i - j) % (2 * BLOCK)
    flat = phase < BLOCK
    start_i, start_j = np.where(flat, i - phase, i), np.where(flat, j, j + phase - 2 * BLOCK + 1)
    along = np.where(flat, x - start_i, y - start_j)
    aside = np.where(flat, y - j, x - i)
    label = (start_i + start_j) % 20 + 20 * ((start_i - start_j) % 20) + 400 * flat
    return label, along, aside, np.minimum(np.minimum(along, BLOCK - along), np.minimum(aside, 1 - aside))


def parquet() -> Picture:
    """Tone of herringbone parquet, its zigzags along u."""
    label, along, aside, side = herringbone()
    cut = noise(SEED, "parquet/cut", (2, 800))[:, label]
    column = np.floor((along * 0.07 / TIMBER_M[0] + cut[0]) * SIZE).astype(int) % SIZE
    row = np.floor((aside * 0.07 / TIMBER_M[1] + cut[1]) * SIZE).astype(int) % SIZE
    tone = 0.6 * standard(timber())[row, column] + 1.7 * (noise(SEED, "parquet/tone", (800,)) - 0.5)[label]
    return grey(tone - 2.2 * np.exp(-((side / 0.028) ** 2)), 0.14)


def parquet_normal() -> Picture:
    """Eased edges of the same blocks."""
    return normals(-0.03 * np.exp(-((herringbone()[3] / 0.05) ** 2)), 10 * 2**0.5, 10 * 2**0.5)


# ---- Walls ---------------------------------------------------------------------------------------------------

COURSES = 12
BRICKS = 4  # in a course


@cache
def bricks_laid() -> Blocks:
    """Running bond; edges in courses."""
    y = (COURSES * down() + 0.5) % COURSES + 0 * across()
    row = np.floor(y).astype(int)
    x = (BRICKS * across() + 0.25 + 0.5 * (row % 2)) % BRICKS
    column = np.floor(x).astype(int)
    long = COURSES / BRICKS
    side = np.minimum(np.minimum(x % 1, 1 - x % 1) * long, np.minimum(y % 1, 1 - y % 1))
    return Blocks(row * BRICKS + column, side + 0.015 * blurred("brick/chips", 0.006, 0.006))


def brick() -> Picture:
    """Red: the tone of a brick and its specks; green: the mortar."""
    laid = bricks_laid()
    specks = 0.12 * clouds("brick/clouds", 9, 1.1) + 0.07 * blurred("brick/sand", 0.0015, 0.0015)
    return shares(own_tone("brick/tone", laid.label) ** 1.6 + specks, edge((0.075 - laid.edge) / COURSES, 0.004))


def brick_normal() -> Picture:
    """Relief of the same bricks."""
    side = np.clip((bricks_laid().edge - 0.05) / 0.11, 0, 1)
    rough = 0.012 * blurred("brick/rough", 0.0025, 0.0025) + 0.01 * blurred("brick/dents", 0.01, 0.01)
    return normals(0.1 * (1 - (1 - side) ** 2) + rough, COURSES, COURSES)


def fern() -> Picture:
    """Fronds that climb in columns, every second one turned to the other side; buds between them."""
    u, v = (2 * across()) % 1 - 0.5, down() + 0.5 * (np.floor(2 * across()) % 2)
    bent = u - 0.07 * np.sin(2 * np.pi * v)
    stem = edge(0.011 - np.abs(bent), 0.012)
    step = (16 * v + 7 * np.abs(bent)) % 1 - 0.5
    reach = 0.3 * (0.62 + 0.38 * np.cos(2 * np.pi * v))
    width = 0.42 * np.sqrt(np.clip(1 - np.abs(bent) / reach, 0, 1))
    leaflet = edge(width - np.abs(step), 0.12) * (np.abs(bent) < reach)
    bud = edge(0.03 - np.hypot((np.abs(u) - 0.5) / 2, (v + 0.25) % 0.5 - 0.25), 0.008)
    return pattern(np.maximum(leaflet, stem), bud)


def scallop() -> Picture:
    """Rows of fans that overlap like scales, with ribs."""
    masks = np.zeros((2, SIZE, SIZE))
    for layer in range(-1, 9):  # each lower row lies over the one above
        u = (4 * across() + 0.5 * (layer % 2)) % 1 - 0.5
        v = 8 * down() - layer
        r = np.hypot(u, 0.5 * (v - 1))
        inside = (r < 0.5) & (v < 1) & (v > -0.2)
        rim = edge(0.035 - np.abs(r - 0.46), 0.02)
        ring = edge(0.016 - np.abs(r - 0.3), 0.02) + edge(0.016 - np.abs(r - 0.16), 0.02)
        masks = np.where(inside, np.stack([np.broadcast_to(rim, r.shape), np.broadcast_to(ring, r.shape)]), masks)
    return pattern(masks[0], masks[1])


BOARDS = 8


def matchboard_normal() -> Picture:
    """Upright boards with a V between them, 10 cm wide at 0.8 m a tile."""
    side = np.abs((BOARDS * across() + 0.5) % 1 - 0.5) + 0 * down()
    return normals(0.06 * np.clip(side / 0.06, 0, 1) + 0.003 * blurred("matchboard/plane", 0.004, 0.06), BOARDS, BOARDS)


def panel_normal() -> Picture:
    """One raised panel in its frame, 0.6 m square at full size."""
    side = 0.5 - np.maximum(np.abs(across() - 0.5), np.abs(down() - 0.5))
    mould = 0.016 * np.exp(-(((side - 0.13) / 0.012) ** 2))
    field = 0.02 * np.clip((side - 0.16) / 0.07, 0, 1) - 0.02 * np.clip((side - 0.14) / 0.012, 0, 1)
    return normals(mould + field)


PLEATS = 10


@cache
def folds() -> Field:
    """The height of hanging cloth: pleats of uneven width along u, that waver a little on their way down."""
    wander = 0.35 * blurred("pleats/width", 0.09, 3.0) + 0.05 * blurred("pleats/sway", 0.08, 0.2)
    wave = np.sin(2 * np.pi * (PLEATS * across() + wander))
    return wave + 0.25 * np.sin(2 * np.pi * (2 * PLEATS * across() + 2 * wander + 0.2)) + 0 * down()


def pleats() -> Picture:
    """Shade of hanging cloth: dark in its folds."""
    return grey(folds() + 0.3 * blurred("pleats/cloth", 0.02, 0.06), 0.16)


def pleats_normal() -> Picture:
    """Relief of the same folds."""
    return normals(0.16 * folds(), 2 * PLEATS, 2 * PLEATS)


# ---- Leaves --------------------------------------------------------------------------------------------------

LEAVES = 26


@cache
def leaves() -> tuple[Field, Field]:
    """Leaves that lie over each other: their height in leaf widths and a uniform tone of each."""
    height, tone = np.full((SIZE, SIZE), -1.0), np.zeros((SIZE, SIZE))
    for layer in range(3):
        leaf = cells(f"leafage/{layer}", LEAVES - 4 * layer, wander=0.25)
        lift = noise(SEED, f"leafage/lift {layer}", (2, (LEAVES - 4 * layer) ** 2))[:, leaf.label]
        dome = np.where(leaf.nearest < 0.52, lift[0] - 1.1 * leaf.nearest, -1.0)
        height, tone = np.maximum(height, dome), np.where(dome > height, lift[1], tone)
    return height, tone


def leafage() -> Picture:
    """Red: the tone of a leaf; green: the dark between leaves."""
    height, tone = leaves()
    return shares(0.15 + 0.75 * tone + 0.08 * clouds("leafage/light", 4, 1.3), np.clip(0.34 - height, 0, 0.55) / 0.55)


def leafage_normal() -> Picture:
    """Relief of the same leaves."""
    return normals(0.5 * np.maximum(leaves()[0], -0.3), LEAVES, LEAVES)


# ---- The table -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Texture:
    """How to bake one map, the true size of its tile in metres along u and v, and how it is meant to be used."""

    bake: Callable[[], Picture]
    size_m: tuple[float, float]
    use: str


TEXTURES: dict[str, Texture] = {
    "wood": Texture(wood, TIMBER_M, "colour, by `grain`"),
    "weave": Texture(weave, (0.096, 0.096), "colour, by `contrast`; 24 thread pairs a tile, so 24 x `weave` wide"),
    "weave_normal": Texture(weave_normal, (0.096, 0.096), "normal, 0.5 to 1; laid exactly as `weave`"),
    "twill": Texture(twill, (0.096, 0.096), "colour, by `contrast`; 24 thread pairs a tile, so 24 x `weave` wide"),
    "twill_normal": Texture(twill_normal, (0.096, 0.096), "normal, 0.5 to 1; laid exactly as `twill`"),
    "veneer": Texture(veneer, TIMBER_M, "colour, by `grain`"),
    "linen": Texture(linen, (0.4, 0.4), "colour, by `slub`"),
    "boucle": Texture(boucle, (0.192, 0.192), "colour, by `contrast`; 24 curls a tile"),
    "boucle_normal": Texture(boucle_normal, (0.192, 0.192), "normal, 0.5 to 1; laid exactly as `boucle`"),
    **{
        f"{bake.__name__}_pattern": Texture(bake, (0.3, 0.3), "shares of two colours, red and green; `repeat` wide")
        for bake in (stripe, plaid, floral, damask, chevron, trellis, dots, ikat)
    },
    "fibres": Texture(fibres, (0.25, 0.25), "colour, by `fibres`"),
    "brushed": Texture(brushed, (0.3, 0.15), "colour and roughness, by `scratches`; scratches along u"),
    "leather": Texture(leather, (0.6, 0.6), "colour, by `wear`, and a little roughness"),
    "leather_normal": Texture(leather_normal, (0.096, 0.096), "normal, 0.4 to 1; 32 pebbles a tile"),
    "wicker": Texture(wicker, (0.096, 0.096), "colour, by `contrast`; 16 strands a tile, weavers along u"),
    "wicker_normal": Texture(wicker_normal, (0.096, 0.096), "normal, 0.5 to 1; laid exactly as `wicker`"),
    "cane": Texture(cane, (0.208, 0.208), "colour, 0.5; 16 holes a tile"),
    "cane_opacity": Texture(cane_opacity, (0.208, 0.208), "alpha; laid exactly as `cane`"),
    "netting": Texture(netting, (0.128, 0.128), "alpha: holes are where it is below `openness`; 32 holes a tile"),
    "rush": Texture(rush, (0.12, 0.12), "colour, by `contrast`; 24 cords a tile, along u"),
    "rush_normal": Texture(rush_normal, (0.12, 0.12), "normal, 0.5 to 1; laid exactly as `rush`"),
    "planks": Texture(planks, PLANKS_M, "colour, 0.4 to 1"),
    "planks_normal": Texture(planks_normal, PLANKS_M, "normal, 1; laid exactly as `planks`"),
    "tiles": Texture(tiles, (TILES_M, TILES_M), "colour, 0.3 to 1"),
    "tiles_normal": Texture(tiles_normal, (TILES_M, TILES_M), "normal, 1; laid exactly as `tiles`"),
    "carpet": Texture(carpet, (CARPET_M, CARPET_M), "colour, 0.4 to 1"),
    "carpet_normal": Texture(carpet_normal, (CARPET_M, CARPET_M), "normal, 0.5 to 1; laid exactly as `carpet`"),
    "concrete": Texture(concrete, (1.5, 1.5), "colour, 0.3 to 0.8, and a little roughness"),
    "plaster_normal": Texture(plaster_normal, (1.0, 1.0), "normal, 0.3 to 1"),
    **{
        f"{bake.__name__}_pattern": Texture(bake, (size, size), "shares of two colours, red and green")
        for bake, size in (
            (lawn, LAWN_M),
            (paving, 2.4),
            (gravel, 0.8),
            (brick, 1.0),
            (leafage, 0.6),
            (fern, 0.5),
            (scallop, 0.5),
        )
    },
    "lawn_normal": Texture(lawn_normal, (LAWN_M, LAWN_M), "normal, 0.5 to 1; laid exactly as `lawn_pattern`"),
    "paving_normal": Texture(paving_normal, (2.4, 2.4), "normal, 0.5 to 1; laid exactly as `paving_pattern`"),
    "gravel_normal": Texture(gravel_normal, (0.8, 0.8), "normal, 0.5 to 1; 36 stones a tile"),
    "brick_normal": Texture(brick_normal, (1.0, 1.0), "normal, 0.5 to 1; 12 courses a tile"),
    "leafage_normal": Texture(leafage_normal, (0.6, 0.6), "normal, 0.5 to 1; 26 leaves a tile"),
    "decking": Texture(decking, DECK_M, "colour, 0.4 to 1; eight boards a tile, along u"),
    "decking_normal": Texture(decking_normal, DECK_M, "normal, 1; laid exactly as `decking`"),
    "parquet": Texture(parquet, (1.0, 1.0), "colour, 0.4 to 1; 14.14 block widths a tile"),
    "parquet_normal": Texture(parquet_normal, (1.0, 1.0), "normal, 1; laid exactly as `parquet`"),
    "matchboard_normal": Texture(matchboard_normal, (0.8, 0.8), "normal, 1; eight boards a tile, along v"),
    "panel_normal": Texture(panel_normal, (0.6, 0.6), "normal, 1; one panel a tile"),
    "pleats": Texture(pleats, (1.2, 1.2), "colour, 0.5 to 1; ten pleats a tile, along v"),
    "pleats_normal": Texture(pleats_normal, (1.2, 1.2), "normal, 0.5 to 1; laid exactly as `pleats`"),
}

README = """# Textures

Made by `scripts/bake_textures.py`, from maths and named noise alone. Licence: CC0-1.0 (public domain). Do not edit
the files: change the script and run it; `--check` says whether the files are what it bakes.

All are {size} x {size} pixels, 8 bits a channel, tile in both directions and hold plain numbers, not sRGB (`Non-Color`
in Blender). A grey map of colour has mean 0.5: multiply a colour by `1 + strength * (2 * grey - 1)`, and its mean
stays. A `_normal` map is in tangent space, green up (OpenGL), with true slopes at strength 1 whatever the scale.

| file | metres a tile, u x v | meant for |
|---|---|---|
{rows}
"""


def readme() -> str:
    """The text of assets/textures/README.md."""
    rows = [f"| {name}.png | {t.size_m[0]} x {t.size_m[1]} | {t.use} |" for name, t in TEXTURES.items()]
    return README.format(size=SIZE, rows="\n".join(rows))


def write(folder: Path) -> None:
    """Bake everything into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, texture in TEXTURES.items():
        Image.fromarray(texture.bake()).save(folder / f"{name}.png", optimize=True)
    (folder / "README.md").write_text(readme(), encoding="utf-8")


def differences(folder: Path) -> list[str]:
    """The files of a folder that are not what the script bakes; pixels may differ by one step of rounding."""
    wrong = [f"{name}.png" for name, texture in TEXTURES.items() if not same(folder / f"{name}.png", texture.bake())]
    text = folder / "README.md"
    return wrong if text.exists() and text.read_text(encoding="utf-8") == readme() else [*wrong, text.name]


def same(path: Path, picture: Picture) -> bool:
    """Whether a file holds a picture, to one step of rounding."""
    if not path.exists():
        return False
    stored = np.asarray(Image.open(path))
    return stored.shape == picture.shape and int(np.abs(stored.astype(int) - picture).max()) <= 2


def main() -> None:
    """Write the textures, or check them."""
    if "--check" not in sys.argv[1:]:
        write(FOLDER)
    elif wrong := differences(FOLDER):
        sys.exit(f"not what scripts/bake_textures.py bakes: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
