"""The second half of a study: every dataset that is rendered is evaluated, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from synthgen.errors import SynthgenError
from synthgen.evaluate.real import RealSet
from synthgen.evaluate.settings import Settings
from synthgen.evaluate.study import folders
from synthgen.evaluate.study.plan import Plan, Variant
from synthgen.evaluate.synthetic import synthetic
from synthgen.evaluate.transfer import Evaluation, evaluate

ENOUGH = 0.95
"""Share of a variant's images that must be there: single ones may have failed."""

Write = Callable[[Path, dict[str, Any]], None]


def evaluate_all(
    plan: Plan, out: Path, real: Sequence[RealSet], half: str, device: str, write: Write, tell: Callable[[str], None]
) -> None:
    """Evaluate what has not been yet. write: puts JSON into a file. Raises SynthgenError for a dataset that lacks."""
    for variant in plan.variants:
        for seed in plan.seeds:
            settings = replace(variant.settings, half=half, device=device)
            asked = _asked(plan, variant, settings, real)
            if folders.found(out, variant, seed, asked) is not None:
                continue
            tell(f"evaluating '{variant.name}', dataset {seed}")
            told = _evaluated(plan, variant, out, seed, real, settings, tell)
            write(folders.evaluation(out, variant, seed) / folders.FILE, told.to_dict() | {folders.ASKED: asked})


def _evaluated(
    plan: Plan, variant: Variant, out: Path, seed: int, real: Sequence[RealSet], settings: Settings,
    tell: Callable[[str], None],
) -> Evaluation:  # fmt: skip
    owner = plan.source(variant)
    root = folders.dataset(out, owner, seed)
    if not root.is_dir():
        raise SynthgenError(f"{root}: is not there; run `synthgen study ... --only render` first")
    examples = synthetic(root)
    if len(examples) < ENOUGH * owner.count:
        raise SynthgenError(f"{root}: has {len(examples)} of {owner.count} images; render the rest first")
    mixed = real if variant.mix else ()
    return evaluate(variant.name, examples[: settings.images], real, settings, mixed, tell)


def _asked(plan: Plan, variant: Variant, settings: Settings, real: Sequence[RealSet]) -> dict[str, Any]:
    """All that the figures depend on, but the device."""
    owner = plan.source(variant)
    return {
        "spec": plan.spec.name, "overrides": list(owner.overrides), "count": owner.count, "objects": owner.objects,
        "material": owner.material, "mix": variant.mix,
        "settings": {name: value for name, value in settings.to_dict().items() if name != "device"},
        "real": {each.name: len(each.examples) for each in real},
    }  # fmt: skip
