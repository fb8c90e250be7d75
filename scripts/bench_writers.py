#!/usr/bin/env python
"""Measure time and peak memory of every format over many records: scripts/bench_writers.py DATASET --count 100000

The records are those of a small dataset again and again under new keys, its pictures linked. Each format is written by
a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from synthgen.dataset.header import FILE
from synthgen.dataset.record import key_of, to_json
from synthgen.dataset.store import SIDECARS, Store
from synthgen.export.export import Target, export, opened
from synthgen.export.formats import format_of
from synthgen.writers import WRITERS

LINKS = 5000
"""Names of one file, before another copy is made: file systems allow some ten thousands."""

FORMATS = ["imagefolder", "csv", "parquet", "coco", {"kind": "coco", "polygons": True}, "croissant", "yolo",
           *({"kind": "yolo", "task": task} for task in ("segment", "pose", "classify")), "voc", "webdataset",
           "huggingface", {"kind": "bop", "models": False}]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--only", nargs="*", default=[format_of(data).label for data in FORMATS])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.one:
        written(told.dataset, json.loads(told.one))
        return
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        began = time.monotonic()
        many = Path(folder) / "many"
        multiplied(told.dataset, many, told.count)
        print(f"{told.count} records made in {time.monotonic() - began:.0f} s\n")
        print("| format | s | CPU-s | peak MiB | MB written |\n|---|---|---|---|---|")
        for data in FORMATS:
            if format_of(data).label in told.only:
                print(measured(many, data), flush=True)


def multiplied(source: Path, root: Path, count: int) -> None:
    """A dataset of `count` records in the folder `root`."""
    root.mkdir()
    shutil.copy(source / FILE, root)
    records = list(Store(source).records())
    splits = sorted({record.split for record in records})
    beside = [name for name in SIDECARS if name != "labels" and (source / name).is_dir()]
    for name in ("labels", *beside):
        (root / name).mkdir()
    for record in records:
        for split in splits:
            (root / "images" / split / record.class_name).mkdir(parents=True, exist_ok=True)
    for index in range(count):
        template = records[index % len(records)]
        record = replace(template, index=index, key=key_of(index), split=splits[index // len(records) % len(splits)])
        (root / "labels" / f"{record.key}.json").write_bytes(to_json(record))
        again = index % (LINKS * len(records)) < len(records)
        linked(
            source / "images" / template.file,
            root / "images" / record.file,
            root / f".picture{index % len(records)}",
            again,
        )
        for name in beside:
            file = f"{template.key}{SIDECARS[name]}"
            place = root / name / f"{record.key}{SIDECARS[name]}"
            linked(source / name / file, place, root / f".{name}{index % len(records)}", again)


def linked(source: Path, place: Path, first: Path, again: bool) -> None:
    """A name more for a copy of a file; for a new copy, if `again`."""
    if again:
        first.unlink(missing_ok=True)
        shutil.copyfile(source, first)
    os.link(first, place)


def measured(many: Path, data: object) -> str:
    """A row of the table."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, __file__, str(many), "--one", json.dumps(data)], stdout=subprocess.PIPE)
    output = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    seconds, cpu, size = time.monotonic() - began, usage.ru_utime + usage.ru_stime, int(output)
    return f"| {format_of(data).label} | {seconds:.0f} | {cpu:.0f} | {usage.ru_maxrss / 1024:.0f} | {size / 1e6:.0f} |"


def written(many: Path, data: object) -> None:
    """Write a format where `synthgen render` would, and remove it again; say how many bytes it has beside links."""
    format = format_of(data)
    before = {path.name for path in many.iterdir()}
    home = many if WRITERS[format.name].in_place else many.parent / format.label
    export(many, opened(many), [Target(format, home)])
    made = [path for path in many.iterdir() if path.name not in before] if home == many else [home]
    files = [path for top in made for path in (top, *top.rglob("*")) if path.is_file()]
    files += many.glob("images/*/metadata.jsonl")
    print(sum(status.st_size for status in map(os.stat, files) if status.st_nlink == 1))
    for path in files:
        path.unlink()
    for path in made:
        shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    main()
