"""The JSON Schema of specs says what the parser says, as far as JSON Schema has words for it."""

import json
import re

import pytest
import test_bad_specs as bad
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from synthgen import document
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.fields import Leaf, fields_of
from synthgen.keys import KEYS
from synthgen.parse import load, parse
from synthgen.reference.kinds import kinds, typical
from synthgen.scene import PLAIN
from synthgen.schema import is_schema, schema, text
from synthgen.spec import scene_to_dict

SHIPPED = ROOT / "assets" / "synthgen.schema.json"
CONFIGS = sorted((ROOT / "configs").glob("*.yaml"))
BLOCKS = [
    pytest.param(block, id=f"{path.name}-{k}")
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for k, block in enumerate(re.findall(r"^```ya?ml\n(.*?)^```", path.read_text(), re.DOTALL | re.MULTILINE))
    if re.search(r"^classes:", block, re.MULTILINE)
]
VALIDATOR = Draft202012Validator(schema())

LAXER = {
    "camera: {fill: {uniform: [0.5, 2.5]}}": "ends of a distribution beyond the limits",
    "camera: {lens_mm: {uniform: [80, 20]}}": "the order of ends",
    "camera: {lens_mm: .nan}": "JSON has no such number",
    "camera: {lens_mm: {uniform: [20, .inf]}}": "JSON has no such number",
    "balance: {soffa: 1}": "a name that must occur elsewhere",
    "name: 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀": "bytes instead of characters",
    "classes: {3: {kind: track_arm_sofa}}": "JSON has only words as keys",
}  # fmt: skip
"""What the parser alone refuses, of its own tests."""


def as_json(value):
    """YAML data as an editor sees it: keys are words."""
    if isinstance(value, dict):
        return {json.dumps(k) if not isinstance(k, str) else k: as_json(v) for k, v in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list | tuple) else value


def wrong(data):
    """The first thing wrong with data, or None."""
    error = best_match(VALIDATOR.iter_errors(as_json(data)))
    return error and f"{error.json_path}: {error.message[:200]}"


def parses(data):
    try:
        parse(document.loads(document.dumps(data), "spec.yaml"))
    except SpecError:
        return False
    return True


@pytest.mark.parametrize("step", [40, pytest.param(1, marks=pytest.mark.long)])
def test_it_is_a_schema(step):
    """Every definition, or, since that takes a while, some of them."""
    kept = dict(list(schema()["$defs"].items())[::step])
    Draft202012Validator.check_schema(schema() | {"$defs": kept})


def test_it_is_shipped_in_step():
    assert json.loads(text()) == schema()
    assert SHIPPED.read_text() == text(), "run scripts/reference.py --write"
    assert is_schema(SHIPPED)


def test_every_key_of_a_spec_has_a_shape():
    assert set(schema()["properties"]) >= set(KEYS)
    assert all(set(schema()["properties"][key]) > {"description"} for key in KEYS)


