"""Whatever is wrong with a spec is one line that says where, what, and what would be right."""

import re

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthgen import document
from synthgen import parse as spec
from synthgen.cli import main
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.fields import fields_of
from synthgen.furniture import CLASSES, FURNITURE
from synthgen.keys import KEYS
from synthgen.lights import LIGHTS
from synthgen.scene import Surroundings

FIRST = next(iter(FURNITURE))
HEAD = "classes: {sofa: {}}\n"
TOP = f"known are {', '.join([*KEYS, *fields_of(Surroundings)])}"
LIGHT = f"known are {', '.join(LIGHTS)}"
NAME = "write a short word without slashes and the like, for a folder gets this name"
PLAIN = "is not allowed; a spec is plain numbers, words and lists"
NUMBER = "must be a number, or one distribution as in `uniform: [low, high]`, not"
COLOR = "must be a colour such as '#8c5a32' (in quotes)"

# What stands below `classes: {sofa: {}}`, from line 2 on, and the error behind `spec.yaml:`.
BELOW = [
    ("camra: {lens_mm: 50}", "2: camra: a spec has no such field; did you mean 'camera'?"),
    ("zzz: 1", f"2: zzz: a spec has no such field; {TOP}"),
    ("3: 1", f"2: 3: a spec has no such field; {TOP}"),
    ("~: 1", f"2: None: a spec has no such field; {TOP}"),
    ("on: 1", f"2: True: a spec has no such field; {TOP}"),
    ("'': 1", f"2: a spec has no such field; {TOP}"),
    ("\"a\\nb\": 1", f"2: a\\nb: a spec has no such field; {TOP}"),
    ("\"\\ud800\": 1", f"2: \\ud800: a spec has no such field; {TOP}"),
    ("camera: {lens: 50}", "2: camera.lens: camera has no such field; did you mean 'lens_mm'?"),
    ("light: {kind: window, widht: 1}", "2: light.widht: window has no such field; did you mean 'width'?"),
    ("light: {strenght: 1}", "2: light.strenght: light has no such field; did you mean 'strength'?"),
    ("light:\n  kind: window\n  sky:\n    kind: clear\n    sun_kelvn: 5000", "6: light.sky.sun_kelvn: clear has no such field; did you mean 'sun_kelvin'?"),
    ("camera: {lens_mm: fifty}", "2: camera.lens_mm: must be a number, not 'fifty'"),
    ("camera: {lens_mm: [20, 50]}", f"2: camera.lens_mm: {NUMBER} a list"),
    ("camera: {lens_mm: []}", f"2: camera.lens_mm: {NUMBER} an empty list"),
    ("camera: {lens_mm: {}}", f"2: camera.lens_mm: {NUMBER} an empty mapping"),
    ("camera: {lens_mm: yes}", "2: camera.lens_mm: must be a number, not true"),
    ("camera: {lens_mm: }", f"2: camera.lens_mm: {NUMBER} nothing"),
    ("camera: 5", "2: camera: must be a kind, as in `kind: orbit`, not 5"),
    ("camera: [5]", "2: camera[0]: each entry of a mixture needs a kind; known are orbit"),
    ("light: []", f"2: light: is an empty list; {LIGHT}"),
    ("light: true", "2: light: must be a kind, as in `kind: environment`, not true"),
    ("camera: {lens_mm: 5000}", "2: camera.lens_mm: must lie between 8 and 600 mm, not 5000"),
    ("camera: {fill: {uniform: [0.5, 2.5]}}", "2: camera.fill: must lie between 0.02 and 2, not 2.5"),
    ("image: {width_px: 8}", "2: image.width_px: must lie between 16 and 8192 px, not 8"),
    ("camera: {lens_mm: {uniform: [80, 20]}}", "2: camera.lens_mm.uniform: low is above high (80 > 20)"),
    ("camera: {lens_mm: {choice: []}}", "2: camera.lens_mm.choice: there is nothing to choose from"),
    ("light: {kind: windw}", "2: light.kind: there is no kind 'windw' here; did you mean 'window'?"),
    ("light: sunlamp", f"2: light.kind: there is no kind 'sunlamp' here; {LIGHT}"),
    ("light: {kind: 3}", f"2: light.kind: there is no kind 3 here; {LIGHT}"),
    ("light: [{kind: window}, {kind: windos}]", "2: light[1].kind: there is no kind 'windos' here; did you mean 'window'?"),
    ("light: [{fill: 0.2}]", f"2: light[0]: each entry of a mixture needs a kind; {LIGHT}"),
    ("camera: {lens_mm: {unifrom: [20, 50]}}", "2: camera.lens_mm: there is no distribution 'unifrom'; did you mean 'uniform'?"),
    ("camera: {lens_mm: {zzz: [20, 50]}}", "2: camera.lens_mm: there is no distribution 'zzz'; known are uniform, log_uniform, normal, triangular, integer, choice, palette"),
    ("camera: {lens_mm: {uniform: [20, 50], normal: [30, 3, 20, 50]}}", f"2: camera.lens_mm: {NUMBER} uniform with normal"),
    ("camera: {lens_mm: {uniform: [20]}}", "2: camera.lens_mm.uniform: takes 2 values: [low, high]"),
    ("camera: {lens_mm: {uniform: {low: 20, hi: 50}}}", "2: camera.lens_mm.uniform: takes low, high, not low, hi"),
    ("light: [{kind: window, weight: 0}]", "2: light: the weights sum to zero, so nothing could be chosen"),
    ("light: [{kind: window, weight: -1}, softboxes]", "2: light: a weight must not be negative, but one is -1"),
    ("light: [{kind: window, weight: heavy}]", "2: light: a weight must be a number, not 'heavy'"),
    ("light: {kind: window, weight: 2}", "2: light.weight: a weight has a meaning only in a list of kinds"),
    ("camera: {lens_mm: {choice: {35: 0, 50: 0}}}", "2: camera.lens_mm.choice: the weights sum to zero, so nothing could be chosen"),
    ("camera: {lens_mm: .nan}", "2: camera.lens_mm: must be a number, not nan"),
    ("camera: {lens_mm: .inf}", "2: camera.lens_mm: must be a number, not inf"),
    ("camera: {lens_mm: {uniform: [20, .inf]}}", "2: camera.lens_mm.uniform: inf is not a number"),
    ("camera: {lens_mm: 1e999}", "2: camera.lens_mm: must be a number, not inf"),
    ("image: {width_px: 0}", "2: image.width_px: must lie between 16 and 8192 px, not 0"),
    ("image: {width_px: 100.5}", "2: image.width_px: must be a whole number, not 100.5"),
    ("image: {width_px: {uniform: [64, 128]}}", "2: image.width_px: must be a whole number; draw it with `integer: [low, high]`"),
    ("count: -1", "2: count: must lie between 1 and 100000000, not -1"),
    ("count: 0", "2: count: must lie between 1 and 100000000, not 0"),
    ("count: 1.5", "2: count: must be a whole number, not 1.5"),
    ("count: true", "2: count: must be a whole number, not true"),
    ("count: many", "2: count: must be a whole number, not 'many'"),
    ("count:", "2: count: must be a whole number, not nothing"),
    ("count: {integer: [1, 5]}", "2: count: must be a whole number, not a mapping"),
    ("seed: -1", "2: seed: must lie between 0 and 9223372036854775807, not -1"),
    ("seed: random", "2: seed: must be a whole number, not 'random'"),
    ("camera:\n  fill: 0.5\n  fill: 0.6", "4: camera.fill: given twice, first on line 3; keep one of them"),
    ("camera: {1: 0, true: 1}", "2: camera.True: given twice, first on line 2; keep one of them"),
    ("? [a, b]\n: 1", "2: a key must be a plain word"),
    ("name: !mine x", f"2: '!mine' {PLAIN}"),
    ("name: !!binary aGk=", f"2: '!!binary' {PLAIN}"),
    ("seed: !!bool maybe", "2: not valid YAML: this is no bool"),
    ("---\nclasses: {sofa: {}}\n", "2: not valid YAML: `---` begins a second document; a spec is one"),
    ("name: 2024-01-01\ncount: 2024-01-01", "3: count: must be a whole number, not '2024-01-01'"),
    ("count: 010", "2: count: must be a whole number, not '010'"),
    ("count: 1:30", "2: count: must be a whole number, not '1:30'"),
    ("count: 1_000", "2: count: must be a whole number, not '1_000'"),
    ("count: 1" + "0" * 200, "2: count: must lie between 1 and 100000000, not 100000000000000000000000000000000000000000000000000000000..."),
    ("setting: {kind: studio, backdrop: {kind: paper, color: red}}", f"2: setting.backdrop.color: {COLOR}, not 'red'"),
    ("setting: {kind: studio, backdrop: {kind: paper, color: #aabbcc}}\n}}", f"2: setting.backdrop.color: {COLOR}, or one distribution as in `palette: wood`, not nothing"),
    ("setting:\n  kind: studio\n  backdrop:\n    kind: paper\n    color: #aabbcc", f"6: setting.backdrop.color: {COLOR}, or one distribution as in `palette: wood`, not nothing"),
    ("setting: {kind: studio, backdrop: {kind: paper, color: 112233}}", f"2: setting.backdrop.color: {COLOR}, not 112233"),
    ("camera: {lens_mm: {palette: wood}}", "2: camera.lens_mm: a palette gives colours, but this must be a number"),
    ("setting: {kind: studio, backdrop: {kind: paper, color: {palette: woood}}}", "2: setting.backdrop.color.palette: no palette is called 'woood'; did you mean 'wood'?"),
    ("light: {kind: environment, map: cty}", "2: light.map: cannot be 'cty'; did you mean 'city'?"),
    ("light: {kind: environment, map: 3}", "2: light.map: must be one of city, courtyard, forest, interior, night, studio, sunrise, sunset, not 3"),
    ("render: {denoise: 1}", "2: render.denoise: must be true or false, not 1"),
    ("balance: {soffa: 1}", "2: balance.soffa: the list of classes has no such class; did you mean 'sofa'?"),
    ("balance: {sofa: 0}", "2: balance: the weights sum to zero, so nothing could be chosen"),
    ("balance: [1]", "2: balance: must map names to weights, as in `balance: {sofa: 1}`"),
    ("balance: {}", "2: balance: must map names to weights, as in `balance: {sofa: 1}`"),
    ("balance: {sofa: -1}", "2: balance: a weight must not be negative, but one is -1"),
    ("balance: {sofa: lots}", "2: balance: a weight must be a number, not 'lots'"),
    ("splits: 0.8", "2: splits: must map names to weights, as in `splits: {train: 0.8, val: 0.1, test: 0.1}`"),
    ("splits: {../train: 1}", "2: splits.../train: '../train' cannot name a split; write letters, digits and underscores"),
    ("splits: {train: -1, val: 2}", "2: splits: a weight must not be negative, but one is -1"),
    ("splits: {train: 0}", "2: splits: the weights sum to zero, so nothing could be chosen"),
    ("name: ../x", f"2: name: '../x' cannot name a dataset; {NAME}"),
    ("name: 3", "2: name: 3 cannot name a dataset; write it in quotes, for a folder gets this name"),
    ("name: " + "x" * 65, f"2: name: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx... cannot name a dataset; {NAME}"),
    ("name: ..", f"2: name: '..' cannot name a dataset; {NAME}"),
    ("name: 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", f"2: name: '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀' cannot name a dataset; {NAME}"),
]  # fmt: skip

