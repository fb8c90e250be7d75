"""What `synthgen describe`, the reference pages and the shell's completion tell, of all that is declared."""

import json
import os
import re
import subprocess
import sys

import click
import pytest
import reference
from click.shell_completion import BashComplete
from click.testing import CliRunner
from conftest import ROOT

from synthgen.cli import COMMANDS, main
from synthgen.distribution_table import DISTRIBUTIONS
from synthgen.errors import SpecError
from synthgen.fields import fields_of
from synthgen.furniture import FURNITURE
from synthgen.labels import LABELS
from synthgen.reference.kinds import kinds
from synthgen.reference.lookup import completed, found, names, overview
from synthgen.reference.pages import PAGES, page_of, pages
from synthgen.reference.sections import FIELD_HEADINGS, of_kind
from synthgen.scene import Surroundings
from synthgen.writers import WRITERS


def told(*arguments):
    result = CliRunner().invoke(main, ["describe", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_overview_names_every_table():
    tables = {row[0] for row in overview().rows}
    slots = {name for name in fields_of(Surroundings) if name != "turn_deg"}
    assert tables >= slots | {
        "spec",
        "classes",
        "furniture",
        "materials",
        "distributions",
        "labels",
        "formats",
        "presets",
    }


def test_every_word_is_explained():
    assert set(names()) >= {*FURNITURE, *DISTRIBUTIONS, *LABELS, *WRITERS, *(kind.name for kind in kinds().values())}
    for word in names():
        sections = found(word)
        assert sections, word
        assert all(len(row) == len(section.headings) for section in sections for row in section.rows), word


def test_every_field_of_every_kind_is_told_with_its_meaning():
    for kind in kinds().values():
        section = of_kind(kind)
        assert section.headings == FIELD_HEADINGS
        assert [row[0] for row in section.rows] == list(fields_of(kind.cls))
        for row, declared in zip(section.rows, fields_of(kind.cls).values(), strict=True):
            assert all(row), (kind.key, row)
            assert row[-1] == declared.meaning


def test_a_field_tells_its_range_limits_unit_and_meaning():
    _, shown, _ = told("camera.lens_mm")
    for part in ("45 mm", "28 to 85, log-uniform", "8 to 600", "Focal length"):
        assert part in shown


@pytest.mark.parametrize("word", ["light", "lights", "classes.chair.seat_height", "wing_chair.upholstery", "spec.light",
                                  "light.window.sky.clear.sun_kelvin", "furniture.leg_ends.castors"])  # fmt: skip
def test_paths_as_in_a_spec_are_found(word):
    assert found(word)


def test_one_name_of_several_things_tells_all():
    assert {section.text.split(".")[0] for section in found("castors")} == {
        of_kind(kind).text.split(".")[0] for kind in kinds().values() if kind.name == "castors"
    }
    assert len(found("box")) == 1
    assert len(found("room")) == 2, "a kind of setting and a preset"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("windw", "nothing is called 'windw'; did you mean 'window'?"),
        ("camera.lens", "camera has no field 'lens'; did you mean 'lens_mm'?"),
        ("zzzzzz", "nothing is called 'zzzzzz'; `synthgen describe` lists what there is"),
    ],
)
def test_an_unknown_word_is_an_error_with_a_hint(word, hint):
    assert told(word) == (2, "", f"error: {hint}\n")
    with pytest.raises(SpecError):
        found(word)


@pytest.mark.parametrize("word", ["", "spec", "wing_chair", "seat_height", "materials", "distributions", "castors"])
def test_it_fits_eighty_columns_and_is_plain_when_piped(word, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    code, shown, _ = told(*[word] * bool(word))
    assert code == 0
    assert "\x1b" not in shown
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 80
    assert "…" not in shown, "nothing is cut off"


def test_json_holds_the_declarations():
    code, shown, _ = told("orbit", "--json")
    (kind,) = json.loads(shown)
    assert code == 0
    assert kind["kind"] == "orbit"
    by_name = {field["field"]: field for field in kind["fields"]}
    assert list(by_name) == list(fields_of(kinds()["orbit"].cls))
    assert by_name["lens_mm"]["drawn"] == {"log_uniform": [28, 85]}
    assert (by_name["lens_mm"]["low"], by_name["lens_mm"]["high"], by_name["lens_mm"]["unit"]) == (8, 600, "mm")


def test_every_word_has_json():
    for word in [*fields_of(Surroundings), *FURNITURE, "materials", "spec", "box", "coco", "wild", "uniform"]:
        json.dumps([dict(section.data) for section in found(word)])


# ---- pages -------------------------------------------------------------------------------------------------------


def test_the_pages_are_in_step():
    assert [str(path.relative_to(ROOT)) for path in reference.stale()] == [], "run scripts/reference.py --write"


def test_every_kind_stands_on_one_page():
    for kind in kinds().values():
        shown = [name for name in PAGES if f"\n### {kind.key}\n" in pages()[f"{name}.md"]]
        assert shown == [page_of(kind)], kind.key


def test_links_and_tables_of_the_pages_are_whole():
    for name, text in pages().items():
        for link in re.findall(r"\]\((\S+?)\)", text):
            assert (ROOT / "docs" / "reference" / link).exists(), (name, link)
        for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, (name, block[:80])


# ---- the shell ---------------------------------------------------------------------------------------------------


def test_the_shell_gets_its_completion():
    script = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv = ['synthgen']; from synthgen.cli import main; main()"],
        capture_output=True, text=True, cwd=ROOT, timeout=60, env=os.environ | {"_SYNTHGEN_COMPLETE": "bash_source"},
    ).stdout  # fmt: skip
    assert "complete -o nosort -F _synthgen_completion synthgen" in script


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("describe wing_ch", "wing_chair"),
        ("describe camera.lens", "camera.lens_mm"),
        ("mesh chesterf", "chesterfield_sofa"),
        ("gallery club_", "club_chair"),
        ("doc", "doctor"),
    ],
)
def test_words_are_completed(line, expected):
    command, *rest = line.split()
    arguments, begun = ([command], rest[0]) if rest else ([], command)
    completion = BashComplete(main, {}, "synthgen", "_SYNTHGEN_COMPLETE")
    assert expected in [item.value for item in completion.get_completions(arguments, begun)]


def test_completion_knows_fields_behind_a_dot():
    assert "wing_chair.upholstery" in completed("wing_chair.uph")
    assert completed("zzz") == []


# ---- help --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_shows_an_example(command):
    shown = CliRunner().invoke(main, [command.name, "--help"]).stdout
    examples = re.findall(rf"^ +synthgen {command.name}\b.*$", shown, re.MULTILINE)
    assert examples, "the docstring lacks an example"


def test_options_go_by_one_name():
    """The same short name means the same long one everywhere, and the other way round."""
    pairs = {
        (next((name for name in option.opts if not name.startswith("--")), None), option.opts[-1])
        for command in COMMANDS
        for option in command.params
        if isinstance(option, click.Option)
    }
    for which in (0, 1):
        held = [pair[which] for pair in pairs if pair[which] is not None]
        assert len(held) == len(set(held)), sorted(name for name in held if held.count(name) > 1)
