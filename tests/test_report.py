"""The report: one page that needs nothing else, says what the dataset holds, and that everybody can read."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise

import html5lib
import numpy as np
import pytest
from click.testing import CliRunner
from drawn_dataset import drawn_dataset, spec_of
from lxml import etree
from record_zoo import ZOO, header

from synthgen.cli import main
from synthgen.dataset.scenes import Scenes
from synthgen.dataset.store import Store
from synthgen.errors import SynthgenError
from synthgen.report import charts, page, vectors
from synthgen.report.brief import brief
from synthgen.report.findings import findings
from synthgen.report.looks import TRAITS, looked_at
from synthgen.report.oddities import strangest, twins
from synthgen.report.palette import palette
from synthgen.report.survey import by_chance, survey
from synthgen.report.tiles import shared_out

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return drawn_dataset(tmp_path_factory.mktemp("report") / "drawn", spec_of(count=12))


@pytest.fixture(scope="module")
def text(drawn):
    return page.report(drawn)


@pytest.fixture(scope="module")
def tree(text):
    return parsed(text)


def parsed(text):
    """The page as a browser reads it; raises what an HTML checker would say."""
    return html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True).parse(text).getroot()


def tags(tree, name):
    return [*tree.iter(f"{HTML}{name}"), *tree.iter(f"{SVG}{name}")]


def words(element):
    return " ".join("".join(element.itertext()).split())


# ---- one file, the same each time --------------------------------------------------------------------------------


def test_the_same_dataset_gives_the_same_bytes(drawn, text):
    assert page.report(drawn) == text


def test_nothing_is_fetched(text, tree):
    """No address but data, places on the page, and names of XML."""
    addresses = [value for e in tree.iter() for name, value in e.attrib.items() if name in ("src", "href", "action")]
    assert addresses
    assert all(address.startswith(("data:", "#")) for address in addresses)
    assert "url(" not in text and "@import" not in text and "fetch(" not in text
    policy = next(e for e in tags(tree, "meta") if e.get("http-equiv") == "Content-Security-Policy").get("content")
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_the_policy_lets_just_our_own_script_and_style_through(text, tree):
    policy = next(e for e in tags(tree, "meta") if e.get("http-equiv") == "Content-Security-Policy").get("content")
    for name in ("script", "style"):
        (own,) = tags(tree, name)
        assert f"{name}-src '{page._hash(own.text)}'" in policy
        assert own.text == (page.FOLDER / f"report.{'js' if name == 'script' else 'css'}").read_text()
    assert not [e for e in tree.iter() for name in e.attrib if name.startswith("on") or name == "style"]


def test_pictures_are_small_jpegs_of_the_images(drawn, tree):
    sources = [e.get("src") for e in tags(tree, "img")]
    assert all(source.startswith("data:image/jpeg;base64,/9j/") for source in sources)
    assert len(tree.xpath("//*[@id='images']//*[local-name()='img']")) == 12


# ---- who can read it ---------------------------------------------------------------------------------------------


def test_every_picture_is_told_in_words(tree):
    assert all(e.get("alt") for e in tags(tree, "img"))
    for e in tags(tree, "svg"):
        assert e.get("aria-hidden") == "true" or (e.get("role") == "img" and e.get("aria-label"))


def test_every_control_has_a_name(tree):
    for e in tags(tree, "input") + tags(tree, "select"):
        assert words(e.getparent())
        assert e.getparent().tag == f"{HTML}label"
    for e in tags(tree, "button"):
        assert words(e) or e.find(f"{HTML}img").get("alt")
    for e in tags(tree, "fieldset"):
        assert e.find(f"{HTML}legend") is not None
    for e in tags(tree, "table"):
        assert words(e.find(f"{HTML}caption"))


def test_the_page_has_an_order(tree):
    assert tree.get("lang") == "en"
    levels = [int(e.tag[-1]) for e in tree.iter() if isinstance(e.tag, str) and re.fullmatch(r".*}h[1-6]", e.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    names = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(names) == len(set(names))
    referred = [e.get("href")[1:] for e in tags(tree, "a")] + [
        e.get("aria-labelledby") for e in tree.iter() if e.get("aria-labelledby")
    ]
    assert set(referred) <= set(names)


def variables(css):
    return dict(re.findall(r"--(\w+): (#\w{6})", css))


def contrast(a, b):
    """WCAG 2.2, of two sRGB colours."""

    def luminance(color):
        srgb = np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255
        linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
        return float(linear @ (0.2126, 0.7152, 0.0722))

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme):
    css = (page.FOLDER / "report.css").read_text()
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    of = variables(light if scheme == "light" else dark.split("}")[0])
    for ground in ("page", "card"):
        for ink in ("ink", "faint", "mark", "serious", "focus"):
            assert contrast(of[ink], of[ground]) >= 4.5, (ink, ground)
        assert contrast(of["bar"], of[ground]) >= 3


# ---- hostile words -----------------------------------------------------------------------------------------------

EVIL = """<img src=x onerror=alert(1)>"'&{{ 7 * 7 }}"""


