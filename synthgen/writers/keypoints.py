"""Keypoints as arrays: the same names in the same order for every object, and which change places in a mirror."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from synthgen.dataset.header import Header
from synthgen.furniture import model

LINES = (
    ("leg_front_left", "seat_front_left"),
    ("leg_front_right", "seat_front_right"),
    ("leg_back_left", "seat_back_left"),
    ("leg_back_right", "seat_back_right"),
    ("seat_front_left", "seat_front_right"),
    ("seat_front_right", "seat_back_right"),
    ("seat_back_right", "seat_back_left"),
    ("seat_back_left", "seat_front_left"),
    ("seat_back_left", "back_top_left"),
    ("seat_back_right", "back_top_right"),
    ("back_top_left", "back_top_right"),
    ("seat_front_left", "arm_front_left"),
    ("seat_front_right", "arm_front_right"),
    ("arm_front_left", "back_top_left"),
    ("arm_front_right", "back_top_right"),
)
"""Pairs of keypoints that a drawing joins."""

ABSENT = (0, 0, 0)
"""What stands for a keypoint that an object lacks, or that lies outside the picture."""


def names_of(header: Header) -> tuple[str, ...]:
    """The keypoints of a dataset's objects, in order; none if it has no keypoints."""
    return tuple(model.KEYPOINTS) if "keypoints" in header.labels else ()


def keypoints_of(labels: Mapping[str, Any], names: Sequence[str]) -> list[tuple[float, float, int]]:
    """(u, v, visibility) of an object for each name: pixels; 0 none, 1 hidden, 2 visible."""
    there = labels.get("keypoints") or {}
    points = [there.get(name, ABSENT) for name in names]
    return [(u, v, visibility) if visibility else ABSENT for u, v, visibility in points]


def flat(points: Sequence[tuple[float, float, int]]) -> list[float]:
    """u, v, visibility, u, v, visibility, ..."""
    return [number for point in points for number in point]


def skeleton(names: Sequence[str]) -> list[tuple[int, int]]:
    """Places in `names` that a drawing joins."""
    return [(names.index(a), names.index(b)) for a, b in LINES if a in names and b in names]


def mirrored(names: Sequence[str]) -> list[int]:
    """For each place the place whose keypoint lands there in a mirror: a permutation."""
    partner = dict(model.KEYPOINT_PAIRS) | {right: left for left, right in model.KEYPOINT_PAIRS}
    return [names.index(partner.get(name, name)) for name in names]
