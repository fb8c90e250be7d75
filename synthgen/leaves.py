"""Values in a document: from what stands in a leaf to a distribution that fits it."""

from pathlib import Path
from typing import Any

from synthgen.brought import ASSETS, is_allowed
from synthgen.colors import HEX
from synthgen.distribution_table import DISTRIBUTIONS
from synthgen.distributions import Choice, Constant, Distribution, Integer, Palette, is_number
from synthgen.document import Document
from synthgen.errors import nearest
from synthgen.fields import Leaf

MAX_FILES = 100_000
"""Of a folder."""


def distribution(source: Document, value: Any, path: str, leaf: Leaf) -> Distribution:
    """The distribution that a value is or writes, whose every end fits the leaf. Raises SpecError."""
    if leaf.type == "mapping":
        return _mapping(source, value, path, leaf)
    drawn = _unchecked(source, value, path, leaf)
    if leaf.type == "path":
        return files(source, drawn, path, leaf)
    if isinstance(drawn, Palette):
        if leaf.type != "color":
            raise source.error(path, f"a palette gives colours, but this must be {_expected(leaf)}")
        return drawn
    if leaf.type == "count" and not isinstance(drawn, Constant | Integer | Choice):
        raise source.error(path, "must be a whole number; draw it with `integer: [low, high]`")
    for end in drawn.ends:
        _require_fitting(source, end, path, leaf)
    return drawn


def _unchecked(source: Document, value: Any, path: str, leaf: Leaf) -> Distribution:
    """The distribution that a value is or writes, whether or not it fits the leaf."""
    if isinstance(value, bool | int | float | str):
        return Constant(float(value) if is_number(value) and leaf.type == "number" else value)
    if not isinstance(value, dict) or len(value) != 1:
        several = isinstance(value, dict) and len(value) > 1
        given = " with ".join(map(str, value)) if several else named(value)
        raise source.error(
            path, f"must be {_expected(leaf)}, or one distribution as in `{_example(leaf)}`, not {given}"
        )
    (name, arguments), = value.items()  # fmt: skip
    if name not in DISTRIBUTIONS:
        raise source.error(path, f"there is no distribution {named(name)}; {nearest(name, DISTRIBUTIONS)}")
    try:
        return DISTRIBUTIONS[name](arguments)
    except ValueError as error:
        raise source.error(f"{path}.{name}", str(error)) from None


def _mapping(source: Document, value: Any, path: str, leaf: Leaf) -> Distribution:
    """Names of the user's own, mapped to words that the leaf knows."""
    if not isinstance(value, dict):
        raise source.error(path, f"must be {_expected(leaf)}, not {named(value)}")
    for name, word in value.items():
        if not isinstance(name, str) or not isinstance(word, str) or word not in leaf.words:
            raise source.error(f"{path}.{name}", f"cannot be {named(word)}; {nearest(word, leaf.words)}")
    return Constant(tuple(value.items()))


def files(source: Document, drawn: Distribution, path: str, leaf: Leaf) -> Distribution:
    """The same distribution over paths, with each folder replaced by its files; each path must exist."""
    if not isinstance(drawn, Constant | Choice) or not all(isinstance(end, str) for end in drawn.ends):
        raise source.error(path, f"must be {_expected(leaf)}, or a choice of them")
    options = [(drawn.value, 1.0)] if isinstance(drawn, Constant) else zip(drawn.options, drawn.weights, strict=True)
    found = [(name, w / len(names)) for option, w in options if (names := _found(source, str(option), path, leaf))
             for name in names]  # fmt: skip
    if len(found) == 1:
        return Constant(found[0][0])
    return Choice(tuple(name for name, _ in found), tuple(weight for _, weight in found))


def _found(source: Document, name: str, path: str, leaf: Leaf) -> list[str]:
    """A file's own name, or those of all files below a folder, in order."""
    place = Path(name)
    _require_allowed(source, place, path)
    if not name or not place.exists():
        raise source.error(path, f"there is no file or folder {named(name)} here; paths start at {Path.cwd()}")
    if place.is_file():
        names = [place.as_posix()] if place.suffix.lower() in leaf.words else []
    else:
        names = sorted(f.as_posix() for f in place.rglob("*") if f.suffix.lower() in leaf.words and f.is_file())
    for link in [found for found in map(Path, names) if found.is_symlink()]:
        _require_allowed(source, link, path)
    if not names:
        raise source.error(path, f"{named(name)} is or holds no {', '.join('*' + s for s in leaf.words)}")
    return names[:MAX_FILES]


def _require_allowed(source: Document, place: Path, path: str) -> None:
    """Raises SpecError if a spec that came from anywhere may not look there."""
    if source.folders is not None and not is_allowed(place, source.folders):
        raise source.error(
            path,
            f"{named(str(place))} leads out of the spec's folder and of {Path.cwd()}; if that is meant, name its "
            f"folder with --assets or in {ASSETS}",
        )


def _require_fitting(source: Document, value: Any, path: str, leaf: Leaf) -> None:
    fits = {
        "number": is_number(value),
        "count": is_number(value) and isinstance(value, int),
        "flag": isinstance(value, bool),
        "word": isinstance(value, str),
        "path": isinstance(value, str),
        "color": isinstance(value, str) and HEX.fullmatch(value) is not None,
    }[leaf.type]
    if not fits:
        raise source.error(path, f"must be {_expected(leaf)}, not {named(value)}")
    if leaf.type == "word" and value not in leaf.words:
        raise source.error(path, f"cannot be {named(value)}; {nearest(value, leaf.words)}")
    if leaf.type in ("number", "count") and not leaf.low <= value <= leaf.high:
        unit = "" if leaf.unit in ("count", "ratio", "factor", "power", "seed", "quality") else f" {leaf.unit}"
        raise source.error(path, f"must lie between {leaf.low:g} and {leaf.high:g}{unit}, not {value:g}")


def _expected(leaf: Leaf) -> str:
    return {
        "number": "a number",
        "count": "a whole number",
        "flag": "true or false",
        "word": f"one of {', '.join(leaf.words)}",
        "color": "a colour such as '#8c5a32' (in quotes)",
        "path": "the name of a file or folder",
        "mapping": "a mapping of names to words",
    }[leaf.type]


def _example(leaf: Leaf) -> str:
    return {
        "number": "uniform: [low, high]",
        "count": "integer: [low, high]",
        "flag": "choice: [true, false]",
        "word": "choice: [this, that]",
        "color": "palette: wood",
        "path": "choice: [one, other]",
        "mapping": "{}",
    }[leaf.type]


def named(value: Any) -> str:
    """A value as an error line says it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
