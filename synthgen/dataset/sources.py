"""Sources: the runs that a dataset's images come from. One, but for merged datasets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from synthgen.dataset.header import Header


@dataclass(frozen=True)
class Source:
    """A run. first: index in the dataset of what was its image 0; its images end where the next source begins.

    spec: as JSON data, filled in. licence, versions, devices: as in a header.
    """

    first: int
    spec: Mapping[str, Any]
    licence: Mapping[str, Any]
    versions: Mapping[str, str]
    devices: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return {"name": self.spec["name"], **vars(self), "devices": sorted(self.devices)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """From JSON data. Raises KeyError for what is missing."""
        return cls(data["first"], data["spec"], data["licence"], data["versions"], tuple(data["devices"]))


def sources_of(header: Header) -> tuple[Source, ...]:
    """The sources of a dataset, by `first`."""
    if header.sources:
        return tuple(sorted(map(Source.from_dict, header.sources), key=lambda source: source.first))
    return (Source(0, header.spec, header.licence, header.versions, header.devices),)


def source_of(sources: tuple[Source, ...], index: int) -> Source:
    """The one that image `index` comes from, where it was image `index - first`."""
    return next(source for source in reversed(sources) if source.first <= index)
