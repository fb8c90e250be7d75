"""Overlays: what they draw lies where the labels say."""

import numpy as np
import pytest
from record_zoo import HEIGHT, WIDTH, ZOO, ring

from synthgen.labels import annotated
from synthgen.report import overlay

ANIMAL = ZOO[0]
GREY = np.full((HEIGHT, WIDTH, 3), 100, np.uint8)


def differs(drawn, scale=1):
    """(H, W) bool, where something was drawn on the grey picture."""
    return (drawn[::scale, ::scale] != 100).any(axis=2)


def test_masks_are_veiled_and_boxes_drawn():
    drawn = overlay.boxes_and_masks(GREY, ANIMAL.record, 8)
    assert drawn.shape == (8 * HEIGHT, 8 * WIDTH, 3)
    inside = drawn[8 * 17 + 4, 8 * 8 + 4]  # on the ring, away from boxes and words
    assert tuple(inside) == tuple(np.round(100 * 0.55 + np.array(overlay.OBJECTS[0]) * 0.45).astype(int))
    assert tuple(drawn[8 * 19 + 7, 8 * 20]) == overlay.OBJECTS[0]  # the lower edge of its box
    assert tuple(drawn[-1, -1]) == (100, 100, 100)


def test_hidden_outlines_are_white():
    drawn = overlay.amodal_masks(GREY, ANIMAL.record, 1)
    (labels,) = annotated(ANIMAL.stage, ANIMAL.frame, ("amodal_mask",))[1]
    hidden = overlay._decoded(labels["amodal_mask"]) & (ring() == 0)
    assert hidden.any()
    assert (drawn[hidden] == round(100 * 0.55 + 255 * 0.45)).all()
    assert (differs(drawn) == (hidden | (ring() > 0))).all()


def test_parts_have_their_colours():
    numbers = ANIMAL.pictures.parts
    assert (differs(overlay.parts(GREY, numbers, 1)) == (numbers > 0)).all()


def test_keypoints_are_discs_where_they_are():
    drawn = overlay.points_and_boxes(GREY, ANIMAL.record, 4)
    for name, (u, v, visibility) in ANIMAL.record.objects[0]["keypoints"].items():
        color = {"left": overlay.LEFT, "right": overlay.RIGHT}[name.rpartition("_")[2]]
        if visibility == 2:
            assert tuple(drawn[round(4 * v), round(4 * u)]) == color


@pytest.mark.parametrize("animal", ZOO)
def test_every_record_can_be_drawn(animal):
    pictures = animal.pictures
    page = overlay.overlay(pictures.picture, animal.record, pictures.parts, pictures.normals)
    assert page.shape == (HEIGHT + 24, 5 * WIDTH, 3)
