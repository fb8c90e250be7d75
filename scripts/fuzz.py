"""Fuzzing: whatever a spec or a file of the user's holds, the answer is one clear line, soon, and nothing is written.

    python scripts/fuzz.py --specs 20000 --renders 500 --files 200

Specs are mutations of `configs/*.yaml`, trees of random data and raw bytes; files are broken meshes, pictures and
environment maps. Renders are whole runs with stand-ins for Blender. Ends with 1 if anything was answered by anything
else than a SynthgenError, or took longer than ten seconds; what did is printed with the seed that makes it again.
"""

from __future__ import annotations

import copy
import os
import random
import signal
import struct
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import numpy as np
import yaml
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from synthgen.build import build  # noqa: E402
from synthgen.draw import draw  # noqa: E402
from synthgen.errors import SynthgenError  # noqa: E402
from synthgen.mesh_import import pieces  # noqa: E402
from synthgen.panoramas import panorama  # noqa: E402
from synthgen.parse import load  # noqa: E402
from synthgen.pictures import picture  # noqa: E402

LIMIT_S = 10
STRANGE = [
    None, True, False, 0, 1, -1, 2**31, 2**64, 10**400, 1e308, -1e308, float("inf"), float("nan"), 0.5, "", "chair",
    "../x", "\0", "é" * 50, "kind", "#ffffff", "~", [], [[]], {}, {"kind": "room"}, {"kind": 3}, {"uniform": [1, 0]},
    {"uniform": "x"}, {"normal": {}}, {"choice": []}, {"integer": [0, 10**9]}, {"weight": -1}, {"palette": "none"},
    [{"kind": "room", "weight": 0}],
]  # fmt: skip
"""Values to put where others belong."""


