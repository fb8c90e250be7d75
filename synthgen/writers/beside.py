"""The pictures that lie beside each photograph of a dataset, and what formats call them."""

from collections.abc import Mapping

from synthgen.dataset.header import Header
from synthgen.dataset.record import Record

PICTURES: Mapping[str, tuple[str, str]] = {
    "masks": ("mask", "mask"),
    "depth": ("depth", "depth"),
    "parts": ("parts", "part"),
    "semantic": ("semantic", "semantic"),
    "normals": ("normals", "normal"),
}
"""Folder of `<key>.png` -> the label that it comes with, and its name in other formats."""


def pictures_of(header: Header) -> dict[str, str]:
    """Folder -> name, of those that a dataset has."""
    return {folder: name for folder, (label, name) in PICTURES.items() if label in header.labels}


def file_of(record: Record, folder: str) -> str:
    """Where a picture lies in the dataset."""
    return f"{folder}/{record.key}.png"
