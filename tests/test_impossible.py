"""Fields that are allowed one by one but cannot go together: refused when drawn, in one line, before anything is written."""

import pytest
from conftest import run

from synthgen.document import loads
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.parse import parse

CROWDED = "{kind: bow_back_windsor, back: {kind: bow, spindles: 13, thickness: 0.027, spindle: 0.9}}"
REFUSED = r"spec: scene 0 of class .chair. is impossible: furniture.back: 13 spindles .* do not fit in a Windsor back"


def test_it_is_said_where_and_what_would_be_right():
    with pytest.raises(SpecError, match=REFUSED) as error:
        draw(parse(loads(f"classes: {{chair: {CROWDED}}}", "spec.yaml"), "spec"), 0)
    assert "at most" in str(error.value)


@pytest.mark.parametrize("command", ["check", "render"])
def test_commands_refuse_it_and_write_nothing(tmp_path, command):
    spec = tmp_path / "spec.yaml"
    spec.write_text(f"classes: {{chair: {CROWDED}}}\n")
    out = ["-o", str(tmp_path / "out")] if command == "render" else []
    done = run([command, str(spec), *out])
    assert done.returncode == 2
    assert done.stderr.startswith("error: spec: scene 0 of class 'chair' is impossible: furniture.back: 13 spindles")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_piece_refuses_it_too():
    done = run(["mesh", "bow_back_windsor", "--set", "back={kind: bow, spindles: 13, thickness: 0.027, spindle: 0.9}"])
    assert done.returncode == 2
    assert "13 spindles" in done.stderr
