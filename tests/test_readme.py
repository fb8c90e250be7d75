"""What the README shows is so."""

import re

import pytest
import yaml
from conftest import ROOT

from synthgen.document import loads
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.parse import parse

TEXT = (ROOT / "README.md").read_text()


def test_its_spec_draws():
    (block,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    spec = parse(loads(block, "README.md"))
    assert spec.count == 2000
    assert {draw(spec, index).class_name for index in range(4)} == {"chair", "sofa"}


def test_its_error_is_the_programs():
    (shown,) = re.findall(r"`(configs/mine\.yaml:4: .*?\?)`", TEXT)
    with pytest.raises(SpecError) as caught:
        parse(loads("count: 5\nclasses:\n  chair:\n    seat_widht: 1\n  sofa: {}\n", "configs/mine.yaml"))
    assert str(caught.value) == shown


def test_its_set_up_is_two_commands():
    first, second = re.findall(r"```sh\n(.*?)\n```", TEXT)[:2]
    assert first == "pip install uv && uv run synthgen render configs/chairs.yaml"
    assert second == "uv run pytest"
    assert second in (ROOT / ".ci" / "run").read_text()


def test_files_that_it_names_exist():
    for name in re.findall(r"`((?:scripts|configs|assets|docs|\.ci)/[\w./]+)`", TEXT):
        if name != "configs/x.yaml" and not name.startswith("configs/mine"):
            assert (ROOT / name).exists(), name


def test_every_config_parses():
    for path in (ROOT / "configs").glob("*.yaml"):
        assert yaml.safe_load(path.read_text())["classes"]
        assert parse(loads(path.read_text(), str(path))).count > 0