@pytest.fixture
def hostile(tmp_path):
    """A dataset that has markup in every word."""
    spec = header().spec | {"name": EVIL, "classes": {EVIL: {"kind": EVIL}}, "splits": {EVIL: 1.0}, "count": 9}
    head = header(spec=spec, devices=(EVIL,), versions={EVIL: EVIL})
    head.save(tmp_path)
    animal = ZOO[0]
    for index in range(9):
        record = replace(animal.record, index=index, key=f"{index:06d}", split=EVIL, class_name=EVIL, family=EVIL)
        objects = tuple(dict(o) | {"class": EVIL, "keypoints": {EVIL: [3, 4, 2]}} for o in record.objects)
        image = dict(record.image) | {"caption": f"</template></script>{EVIL}"}
        factors = {f"a.{EVIL}": EVIL + str(index % 2), "light.kind": EVIL}
        Store(tmp_path).commit(replace(record, objects=objects, image=image, factors=factors), animal.pictures)
    return tmp_path


def test_words_never_become_markup(hostile, tree):
    found = parsed(page.report(hostile))
    assert len(tags(found, "script")) == 1
    assert {e.tag for e in found.iter() if isinstance(e.tag, str)} <= {
        e.tag for e in tree.iter() if isinstance(e.tag, str)
    }
    assert not [e for e in found.iter() for name in e.attrib if name.startswith("on")]
    assert "49" not in words(tags(found, "h1")[0])
    assert words(tags(found, "h1")[0]) == EVIL
    assert {option.get("value") for option in tags(found, "option")} >= {EVIL}


# ---- overlays ----------------------------------------------------------------------------------------------------


def of_layer(record, name):
    svg = etree.fromstring(f"<svg>{vectors.layers(record)}</svg>")
    return svg.find(f"g[@class='{name}']")


def test_boxes_are_the_labels_boxes():
    for animal in ZOO:
        boxes = [thing["box"] for thing in animal.record.objects if thing["box"] is not None]
        layer = of_layer(animal.record, "boxes")
        drawn = [] if layer is None else layer.findall("rect[@stroke]")
        assert [[float(r.get(k)) for k in ("x", "y", "width", "height")] for r in drawn] == boxes


def filled(path):
    """(24, 32) bool: pixels whose centre lies inside a path of level and upright steps, by the even-odd rule."""
    inside = np.zeros((24, 32), bool)
    for ring in path.split("M")[1:]:
        at, rest = re.match(r"(\d+ \d+)(.*)z", ring).groups()
        x, y = map(int, at.split())
        start = x, y
        corners = [start]
        for way, step in re.findall(r"([hv])(-?\d+)", rest):
            x, y = (x + int(step), y) if way == "h" else (x, y + int(step))
            corners.append((x, y))
        for (x0, y0), (_, y1) in zip(corners, [*corners[1:], start], strict=True):
            inside[min(y0, y1) : max(y0, y1), x0:] ^= True
    return inside


@pytest.mark.parametrize("animal", ZOO, ids=lambda animal: str(animal.index))
def test_masks_fill_to_the_pixels_of_the_objects(animal):
    layer = of_layer(animal.record, "masks")
    union = np.zeros_like(animal.ids, bool)
    for path in [] if layer is None else layer.findall("path"):
        union |= filled(path.get("d"))
    assert (union == (animal.ids > 0)).all()