# Whole files.
WHOLE = [
    ("classes:\n  sofa:\n    seat_widht: 0.6", "3: classes.sofa.seat_widht: sofa has no such field; did you mean 'seat_width'?"),
    ("classes:\n  sofa:\n    kind: track_arm_sofa\n    seat_widht: 0.6", "4: classes.sofa.seat_widht: track_arm_sofa has no such field; did you mean 'seat_width'?"),
    ("classes:\n  sofa:\n    kind: track_arm_sofa\n    legs_material: {kind: wood, colour: '#123456'}", "4: classes.sofa.legs_material.colour: wood has no such field; did you mean 'color'?"),
    ("classes:\n  seat: {kind: chesterfeld_sofa}", "2: classes.seat.kind: there is no kind 'chesterfeld_sofa' here; did you mean 'chesterfield_sofa'?"),
    ("classes: {sofa: {}", "1: not valid YAML: expected ',' or '}', but got '<stream end>'"),
    ("classes:\n  sofa: {}\n camera: {}", "3: not valid YAML: expected <block end>, but found '<block mapping start>'"),
    ("classes: sofa: {}", "1: not valid YAML: mapping values are not allowed here"),
    ("classes:\n\tsofa: {}", "2: not valid YAML: a tab where only spaces may stand; indent with spaces"),
    ("classes:\n  sofa: \x01", "2: not valid YAML: a character that no text holds, U+0001"),
    ("classes: *sofa", "1: not valid YAML: found undefined alias 'sofa'"),
    ("", "1: the spec is empty; the least that works is `classes: {chair: {}, sofa: {}}`"),
    ("# nothing\n", "1: the spec is empty; the least that works is `classes: {chair: {}, sofa: {}}`"),
    ("- a", "1: a spec is a mapping of keys to values, not a list"),
    ("hello", "1: a spec is a mapping of keys to values, not 'hello'"),
    ("count: 3\nclasses: {sofa: {}}\ncount: 4", "3: count: given twice, first on line 1; keep one of them"),
    ("classes: " + "[" * 100 + "]" * 100, "1: nested more than 32 levels deep; no spec needs that"),
    ("a: &a [*a]", "1: nests more than 32 levels deep through its aliases; no spec needs that"),
    ("classes: &a {sofa: *a}", "1: nests more than 32 levels deep through its aliases; no spec needs that"),
    ("classes: !!python/object/apply:os.system ['true']", f"1: '!!python/object/apply:os.system' {PLAIN}"),
    ("classes: !!python/name:os.system", f"1: '!!python/name:os.system' {PLAIN}"),
    ("classes: !!python/object:os.stat_result {a: 1}", f"1: '!!python/object:os.stat_result' {PLAIN}"),
    ("classes: !!set {sofa}", f"1: '!!set' {PLAIN}"),
    ("classes: !!map x", f"1: '!!map' {PLAIN}"),
    ("classes: {!!map x : 1}", f"1: '!!map' {PLAIN}"),
    ("a: &a {sofa: {}}\nclasses:\n  <<: *a", "3: `<<` is not supported; write the fields out"),
    ("classes: {../x: {kind: track_arm_sofa}}", f"1: classes.../x: '../x' cannot name a class; {NAME}"),
    ("classes: {'.': {kind: track_arm_sofa}}", f"1: classes..: '.' cannot name a class; {NAME}"),
    ("classes: {'': {kind: track_arm_sofa}}", f"1: classes.: '' cannot name a class; {NAME}"),
    ("classes: {3: {kind: track_arm_sofa}}", "1: classes.3: 3 cannot name a class; write it in quotes, for a folder gets this name"),
    ("classes: {" + "x" * 65 + ": {kind: track_arm_sofa}}", f"1: classes.{'x' * 65}: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx... cannot name a class; {NAME}"),
    ("classes: {\"a\\nb\": {kind: track_arm_sofa}}", f"1: classes.a\\nb: 'a\\nb' cannot name a class; {NAME}"),
    ("classes: {sofaa: {}}", f"1: classes.sofaa: which furniture is a 'sofaa'? give it a kind, as in `sofaa: {{kind: {FIRST}}}`; did you mean 'sofa'?"),
    ("classes: {zebra: {}}", f"1: classes.zebra: which furniture is a 'zebra'? give it a kind, as in `zebra: {{kind: {FIRST}}}`; known are {', '.join(CLASSES)}"),
    ("count: 3", "1: classes: is missing; write `classes: {chair: {}, sofa: {}}`"),
    ("classes: {}", "1: classes: must name at least one class, as in `classes: {chair: {}, sofa: {}}`"),
    ("classes: [sofa, chair]", "1: classes: must name at least one class, as in `classes: {chair: {}, sofa: {}}`"),
    ("classes: sofa", "1: classes: must name at least one class, as in `classes: {chair: {}, sofa: {}}`"),
    ("classes: {sofa: {seat_height: 9}}", "1: classes.sofa.seat_height: must lie between 0.38 and 0.5 m, not 9 (in a track_arm_sofa)"),
    ("classes: {sofa: {kind: track_arm_sofa, seat_height: 9}}", "1: classes.sofa.seat_height: must lie between 0.38 and 0.5 m, not 9"),
    ("classes: {sofa: 3}", f"1: classes.sofa: must be a kind, as in `kind: {next(iter(CLASSES['sofa']))}`, not 3"),
]  # fmt: skip

