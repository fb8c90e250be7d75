"""Sixteen shards in any order, two at a time, some twice and some killed, against one undisturbed run.

    python scripts/shards.py                    # in a folder
    python scripts/shards.py --store            # in a bucket of an S3 server on loopback; needs `moto[s3]`, `flask`

Ends with 0 if, after the shards that were killed have run again, both hold the same bytes.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import click
from chaos import SPEC, compare

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"AWS_ACCESS_KEY_ID": "visitor", "AWS_SECRET_ACCESS_KEY": "visitor", "AWS_DEFAULT_REGION": "us-east-1"}
AT_ONCE = 2


@click.command()
@click.option("--images", default=64, show_default=True)
@click.option("--shards", default=16, show_default=True)
@click.option("--twice", default=4, show_default=True, help="Shards that are run twice.")
@click.option("--killed", default=4, show_default=True, help="Shards that are killed, and run again.")
@click.option("--store", is_flag=True, help="In a bucket, not in a folder.")
@click.option("--faked", is_flag=True, help="With the tests' stand-ins for Blender.")
def main(images: int, shards: int, twice: int, killed: int, store: bool, faked: bool) -> None:
    """Compare shards with a single run."""
    folder = Path(tempfile.mkdtemp(prefix="shards-"))
    (folder / "spec.yaml").write_text(f"count: {images}\n{SPEC}")
    program = [sys.executable, *([str(ROOT / "tests" / "faked_run.py")] if faked else ["-m", "synthgen"])]
    command = [*program, "render", str(folder / "spec.yaml"), "--workers", "1", "--quiet", "-o"]
    began = time.monotonic()
    subprocess.run([*command, str(folder / "calm")], cwd=ROOT, check=True)
    calm_s = time.monotonic() - began
    place: AbstractContextManager[str] = s3() if store else nullcontext(str(folder / "shards"))
    with place as out:
        storm([*command, out], shards, twice, killed)
        subprocess.run([*program, "finalize", out], cwd=ROOT, check=True)
        if store:
            subprocess.run([*program, "fetch", out, str(folder / "shards")], cwd=ROOT, check=True)
    (folder / "shards/.partial/fetched.json").unlink(missing_ok=True)
    ok = compare(folder / "calm", folder / "shards", images)
    click.echo(f"calm run {calm_s:.0f} s, all {time.monotonic() - began:.0f} s; {folder}")
    sys.exit(0 if ok else 1)


def storm(command: list[str], shards: int, twice: int, killed: int) -> None:
    """Run all shards, as many at a time as there are cores; those that are to be killed run again later."""
    chance = random.Random(8)
    numbers = list(range(1, shards + 1))
    doomed = set(chance.sample(numbers, killed))
    jobs = [(number, number in doomed) for number in numbers]
    jobs += [(number, False) for number in chance.sample(numbers, twice)]
    chance.shuffle(jobs)
    jobs += [(number, False) for number in doomed]
    click.echo(f"order: {' '.join(f'{number}{"!" * dies}' for number, dies in jobs)}  (! is killed)")
    running: list[tuple[subprocess.Popen[bytes], float]] = []
    for number, dies in jobs:
        while len(running) >= AT_ONCE:
            running = [pair for pair in running if not ended(*pair)]
            time.sleep(0.05)
        run = subprocess.Popen([*command, "--shard", f"{number}/{shards}"], cwd=ROOT)
        running.append((run, time.monotonic() + (chance.uniform(2, 6) if dies else 600)))
    while running:
        running = [pair for pair in running if not ended(*pair)]
        time.sleep(0.05)


def ended(run: subprocess.Popen[bytes], dies_at: float) -> bool:
    """Whether a shard has ended, if need be by SIGKILL."""
    if time.monotonic() > dies_at:
        run.send_signal(signal.SIGKILL)
        run.wait()
    if run.poll() not in (None, 0, -signal.SIGKILL):
        sys.exit(f"a shard ended with {run.returncode}")
    return run.returncode is not None


@contextmanager
def s3():
    """An S3 server of this process; the address of a folder in it."""
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ.update(KEYS, AWS_ENDPOINT_URL=f"http://{host}:{port}")
    s3fs.S3FileSystem().mkdir("bucket")
    yield "s3://bucket/run"
    server.stop()


if __name__ == "__main__":
    main()
