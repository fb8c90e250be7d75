"""The first half of a study: every variant becomes a dataset for each seed. The only part that needs Blender."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from synthgen.errors import SpecError
from synthgen.evaluate.study import folders
from synthgen.evaluate.study.plan import Plan, Variant
from synthgen.evaluate.study.spec import spec_of
from synthgen.run.conduct import Conduct
from synthgen.run.run import Summary, render
from synthgen.run.watcher import Watcher
from synthgen.spec import Spec


def rendered(plan: Plan) -> list[Variant]:
    """Variants with datasets of their own."""
    return [variant for variant in plan.variants if variant.of is None]


def specs(plan: Plan) -> Iterator[tuple[Variant, int, Spec]]:
    """Each dataset's spec. Raises SpecError, which names the variant, for one that does not fit."""
    for variant in rendered(plan):
        for seed in plan.seeds:
            try:
                yield variant, seed, spec_of(plan, variant, seed)
            except SpecError as error:
                raise SpecError(f"variant '{variant.name}': {error}") from error


def render_all(
    plan: Plan, out: Path, conduct: Conduct, watcher: Callable[[str], AbstractContextManager[Watcher]]
) -> Iterator[tuple[Path, Summary]]:
    """Render what is missing; a summary a dataset. Mistakes in any variant are found before the first is rendered."""
    for variant, seed, spec in list(specs(plan)):
        root = folders.dataset(out, variant, seed)
        root.parent.mkdir(parents=True, exist_ok=True)
        with watcher(f"{variant.name}, seed {seed}") as shown:
            yield root, render(spec, root, conduct, shown)
