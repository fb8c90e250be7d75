"""Checksums: `SHA256SUMS`, a line a file, as `sha256sum -c SHA256SUMS` reads them; and the fingerprint made of them."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from synthgen.dataset import atomic
from synthgen.dataset.storage import Root, storage
from synthgen.errors import SynthgenError

FILE = "SHA256SUMS"
HEADER = "dataset.json"

THREADS = 4
"""Files read at a time; hashing lets go of the interpreter."""

BESIDE_CONTENT = ("versions", "devices")
"""Keys of the header that tell how the content came about. Where they change the content, its own sums change."""

NAMED_AT = 66
"""Where a name begins on its line."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex. Raises SynthgenError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be read: {error.strerror}") from error


def digests(root: Path, names: Iterable[str]) -> dict[str, str]:
    """File name -> SHA-256, by name."""
    ordered = sorted(names)
    with ThreadPoolExecutor(THREADS) as pool:
        return dict(zip(ordered, pool.map(lambda name: digest(root / name), ordered), strict=True))


def write(root: Path, names: Iterable[str]) -> None:
    """Make `SHA256SUMS` of these files of a dataset. Raises SynthgenError if one cannot be read."""
    atomic.write(root, FILE, "".join(_lines(digests(root, names))).encode())


def update(root: Path, names: Iterable[str]) -> None:
    """Note in `SHA256SUMS`, if there is one, what these files of a dataset are now. Raises SynthgenError as above."""
    sums = read(root)
    if sums is not None:
        atomic.write(root, FILE, "".join(_lines(sums | digests(root, names))).encode())


def read(root: Root) -> dict[str, str] | None:
    """File name -> SHA-256, or None if there is no list. Raises SynthgenError if it is none."""
    try:
        found = storage(root).read(FILE)
        text = None if found is None else found.decode()
    except (OSError, ValueError) as error:
        raise SynthgenError(f"{root}/{FILE}: cannot be read: {error}") from error
    if text is None:
        return None
    matches = [_LINE.fullmatch(line) for line in text.splitlines()]
    if None in matches:
        raise SynthgenError(f"{root}/{FILE}:{matches.index(None) + 1}: is no line of checksums")
    return {match[2]: match[1] for match in matches if match}


def names(root: Root) -> Iterator[str] | None:
    """Names of the files on the list, one at a time, for it may be long; None if there is no list, or it is none."""
    try:
        found = storage(root).read(FILE)
    except OSError:
        return None
    return None if found is None else (line.decode(errors="replace")[NAMED_AT:-1] for line in io.BytesIO(found))


def fingerprint(sums: Mapping[str, str], header: Mapping[str, Any]) -> str:
    """One number for a dataset's content, in hex: of all sums, and of the header but for versions and devices."""
    content = hashlib.sha256("".join(_lines({name: s for name, s in sums.items() if name != HEADER})).encode())
    content.update(json.dumps(_content(header), sort_keys=True, ensure_ascii=False).encode())
    return content.hexdigest()


def fingerprint_of(root: Path) -> str | None:
    """That of a dataset's folder; None unless it is finished and its list can be read."""
    try:
        sums = read(root)
    except SynthgenError:
        return None
    return None if sums is None else fingerprint(sums, json.loads((root / HEADER).read_bytes()))


def _lines(sums: Mapping[str, str]) -> list[str]:
    return [f"{sums[name]}  {name}\n" for name in sorted(sums)]


def _content(header: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in header.items() if key not in BESIDE_CONTENT}
    if "sources" in kept:
        kept["sources"] = [_content(source) for source in kept["sources"]]
    return kept
