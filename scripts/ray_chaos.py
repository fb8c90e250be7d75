"""A Ray cluster of three nodes on this machine, one of them killed midway, against one process.

    python scripts/ray_chaos.py --images 60        # needs `synthgen[ray]`

Ends with 0 if both made the same bytes. Also prints the rate of a worker of the cluster beside that of a plain one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
from chaos import SPEC, compare

ROOT = Path(__file__).resolve().parent.parent
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0"}


@click.command()
@click.option("--images", default=60, show_default=True)
@click.option("--size", default=48, show_default=True, help="Edge of an image in pixels.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to work; a temporary one if left out.")
@click.option("--no-kill", is_flag=True, help="Let all nodes live, for the rate.")
def main(images: int, size: int, folder: Path | None, no_kill: bool) -> None:
    """Compare a cluster that loses a node with a single worker."""
    folder = folder or Path(tempfile.mkdtemp(prefix="ray-chaos-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spec.yaml").write_text(f"count: {images}\n{SPEC.replace('48', str(size))}")
    os.environ.update(QUIET)
    command = [sys.executable, "-m", "synthgen", "render", str(folder / "spec.yaml"), "--json"]
    plain = events([*command, "-o", str(folder / "plain"), "--workers", "3"])
    cluster = disturbed([*command, "-o", str(folder / "cluster")], folder / "cluster", images, kill=not no_kill)
    for name, lines in (("three plain workers", plain), ("three nodes", cluster)):
        spent = sum(line["seconds"] for line in lines if line["event"] == "done")
        wall = lines[-1]["seconds"]
        click.echo(f"{name}: {images} images in {wall:.1f} s, {spent / images:.3f} s an image in a worker")
    lost = [line["reason"] for line in cluster if line["event"] == "replaced"]
    click.echo(f"told at the driver: {lost or 'no loss, Ray repeated what was lost'}")
    sys.exit(0 if compare(folder / "plain", folder / "cluster", images) else 1)


def disturbed(command: list[str], out: Path, images: int, *, kill: bool) -> list[dict]:
    """A run on a cluster of which one node goes when a third of the images is there."""
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    try:
        nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
        cluster.wait_for_nodes()
        run = subprocess.Popen([*command, "--ray", cluster.address], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        while kill and run.poll() is None and len(list(out.glob("images/*/*/*.jpg"))) < images / 3:
            time.sleep(0.1)
        if kill:
            click.echo(f"killing a node at {len(list(out.glob('images/*/*/*.jpg')))} images")
            cluster.remove_node(nodes[0], allow_graceful=False)
        told = run.communicate()[0]
    finally:
        cluster.shutdown()
    if run.returncode:
        sys.exit(f"the run on the cluster failed: {told[-500:]}")
    return [json.loads(line) for line in told.splitlines()]


def events(command: list[str]) -> list[dict]:
    told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [json.loads(line) for line in told.splitlines()]


if __name__ == "__main__":
    main()
