"""Distributions are pure functions of a uniform, and keep to what they say of themselves."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthgen.colors import HEX, PALETTES
from synthgen.distribution_table import DISTRIBUTIONS
from synthgen.distributions import (
    Choice,
    Constant,
    Distribution,
    Integer,
    LogUniform,
    Normal,
    Palette,
    Triangular,
    Uniform,
    pick,
    require_weights,
    split,
)

JUST_UNDER_1 = math.nextafter(1, 0)
EDGES = (0.0, 5e-324, 2**-53, 0.25, 0.5, math.nextafter(0.5, 0), 0.75, 1 - 2**-52, JUST_UNDER_1)
GRID = [*EDGES, *np.linspace(0, JUST_UNDER_1, 151).tolist()]

NUMBERS: dict[str, Distribution] = {
    "constant": Constant(0.25),
    "uniform": Uniform(-2.0, 3.0),
    "uniform of whole ends": Uniform(28, 85),
    "uniform of one value": Uniform(0.1, 0.1),
    "uniform over denormals": Uniform(0.0, 5e-324),
    "uniform over 300 decades": Uniform(-1e300, 1e300),
    "log_uniform": LogUniform(0.05, 1.8),
    "log_uniform over 600 decades": LogUniform(1e-300, 1e300),
    "log_uniform of one value": LogUniform(3.0, 3.0),
    "normal": Normal(14.0, 12.0, 2.0, 45.0),
    "normal, half": Normal(0.0, 1.0, 0.0, 1000.0),
    "normal, far from its mean": Normal(0.0, 1.0, 4.0, 9.0),
    "normal, far from its mean, below": Normal(0.0, 1.0, -9.0, -4.0),
    "normal, wide": Normal(0.0, 1e6, -1.0, 1.0),
    "triangular": Triangular(0.0, 0.3, 1.0),
    "triangular, rising": Triangular(0.0, 1.0, 1.0),
    "triangular, falling": Triangular(0.0, 0.0, 1.0),
    "triangular of one value": Triangular(2, 2, 2),
    "integer": Integer(-3, 8),
    "integer of one value": Integer(7, 7),
    "integer, seeds": Integer(0, 2**31 - 1),
}
OTHERS: dict[str, Distribution] = {
    "constant word": Constant("studio"),
    "constant truth": Constant(True),
    "choice": Choice(("a", "b", "c"), (1.0, 1.0, 1.0)),
    "choice by weight": Choice((0.1, 0.2, 0.3, 0.4), (0.0, 5.0, 0.0, 1e-9)),
    "choice of truths": Choice((True, False), (0.3, 0.7)),
    "choice of equal weights": Choice((True, False), (0.5, 0.5)),
    "choice of one": Choice((4,), (2,)),
    **{f"palette {name}": Palette(name) for name in PALETTES},
    "palette without jitter": Palette("wood", 0.0),
    "palette, any colour": Palette("wall", 1.0),
}
ALL = NUMBERS | OTHERS


def each(table):
    return pytest.mark.parametrize("distribution", table.values(), ids=table.keys())


@each(ALL)
def test_a_quantile_lies_in_its_distribution(distribution):
    assert all(distribution.quantile(u) in distribution for u in GRID)


@each(NUMBERS)
def test_quantiles_of_numbers_rise(distribution):
    values = [distribution.quantile(u) for u in sorted(GRID)]
    assert values == sorted(values)


@each(NUMBERS)
def test_quantiles_reach_from_end_to_end(distribution):
    low, high = min(distribution.ends), max(distribution.ends)
    assert low <= distribution.quantile(0.0) <= distribution.quantile(JUST_UNDER_1) <= high


@each(NUMBERS)
def test_nothing_beyond_the_ends_is_in_a_distribution(distribution):
    low, high = min(distribution.ends), max(distribution.ends)
    strangers = (math.nextafter(low, -math.inf) - 1, math.nextafter(high, math.inf) + 1)
    others = (math.nan, math.inf, None, "0.1", [0.1])
    assert not any(x in distribution for x in others)
    if abs(low) < 1e9:
        assert not any(x in distribution for x in strangers)


@each(ALL)
def test_equal_uniforms_give_equal_values(distribution):
    assert [distribution.quantile(u) for u in GRID] == [distribution.quantile(u) for u in GRID]


@each({k: d for k, d in ALL.items() if not isinstance(d, Constant)})
def test_a_distribution_reads_what_it_writes(distribution):
    ((name, arguments),) = distribution.to_dict().items()
    assert DISTRIBUTIONS[name](arguments) == distribution


@each({k: d for k, d in ALL.items() if isinstance(d, Constant)})
def test_a_constant_writes_its_value(distribution):
    assert distribution.to_dict() == distribution.value == distribution.quantile(0.7)


@each({k: d for k, d in NUMBERS.items() if isinstance(d, Uniform | LogUniform | Normal | Triangular)})
def test_real_numbers_are_floats(distribution):
    assert {type(distribution.quantile(u)) for u in GRID} == {float}


@each({k: d for k, d in NUMBERS.items() if isinstance(d, Integer)})
def test_whole_numbers_are_ints(distribution):
    assert {type(distribution.quantile(u)) for u in GRID} == {int}


def bell(x):
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


@pytest.mark.parametrize(
    ("distribution", "mean", "variance"),
    [
        (Uniform(-2.0, 3.0), 0.5, 25 / 12),
        (LogUniform(1.0, math.e), math.e - 1, (math.e**2 - 1) / 2 - (math.e - 1) ** 2),
        (Normal(5.0, 2.0, -1e3, 1e3), 5.0, 4.0),
        (Normal(0.0, 1.0, 0.0, 1e3), math.sqrt(2 / math.pi), 1 - 2 / math.pi),
        (Normal(0.0, 1.0, -1.0, 1.0), 0.0, 1 - 2 * bell(1) / math.erf(1 / math.sqrt(2))),
        (Triangular(0.0, 0.0, 3.0), 1.0, 0.5),
        (Triangular(1.0, 2.0, 6.0), 3.0, (1 + 4 + 36 - 2 - 6 - 12) / 18),
        (Integer(1, 6), 3.5, 35 / 12),
        (Choice((0, 10), (0.8, 0.2)), 2.0, 16.0),
    ],
    ids=lambda value: repr(value) if isinstance(value, Distribution) else "",
)
def test_moments_are_the_analytic_ones(distribution, mean, variance):
    n = 5_000
    values = np.array([distribution.quantile((i + 0.5) / n) for i in range(n)], dtype=float)
    assert values.mean() == pytest.approx(mean, abs=2e-3)
    assert values.var() == pytest.approx(variance, rel=5e-3)


@each({k: d for k, d in NUMBERS.items() if k.startswith("normal") and "wide" not in k})
def test_a_cut_off_bell_piles_nothing_up_at_its_ends(distribution):
    values = [distribution.quantile(u) for u in np.linspace(0.001, 0.999, 500)]
    assert len(set(values)) == len(values)


def test_a_log_uniform_has_its_geometric_mean_in_the_middle():
    assert LogUniform(1.0, 4.0).quantile(0.5) == pytest.approx(2.0)


def test_an_integer_gives_every_value_equally_often():
    n = 1200
    values = [Integer(-3, 8).quantile(i / n) for i in range(n)]
    assert [values.count(k) for k in range(-3, 9)] == [100] * 12


# ---- choosing ----------------------------------------------------------------------------------------------------

weights = st.lists(st.one_of(st.just(0.0), st.floats(0, 1e6), st.integers(0, 5)), min_size=1, max_size=6).filter(
    lambda w: sum(w) > 0
)


@given(weights, st.one_of(st.floats(0, JUST_UNDER_1), st.sampled_from(EDGES)))
def test_nothing_of_weight_zero_is_ever_chosen(weights, u):
    assert weights[pick(tuple(weights), u)] > 0
    choice = Choice(tuple(range(len(weights))), tuple(weights))
    assert choice.quantile(u) in choice


@pytest.mark.parametrize("weights", [(1, 1), (1, 2, 3), (0, 1, 0, 3), (0.25, 0.5, 0.25), (1e-3, 1)])
def test_choices_come_by_weight(weights):
    n = 4000
    picked = [pick(weights, (i + 0.5) / n) for i in range(n)]
    for index, weight in enumerate(weights):
        assert picked.count(index) == pytest.approx(n * weight / sum(weights), abs=1)


def test_a_value_of_weight_zero_is_not_in_a_choice():
    choice = Choice(("a", "b"), (0, 1))
    assert "b" in choice
    assert "a" not in choice


@pytest.mark.parametrize(
    "arguments",
    [
        ["a", "b"],
        [{"value": "a"}, "b"],
        [{"value": "a", "weight": 1}, {"value": "b", "weight": 1}],
        {"a": 1, "b": 1},
        {"b": 1, "a": 1},
    ],
    ids=repr,
)
def test_a_choice_can_be_written_in_many_ways(arguments):
    assert DISTRIBUTIONS["choice"](arguments) == Choice(("a", "b"), (1, 1))


# ---- splitting a uniform -----------------------------------------------------------------------------------------


def test_a_split_uniform_gives_uniforms_that_do_not_depend_on_each_other():
    rng = np.random.Generator(np.random.PCG64(5))
    parts = np.array([split(u) for u in rng.random(5_000)])
    assert parts.shape == (5_000, 3)
    assert parts.min() >= 0
    assert parts.max() < 1
    assert parts.mean(axis=0) == pytest.approx(np.full(3, 0.5), abs=0.02)
    assert parts.var(axis=0) == pytest.approx(np.full(3, 1 / 12), abs=0.005)
    assert np.abs(np.corrcoef(parts, rowvar=False) - np.eye(3)).max() < 0.06


@given(st.floats(0, JUST_UNDER_1))
def test_split_parts_are_uniforms(u):
    assert all(0 <= part < 1 for part in split(u))


# ---- palettes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PALETTES)
def test_palettes_hold_colours(name):
    colors = PALETTES[name]
    assert len(colors) == len(set(colors)) > 4
    assert all(HEX.fullmatch(color) for color in colors)


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_gives_every_one_of_its_colours_equally_often(name):
    n = len(PALETTES[name])
    plain = Palette(name, 0.0)
    assert [plain.quantile((i + 0.5) / n) for i in range(n)] == list(PALETTES[name])


def test_jitter_moves_the_channels_apart():
    values = {Palette("wood", 0.1).quantile(u / 1000) for u in range(1000)}
    assert len(values) > 900


@pytest.mark.parametrize("stranger", ["#00ff00", "94602f", "#94602", "wood", None, 3, "#94602f0"])
def test_a_colour_far_from_a_palette_is_not_in_it(stranger):
    assert stranger not in Palette("wood", 0.04)


# ---- mistakes ----------------------------------------------------------------------------------------------------

WRONG = [
    ("uniform", [3, 1], "low is above high (3 > 1)"),
    ("uniform", [1], "takes 2 values: [low, high]"),
    ("uniform", [1, 2, 3], "takes 2 values: [low, high]"),
    ("uniform", 3, "takes 2 values: [low, high]"),
    ("uniform", None, "takes 2 values: [low, high]"),
    ("uniform", {"low": 1}, "takes low, high, not low"),
    ("uniform", {"low": 1, "hihg": 2}, "takes low, high, not low, hihg"),
    ("uniform", {}, "takes low, high, not nothing"),
    ("uniform", ["a", 2], "'a' is not a number"),
    ("uniform", [None, 2], "None is not a number"),
    ("uniform", [True, 2], "True is not a number"),
    ("uniform", [math.nan, 2], "nan is not a number"),
    ("uniform", [0, math.inf], "inf is not a number"),
    ("uniform", [[0], 1], "[0] is not a number"),
    ("uniform", [0, 10**400], f"{10**400} is not a number"),
    ("log_uniform", [0, 1], "low must be above 0, not 0"),
    ("log_uniform", [-1, 1], "low must be above 0, not -1"),
    ("log_uniform", [2, 1], "low is above high (2 > 1)"),
    ("normal", [0, 0, -1, 1], "std must be above 0, not 0"),
    ("normal", [0, -1, -1, 1], "std must be above 0, not -1"),
    ("normal", [0, 1, 1, -1], "low is above high (1 > -1)"),
    ("normal", [math.nan, 1, -1, 1], "nan is not a number"),
    ("normal", [0, math.nan, -1, 1], "nan is not a number"),
    ("normal", ["a", 1, -1, 1], "'a' is not a number"),
    ("normal", [0, 1, 20, 30], "hardly any of the bell lies between 20 and 30"),
    ("normal", [0, 1, -30, -20], "hardly any of the bell lies between -30 and -20"),
    ("normal", [0, 1, 2, 2], "hardly any of the bell lies between 2 and 2"),
    ("normal", {"mean": 0, "std": 1}, "takes mean, std, low, high, not mean, std"),
    ("triangular", [1, 0, 2], "low is above mode (1 > 0)"),
    ("triangular", [0, 3, 2], "mode is above high (3 > 2)"),
    ("integer", [0, 1.5], "ends must be whole numbers, not 0 and 1.5"),
    ("integer", [True, 3], "True is not a number"),
    ("integer", [4, 3], "low is above high (4 > 3)"),
    ("choice", [], "there is nothing to choose from"),
    ("choice", {}, "there is nothing to choose from"),
    ("choice", "ab", "takes a list of values, or a mapping of values to weights"),
    ("choice", 3, "takes a list of values, or a mapping of values to weights"),
    ("choice", [[1, 2]], "cannot choose [1, 2]: an option is a number, a word or true/false"),
    ("choice", [None], "cannot choose None: an option is a number, a word or true/false"),
    ("choice", [{"value": 1, "wieght": 2}], "an option is a value, or {value: .., weight: ..}"),
    ("choice", [{"weight": 2}], "an option is a value, or {value: .., weight: ..}"),
    ("choice", {"a": 0, "b": 0}, "the weights sum to zero, so nothing could be chosen"),
    ("choice", {"a": 1, "b": -2}, "a weight must not be negative, but one is -2"),
    ("choice", {"a": "many"}, "a weight must be a number, not 'many'"),
    ("choice", {"a": True}, "a weight must be a number, not True"),
    ("choice", {"a": math.inf}, "a weight must be a number, not inf"),
    ("choice", {"a": 1.7e308, "b": 1.7e308}, "the weights are too large to add up"),
    ("palette", "wod", "no palette is called 'wod'; did you mean 'wood'?"),
    ("palette", ["wood"], "takes a name, or {name: .., jitter: .., free: ..}"),
    ("palette", {"jitter": 0.1}, "takes a name, or {name: .., jitter: .., free: ..}"),
    ("palette", {"name": ["wood"]}, "no palette is called '['wood']'; did you mean 'wood'?"),
    ("palette", {"name": "wood", "jitter": 2}, "jitter must lie between 0 and 1, not 2"),
    ("palette", {"name": "wood", "jitter": "x"}, "jitter must lie between 0 and 1, not 'x'"),
    ("palette", {"name": "wood", "jitter": math.nan}, "jitter must lie between 0 and 1, not nan"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments", "message"), WRONG, ids=[f"{n} {str(a)[:40]}" for n, a, _ in WRONG])
def test_wrong_arguments_are_refused_in_words(name, arguments, message):
    with pytest.raises(ValueError) as caught:
        DISTRIBUTIONS[name](arguments)
    assert str(caught.value) == message


@given(
    st.sampled_from(sorted(DISTRIBUTIONS)),
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["low", "high", "mean", "std", "name", "value", "weight"]), inner)
        ),
        max_leaves=6,
    ),
)
def test_any_arguments_make_a_distribution_or_a_value_error(name, arguments):
    try:
        distribution = DISTRIBUTIONS[name](arguments)
    except ValueError:
        return
    assert all(distribution.quantile(u) in distribution for u in EDGES)


@pytest.mark.parametrize("weights", [(1,), (0, 1), (0.1, 0.2), (5e-324,)])
def test_good_weights_pass(weights):
    require_weights(weights)
