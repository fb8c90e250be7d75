"""The address of a folder of an object store, such as `s3://bucket/run`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from synthgen.errors import SpecError, nearest

SCHEMES = {"s3": "s3", "gs": "gs", "az": "az"}
"""How an address begins -> the extra of this program that brings what speaks to such a store."""

_PLAIN = re.compile(r"[^/@?#%\s\\]+(/[^/@?#%\s\\]+)*/?")


@dataclass(frozen=True)
class Bucket:
    """scheme: of SCHEMES. path: bucket and folder, as in `bucket/run`. What opens it comes from the environment."""

    scheme: str
    path: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """From an address. Raises SpecError, which never repeats a password."""
        scheme, _, path = text.partition("://")
        if "@" in path or "?" in path:
            raise SpecError(
                f"{scheme}://...: an address holds no keys and no options; put them into the environment "
                "or the store's own configuration file"
            )
        if scheme not in SCHEMES:
            raise SpecError(f"{text}: there is no object store '{scheme}'; {nearest(scheme, SCHEMES)}")
        if not _PLAIN.fullmatch(path) or {".", ".."} & set(path.split("/")):
            raise SpecError(f"{text}: is no address of a folder; write {scheme}://bucket/folder")
        return cls(scheme, path.rstrip("/"))

    def __str__(self) -> str:
        return f"{self.scheme}://{self.path}"


def is_address(text: str) -> bool:
    """Whether it means a store, not a path of this machine."""
    return "://" in text


def require_here(text: str) -> None:
    """Raises SpecError for an address of a store, where only a folder of this machine will do."""
    if is_address(text):
        address = Bucket.parse(text)
        raise SpecError(
            f"{address}: is no folder of this machine; `synthgen fetch {address} FOLDER` brings a dataset here"
        )
