"""Documentation that runs: every command, spec and piece of Python in README and docs/, and every link.

Commands get the options of `documents.SMALLER` and read `documents.PLACEHOLDERS`; pictures are drawn by a raster, but in
the last test, where Blender renders the tutorial. What is not run stands in CANNOT, with the reason.
"""

import importlib
import json
import os
import re
import shutil
from collections import Counter

import documents
import numpy as np
import pytest
import trimesh
from conftest import ROOT
from documents import Reader, blocks, lines, patched, said
from drawn_dataset import Raster
from faked_run import Here
from PIL import Image

from synthgen import schema
from synthgen.build import build
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.labels import LABELS
from synthgen.parse import parse
from synthgen.run import drafts, generate, preview
from synthgen.run import run as runs
from synthgen.run.image import recorded
from synthgen.run.worker import _Maker

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TUTORIAL = ROOT / "docs" / "tutorial.md"
RUN = {"sh", "yaml", "python", "diff"}
SHOWN = {"text", ""}
"""Languages of blocks that are output or drawings."""

CANNOT = {
    r"^uv run pytest": "is these tests",
    r"^uvx ": "downloads a program from the network",
    r"^sbatch ": "needs SLURM; tests/test_recipes.py runs the script with a stand-in",
    r"^yolo ": "needs Ultralytics, a licence and a GPU; docs/formats.md says what of it was tried",
    r"synthgen (evaluate|study) ": "trains networks for minutes; tests/test_evaluate.py does it in small",
    r"s3://": "needs a bucket",
    r"--ray": "needs Ray; tests/test_cluster.py",
    r"^uv run scripts/(portraits|recognize)\.py": "renders 2,000 portraits, and needs a network's weights",
    r"synthgen audit out/": "needs hundreds of images; tests/test_audit.py makes them",
    r"^synthgen gallery ": "renders portraits in Blender; tests/test_mesh_files.py",
    r"^synthgen (doctor|bench)\b": "is all about Blender: run with it in the last test",
}
"""Pattern of a line -> why it is not run with a raster."""

IN_BLENDER = ("doctor", "bench")
DONE = Counter()
"""Of this process: commands, specs, pieces of Python, diffs, skipped."""


def page_id(path):
    return path.relative_to(ROOT).as_posix()


# ---- what readers have -------------------------------------------------------------------------------------------


class Drawn(Here):
    """In place of a pool: a raster, in this process."""

    def __init__(self, job, *_):
        super().__init__(job)
        self._maker = _Maker(job, Raster(), os.getppid())


def drawn_drafts(spec, wanted, device, workers):
    whole = drafts.replace(spec, labels=tuple(LABELS))
    for draft in wanted:
        stage = build(draft.scene)
        yield recorded(whole, draft.index, draft.scene, stage, Raster().render(stage))


@pytest.fixture(scope="session")
def loaded():
    """Once what commands import when they are run, so that forks need not."""
    for name in ("rich.progress", "synthgen.cli", "synthgen.dataset.merge", "synthgen.dataset.resplit", "synthgen.dataset.diff",
                 "synthgen.dataset.statistics_told", "synthgen.evaluate.audit", "synthgen.evaluate.told", "synthgen.export.export",
                 "synthgen.mesh_export", "synthgen.reference.lookup", "synthgen.report.page", "synthgen.run.forecast",
                 "synthgen.starter", "synthgen.verify.told", "synthgen.verify.verify"):  # fmt: skip
        importlib.import_module(name)
    schema.text()


@pytest.fixture
def rastered(monkeypatch, loaded):
    """No Blender: a raster draws what is rendered."""
    monkeypatch.setattr(os, "sync", lambda: None)
    monkeypatch.setattr(runs, "Pool", Drawn)
    monkeypatch.setattr(generate, "Pool", Drawn)
    monkeypatch.setattr(preview, "rendered", drawn_drafts)


@pytest.fixture(scope="session")
def own_files(once):
    """Files that readers have of their own: meshes in centimetres, cloth, photographs, an environment map."""
    return once("own files", make_own_files)


