"""Workers of a Ray cluster in place of this machine's: chunks of images as tasks, repeated when a node is lost."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from typing import Any

from synthgen.dataset.storage import storage
from synthgen.errors import SynthgenError
from synthgen.run.conduct import Conduct
from synthgen.run.limits import limits
from synthgen.run.messages import Failed, Message, Ready, Replaced
from synthgen.run.ray_task import STOP, Order, chunk
from synthgen.run.worker import Job

CHUNK = 16
"""Images of a task at most: enough that a task costs nothing beside them, few enough to lose with a node."""

ROUNDS = 4
"""Tasks of each worker at least, that none is left with the last of them."""

AHEAD = 2
"""Tasks handed out per worker, that none waits for the driver."""

RETRIES = 5
"""How often Ray repeats a task whose node or process is lost."""


class RayPool:
    """Use as a context; iterate `results`; call `stop` to begin no more images."""

    def __init__(self, job: Job, conduct: Conduct) -> None:
        self._job = job
        self._conduct = conduct
        self._stopping = False
        self._lost: dict[tuple[int, ...], int] = {}

    def __enter__(self) -> RayPool:
        self._talk = redirect_stdout(sys.stderr)  # Ray tells of lost nodes there, amid our own lines
        self._talk.__enter__()
        self._ray = _connected(self._conduct.ray or "auto")
        self._files = storage(self._job.place.root)
        self._files.clear(STOP)
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(SynthgenError):
            self._files.clear(STOP)
        self._ray.shutdown()
        self._talk.__exit__(None, None, None)

    def stop(self) -> None:
        """Let every worker finish what it is at and no more."""
        self._stopping = True
        with suppress(SynthgenError):
            self._files.put({STOP: b""})

    def results(self, indices: Iterable[int]) -> Iterator[Message]:
        """What becomes of each image, a chunk at a time."""
        wanted = list(indices)
        task, slots = self._task()
        size = max(1, min(CHUNK, len(wanted) // (ROUNDS * slots)))
        queue = deque(tuple(wanted[k : k + size]) for k in range(0, len(wanted), size))
        running: dict[Any, tuple[int, ...]] = {}
        known: set[str] = set()
        while running or (queue and not self._stopping):
            while queue and len(running) < AHEAD * slots and not self._stopping:
                given = queue.popleft()
                running[task.remote(given)] = given
            done, _ = self._ray.wait(list(running), timeout=1.0)
            for reference in done:
                for message in self._received(reference, running.pop(reference), queue):
                    if not isinstance(message, Ready) or str(message.device) not in known:
                        yield message
                    known |= {str(message.device)} if isinstance(message, Ready) else set()

    def _task(self) -> tuple[Any, int]:
        """The task, bound to this run, and how many of it the cluster can run at a time."""
        resources = self._ray.cluster_resources()
        gpus = int(resources.get("GPU", 0)) if self._conduct.device != "cpu" else 0
        slots = gpus or int(resources.get("CPU", 0))
        if not slots:
            raise SynthgenError("the Ray cluster has neither CPUs nor GPUs to give")
        slots = min(slots, self._conduct.workers or slots)
        nodes = sum(node["Alive"] for node in self._ray.nodes())
        own = limits(-(-slots // nodes), self._conduct.timeout_s, self._conduct.memory)
        order = self._ray.put(Order(self._job, own))
        remote = self._ray.remote(num_cpus=1, num_gpus=1 if gpus else 0, max_retries=RETRIES)(chunk)
        return _Bound(remote, order), slots

    def _received(self, reference: Any, chunk: tuple[int, ...], queue: deque[tuple[int, ...]]) -> Iterable[Message]:
        """The messages of a task; a lost one is handed out again, then given up."""
        try:
            messages: list[Message] = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            reason = f"a task of the cluster was lost: {type(error).__name__}"
            self._lost[chunk] = self._lost.get(chunk, 0) + 1
            if self._lost[chunk] < RETRIES:
                queue.append(chunk)
                return [Replaced(None, reason)]
            return [Failed(None, f"{reason}, {RETRIES} times", fatal=True)]
        return messages


class _Bound:
    """A task with its first argument given, which every node fetches once."""

    def __init__(self, task: Any, order: Any) -> None:
        self._task = task
        self._order = order

    def remote(self, indices: tuple[int, ...]) -> Any:
        return self._task.remote(self._order, indices)


def _connected(address: str) -> Any:
    """Ray's module, connected. Raises SynthgenError."""
    try:
        import ray
    except ImportError:
        raise SynthgenError("--ray: Ray is not installed; install `synthgen[ray]`") from None
    try:
        ray.init(address=address, log_to_driver=False, configure_logging=False, ignore_reinit_error=True)
    except Exception as error:  # noqa: BLE001  Ray raises its own, the system's and gRPC's errors
        what = " ".join(str(error).split())
        raise SynthgenError(f"--ray {address}: no Ray cluster can be reached: {what[:200]}") from None
    return ray
