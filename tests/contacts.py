"""Which parts of a model touch: surfaces that cross, or lie within a gap of each other."""

import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh


def joined_groups(model, gap):
    """(P,) number of the group of parts that each belongs to, where parts that cross or come within `gap` metres hang.

    Rays run along every edge, and from a little inside every triangle out through it; but those of a few triangles
    come first, and of the parts that are still loose then, since no further contact can part what hangs together.
    """
    contacts = Contacts(model)
    every = np.arange(len(contacts.owners))
    contacts.probe(every[::16], gap)
    if (groups := components(contacts.links)).any():
        contacts.probe(every[groups[contacts.owners] > 0], gap)
    if components(contacts.links).any():
        contacts.probe(every, gap)
    return components(contacts.links)


class Contacts:
    """The parts of a model, and which of them were found to touch."""

    def __init__(self, model):
        """All parts as one mesh of triangles, and `links`, (P, P) bool, with none yet."""
        self.corners = model.mesh.vertices[model.mesh.faces]
        self.owners = np.repeat(np.arange(len(model.parts)), [len(part.mesh.faces) for part in model.parts])
        self.links = np.eye(len(model.parts), dtype=bool)
        self.scene = rtcore_scene.EmbreeScene()
        TriangleMesh(self.scene, model.mesh.vertices.astype(np.float32), model.mesh.faces.astype(np.int32))

    def probe(self, faces, gap):
        """Link the parts that rays from (N,) triangles meet to the parts of these triangles."""
        origins, ways = _probes(self.corners[faces], gap)
        lengths = np.linalg.norm(ways, axis=1)
        kept = lengths > 1e-9
        met = self.scene.run(
            origins[kept].astype(np.float32), (ways[kept] / lengths[kept, None]).astype(np.float32),
            dists=lengths[kept].astype(np.float32), output=True,
        )["primID"]  # fmt: skip
        own = np.tile(self.owners[faces], 4)[kept][met >= 0]
        other = self.owners[met[met >= 0]]
        self.links[own, other] = self.links[other, own] = True


def _probes(corners, gap):
    """(4 F, 3) origins and (4 F, 3) ways of rays, of (F, 3, 3) corners: along the edges, and out through the faces.

    Those along the edges start a hair outside.
    """
    ahead = np.roll(corners, -1, axis=1) - corners
    normal = np.cross(ahead[:, 0], ahead[:, 1])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    starts = np.concatenate([corners, corners.mean(axis=1, keepdims=True)], axis=1) + 1e-5 * normal[:, None]
    ways = np.concatenate([ahead, gap * normal[:, None]], axis=1)
    return starts.swapaxes(0, 1).reshape(-1, 3), ways.swapaxes(0, 1).reshape(-1, 3)


def components(links):
    """(P,) number of the group of touching parts that each belongs to: that of its first part."""
    group = np.arange(len(links))
    while True:
        merged = np.min(np.where(links, group[None, :], len(links)), axis=1)
        if (merged == group).all():
            return group
        group = merged
