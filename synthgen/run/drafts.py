"""Drafts: small, quick pictures of scenes, with boxes but without a dataset, rendered by a few processes."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from synthgen.build import build
from synthgen.cameras import Image
from synthgen.dataset.record import Pictures, Record
from synthgen.engines import Cycles
from synthgen.errors import SynthgenError
from synthgen.labels import LABELS
from synthgen.processes import worker_count
from synthgen.run.image import recorded
from synthgen.scene import Scene
from synthgen.spec import Spec

if TYPE_CHECKING:
    from synthgen.blender.render import Renderer

SAMPLES = 2
"""Camera paths a pixel; the denoiser does the rest."""

BOUNCES = 2

LEAST_PX = 16
"""Side of a picture."""


@dataclass(frozen=True)
class Draft:
    """Scene `index` of a spec, or a variation of it; words: what to write under it."""

    index: int
    scene: Scene
    words: str


def small(scene: Scene, edge_px: int) -> Scene:
    """The scene as a small, quick picture: its longer side has `edge_px`; a path tracer takes few samples."""
    size, engine = scene.surroundings.image, scene.surroundings.render
    scale = edge_px / max(size.width_px, size.height_px)
    width, height = (max(round(side * scale), LEAST_PX) for side in (size.width_px, size.height_px))
    if isinstance(engine, Cycles):
        engine = replace(
            engine,
            samples=min(engine.samples, SAMPLES),
            denoise=True,
            denoise_quality="fast",
            diffuse_bounces=min(engine.diffuse_bounces, BOUNCES),
            glossy_bounces=min(engine.glossy_bounces, BOUNCES),
        )
    return replace(scene, surroundings=replace(scene.surroundings, image=Image(width, height), render=engine))


def rendered(
    spec: Spec, drafts: Sequence[Draft], device: str, workers: int | None
) -> Iterator[tuple[Record, Pictures]]:
    """Each draft with all labels, in order. workers: processes; one a core if None.

    Raises SynthgenError if the device, a scene or a process fails.
    """
    whole = replace(spec, labels=tuple(LABELS))
    processes = worker_count(workers, len(drafts))
    with ExitStack() as opened:
        spawn = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(processes, spawn, initializer=_begin, initargs=(whole, device))
        opened.callback(pool.shutdown, wait=True, cancel_futures=True)
        try:
            for found in pool.map(_taken, drafts):
                if isinstance(found, str):
                    raise SynthgenError(found)
                yield found
        except BrokenProcessPool:
            raise SynthgenError("a process that rendered was killed, perhaps for want of memory") from None


_here: dict[str, Any] = {}
"""Spec, and renderer or why there is none, of this process."""


def _begin(spec: Spec, device: str) -> None:
    """In a new process. Ctrl-C is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from synthgen.run.worker import hush

    hush()
    _here["spec"] = spec
    try:
        _here["renderer"] = _renderer(device)
    except (SynthgenError, ImportError) as error:
        _here["reason"] = f"Blender cannot be loaded: {error}" if isinstance(error, ImportError) else str(error)


def _renderer(device: str) -> Renderer:
    from synthgen.blender.devices import choose
    from synthgen.blender.render import Renderer

    return Renderer(choose(device))


def _taken(draft: Draft) -> tuple[Record, Pictures] | str:
    """What a draft shows, or in words why it shows nothing: errors do not travel between processes well."""
    if "reason" in _here:
        return str(_here["reason"])
    try:
        stage = build(draft.scene)
        return recorded(_here["spec"], draft.index, draft.scene, stage, _here["renderer"].render(stage))
    except SynthgenError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001  what a scene of the user's own may raise is told, not traced
        return f"scene {draft.index} cannot be rendered: {type(error).__name__}: {' '.join(str(error).split())}"
