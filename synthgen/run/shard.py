"""A shard: the share of one of several machines in a dataset, scene by scene in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from synthgen.errors import SpecError

MOST = 1_000_000


@dataclass(frozen=True)
class Shard:
    """number: from 1 to `of`. Scene i belongs to shard i mod `of` + 1, so that each has its share of every class.

    A scene is an image, or successive images where a spec has several `views`.
    """

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `3/16`. Raises SpecError."""
        match = re.fullmatch(r"([0-9]{1,7})/([0-9]{1,7})", text)
        if match is None or not 1 <= int(match[1]) <= int(match[2]) <= MOST:
            raise SpecError(f"--shard {text}: must be a number of a total, from 1/16 to 16/16")
        return cls(int(match[1]), int(match[2]))

    def indices(self, count: int, images_a_scene: int = 1) -> Sequence[int]:
        """Of its images among `count`."""
        if images_a_scene == 1:
            return range(self.number - 1, count, self.of)
        scenes = range(self.number - 1, -(-count // images_a_scene), self.of)
        images = (scene * images_a_scene + view for scene in scenes for view in range(images_a_scene))
        return [image for image in images if image < count]

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"
