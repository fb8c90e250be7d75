"""synthgen: procedural 3D scenes, rendered with Blender, into labeled image datasets.

    for sample in synthgen.generate("configs/chairs.yaml", count=100):
        sample.image, sample.class_name, sample.objects

    for sample in synthgen.Dataset("out/chairs", split="train"):
        ...

With torch: `synthgen.torch`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from synthgen.dataset.sample import Dataset, Sample
    from synthgen.errors import SpecError, SynthgenError
    from synthgen.parse import load
    from synthgen.run.generate import generate

__version__ = "0.1.0"
__all__ = ["Dataset", "Sample", "SpecError", "SynthgenError", "generate", "load"]

_PLACES = {
    "Dataset": "synthgen.dataset.sample",
    "Sample": "synthgen.dataset.sample",
    "SpecError": "synthgen.errors",
    "SynthgenError": "synthgen.errors",
    "generate": "synthgen.run.generate",
    "load": "synthgen.parse",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, so that `import synthgen` costs nothing."""
    if name not in _PLACES:
        raise AttributeError(f"module 'synthgen' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
