"""The preview: drafts that stay true to their scenes, one number over its range, and words where it cannot be."""

import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ROOT, run
from drawn_dataset import Raster, spec_of
from PIL import Image

from synthgen.build import build
from synthgen.cli import main
from synthgen.cli.preview import _limits
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.labels import LABELS
from synthgen.report.contact import GAP_PX, Cell, _wrapped, boxed, contact_sheet
from synthgen.run import drafts, preview
from synthgen.run.image import recorded
from synthgen.run.varying import Range, ends_of, having, ranged, with_value

SPEC = spec_of(
    light=["softboxes", "window"],
    camera={"elevation_deg": {"uniform": [5, 30]}, "lens_mm": {"log_uniform": [20, 80]}, "fill": 0.8},
    image={"width_px": 320, "height_px": 160},
)

PLAIN = """
count: 5
classes: {chair: parsons_chair, sofa: daybed}
setting: studio
light: {kind: softboxes, key_size: 1, fill: 0.5, rim: 0.5, ambient: 0.2}
camera: {azimuth_deg: 20, lens_mm: 50, fill: 0.7, offset_x: 0, offset_y: 0, roll_deg: 0, distortion: 0}
photo: {exposure_ev: 0, white_balance: 1, warmth: 0, saturation: 1, shoulder: 0.6, jpeg_quality: 90}
"""


@pytest.fixture
def raster(monkeypatch):
    """In place of processes with Blender: this one, with a raster. Gives the drafts that were asked for."""
    asked = []

    def rendered(spec, wanted, device, workers):
        asked.extend(wanted)
        whole = drafts.replace(spec, labels=tuple(LABELS))
        for draft in wanted:
            stage = build(draft.scene)
            yield recorded(whole, draft.index, draft.scene, stage, Raster().render(stage))

    monkeypatch.setattr(preview, "rendered", rendered)
    return asked


# ---- drafts ------------------------------------------------------------------------------------------------------


def test_a_draft_is_the_same_scene_in_small():
    scene = draw(SPEC, 3)
    small = drafts.small(scene, 64)
    size = small.surroundings.image
    assert (size.width_px, size.height_px) == (64, 32)
    assert small.surroundings.render.samples == drafts.SAMPLES
    back = drafts.replace(small.surroundings, image=scene.surroundings.image, render=scene.surroundings.render)
    assert drafts.replace(small, surroundings=back) == scene


def test_a_draft_frames_what_the_image_does():
    """Boxes lie where the spec's image has them, by share of the picture."""
    boxes = []
    for edge in (320, 80):
        scene = drafts.small(draw(SPEC, 1), edge)
        stage = build(scene)
        record, _ = recorded(SPEC, 1, scene, stage, Raster().render(stage))
        boxes.append(np.array(record.objects[0]["box"]) / edge)
    assert np.abs(boxes[0] - boxes[1]).max() < 2 / 80


def test_a_wide_picture_keeps_some_height():
    assert (
        drafts.small(draw(spec_of(image={"width_px": 4096, "height_px": 16}), 0), 64).surroundings.image.height_px == 16
    )


# ---- one number over its range -----------------------------------------------------------------------------------


def test_values_run_from_end_to_end():
    assert Range("p", 0, 1).values(5) == [0, 0.25, 0.5, 0.75, 1]
    assert Range("p", 1, 3, whole=True).values(8) == [1, 2, 3]
    assert Range("p", 1, 100, in_factors=True).values(3) == pytest.approx([1, 10, 100])


@pytest.mark.parametrize(
    ("path", "low", "high", "in_factors"),
    [
        ("camera.elevation_deg", 5, 30, False),  # the spec's
        ("camera.lens_mm", 20, 80, True),
        ("camera.fill", 0.5, 0.92, False),  # the spec pins it: the field's own
        ("turn_deg", -180, 180, False),  # beside the kinds
    ],
)
def test_the_range_is_the_specs_or_else_the_fields(path, low, high, in_factors):
    assert ranged(SPEC, draw(SPEC, 0), path) == Range(path, low, high, in_factors=in_factors)


