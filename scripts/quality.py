# /// script
# requires-python = "==3.13.*"
# dependencies = ["synthgen", "scikit-image~=0.25", "matplotlib~=3.10"]
# [tool.uv.sources]
# synthgen = { path = "..", editable = true }
# ///
"""What quality costs: pictures by several settings of the engine against references of 1,024 samples.

uv run scripts/quality.py                       renders the references (an hour), then the table and the plot
uv run scripts/quality.py --count 4 --edge 64   quickly and roughly

A picture is compared as its 8 bits, by PSNR and SSIM, without the sensor's random noise. References have no clamp and
more bounces, so that what a setting leaves out counts as an error. They are kept, by scene, in `--references`.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from pathlib import Path
from time import process_time

import matplotlib.pyplot as plt
import numpy as np
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from synthgen import document
from synthgen.blender.devices import choose
from synthgen.blender.render import Renderer
from synthgen.build import build
from synthgen.cameras import Image
from synthgen.draw import draw
from synthgen.engines import Cycles, Draft, High, Train
from synthgen.frame import Frame
from synthgen.parse import load
from synthgen.photo import developed
from synthgen.scene import Scene
from synthgen.settings.studio import Studio
from synthgen.spec import scene_to_dict
from synthgen.stage import Stage

TRUTH = Cycles(
    samples=1024, denoise=False, clamp=0.0, diffuse_bounces=8, glossy_bounces=8, transmission_bounces=8,
    transparent_bounces=32,
)  # fmt: skip
BASE = Cycles(samples=4)
LINES = {
    "denoised, high": [replace(BASE, samples=n) for n in (1, 2, 4, 8, 16, 32, 64)],
    "denoised, fast": [replace(BASE, samples=n, denoise_quality="fast") for n in (1, 4, 16)],
    "not denoised": [replace(BASE, samples=n, denoise=False) for n in (4, 16, 64)],
}
"""Lines of the plot: engines of ever more samples."""

OTHERS = {
    "4, balanced": replace(BASE, denoise_quality="balanced"),
    "4, no light tree": replace(BASE, light_tree=False),
    "4, clamp 1": replace(BASE, clamp=1.0),
    "4, clamp off": replace(BASE, clamp=0.0),
    "4, 1 bounce": replace(BASE, diffuse_bounces=1, glossy_bounces=1),
    "4, 2 bounces": replace(BASE, diffuse_bounces=2, glossy_bounces=2),
    "4, 8 bounces": replace(BASE, diffuse_bounces=8, glossy_bounces=8),
    "up to 16, noise 0.1": replace(BASE, samples=16, noise_threshold=0.1),
    "draft": Draft(),
    "train": Train(),
    "high": High(),
}
PRESETS = ("draft", "train", "high")


@dataclass(frozen=True, eq=False)
class Subject:
    """A scene of the benchmark: its stage, and the picture that is true of it."""

    scene: Scene
    stage: Stage
    truth: np.ndarray

    def shown(self, frame: Frame) -> np.ndarray:
        """The 8-bit picture of a frame, without random noise."""
        return shown(self.scene, frame)


@dataclass(frozen=True)
class Row:
    """One engine's figures: CPU-seconds of each scene, dB and structural similarity."""

    name: str
    seconds: np.ndarray
    psnr: np.ndarray
    ssim: np.ndarray


def shown(scene: Scene, frame: Frame) -> np.ndarray:
    """The 8-bit picture of a frame, without random noise."""
    around = scene.surroundings
    return developed(frame, around.photo, replace(around.sensor, iso=0))


def subjects(renderer: Renderer, spec_path: Path, count: int, edge: int, references: Path) -> Iterator[Subject]:
    """Scenes with their references, which are rendered if they are not there."""
    spec = load(spec_path)
    for index in range(count):
        drawn = draw(spec, index)
        scene = replace(drawn, surroundings=replace(drawn.surroundings, image=Image(edge, edge)))
        stage = build(scene)
        name = blake2b(document.dumps(scene_to_dict(scene, spec)).encode(), digest_size=8).hexdigest()
        path = references / f"{name}.npz"
        if not path.exists():
            frame = renderer.render(replace(stage, render=TRUTH))
            np.savez_compressed(path, **{f.name: getattr(frame, f.name) for f in fields(Frame)})
        with np.load(path) as kept:
            yield Subject(scene, stage, shown(scene, Frame(**kept)))


def measured(renderer: Renderer, name: str, engine: Cycles, chosen: list[Subject]) -> Row:
    """An engine's figures over all scenes; the time is that of `Renderer.render`, with denoising."""
    seconds, psnr, ssim = [], [], []
    for subject in chosen:
        began = process_time()
        frame = renderer.render(replace(subject.stage, render=engine))
        seconds.append(process_time() - began)
        picture = subject.shown(frame)
        psnr.append(peak_signal_noise_ratio(subject.truth, picture))
        ssim.append(structural_similarity(subject.truth, picture, channel_axis=2))
    print(f"{name}: {np.median(psnr):.1f} dB, {np.median(seconds):.2f} s", file=sys.stderr, flush=True)
    return Row(name, np.array(seconds), np.array(psnr), np.array(ssim))


def table(rows: list[Row], plain: np.ndarray) -> str:
    """Markdown. plain: which scenes are one object on a floor."""
    lines = [
        "| samples, settings | CPU-s | PSNR, dB: median | lowest quarter | on a plain floor | SSIM: median |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        quarter, floor = np.percentile(row.psnr, 25), np.median(row.psnr[plain]) if plain.any() else np.nan
        lines.append(
            f"| {row.name} | {np.median(row.seconds):.2f} | {np.median(row.psnr):.1f} | {quarter:.1f} | {floor:.1f} "
            f"| {np.median(row.ssim):.3f} |"
        )
    return "\n".join(lines)


def plot(lines: dict[str, list[Row]], presets: list[Row], path: Path) -> None:
    """PSNR over CPU-seconds."""
    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    for name, rows in lines.items():
        axes.plot([np.median(r.seconds) for r in rows], [np.median(r.psnr) for r in rows], "o-", label=name)
    for row in presets:
        at = float(np.median(row.seconds)), float(np.median(row.psnr))
        axes.plot(*at, "k*", markersize=11)
        axes.annotate(row.name, at, textcoords="offset points", xytext=(8, -10))
    axes.set(xscale="log", xlabel="CPU-seconds a picture", ylabel="PSNR against 1,024 samples, dB (median)")
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spec", type=Path, default=Path("configs/wide.yaml"))
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--edge", type=int, default=128)
    parser.add_argument("--references", type=Path, default=Path("out/quality"))
    parser.add_argument("--plot", type=Path, default=Path("docs/quality.png"))
    arguments = parser.parse_args()
    arguments.references.mkdir(parents=True, exist_ok=True)
    renderer = Renderer(choose("cpu"))
    found = subjects(renderer, arguments.spec, arguments.count, arguments.edge, arguments.references)
    chosen = list(found)
    measured(renderer, "(warm-up)", BASE, chosen)
    lines = {
        name: [measured(renderer, f"{e.samples}, {name}", e, chosen) for e in engines]
        for name, engines in LINES.items()
    }
    others = [measured(renderer, name, engine, chosen) for name, engine in OTHERS.items()]
    plain = np.array([isinstance(subject.scene.surroundings.setting, Studio) for subject in chosen])
    print(table([row for rows in lines.values() for row in rows] + others, plain))
    plot(lines, [row for row in others if row.name in PRESETS], arguments.plot)
    renderer.close()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # Blender may crash while it is torn down
