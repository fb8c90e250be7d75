"""From a scene to a stage: geometry made, objects placed, camera aimed, walls put up, lamps hung."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from synthgen.cameras import Orbit
from synthgen.engines import Cycles
from synthgen.fields import fields_of, kind_name
from synthgen.furnishing import Floor, Furnishing
from synthgen.furniture.capacity import persons
from synthgen.furniture.mesh_file import MeshFile
from synthgen.furniture.model import Model
from synthgen.geometry.mesh import Floats, bounds_of, rotation
from synthgen.layouts import arranged
from synthgen.materials import Material, Surface, holds_material
from synthgen.photo import Photo
from synthgen.scene import Companion, Scene, Surroundings
from synthgen.sensor import Chip
from synthgen.settings import SETTINGS, Setting
from synthgen.settings.placing import Footprint, footprint, free_standing, sightline
from synthgen.stage import Enclosure, Opening, Scenery, Stage, StagedObject, View

CAMERA_SPACE = 0.3
"""m around the camera that stays empty."""

RUG = 0.06
"""m, thickness of what other things may stand on."""


def build(scene: Scene) -> Stage:
    """The stage of a scene. Pure: the same scene gives the same stage. Raises SpecError if companions find no place.

    Stages of the views of one scene share their objects, scenery and rig.
    """
    around = scene.surroundings
    if not scene.views:
        return _built(scene)
    first = replace(around, camera=scene.views[0], photo=Photo(), sensor=Chip(), render=Cycles())
    shared = _remembered(replace(scene, surroundings=first))
    view = _view(around, around.camera, shared.objects)
    return replace(shared, view=view, render=around.render)


def _built(scene: Scene) -> Stage:
    around = scene.surroundings
    subject = _staged(1, scene, placed(Footprint(np.zeros(2), np.zeros(2), around.turn_deg)))
    of_subject = around.camera.view(subject.vertices, around.turn_deg, around.image)
    objects = (subject, *_companions(scene, subject, of_subject))
    everything = np.concatenate([thing.vertices for thing in objects])
    same = not scene.views and around.camera.aim == "subject"
    views = [of_subject] if same else [_view(around, camera, objects) for camera in scene.views or (around.camera,)]
    view = views[0]
    bounds = bounds_of(everything)
    enclosure = _enclosure(around.setting, bounds, views)
    rig = around.light.rig(bounds, view, enclosure)
    scenery = around.setting.scenery(_stretched(bounds, views[1:]), view, enclosure, rig.openings)
    things = _furnishing(around.furnishing, objects, scenery, views, enclosure, rig.openings)
    taken = [*map(_under, objects), *_stands(scenery, things)]
    before = around.occlusion.scenery(subject.vertices, view, taken, enclosure)
    return Stage(objects, (*scenery, *things, *before), rig, view, around.render, kind_name(around.setting, SETTINGS))


_remembered = lru_cache(maxsize=1)(_built)
"""The last scene of several views."""


def _view(around: Surroundings, camera: Orbit, objects: Sequence[StagedObject]) -> View:
    """What a camera sees: it frames the subject, or all labeled objects."""
    framed = objects if camera.aim == "everything" else objects[:1]
    return camera.view(np.concatenate([thing.vertices for thing in framed]), around.turn_deg, around.image)


def _stretched(bounds: Floats, views: Sequence[View]) -> Floats:
    """(2, 3) bounds that hold the floor under more cameras too, so that a setting leaves them room as well."""
    places = np.stack([*bounds[:, :2], *(view.position[:2] for view in views)])
    return np.column_stack([bounds_of(places), bounds[:, 2]])


def _enclosure(setting: Setting, bounds: Floats, views: Sequence[View]) -> Enclosure | None:
    """The inside of what holds the objects and every camera."""
    found = [enclosure for view in views if (enclosure := setting.enclosure(bounds, view)) is not None]
    if not found:
        return None
    low, high = np.stack([e.low for e in found]).min(axis=0), np.stack([e.high for e in found]).max(axis=0)
    return Enclosure(low, high)


def _under(thing: StagedObject) -> Footprint:
    """The floor under a labeled object, turned with it."""
    own, pose = footprint(thing.model.vertices), thing.world_from_object
    turn = float(np.degrees(np.arctan2(pose[1, 0], pose[0, 0])))
    return Footprint(pose[:2, :2] @ own.center + pose[:2, 3], own.half, turn)


def _furnishing(
    furnishing: Furnishing, objects: Sequence[StagedObject], scenery: Sequence[Scenery], views: Sequence[View],
    enclosure: Enclosure | None, openings: tuple[Opening, ...],
) -> tuple[Scenery, ...]:  # fmt: skip
    """What furnishes a room, clear of labeled objects and all lines of sight; nothing where there are no walls."""
    if enclosure is None:
        return ()
    under = [footprint(thing.vertices) for thing in objects]
    cameras = [Footprint(view.position[:2], np.full(2, CAMERA_SPACE)) for view in views]
    sights = [sightline(view.position, under[0]) for view in views]
    standing = free_standing([thing.mesh for thing in scenery])
    floor = Floor(enclosure, [*under, *standing, *sights, *cameras])
    return furnishing.scenery(floor, footprint(np.concatenate([thing.vertices for thing in objects])), openings)


def _stands(scenery: Sequence[Scenery], things: Sequence[Scenery]) -> list[Footprint]:
    """The floor under what is small of a setting, and under all that furnishes it but rugs."""
    solid = [thing.mesh for thing in things if thing.mesh.bounds[1, 2] > RUG]
    return [*free_standing([thing.mesh for thing in scenery]), *(footprint(mesh.vertices) for mesh in solid)]


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
    if isinstance(thing.furniture, MeshFile):
        thing.furniture.require_plausible(model)
    surfaces = surfaces_of(thing.furniture, model)
    return StagedObject(instance, thing.class_name, thing.family, model, surfaces, pose, persons(thing.furniture))


def placed(place: Footprint) -> Floats:
    """(4, 4) world_from_object of what stands on a footprint."""
    pose = np.eye(4)
    pose[:3, :3] = rotation("z", place.turn_deg)
    pose[:2, 3] = place.center
    return pose


def surfaces_of(furniture: object, model: Model) -> dict[str, Surface]:
    """What covers each slot of a piece: its own materials, and those that came with a mesh file."""
    return {**materials_of(furniture), **model.materials}


def materials_of(furniture: object) -> dict[str, Material]:
    """The material of each slot: those fields of the furniture that hold one."""
    return {
        name: getattr(furniture, name)
        for name, declaration in fields_of(type(furniture)).items()
        if holds_material(declaration)
    }
