"""What all tests share."""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SLOW = {"blender", "readers", "long"}
"""Marks of what `--pure` leaves out."""

MOST_PROCESSES = 8
"""Each may hold a Blender, of half a gigabyte."""

STATUS = pytest.StashKey[int]()
os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # read with numpy: threads that wait for each other take twice the time
os.environ["SYNTHGEN_ASSETS"] = tempfile.gettempdir()  # where tests put the meshes and pictures that specs name
sys.path.insert(0, str(ROOT / "scripts"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--pure`: only the tests of our own pure code, with Blender blocked."""
    parser.addoption(
        "--pure", action="store_true", help="leave out Blender, which is blocked, foreign readers and surveys"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Block Blender before anything is imported, and let the many processes that tests start compile modules once."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and config.pluginmanager.hasplugin("cacheprovider"):
        os.environ["PYTHONPYCACHEPREFIX"] = str(config.cache.mkdir("bytecode"))
    if config.getoption("--pure"):
        for name in ("bpy", "bmesh", "mathutils"):
            sys.modules[name] = None  # type: ignore[assignment]


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """One process a core, unless `-n` says otherwise, single files are asked for, or a debugger is."""
    option = config.option
    unsaid = getattr(option, "numprocesses", 0) is None and not hasattr(config, "workerinput")
    if unsaid and not option.usepdb and any(Path(argument).is_dir() for argument in config.args):
        option.numprocesses, option.dist = min(os.process_cpu_count() or 1, MOST_PROCESSES), "worksteal"


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
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """`once(name, make)`: the file or folder that `make` made where it was told to, once for all processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        path, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(path)
                done.touch()
        return path

    return made


@pytest.fixture(scope="session")
def dataset(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """`configs/smoke.yaml`, rendered by the command line as a user would; to be read only, as others do at once."""
    smoke = str(ROOT / "configs" / "smoke.yaml")
    return once("smoke", lambda out: run(["render", smoke, "-o", str(out), "--workers", "2"], check=True))


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
