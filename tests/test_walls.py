"""Walls inside the program: who may import what."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "synthgen").rglob("*.py")
    if "blender" not in path.parts and path.name != "__main__.py"
)
EXTRAS = ("synthgen.torch", "synthgen.evaluate.classifiers.", "synthgen.run.ray_")
"""Beginnings of modules that need a library that does not come with the base install."""

BLOCKED = """
import sys
for name in ("bpy", "bmesh", "mathutils"):
    sys.modules[name] = None  # an import of it raises ImportError
"""

HEAVY = (
    "bpy",
    "bmesh",
    "mathutils",
    "numpy",
    "OpenEXR",
    "PIL",
    "yaml",
    "rich",
    "pyoidn",
    "pycocotools",
    "multiprocessing",
)


def python(code):
    """What a program prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_only_the_blender_folder_needs_blender():
    print(
        python(
            BLOCKED
            + "import importlib\nfor name in "
            + repr([name for name in MODULES if not name.startswith(EXTRAS)])
            + ": importlib.import_module(name)"
        )
    )


def test_scenes_are_drawn_and_built_without_blender():
    code = """
from pathlib import Path
from synthgen import document
from synthgen.build import build
from synthgen.draw import draw
from synthgen.parse import load
from synthgen.spec import scene_to_dict
loaded = load(Path("configs/smoke.yaml"))
scenes = [draw(loaded, index) for index in range(2)]
print([len(build(scene).objects) for scene in scenes])
document.loads(document.dumps(scene_to_dict(scenes[0], loaded)), "scene")
"""
    assert python(BLOCKED + code) == "[1, 1]\n"


def test_commands_that_do_not_render_do_without_blender():
    code = """
from click.testing import CliRunner
from synthgen.cli import main
for command in (["check"], ["draw", "--index", "1"]):
    result = CliRunner().invoke(main, [*command, "configs/smoke.yaml"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
"""
    python(BLOCKED + code)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["render", "--help"], ["check", "--help"], ["--version"]], ids=" ".join
)
def test_help_loads_nothing_heavy(arguments):
    code = f"""
import atexit, sys
atexit.register(lambda: print("loaded:", sorted(set({HEAVY!r}) & set(sys.modules))))
sys.argv = ["synthgen", *{arguments!r}]
from synthgen.cli import main
main()
"""
    assert python(code).splitlines()[-1] == "loaded: []"


def test_no_module_of_the_core_knows_the_layers_above_it():
    """Only the parser does, of those below: a spec names labels and formats."""
    above = (
        "synthgen.run",
        "synthgen.dataset",
        "synthgen.labels",
        "synthgen.writers",
        "synthgen.cli",
        "synthgen.blender",
    )
    code = f"""
import sys
import synthgen.build, synthgen.draw, synthgen.photo
print([name for name in sys.modules if name.startswith({above!r})])
"""
    assert python(code) == "[]\n"
