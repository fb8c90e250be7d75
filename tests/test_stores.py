"""Datasets in object stores: an S3 server on loopback, shards that are killed, and what cannot be done there."""

import os
import signal
import subprocess
import sys
import time

import faked_run
import pytest
from click.testing import CliRunner
from conftest import ROOT

from synthgen import Dataset
from synthgen.cli import main
from synthgen.dataset import objects
from synthgen.dataset.bucket import SCHEMES, Bucket
from synthgen.errors import SpecError
from synthgen.run import run as runs

SPEC = """
count: 9
classes:
  chair: {kind: stacking_chair}
  sofa: {kind: lawson_sofa}
setting: studio
light: {kind: environment}
occlusion: clear
companions: 0
formats: [imagefolder, coco, csv, yolo]
image: {width_px: 32, height_px: 32}
"""
KEY = {"AWS_ACCESS_KEY_ID": "visitor", "AWS_SECRET_ACCESS_KEY": "hush-hush", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def server():
    """An S3 server, and the environment that leads to it."""
    pytest.importorskip("s3fs")
    moto = pytest.importorskip("moto.server")
    server = moto.ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**KEY, "AWS_ENDPOINT_URL": f"http://{host}:{port}"}.items():
            patch.setenv(name, value)
        objects._opened.cache_clear()
        yield server
    objects._opened.cache_clear()
    server.stop()


@pytest.fixture
def bucket(server, request):
    """The address of a folder in a bucket of the test's own."""
    name = f"bucket-{abs(hash(request.node.name)) % 10**9}"
    objects._opened("s3").mkdir(name)
    return f"s3://{name}/run"


@pytest.fixture
def memory(monkeypatch, request):
    """The address of a folder of fsspec's store in memory, which speaks as those of other makes do."""
    pytest.importorskip("fsspec")
    monkeypatch.setitem(SCHEMES, "memory", "none")
    return f"memory://{abs(hash(request.node.name))}/run"


@pytest.fixture
def spec(tmp_path):
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC)
    return path


@pytest.fixture
def synthgen(monkeypatch):
    """The command line in this process."""
    monkeypatch.setattr(runs, "Pool", faked_run.Here)

    def ran(*arguments, code=0):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exit_code == code, result.output
        return result.output

    return ran


@pytest.fixture(scope="module")
def calm(tmp_path_factory):
    """The spec, rendered into a folder."""
    return faked_run.undisturbed(tmp_path_factory.mktemp("calm"), SPEC)


