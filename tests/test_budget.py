"""Budgets: what fits is told by the first images, what is begun is finished, and the same command goes on."""

import json

import faked_run
import pytest
from click.testing import CliRunner

from synthgen.cli import main
from synthgen.dataset.record import Record, key_of
from synthgen.errors import SpecError
from synthgen.run import crew as crews
from synthgen.run import run as runs
from synthgen.run.budget import Budget, Spending, duration

SPEC = "count: 12\nclasses: {chair: {}, sofa: {}}\nimage: {width_px: 32, height_px: 32}\n"


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("5000", Budget(images=5000)),
        ("5000-images", Budget(images=5000)),
        ("90m", Budget(seconds=5400)),
        ("2h", Budget(seconds=7200)),
        ("1.5d", Budget(seconds=129_600)),
        ("45s", Budget(seconds=45)),
    ],
)
def test_a_budget_is_a_time_or_a_number(text, budget):
    assert Budget.parse(text) == budget


@pytest.mark.parametrize("text", ["", "0", "0h", "h", "-5", "2 h", "2w", "1e9s", "0.0m", "5 images", "1.5"])
def test_other_budgets_are_refused(text):
    with pytest.raises(SpecError, match="--budget"):
        Budget.parse(text)


class Clock:
    def __init__(self):
        self.time = 100.0

    def __call__(self):
        return self.time


def spent(budget, images, wanted=1000, workers=2, seconds=2.0, start=5.0):
    """What is told as two workers make an image each every so many seconds, and when the budget is over."""
    clock = Clock()
    spending = Spending(budget, wanted, workers, clock)
    told, over = [], None
    for number in range(images):
        clock.time = 100.0 + start + seconds * (1 + number // workers)
        told.append(spending.made(seconds))
        if over is None and spending.is_over:
            over = number + 1
    return [line for line in told if line], over


def test_a_time_says_what_fits_and_is_kept():
    told, over = spent(Budget(seconds=60), 100)
    assert told == ["about 55 of 1000 images fit into 60 s"]
    assert over == 53  # the next would end at 61 s


def test_a_time_in_which_all_fits():
    told, over = spent(Budget(seconds=600), 40, wanted=40)
    assert told == ["all 40 images fit into 10 min: they take about 45 s"]
    assert over is None


def test_a_number_says_how_long_it_takes():
    told, over = spent(Budget(images=100), 100)
    assert told == ["100 images take about 2 min"]
    assert over is None


def test_no_budget_is_never_over():
    assert spent(None, 50) == ([], None)


@pytest.mark.parametrize(
    ("seconds", "words"), [(40, "40 s"), (720, "12 min"), (7500, "2 h 5 min"), (7200, "2 h"), (99 * 60, "99 min")]
)
def test_durations(seconds, words):
    assert duration(seconds) == words


@pytest.fixture
def render(tmp_path, monkeypatch):
    """`synthgen render` without Blender; gives its output."""
    monkeypatch.setattr(runs, "Pool", faked_run.Here)
    (tmp_path / "spec.yaml").write_text(SPEC)

    def run(*arguments):
        command = ["render", str(tmp_path / "spec.yaml"), "-o", str(tmp_path / "out"), *arguments]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
        return result.output

    run.labels = tmp_path / "out" / "labels"
    return run


def test_a_budget_of_images_is_a_balanced_prefix_and_the_same_command_goes_on(render):
    output = render("--budget", "6")
    assert "the budget is used: 6 of 12 images" in output
    assert sorted(path.stem for path in render.labels.iterdir()) == [key_of(index) for index in range(6)]
    records = [Record.from_dict(json.loads(path.read_text())) for path in render.labels.iterdir()]
    assert sorted(record.class_name for record in records) == ["chair"] * 3 + ["sofa"] * 3
    assert "is complete: 12 images" in render("--budget", "6-images")
    assert "nothing to render" in render("--budget", "6")


def test_a_budget_of_time_stops_and_the_same_command_without_it_goes_on(render):
    assert "the budget is used: 1 of 12 images" in render("--budget", "0.001s")
    output = render("--json", "--budget", "1d")
    assert [line["fits"][:20] for line in map(json.loads, output.splitlines()) if line["event"] == "reckoned"]
    assert len(list(render.labels.iterdir())) == 12


@pytest.mark.parametrize(
    ("cores", "quota", "memory", "workers"),
    [(8, None, 64e9, 8), (8, 2.5, 64e9, 2), (8, 0.5, 64e9, 1), (8, None, 2e9, 3), (8, None, 1e8, 1)],
)
def test_as_many_workers_as_suit_the_machine(monkeypatch, cores, quota, memory, workers):
    monkeypatch.setattr(crews.os, "process_cpu_count", lambda: cores)
    monkeypatch.setattr(crews, "cpu_quota", lambda: quota)
    monkeypatch.setattr(crews, "machine_memory", lambda: memory)
    monkeypatch.setattr(crews.psutil, "virtual_memory", lambda: type("Memory", (), {"available": 1e12}))
    assert crews.crew(None, 100) == workers
    assert crews.crew(5, 3) == 3