def make_own_files(root):
    for name, size in (("chairs/a.obj", (45, 90, 50)), ("stools/a.obj", (40, 45, 40)), ("stools/b.obj", (35, 60, 35))):
        path = root / "meshes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        scene = trimesh.Scene()
        scene.add_geometry(trimesh.creation.box(size), node_name="Seat", geom_name="Seat")
        scene.add_geometry(trimesh.creation.box((4, 20, 4)), node_name="Tube", geom_name="Tube")
        scene.export(path)
    noise = np.random.default_rng(0).integers(0, 255, (32, 64, 3)).astype(np.uint8)
    for name in ("pictures/cloth/a.png", "pictures/rooms/a.png"):
        path = root / name
        path.parent.mkdir(parents=True)
        Image.fromarray(noise).save(path)
    (root / "maps").mkdir()
    rows = b"".join(bytes([*pixel, 128]) for pixel in noise.reshape(-1, 3))
    (root / "maps" / "a.hdr").write_bytes(b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 32 +X 64\n" + rows)


@pytest.fixture
def reader(tmp_path, own_files):
    """Somebody in a clone with files of their own."""
    folder = tmp_path / "clone"
    shutil.copytree(own_files, folder)
    for name in ("configs", "scripts", "assets"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "docs" / "presets").mkdir(parents=True)
    (tmp_path / "tools").mkdir()
    reader = Reader(folder, tmp_path / "tools")
    yield reader
    reader.close()


def own_copy(reader):
    """For documents that change the program: the program, to be changed."""
    for name in ("configs", "scripts", "assets", "docs"):
        path = reader.folder / name
        path.unlink() if path.is_symlink() else shutil.rmtree(path)
    for name in ("synthgen", "tests", "scripts"):
        shutil.copytree(ROOT / name, reader.folder / name)  # with what is compiled of it
    for name in ("configs", "assets", "docs", "README.md", "pyproject.toml"):
        (reader.folder / name).symlink_to(ROOT / name)
    reader.tool("synthgen", '#!/bin/sh\nexec python -m synthgen "$@"\n')


MADE = {}
"""Dataset that documents take for granted -> where it was made once, in this process."""


def datasets(reader, names):
    """Datasets that a document takes for granted."""
    for name in names:
        if name in MADE:
            shutil.copytree(MADE[name], reader.folder / name)
            continue
        seed = [] if name in ("out/chairs", "out/chairs-gpu") else ["--seed", "1"]
        reader.run([" ".join(["synthgen render configs/chairs.yaml -o", name, "--quiet", *seed])])
        MADE[name] = reader.tools / name
        shutil.copytree(reader.folder / name, MADE[name])
        reader.done.clear()


GIVEN = {
    "docs/datasets.md": ("out/chairs", "out/chairs-gpu", "out/more"),
    "docs/formats.md": ("out/chairs",),
    "docs/howto/refresh.md": ("out/chairs",),
    "docs/howto/add_format.md": ("out/chairs",),
    "docs/report.md": ("out/chairs",),
}
"""Document -> datasets that it takes for granted."""

MAY_FAIL = {
    r"^synthgen finalize shared/out": "ends with 1, since one shard of sixteen is there",
}
"""Pattern of a line -> why it may end with 1."""


# ---- doing what they say -----------------------------------------------------------------------------------------


WITH_RASTER = [path for path in PAGES if any(b.language in RUN for b in blocks(path)) and path != TUTORIAL]


@pytest.mark.parametrize("path", WITH_RASTER, ids=page_id)
def test_it_runs(path, reader, rastered, monkeypatch):
    monkeypatch.chdir(reader.folder)
    datasets(reader, GIVEN.get(page_id(path), ()))
    if any(block.language == "diff" for block in blocks(path)):
        own_copy(reader)
    done(path, reader)


def done(path, reader):
    """All blocks of a document, in order."""
    for block in blocks(path):
        DO.get(block.language, nothing)(reader, block, f"{page_id(path)}:{block.line}")
    DONE.update(reader.done)


def in_shell(reader, block, place):
    wanted = [said(line) for line in lines(block.text)]
    kept = [line for line in wanted if reason(line) is None]
    reader.done["not run"] += len(wanted) - len(kept)
    if kept:
        reader.run([":" if reason(line) else allowed(line) for line in wanted])
        reader.done["commands"] -= len(wanted) - len(kept)


def reason(line):
    """Why a line is not run, or None."""
    return next((why for pattern, why in CANNOT.items() if re.search(pattern, line.strip())), None)


def allowed(line):
    """A line, or what takes its exit code 1 as well."""
    return f"{line} || [ $? = 1 ]" if any(re.search(pattern, line) for pattern in MAY_FAIL) else line


def as_spec(reader, block, place):
    text = (
        block.text if re.search(r"^classes:", block.text, re.MULTILINE) else f"classes: {{chair: {{}}}}\n{block.text}"
    )
    spec = parse(loads(text, place))
    build(draw(spec, 0))
    if block.file:
        (reader.folder / block.file).write_text(block.text)
    reader.done["specs"] += 1


def as_python(reader, block, place):
    if block.file:
        (reader.folder / block.file).write_text(block.text)
    else:
        exec(compile(block.text, place, "exec"), reader.namespace)
    reader.done["pieces of Python"] += 1


def as_diff(reader, block, place):
    head, _, change = block.text.partition("\n")
    path = reader.folder / head.removeprefix("--- ")
    path.write_text(patched(path.read_text(), change, place))
    reader.done["diffs"] += 1


def nothing(reader, block, place):
    assert block.language in SHOWN, f"{place}: what is '{block.language}'?"


DO = {"sh": in_shell, "yaml": as_spec, "python": as_python, "diff": as_diff}


def test_what_is_not_run_is_really_in_the_documents():
    """A reason without a line is one that nobody needs any more."""
    said_lines = [said(line) for path in PAGES for b in blocks(path) if b.language == "sh" for line in lines(b.text)]
    for pattern in CANNOT:
        assert any(re.search(pattern, line.strip()) for line in said_lines), pattern


def test_the_error_of_the_tutorial_is_the_programs(reader):
    (spec,) = [block.text for block in blocks(TUTORIAL) if block.language == "yaml"]
    (shown,) = [block.text.strip() for block in blocks(TUTORIAL) if block.text.startswith("error: ")]
    with pytest.raises(SpecError) as caught:
        parse(loads(spec.replace("companions", "companoins"), "mine.yaml"))
    assert f"error: {caught.value}" == shown


def test_a_document_that_is_wrong_is_found(reader, rastered):
    """That these tests can fail."""
    with pytest.raises(AssertionError, match="No such option"):
        reader.run(["synthgen check configs/chairs.yaml --cuont 3"])
    with pytest.raises(AssertionError, match="has 0 times"):
        patched("a\n", " b\n+c\n", "x")


@pytest.fixture(scope="module", autouse=True)
def _told(request):
    """How much was done, of these tests in this process."""
    yield
    plugin = request.config.pluginmanager.getplugin
    shown, captured = plugin("terminalreporter"), plugin("capturemanager")
    if not (shown and captured and DONE):
        return
    with captured.global_and_fixture_disabled():
        shown.write_line("\ndocumentation: " + ", ".join(f"{number} {what}" for what, number in sorted(DONE.items())))


# ---- links -------------------------------------------------------------------------------------------------------


LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def anchors(path):
    """The names of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", [*PAGES, ROOT / "CHANGELOG.md"], ids=page_id)
def test_links_lead_somewhere(path):
    for link in LINK.findall(re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL)):
        if re.match(r"https?://", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_files_that_it_names_exist(path):
    prose = re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL)
    for name in re.findall(r"`((?:scripts|tests|configs|assets|\.ci|\.github|synthgen)/[\w./]+)`", prose):
        made_up = name.startswith("configs/mine") or any(b.file == name for b in blocks(path))
        assert made_up or (ROOT / name).exists(), name


def test_every_page_is_in_the_site_and_can_be_reached():
    import tomllib

    site = tomllib.loads((ROOT / "zensical.toml").read_text())["project"]
    listed = {ROOT / "docs" / page for part in site["nav"] for pages in part.values() for page in pages}
    assert listed == set(PAGES[1:])
    start = (ROOT / "docs" / "README.md").read_text()
    for page in listed - {ROOT / "docs" / "README.md"}:
        name = page.relative_to(ROOT / "docs").as_posix()
        assert f"({name}" in start or name.startswith("reference/"), name


# ---- Blender -----------------------------------------------------------------------------------------------------


@pytest.mark.blender
def test_the_tutorial_and_what_is_about_blender_run_in_blender(reader, loaded, monkeypatch):
    monkeypatch.chdir(reader.folder)
    every = [said(line) for path in PAGES for b in blocks(path) if b.language == "sh" for line in lines(b.text)]
    for name in IN_BLENDER:  # in processes of their own, as they load Blender themselves
        line = next(line for line in every if line.startswith(f"synthgen {name}"))
        reader.run([line.replace("synthgen", f"python {documents.__file__}", 1)])
    done(TUTORIAL, reader)
    header = json.loads((reader.folder / "out/mine/dataset.json").read_text())
    assert header["versions"]["bpy"] and len(list((reader.folder / "out/mine/images").rglob("*.jpg"))) == 4