# Too long to stand in a table.
LONG = {
    "nested lists without end": ("classes: " + "[" * 100_000, "1: nested more than 32 levels deep; no spec needs that"),
    "nested mappings without end": ("{a: " * 100_000, "1: nested more than 32 levels deep; no spec needs that"),
    "nested blocks": (
        "".join(" " * i + "a:\n" for i in range(200)), "33: nested more than 32 levels deep; no spec needs that",
    ),
    "nested dashes": ("- " * 100_000, "1: nested more than 32 levels deep; no spec needs that"),
    "nested aliases": (
        "a0: &a0 [1]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 60)),
        "1: nests more than 32 levels deep through its aliases; no spec needs that",
    ),
    "a billion laughs": (
        "a0: &a0 [ha]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)),
        "1: expands to more than 200000 values through its aliases; no spec needs that",
    ),
    "a long word": (
        f"{HEAD}camera: {{lens_mm: {'x' * 100_000}}}",
        f"2: camera.lens_mm: must be a number, not '{'x' * 56}...",
    ),
    "a long key": (f"{HEAD}{'x' * 1000}: 1", f"2: {'x' * 200}...: a spec has no such field; {TOP}"),
    "a number of 401 digits": (
        f"{HEAD}camera: {{lens_mm: 1{'0' * 400}}}", "2: a whole number of more than 300 digits; no spec needs that",
    ),
    "a number of 5000 digits": (
        f"{HEAD}count: {'9' * 5000}", "2: a whole number of more than 300 digits; no spec needs that",
    ),
    "a number of 5000 digits, negative": (
        f"{HEAD}count: -{'9' * 5000}", "2: a whole number of more than 300 digits; no spec needs that",
    ),
    "a key of 900 digits": (
        f"{HEAD}{'9' * 900}: 1", "2: a whole number of more than 300 digits; no spec needs that",
    ),
}  # fmt: skip


