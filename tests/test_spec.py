"""From YAML to a spec to a scene: nothing moves that was not touched, and a drawn scene draws to itself."""

import dataclasses
import os
import re
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_kinds import KINDS as ALL

from synthgen import document
from synthgen import parse as specs
from synthgen.document import Document
from synthgen.draw import class_of, draw, node_drawn
from synthgen.errors import Impossible, SpecError
from synthgen.fields import Leaf, Slot, fields_of
from synthgen.furniture import CLASSES, FAMILIES
from synthgen.parse import parse
from synthgen.scene import Surroundings, factors, kind_to_dict
from synthgen.slots import defaults, mixture
from synthgen.spec import Mixture, Option, scene_to_dict, to_dict
from synthgen.streams import uniform

KINDS = [kind for kind in ALL if "path" not in fields_of(kind)]  # whose files only a user has

CONFIGS = Path(__file__).parent.parent / "configs"
BOTH = {"classes": {"chair": {}, "sofa": {}}}
SETTINGS_OF = {name: d for name, d in fields_of(Surroundings).items() if isinstance(d, Slot)}


def of(data, name="dataset"):
    """A spec of plain data, as if read from a file without lines."""
    return parse(Document("spec.yaml", data, {}), name)


def read(text):
    return parse(document.loads(text, "spec.yaml"))


def values(spec, index, without=()):
    """Every drawn value by its path, but those below some paths."""
    return {k: v for k, v in factors(draw(spec, index)).items() if not k.startswith(tuple(without) or ("\0",))}


# ---- a drawn scene draws to itself -------------------------------------------------------------------------------


def replayed(scene, spec):
    return draw(of(scene_to_dict(scene, spec), spec.name), 0)


@cache
def drawn():
    """200 scenes of the smallest spec."""
    spec = of(BOTH)
    return [draw(spec, index) for index in range(200)]


def test_a_drawn_scene_draws_to_itself():
    spec = of(BOTH)
    for scene in drawn():
        assert replayed(scene, spec) == scene


def test_a_drawn_scene_draws_to_itself_through_yaml():
    spec = of(BOTH | {"seed": 7})
    for index in range(12):
        scene = draw(spec, index)
        text = document.dumps(scene_to_dict(scene, spec))
        assert draw(read(text), 0) == scene
        assert document.dumps(scene_to_dict(draw(read(text), 5), spec)) == text


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_draws_to_itself(family):
    spec = of({"classes": {"x": {"kind": family}}})
    for index in range(8):
        scene = draw(spec, index)
        again = replayed(scene, spec)
        assert again == scene
        assert again.identity == scene.identity
        assert factors(again) == factors(scene)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_draws_to_itself(kind):
    slot = Slot({"it": kind}, {"it": 1.0}, "It.")
    node = Mixture((Option(1.0, "it", kind, defaults(kind)),))
    for index in range(4):
        thing = node_drawn(node, "it", lambda path, index=index: uniform(3, index, path))
        source = Document("spec.yaml", kind_to_dict(thing, slot.table), {})
        again = node_drawn(mixture(source, source.data, "it", slot, "it"), "it", lambda path: 0.5)
        assert again == thing


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_ends_of_every_range_can_be_asked_for(kind):
    slot = Slot({"it": kind}, {"it": 1.0}, "It.")
    numbers = {n: d for n, d in fields_of(kind).items() if isinstance(d, Leaf) and d.type in ("number", "count")}
    for ends in ({n: d.low for n, d in numbers.items()}, {n: d.high for n, d in numbers.items()}):
        source = Document("spec.yaml", {"kind": "it"} | ends, {})
        with suppress(Impossible):  # not all at once, then
            thing = node_drawn(mixture(source, source.data, "it", slot, "it"), "it", lambda path: 0.5)
            assert {name: getattr(thing, name) for name in ends} == ends


def test_a_scene_names_all_classes_so_that_their_ids_stay():
    spec = of({"classes": {"sofa": {}, "chair": {}}})
    for index in range(4):
        scene = draw(spec, index)
        again = of(scene_to_dict(scene, spec))
        assert list(again.classes) == ["sofa", "chair"]
        assert draw(again, 0).class_name == scene.class_name


# ---- a spec parses to itself -------------------------------------------------------------------------------------

