"""From a scene to a stage: geometry made, objects placed, camera aimed, walls put up, lamps hung."""

from __future__ import annotations

import numpy as np

from synthgen.fields import fields_of
from synthgen.geometry.mesh import rotation
from synthgen.materials import Material, holds_material
from synthgen.scene import Scene
from synthgen.stage import Stage, StagedObject


def build(scene: Scene) -> Stage:
    """The stage of a scene. Pure: the same scene gives the same stage."""
    around = scene.surroundings
    subject = _placed(scene)
    vertices = subject.vertices
    bounds = np.stack([vertices.min(axis=0), vertices.max(axis=0)])
    view = around.camera.view(vertices, around.turn_deg, around.image)
    enclosure = around.setting.enclosure(bounds, view)
    rig = around.light.rig(bounds, enclosure)
    scenery = around.setting.scenery(bounds, view, enclosure, rig.openings)
    return Stage((subject,), scenery, rig, view, around.render)


def _placed(scene: Scene) -> StagedObject:
    pose = np.eye(4)
    pose[:3, :3] = rotation("z", scene.surroundings.turn_deg)
    model = scene.furniture.model()
    surfaces = {**materials_of(scene.furniture), **model.materials}
    return StagedObject(1, scene.class_name, scene.family, model, surfaces, pose)


def materials_of(furniture: object) -> dict[str, Material]:
    """The material of each slot: those fields of the furniture that hold one."""
    return {
        name: getattr(furniture, name)
        for name, declaration in fields_of(type(furniture)).items()
        if holds_material(declaration)
    }