def test_keypoints_are_full_where_they_are_seen():
    (thing,) = ZOO[0].record.objects
    circles = of_layer(ZOO[0].record, "keypoints").findall("circle")
    shown = {name: (u, v, seen) for name, (u, v, seen) in thing["keypoints"].items() if seen}
    assert len(circles) == len(shown)
    for circle in circles:
        u, v, seen = shown[circle.find("title").text]
        assert (float(circle.get("cx")), float(circle.get("cy"))) == (u, v)
        assert (circle.get("fill") == "none") == (seen == 1)


def test_every_layer_has_a_switch_that_works_without_a_script(tree):
    css = (page.FOLDER / "report.css").read_text()
    there = {e.get("class") for e in tags(tree, "g")} & set(vectors.LAYERS)
    assert there == set(vectors.LAYERS) == set(page.LAYERS)
    for name in there:
        assert f"body:has(#show-{name}:not(:checked)) .overlay .{name}" in css
        assert tree.xpath(f"//*[@id='show-{name}']")


# ---- what it says ------------------------------------------------------------------------------------------------


def test_counts_are_of_all_images(drawn, tree):
    table = tree.xpath("//*[@id='classes']//*[local-name()='tbody']")[0]
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in table}
    there = {
        name: [len(list((drawn / "images" / split / name).glob("*.jpg"))) for split in ("train", "val")]
        for name in ("chair", "sofa")
    }
    assert {name: [int(cell) for cell in rows[name][:3]] for name in there} == {
        name: [*counts, sum(counts)] for name, counts in there.items()
    }
    assert rows["all"][2] == "12"


def test_a_sample_says_so(drawn, text):
    assert "This page is a sample" not in text
    part = page.report(drawn, most=9, shown=4)
    assert "This page is a sample" in part
    assert "9 that were chosen by chance" in part
    assert "The contact sheet shows" in part


def test_a_sample_favours_no_class():
    """Classes alternate, so that every n-th image would be of one."""
    chosen = by_chance(range(50_000))[:3000]
    assert abs(sum(index % 2 for index in chosen) - 1500) < 120
    assert by_chance(range(50_000)) == by_chance(reversed(range(50_000)))


def test_the_sheet_is_shared_out_among_classes():
    classes = {index: "rare" if index % 10 == 0 else "common" for index in range(100)}
    chosen = shared_out(classes, 12, list(range(100)))
    assert sum(classes[index] == "rare" for index in chosen) == 6
    assert len(shared_out(classes, 1000, list(range(100)))) == 100


def test_a_histogram_is_as_high_as_its_counts():
    svg = etree.fromstring(charts.histogram([2, 0, 8, 4], "H"))
    assert [float(r.get("height")) for r in svg.findall("rect")] == [10, 40, 20]


def test_a_spec_is_told_in_brief():
    long = {"kind": "sofa", "fields": ["x" * 50] * 10}
    told = brief({"name": "n", "classes": {"sofa": [long | {"weight": 2}, long]}, "light": long})
    assert told == "name: n\nclasses:\n  sofa:\n  - kind: sofa\n    weight: 2\n  - sofa\nlight: sofa\n"


# ---- what it finds -----------------------------------------------------------------------------------------------


def look(index, picture, **changes):
    record = replace(ZOO[0].record, index=index)
    return replace(looked_at(record, picture), **changes)


def noise(seed, height=24, width=32):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


