"""Mesh files out and in: what `synthgen mesh` writes, read by trimesh, and what `mesh_file` makes of files."""

import numpy as np
import pytest
import trimesh
from click.testing import CliRunner
from conftest import run
from furniture_zoo import piece

from synthgen.build import build, materials_of
from synthgen.cli import main
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.furniture import FAMILIES
from synthgen.furniture.mesh_file import AsWritten, MeshFile, ToHeight, ToWidth, likely_unit
from synthgen.furniture.model import PARTS
from synthgen.geometry.box import rounded_box
from synthgen.geometry.lathe import lathe
from synthgen.geometry.normals import corner_normals
from synthgen.mesh_export import FORMATS, export
from synthgen.parse import parse

FAMILY = "slat_back_chair"


@pytest.fixture(scope="module", params=FORMATS)
def written(request, tmp_path_factory):
    """A chair, its model, and a file of it."""
    path = tmp_path_factory.mktemp("mesh") / f"chair{request.param}"
    chair = piece(FAMILY, "draw 3")
    export(chair.model(), materials_of(chair), path)
    return chair.model(), path


def test_a_file_holds_the_whole_model(written):
    model, path = written
    mesh = trimesh.load_mesh(path, process=False) if path.suffix == ".ply" else trimesh.load_scene(path).to_mesh()
    assert len(mesh.faces) == len(model.mesh.faces)
    size = np.ptp(model.bounds, axis=0)
    assert mesh.extents == pytest.approx(size if path.suffix == ".ply" else size[[0, 2, 1]], abs=1e-4)


def test_glb_keeps_part_names_texture_coordinates_normals_and_colours(tmp_path):
    chair = piece(FAMILY, "draw 3")
    model = chair.model()
    export(model, materials_of(chair), tmp_path / "chair.glb")
    scene = trimesh.load_scene(tmp_path / "chair.glb", process=False)
    assert len(scene.geometry) == len(model.parts)
    assert {name.rstrip("0123456789_") for name in scene.geometry} == {part.name for part in model.parts}
    for mesh in scene.geometry.values():
        assert mesh.visual.uv.shape == (len(mesh.vertices), 2)
        assert np.linalg.norm(mesh.vertex_normals, axis=1) == pytest.approx(1, abs=1e-3)
        assert mesh.visual.material.baseColorFactor is not None
    colors = {tuple(mesh.visual.material.baseColorFactor) for mesh in scene.geometry.values()}
    assert len(colors) == len({part.slot for part in model.parts})


def test_ply_carries_parts_and_colours(tmp_path):
    chair = piece(FAMILY, "draw 3")
    export(chair.model(), materials_of(chair), tmp_path / "chair.ply")
    mesh = trimesh.load_mesh(tmp_path / "chair.ply", process=False)
    assert mesh.visual.kind == "vertex"
    element = mesh.metadata["_ply_raw"]["vertex"]["data"]
    assert {PARTS[number] for number in np.unique(element["part"])} == {p.name for p in chair.model().parts}


def test_what_is_written_comes_back(written):
    model, path = written
    back = MeshFile(path=str(path)).model()
    assert back.bounds == pytest.approx(model.bounds, abs=1e-4)
    assert len(back.mesh.faces) == len(model.mesh.faces)
    if path.suffix != ".ply":
        assert sorted(part.name for part in back.parts) == sorted(part.name for part in model.parts)
    middle = np.mean(model.vertices, axis=0)
    assert np.mean(back.vertices, axis=0) == pytest.approx(middle, abs=0.05)  # so it faces the same way


def test_the_same_piece_makes_the_same_file(tmp_path):
    chair = piece(FAMILY, "draw 1")
    for suffix in FORMATS:
        one, other = (tmp_path / f"{name}{suffix}" for name in ("one", "other"))
        for path in (one, other):
            export(chair.model(), materials_of(chair), path)
        if suffix != ".obj":  # which names its material file, and that is called after it
            assert one.read_bytes() == other.read_bytes()


