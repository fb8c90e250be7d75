"""Tops of bar stools: one line a seat with its back."""

from synthgen.furniture.hard_stool_tops import SpindleTop, SteelTop, WoodenTop
from synthgen.furniture.padded_stool_tops import BucketTop, UpholsteredTop

StoolTop = WoodenTop | SpindleTop | UpholsteredTop | BucketTop | SteelTop

STOOL_TOPS: dict[str, type[StoolTop]] = {
    "wooden": WoodenTop,
    "spindle": SpindleTop,
    "upholstered": UpholsteredTop,
    "bucket": BucketTop,
    "steel": SteelTop,
}