def files(folder):
    """Name -> bytes, but for what is unfinished or a note of our own."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        name: path.read_bytes()
        for path in found
        if not (name := path.relative_to(folder).as_posix()).startswith(".partial/")
    }


def stored(address):
    return sorted(objects._opened("s3").find(address.removeprefix("s3://")))


def killed(spec, address, faults):
    """Shard 1 of 4 in a process of its own, killed with its worker between its first two images."""
    (faults / "4").write_text("hang")
    run = subprocess.Popen(
        [sys.executable, ROOT / "tests" / "faked_run.py", "render", spec, "-o", address, "--shard", "1/4",
         "--workers", "1", "--quiet"], cwd=ROOT, env={**os.environ, "FAKED_FAULTS": str(faults)},
    )  # fmt: skip
    until = time.monotonic() + 60
    while not any(name.endswith(".jpg") for name in stored(address)):
        assert run.poll() is None and time.monotonic() < until
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()


def test_shards_in_any_order_some_twice_one_killed_make_the_same_bytes(synthgen, spec, bucket, calm, tmp_path):
    killed(spec, bucket, tmp_path)
    for number in (3, 2, 4, 2):
        assert f"synthgen finalize {bucket}" in synthgen("render", spec, "-o", bucket, "--shard", f"{number}/4")
    assert "2 of 9 images are missing: 4, 8" in synthgen("finalize", bucket, code=1)
    assert "the dataset too" in synthgen("render", spec, "-o", bucket, "--shard", "1/4")
    synthgen("fetch", bucket, tmp_path / "here")
    assert files(tmp_path / "here") == files(calm)
    assert not [name for name in stored(bucket) if "/.partial/" in name]
    assert not [word for path in files(tmp_path / "here").values() for word in KEY.values() if word.encode() in path]


def test_what_is_there_stays_and_what_is_lost_is_made_again(synthgen, spec, memory, tmp_path, monkeypatch):
    """A sidecar without its picture is nothing; a picture comes after its sidecars; a refresh keeps what it can."""
    sent = []
    put = objects.Objects.put
    monkeypatch.setattr(objects.Objects, "put", lambda self, files: (sent.append(list(files)), put(self, files)))
    synthgen("render", spec, "-o", memory, "--count", 4)
    images = [names for names in sent if any(name.startswith("labels/") for name in names)]
    assert len(images) == 4 and all(names[-1].startswith("images/") for names in images)
    store = objects.Objects(Bucket.parse(memory))
    (picture,) = (name for name in store.names("images") if name.endswith("000002.jpg"))
    store.remove([picture])
    assert "rendered 1 images" in synthgen("render", spec, "-o", memory, "--count", 4)
    before = store.tags("images")
    spec.write_text(SPEC.replace("lawson_sofa}", "lawson_sofa, seats: 3, upholstery: leather}"))
    assert "--refresh" in synthgen("render", spec, "-o", memory, "--count", 4, code=1)
    assert "rendered 2 images" in synthgen("render", spec, "-o", memory, "--count", 4, "--refresh")
    after = store.tags("images")
    assert len([name for name in before if before[name] == after.get(name) and "/chair/" in name]) == 2
    synthgen("fetch", memory, tmp_path / "here")
    synthgen("render", spec, "-o", tmp_path / "anew", "--count", 4, "--quiet")
    assert files(tmp_path / "here") == files(tmp_path / "anew")
    assert ": 0 files were new" in synthgen("fetch", memory, tmp_path / "here")
    assert "rendered 1 images" in synthgen("render", spec, "-o", memory, "--count", 1, "--fresh")
    assert "is no address" not in synthgen("fetch", memory, tmp_path / "here")
    assert len(list(tmp_path.glob("here/images/*/*/*.jpg"))) == 1


def test_a_folder_that_was_not_fetched_is_not_touched(synthgen, bucket, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    objects.Objects(Bucket.parse(bucket)).put({"dataset.json": b"{}"})
    assert "was not fetched" in synthgen("fetch", bucket, tmp_path, code=1)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_names_that_lead_out_of_the_folder_are_refused(synthgen, memory, tmp_path, monkeypatch):
    monkeypatch.setattr(objects.Objects, "top", lambda self: ["dataset.json", "images"])
    monkeypatch.setattr(objects.Objects, "tags", lambda self, top: {top: "1", f"{top}/../../evil.jpg": "2"})
    assert "evil.jpg', which no dataset has" in synthgen("fetch", memory, tmp_path / "here", code=1)
    assert not (tmp_path / "here").exists()


def test_a_bucket_that_is_none_is_told_in_a_line(synthgen, spec, server):
    told = synthgen("render", spec, "-o", "s3://no-such-bucket/run", code=1)
    assert "s3://no-such-bucket/run: cannot be written: The specified bucket does not exist;" in told
    assert "holds no dataset.json" in synthgen("fetch", "s3://no-such-bucket/run", "nowhere", code=1)


# Without a server


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://key:secret@bucket/run", "holds no keys"),
        ("s3://bucket/run?X-Amz-Signature=secret", "holds no keys"),
        ("s4://bucket/run", "known are s3, gs, az"),
        ("s3://", "s3://bucket/folder"),
        ("s3://bucket/../other", "s3://bucket/folder"),
    ],
)
def test_an_address_that_is_none_is_refused_without_its_secrets(synthgen, spec, address, told):
    for command in (["render", spec, "-o", address], ["finalize", address], ["stats", address]):
        output = synthgen(*command, code=2)
        assert told in output and "secret" not in output and output.count("\n") == 1


@pytest.mark.parametrize("command", [["verify"], ["stats"], ["report"], ["export", "--to", "yolo"], ["diff", "other"]])
def test_commands_that_read_say_how_to_bring_it_here(synthgen, command):
    output = synthgen(*command, "s3://bucket/run", code=2)
    assert "`synthgen fetch s3://bucket/run FOLDER`" in output and output.count("\n") == 1


def test_a_dataset_in_a_store_is_fetched_first():
    with pytest.raises(SpecError, match="`synthgen fetch s3://bucket/run FOLDER` brings"):
        Dataset("s3://bucket/run")


def test_what_needs_locks_is_refused(synthgen, spec):
    assert "no locks" in synthgen("render", spec, "-o", "s3://bucket/run", "--wait", code=2)
    assert "no locks" in synthgen("render", spec, "-o", "s3://bucket/run", "--refresh", "--shard", "1/2", code=2)


def test_what_is_not_installed_is_named(synthgen, spec, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    objects._opened.cache_clear()
    assert "install `synthgen[gs]`" in synthgen("render", spec, "-o", "gs://bucket/run", code=1)


def test_every_scheme_has_its_extra():
    extras = (ROOT / "pyproject.toml").read_text()
    assert all(f'{extra} = ["' in extras for extra in SCHEMES.values())


def test_no_keys_and_no_words_of_the_store_that_hold_some(monkeypatch):
    """What a store says may hold an address with who asked, and how."""
    said = objects._said(OSError("cannot reach https://me:secret@host/bucket?X-Amz-Signature=secret\nnow."))
    assert said == "cannot reach https://host/bucket now"
