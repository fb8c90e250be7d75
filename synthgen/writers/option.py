"""What a user may choose of a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from synthgen.errors import nearest

MOST = 1_000_000


@dataclass(frozen=True)
class Option:
    """A word of some, a number from 1 to a million, or true/false, as the default is one.

    meaning: one sentence. words: of a word, all that it may be.
    """

    default: str | int | bool
    meaning: str
    words: tuple[str, ...] = ()

    def checked(self, value: Any) -> str | int | bool:
        """The value, if it is one that can be chosen. Raises ValueError."""
        if self.words:
            if value not in self.words:
                raise ValueError(f"cannot be {value!r}; {nearest(value, self.words)}")
        elif isinstance(self.default, bool):
            if not isinstance(value, bool):
                raise ValueError(f"must be true or false, not {value!r}")
        elif isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
            raise ValueError(f"must be a whole number from 1 to {MOST}, not {value!r}")
        return value  # type: ignore[no-any-return]
