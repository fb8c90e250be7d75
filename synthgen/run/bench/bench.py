"""A bench: the machine, the stages of an image, and the throughput of several workers, as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from synthgen.run.bench import machine
from synthgen.run.bench.stages import StageCosts, stage_costs
from synthgen.run.bench.throughput import Throughput, throughput
from synthgen.spec import Spec

HOUR_S = 3600


@dataclass(frozen=True)
class Bench:
    """What `bench` found out about a spec on a machine."""

    spec: str
    machine: dict[str, str | int | float]
    stages: StageCosts
    throughputs: tuple[Throughput, ...]

    @property
    def best(self) -> Throughput:
        """The fewest workers that come within 3 % of the fastest."""
        fastest = max(found.images_per_s for found in self.throughputs)
        return next(found for found in self.throughputs if found.images_per_s >= 0.97 * fastest)

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        fixed, total = self.stages.fixed, self.stages.total
        return {
            "spec": self.spec,
            "machine": self.machine,
            "device": self.stages.device,
            "images": len(self.stages.wall),
            "stages": {name: {"wall_s": wall, "cpu_s": cpu} for name, (wall, cpu) in self.stages.median.items()},
            "fixed": {"wall_s": fixed[0], "cpu_s": fixed[1]},
            "total": {"wall_s": total[0], "cpu_s": total[1]},
            "throughput": [found.to_dict() for found in self.throughputs],
            "best_workers": self.best.workers,
            "images_per_hour": round(self.best.images_per_s * HOUR_S),
        }


def bench(
    spec: Spec, images: int, device: str, workers: Sequence[int], told: Callable[[str], None] = lambda _: None
) -> Bench:
    """Measure. `told` hears what is being measured. Raises SynthgenError if the device cannot, or an image fails.

    images: in a single process for the stages; each number of workers makes as many times two, and no fewer than four
    each.
    """
    told(f"stages of {images} images")
    stages = stage_costs(spec, range(images), device)
    found = []
    for count in workers:
        told(f"{count} worker{'s' * (count != 1)}")
        found.append(throughput(spec, max(2 * images, 4 * count), device, count))
    return Bench(spec.name, machine.described(), stages, tuple(found))
