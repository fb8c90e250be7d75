"""The keys at the top of a spec, beside those of `Surroundings`: what each means, and its value if left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from synthgen.distributions import Constant
from synthgen.fields import Leaf
from synthgen.labels import LABELS
from synthgen.split_by import BY_SHAPE, SPLIT_BY

NAME_LENGTH = 64
"""Bytes of a name that a folder gets."""

PRESETS = ("product", "room", "wild", "randomized", "mixed")
"""Shipped specs, `configs/<name>.yaml`, whose surroundings a spec can take over by `preset: <name>`."""

COUNT = Leaf("count", Constant(100), "count", "How many images.", 1, 100_000_000)
SEED = Leaf("count", Constant(0), "seed", "Which draw of everything; 0 is a seed like any other.", 0, 2**63 - 1)
COMPANIONS = Leaf(
    "count", Constant(0), "count", "Labeled objects beside the subject: how many, or a list of which.", 0, 32
)
MIN_VISIBLE = Leaf(
    "number", Constant(0.0), "ratio", "Companions of which less than this share is seen get no label.", 0.0, 1.0
)
VIEWS = Leaf(
    "count", Constant(1), "count", "Successive images of one scene: from another camera, the rest the same.", 1, 1000
)
COMPANION_SEED = Leaf("count", Constant(0), "seed", "Where the layout puts this companion.", 0, 2**31 - 1)
SPLITS: Mapping[str, float] = {"train": 0.8, "val": 0.1, "test": 0.1}
"""Split -> its share, unless a spec says otherwise."""


@dataclass(frozen=True)
class Key:
    """What a key means, what it holds as a spec would write it, and what holds where it is left out."""

    meaning: str
    holds: str
    default: str


def _leaf(leaf: Leaf, holds: str) -> Key:
    return Key(leaf.meaning, f"{holds}, {leaf.low} to {leaf.high}", str(leaf.distribution.quantile(0)))


KEYS: Mapping[str, Key] = {
    "preset": Key("A shipped spec whose surroundings and companions hold where this one is silent.",
                  f"one of {', '.join(PRESETS)}", "none"),
    "name": Key("Name of the dataset, and of its folder in `out/`.", f"a word of up to {NAME_LENGTH} bytes",
                "the file's name"),
    "count": _leaf(COUNT, "a whole number"),
    "seed": _leaf(SEED, "a whole number"),
    "classes": Key("The classes and what stands for each: a class that the program knows may be left empty, any other "
                   "names its furniture.", "class: {} or kinds of furniture", "must be given"),
    "balance": Key("Share of each class; counts are exact, in every prefix of the dataset.", "class: weight",
                   "equal shares"),
    "splits": Key("Share of each split; an object's shape decides, so no object is in two.", "split: weight",
                  ", ".join(f"{name} {share:g}" for name, share in SPLITS.items())),
    "split_by": Key("What decides the split of an image: `shape` of its object, or `image`, with which the same object "
                    "is in all splits: for meshes of your own, of which there are few.",
                    " or ".join(SPLIT_BY), BY_SHAPE),
    "companions": _leaf(COMPANIONS, "a whole number or its distribution, or a list of {class, furniture, seed}"),
    "views": _leaf(VIEWS, "a whole number"),
    "labels": Key("What is told of each image; formats ask for some of them.", f"a list of: {', '.join(LABELS)}",
                  "all but normals"),
    "min_visible": Key(MIN_VISIBLE.meaning, "a number, 0 to 1", "0"),
    "formats": Key("What the dataset is written in; `synthgen export` does the same later.",
                   "a list of formats, each a name or {kind, option: value}", "[imagefolder, csv, coco]"),
}  # fmt: skip
"""Key -> what it is, in the order of a spec."""
