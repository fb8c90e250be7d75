"""What can go wrong with a dataset, each as a function that does it to a folder: four images that `drawn_dataset` made.

Image 0 is a chair and 1 a sofa, both in `val`; 2 is a chair in `train`; 3 is a sofa in `train`, and has a second one.
"""

import csv
import io
import json
import shutil

import numpy as np
from PIL import Image

from synthgen.dataset import header as headers
from synthgen.dataset.finalize import finalize

CORRUPTIONS = {}
"""Name -> (what does it, the check that must find it by meaning)."""


def found_by(check):
    """Put a function into the table."""

    def add(function):
        CORRUPTIONS[function.__name__] = (function, check)
        return function

    return add


def picture(root, key):
    return next(root.glob(f"images/*/*/{key}.jpg"))


def pixels(path):
    with Image.open(path) as image:
        return np.array(image)


def save(path, array):
    Image.fromarray(array).save(path)


def edit(path, change):
    """Rewrite a JSON file."""
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def record(root, key, change):
    """Edit a label file; annotation files follow, as if all had been made so."""
    edit(root / "labels" / f"{key}.json", change)
    finalize(root, headers.load(root))


def swap(a, b):
    first, second = a.read_bytes(), b.read_bytes()
    a.write_bytes(second)
    b.write_bytes(first)


def copied(root, old, new, split=None):
    """A whole image under another key, in its own split or another one; annotation files follow."""
    for path in [*root.glob(f"*/{old}.*")]:
        shutil.copy(path, path.with_name(new + path.suffix))
    place = picture(root, old)
    target = root / "images" / (split or place.parts[-3]) / place.parts[-2] / f"{new}.jpg"
    for stale in root.glob(f"images/*/*/{new}.jpg"):
        stale.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(place, target)
    record(root, new, lambda r: r.update(key=new, index=int(new), split=target.parts[-3]))


# ---- pictures ----------------------------------------------------------------------------------------------------


@found_by("pictures")
def truncated_jpeg(root):
    path = picture(root, "000001")
    path.write_bytes(path.read_bytes()[:-300])


@found_by("pictures")
def jpeg_without_its_last_bytes(root):
    path = picture(root, "000001")
    path.write_bytes(path.read_bytes()[:-2])


@found_by("pictures")
def empty_jpeg(root):
    picture(root, "000000").write_bytes(b"")


@found_by("pictures")
def png_that_is_called_jpg(root):
    path = picture(root, "000002")
    Image.fromarray(pixels(path)).save(path, "PNG")


@found_by("pictures")
def grey_picture(root):
    path = picture(root, "000002")
    Image.open(path).convert("L").save(path, "JPEG")


@found_by("pictures")
def black_picture(root):
    path = picture(root, "000002")
    save(path, np.zeros_like(pixels(path)))


@found_by("pictures")
def picture_of_one_colour(root):
    path = picture(root, "000002")
    save(path, np.full_like(pixels(path), 120))


@found_by("pictures")
def smaller_picture(root):
    path = picture(root, "000003")
    Image.open(path).resize((24, 20)).save(path)


@found_by("duplicates")
def the_picture_of_another_image(root):
    shutil.copy(picture(root, "000000"), picture(root, "000002"))


@found_by("duplicates")
def the_picture_of_another_image_compressed_anew(root):
    Image.open(picture(root, "000000")).save(picture(root, "000002"), quality=70)


@found_by("duplicates")
def image_twice(root):
    copied(root, "000001", "000004")


# ---- masks, depth and other pictures beside it -------------------------------------------------------------------


@found_by("geometry")
def swapped_masks(root):
    swap(root / "masks/000000.png", root / "masks/000002.png")


@found_by("geometry")
def swapped_depth(root):
    swap(root / "depth/000000.png", root / "depth/000002.png")


@found_by("geometry")
def shifted_mask(root):
    path = root / "masks/000001.png"
    save(path, np.roll(pixels(path), 3, axis=1))


@found_by("labels")
def mask_of_one_pixel_more(root):
    path = root / "masks/000001.png"
    ids = pixels(path)
    ids[tuple(np.argwhere(ids == 0)[0])] = 1
    save(path, ids)


@found_by("labels")
def swapped_ids_in_a_mask(root):
    path = root / "masks/000003.png"
    save(path, np.array([0, 2, 1], np.uint8)[pixels(path)])


@found_by("labels")
def mask_with_an_id_that_no_object_has(root):
    path = root / "masks/000001.png"
    ids = pixels(path)
    ids[:2, :2] = 7
    save(path, ids)


@found_by("pictures")
def mask_of_another_size(root):
    path = root / "masks/000001.png"
    save(path, pixels(path)[:-1])


@found_by("pictures")
def mask_in_colour(root):
    path = root / "masks/000001.png"
    Image.open(path).convert("RGB").save(path)


