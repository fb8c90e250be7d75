"""A folder of an object store as a place of files, by fsspec. A store shows an object once it is whole, and at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from synthgen.dataset.bucket import SCHEMES, Bucket
from synthgen.errors import SynthgenError

SHOWN = 200
"""Letters of a store's own words."""


_SECRET = re.compile(r"(?<=://)[^/\s]*@|\?[^\s\"']*")
"""Of an address: who asks, and how."""


@dataclass(frozen=True)
class Objects:
    """The verbs of `synthgen.dataset.storage.Storage`."""

    bucket: Bucket
    ordered: bool = True

    def put(self, files: Mapping[str, bytes]) -> None:
        """The last stands for all others, so these are sent at once, and it is sent after them."""
        *beside, last = files
        with self._explained("written"):
            if beside:
                self._files.pipe({self._path(name): files[name] for name in beside})
            self._files.pipe_file(self._path(last), files[last])

    def read(self, name: str) -> bytes | None:
        return self.read_all([name])[0]

    def read_all(self, names: Collection[str]) -> list[bytes | None]:
        if not names:
            return []
        paths = [self._path(name) for name in names]
        with self._explained("read"):
            found = self._files.cat_ranges(paths, None, None, on_error="return")
            for content in found:
                if isinstance(content, Exception) and not isinstance(content, FileNotFoundError):
                    raise content
        return [None if isinstance(content, Exception) else content for content in found]

    def has(self, name: str) -> bool:
        with self._explained("read"):
            return bool(self._files.exists(self._path(name)))

    def top(self) -> list[str]:
        with self._explained("read"):
            try:
                found = self._files.ls(self.bucket.path, detail=False)
            except FileNotFoundError:
                return []
        return [path.rstrip("/").rpartition("/")[2] for path in found]

    def names(self, folder: str) -> Iterator[str]:
        yield from self.tags(folder)

    def tags(self, folder: str) -> dict[str, str]:
        """Name -> what changes with the content, of all files below a folder, or of a file."""
        with self._explained("read"):
            try:
                found = self._files.find(self._path(folder), detail=True)
            except FileNotFoundError:
                return {}
        start = len(self.bucket.path) + 1
        told = {path.lstrip("/")[start:]: _tag(about) for path, about in found.items()}
        return {name: tag for name, tag in told.items() if self._is_below(name, folder)}

    def move(self, name: str, new: str) -> None:
        with self._explained("written"):
            self._files.mv(self._path(name), self._path(new))

    def remove(self, names: Collection[str]) -> None:
        if names:
            with self._explained("removed"):
                self._files.rm([self._path(name) for name in names])

    def clear(self, name: str) -> None:
        self.remove(list(self.names(name)))

    def purge(self, *, everything: bool) -> None:
        """Nothing is ever unfinished here."""

    def at_hand(self) -> AbstractContextManager[Path]:
        from synthgen.dataset.fetching import at_hand

        return at_hand(self)

    def fetch(self, names: Collection[str], target: Path) -> None:
        """Copy files into a folder of this machine."""
        with self._explained("fetched"):
            self._files.get([self._path(name) for name in names], [str(target / name) for name in names])

    @property
    def _files(self) -> Any:
        return _opened(self.bucket.scheme)

    def _path(self, name: str) -> str:
        return f"{self.bucket.path}/{name}"

    @staticmethod
    def _is_below(name: str, folder: str) -> bool:
        return name == folder or name.startswith(f"{folder}/")

    @contextmanager
    def _explained(self, done: str) -> Iterator[None]:
        try:
            yield
        except SynthgenError:
            raise
        except Exception as error:  # noqa: BLE001  the system's, the store's and the network's, each of its own family
            raise SynthgenError(
                f"{self.bucket}: cannot be {done}: {_said(error)}; everything finished before is whole, so mend that "
                "and run again"
            ) from None


def _said(error: Exception) -> str:
    """Its words on one line, without what an address may hold of keys."""
    what = " ".join(str(error).split()) or type(error).__name__
    return _SECRET.sub("", what)[:SHOWN].rstrip(".")


def _tag(told: Mapping[str, Any]) -> str:
    """The store's own checksum or, where it tells none, size and time."""
    for name in ("ETag", "etag", "md5Hash"):
        if told.get(name):
            return str(told[name])
    return f"{told.get('size')} {told.get('created') or told.get('last_modified')}"


@cache
def _opened(scheme: str) -> Any:
    """What speaks to a store, with the keys that the environment holds. Raises SynthgenError if it is not installed."""
    try:
        import fsspec

        return fsspec.filesystem(scheme, use_listings_cache=False)
    except ImportError:
        raise SynthgenError(
            f"{scheme}://: install `synthgen[{SCHEMES[scheme]}]`, which speaks to such stores"
        ) from None
