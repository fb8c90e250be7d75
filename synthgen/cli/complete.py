"""Completion of arguments in the shell: names that the program knows."""

from __future__ import annotations

from click import Context, Parameter


def described(_: Context, __: Parameter, begun: str) -> list[str]:
    """Whatever `describe` can tell of."""
    from synthgen.reference.lookup import completed

    return completed(begun)


def furniture(_: Context, __: Parameter, begun: str) -> list[str]:
    """Kinds of furniture."""
    from synthgen.furniture import FURNITURE

    return [name for name in FURNITURE if name.startswith(begun)]


def families(_: Context, __: Parameter, begun: str) -> list[str]:
    """Procedural families."""
    from synthgen.furniture import FAMILIES

    return [name for name in FAMILIES if name.startswith(begun)]
