"""Stage by stage: what an image costs in one process, on one core or one GPU.

Tracing is told from everything else that the renderer does by rendering each picture three times: at a quarter of its
samples, the same again now that all is warm, and at all of them. Time grows with samples by tracing alone. Denoising is
timed on its own, on the same picture. Of engines without samples all is `sync`.
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
from synthgen.engines import Cycles
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
    few, many = _sampled(stage, 4), _sampled(stage, 1)
    for name, one in (("cold", few), ("few", few), ("many", many)):
        with timer(name):
            frame = renderer.render(one)
    with timer("denoise"):
        _denoise(frame, stage)
    with timer("label"):
        record, pictures = recorded(spec, index, scene, stage, frame)
    with timer("write"):
        store.commit(record, pictures)
    return _split(timer, _samples(few) / _samples(many))


def _split(timer: Timer, part: float) -> list[Cost]:
    """Rendering as sync and trace. part: samples of `cold` and `few` over those of `many`."""
    cold, few, many = (np.array(timer.costs[name]) for name in ("cold", "few", "many"))
    trace = np.clip((many - few) / (1 - part), 0, many) if part < 1 else np.zeros(2)
    sync = np.clip(cold - part * trace, 0, None)
    costs = timer.costs | {"trace": tuple(trace.tolist()), "sync": tuple(sync.tolist())}
    return [costs[name] for name in STAGES]


def _samples(stage: Stage) -> int:
    return stage.render.samples if isinstance(stage.render, Cycles) else 1


def _sampled(stage: Stage, divisor: int) -> Stage:
    """With so many times fewer samples, and raw."""
    if not isinstance(stage.render, Cycles):
        return stage
    return replace(stage, render=replace(stage.render, samples=max(1, _samples(stage) // divisor), denoise=False))


def _denoise(frame: Frame, stage: Stage) -> None:
    if isinstance(stage.render, Cycles) and stage.render.denoise:
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