def test_only_the_number_changes():
    scene = draw(SPEC, 2)
    moved = with_value(SPEC, scene, "camera.elevation_deg", 12.5)
    assert moved.surroundings.camera.elevation_deg == 12.5
    camera = drafts.replace(moved.surroundings.camera, elevation_deg=scene.surroundings.camera.elevation_deg)
    assert drafts.replace(moved, surroundings=drafts.replace(moved.surroundings, camera=camera)) == scene


def test_numbers_of_furniture_can_be_varied():
    index, found = having(SPEC, None, _sofa(), None)
    scene = draw(SPEC, index)
    assert scene.class_name == "sofa"
    field = _sofa().rpartition(".")[2]
    assert getattr(with_value(SPEC, scene, _sofa(), found.low).furniture, field) == found.low


def _sofa():
    """A number of the only family of sofas that the spec has."""
    (option,) = SPEC.classes["sofa"].options
    name = next(name for name, node in option.nodes.items() if len(getattr(node, "ends", ())) == 2)
    return f"classes.sofa.{name}"


def test_a_scene_is_chosen_that_has_the_number():
    index, _ = having(SPEC, None, "light.sky_kelvin", None)
    assert hasattr(draw(SPEC, index).surroundings.light, "sky_kelvin")
    assert all(not hasattr(draw(SPEC, k).surroundings.light, "sky_kelvin") for k in range(index))


WRONG = {
    "camra.lens_mm": "did you mean 'camera'",
    "camera.lens": "did you mean 'lens_mm'",
    "camera": "camera.azimuth_deg",
    "classes.table.height": "no class 'table'",
    "classes.chair.seat_widht": "did you mean 'seat_width'",
    "light.sky.sun_kelvim": "did you mean 'sun_kelvin'",
    "setting.backdrop.color": "is no number",
    "camera.aim": "is no number",
    "render.samples": "LOW:HIGH",
    "": "there is no ''",
}


@pytest.mark.parametrize("path", WRONG)
def test_what_cannot_be_varied_is_told(path):
    with pytest.raises(SpecError) as told:
        having(SPEC, None, path, None)
    assert WRONG[path] in str(told.value)
    assert "\n" not in str(told.value)


def test_a_scene_without_the_number_is_told():
    index = next(k for k in range(20) if not hasattr(draw(SPEC, k).surroundings.light, "sky_kelvin"))
    with pytest.raises(SpecError, match=f"scene {index} has no such field"):
        having(SPEC, index, "light.sky_kelvin", None)


def test_a_value_beyond_its_limits_is_told():
    with pytest.raises(SpecError, match=r"camera\.lens_mm: must lie between 8 and 600"):
        with_value(SPEC, draw(SPEC, 0), "camera.lens_mm", 1)


@pytest.mark.parametrize("text", ["a=1", "a=1:", "a=2:1", "a=x:y", "a=nan:1", "a=1:1", "a=1:inf"])
def test_ends_are_two_numbers(text):
    with pytest.raises(SpecError, match="two numbers"):
        _limits(text)


def test_the_ends_of_what_is_drawn_are_shown():
    found = {one.path: (one.low, one.high) for one in ends_of(SPEC, draw(SPEC, 0), ("camera",))}
    assert found["camera.elevation_deg"] == (5, 30)
    assert "camera.fill" not in found  # pinned
    assert not any(path.endswith("seed") for path in found)


# ---- the sheet ---------------------------------------------------------------------------------------------------


def test_cells_lie_in_rows_with_words_below():
    pictures = [np.full((20, 30, 3), 40 * k, np.uint8) for k in range(1, 4)]
    page = np.asarray(contact_sheet([Cell(p, "word") for p in pictures], 2))
    for k, picture in enumerate(pictures):
        there = (page == picture[0, 0]).all(axis=2)
        there &= there.sum(axis=1, keepdims=True) >= 30  # and no shade of a letter
        there &= there.sum(axis=0, keepdims=True) >= 20
        rows, columns = np.nonzero(there)
        assert there.sum() == 600
        assert (rows.min() > 40) == (k == 2)
        assert (columns.min() > 30) == (k == 1)
    assert (page[GAP_PX + 20 : GAP_PX + 34] < 100).any()  # ink


