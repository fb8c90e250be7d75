"""One image, the whole way: draw, build, render, develop, label."""

from __future__ import annotations

from typing import Protocol

from synthgen import document
from synthgen.build import build
from synthgen.dataset.record import Pictures, Record, key_of
from synthgen.dataset.splits import split_in
from synthgen.draw import draw
from synthgen.frame import Frame
from synthgen.labels import annotated, pixels
from synthgen.labels.threshold import without_hidden
from synthgen.photo import developed
from synthgen.scene import Scene, factors
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
    return recorded(spec, index, scene, stage, renderer.render(stage))


def recorded(spec: Spec, index: int, scene: Scene, stage: Stage, frame: Frame) -> tuple[Record, Pictures]:
    """What is kept of a rendered image: developed and labeled."""
    photo = scene.surroundings.photo
    picture = developed(frame, photo, scene.surroundings.sensor)
    stage, frame = without_hidden(stage, frame, spec.min_visible)
    image_labels, object_labels = annotated(stage, frame, spec.labels)
    drawn = pixels(stage, frame, spec.labels, {name: number for number, name in enumerate(spec.classes, 1)})
    record = Record(
        key=key_of(index),
        index=index,
        split=split_in(spec, scene, index),
        class_name=scene.class_name,
        family=scene.family,
        width=stage.view.width,
        height=stage.view.height,
        image=image_labels,
        objects=tuple(object_labels),
        factors=factors(scene),
    )
    text = document.dumps(scene_to_dict(scene, spec))
    of_labels = {name: drawn.get(name) for name in ("parts", "semantic", "normals")}
    return record, Pictures(picture, frame.instance, frame.depth, text, photo.jpeg_quality, **of_labels)