def test_normals_are_crisp_at_right_angles_and_round_on_a_turning():
    box = rounded_box((1, 1, 1), 1e-6, segments=1)
    faces = box.vertices[box.faces]
    own = np.cross(faces[:, 1] - faces[:, 0], faces[:, 2] - faces[:, 0])
    large = np.linalg.norm(own, axis=1) > 0.1
    own /= np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-30)
    assert corner_normals(box, 40)[large] == pytest.approx(np.repeat(own[large, None], 3, axis=1), abs=1e-3)
    pole = lathe(np.array([[0.1, 0.0], [0.1, 0.5], [0.1, 1.0]]), 32)
    side = np.abs(pole.vertices[pole.faces][:, :, 2] - 0.5).max(axis=1) < 0.6
    normals = corner_normals(pole, 40)[side].reshape(-1, 3)
    outward = pole.vertices[pole.faces][side].reshape(-1, 3) * (1, 1, 0)
    level = np.abs(normals[:, 2]) < 0.5
    cosine = (normals * outward).sum(axis=1)[level] / np.linalg.norm(outward, axis=1)[level]
    assert cosine.min() > 0.99


@pytest.fixture
def box_file(tmp_path):
    """A box of 40 x 90 x 50 units in two objects, y up."""
    scene = trimesh.Scene()
    scene.add_geometry(trimesh.creation.box((40, 10, 50)), node_name="the_seat", geom_name="the_seat",
                       transform=trimesh.transformations.translation_matrix((0, 40, 0)))  # fmt: skip
    scene.add_geometry(trimesh.creation.box((40, 90, 5)), node_name="slab", geom_name="slab")
    path = tmp_path / "box.glb"
    scene.export(path)
    return path


def test_units_and_sizes(box_file):
    for size, wanted in (
        (AsWritten(0.01), (0.4, 0.5, 0.9)), (ToHeight(1.8), (0.8, 1.0, 1.8)), (ToWidth(0.2), (0.2, 0.25, 0.45)),
    ):  # fmt: skip
        model = MeshFile(path=str(box_file), size=size).model()
        assert np.ptp(model.bounds, axis=0) == pytest.approx(wanted, rel=1e-4)
        assert model.bounds[0, 2] == pytest.approx(0, abs=1e-6)


def with_companions(path, factor):
    own = f"{{kind: mesh_file, path: {path}, size: {{kind: as_written, factor: {factor}}}}}"
    return draw(parse(loads(f"classes: {{box: {own}}}\ncompanions: 2\nlayout: scattered\n", "box.yaml")), 0)


@pytest.mark.parametrize("factor", [1.0, 1e-4])
def test_a_file_in_another_unit_is_refused_with_the_likely_one(box_file, factor):
    """Not as having no room for two companions, which chairs of ninety metres leave."""
    said = r"box\.glb: is .* m large, so its unit is another; say `size: {kind: as_written, factor: 0\.01}`"
    with pytest.raises(SpecError, match=said):
        build(with_companions(box_file, factor))
    assert build(with_companions(box_file, 0.01)).objects


@pytest.mark.parametrize(("longest", "unit"), [(0.9, 1), (90, 0.01), (900, 0.001), (2.3, 1), (230, 0.01), (1e6, None)])
def test_the_unit_of_a_file_is_that_which_makes_it_furniture(longest, unit):
    assert likely_unit(longest) == unit


@pytest.mark.parametrize(("up", "size"), [("x", (50, 90, 40)), ("y", (40, 50, 90)), ("z", (40, 90, 50))])
def test_the_up_axis(box_file, up, size):
    model = MeshFile(path=str(box_file), up=up).model()
    assert sorted(np.ptp(model.bounds, axis=0)[:2]) == pytest.approx(sorted(size[:2]), rel=1e-4)
    assert np.ptp(model.bounds, axis=0)[2] == pytest.approx(size[2], rel=1e-4)


def test_turning_to_the_front(box_file):
    model = MeshFile(path=str(box_file), turn_deg=90).model()
    assert np.ptp(model.bounds, axis=0) == pytest.approx((50, 40, 90), rel=1e-4)


def test_parts_by_map_or_by_their_own_words(box_file):
    names = [part.name for part in MeshFile(path=str(box_file)).model().parts]
    assert sorted(names) == ["frame", "seat"]
    names = [part.name for part in MeshFile(path=str(box_file), parts=(("sl*", "back"),)).model().parts]
    assert sorted(names) == ["back", "seat"]
    with pytest.raises(SpecError, match=r"none of its objects is in the map of parts; they are slab, the_seat"):
        MeshFile(path=str(box_file), parts=(("arm*", "arm"),)).model()


