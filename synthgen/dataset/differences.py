"""What differs between two trees of plain data, in lines for people."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

_ABSENT = object()
LONGEST = 70


def differences(old: Any, new: Any, path: str = "") -> list[str]:
    """Lines such as `camera.lens_mm: was {'uniform': [35, 60]}, now 50`, in the order of `old`."""
    return list(_differences(old, new, path))


def _differences(old: Any, new: Any, path: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict) and _comparable(old, new):
        for key in {**old, **new}:
            inner = f"{path}.{key}" if path else str(key)
            yield from _differences(old.get(key, _ABSENT), new.get(key, _ABSENT), inner)
    elif isinstance(old, list) and isinstance(new, list) and _nested(old + new):
        for position, (before, after) in enumerate(zip_longest(old, new, fillvalue=_ABSENT)):
            yield from _differences(before, after, f"{path}[{position}]")
    elif old != new:
        yield f"{path}: was {_shown(old)}, now {_shown(new)}"


def _comparable(old: dict[Any, Any], new: dict[Any, Any]) -> bool:
    """Whether two mappings are worth a look inside: not so if they share no key, like two distributions."""
    return bool(old.keys() & new.keys())


def _nested(items: list[Any]) -> bool:
    return any(isinstance(item, dict | list) for item in items)


def _shown(value: Any) -> str:
    if value is _ABSENT:
        return "absent"
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
