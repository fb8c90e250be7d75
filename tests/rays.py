"""An independent renderer of labels: rays through pixel centres, cast with Embree at meshes."""

from dataclasses import dataclass

import numpy as np
import trimesh
from trimesh.ray.ray_pyembree import RayMeshIntersector


def pinhole_pixels(pixels, camera, nearest):
    """(N, 2) where a pinhole shows what the picture does at (N, 2); `nearest`: the centre of the pixel there."""
    lens = camera["distortion"]
    if lens["k1"] == 0:
        return pixels
    radii = np.linspace(0, 1.5, 300_001)
    middle = np.array(camera["intrinsics"])[:2, 2]
    away = pixels - middle
    shown = np.linalg.norm(away, axis=1, keepdims=True) / lens["radius_px"]
    seen = np.interp(shown, radii * (1 + lens["k1"] * radii**2), radii)
    straight = middle + away * seen / np.maximum(shown, 1e-12)
    return np.floor(straight) + 0.5 if nearest else straight


def shown_at(points, camera):
    """(N, 2) pixels of (N, 3) camera coordinates, after the written model of the lens."""
    lens, middle = camera["distortion"], np.array(camera["intrinsics"])[:2, 2]
    pixels = points @ np.array(camera["intrinsics"]).T
    away = pixels[:, :2] / pixels[:, 2:] - middle
    radii = np.linalg.norm(away, axis=1, keepdims=True) / lens["radius_px"]
    return middle + away * (1 + lens["k1"] * radii**2)


def centres(camera, margin=0):
    """(H, W, 2) pixel centres, of a picture that is larger by `margin` pixels on each side."""
    columns = np.arange(-margin, camera["width"] + margin) + 0.5
    rows = np.arange(-margin, camera["height"] + margin) + 0.5
    return np.stack(np.meshgrid(columns, rows), axis=-1)


def directions(pixels, camera):
    """(N, 3) unit vectors, world, through (N, 2) pixels of a pinhole."""
    local = np.column_stack([pixels, np.ones(len(pixels))]) @ np.linalg.inv(camera["intrinsics"]).T
    return local / np.linalg.norm(local, axis=1, keepdims=True) @ np.array(camera["world_from_camera"])[:3, :3].T


@dataclass(eq=False)
class Solids:
    """Meshes about a camera: Embree works in single precision, so the numbers must be small."""

    mesh: trimesh.Trimesh
    camera: dict

    @classmethod
    def of(cls, vertices, faces, camera):
        away = vertices - np.array(camera["world_from_camera"])[:3, 3]
        return cls(trimesh.Trimesh(away, faces, process=False), camera)

    def __post_init__(self):
        self.rays = RayMeshIntersector(self.mesh, scale_to_box=False)

    def first(self, pixels):
        """(N,) triangle, -1 for none, and (N,) planar depth, metres, seen through (N, 2) pixels of a pinhole."""
        towards = directions(pixels, self.camera)
        triangle, ray, points = self.rays.intersects_id(
            np.zeros_like(towards), towards, multiple_hits=False, return_locations=True
        )
        found, depth = np.full(len(pixels), -1), np.zeros(len(pixels))
        found[ray] = triangle
        depth[ray] = points @ np.array(self.camera["world_from_camera"])[:3, 2]
        return found, depth

    def nearest(self, origin, towards):
        """Metres from a point about the camera to the first surface in a direction; infinite if there is none."""
        _, _, points = self.rays.intersects_id(origin[None], towards[None], multiple_hits=False, return_locations=True)
        return float(np.linalg.norm(points[0] - origin)) if len(points) else np.inf

    def picture(self, nearest=True):
        """(H, W) triangle, -1 for none, and (H, W) planar depth, metres."""
        grid = centres(self.camera)
        found, depth = self.first(pinhole_pixels(grid.reshape(-1, 2), self.camera, nearest))
        return found.reshape(grid.shape[:2]), depth.reshape(grid.shape[:2])


def cast(vertices, faces, camera, nearest=True):
    """Hit (H, W) bool and planar depth (H, W) metres of a mesh seen by the camera label of a record.

    `nearest`: with distortion, at the nearest pixel of a pinhole, as masks and depth are told; else exactly.
    """
    triangle, depth = Solids.of(vertices, faces, camera).picture(nearest)
    return triangle >= 0, depth


def is_visible(point, whole, parts):
    """Whether a keypoint is seen, by the rule that `dataset.json` states, worked out from the point towards the camera.

    point: (3,) about the camera. whole: everything. parts: Solids of each part of its object.
    """
    away = float(np.linalg.norm(point))
    back = -point / away
    start = point + 0.01 * back
    through = [0.0]
    for part in parts:
        if part.mesh.is_watertight and part.mesh.contains(start[None])[0]:
            left = part.nearest(start, back) + 0.01
            if left <= 0.08:
                through.append(left)
    return whole.nearest(np.zeros(3), -back) >= away - max(through) - 0.01
