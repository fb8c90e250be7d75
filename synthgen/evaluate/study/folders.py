"""Where a study keeps things: `OUT/<variant>/seed<n>/` is a dataset, beside it what came of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from synthgen.errors import SynthgenError
from synthgen.evaluate.study.plan import Plan, Variant

FILE = "evaluation.json"
ASKED = "asked"
"""Key of an evaluation's file: what it was made for. If that changes, it is made anew."""


def dataset(out: Path, variant: Variant, seed: int) -> Path:
    """The folder of a dataset."""
    return out / "datasets" / variant.folder / f"seed{seed}"


def evaluation(out: Path, variant: Variant, seed: int) -> Path:
    """The folder of an evaluation."""
    return out / "evaluations" / variant.folder / f"seed{seed}"


def found(out: Path, variant: Variant, seed: int, asked: dict[str, Any] | None = None) -> dict[str, Any] | None:
    """The content of an evaluation's file, None if there is none, or if it was made for something else.

    Raises SynthgenError if it cannot be read.
    """
    path = evaluation(out, variant, seed) / FILE
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SynthgenError(f"{path}: cannot be read: {error}; delete it and run again") from error
    return data if asked is None or data.get(ASKED) == json.loads(json.dumps(asked)) else None


def missing(out: Path, plan: Plan) -> list[str]:
    """Variants whose evaluations are not all there."""
    return [each.name for each in plan.variants if any(found(out, each, seed) is None for seed in plan.seeds)]
