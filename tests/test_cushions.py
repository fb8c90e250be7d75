"""Soft shapes: closed, facing out, soft where they should be."""

import numpy as np
import pytest
import trimesh

from synthgen.geometry.cushion import bolster, cushion, throw_pillow
from synthgen.geometry.extrusion import end_cord, extrusion, scroll
from synthgen.geometry.mesh import Mesh
from synthgen.geometry.piping import piping
from synthgen.geometry.shell import box_shell, top_rim
from synthgen.geometry.skin import ears
from synthgen.geometry.tufted import Tufting, studs, tufted_panel

ROUND = np.linspace(0, 2 * np.pi, 24, endpoint=False)
CIRCLE = np.stack([np.cos(ROUND), np.sin(ROUND), 0 * ROUND], axis=1)

SHAPES: dict[str, Mesh] = {
    "shell": box_shell(np.linspace(-1, 1, 4), np.linspace(0, 2, 5), np.linspace(0, 1, 3)),
    "seat": cushion((0.65, 0.75, 0.16), sag=0.02),
    "piped_seat": cushion((0.65, 0.75, 0.16), cord=0.005),
    "back": cushion((0.6, 0.5, 0.18), crown=0.06, slump=0.04, edge_radius=0.05, wrinkle=0.012, seed=9),
    "thin": cushion((1.2, 0.4, 0.03), crown=0.0, edge_radius=0.1),
    "pillow": throw_pillow((0.5, 0.18, 0.5), seed=4),
    "dented_pillow": throw_pillow((0.4, 0.16, 0.4), chop=0.06, pinch=0.1),
    "bolster": bolster(0.5, 0.1),
    "scroll": extrusion(scroll(0.14, 0.6, 0.1, 0.7), 0.9),
    "steep_scroll": extrusion(scroll(0.1, 0.4, 0.11, 0.45), 0.9, cuts=4),
    "scroll_cord": end_cord(scroll(0.14, 0.6, 0.1, 0.7), 0.9, 0.02, 0.006),
    "cord": piping(CIRCLE, CIRCLE, 0.01),
    "studs": studs(CIRCLE, CIRCLE, 0.012),
    "tufted": tufted_panel((1.2, 0.5, 0.06), Tufting(0.15, 0.12, 0.035)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_is_a_closed_body_that_faces_out(name):
    mesh = SHAPES[name]
    body = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    assert np.isfinite(mesh.vertices).all() and np.isfinite(mesh.uvs).all()
    assert body.is_watertight and body.volume > 0
    assert body.area_faces.min() > 0


@pytest.mark.parametrize("name", ["seat", "back", "pillow", "scroll", "tufted"])
def test_texture_keeps_its_size(name):
    mesh = SHAPES[name]
    u, v = (mesh.uvs[:, 1] - mesh.uvs[:, 0]).T, (mesh.uvs[:, 2] - mesh.uvs[:, 0]).T
    flat = np.abs(u[0] * v[1] - u[1] * v[0]).sum() / 2
    real = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False).area
    assert 0.75 < flat / real < 1.3


def test_a_crown_rises_in_the_middle():
    top = cushion((0.6, 0.6, 0.15), crown=0.04, wrinkle=0.0).vertices
    middle = top[np.hypot(top[:, 0], top[:, 1]) < 0.1, 2].max()
    assert middle == pytest.approx(0.19, abs=0.003)
    assert top[np.abs(top[:, 0]) > 0.29, 2].max() < 0.165


def test_sitters_leave_a_hollow():
    flat, worn = (cushion((0.6, 0.6, 0.15), sag=sag, wrinkle=0.0).vertices for sag in (0.0, 0.02))
    assert (flat - worn)[:, 2].max() == pytest.approx(0.02, abs=0.003)


def test_seeds_name_creases():
    assert np.array_equal(cushion((0.6, 0.6, 0.15), seed=1).vertices, cushion((0.6, 0.6, 0.15), seed=1).vertices)
    assert not np.array_equal(cushion((0.6, 0.6, 0.15), seed=1).vertices, cushion((0.6, 0.6, 0.15), seed=2).vertices)


def test_a_pillow_is_thick_in_the_middle_and_thin_at_its_corners():
    points = throw_pillow((0.5, 0.2, 0.5), wrinkle=0.0).vertices
    corner = points[(points[:, 0] > 0.24) & (points[:, 2] > 0.49)]
    assert np.ptp(points[:, 1]) == pytest.approx(0.2, abs=0.01)
    assert np.ptp(corner[:, 1]) < 0.03


def test_a_rim_runs_around_the_top():
    shell = SHAPES["shell"]
    rim = shell.vertices[top_rim((4, 5, 3))]
    assert len(rim) == 14 and (rim[:, 2] == 1).all()
    turn = np.cross(rim, np.roll(rim, -1, axis=0))[:, 2]
    assert turn.sum() > 0


def test_ears_fill_a_hook():
    hook = np.array([(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 2), (0, 2)], dtype=float)
    a, b, c = hook[ears(hook)].swapaxes(0, 1)
    areas = ((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2
    assert len(areas) == 6 and areas.min() >= 0 and areas.sum() == pytest.approx(6.0)


def test_buttons_lie_in_the_hollows():
    tufts = Tufting(0.15, 0.12, 0.04)
    u, v = tufts.buttons((0.0, 0.0), (1.0, 0.5)).T
    assert tufts.relief(u, v).max() < 1e-9
    middles = tufts.relief(u + 0.075, v)
    assert middles.min() > 0.03