SPECS = {
    "default": BOTH,
    "numbers": BOTH | {"seed": 2**63 - 1, "count": 7, "name": "Stühle 2"},
    "constants": BOTH | {"camera": {"lens_mm": 50, "fill": 0.5}, "turn_deg": 0},
    "distributions": BOTH
    | {
        "camera": {
            "lens_mm": {"normal": [50, 10, 30, 80]},
            "fill": {"triangular": [0.4, 0.5, 0.9]},
            "azimuth_deg": {"choice": [{"value": 0, "weight": 3}, {"value": 90}]},
            "elevation_deg": {"log_uniform": [1, 40]},
            "roll_deg": {"uniform": {"low": -1, "high": 1}},
            "offset_x": {"integer": [-1, 1]},
        },
        "image": {"width_px": {"choice": [64, 128]}, "height_px": {"integer": [64, 128]}},
        "render": {"denoise": {"choice": [True, False]}},
    },
    "mixtures": BOTH
    | {"light": ["window", {"kind": "softboxes", "weight": 3, "fill": 0.2}, {"kind": "environment", "weight": 0}]},
    "a mixture of one": BOTH | {"light": [{"kind": "softboxes", "weight": 3}]},
    "a kind by name": BOTH | {"light": "softboxes", "setting": {"kind": "studio"}},
    "colours": BOTH
    | {
        "setting": {
            "kind": "studio",
            "backdrop": {"kind": "paper", "color": {"palette": {"name": "wall", "jitter": 0.2}}},
        }
    },
    "balance and splits": BOTH | {"balance": {"sofa": 3}, "splits": {"train": 1, "holdout": 0.5}},
}


@pytest.mark.parametrize("data", SPECS.values(), ids=SPECS.keys())
def test_a_spec_parses_to_itself(data):
    spec = of(data)
    assert of(to_dict(spec)) == spec


def test_a_spec_parses_to_itself_through_yaml():
    spec = of(SPECS["distributions"] | {"classes": {"sofa": {"kind": "track_arm_sofa"}}})
    text = document.dumps(to_dict(spec))
    assert read(text) == spec
    assert document.dumps(to_dict(read(text))) == text


@pytest.mark.parametrize("data", SPECS.values(), ids=SPECS.keys())
def test_a_spec_draws_as_its_filled_in_form_does(data):
    spec = of(data)
    filled = of(to_dict(spec))
    for index in range(10):
        assert draw(filled, index) == draw(spec, index)
        assert replayed(draw(spec, index), spec) == draw(spec, index)


def test_whole_numbers_and_real_ones_are_the_same_shape():
    chosen = of({"classes": {"sofa": {"kind": "track_arm_sofa", "recline_deg": {"choice": [9]}}}})
    scene = draw(chosen, 0)
    assert replayed(scene, chosen).identity == scene.identity
    assert type(factors(scene)["furniture.recline_deg"]) is float


# ---- nothing moves that was not touched --------------------------------------------------------------------------


@pytest.mark.parametrize("slot", SETTINGS_OF)
def test_pinning_a_field_moves_no_other(slot):
    base = of(BOTH)
    before = [values(base, index) for index in range(6)]
    table = {name: kind for name, kind in SETTINGS_OF[slot].table.items() if name in SETTINGS_OF[slot].weights}
    leaves = {n for kind in table.values() for n, d in fields_of(kind).items() if isinstance(d, Leaf)}
    for name in sorted(leaves):
        pinned = next(getattr(kind(), name) for kind in table.values() if name in fields_of(kind))
        after = of(BOTH | {slot: {name: pinned}})
        path = f"{slot}.{name}"
        for index, old in enumerate(before):
            new = values(after, index)
            assert new.pop(path, pinned) == pinned
            assert new == {k: v for k, v in old.items() if k != path}


@pytest.mark.parametrize("slot", SETTINGS_OF)
def test_pinning_a_kind_moves_nothing_beside_it(slot):
    base = of(BOTH)
    for kind in SETTINGS_OF[slot].weights:
        after = of(BOTH | {slot: kind})
        for index in range(8):
            assert values(after, index, [f"{slot}."]) == values(base, index, [f"{slot}."])
            if values(base, index)[f"{slot}.kind"] == kind:
                assert values(after, index) == values(base, index)


@pytest.mark.parametrize("name", CLASSES)
def test_pinning_furniture_moves_nothing_around_it(name):
    base = of({"classes": {name: {}}})
    for family in CLASSES[name]:
        after = of({"classes": {name: family}})
        for index in range(6):
            assert values(after, index, ["furniture."]) == values(base, index, ["furniture."])