def message_of(text):
    with pytest.raises(SpecError) as caught:
        spec.parse(document.loads(text, "spec.yaml"))
    message = str(caught.value)
    assert message.isprintable(), "an error is one line"
    assert len(message) < 500, "and a short one"
    return message


def label(text):
    return re.sub(r"[^\x21-\x7e]+", " ", text)[:60]


@pytest.mark.parametrize(("text", "message"), BELOW, ids=[label(text) for text, _ in BELOW])
def test_a_wrong_key_or_value_is_named(text, message):
    assert message_of(HEAD + text) == f"spec.yaml:{message}"


@pytest.mark.parametrize(("text", "message"), WHOLE, ids=[label(text) for text, _ in WHOLE])
def test_a_wrong_file_is_refused(text, message):
    assert message_of(text) == f"spec.yaml:{message}"


@pytest.mark.parametrize(("text", "message"), LONG.values(), ids=LONG.keys())
def test_a_hostile_file_is_refused(text, message):
    assert message_of(text) == f"spec.yaml:{message}"


# ---- files that cannot be read -----------------------------------------------------------------------------------


def load_error(path, *overrides):
    with pytest.raises(SpecError) as caught:
        spec.load(path, overrides)
    return str(caught.value)


def test_a_missing_file_is_missed_by_its_name(tmp_path):
    (tmp_path / "chairs.yaml").write_text(HEAD)
    wanted = tmp_path / "chiars.yaml"
    assert load_error(wanted) == f"{wanted}: there is no such file; did you mean '{tmp_path / 'chairs.yaml'}'?"


