"""Whether the libraries of the extra `synthgen[evaluate]` are there."""

from __future__ import annotations

from importlib.util import find_spec

from synthgen.errors import SynthgenError


def require(*names: str) -> None:
    """Raises SynthgenError, which says how to install them, if a library is missing."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise SynthgenError(
            f"this needs {' and '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed; "
            "pip install 'synthgen[evaluate]'"
        )
