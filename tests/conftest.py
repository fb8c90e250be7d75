"""What all tests share."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SLOW = {"blender", "readers", "long"}
"""Marks of what `--pure` leaves out."""

STATUS = pytest.StashKey[int]()
sys.path.insert(0, str(ROOT / "scripts"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pure`: only the tests of our own pure code, with Blender blocked."""
    parser.addoption(
        "--pure", action="store_true", help="leave out Blender, which is blocked, foreign readers and surveys"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Block Blender before anything is imported."""
    if config.getoption("--pure"):
        for name in ("bpy", "bmesh", "mathutils"):
            sys.modules[name] = None  # type: ignore[assignment]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that render, need large libraries or take minutes."""
    if config.getoption("--pure"):
        impure = [item for item in items if SLOW & set(item.keywords)]
        config.hook.pytest_deselected(items=impure)
        items[:] = [item for item in items if not SLOW & set(item.keywords)]


@pytest.fixture(scope="session")
def renderer() -> Iterator[object]:
    """Blender in this process, rendering on the CPU."""
    from synthgen.blender.devices import choose
    from synthgen.blender.render import Renderer

    renderer = Renderer(choose("cpu"))
    yield renderer
    renderer.close()


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`configs/smoke.yaml`, rendered by the command line as a user would."""
    out = tmp_path_factory.mktemp("smoke") / "out"
    run(["render", str(ROOT / "configs" / "smoke.yaml"), "-o", str(out), "--workers", "2"], check=True)
    return out


def run(arguments: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "synthgen", *arguments], capture_output=True, text=True, cwd=ROOT, **options
    )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember how it went, for `pytest_unconfigure`."""
    session.config.stash[STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave without tearing Blender down, which may crash after all tests are done."""
    if sys.modules.get("bpy") and STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[STATUS])
