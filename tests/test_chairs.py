"""Chairs: what is special about them; test_furniture.py has what they share with all furniture."""

import numpy as np
import pytest
import trimesh

from synthgen.furniture.legs import LEGS, foot_under


@pytest.mark.parametrize("height", [0.08, 0.45])
@pytest.mark.parametrize("name", LEGS)
def test_a_leg_reaches_from_its_top_to_its_foot(name, height):
    leg, top = LEGS[name](), np.array([0.2, 0.1, height])
    foot = foot_under(leg, top, (1, -1))
    mesh = leg.mesh(foot, top)
    assert mesh.bounds[:, 2] == pytest.approx([0, height])
    assert foot[0] >= top[0] and foot[1] <= top[1]
    low = mesh.vertices[mesh.vertices[:, 2] < 1e-9, :2]
    assert low.mean(axis=0) == pytest.approx(foot[:2], abs=0.002)
    assert trimesh.Trimesh(mesh.vertices, mesh.faces, process=False).is_watertight