def test_a_missing_file_without_a_like(tmp_path):
    wanted = tmp_path / "zebra.yaml"
    assert load_error(wanted) == f"{wanted}: there is no such file"


def test_a_missing_folder_is_missed(tmp_path):
    wanted = tmp_path / "cfg" / "chairs.yaml"
    assert load_error(wanted) == f"{wanted}: there is no such file: the folder {wanted.parent} does not exist"


def test_a_folder_is_no_spec(tmp_path):
    assert load_error(tmp_path) == f"{tmp_path}: is a folder; a spec is a YAML file"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "a").write_text("")
    assert load_error(tmp_path / "a" / "b.yaml") == f"{tmp_path / 'a' / 'b.yaml'}: cannot be read: Not a directory"


def test_an_overlong_name_is_no_file(tmp_path):
    assert load_error(tmp_path / ("x" * 300)).endswith(": cannot be read: File name too long")


def test_a_file_of_another_encoding_is_refused(tmp_path):
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"# chairs\nname: f\xfcr alle\n")
    assert load_error(path) == f"{path}:2: is not UTF-8 text"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_of_wide_characters_is_refused(tmp_path, encoding):
    path = tmp_path / "wide.yaml"
    path.write_text(HEAD, encoding=encoding)
    assert load_error(path) == f"{path}:1: is not UTF-8 text"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbfclasses: {sofa: {}}\r\ncount: 3\r\n")
    assert spec.load(path).count == 3


def test_a_huge_file_is_refused(tmp_path):
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"#" * 2_000_001)
    assert load_error(path) == f"{path}: is larger than 2 MB; that cannot be a spec"


