"""Several labeled objects in a scene: drawn by name, placed apart, out of the line of sight, replayed as they were."""

import numpy as np
import pytest

from synthgen.build import build
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.errors import SpecError
from synthgen.layouts import LAYOUTS
from synthgen.parse import parse
from synthgen.scene import factors
from synthgen.settings.placing import Footprint, footprint, settled, sightline
from synthgen.spec import scene_to_dict, to_dict
from synthgen.streams import noise

BASE = {"classes": {"chair": {}, "sofa": {}}, "image": {"width_px": 32, "height_px": 32}, "setting": "studio"}


def of(**more):
    return parse(Document("spec.yaml", BASE | more, {}))


def cross(one, other):
    """Whether two footprints share a point, by trying a grid of them."""
    grid = np.stack(np.meshgrid(*[np.linspace(-1, 1, 25)] * 2), axis=-1).reshape(-1, 2)
    (a, b, _, d) = one.corners
    points = (a + b + d - a) / 2 + grid[:, :1] * (b - a) / 2 + grid[:, 1:] * (d - a) / 2
    x, y, _, w = other.corners
    s, t = np.linalg.solve(np.stack([y - x, w - x], axis=1), (points - x).T)
    return bool(((s > 0) & (s < 1) & (t > 0) & (t < 1)).any())


@pytest.mark.parametrize("index", range(40))
def test_footprints_overlap_when_they_share_a_point(index):
    u = noise(index, "footprints", (10,))
    one = Footprint(u[:2] * 2, u[2:4] + 0.1, 360 * u[4])
    other = Footprint(u[5:7] * 2, u[7:9] + 0.1, 360 * u[9])
    if cross(one, other) or cross(other, one):
        assert one.overlaps(other) and other.overlaps(one)
    assert one.overlaps(one)
    assert not one.overlaps(Footprint(one.center + 5, one.half, one.turn_deg))


def test_a_gap_is_kept():
    one, other = Footprint(np.zeros(2), np.ones(2)), Footprint(np.array([2.1, 0]), np.ones(2))
    assert not one.overlaps(other)
    assert one.overlaps(other, gap=0.2)
    assert settled([other], [one], np.full(2, -9), np.full(2, 9), gap=0.05) is other
    assert settled([other], [one], np.full(2, -9), np.full(2, 9), gap=0.2) is None
    assert settled([other], [], np.full(2, -1), np.full(2, 2)) is None


def test_the_line_of_sight_runs_from_the_camera_to_the_subject():
    subject = Footprint(np.array([1.0, 0.0]), np.array([0.5, 0.25]))
    sight = sightline(np.array([1.0, -4.0, 1.5]), subject)
    assert sight.center == pytest.approx((1, -2))
    assert sight.half == pytest.approx((2, 0.5))
    assert sight.overlaps(Footprint(np.array([1.4, -2.0]), np.full(2, 0.05)))
    assert not sight.overlaps(Footprint(np.array([1.6, -2.0]), np.full(2, 0.05)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("index", range(6))
def test_companions_stand_apart_and_out_of_sight(layout, index):
    stage = build(draw(of(companions=3, layout=layout), index))
    assert [thing.instance for thing in stage.objects] == [1, 2, 3, 4]
    places = []
    for thing in stage.objects:
        assert thing.vertices[:, 2].min() == pytest.approx(0, abs=1e-6)
        pose = thing.world_from_object
        turn = np.degrees(np.arctan2(pose[1, 0], pose[0, 0]))
        places.append(Footprint(pose[:2, 3], footprint(thing.model.vertices).half, turn))
    pairs = [(a, b) for k, a in enumerate(places) for b in places[:k]]
    assert not any(a.overlaps(b) for a, b in pairs)
    sight = sightline(stage.view.position, places[0])
    narrow = Footprint(sight.center, sight.half * (1, 0.19), sight.turn_deg)
    assert not any(narrow.overlaps(place) for place in places[1:])


def test_conversations_face_their_middle():
    stage = build(draw(of(companions=4, layout={"kind": "conversation", "toss_deg": 0}, turn_deg=0), 1))
    fronts = [thing.world_from_object[:2, :2] @ (0, -1) for thing in stage.objects]
    spots = [thing.world_from_object[:2, 3] for thing in stage.objects]
    rows = [np.array([-f[1], f[0]]) for f in fronts[1:]]
    meeting, *_ = np.linalg.lstsq(np.array(rows), [row @ s for row, s in zip(rows, spots[1:], strict=True)], rcond=None)
    for front, spot in zip(fronts[1:], spots[1:], strict=True):
        towards = meeting - spot
        assert front @ towards > 0.999 * np.linalg.norm(towards)


def test_a_scene_with_companions_replays():
    spec = of(companions={"integer": [0, 3]})
    counts = set()
    for index in range(24):
        scene = draw(spec, index)
        counts.add(len(scene.companions))
        again = draw(parse(Document("spec.yaml", scene_to_dict(scene, spec), {})), 0)
        assert again == scene
    assert counts == {0, 1, 2, 3}
    assert draw(parse(Document("spec.yaml", to_dict(spec), {})), 5) == draw(spec, 5)


def test_companions_move_nothing_else():
    for index in range(6):
        alone, together = factors(draw(of(), index)), factors(draw(of(companions=2), index))
        assert alone.pop("companions") == ""
        assert len(together.pop("companions").split()) == 2
        assert alone == together


def test_companions_come_by_the_balance_of_classes():
    spec = of(companions=2, balance={"chair": 3, "sofa": 1})
    names = [c.class_name for index in range(200) for c in draw(spec, index).companions]
    assert names.count("chair") / len(names) == pytest.approx(0.75, abs=0.07)


def test_one_by_one():
    pinned = [{"class": "sofa", "furniture": "loveseat", "seed": 3}, {"class": "chair"}]
    scene = draw(of(companions=pinned), 0)
    assert scene.companions[0].family == "loveseat"
    assert [c.class_name for c in scene.companions] == ["sofa", "chair"]
    assert scene.companions[0].seed == 3


@pytest.mark.parametrize(
    ("companions", "message"),
    [
        (-1, "must lie between 0 and 32"),
        (1.5, "must be a whole number"),
        ([3], r"companions\[0\]: must be a mapping"),
        ([{"class": "chiar"}], r"companions\[0\].class: there is no class 'chiar' here; did you mean 'chair'\?"),
        ([{"class": "chair", "kind": "x"}], "a companion has no such field"),
        ([{"class": "chair", "furniture": "wing_chiar"}], "did you mean 'wing_chair'"),
    ],
)
def test_wrong_companions_are_named(companions, message):
    with pytest.raises(SpecError, match=message):
        of(companions=companions)


def test_too_many_are_refused_in_words():
    layout = {"kind": "conversation", "radius": 0.5, "arc_deg": 20}
    with pytest.raises(SpecError, match="no room for 20 companions in a conversation layout; draw fewer, or widen"):
        build(draw(of(companions=20, layout=layout), 0))
