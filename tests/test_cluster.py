"""A Ray cluster of three nodes on this machine, one of which is killed midway, makes the same bytes as one process."""

import subprocess
import sys

import pytest
from conftest import ROOT


@pytest.mark.blender
@pytest.mark.readers
def test_a_cluster_that_loses_a_node_makes_the_same_bytes(tmp_path):
    pytest.importorskip("ray")
    command = [sys.executable, "scripts/ray_chaos.py", "--images", "12", "--folder", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "cluster: 12 images, 0 of" in result.stdout
