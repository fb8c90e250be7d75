"""One English sentence about a picture, made from what is known of it.

Left and right are the viewer's, as one stands before the piece. Which form the sentence takes goes by the camera's
numbers, so that captions vary but the same picture always has the same one.
"""

from __future__ import annotations

from collections import Counter
from zlib import crc32

import numpy as np

from synthgen.color_names import color_word
from synthgen.frame import Frame
from synthgen.geometry.mesh import Floats
from synthgen.labels.amodal import occluded_fraction
from synthgen.labels.attributes import color_of, kind_of, used_surfaces
from synthgen.labels.precision import rounded
from synthgen.labels.silhouette import seen_share
from synthgen.labels.titles import title
from synthgen.labels.visible import visible_pixels
from synthgen.materials import Patterned, Surface
from synthgen.stage import Opening, Stage, StagedObject

PLACES = {
    "studio": "in a photo studio",
    "room": "in a room",
    "showroom": "in a showroom",
    "terrace": "on a terrace",
    "garden": "in a garden",
    "abstract": "among abstract shapes",
    "photo_backdrop": "before a photographed backdrop",
}
"""Setting -> where the piece stands."""

MADE_OF = {
    "wood": "wooden", "veneer": "veneered", "painted_wood": "painted wooden", "lacquer": "lacquered",
    "fabric": "fabric", "velvet": "velvet", "linen": "linen", "boucle": "bouclé", "leather": "leather",
    "worn_leather": "worn leather", "plastic": "plastic", "fibreglass": "fibreglass", "nylon": "nylon",
    "metal": "metal", "brushed_metal": "brushed metal", "painted_metal": "painted metal", "wicker": "wicker",
    "cane": "caned", "rush": "rush", "netting": "mesh",
}  # fmt: skip
"""Material -> adjective."""

PATTERNS = {
    "stripe": "striped", "plaid": "plaid", "floral": "floral", "damask": "damask", "chevron": "chevron-patterned",
    "trellis": "trellis-patterned", "dots": "dotted", "ikat": "ikat",
}  # fmt: skip

FORMS = (
    "{piece} {place}, {seen}{rest}.",
    "A picture of {piece} {place}, {seen}{rest}.",
    "{place}, {piece}, {seen}{rest}.",
    "{piece}, {seen}, {place}{rest}.",
)
"""Ways to say it."""

MENTIONED = 0.12
"""Share of an object that must be hidden or cut off for the caption to say so."""