def test_pinning_a_field_of_furniture_moves_no_other():
    base = of({"classes": {"sofa": {}}})
    after = of({"classes": {"sofa": {"seat_height": 0.44}}})
    for index in range(30):
        new, old = values(after, index), values(base, index)
        assert new.pop("furniture.seat_height") == 0.44
        old.pop("furniture.seat_height")
        assert new == old


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_adding_a_field_to_a_kind_moves_no_other(kind):
    donor = fields_of(Surroundings)["turn_deg"]
    wider = dataclasses.make_dataclass(
        kind.__name__,
        [("added", float, dataclasses.field(default=0.0, metadata={"field": donor})),
         *((f.name, object, dataclasses.field(default=f.default, metadata=f.metadata)) for f in dataclasses.fields(kind))],
        frozen=True,
    )  # fmt: skip

    def made(kind, index):
        node = Mixture((Option(1.0, "it", kind, defaults(kind)),))
        return node_drawn(node, "it", lambda path: uniform(0, index, path))

    for index in range(2):
        old, new = made(kind, index), made(wider, index)
        assert all(getattr(old, name) == getattr(new, name) for name in fields_of(kind))
        assert -180 <= new.added <= 180


def shuffled(data):
    """The same mapping with its keys in another order, all the way down."""
    if isinstance(data, dict):
        return {key: shuffled(data[key]) for key in reversed(list(data))}
    return [shuffled(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("data", [*SPECS.values(), BOTH | {"camera": {"lens_mm": {"choice": {35: 1, 50: 2, 85: 1}}}}])
def test_the_order_of_keys_means_nothing(data):
    one, other = of(data), of(shuffled(data))
    for index in range(12):
        assert draw(one, index) == draw(other, index)


def test_an_image_depends_on_its_index_alone():
    spec = of(BOTH)
    forwards = [draw(spec, index) for index in range(20)]
    backwards = [draw(of(BOTH), index) for index in reversed(range(20))]
    assert forwards == backwards[::-1]
    assert draw(of(BOTH | {"count": 5}), 17) == forwards[17]


def test_seeds_differ_and_0_is_one_of_them():
    scenes = [draw(of(BOTH | {"seed": seed}), 3) for seed in (0, 1, 2, 2**32, 2**63 - 1)]
    assert len({scene.surroundings for scene in scenes}) == len(scenes)
    assert draw(of(BOTH), 3) == scenes[0]


def test_images_differ():
    assert len(set(drawn())) == 200


def test_all_kinds_of_the_surroundings_come_up():
    seen = {v for scene in drawn() for k, v in factors(scene).items() if k.endswith(".kind")}
    for declaration in SETTINGS_OF.values():
        assert {name for name, weight in declaration.weights.items() if weight} <= seen


# ---- balance -----------------------------------------------------------------------------------------------------

BALANCES = {
    "equal": {"chair": 1, "sofa": 1},
    "three": {"a": 1, "b": 1, "c": 1},
    "thirds": {"a": 2, "b": 1},
    "shares": {"a": 0.7, "b": 0.2, "c": 0.1},
    "one": {"a": 5},
    "a zero": {"a": 1, "b": 0, "c": 1},
    "rare": {"a": 1000, "b": 1},
    "many": {f"c{i:02}": i + 1 for i in range(20)},
    "odd": {"a": 0.3333, "b": 1e-3, "c": 17, "d": 3.14159},
    "tiny": {"a": 1e-300, "b": 1e300},
}


def require_balance(balance, images):
    total = sum(balance.values())
    counts = dict.fromkeys(balance, 0)
    for index in range(images):
        counts[class_of(balance, index)] += 1
        assert all(abs(counts[name] - balance[name] / total * (index + 1)) < 1 + 1e-9 for name in balance)


@pytest.mark.parametrize("balance", BALANCES.values(), ids=BALANCES.keys())
def test_every_prefix_is_balanced_to_within_one_image(balance):
    require_balance(balance, 600)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 50) | st.floats(0.01, 10), min_size=1).filter(
        lambda balance: sum(balance.values()) > 0
    )
)
def test_any_prefix_of_any_balance_is_balanced_to_within_one_image(balance):
    require_balance(balance, 80)


def test_counts_are_exact_where_they_can_be():
    counts = Counter(class_of({"a": 3, "b": 2, "c": 0}, index) for index in range(500))
    assert counts == {"a": 300, "b": 200}


def test_classes_take_turns():
    assert [class_of({"sofa": 1, "chair": 1}, index) for index in range(6)] == ["chair", "sofa"] * 3


def test_the_class_of_a_far_image_is_known_at_once():
    assert class_of({"a": 1, "b": 1}, 10**15) == "a"
    assert class_of({"a": 0.1, "b": 0.9}, 10**15 + 1) == class_of({"a": 0.1, "b": 0.9}, 1)


