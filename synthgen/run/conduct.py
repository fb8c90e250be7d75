"""How a run is to be conducted: what the command line says beside the spec."""

from dataclasses import dataclass

from synthgen.run.budget import Budget
from synthgen.run.limits import TIMEOUT_S
from synthgen.run.shard import Shard


@dataclass(frozen=True)
class Conduct:
    """Workers, and what to do with a folder that holds something.

    workers: how many, or None for as many as suit the machine. timeout_s: for one image, or None. memory: bytes for a
    worker, or None for its share. wait: for another run in the folder. ray: address of a Ray cluster, "" for the one
    that Ray finds, or None for this machine. budget: of time or images, after which the run ends though images are
    missing; or None.
    """

    device: str = "auto"
    workers: int | None = None
    fresh: bool = False
    refresh: bool = False
    wait: bool = False
    shard: Shard | None = None
    timeout_s: float | None = TIMEOUT_S
    memory: int | None = None
    ray: str | None = None
    budget: Budget | None = None