PANES = 6
"""Points along a side of a window at which it is looked for in the picture."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def caption(stage: Stage, frame: Frame) -> str:
    """The sentence, about the first object; the others that are seen are counted by class."""
    if not stage.objects:
        return f"A picture taken {_place(stage, frame)}."
    subject = stage.objects[0]
    words = {
        "piece": _with_article(_piece(subject)),
        "place": _place(stage, frame),
        "seen": f"seen {_viewpoint(stage, subject)}",
        "rest": _others(stage, frame) + _hidden(stage, frame, subject),
    }
    form = FORMS[crc32(repr(rounded(stage.view.world_from_camera)).encode()) % len(FORMS)]
    sentence = form.format(**words)
    return sentence[0].upper() + sentence[1:]


def _piece(thing: StagedObject) -> str:
    """`red velvet Chesterfield sofa`: colour and material of what covers most of it, and what it is."""
    name = title(thing.family, thing.class_name)
    surfaces = used_surfaces(thing)
    described = _described(next(iter(surfaces.values()))) if surfaces else ""
    words = [word for word in described.split() if word.lower() not in name.lower().split()]
    return " ".join([*words, name])


def _described(surface: Surface) -> str:
    """Colour and material."""
    if isinstance(surface, Patterned):
        colors = dict.fromkeys([color_of(surface), color_word(surface.second)])
        return f"{' and '.join(colors)} {PATTERNS.get(surface.pattern, 'patterned')}"
    return f"{color_of(surface)} {MADE_OF.get(kind_of(surface), '')}".strip()


def _with_article(words: str) -> str:
    return f"{'an' if words[0].lower() in 'aeio' else 'a'} {words}"  # a U-shaped sofa


def _viewpoint(stage: Stage, thing: StagedObject) -> str:
    """`from above left`: where the camera stands about the piece."""
    low, high = thing.model.bounds
    world = thing.world_from_object
    away = (stage.view.position - world[:3, 3]) @ world[:3, :3] - (low + high) / 2
    azimuth = float(np.degrees(np.arctan2(away[0], -away[1])))  # towards the sitter's left, the viewer's right
    elevation = float(np.degrees(np.arctan2(away[2], np.hypot(away[0], away[1]))))
    above = elevation > 20
    side = "right" if azimuth > 0 else "left"
    if abs(azimuth) > 155:
        return "from behind and above" if above else "from behind"
    if abs(azimuth) > 115:
        return f"from behind {side}"
    if abs(azimuth) > 65:
        return "from above and the side" if above else "from the side"
    if abs(azimuth) > 15:
        return f"from {'above' if above else 'the'} {side}"
    return "from above" if above else "from the front"


def _place(stage: Stage, frame: Frame) -> str:
    where = PLACES.get(stage.setting, "in a plain setting")
    if any(_is_seen(stage, frame, opening) for opening in stage.rig.openings):
        return f"{where} with a window"
    return where


def _is_seen(stage: Stage, frame: Frame, opening: Opening) -> bool:
    """Whether a twelfth of a window's panes at least is in the picture, and nothing before it."""
    points = _panes(opening)
    local = (points - stage.view.position) @ stage.view.world_from_camera[:3, :3]
    points = points[local[:, 2] > 0.01]
    if not len(points):
        return False
    pixels, depth = stage.view.projected(points)
    inside = ((pixels >= 0) & (pixels < (stage.view.width, stage.view.height))).all(axis=1)
    column, row = np.floor(pixels[inside]).astype(int).T
    shown = frame.depth[row, column]
    return int(((shown == 0) | (shown > depth[inside] - 0.1)).sum()) >= PANES**2 / 12


def _panes(opening: Opening) -> Floats:
    """(N, 3) points spread over a window."""
    across = np.cross([0.0, 0.0, 1.0], opening.facing)
    steps = (np.arange(PANES) + 0.5) / PANES - 0.5
    x, z = (grid.ravel()[:, None] for grid in np.meshgrid(steps * opening.width, steps * opening.height))
    points: Floats = opening.position + x * across + z * np.array([0.0, 0.0, 1.0])
    return points


def _others(stage: Stage, frame: Frame) -> str:
    """`, with two chairs and a sofa`, of those that are seen."""
    counts = Counter(t.class_name.replace("_", " ") for t in stage.objects[1:] if visible_pixels(frame, t).any())
    same = stage.objects[0].class_name.replace("_", " ")
    phrases = [_counted(name, number, another=name == same) for name, number in counts.items()]
    listed = " and ".join([", ".join(phrases[:-1]), phrases[-1]] if len(phrases) > 1 else phrases)
    return f", with {listed}" if phrases else ""


def _counted(name: str, number: int, *, another: bool) -> str:
    if number == 1:
        return f"another {name}" if another else _with_article(name)
    count = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{count} {'other ' if another else ''}{name}{'es' if name.endswith(('s', 'ch', 'sh', 'x')) else 's'}"


def _hidden(stage: Stage, frame: Frame, thing: StagedObject) -> str:
    """`, partly hidden`, and whether the border cuts it."""
    hidden = occluded_fraction(stage, frame, thing) > MENTIONED
    inside = 1 - occluded_fraction(stage, frame, thing)
    cut = inside > 0 and seen_share(stage, frame, thing) < (1 - MENTIONED) * inside
    words = [word for word, said in (("partly hidden", hidden), ("cut off by the border", cut)) if said]
    return f", {' and '.join(words)}" if words else ""