def test_a_class_that_balance_leaves_out_is_not_drawn():
    spec = of(BOTH | {"balance": {"chair": 1}})
    assert {draw(spec, index).class_name for index in range(10)} == {"chair"}


# ---- forms -------------------------------------------------------------------------------------------------------


def families(spec, count=40):
    return Counter(draw(spec, index).family for index in range(count))


@pytest.mark.parametrize("body", [{}, None], ids=repr)
@pytest.mark.parametrize("name", CLASSES)
def test_an_empty_class_is_all_furniture_of_its_name(name, body):
    assert set(families(of({"classes": {name: body}}), 30)) <= set(CLASSES[name])
    options = of({"classes": {name: body}}).classes[name].options
    assert [option.name for option in options] == list(CLASSES[name])


@pytest.mark.parametrize("body", ["track_arm_sofa", {"kind": "track_arm_sofa"}, ["track_arm_sofa"]], ids=repr)
@pytest.mark.parametrize("name", ["sofa", "chair", "any name"])
def test_a_class_can_be_one_family(name, body):
    assert families(of({"classes": {name: body}}), 10) == {"track_arm_sofa": 10}


def test_a_class_can_be_a_weighted_list():
    body = ["track_arm_sofa", {"kind": "chesterfield_sofa", "weight": 3}, {"kind": "rolled_arm_sofa", "weight": 0}]
    counts = families(of({"classes": {"couch": body}}), 200)
    assert set(counts) == {"track_arm_sofa", "chesterfield_sofa"}
    assert 1.8 < counts["chesterfield_sofa"] / counts["track_arm_sofa"] < 5


def test_a_family_can_stand_twice_in_a_list():
    body = [{"kind": "track_arm_sofa", "seats": 2}, {"kind": "track_arm_sofa", "seats": 4}]
    spec = of({"classes": {"couch": body}})
    assert {draw(spec, index).furniture.seats for index in range(20)} == {2, 4}


def test_fields_without_a_kind_go_to_all_kinds():
    spec = of({"classes": {"sofa": {"seat_height": 0.44}}})
    assert {draw(spec, index).furniture.seat_height for index in range(30)} == {0.44}
    assert len(families(spec, 60)) > 1


def test_fields_without_a_kind_go_to_the_kinds_that_have_them():
    spec = of(BOTH | {"light": {"strength": 1.5}})
    lights = [draw(spec, index).surroundings.light for index in range(40)]
    assert {light.strength for light in lights if hasattr(light, "strength")} == {1.5}
    assert len({type(light) for light in lights}) == 6


def test_a_distribution_can_stand_for_any_value():
    spec = of(
        BOTH
        | {
            "image": {"width_px": {"choice": [64, 96]}},
            "light": {"kind": "environment", "map": {"choice": ["city", "night"]}},
        }
    )
    scenes = [draw(spec, index).surroundings for index in range(40)]
    assert {s.image.width_px for s in scenes} == {64, 96}
    assert {s.light.map for s in scenes} == {"city", "night"}
    assert {s.image.height_px for s in scenes} == {256}


def test_numbers_can_be_written_as_in_json():
    spec = read("classes: {sofa: {}}\ncamera: {lens_mm: 5e1, fill: 5.0E-1, offset_x: +.25, offset_y: -1, roll_deg: 0.}")
    camera = draw(spec, 0).surroundings.camera
    assert (camera.lens_mm, camera.fill, camera.offset_x, camera.offset_y, camera.roll_deg) == (50, 0.5, 0.25, -1, 0)
    assert {type(v) for v in dataclasses.astuple(camera)} == {float, str}


def test_an_alias_stands_for_its_anchor():
    spec = read("classes:\n  a: &couch {kind: track_arm_sofa, seats: 2}\n  b: *couch\n")
    assert spec.classes["a"] == spec.classes["b"]


def test_the_file_gives_the_name(tmp_path):
    (tmp_path / "my couches.yaml").write_text("classes: {sofa: {}}")
    assert specs.load(tmp_path / "my couches.yaml").name == "my couches"


def test_splits_are_taken_as_written():
    assert of(BOTH).splits == {"train": 0.8, "val": 0.1, "test": 0.1}
    assert of(BOTH | {"splits": {"train": 3, "holdout": 1}}).splits == {"train": 3, "holdout": 1}
    assert of(BOTH | {"splits": {"train": 1, "val": 0}}).splits == {"train": 1, "val": 0}


# ---- overrides ---------------------------------------------------------------------------------------------------

