"""Meshes: from arrays to Blender objects."""

import bpy
import numpy as np
from mathutils import Matrix

from synthgen.geometry.mesh import Mesh

CREASE = np.radians(40)
"""Edges that bend more than this stay sharp; softer ones are shaded smooth."""


def add_object(
    name: str, mesh: Mesh, materials: list[bpy.types.Material], material_indices: np.ndarray | None = None,
    world_from_object: np.ndarray | None = None,
) -> bpy.types.Object:  # fmt: skip
    """Link a mesh into the scene. material_indices: (F,) into `materials`, all the first if left out."""
    data = _data(name, mesh)
    for material in materials:
        data.materials.append(material)
    if material_indices is not None:
        indices = data.attributes.new("material_index", "INT", "FACE")
        indices.data.foreach_set("value", material_indices.astype(np.int32))
    data.set_sharp_from_angle(angle=CREASE)
    thing = bpy.data.objects.new(name, data)
    if world_from_object is not None:
        thing.matrix_world = Matrix(world_from_object.tolist())
    bpy.context.scene.collection.objects.link(thing)
    return thing


def _data(name: str, mesh: Mesh) -> bpy.types.Mesh:
    data = bpy.data.meshes.new(name)
    corners = mesh.faces.size
    data.vertices.add(len(mesh.vertices))
    data.loops.add(corners)
    data.polygons.add(len(mesh.faces))
    # By attribute, not by `vertices` and `loops`: the same in a tenth of the time.
    data.attributes["position"].data.foreach_set("vector", mesh.vertices.astype(np.float32).ravel())
    data.attributes[".corner_vert"].data.foreach_set("value", mesh.faces.astype(np.int32).ravel())
    data.polygons.foreach_set("loop_start", np.arange(0, corners, 3, dtype=np.int32))
    data.update(calc_edges=True)
    layer = data.uv_layers.new(name="metres", do_init=False)
    layer.uv.foreach_set("vector", mesh.uvs.astype(np.float32).ravel())
    data.shade_smooth()
    return data
