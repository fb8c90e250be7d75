"""What an examination of the machine found: one line each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True)
class Finding:
    """About what, how it is, what was seen, and, unless it is well, what to do. data: the figures, for programs."""

    about: str
    state: State
    seen: str
    advice: str = ""
    data: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON data."""
        return {key: value for key, value in asdict(self).items() if value not in ("", None)}


def gib(n: float) -> str:
    """Bytes as people say them."""
    return f"{n / 2**30:.1f} GiB"
