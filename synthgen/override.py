"""Overrides: one value of a document replaced from the command line, as by `--set camera.lens_mm=50`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from synthgen import document
from synthgen.document import MAX_DEPTH, Document
from synthgen.errors import SpecError


def overridden(source: Document, override: str) -> Document:
    """The document with one value replaced, as by `--set camera.lens_mm=50`."""
    path, equals, text = override.partition("=")
    keys = path.replace("[", ".").replace("]", "").split(".")
    if not equals or not all(keys) or len(keys) > MAX_DEPTH:
        raise SpecError(f"--set {override}: write it as key.path=value, for example camera.lens_mm=50")
    try:
        data = _replaced(source.data, keys, document.loads(text, f"--set {override}").data)
    except LookupError as error:
        raise SpecError(f"--set {override}: {error.args[0]}") from None
    *above, place = _places(source.data, keys)
    made = {path for path in above if path not in source.lines}
    return replace(source, data=data, overridden=source.overridden | made | {place})


def _places(data: Any, keys: list[str]) -> Iterator[str]:
    """The key paths of all levels down to a value: `light`, `light[0]`, `light[0].fill`."""
    path = ""
    for key in keys:
        if isinstance(data, list):
            path, data = f"{path}[{key}]", data[int(key)]
        else:
            path, data = f"{path}.{key}" if path else key, data.get(key) if isinstance(data, dict) else None
        yield path


def _replaced(data: Any, keys: list[str], value: Any) -> Any:
    if not keys:
        return value
    key, *rest = keys
    if isinstance(data, list):
        if key not in map(str, range(len(data))):
            raise LookupError(f"'{key}' is no position in a list of {len(data)}; the first is 0")
        return [_replaced(item, rest, value) if key == str(i) else item for i, item in enumerate(data)]
    inner = {"kind": data} if isinstance(data, str) else data if isinstance(data, dict) else {}
    return {**inner, key: _replaced(inner.get(key), rest, value)}
