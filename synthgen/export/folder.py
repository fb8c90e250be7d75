"""The folder of an export: new, an earlier export, or refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from synthgen.dataset.header import Header
from synthgen.dataset.partial import FOLDER
from synthgen.errors import SynthgenError
from synthgen.export.formats import Format

FILE = "export.json"
"""What an export is and what it was made of. It comes last, so where it is the export is whole."""


def described(format: Format, header: Header, images: int, names: list[str]) -> bytes:
    """The content of `export.json`; `names`: what lies beside it in the folder."""
    told = {
        "format": format.to_data(),
        "images": images,
        "holds": sorted(names),
        "dataset": header.to_dict(),
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=2).encode() + b"\n"


def require_free(folder: Path, *, fresh: bool) -> None:
    """Raises SynthgenError unless the folder is new, empty or, if it is to be made anew, an earlier export."""
    if any(path.exists() and not path.is_dir() for path in (folder, *folder.parents)):
        raise SynthgenError(f"{folder}: is a file, or lies in one; name another folder with -o")
    if not folder.exists() or all(path.name == FOLDER for path in folder.iterdir()):
        return
    if _told(folder) is None:
        raise SynthgenError(f"{folder}: is neither empty nor a whole export; name another folder with -o")
    if not fresh:
        raise SynthgenError(f"{folder}: holds an export already; --fresh makes it anew")


def clear(folder: Path) -> None:
    """Remove the export that is in a folder, if any, and nothing else."""
    told = _told(folder)
    if told is None:
        return
    (folder / FILE).unlink()
    for name in told["holds"]:
        path = folder / Path(name).name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _told(folder: Path) -> dict[str, Any] | None:
    try:
        told = json.loads((folder / FILE).read_bytes())
        return told if {"format", "holds", "dataset"} <= told.keys() else None
    except (OSError, ValueError, AttributeError):
        return None
