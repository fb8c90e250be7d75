"""An independent renderer of masks and depth: rays through pixel centres, cast with Embree."""

import numpy as np
import trimesh
from trimesh.ray.ray_pyembree import RayMeshIntersector


def cast(vertices, faces, camera):
    """Hit (H, W) bool and planar depth (H, W) metres of a mesh seen by the camera label of a record."""
    pose = np.array(camera["world_from_camera"])
    intrinsics = np.array(camera["intrinsics"])
    height, width = camera["height"], camera["width"]
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    pixels = np.stack([columns, rows, np.ones_like(rows)], axis=-1).reshape(-1, 3)
    local = pixels @ np.linalg.inv(intrinsics).T
    directions = local / np.linalg.norm(local, axis=1, keepdims=True) @ pose[:3, :3].T
    # Embree works in single precision: cast about the camera, where the numbers are small.
    mesh = trimesh.Trimesh(vertices - pose[:3, 3], faces, process=False)
    points, ray, _ = RayMeshIntersector(mesh).intersects_location(
        np.zeros_like(directions), directions, multiple_hits=False
    )
    hit = np.zeros(height * width, bool)
    depth = np.zeros(height * width)
    hit[ray] = True
    depth[ray] = points @ pose[:3, 2]
    return hit.reshape(height, width), depth.reshape(height, width)