def test_the_strangest_image_is_the_one_unlike_the_others():
    looks = [look(k, (noise(k) // 4 + 90).astype(np.uint8)) for k in range(20)]
    odd = look(99, np.full((24, 32, 3), 250, np.uint8))
    first, *_ = strangest([*looks, odd], 3)
    assert first.look is odd
    assert first.distance > 2
    assert "bright" in first.why
    assert strangest(looks[:3], 3) == []


def test_traits_are_measured():
    grey = dict(zip(TRAITS, look(0, np.full((24, 32, 3), 51, np.uint8)).traits, strict=True))
    assert grey["brightness"] == pytest.approx(0.2)
    assert [grey[name] for name in ("contrast", "colour", "detail")] == pytest.approx([0, 0, 0], abs=1e-6)
    red = dict(zip(TRAITS, look(0, np.full((24, 32, 3), (255, 0, 0), np.uint8)).traits, strict=True))
    assert red["colour"] == red["warmth"] == pytest.approx(1)


def test_twins_are_found_across_splits_first():
    a, b = noise(1, 64, 64), noise(2, 64, 64)
    nearly = np.clip(b.astype(int) + 2, 0, 255).astype(np.uint8)
    looks = [look(0, a), look(1, a), look(2, b), look(3, nearly, split="val"), look(4, noise(3, 64, 64))]
    found = [(t.first.index, t.second.index, t.leak) for t in twins(looks)]
    assert found == [(2, 3, True), (0, 1, False)]


def test_the_palette_has_the_colours_and_their_shares():
    picture = np.full((24, 32, 3), (255, 0, 0), np.uint8)
    picture[:, 8:] = (0, 0, 255)
    swatches = palette([look(0, picture)])
    assert [(s.color, round(s.share, 2)) for s in swatches] == [("#0000ff", 0.75), ("#ff0000", 0.25)]


@pytest.fixture(scope="module")
def damaged(drawn):
    """A survey of the drawn dataset, to copies of which things are done."""
    return survey(drawn)


def about(of, pairs=()):
    return {finding.about: finding for finding in findings(of, pairs)}


def test_a_good_dataset_has_no_serious_finding(damaged):
    assert not [finding for finding in findings(damaged, twins(damaged.looks)) if finding.serious]


FAULTS = {
    "dark": lambda one: replace(one, traits=np.array([0.01, *one.traits[1:]])),
    "blown": lambda one: replace(one, blown=0.9),
    "tiny": lambda one: replace(one, traits=np.array([*one.traits[:6], 0.0001, *one.traits[7:]])),
    "invisible": lambda one: replace(one, least_visible=0.0),
    "hidden": lambda one: replace(one, least_visible=0.05),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_and_named(damaged, fault):
    clean = about(damaged)
    looks = [FAULTS[fault](damaged.looks[0]), *damaged.looks[1:]]
    found = about(replace(damaged, looks=looks))[fault]
    assert damaged.looks[0].index in found.images
    assert fault not in clean or clean[fault].images != found.images


def test_the_same_shape_in_two_splits_is_a_leak(damaged):
    first = damaged.looks[0]
    other = next(one for one in damaged.looks if one.split != first.split)
    looks = [replace(one, shape=first.shape) if one is other else one for one in damaged.looks]
    found = about(replace(damaged, looks=looks))["leak"]
    assert found.serious
    assert found.images == (max(first.index, other.index),)


def test_shapes_are_told_apart_whatever_their_cover(drawn):
    of = survey(drawn)
    scenes = Scenes(drawn, of.header)
    identities = {one.index: scenes.of(one.index).identity for one in of.looks}
    for a in of.looks:
        for b in of.looks:
            assert (a.shape == b.shape) <= (identities[a.index] == identities[b.index])


def test_imbalance_and_missing_images_are_told(damaged):
    files = {index: file for index, file in damaged.files.items() if "/sofa/" not in file or index < 3}
    found = about(replace(damaged, files=files))
    assert "times as many images of 'chair' as of 'sofa'" in found["imbalance"].message
    assert found["unfinished"].serious
    assert found["unfinished"].message.startswith(f"{12 - len(files)} of 12")


# ---- the command -------------------------------------------------------------------------------------------------


def test_the_command_writes_a_file_that_is_no_part_of_the_dataset(drawn, text):
    done = CliRunner().invoke(main, ["report", str(drawn)])
    assert done.exit_code == 0, done.output
    assert (drawn / "report.html").read_text() == text
    assert page.report(drawn) == text
    (drawn / "report.html").unlink()


def test_what_is_no_dataset_is_refused(tmp_path):
    done = CliRunner().invoke(main, ["report", str(tmp_path), "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 1
    assert "dataset.json" in done.output
    assert not (tmp_path / "r.html").exists()


def test_a_damaged_image_is_named(drawn, tmp_path):
    copy = shutil.copytree(drawn, tmp_path / "copy")
    victim = next(iter((copy / "images").glob("*/*/*.jpg")))
    victim.write_bytes(b"no picture")
    with pytest.raises(SynthgenError, match=victim.name):
        page.report(copy)