def test_materials_are_kept_or_randomized(box_file):
    kept = MeshFile(path=str(box_file)).model()
    assert {part.slot for part in kept.parts} == set(kept.materials)
    randomized = MeshFile(path=str(box_file), finish="randomized").model()
    assert {part.slot for part in randomized.parts} == {"upholstery", "frame"}
    assert not randomized.materials


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.glb", b"not a mesh", "is no .glb file that can be read"),
        ("a.obj", b"", "holds no triangles|can be read"),
        ("a.obj", b"v 0 0 0\nv 0 0 nan\nv 0 1 0\nf 1 2 3\n", "not finite"),
        ("a.obj", b"v 0 0 0\nv 0 0 0\nv 0 0 0\nf 1 2 3\n", "has no extent"),
        ("a.stl", b"solid", "is no mesh file"),
    ],
)
def test_broken_files_are_refused_in_one_line(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SpecError, match=message) as error:
        MeshFile(path=str(path)).model()
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def test_the_command_writes_a_mesh(tmp_path):
    path = tmp_path / "chair.glb"
    done = run(["mesh", FAMILY, "--seed", "3", "-o", str(path)])
    assert done.returncode == 0, done.stderr
    assert "parts" in done.stdout and "triangles" in done.stdout
    assert trimesh.load_scene(path).to_mesh().extents.max() < 2


def test_the_command_converts_a_mesh_file_with_its_own_materials(box_file, tmp_path):
    done = run(["mesh", "mesh_file", "--set", f"path={box_file}", "-o", str(tmp_path / "again.glb")])
    assert done.returncode == 0, done.stderr
    assert len(trimesh.load_scene(tmp_path / "again.glb").geometry) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mesh", "slat_bak_chair"], "there is no furniture 'slat_bak_chair'; did you mean 'slat_back_chair'?"),
        (["mesh", FAMILY, "-o", "a.fbx"], "cannot write '.fbx'; name it *.glb, *.obj or *.ply"),
        (["mesh", FAMILY, "--set", "seat_hight=0.4"], "has no such field; did you mean 'seat_height'?"),
        (["mesh", "mesh_file"], "needs a path"),
        (["gallery", "sofabed"], "there is no furniture 'sofabed'"),
        (["gallery", FAMILY, "-o", "a.gif"], "cannot write '.gif'; name it *.jpg or *.png, or a folder"),
    ],
)
def test_wrong_commands_get_one_line(arguments, message):
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.blender
def test_the_gallery_has_a_row_a_family(tmp_path):
    from PIL import Image

    families = list(FAMILIES)[:2]
    done = run(["gallery", *families, "--draws", "2", "--edge", "48", "-o", str(tmp_path / "sheet.png")])
    assert done.returncode == 0, done.stderr
    page = np.asarray(Image.open(tmp_path / "sheet.png"))
    assert page.shape == (96, 60 + 96, 3)
    tiles = [page[r : r + 48, c : c + 48] for r in (0, 48) for c in (60, 108)]
    assert all(np.ptp(tile) > 60 for tile in tiles)
    done = run(["gallery", families[0], "--extremes", "--edge", "32", "-o", str(tmp_path / "pages")])
    assert done.returncode == 0, done.stderr
    assert Image.open(tmp_path / "pages" / f"{families[0]}.jpg").size == (128, 32)


@pytest.mark.blender
def test_a_mesh_file_is_rendered_and_labeled(box_file, tmp_path):
    """From the spec to the pictures, with the file's own colours."""
    import json

    from PIL import Image

    spec = tmp_path / "spec.yaml"
    spec.write_text(
        f"count: 2\nclasses:\n  box: {{kind: mesh_file, path: {box_file}, size: {{kind: to_height, height: 0.9}}}}\n"
        "image: {width_px: 48, height_px: 48}\nrender: {samples: 1}\n"
    )
    out = tmp_path / "out"
    done = run(["render", str(spec), "-o", str(out), "--workers", "1"])
    assert done.returncode == 0, done.stderr
    pictures = sorted(out.glob("images/*/*/*.jpg"))
    assert len(pictures) == 2
    assert np.asarray(Image.open(pictures[0])).std() > 5
    coco = next(out.glob("**/*.json"))
    assert json.loads(coco.read_text())