def test_every_reference_leads_somewhere():
    names = set(re.findall(r'"#/\$defs/([^"/]+)', text()))
    assert names == set(schema()["$defs"]), "no definition is missing, and none is idle"


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_shipped_specs_pass_and_name_the_schema(path):
    assert wrong(document.load(path).data) is None
    (named,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", path.read_text(), re.MULTILINE)
    assert (path.parent / named).resolve() == SHIPPED


@pytest.mark.parametrize("block", BLOCKS)
def test_specs_in_the_docs_pass(block):
    assert wrong(document.loads(block, "docs").data) is None


@pytest.mark.parametrize("name", ["wild", "living_room"])
def test_drawn_scenes_pass(name):
    spec = load(ROOT / "configs" / f"{name}.yaml")
    for index in range(3):
        assert wrong(scene_to_dict(draw(spec, index), spec)) is None


def refused():
    """Specs of the parser's tests that are YAML at all."""
    for source, _ in [*((bad.HEAD + below, message) for below, message in bad.BELOW), *bad.WHOLE]:
        try:
            data = document.loads(source, "spec.yaml").data
        except SpecError:
            continue
        yield source.removeprefix(bad.HEAD), data


def test_bad_specs_fail_but_for_those_that_it_has_no_words_for():
    passing = {source for source, data in refused() if wrong(data) is None}
    assert passing == set(LAXER)
    assert len(list(refused())) - len(passing) > 90


def test_what_a_field_draws_is_allowed_and_what_lies_beyond_its_limits_is_not():
    for kind in kinds().values():
        properties = schema()["$defs"][kind.key]["then"]["properties"]
        for name, leaf in fields_of(kind.cls).items():
            validator = VALIDATOR.evolve(schema=properties[name])
            value = typical(kind.cls, name)
            if not isinstance(leaf, Leaf):
                assert validator.is_valid(value), (kind.key, name)
                continue
            if leaf.type != "path":
                assert validator.is_valid(PLAIN.get(leaf.type, lambda x: x)(value)), (kind.key, name)
                assert validator.is_valid(as_json(leaf.distribution.to_dict())), (kind.key, name)
            if leaf.type in ("number", "count"):
                assert not validator.is_valid(leaf.low - 1)
                assert not validator.is_valid(leaf.high + 1)
            assert not validator.is_valid([value])


GOOD = {
    "fields alone": {"classes": {"sofa": {"seat_height": 0.44}}},
    "a name": {"classes": {"seat": "wing_chair"}},
    "nothing": {"classes": {"chair": None}, "light": None, "balance": None, "splits": None, "labels": None},
    "a list of names and mappings": {"classes": {"a": ["wing_chair", {"kind": "settee", "weight": 0}]}},
    "nested": {"classes": {"chair": {}}, "light": {"kind": "window", "sky": {"kind": "clear", "sun_kelvin": 4800}}},
    "weights by value": {"classes": {"chair": {}}, "companions": {"choice": {0: 5, 1: 1}}},
    "true by weight": {"classes": {"chair": {}}, "render": {"denoise": {"choice": {True: 1, False: 3}}}},
    "named ends": {"classes": {"chair": {}}, "camera": {"lens_mm": {"uniform": {"low": 20, "high": 30}}}},
    "companions": {"classes": {"chair": {}}, "companions": [{"class": "chair", "furniture": {"seat_height": 0.44}}]},
    "a preset": {"preset": "wild", "classes": {"chair": {}}, "splits": {"train": 1}},
}  # fmt: skip

BAD = {
    "half a weight": {"classes": {"a": [{"kind": "settee", "weight": "half"}]}},
    "all weights zero": {"classes": {"a": [{"kind": "settee", "weight": 0}]}},
    "a weight alone": {"classes": {"a": {"kind": "settee", "weight": 1}}},
    "an unknown class": {"classes": {"zebra": {}}},
    "an unknown preset": {"preset": "mild", "classes": {"chair": {}}},
    "a split that is no word": {"classes": {"chair": {}}, "splits": {"../train": 1}},
    "too many companions": {"classes": {"chair": {}}, "companions": 33},
    "a companion without class": {"classes": {"chair": {}}, "companions": [{"furniture": "settee"}]},
    "a field of another kind": {"classes": {"a": {"kind": "settee", "ears": 1}}},
    "a field that no default kind has": {"classes": {"chair": {}}, "light": {"sun_kelvin": 5000}},
    "a field beyond its limits, without kind": {"classes": {"sofa": {"seat_height": 9}}},
    "two distributions": {"classes": {"chair": {}}, "turn_deg": {"uniform": [0, 1], "normal": [0, 1, -1, 1]}},
    "no steps of a log": {"classes": {"chair": {}}, "turn_deg": {"log_uniform": [0, 1]}},
    "a flat bell": {"classes": {"chair": {}}, "turn_deg": {"normal": {"mean": 0, "std": 0, "low": -1, "high": 1}}},
    "a file that is not named": {"classes": {"a": {"kind": "mesh_file"}}},
}  # fmt: skip


@pytest.mark.parametrize("spec", GOOD.values(), ids=GOOD.keys())
def test_all_ways_to_say_it_pass(spec):
    assert wrong(spec) is None
    assert parses(spec)


@pytest.mark.parametrize("spec", BAD.values(), ids=BAD.keys())
def test_what_neither_takes(spec):
    assert wrong(spec) is not None
    assert not parses(spec)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(bad.SPECS)
def test_it_is_never_stricter_than_the_parser(tree):
    if parses(tree):
        assert wrong(tree) is None