FILE = """
classes:
  sofa: {kind: track_arm_sofa, seats: 3}
  couch: chesterfield_sofa
camera: {lens_mm: 35}
light: [window, {kind: softboxes, fill: 0.2}]
"""


def overridden(tmp_path, *overrides):
    path = tmp_path / "spec.yaml"
    path.write_text(FILE)
    return specs.load(path, overrides)


OVERRIDES = [
    (("seed=5",), {"seed": 5}),
    (("count=3", "count=4"), {"count": 4}),
    (("name=x",), {"name": "x"}),
    (("camera.lens_mm=50",), {"camera": {"lens_mm": 50}}),
    (("camera.fill=0.5",), {"camera": {"lens_mm": 35, "fill": 0.5}}),
    (("camera={fill: 0.5}",), {"camera": {"fill": 0.5}}),
    (("camera.lens_mm.uniform=[30, 40]",), {"camera": {"lens_mm": {"uniform": [30, 40]}}}),
    (("camera.lens_mm={uniform: [30, 40]}",), {"camera": {"lens_mm": {"uniform": [30, 40]}}}),
    (("camera=",), {"camera": None}),
    (("photo.contrast=1", "photo.shoulder=.5"), {"photo": {"contrast": 1, "shoulder": 0.5}}),
    (("light[1].fill=0.3",), {"light": ["window", {"kind": "softboxes", "fill": 0.3}]}),
    (("light.1.fill=0.3",), {"light": ["window", {"kind": "softboxes", "fill": 0.3}]}),
    (("light[0].fill=0.3",), {"light": [{"kind": "window", "fill": 0.3}, {"kind": "softboxes", "fill": 0.2}]}),
    (("light=window",), {"light": "window"}),
    (("balance.sofa=2",), {"balance": {"sofa": 2}}),
]


@pytest.mark.parametrize(("overrides", "changes"), OVERRIDES, ids=[" ".join(o) for o, _ in OVERRIDES])
def test_an_override_is_as_if_written_in_the_file(tmp_path, overrides, changes):
    written = of(document.loads(FILE, "spec.yaml").data | changes, "spec")
    assert overridden(tmp_path, *overrides) == written


def test_an_override_keeps_the_kind_that_a_name_gave(tmp_path):
    spec = overridden(tmp_path, "classes.couch.seats=2")
    assert [option.name for option in spec.classes["couch"].options] == ["chesterfield_sofa"]
    assert spec.classes["couch"].options[0].nodes["seats"].value == 2


# ---- what ships, and what is printed -----------------------------------------------------------------------------

SHIPPED = [
    "chairs.yaml", "living_room.yaml", "mixed.yaml", "product.yaml", "randomized.yaml", "room.yaml", "smoke.yaml", "wide.yaml",
    "wild.yaml",
]  # fmt: skip


def test_all_shipped_configs_are_tested():
    assert sorted(path.name for path in CONFIGS.glob("*.yaml")) == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_config_draws(name):
    spec = specs.load(CONFIGS / name)
    assert spec.name == name.removesuffix(".yaml")
    for index in range(min(spec.count, 20)):
        assert draw(spec, index).class_name in spec.classes


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_config_has_a_comment_first(name):
    assert (CONFIGS / name).read_text().startswith("# ")


YAMLS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
    | st.sampled_from(
        ["no", "1e3", "1e-3", "010", "1:30", "2024-01-01", "~", "<<", "=", "null", ".inf", "0x10", "1_000", "", " "]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcyn01", max_size=4), inner, max_size=4),
    max_leaves=10,
)


@settings(deadline=None, max_examples=100)
@given(YAMLS)
def test_data_survives_yaml(data):
    again = document.loads(document.dumps(data), "x").data
    assert again == data
    assert repr(again) == repr(data)


def test_lines_are_known():
    source = document.loads("a:\n  b: [1,\n    2]\nc: 3\n", "x")
    places = {
        "": 1,
        "a": 1,
        "a.b": 2,
        "a.b[0]": 2,
        "a.b[1]": 3,
        "c": 4,
        "a.zzz": 1,
        "c.d[3].e": 4,
        "zzz": 1,
        "a]b.c": 1,
    }
    assert {path: source.line(path) for path in places} == places


def test_errors_name_a_file_that_an_editor_can_open(tmp_path):
    path = tmp_path / "s.yaml"
    path.write_text("classes: {sofa: {}}\n\n# here\ncamera:\n  fill: 9\n")
    with pytest.raises(SpecError, match=rf"^{re.escape(os.fspath(path))}:5: camera\.fill: "):
        specs.load(path)
