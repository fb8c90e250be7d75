"""Which parts of a model touch: surfaces that cross, or lie within a gap of each other."""

import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh


def touching(model, gap):
    """(P, P) bool: whether two parts cross or come within `gap` metres.

    Rays run along every edge, and from a little inside every triangle out through it.
    """
    meshes = [part.mesh for part in model.parts]
    scene = rtcore_scene.EmbreeScene()
    for mesh in meshes:
        TriangleMesh(scene, mesh.vertices.astype(np.float32), mesh.faces.astype(np.int32))
    links = np.zeros((len(meshes), len(meshes)), dtype=bool)
    for own, mesh in enumerate(meshes):
        origins, ways = _probes(mesh, gap)
        lengths = np.linalg.norm(ways, axis=1)
        kept = lengths > 1e-9
        hits = scene.run(
            origins[kept].astype(np.float32), (ways[kept] / lengths[kept, None]).astype(np.float32),
            dists=lengths[kept].astype(np.float32), output=True,
        )  # fmt: skip
        other = hits["geomID"]
        links[own, other[(other >= 0) & (other != own)]] = True
    return links | links.T


def _probes(mesh, gap):
    """(R, 3) origins and (R, 3) ways of rays: along the edges, a gap longer at both ends, and through the faces."""
    corners = mesh.vertices[mesh.faces]
    ahead = np.roll(corners, -1, axis=1) - corners
    normal = np.cross(ahead[:, 0], ahead[:, 1])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    middle = corners.mean(axis=1)
    starts = np.concatenate([corners.reshape(-1, 3), middle + 1e-5 * normal])
    ways = np.concatenate([ahead.reshape(-1, 3), gap * normal])
    nudge = np.concatenate([np.repeat(normal, 3, axis=0), 0 * normal]) * 1e-5
    return starts + nudge, ways


def components(links):
    """(P,) number of the group of touching parts that each belongs to."""
    group = np.arange(len(links))
    while True:
        merged = np.min(np.where(links | np.eye(len(links), dtype=bool), group[None, :], len(links)), axis=1)
        if (merged == group).all():
            return group
        group = merged