def test_words_stay_within_their_cell():
    for words in ("light: key_elevation_deg 2", "0 folding chair", "camera: distortion -0.0123"):
        text, font = _wrapped(words, 96)
        assert all(font.getlength(line) <= 96 for line in text.split("\n"))
        assert " ".join(text.split()) == words


def test_boxes_lie_where_the_labels_say():
    scene = drafts.small(draw(SPEC, 0), 96)
    stage = build(scene)
    record, pictures = recorded(SPEC, 0, scene, stage, Raster().render(stage))
    changed = (boxed(pictures.picture, record) != pictures.picture).any(axis=2)
    x, y, width, height = record.objects[0]["box"]
    assert changed[y + height - 1, x : x + width].all() and changed[y : y + height, x].all()


# ---- the command -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("raster")
class TestCommand:
    @pytest.fixture
    def out(self, tmp_path):
        return tmp_path / "sheet.png"

    def done(self, out, *arguments):
        spec = out.with_suffix(".yaml")
        spec.write_text(PLAIN)
        return CliRunner().invoke(main, ["preview", str(spec), "-o", str(out), "--edge", "32", *arguments])

    def test_a_sheet_of_the_first_images(self, raster, out):
        done = self.done(out)
        assert done.exit_code == 0, done.output
        assert [draft.index for draft in raster] == [0, 1, 2, 3, 4]
        with Image.open(out) as page:
            assert f"{page.width} × {page.height}" in done.output

    def test_one_number_over_its_range(self, raster, out):
        done = self.done(out, "--vary", "camera.elevation_deg=10:45", "--index", "1")
        assert done.exit_code == 0, done.output
        values = [draft.scene.surroundings.camera.elevation_deg for draft in raster]
        assert values == [10, 15, 20, 25, 30, 35, 40, 45]
        assert [draft.words for draft in raster] == [f"elevation_deg {value:g}" for value in values]

    def test_the_ends_of_camera_light_and_photo(self, raster, out):
        done = self.done(out, "--extremes")
        assert done.exit_code == 0, done.output
        told = [draft.words.rsplit(" ", 1) for draft in raster]
        assert [name for name, _ in told[::2]] == [name for name, _ in told[1::2]] == [
            "camera: elevation_deg", "light: key_azimuth_deg", "light: key_elevation_deg", "light: kelvin", "photo: contrast",
        ]  # fmt: skip
        assert [float(value) for _, value in told[:2]] == [3, 45]
        assert [draft.scene.surroundings.camera.elevation_deg for draft in raster[:2]] == [3, 45]

    @pytest.mark.parametrize(
        ("arguments", "code", "told"),
        [
            (["--vary", "camera.lens"], 2, "did you mean 'lens_mm'"),
            (["--vary", "camera.lens_mm", "--extremes"], 2, "name one"),
            (["--set", "camera.lens=5"], 2, "lens"),
            (["-o", "x.gif"], 2, ".gif"),
            (["-o", "/nowhere/x.png", "--count", "1"], 1, "cannot be written"),
        ],
    )
    def test_what_is_wrong_is_told_in_a_line(self, out, arguments, code, told):
        done = self.done(out, *arguments)
        assert done.exit_code == code
        assert told in done.output
        assert done.output.count("\n") == 1
        assert not out.exists()


@pytest.mark.blender
def test_blender_renders_it(tmp_path):
    out = tmp_path / "preview.png"
    smoke = str(ROOT / "configs" / "smoke.yaml")
    run(["preview", smoke, "-o", str(out), "--count", "2", "--edge", "48", "--workers", "1"], check=True)
    with Image.open(out) as page:
        assert np.asarray(page.convert("L")).std() > 20


@pytest.mark.blender
def test_a_device_that_is_not_there_is_told(tmp_path):
    spec, out = str(ROOT / "configs" / "smoke.yaml"), tmp_path / "one.png"
    done = run(["preview", spec, "-o", str(out), "--index", "1", "--edge", "32", "--device", "metal"])
    assert done.returncode == 1
    assert done.stderr.startswith("error: --device metal")
    assert not out.exists()
