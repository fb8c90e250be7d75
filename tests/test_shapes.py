"""Shapes: closed, facing out, of the size that was asked for, textured in metres."""

import numpy as np
import pytest
import trimesh

from synthgen.geometry.box import rounded_box, tapered
from synthgen.geometry.curve import ellipse, rounded_polygon, rounded_rectangle, smooth_curve
from synthgen.geometry.lathe import lathe
from synthgen.geometry.loft import loft
from synthgen.geometry.mesh import bounds_of, joined
from synthgen.geometry.sheet import sheet
from synthgen.geometry.slab import slab
from synthgen.geometry.sweep import rise, sweep
from synthgen.streams import stream

ARC = smooth_curve([(0, 0, 0), (0, 0.1, 0.3), (0.2, 0.1, 0.5)], 12)
RING = smooth_curve([(0.3, 0, 0), (0, 0.3, 0.1), (-0.3, 0, 0), (0, -0.3, 0.1)], 32, closed=True)
X, Y = np.meshgrid(np.linspace(0.2, -0.2, 9), np.linspace(-0.2, 0.2, 7))
LEVELS = np.array([0, 0.1, 0.3])[:, None, None]
SQUARE = np.concatenate([rounded_rectangle(0.2, 0.1, 0.02), np.zeros((16, 1))], axis=1)

SHAPES = {
    "box": rounded_box((0.4, 0.3, 0.2), 0.02),
    "thin box": rounded_box((0.4, 0.3, 0.01), 0.02),
    "tapered box": tapered(rounded_box((0.04, 0.04, 0.4), 0.01), 2, 0.6, 1.0),
    "lathe": lathe([(0.02, 0), (0.03, 0.2), (0.01, 0.5)]),
    "pointed lathe": lathe([(0.0, 0), (0.03, 0.2), (0.0, 0.5)]),
    "loft": loft(SQUARE[None] + LEVELS * (0, 0, 1)),
    "tube": sweep(ARC, 0.02),
    "domed spindle": sweep(ARC, 0.02, scale=np.linspace(1, 0.5, 12), dome=0.02),
    "slat": sweep(ARC, rounded_rectangle(0.05, 0.02, 0.005), side=(1, 0, 0)),
    "ring": sweep(RING, 0.02, closed=True),
    "post": rise(ARC, rounded_rectangle(0.05, 0.04, 0.01), np.linspace(1, 0.7, 12)),
    "sheet": sheet(np.stack([X, Y, X**2], axis=-1), 0.01),
    "slab": slab(ellipse(0.4, 0.4, 24, 3), 0.04, 0.01),
    "dished slab": slab(ellipse(0.4, 0.4, 24), 0.04, 0.01, relief=lambda x, y: -0.01 * np.exp(-(x**2 + y**2) / 0.01)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_closed_and_faces_out(name):
    mesh = SHAPES[name]
    body = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.uvs).all()
    assert mesh.uvs.shape == (len(mesh.faces), 3, 2)
    assert body.is_watertight and body.is_winding_consistent and body.volume > 0
    assert len(np.unique(mesh.faces)) == len(mesh.vertices)


@pytest.mark.parametrize("name", SHAPES)
def test_texture_coordinates_are_in_metres(name):
    mesh = SHAPES[name]
    corners = mesh.vertices[mesh.faces]
    sizes = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).sum()
    assert 0.6 < np.linalg.norm(mesh.uvs - np.roll(mesh.uvs, 1, axis=1), axis=2).sum() / sizes < 1.3


@pytest.mark.parametrize("segments", [1, 2, 3, 5])
@pytest.mark.parametrize("size", [(1, 2, 3), (0.5, 0.5, 0.02), (0.04, 0.04, 0.4)])
def test_a_box_has_its_size(size, segments):
    mesh = rounded_box(size, 0.01, segments)
    assert np.ptp(mesh.bounds, axis=0) == pytest.approx(size)
    assert mesh.bounds.sum(axis=0) == pytest.approx(0, abs=1e-12)


