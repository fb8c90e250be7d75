"""A chunk of images as a task of a Ray cluster: made by one worker that stays for the chunks to come."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synthgen import __version__
from synthgen.dataset.partial import FOLDER
from synthgen.dataset.storage import storage
from synthgen.errors import SynthgenError
from synthgen.run.folder import UNFINISHED
from synthgen.run.limits import Limits
from synthgen.run.messages import Done, Failed, Message
from synthgen.run.pool import Pool
from synthgen.run.records import is_committed, record_of
from synthgen.run.worker import Job

STOP = f"{FOLDER}/stop"
"""A file of the driver's: begin no more images."""


@dataclass(frozen=True)
class Order:
    """What a task is told. version: of the driver's program."""

    job: Job
    limits: Limits
    version: str = __version__


_pools: list[Pool] = []
"""The one of this process of Ray's; its worker keeps Blender loaded."""


def chunk(order: Order, indices: Sequence[int]) -> list[Message]:
    """What became of each image. After the loss of a node Ray calls it again: what is whole by then stays."""
    try:
        _require_fit(order)
        return list(_messages(order, indices))
    except SynthgenError as error:
        return [Failed(None, f"{platform.node()}: {error}", fatal=True)]


def _messages(order: Order, indices: Sequence[int]) -> Iterator[Message]:
    root = order.job.place.root
    files = storage(root)
    whole = [index for index in indices if is_committed(root, index)]
    yield from (Done(index, record_of(root, index).class_name) for index in whole)
    if not _pools:
        _pools.append(Pool(order.job, 1, order.limits))
    for message in _pools[0].results(index for index in indices if index not in whole):
        yield message
        if files.has(STOP):
            _pools[0].stop()


def _require_fit(order: Order) -> None:
    """Raises SynthgenError if this machine cannot take part."""
    if order.version != __version__:
        raise SynthgenError(f"has synthgen {__version__}, the driver {order.version}; install the same on every node")
    root = order.job.place.root
    if not storage(root).has(UNFINISHED):
        raise SynthgenError(f"does not see the driver's folder {root}; every node must share it, at the same path")