@click.command()
@click.option("--specs", default=20_000, show_default=True)
@click.option("--renders", default=500, show_default=True)
@click.option("--files", default=200, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(specs: int, renders: int, files: int, seed: int) -> None:
    """Fuzz specs, runs and files."""
    warnings.simplefilter("ignore")
    shipped = [yaml.safe_load(path.read_text()) for path in sorted((ROOT / "configs").glob("*.yaml"))]
    answers: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        for number in range(specs):
            text = mutated(shipped, random.Random(f"{seed} {number}"))
            answers["spec: " + answer(lambda text=text: checked(text), f"spec {number}")] += 1
        for number in range(renders):
            text = mutated(shipped, random.Random(f"{seed} {number} render"))
            answers["render: " + answer(lambda text=text: rendered(text, folder), f"render {number}")] += 1
        for number in range(files):
            path, reader = broken(folder, random.Random(f"{seed} {number} file"))
            said = answer(lambda path=path, reader=reader: reader(str(path)), f"file {number} {path.name}")
            answers[f"{path.suffix}: {said}"] += 1
    for said, count in sorted(answers.items()):
        click.echo(f"{count:6} {said}")
    sys.exit(any("BAD" in said for said in answers))


def answer(deed: Callable[[], object], name: str) -> str:
    """How a deed ended, in a word."""
    try:
        with limited():
            deed()
    except SynthgenError as error:
        if "\n" in str(error).replace("\n  ", "").replace("\nrun", "") or not str(error).strip():
            click.echo(f"{name}: not one line: {error!r}")
            return "BAD words"
        return "refused"
    except Exception as error:  # noqa: BLE001  that is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        click.echo(f"{name}: {error!r:.300} at {Path(place.filename).name}:{place.lineno}")
        return "BAD " + type(error).__name__
    return "accepted"


@contextmanager
def limited() -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError(f"no answer within {LIMIT_S} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def checked(text: bytes) -> None:
    """As `synthgen check` does, for one scene, built if its number says so."""
    path = Path("spec.yaml")
    path.write_bytes(text)
    spec = load(path)
    scene = draw(spec, 0)
    if len(text) % 16 == 0:
        build(scene)
    there = [entry.name for entry in Path().iterdir()]
    if there != ["spec.yaml"]:
        raise AssertionError(f"files were written: {there}")


def rendered(text: bytes, folder: Path) -> None:
    """A run of two tiny images; a refused one leaves nothing."""
    import faked_run

    from synthgen.run import run as runs
    from synthgen.run.conduct import Conduct
    from synthgen.run.progress import Quiet

    runs.Pool = faked_run.Here  # type: ignore[misc, assignment]
    out = folder / "out"
    path = folder / "spec.yaml"
    path.write_bytes(text)
    try:
        spec = load(path, ("count=2", "image.width_px=32", "image.height_px=32"))
        runs.render(spec, out, Conduct(workers=1), Quiet())
    except SynthgenError:
        if out.exists() and (any(out.rglob("*.jpg")) or not (out / "dataset.json").exists()):
            raise AssertionError(f"a refused spec left {sorted(out.rglob('*'))[:3]}") from None
        raise
    finally:
        import shutil

        shutil.rmtree(out, ignore_errors=True)


def mutated(shipped: list[Any], chance: random.Random) -> bytes:
    """A spec gone wrong, more or less."""
    kind = chance.random()
    if kind < 0.1:
        return chance.randbytes(chance.randrange(200))
    if kind < 0.25:
        return yaml.dump(tree(chance, 4), allow_unicode=True).encode("utf-8", "replace")
    data = copy.deepcopy(chance.choice(shipped))
    for _ in range(chance.randrange(1, 4)):
        mutate(data, chance)
    text = yaml.dump(data, sort_keys=False, allow_unicode=True).encode("utf-8", "replace")
    if kind < 0.5:
        raw = bytearray(text)
        for _ in range(chance.randrange(1, 6)):
            spot = chance.randrange(len(raw))
            raw[spot : spot + chance.randrange(3)] = chance.choice(
                [b"", b":", b"{", b"&a *a", b"\t", b"- ", b"!!x ", chance.randbytes(2)]
            )
        return bytes(raw)
    return text


def tree(chance: random.Random, depth: int) -> Any:
    if depth and chance.random() < 0.4:
        words = [
            "classes",
            "chair",
            "kind",
            "count",
            "light",
            "camera",
            "preset",
            "weight",
            "balance",
            "splits",
            "companions",
            "labels",
            "formats",
        ]
        return {chance.choice(words): tree(chance, depth - 1) for _ in range(chance.randrange(5))}
    if depth and chance.random() < 0.3:
        return [tree(chance, depth - 1) for _ in range(chance.randrange(4))]
    return chance.choice(STRANGE)


def mutate(data: Any, chance: random.Random) -> None:
    """Change one place of a tree."""
    place = data
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = chance.choice(keys)
        if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.3:
            what = chance.random()
            if (
                isinstance(place[key], float | int)
                and type(place[key]) is not bool
                and abs(place[key]) < 1e9
                and what < 0.5
            ):
                place[key] = type(place[key])(place[key] * chance.uniform(0.3, 2))  # which may well be right
            elif what < 0.2:
                del place[key]
            elif what < 0.35 and isinstance(place, dict):
                place[f"{key}x"] = place.pop(key)
            else:
                place[key] = copy.deepcopy(chance.choice(STRANGE))
            return
        place = place[key]


def broken(folder: Path, chance: random.Random) -> tuple[Path, Callable[[str], object]]:
    """A file gone wrong, and what reads such files."""
    suffix = chance.choice(list(READERS))
    path = folder / f"{chance.randrange(10**9)}{suffix}"
    data = bytearray(sound(suffix, path))
    what = chance.randrange(7)
    if what == 0:
        data = data[: chance.randrange(len(data))]
    elif what == 1:
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif what == 2:
        data = bytearray(chance.randbytes(len(data)))
    elif what == 3:
        spot = chance.randrange(max(len(data) - 4, 1))
        data[spot : spot + 4] = struct.pack("<I", chance.choice([0, 2**31 - 1, 2**32 - 1, 10**6]))
    elif what == 4:
        data = bytearray(sound(other := chance.choice(list(READERS)), path.with_suffix(other)))
    elif what == 5:
        data = bytearray()
    else:
        head = data[: min(len(data), 400)]
        for old, new in ((b"64", b"99999999"), (b"8", b"1e400"), (b"0", b"nan"), (b"1", b"-7"), (b"3", b"2147483647")):
            if chance.random() < 0.4:
                head = head.replace(old, new, chance.randrange(1, 4))
        data = head + data[400:]
    path.write_bytes(data)
    return path, READERS[suffix]


def sound(suffix: str, path: Path) -> bytes:
    """A good file of a kind."""
    if suffix in (".glb", ".gltf", ".obj", ".ply"):
        import trimesh

        box = trimesh.creation.box((1, 1, 1))
        made = box.export(file_type=suffix[1:])
        if suffix == ".gltf":
            return next(data for name, data in made.items() if name.endswith(".gltf"))
        return made if isinstance(made, bytes) else made.encode()
    if suffix == ".hdr":
        return b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 32 +X 64\n" + bytes(4 * 64 * 32)
    if suffix == ".exr":
        import OpenEXR

        with OpenEXR.File({"type": OpenEXR.scanlineimage}, {"RGB": np.ones((32, 64, 3), np.float32)}) as file:
            file.write(str(path))
        return path.read_bytes()
    Image.fromarray(np.zeros((48, 64, 3), np.uint8)).save(path)
    return path.read_bytes()


READERS: dict[str, Callable[[str], object]] = {
    ".glb": pieces, ".gltf": pieces, ".obj": pieces, ".ply": pieces, ".png": picture, ".jpg": picture, ".tif": picture,
    ".webp": picture, ".bmp": picture, ".hdr": panorama, ".exr": panorama,
}  # fmt: skip

if __name__ == "__main__":
    main()
