"""A worker: a process of its own that loads Blender, makes the images it is told to and commits them."""

from __future__ import annotations

import faulthandler
import os
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from synthgen.dataset.store import Store
from synthgen.errors import SpecError, SynthgenError
from synthgen.run.image import Renderer, image
from synthgen.run.messages import Done, Failed, Ready
from synthgen.run.orphans import die_with, is_orphan
from synthgen.run.place import Place
from synthgen.spec import Spec


@dataclass(frozen=True)
class Job:
    """What every worker of a run is told. place: the folder, as the run found it."""

    spec: Spec
    place: Place
    device: str


def work(connection: Connection, job: Job, log: Path, parent: int, number: int) -> None:
    """Serve image indices until told to stop (None) or until the run is gone. number: among the workers of a run."""
    die_with(parent)
    hush(log)
    faulthandler.enable()
    try:
        _serve(connection, job, log, parent, number)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the run was killed; every image committed so far is whole
    finally:
        os._exit(0)  # Blender may crash while it is torn down, after all work is done


def _serve(connection: Connection, job: Job, log: Path, parent: int, number: int) -> None:
    try:
        from synthgen.blender.devices import choose
        from synthgen.blender.render import Renderer as BlenderRenderer

        device = choose(job.device, number)
        renderer = BlenderRenderer(device)
    except SynthgenError as error:
        connection.send(Failed(None, str(error), fatal=True))
        return
    except ImportError as error:
        connection.send(Failed(None, f"Blender cannot be loaded: {error}", fatal=True))
        return
    connection.send(Ready(device))
    maker = _Maker(job, renderer, parent, log)
    while (index := connection.recv()) is not None:
        connection.send(maker.made(index))
    renderer.close()


class _Maker:
    """Makes and commits images, and puts into words what goes wrong."""

    def __init__(self, job: Job, renderer: Renderer, parent: int, log: Path | None = None) -> None:
        self._job = job
        self._renderer = renderer
        self._parent = parent
        self._log = log
        self._store = Store(job.place.root)

    def made(self, index: int) -> Done | Failed:
        began = time.monotonic()
        self._forget_log()
        try:
            class_name = self._committed(index)
        except SpecError as error:
            return Failed(index, str(error), fatal=False)
        except SynthgenError as error:
            return Failed(index, str(error), fatal=True)
        except EOFError:
            raise
        except Exception as error:  # noqa: BLE001  whatever one image raises, the others shall go on
            traceback.print_exc()
            sys.stderr.flush()
            return Failed(index, _described(error), fatal=False, again=True)
        return Done(index, class_name, time.monotonic() - began)

    def _forget_log(self) -> None:
        """What former images left in the log says nothing of the next."""
        if self._log is not None:
            with suppress(OSError):
                os.truncate(self._log, 0)

    def _committed(self, index: int) -> str:
        record, pictures = image(self._job.spec, index, self._renderer)
        if is_orphan(self._parent):  # the folder may belong to another run by now
            raise EOFError
        self._job.place.require_same()
        self._store.commit(record, pictures)
        return record.class_name


def _described(error: Exception) -> str:
    """One line: what, and where in the program."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(str(error).split())
    return f"{type(error).__name__}: {what} ({Path(place.filename).name}:{place.lineno})"


def hush(log: Path | None = None) -> None:
    """Blender talks on the standard output; a run's own is for the user. Both streams go to a log, or nowhere."""
    sys.stdout.flush()
    aside = os.open(log or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(aside, 1)
    if "SYNTHGEN_BLENDER_LOG" not in os.environ:
        os.dup2(aside, 2)
