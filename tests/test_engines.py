"""Engines: whichever draws the picture, the labels are the same; each can be asked for by its name."""

from dataclasses import replace

import numpy as np
import pytest

from synthgen.build import build
from synthgen.document import loads
from synthgen.draw import draw
from synthgen.engines import ENGINES, Cycles, Eevee, Workbench
from synthgen.errors import SynthgenError
from synthgen.parse import parse

PRESETS = ("draft", "train", "high")


def drawn(text, index=0):
    return draw(
        parse(
            loads(f"{{classes: {{chair: {{}}, sofa: {{}}}}, image: {{width_px: 64, height_px: 48}}, {text}}}", "test")
        ),
        index,
    )


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_can_be_asked_for_by_its_name(name):
    assert type(drawn(f"render: {name}").surroundings.render) is ENGINES[name]


def test_a_spec_that_says_nothing_gets_cycles_as_its_defaults_are():
    engine = drawn("seed: 3").surroundings.render
    assert engine == Cycles(noise_seed=engine.noise_seed)
    assert drawn("render: {samples: 3}").surroundings.render.samples == 3


def test_presets_cost_ever_more():
    samples = [ENGINES[name]().samples for name in PRESETS]
    bounces = [ENGINES[name]().diffuse_bounces for name in PRESETS]
    assert samples == sorted(set(samples)) and bounces == sorted(bounces)


def test_a_preset_can_be_changed_in_part():
    engine = drawn("render: {kind: draft, samples: 5}").surroundings.render
    assert engine == ENGINES["draft"](samples=5, noise_seed=engine.noise_seed)


@pytest.mark.blender
@pytest.mark.parametrize("index", range(4))
def test_labels_are_the_same_whichever_engine_draws_the_picture(renderer, index):
    stage = build(drawn("seed: 5, camera: {distortion: 0.03}", index))
    frames = [
        renderer.render(replace(stage, render=engine))
        for engine in (
            Cycles(samples=3, noise_seed=index),
            Cycles(samples=1, denoise=False, diffuse_bounces=0),
            Workbench(),
        )
    ]
    for frame in frames[1:]:
        assert np.array_equal(frame.instance, frames[0].instance)
        assert np.array_equal(frame.depth, frames[0].depth)


@pytest.mark.blender
def test_workbench_shows_the_colours_of_things_and_leaves_cycles_as_it_was(renderer):
    from synthgen.materials import PaintedWood

    stage = build(drawn("seed: 5, occlusion: clear, setting: studio"))
    thing = stage.objects[0]
    red = replace(stage, objects=(replace(thing, materials=dict.fromkeys(thing.materials, PaintedWood("#c03020"))),))
    before = renderer.render(replace(red, render=Cycles(samples=2)))
    draft = renderer.render(replace(red, render=Workbench()))
    after = renderer.render(replace(red, render=Cycles(samples=2)))
    seen = draft.rgb[draft.instance == 1].mean(axis=0)
    assert seen[0] > 2 * seen[2] > 0
    assert np.isfinite(draft.rgb).all() and draft.rgb.min() >= 0
    assert np.array_equal(before.rgb, after.rgb)


@pytest.mark.blender
def test_eevee_without_a_gpu_is_an_error_that_says_so(renderer):
    import gpu

    gpu.init()
    if gpu.platform.device_type_get() != "SOFTWARE":
        pytest.skip("this machine has a GPU")
    with pytest.raises(SynthgenError, match="eevee needs a GPU"):
        renderer.render(build(replace_engine(Eevee())))


def replace_engine(engine):
    scene = drawn("setting: studio")
    return replace(scene, surroundings=replace(scene.surroundings, render=engine))


@pytest.mark.blender
def test_scenes_in_any_order_give_the_same_pixels(renderer):
    """Materials, images and Cycles' own data are kept between pictures; none may show in the next."""
    stages = [build(drawn("seed: 8, render: {samples: 1, denoise: false}", index)) for index in range(8)]
    forwards = [renderer.render(stage) for stage in stages]
    backwards = [renderer.render(stage) for stage in reversed(stages)][::-1]
    alone = type(renderer)(renderer._device)
    again = alone.render(stages[5])
    alone.close()
    last = renderer.render(stages[5])  # after another renderer began a file of its own
    for one, other in [*zip(forwards, backwards, strict=True), (forwards[5], again), (again, last)]:
        assert np.array_equal(one.rgb, other.rgb)
        assert np.array_equal(one.instance, other.instance)
        assert np.array_equal(one.depth, other.depth)
