"""One image, the whole way: draw, build, render, develop, label."""

from __future__ import annotations

from typing import Protocol

from synthgen import document
from synthgen.build import build
from synthgen.dataset.record import Pictures, Record, key_of
from synthgen.dataset.splits import split_of
from synthgen.draw import draw
from synthgen.frame import Frame
from synthgen.labels import LABELS, annotated
from synthgen.photo import developed
from synthgen.scene import factors
from synthgen.spec import Spec, scene_to_dict
from synthgen.stage import Stage


class Renderer(Protocol):
    """What turns a stage into a frame."""

    def render(self, stage: Stage) -> Frame:
        """All passes of a stage."""
        ...


def image(spec: Spec, index: int, renderer: Renderer) -> tuple[Record, Pictures]:
    """Image `index` of a dataset: its record and its pictures."""
    scene = draw(spec, index)
    stage = build(scene)
    frame = renderer.render(stage)
    photo = scene.surroundings.photo
    image_labels, object_labels = annotated(stage, frame, tuple(LABELS))
    record = Record(
        key=key_of(index),
        index=index,
        split=split_of(scene.identity, spec.splits),
        class_name=scene.class_name,
        family=scene.family,
        width=stage.view.width,
        height=stage.view.height,
        image=image_labels,
        objects=tuple(object_labels),
        factors=factors(scene),
    )
    picture = developed(frame, photo, scene.surroundings.sensor)
    text = document.dumps(scene_to_dict(scene, spec))
    return record, Pictures(picture, frame.instance, frame.depth, text, photo.jpeg_quality)
