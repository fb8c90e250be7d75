"""Chairs: one line a family."""

from typing import Any

CHAIRS: dict[str, Any] = {}
