"""A wheel built from the repository works alone: assets and configs travel in it."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

pytestmark = pytest.mark.blender

UV = shutil.which("uv")


def sh(*command, cwd=ROOT):
    environment = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment, cwd=cwd)
    assert result.returncode == 0, result.stderr
    return result


@pytest.mark.skipif(UV is None, reason="uv builds the wheel")
def test_a_wheel_in_an_empty_environment_renders(tmp_path):
    sh(UV, "build", "--wheel", "--quiet", "--python", sys.executable, "--out-dir", tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    sh(UV, "venv", "--quiet", "--python", sys.executable, tmp_path / "venv")
    sh(UV, "pip", "install", "--quiet", "--python", tmp_path / "venv", wheel)
    synthgen = tmp_path / "venv" / "bin" / "synthgen"
    sh(synthgen, "render", "configs/smoke.yaml", "-o", tmp_path / "out", "--count", "2", cwd=tmp_path)
    assert len(list(tmp_path.glob("out/images/*/*/*.jpg"))) == 2
    names = {path.name for path in (tmp_path / "venv").rglob("synthgen/*")}
    assert {"assets", "configs", "py.typed"} <= names
