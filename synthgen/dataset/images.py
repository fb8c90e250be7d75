"""Images that move from one dataset to another: every file by a hard link where the disk can, the label file anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from synthgen.dataset.record import Record, key_of, to_json
from synthgen.dataset.store import sidecars
from synthgen.writers.files import Files


def move(files: Files, old: Record, new: Record, labels: Collection[str]) -> None:
    """Put image `old` of one dataset into another as `new`. labels: those that the other has.

    Raises OSError when the disk refuses, and SynthgenError for a file that is missing.
    """
    for folder, suffix in sidecars(labels).items():
        if folder != "labels":
            files.link(f"{folder}/{old.key}{suffix}", f"{folder}/{new.key}{suffix}")
    files.write(f"labels/{new.key}.json", to_json(new))
    files.link(f"images/{old.file}", f"images/{new.file}")


def renumbered(record: Record, index: int) -> Record:
    """The same image under another number."""
    return replace(record, index=index, key=key_of(index))


def only(record: Record, labels: Collection[str]) -> Record:
    """The same image without other labels than these."""
    objects = tuple(_only(thing, {"instance", *labels}) for thing in record.objects)
    return replace(record, image=_only(record.image, labels), objects=objects)


def _only(named: Mapping[str, Any], labels: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in named.items() if name in labels}