@found_by("geometry")
def constant_depth(root):
    path = root / "depth/000001.png"
    save(path, np.full_like(pixels(path), 2000))


@found_by("geometry")
def no_depth_under_an_object(root):
    """As what was not a number is stored."""
    path = root / "depth/000001.png"
    depth = pixels(path)
    depth[tuple(np.argwhere(pixels(root / "masks/000001.png") == 1)[5])] = 0
    save(path, depth)


@found_by("geometry")
def depth_of_a_tenth_more(root):
    path = root / "depth/000001.png"
    save(path, (pixels(path) * 1.1).astype(np.uint16))


@found_by("pictures")
def depth_of_8_bits(root):
    path = root / "depth/000001.png"
    save(path, (pixels(path) // 256).astype(np.uint8))


@found_by("labels")
def semantic_picture_of_another_class(root):
    path = root / "semantic/000001.png"
    save(path, (pixels(path) > 0).astype(np.uint8))


@found_by("labels")
def parts_taken_for_others(root):
    path = root / "parts/000000.png"
    save(path, np.where(pixels(path) > 0, pixels(path) % 9 + 1, 0).astype(np.uint8))


@found_by("labels")
def parts_counted_wrongly(root):
    def miscount(data):
        parts = data["objects"][0]["parts"]
        parts[next(iter(parts))] += 1

    record(root, "000000", miscount)


@found_by("labels")
def normals_mirrored(root):
    path = root / "normals/000000.png"
    save(path, 255 - pixels(path))


# ---- label files -------------------------------------------------------------------------------------------------


@found_by("records")
def broken_label_file(root):
    path = root / "labels/000002.json"
    path.write_text(path.read_text()[:500])


@found_by("labels")
def shifted_box(root):
    record(root, "000000", lambda r: r["objects"][0]["box"].__setitem__(0, r["objects"][0]["box"][0] + 1))


@found_by("labels")
def wrong_area(root):
    record(root, "000000", lambda r: r["objects"][0].update(area=r["objects"][0]["area"] + 1))


@found_by("labels")
def run_lengths_of_another_object(root):
    record(root, "000003", lambda r: r["objects"][0].update(mask=r["objects"][1]["mask"]))


@found_by("labels")
def wrong_truncation(root):
    record(root, "000000", lambda r: r["objects"][0].update(truncated=not r["objects"][0]["truncated"]))


@found_by("labels")
def edited_label(root):
    record(root, "000003", lambda r: r["objects"][1].update({"class": "chair"}))


@found_by("records")
def class_that_does_not_exist(root):
    edit(root / "labels/000003.json", lambda r: r["objects"][1].update({"class": "settle"}))


@found_by("labels")
def object_that_is_not_listed(root):
    record(root, "000003", lambda r: r["objects"].pop())


@found_by("labels")
def label_that_is_missing(root):
    edit(root / "labels/000000.json", lambda r: r["objects"][0].pop("keypoints"))


@found_by("labels")
def moved_object(root):
    record(root, "000000", lambda r: r["objects"][0]["pose"]["world_from_object"][0].__setitem__(3, 0.01))


@found_by("labels")
def turned_camera(root):
    record(root, "000000", lambda r: r["image"]["camera"]["world_from_camera"].reverse())


@found_by("labels")
def keypoint_on_the_other_side(root):
    def mirror(data):
        points = data["objects"][0]["keypoints"]
        a, b = next(name for name in points if "left" in name), next(name for name in points if "right" in name)
        points[a], points[b] = points[b], points[a]

    record(root, "000000", mirror)


@found_by("labels")
def caption_of_another_image(root):
    other = json.loads((root / "labels/000001.json").read_text())["image"]["caption"]
    record(root, "000000", lambda r: r["image"].update(caption=other))


@found_by("labels")
def hidden_object_called_visible(root):
    record(root, "000003", lambda r: r["objects"][1].update(visible_fraction=0.999, occluded_fraction=0.001))


@found_by("records")
def edited_factor(root):
    record(root, "000000", lambda r: r["factors"].update({"camera.lens_mm": 50.0}))


@found_by("records")
def key_of_another_image(root):
    edit(root / "labels/000000.json", lambda r: r.update(key="000001", index=1))


@found_by("records")
def swapped_label_files(root):
    swap(root / "labels/000000.json", root / "labels/000002.json")


# ---- scenes and header -------------------------------------------------------------------------------------------


@found_by("scenes")
def changed_scene(root):
    path = root / "scenes/000000.yaml"
    path.write_text(path.read_text().replace("saturation: ", "saturation: 0.0"))


@found_by("scenes")
def scene_that_is_none(root):
    (root / "scenes/000000.yaml").write_text("classes: [")


@found_by("scenes")
def another_seed_in_the_header(root):
    def reseed(data):
        data["seed"] = data["spec"]["seed"] = 8

    edit(root / "dataset.json", reseed)


@found_by("formats")
def other_category_ids_in_the_header(root):
    def turn(data):
        data["spec"]["classes"] = dict(reversed(data["spec"]["classes"].items()))

    edit(root / "dataset.json", turn)


# ---- files, classes and splits -----------------------------------------------------------------------------------


@found_by("files")
def missing_mask(root):
    (root / "masks/000002.png").unlink()


@found_by("files")
def missing_label_file(root):
    (root / "labels/000002.json").unlink()


@found_by("files")
def missing_picture(root):
    picture(root, "000002").unlink()


@found_by("classes")
def missing_image(root):
    for path in [*root.glob("*/000002.*"), picture(root, "000002")]:
        path.unlink()
    finalize(root, headers.load(root))


@found_by("files")
def picture_without_an_image(root):
    shutil.copy(picture(root, "000002"), picture(root, "000002").with_name("000009.jpg"))


@found_by("files")
def the_same_key_twice(root):
    (root / "images/train/sofa").mkdir(exist_ok=True)
    shutil.copy(picture(root, "000001"), root / "images/train/sofa/000002.jpg")


@found_by("files")
def stray_file(root):
    (root / "images/val/chair/cover.jpg").write_bytes(picture(root, "000000").read_bytes())


@found_by("classes")
def wrong_class_folder(root):
    """The picture, its record and all annotations agree; the spec and the scene say otherwise."""
    place = picture(root, "000002")
    (root / "images/train/sofa").mkdir(exist_ok=True)
    place.rename(root / "images/train/sofa/000002.jpg")

    def rename(data):
        data["class_name"] = data["objects"][0]["class"] = "sofa"

    record(root, "000002", rename)


@found_by("records")
def class_folder_against_the_label(root):
    (root / "images/train/sofa").mkdir(exist_ok=True)
    picture(root, "000002").rename(root / "images/train/sofa/000002.jpg")


@found_by("classes")
def folder_of_no_class(root):
    (root / "images/train/settle").mkdir(exist_ok=True)
    picture(root, "000002").rename(root / "images/train/settle/000002.jpg")


@found_by("splits")
def folder_of_no_split(root):
    (root / "images/trial/chair").mkdir(parents=True)
    picture(root, "000002").rename(root / "images/trial/chair/000002.jpg")


@found_by("splits")
def image_in_another_split(root):
    """The picture, its record and all annotations agree; but by its shape it belongs elsewhere."""
    place = picture(root, "000002")
    (root / "images/val/chair").mkdir(parents=True, exist_ok=True)
    place.rename(root / "images/val/chair/000002.jpg")
    record(root, "000002", lambda r: r.update(split="val"))


@found_by("splits")
def leaked_object(root):
    """The chair of image 0, which is in `val`, in `train` too."""
    copied(root, "000000", "000002", split="train")


# ---- annotation files --------------------------------------------------------------------------------------------

COCO = "annotations/instances_val.json"


@found_by("formats")
def coco_with_a_wrong_category_id(root):
    edit(root / COCO, lambda data: data["annotations"][0].update(category_id=2))


@found_by("formats")
def coco_without_an_annotation(root):
    edit(root / COCO, lambda data: data["annotations"].pop())


@found_by("formats")
def coco_with_an_annotation_twice(root):
    edit(root / COCO, lambda data: data["annotations"].append(data["annotations"][0]))


@found_by("formats")
def coco_with_a_shifted_box(root):
    edit(root / COCO, lambda data: data["annotations"][0]["bbox"].__setitem__(1, 0.5))


@found_by("formats")
def coco_with_a_wrong_file_name(root):
    edit(root / COCO, lambda data: data["images"][0].update(file_name="val/chair/000007.jpg"))


@found_by("formats")
def coco_that_is_missing(root):
    (root / COCO).unlink()


@found_by("formats")
def coco_cut_short(root):
    (root / COCO).write_text((root / COCO).read_text()[:-40])


def table(root, change):
    """Rewrite labels.csv."""
    path = root / "labels.csv"
    rows = list(csv.reader(io.StringIO(path.read_text())))
    change(rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue())


@found_by("formats")
def csv_without_a_row(root):
    table(root, lambda rows: rows.pop(2))


@found_by("formats")
def csv_with_an_edited_cell(root):
    table(root, lambda rows: rows[1].__setitem__(rows[0].index("class"), "sofa"))


@found_by("formats")
def metadata_with_an_edited_label(root):
    path = root / "images/val/metadata.jsonl"
    path.write_text(path.read_text().replace('"label":"chair"', '"label":"sofa"'))


@found_by("formats")
def metadata_without_a_line(root):
    path = root / "images/val/metadata.jsonl"
    path.write_text("\n".join(path.read_text().splitlines()[1:]) + "\n")
