"""The raster: exactly the pixels whose centres lie in a triangle, at exactly their depth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from synthgen.geometry import raster
from synthgen.geometry.raster import Window, covered, nearest_to, projected, projected_mesh, scaled

INTRINSICS = np.array([(30.0, 0, 16), (0, 30.0, 12), (0, 0, 1)])
WINDOW = Window(0, 0, 32, 24)
NEAR = 0.1

coordinates = st.floats(-3, 3).map(lambda x: round(x, 2))
triangles = arrays(float, st.tuples(st.integers(1, 6), st.just(3), st.just(3)), elements=coordinates)


def rays(window):
    """(H, W, 3) directions through pixel centres, 1 m deep."""
    x, y = np.meshgrid(np.arange(window.width) + window.left + 0.5, np.arange(window.height) + window.top + 0.5)
    return np.stack([x, y, np.ones_like(x)], axis=-1) @ np.linalg.inv(INTRINSICS).T


def cast(corners, window):
    """(H, W) depth at which each ray meets a triangle, infinite where it does not; and how near to an edge it passes."""
    a, b, c = corners
    towards = rays(window)
    normal = np.cross(b - a, c - a)
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = (a @ normal) / (towards @ normal)
        point = towards * depth[..., None]
        sides = np.stack([np.cross(q - p, point - p) @ normal for p, q in ((a, b), (b, c), (c, a))]) / (normal @ normal)
    inside = (sides >= 0).all(axis=0) & (depth >= NEAR)
    close = (np.abs(sides) < 1e-7).any(axis=0) | (np.abs(depth - NEAR) < 1e-7) | ~np.isfinite(depth)
    return np.where(inside, depth, np.inf), close


@settings(max_examples=80, deadline=None)
@given(triangles)
def test_it_is_what_rays_say(corners):
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    sizes = np.linalg.norm(normals, axis=1)
    edge_on = np.abs((corners[:, 0] * normals).sum(axis=1)) < 1e-3 * sizes  # whose plane goes through the camera
    corners = corners[(sizes >= 1e-3) & ~edge_on]
    if not len(corners):
        return
    depths, close = (np.stack(each) for each in zip(*(cast(t, WINDOW) for t in corners), strict=True))
    drawn = projected(corners, INTRINSICS, NEAR)
    sure = ~close.any(axis=0)
    assert (covered(drawn, WINDOW) == np.isfinite(depths).any(axis=0))[sure].all()
    found, depth = nearest_to(drawn, WINDOW)
    nearest = depths.min(axis=0)
    hit = np.isfinite(nearest) & sure
    assert ((found >= 0) == np.isfinite(nearest))[sure].all()
    assert depth[hit] == pytest.approx(nearest[hit], rel=1e-6)
    rows, columns = np.nonzero(hit)
    assert depths[found[rows, columns], rows, columns] == pytest.approx(nearest[rows, columns], rel=1e-6)


def square(depth, half=1.0):
    """Two triangles that face the camera."""
    a, b, c, d = ((x, y, depth) for x, y in ((-half, -half), (half, -half), (half, half), (-half, half)))
    return [(a, b, c), (a, c, d)]


def test_of_several_surfaces_it_gives_that_nearest_to_a_depth():
    drawn = projected(np.array(square(2.0) + square(3.0) + square(5.0)), INTRINSICS, NEAR)
    at = WINDOW.height // 2, WINDOW.width // 2
    for wanted, source, depth in ((None, (0, 1), 2.0), (2.9, (2, 3), 3.0), (100.0, (4, 5), 5.0)):
        given = None if wanted is None else np.full((WINDOW.height, WINDOW.width), wanted)
        found, told = nearest_to(drawn, WINDOW, given)
        assert found[at] in source
        assert told[at] == pytest.approx(depth)


def test_two_triangles_leave_no_gap_between_them():
    mask = covered(projected(np.array(square(2.0)), INTRINSICS, NEAR), WINDOW)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    assert mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].all()
    assert (columns[0], columns[-1]) == (1, 30)  # 16 - 15 = 1 to 16 + 15 = 31


def test_a_window_is_a_part_of_a_larger_picture():
    drawn = projected(np.array(square(2.0, 3.0)), INTRINSICS, NEAR)
    wide = covered(drawn, Window(-40, -40, 120, 110))
    assert (wide[40:64, 40:72] == covered(drawn, WINDOW)).all()
    assert wide.sum() == 90 * 90


def test_small_chunks_change_nothing(monkeypatch):
    def all_of_it():
        drawn = projected(np.array(square(2.0) + square(3.0, 1.2)), INTRINSICS, NEAR)
        return covered(drawn, WINDOW), *nearest_to(drawn, WINDOW)

    before = all_of_it()
    monkeypatch.setattr(raster, "CHUNK", 7)
    after = all_of_it()
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_what_lies_behind_the_camera_is_not_drawn():
    drawn = projected(np.array(square(-2.0)), INTRINSICS, NEAR)
    assert len(drawn.source) == 0
    assert not covered(drawn, WINDOW).any()
    assert (nearest_to(drawn, WINDOW)[0] == -1).all()


@settings(max_examples=40, deadline=None)
@given(arrays(float, (5, 3), elements=coordinates), st.booleans())
def test_a_mesh_is_drawn_as_its_triangles(vertices, beyond):
    vertices = vertices + (0, 0, 3.5) if beyond else vertices
    faces = np.array([(0, 1, 2), (2, 1, 3), (0, 0, 3)], np.int32)  # the last vertex is in none
    alone, together = projected(vertices[faces], INTRINSICS, NEAR), projected_mesh(vertices, faces, INTRINSICS, NEAR)
    assert (covered(alone, WINDOW) == covered(together, WINDOW)).all()
    for one, other in zip(nearest_to(alone, WINDOW), nearest_to(together, WINDOW), strict=True):
        assert np.array_equal(one, other)
    assert {*map(tuple, alone.points)} == {*map(tuple, together.points)}


def test_half_the_size_is_a_quarter_of_the_pixels():
    drawn = projected(np.array(square(2.0)), INTRINSICS, NEAR)
    assert covered(scaled(drawn, 2.0), Window(0, 0, 64, 48)).sum() == 4 * covered(drawn, WINDOW).sum()
