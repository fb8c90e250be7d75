"""A worker: a process of its own that loads Blender, makes the images it is told to and commits them."""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from synthgen.dataset.store import Store
from synthgen.errors import SpecError, SynthgenError
from synthgen.run.image import Renderer, image
from synthgen.run.messages import Done, Failed, Ready
from synthgen.spec import Spec


@dataclass(frozen=True)
class Job:
    """What every worker of a run is told."""

    spec: Spec
    root: Path
    device: str


def work(connection: Connection, job: Job) -> None:
    """Serve image indices until told to stop (None) or until the run is gone."""
    hush()
    try:
        _serve(connection, job)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the run was killed; every image committed so far is whole
    finally:
        os._exit(0)  # Blender may crash while it is torn down, after all work is done


def _serve(connection: Connection, job: Job) -> None:
    try:
        from synthgen.blender.devices import choose
        from synthgen.blender.render import Renderer as BlenderRenderer

        device = choose(job.device)
        renderer = BlenderRenderer(device)
    except SynthgenError as error:
        connection.send(Failed(None, str(error), fatal=True))
        return
    except ImportError as error:
        connection.send(Failed(None, f"Blender cannot be loaded: {error}", fatal=True))
        return
    connection.send(Ready(device))
    store = Store(job.root)
    while (index := connection.recv()) is not None:
        connection.send(_made(job.spec, index, renderer, store))
    renderer.close()


def _made(spec: Spec, index: int, renderer: Renderer, store: Store) -> Done | Failed:
    try:
        record, pictures = image(spec, index, renderer)
        store.commit(record, pictures)
    except SpecError as error:
        return Failed(index, str(error), fatal=False)
    except SynthgenError as error:
        return Failed(index, str(error), fatal=True)
    except Exception as error:  # noqa: BLE001  whatever one image raises, the others shall go on
        return Failed(index, _described(error), fatal=False)
    return Done(index, record.class_name)


def _described(error: Exception) -> str:
    """One line: what, and where in the program."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(str(error).split())
    return f"{type(error).__name__}: {what} ({Path(place.filename).name}:{place.lineno})"


def hush() -> None:
    """Blender talks on the standard output; a run's own is for the user."""
    sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if "SYNTHGEN_BLENDER_LOG" not in os.environ:
        os.dup2(nowhere, 2)
