"""Stage by stage: what an image costs in one process, on one core or one GPU.

Tracing is told from everything else that the renderer does by rendering each picture twice, at its samples and at a
quarter of them: time grows with samples by tracing alone. Denoising is timed on its own, on the same picture.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from synthgen.build import build
from synthgen.dataset.store import Store
from synthgen.denoise import denoised
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.frame import Frame
from synthgen.run.folder import looked_into
from synthgen.run.image import Renderer, recorded
from synthgen.run.worker import hush
from synthgen.spec import Spec
from synthgen.stage import Stage

STAGES = ("draw", "build", "sync", "trace", "denoise", "label", "write")
"""In their order. `sync` is all that the renderer does besides tracing and denoising: handing the stage to Blender,
decoding textures, building trees of triangles and reading the passes. `label` is labels and development."""

NOT_FIXED = {"trace", "denoise"}

Cost = tuple[float, float]
"""Wall seconds and CPU-seconds, of all threads."""


@dataclass(frozen=True)
class StageCosts:
    """(images, stages) seconds, in the order of STAGES, of the wall clock and of the processor; and the device."""

    wall: np.ndarray
    cpu: np.ndarray
    device: str

    @property
    def median(self) -> dict[str, Cost]:
        """Stage -> median seconds, wall and CPU."""
        both = zip(np.median(self.wall, axis=0).tolist(), np.median(self.cpu, axis=0).tolist(), strict=True)
        return dict(zip(STAGES, both, strict=True))

    @property
    def total(self) -> Cost:
        """Median seconds of a whole image."""
        return float(np.median(self.wall.sum(axis=1))), float(np.median(self.cpu.sum(axis=1)))

    @property
    def fixed(self) -> Cost:
        """Median seconds of all but tracing and denoising."""
        kept = [number for number, name in enumerate(STAGES) if name not in NOT_FIXED]
        return float(np.median(self.wall[:, kept].sum(axis=1))), float(np.median(self.cpu[:, kept].sum(axis=1)))


def stage_costs(spec: Spec, indices: Sequence[int], device: str) -> StageCosts:
    """Make images in a fresh process, after one that does not count. Raises SynthgenError if the device cannot."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, spec, list(indices), device), daemon=True)
    process.start()
    theirs.close()
    try:
        found = ours.recv()
    except EOFError:
        found = f"the process that was measured ended with exit code {process.exitcode}"
    finally:
        process.join()
    if isinstance(found, str):
        raise SynthgenError(found)
    wall, cpu, name = found
    return StageCosts(np.array(wall), np.array(cpu), name)


def _serve(connection: Connection, spec: Spec, indices: list[int], device: str) -> None:
    hush()
    try:
        connection.send(_measured(spec, indices, device))
    except SynthgenError as error:
        connection.send(str(error))
    finally:
        connection.close()
        os._exit(0)  # Blender may crash while it is torn down


def _measured(spec: Spec, indices: list[int], device: str) -> tuple[list[list[float]], list[list[float]], str]:
    from synthgen.blender.devices import choose
    from synthgen.blender.render import Renderer as BlenderRenderer

    chosen = choose(device)
    renderer = BlenderRenderer(chosen)
    with TemporaryDirectory() as folder:
        looked_into(Path(folder), spec).new.save(Path(folder))
        store = Store(Path(folder))
        costs = [_image(spec, index, renderer, store) for index in [indices[0], *indices]][1:]
    renderer.close()
    wall, cpu = ([[cost[kind] for cost in row] for row in costs] for kind in (0, 1))
    return wall, cpu, str(chosen)


def _image(spec: Spec, index: int, renderer: Renderer, store: Store) -> list[Cost]:
    """The costs of one image, in the order of STAGES."""
    timer = Timer()
    with timer("draw"):
        scene = draw(spec, index)
    with timer("build"):
        stage = build(scene)
    few, many = _sampled(stage, max(1, stage.render.samples // 4)), _sampled(stage, stage.render.samples)
    with timer("few"):
        frame = renderer.render(few)
    with timer("many"):
        frame = renderer.render(many)
    with timer("denoise"):
        _denoise(frame, stage)
    with timer("label"):
        record, pictures = recorded(spec, index, scene, stage, frame)
    with timer("write"):
        store.commit(record, pictures)
    grown = (many.render.samples - few.render.samples) / many.render.samples
    return _split(timer, grown)


def _split(timer: Timer, grown: float) -> list[Cost]:
    """Rendering as sync and trace: tracing `grown` of the samples is what the second rendering took longer."""
    many, few = np.array(timer.costs["many"]), np.array(timer.costs["few"])
    trace = np.clip((many - few) / grown, 0, many) if grown else np.zeros(2)
    costs = timer.costs | {"trace": tuple(trace.tolist()), "sync": tuple((many - trace).tolist())}
    return [costs[name] for name in STAGES]


def _sampled(stage: Stage, samples: int) -> Stage:
    return replace(stage, render=replace(stage.render, samples=samples, denoise=False))


def _denoise(frame: Frame, stage: Stage) -> None:
    if stage.render.denoise:
        denoised(frame.rgb, frame.albedo, np.zeros_like(frame.rgb))


class Timer:
    """Seconds by name: `with timer("draw"): ...`."""

    def __init__(self) -> None:
        self.costs: dict[str, Any] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.costs[name] = (time.perf_counter() - wall, time.process_time() - cpu)
