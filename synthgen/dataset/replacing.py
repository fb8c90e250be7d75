"""A dataset's folder made anew: filled aside, then put in its place in one step; what was there goes after that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synthgen.errors import SynthgenError


@contextmanager
def made_anew(target: Path, *, replacing: bool) -> Iterator[Path]:
    """A folder to fill; it becomes `target` when the block ends well, and vanishes otherwise.

    replacing: `target` is there, and is to be replaced; otherwise it must not hold anything. Raises SynthgenError if
    the disk refuses. Killed between two renames, it leaves the former content in a hidden folder beside `target`.
    """
    target = target.absolute()
    if not replacing and target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise SynthgenError(f"{target}: is there already; name another folder with -o")
    if target.is_symlink() or target.is_mount():
        raise SynthgenError(f"{target}: is a link or a mounted disk, which cannot be replaced; name a folder with -o")
    aside, before = (target.with_name(f".{target.name}.{word}@{os.getpid()}") for word in ("new", "before"))
    try:
        aside.mkdir(parents=True)
        yield aside
        os.sync()
        if target.exists():
            target.rename(before)
        aside.rename(target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SynthgenError(f"{error.filename or target}: cannot be written: {reason}; nothing has changed") from error
    finally:
        if before.exists() and not target.exists():
            before.rename(target)
        for leftover in (aside, before):
            shutil.rmtree(leftover, ignore_errors=True)
