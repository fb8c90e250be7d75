"""From a scene to a stage: geometry made, objects placed, camera aimed, walls put up, lamps hung."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from synthgen.fields import fields_of
from synthgen.geometry.mesh import Floats, rotation
from synthgen.layouts import arranged
from synthgen.materials import Material, holds_material
from synthgen.scene import Companion, Scene
from synthgen.settings.placing import Footprint, footprint, sightline
from synthgen.stage import Stage, StagedObject, View


def build(scene: Scene) -> Stage:
    """The stage of a scene. Pure: the same scene gives the same stage. Raises SpecError if companions find no place."""
    around = scene.surroundings
    subject = _staged(1, scene, placed(Footprint(np.zeros(2), np.zeros(2), around.turn_deg)))
    view = around.camera.view(subject.vertices, around.turn_deg, around.image)
    objects = (subject, *_companions(scene, subject, view))
    bounds = _bounds([thing.vertices for thing in objects])
    enclosure = around.setting.enclosure(bounds, view)
    rig = around.light.rig(bounds, enclosure)
    scenery = around.setting.scenery(bounds, view, enclosure, rig.openings)
    return Stage(objects, scenery, rig, view, around.render)


def _companions(scene: Scene, subject: StagedObject, view: View) -> list[StagedObject]:
    """The other objects, each where the layout has a place for it."""
    around = scene.surroundings
    standing = [_staged(k, companion, np.eye(4)) for k, companion in enumerate(scene.companions, start=2)]
    halves = [footprint(thing.vertices).half for thing in standing]
    own = Footprint(np.zeros(2), footprint(subject.model.vertices).half, around.turn_deg)
    seeds = [companion.seed for companion in scene.companions]
    places = arranged(around.layout, own, around.turn_deg, halves, seeds, sightline(view.position, own))
    return [replace(thing, world_from_object=placed(place)) for thing, place in zip(standing, places, strict=True)]


def _staged(instance: int, thing: Scene | Companion, pose: Floats) -> StagedObject:
    model = thing.furniture.model()
    surfaces = {**materials_of(thing.furniture), **model.materials}
    return StagedObject(instance, thing.class_name, thing.family, model, surfaces, pose)


def placed(place: Footprint) -> Floats:
    """(4, 4) world_from_object of what stands on a footprint."""
    pose = np.eye(4)
    pose[:3, :3] = rotation("z", place.turn_deg)
    pose[:2, 3] = place.center
    return pose


def _bounds(vertices: list[Floats]) -> Floats:
    """(2, 3) low and high corner of several (V, 3) points."""
    return np.stack(
        [np.min([v.min(axis=0) for v in vertices], axis=0), np.max([v.max(axis=0) for v in vertices], axis=0)]
    )


def materials_of(furniture: object) -> dict[str, Material]:
    """The material of each slot: those fields of the furniture that hold one."""
    return {
        name: getattr(furniture, name)
        for name, declaration in fields_of(type(furniture)).items()
        if holds_material(declaration)
    }
