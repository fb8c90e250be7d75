"""What `synthgen evaluate` is asked for."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from synthgen.evaluate.classifiers.recipe import FINETUNING, HEAD, Recipe

MODES = ("scratch", "frozen", "finetune", "zero-shot")
CROPS = ("centre", "box")
HALVES = ("tune", "final", "all")
"""Of real pictures: see `synthgen.evaluate.halves`."""

PRECISIONS = ("float32", "bfloat16")
"""Of a network's products: the second is quicker on processors that have it, and rounds."""

RECIPES = {"scratch": Recipe(), "frozen": HEAD, "finetune": FINETUNING}
"""Of the modes in which anything learns."""

FRACTIONS = (0.0, 0.01, 0.05, 0.1, 0.5, 1.0)
"""Of real pictures, unless something else is asked for."""


@dataclass(frozen=True)
class Settings:
    """mode: what is trained. model, weights: the backbone of the other modes than `scratch`; weights: a file.

    crop: of synthetic images, the square in the middle or the one around the object. images: how many of the first
    ones; None is all. seeds: runs. steps: of training; None is as many as the recipe has. half: of every real set.
    fractions: of the real pictures that are mixed in. device: what computes. recipe: None is that of the mode.
    """

    mode: str = "scratch"
    model: str = "efficientnet-lite2"
    weights: Path | None = None
    crop: str = "centre"
    images: int | None = None
    seeds: int = 3
    steps: int | None = None
    precision: str = "float32"
    half: str = "all"
    fractions: tuple[float, ...] = ()
    device: str = "auto"
    recipe: Recipe | None = None

    @property
    def followed(self) -> Recipe:
        """The recipe of training. precision: with a frozen backbone, of the backbone alone."""
        base = self.recipe or RECIPES.get(self.mode, Recipe())
        return replace(base, steps=self.steps or base.steps, precision=self.precision)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data. The recipe only where something learns, the model only where there is one."""
        data = asdict(self) | {"weights": self.weights and self.weights.name, "recipe": asdict(self.followed)}
        left_out = {"steps", "recipe"} if self.mode == "zero-shot" else {"steps", "precision"}
        left_out |= {"model", "weights"} if self.mode == "scratch" else set()
        left_out |= set() if self.fractions else {"fractions"}
        return {name: value for name, value in data.items() if name not in left_out}
