"""Where files may lie that a spec names: its own folder, the current one, the program's assets and what the user names."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from synthgen.brought import ASSETS
from synthgen.cli import main
from synthgen.document import Document
from synthgen.errors import SpecError
from synthgen.mesh_import import pieces
from synthgen.parse import parse
from synthgen.resources import resource

SPEC = """
count: 1
classes: {{chair: {{kind: stacking_chair}}}}
setting: {{kind: photo_backdrop, path: {path}}}
"""


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Three folders with a picture each: of the spec, the current one, and one elsewhere, to which links lead."""
    for name in ("spec", "here", "elsewhere", "elsewhere/deep"):
        (tmp_path / name).mkdir()
        Image.new("RGB", (8, 8)).save(tmp_path / name / "photo.png")
    (tmp_path / "here/link.png").symlink_to(tmp_path / "elsewhere/photo.png")
    (tmp_path / "here/folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "here/photos").mkdir()
    (tmp_path / "here/photos/link.png").symlink_to(tmp_path / "elsewhere/photo.png")
    monkeypatch.delenv(ASSETS)
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def draw(places, path, *options):
    """`synthgen draw` of a spec that names a path."""
    (places / "spec/spec.yaml").write_text(SPEC.format(path=path))
    return CliRunner().invoke(main, ["draw", str(places / "spec/spec.yaml"), *options])


@pytest.mark.parametrize("path", ["photo.png", "../spec/photo.png", "{places}/spec", "{places}/here/photo.png", "."])
def test_a_spec_may_look_beside_itself_and_where_it_is_run(places, path):
    (places / "here/link.png").unlink()
    (places / "here/photos/link.png").unlink()
    assert draw(places, path.format(places=places)).exit_code == 0


@pytest.mark.parametrize(
    "path",
    ["../elsewhere", "../elsewhere/photo.png", "{places}/elsewhere/photo.png", "link.png", "folder", "folder/photo.png",
     "photos", "../elsewhere/none.png", "/etc/passwd", "../spec/../elsewhere/photo.png"],
)  # fmt: skip
def test_it_may_not_look_elsewhere_but_where_it_is_allowed_to(places, path, monkeypatch):
    path = path.format(places=places)
    told = draw(places, path)
    assert told.exit_code == 2 and told.output.count("\n") == 1, told.output
    assert "spec.yaml:4: setting.path: " in told.output and "--assets or in SYNTHGEN_ASSETS" in told.output
    if (places / "here" / path).exists() and "etc" not in path:
        assert draw(places, path, "--assets", str(places / "elsewhere")).exit_code == 0
        assert ASSETS not in os.environ
        monkeypatch.setenv(ASSETS, os.pathsep.join(["/nowhere", str(places / "elsewhere")]))
        assert draw(places, path).exit_code == 0


def test_overrides_are_no_way_around(places):
    told = draw(places, "photo.png", "--set", f"setting.path={places}/elsewhere/photo.png")
    assert told.exit_code == 2 and "command line: setting.path: " in told.output


def test_a_scene_draws_again_where_its_spec_did(places):
    """Its file lies elsewhere, in a dataset: paths from the current folder still lead there, others want a word."""
    (places / "out").mkdir()
    for path, code in (("photo.png", 0), (f"{places}/spec/photo.png", 2)):
        scene = draw(places, path)
        assert scene.exit_code == 0
        (places / "out/scene.yaml").write_text(scene.output)
        again = CliRunner().invoke(main, ["draw", str(places / "out/scene.yaml")])
        assert again.exit_code == code
        allowed = CliRunner().invoke(main, ["draw", str(places / "out/scene.yaml"), "--assets", str(places / "spec")])
        assert allowed.output == scene.output


def test_shipped_assets_are_always_allowed(places):
    shipped = next(resource("assets", "textures").glob("*.png"))
    assert draw(places, shipped.as_posix()).exit_code == 0


def test_a_document_of_unknown_origin_has_no_folder_of_its_own(places):
    data = {"classes": {"chair": {}}, "setting": {"kind": "photo_backdrop", "path": f"{places}/spec/photo.png"}}
    with pytest.raises(SpecError, match="leads out"):
        parse(Document("text", data, {}))
    assert parse(Document("text", data, {}, folders=(Path("../spec"),)))
    assert parse(Document("text", data, {}, folders=None))


def test_a_mesh_file_finds_its_parts_in_its_own_folder_alone(places):
    """Nor by a link."""
    triangle = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], "<f4").tobytes()
    (places / "elsewhere/points.bin").write_bytes(triangle)
    (places / "here/link.bin").symlink_to(places / "elsewhere/points.bin")
    (places / "here/own.bin").write_bytes(triangle)
    for name, found in (("own.bin", 1), ("../elsewhere/points.bin", 0), ("link.bin", 0)):
        path = places / f"here/{found}{len(name)}.gltf"
        path.write_text(
            json.dumps(
                {
                    "asset": {"version": "2.0"},
                    "scene": 0,
                    "scenes": [{"nodes": [0]}],
                    "nodes": [{"mesh": 0}],
                    "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
                    "accessors": [
                        {
                            "bufferView": 0,
                            "componentType": 5126,
                            "count": 3,
                            "type": "VEC3",
                            "min": [0, 0, 0],
                            "max": [1, 1, 0],
                        }
                    ],
                    "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36}],
                    "buffers": [{"uri": name, "byteLength": 36}],
                }
            )
        )
        if found:
            assert len(pieces(str(path))) == 1
        else:
            with pytest.raises(SpecError, match=r"\.gltf: is no \.gltf file that can be read"):
                pieces(str(path))
