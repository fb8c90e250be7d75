"""The baked textures: present, small, seamless, neutral, and what the script bakes."""

import runpy
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "assets" / "textures"
BAKE = runpy.run_path(str(ROOT / "scripts" / "bake_textures.py"))
NAMES = sorted(BAKE["TEXTURES"])
NORMALS = [name for name in NAMES if name.endswith("_normal")]
MASKS = [name for name in NAMES if name.endswith(("_pattern", "_opacity")) or name == "netting"]
TONES = [name for name in NAMES if name not in NORMALS + MASKS]


def read(name: str) -> np.ndarray:
    """A texture as (512, 512) or (512, 512, 3) float64, 0 to 255."""
    return np.asarray(Image.open(FOLDER / f"{name}.png"), np.float64)


def jumps(picture: np.ndarray, axis: int) -> np.ndarray:
    """(512,) mean difference of each line from the line before it; entry 0 is the wrap edge."""
    steps = np.abs(picture - np.roll(picture, 1, axis))
    return steps.mean(axis=tuple(i for i in range(picture.ndim) if i != axis))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("axis", [0, 1], ids=["v", "u"])
def test_tiles_without_a_seam(name: str, axis: int) -> None:
    edge, *inside = jumps(read(name), axis)
    assert edge <= 1.5 * np.percentile(inside, 99)


@pytest.mark.parametrize("name", TONES)
def test_tones_are_neutral(name: str) -> None:
    tone = read(name) / 255
    assert tone.shape == (BAKE["SIZE"], BAKE["SIZE"])
    assert tone.mean() == pytest.approx(0.5, abs=0.004)
    assert 0.05 < tone.std() < 0.25


@pytest.mark.parametrize("name", NORMALS)
def test_normals_are_unit_and_point_outwards(name: str) -> None:
    normal = (read(name) - 128) / 127
    assert normal.shape == (BAKE["SIZE"], BAKE["SIZE"], 3)
    np.testing.assert_allclose(np.linalg.norm(normal, axis=-1), 1, atol=0.02)
    assert normal[..., 2].mean() > 0.7
    np.testing.assert_allclose(normal[..., :2].mean((0, 1)), 0, atol=0.01)


def test_green_is_up() -> None:
    rise = np.cos(2 * np.pi * BAKE["down"]() + np.zeros((1, BAKE["SIZE"])))  # highest at the top row, v = 1
    top_half_of_the_slope = BAKE["normals"](rise)[BAKE["SIZE"] // 4, 0]
    assert top_half_of_the_slope[1] < 128  # it climbs towards the top, so the normal leans down


def test_all_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 9_500_000


def test_folder_holds_what_the_script_bakes() -> None:
    assert BAKE["differences"](FOLDER) == []
    assert {path.name for path in FOLDER.iterdir()} == {"README.md", *(f"{name}.png" for name in NAMES)}


def test_check_notices_a_changed_file(tmp_path: Path) -> None:
    Image.fromarray(np.zeros((BAKE["SIZE"], BAKE["SIZE"]), np.uint8)).save(tmp_path / "wood.png")
    assert not BAKE["same"](tmp_path / "wood.png", BAKE["wood"]())
    assert not BAKE["same"](tmp_path / "absent.png", BAKE["wood"]())
