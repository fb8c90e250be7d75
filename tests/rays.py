"""An independent renderer of masks and depth: rays through pixel centres, cast with Embree."""

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


def cast(vertices, faces, camera, nearest=True):
    """Hit (H, W) bool and planar depth (H, W) metres of a mesh seen by the camera label of a record.

    `nearest`: with distortion, at the nearest pixel of a pinhole, as masks and depth are told; else exactly.
    """
    pose = np.array(camera["world_from_camera"])
    intrinsics = np.array(camera["intrinsics"])
    height, width = camera["height"], camera["width"]
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    pixels = pinhole_pixels(np.stack([columns, rows], axis=-1).reshape(-1, 2), camera, nearest)
    pixels = np.column_stack([pixels, np.ones(len(pixels))])
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
