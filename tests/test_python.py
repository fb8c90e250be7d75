"""synthgen as a library: images as they are rendered, and finished datasets read back."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT

import synthgen

SMOKE = ROOT / "configs" / "smoke.yaml"


def test_import_loads_nothing_heavy():
    code = "import sys, synthgen; print({'numpy', 'bpy', 'click', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", synthgen.__all__)
def test_every_public_name_is_there_and_explained(name):
    assert getattr(synthgen, name).__doc__
    assert name in dir(synthgen)


def test_an_unknown_name_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        synthgen.nothing  # noqa: B018


def test_a_folder_without_a_dataset_is_refused(tmp_path):
    with pytest.raises(synthgen.SynthgenError, match=r"dataset\.json"):
        synthgen.Dataset(tmp_path)


def test_a_wrong_override_is_refused_before_anything_is_rendered():
    with pytest.raises(synthgen.SpecError, match="lens"):
        next(synthgen.generate(SMOKE, overrides=["camera.lens=50"]))


@pytest.mark.blender
class TestDataset:
    @pytest.fixture
    def samples(self, dataset):
        return synthgen.Dataset(dataset)

    def test_it_is_a_sequence(self, samples):
        assert len(samples) == len(list(samples)) == len(samples[:])
        assert samples[-1].record.index == len(samples) - 1
        with pytest.raises(IndexError):
            samples[len(samples)]

    def test_splits_part_it(self, samples, dataset):
        parts = [synthgen.Dataset(dataset, split) for split in samples.header.spec["splits"]]
        keys = [sample.record.key for part in parts for sample in part]
        assert sorted(keys) == [sample.record.key for sample in samples]

    def test_an_unknown_split_is_refused(self, dataset):
        with pytest.raises(synthgen.SynthgenError, match="has no split 'holdout'; it has train"):
            synthgen.Dataset(dataset, "holdout")

    def test_pictures_fit_their_record(self, samples):
        for sample in samples[:4]:
            size = sample.record.height, sample.record.width
            assert sample.image.shape == (*size, 3)
            assert all(picture.shape[:2] == size for picture in sample.pictures.values())
            for thing in sample.objects:
                assert np.count_nonzero(sample.pictures["mask"] == thing["instance"]) == thing["area"]
            assert samples.class_names()[sample.record.index] == sample.class_name == sample.objects[0]["class"]

    def test_depth_is_in_metres(self, samples):
        objects = samples[0].labels["depth"]["objects"]
        seen = samples[0].pictures["depth"][samples[0].pictures["mask"] > 0]
        assert [seen.min(), seen.max()] == pytest.approx([objects["min"], objects["max"]], abs=2e-3)

    def test_a_damaged_image_is_named(self, samples, dataset, tmp_path):
        import shutil

        copy = tmp_path / "copy"
        shutil.copytree(dataset, copy)
        picture = next((copy / "images").glob("*/*/000000.jpg"))
        picture.write_bytes(picture.read_bytes()[:100])
        with pytest.raises(synthgen.SynthgenError, match=r"image 000000 cannot be read: .*synthgen verify"):
            synthgen.Dataset(copy)[0]


@pytest.mark.blender
def test_generated_images_are_those_of_a_rendered_dataset(dataset, tmp_path):
    """Run as a script without a main guard, as people write them, and in a process that has loaded Blender itself."""
    script = tmp_path / "script.py"
    script.write_text(f"""
import bpy, os, sys, numpy as np, synthgen
rendered = synthgen.Dataset({str(dataset)!r})
for sample in synthgen.generate({str(SMOKE)!r}, indices=[3, 1], workers=2):
    same = rendered[sample.record.index]
    assert np.array_equal(sample.image, same.image) and sample.record == same.record
    assert all(np.array_equal(sample.pictures[name], same.pictures[name]) for name in same.pictures)
    print(sample.record.index)
sys.stdout.flush()
os._exit(0)
""")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, cwd=Path.cwd(), check=False)
    assert (done.stdout.splitlines()[-2:], done.returncode) == (["3", "1"], 0), done.stderr


@pytest.mark.blender
def test_a_stream_trains_a_network(dataset):
    torch = pytest.importorskip("torch")
    from torch.utils.data import DataLoader

    from synthgen.torch import Folder, Stream

    small = ["image.width_px=32", "image.height_px=32", "render.samples=1", "render.denoise=false"]
    stream = Stream(SMOKE, count=6, overrides=small, workers=1)
    network = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(3 * 32 * 32, len(stream.classes)))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01)
    before = network[1].weight.clone()
    numbers = []
    for pictures, classes in DataLoader(stream, batch_size=3):
        assert pictures.shape == (3, 3, 32, 32)
        assert 0 <= pictures.min() < pictures.max() <= 1
        loss = torch.nn.functional.cross_entropy(network(pictures), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        numbers += classes.tolist()
    assert sorted(set(numbers)) == [0, 1]
    assert not torch.equal(before, network[1].weight)
    assert len(DataLoader(Folder(dataset), batch_size=4)) == -(-len(Folder(dataset)) // 4)