def test_grain_runs_along_a_box():
    uvs = rounded_box((0.05, 0.9, 0.03), 0.005).uvs
    assert np.ptp(uvs[..., 0]) == pytest.approx(0.9, abs=0.01) and np.ptp(uvs[..., 1]) < 0.06


def test_grain_runs_along_a_sweep():
    length = np.linalg.norm(np.diff(ARC, axis=0), axis=1).sum()
    assert np.ptp(SHAPES["slat"].uvs[..., 0]) == pytest.approx(length, rel=0.1)


def test_a_lathe_is_as_thick_as_its_profile():
    assert np.ptp(SHAPES["lathe"].bounds, axis=0) == pytest.approx((0.06, 0.06, 0.5))


def test_a_dome_reaches_beyond_the_path():
    straight = sweep([(0, 0, 0), (0, 0, 1)], 0.1, dome=0.05)
    assert straight.bounds[:, 2] == pytest.approx([-0.05, 1.05])


def test_a_rising_post_stands_flat():
    post = SHAPES["post"].vertices
    assert (np.abs(post[:, 2]) < 1e-12).sum() == 17  # a section and the middle of its lid


def test_a_sheet_has_its_thickness():
    flat = sheet(np.stack([X, Y, 0 * X], axis=-1), 0.01)
    assert np.ptp(flat.bounds, axis=0) == pytest.approx((0.41, 0.41, 0.01), abs=0.004)


@pytest.mark.parametrize("points", [[(0, 0), (1, 1)], [(0, 0), (1, 0), (1, 1), (3, 1)]])
def test_an_open_curve_keeps_its_ends(points):
    curve = smooth_curve(points, 9)
    assert curve.shape == (9, 2)
    assert curve[[0, -1]] == pytest.approx(np.array(points)[[0, -1]])


def test_a_closed_curve_has_no_seam():
    steps = np.linalg.norm(np.diff(RING, axis=0, append=RING[:1]), axis=1)
    assert steps.max() < 2 * steps.min()


def test_outlines_go_counter_clockwise():
    corners = [(0, 0), (1, 0), (0.8, 1), (0.2, 1)]
    outlines = [
        ellipse(1, 0.5),
        rounded_rectangle(1, 0.5, 0.1),
        rounded_polygon(corners, 0.1),
    ]
    for outline in outlines:
        x, y = outline[:, 0], outline[:, 1]
        assert (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() > 0


@pytest.mark.parametrize("make", [lambda: rounded_box((1, 2, 3), 0.1), lambda: loft(ring(), closed=True)])
def test_triangles_that_are_kept_for_the_next_shape_cannot_be_changed(make):
    faces = make().faces
    with pytest.raises(ValueError, match="read-only"):
        faces[0] = 0
    assert np.array_equal(make().faces, faces)


def ring():
    """(R, K, 3) loops of a ring of square section."""
    turns = np.linspace(0, 2 * np.pi, 8, endpoint=False)[:, None]
    r, z = np.array([(1.1, -0.1), (1.1, 0.1), (0.9, 0.1), (0.9, -0.1)]).T
    return np.stack([r * np.cos(turns), r * np.sin(turns), np.broadcast_to(z, (8, 4))], axis=-1)


@pytest.mark.parametrize("dimensions", [2, 3])
def test_bounds_are_those_of_numpy(dimensions):
    points = stream(1, 0, "bounds").random((40, dimensions)) - 0.5
    assert np.array_equal(bounds_of(points), [points.min(axis=0), points.max(axis=0)])


def test_joining_welds_nothing():
    box, tube = SHAPES["box"], SHAPES["tube"]
    both = joined([box, tube])
    assert len(both.vertices) == len(box.vertices) + len(tube.vertices)
    assert both.vertices[both.faces[-1]] == pytest.approx(tube.vertices[tube.faces[-1]])