def test_a_picture_is_refused(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert load_error(path) == f"{path}:1: is not UTF-8 text"


# ---- overrides ---------------------------------------------------------------------------------------------------

OVERRIDES = [
    ("camera.lens_mm", "--set camera.lens_mm: write it as key.path=value, for example camera.lens_mm=50"),
    ("=50", "--set =50: write it as key.path=value, for example camera.lens_mm=50"),
    ("camera..lens_mm=50", "--set camera..lens_mm=50: write it as key.path=value, for example camera.lens_mm=50"),
    ("", "--set : write it as key.path=value, for example camera.lens_mm=50"),
    ("camera.lens_mm=[", "--set camera.lens_mm=[:1: not valid YAML: expected the node content, but found '<stream end>'"),
    ("camera.lens_mm=5000", "command line: camera.lens_mm: must lie between 8 and 600 mm, not 5000"),
    ("camera.lens=50", "command line: camera.lens: camera has no such field; did you mean 'lens_mm'?"),
    ("camera={lens: 50}", "command line: camera.lens: camera has no such field; did you mean 'lens_mm'?"),
    ("camra.lens_mm=50", "command line: camra: a spec has no such field; did you mean 'camera'?"),
    ("count.x=3", "command line: count: must be a whole number, not a mapping"),
    ("seed=", "command line: seed: must be a whole number, not nothing"),
    ("light[2].fill=1", "--set light[2].fill=1: '2' is no position in a list of 2; the first is 0"),
    ("light.first.fill=1", "--set light.first.fill=1: 'first' is no position in a list of 2; the first is 0"),
    ("light[-1].fill=1", "--set light[-1].fill=1: '-1' is no position in a list of 2; the first is 0"),
    ("light[²].fill=1", "--set light[²].fill=1: '²' is no position in a list of 2; the first is 0"),
    ("light[0].fil=1", "command line: light[0].fil: window has no such field; did you mean 'fill'?"),
    ("light.0.fil=1", "command line: light[0].fil: window has no such field; did you mean 'fill'?"),
    ("classes.sofa.seat_height=9\n", "command line: classes.sofa.seat_height: must lie between 0.38 and 0.5 m, not 9"),
    ("name=!!python/name:os.system", "--set name=!!python/name:os.system:1: '!!python/name:os.system' " + PLAIN),
]  # fmt: skip


@pytest.mark.parametrize(("override", "message"), OVERRIDES, ids=[label(o) for o, _ in OVERRIDES])
def test_a_wrong_override_is_named(tmp_path, override, message):
    path = tmp_path / "spec.yaml"
    path.write_text("classes: {sofa: {kind: track_arm_sofa}}\nlight: [window, {kind: softboxes}]\n")
    assert load_error(path, override) == message


def test_an_override_without_end_is_refused(tmp_path):
    path = tmp_path / "spec.yaml"
    path.write_text(HEAD)
    assert "write it as key.path=value" in load_error(path, ".".join(["a"] * 100_000) + "=1")


def test_an_error_of_the_file_keeps_its_line_beside_an_override(tmp_path):
    path = tmp_path / "spec.yaml"
    path.write_text(HEAD + "camera:\n  fill: 7\n")
    assert load_error(path, "camera.lens_mm=50") == f"{path}:3: camera.fill: must lie between 0.02 and 2, not 7"


# ---- through the command line ------------------------------------------------------------------------------------

COMMANDS = [
    (["check", "SPEC"], "camra: {}", "error: SPEC:2: camra: a spec has no such field; did you mean 'camera'?"),
    (["draw", "SPEC"], "camera: {fill: 7}", "error: SPEC:2: camera.fill: must lie between 0.02 and 2, not 7"),
    (["render", "SPEC"], "count: 0", "error: SPEC:2: count: must lie between 1 and 100000000, not 0"),
    (["check", "SPEC"], "name: [", "error: SPEC:2: not valid YAML: expected the node content, but found '<stream end>'"),
    (["check", "SPEC"], '"a\\nb": 1', f"error: SPEC:2: a\\nb: a spec has no such field; {TOP}"),
    (["check", "SPEC"], '"\\ud800": 1', f"error: SPEC:2: \\ud800: a spec has no such field; {TOP}"),
    (["check", "SPEC", "--count", "many"], "", "error: command line: count: must be a whole number, not 'many'"),
    (["check", "SPEC", "--seed", "-1"], "", "error: command line: seed: must lie between 0 and 9223372036854775807, not -1"),
    (["check", "SPEC", "--set", "x"], "", "error: --set x: write it as key.path=value, for example camera.lens_mm=50"),
    (["draw", "SPEC", "--set", "camera.fill=x"], "", "error: command line: camera.fill: must be a number, not 'x'"),
    (["render", "SPEC", "--workers", "none"], "", "error: --workers none: must be 'auto' or a number from 1 to 1024"),
    (["render", "SPEC", "--workers", "0"], "", "error: --workers 0: must be 'auto' or a number from 1 to 1024"),
    (["check", "SPEC.yml"], "", "error: SPEC.yml: there is no such file; did you mean 'SPEC'?"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "below", "line"), COMMANDS, ids=[" ".join(a) + " " + label(b) for a, b, _ in COMMANDS]
)
def test_the_command_line_says_it_in_one_line(tmp_path, arguments, below, line):
    path = tmp_path / "s.yaml"
    path.write_text(HEAD + below)
    result = CliRunner().invoke(main, [a.replace("SPEC", str(path)) for a in arguments])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == line.replace("SPEC", str(path)) + "\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["render"],
        ["draw"],
        ["chekc", "SPEC"],
        ["check", "SPEC", "more"],
        ["draw", "SPEC", "--index", "-1"],
        ["draw", "SPEC", "--index", "one"],
        ["render", "SPEC", "--device", "abacus"],
        ["check", "SPEC", "--colour"],
        ["check", "SPEC", "--set"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_is_explained(tmp_path, arguments):
    path = tmp_path / "s.yaml"
    path.write_text(HEAD)
    result = CliRunner().invoke(main, [a.replace("SPEC", str(path)) for a in arguments])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in result.stderr


# ---- anything at all ---------------------------------------------------------------------------------------------

KEYS = [
    "name", "count", "seed", "classes", "balance", "splits", "sofa", "chair", "kind", "weight", "value", "uniform",
    "normal", "integer", "choice", "palette", "low", "high", "mean", "std", "jitter", "setting", "light", "camera",
    "photo", "image", "render", "turn_deg", "fill", "lens_mm", "width_px", "map", "denoise", "sky", "backdrop", "color",
    "seat_height", "window", "wood", "[", ".", "a.b", "a[0]", "]x", "", "train", *list(FURNITURE)[:3],
]  # fmt: skip
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 300)
    | st.sampled_from([10**400, -(10**30), 1e308, -0.0, 5e-324])
    | st.floats()
    | st.sampled_from([*KEYS, "#ffffff", "clear", "studio"])
    | st.text(max_size=4)
)
TREES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.integers(0, 2) | st.booleans() | st.none(), inner, max_size=4)
    ),
    max_leaves=12,
)
SPECS = st.fixed_dictionaries(
    {"classes": st.just({"sofa": {}}) | st.dictionaries(st.sampled_from(["sofa", "chair", "x"]), TREES, min_size=1)},
    optional=dict.fromkeys(("name", "count", "seed", "balance", "splits", *fields_of(Surroundings)), TREES),
)


def refused_or_drawn(text):
    try:
        parsed = spec.parse(document.loads(text, "spec.yaml"))
    except SpecError as error:
        assert str(error).startswith("spec.yaml:")
        assert str(error).isprintable()
        return
    draw(parsed, 0)


quick = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(SPECS)
def test_any_tree_is_refused_in_words_or_drawn(tree):
    refused_or_drawn(document.dumps(tree))


@quick
@given(st.sampled_from(sorted(fields_of(Surroundings))), TREES)
def test_any_value_of_a_key_is_refused_in_words_or_drawn(key, tree):
    refused_or_drawn(document.dumps({"classes": {"sofa": {}}, key: tree}))


@quick
@given(st.text(st.sampled_from(list("abc:{}[]-,&*!#|>'\"%@` \n\t?~<=.09e")), max_size=40))
def test_any_text_is_refused_in_words_or_drawn(text):
    refused_or_drawn(HEAD + text)


@quick
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_override_is_refused_in_words_or_taken(tmp_path_factory, path, value):
    file = tmp_path_factory.getbasetemp() / "overridden.yaml"
    file.write_text(HEAD)
    try:
        spec.load(file, (f"{path}={value}",))
    except SpecError as error:
        assert str(error).isprintable()
