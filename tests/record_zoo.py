"""A zoo of tiny stages, frames and records: every shape of mask that once broke a format."""

from dataclasses import dataclass, field, replace

import numpy as np

from synthgen.dataset.header import Header
from synthgen.dataset.record import Pictures, Record, key_of
from synthgen.engines import Cycles
from synthgen.frame import Frame
from synthgen.furniture.model import Model, Part
from synthgen.geometry.mesh import Mesh
from synthgen.labels import LABELS, annotated, pixels
from synthgen.materials import Velvet
from synthgen.stage import Rig, Stage, StagedObject, View, World

HEIGHT, WIDTH = 24, 32
SPLITS = {"train": 0.5, "val": 0.25, "test": 0.25}
CLASSES = ("chair", "sofa", "Stühle, groß")

CORNERS = np.array([(x, y, z) for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=float)
QUADS = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
FACES = np.array([t for a, b, c, d in QUADS for t in ((a, b, c), (a, c, d))], dtype=np.int32)


def cube(size=(1.0, 1.0, 1.0)) -> Model:
    """A box on the floor."""
    vertices = (CORNERS - (0.5, 0.5, 0)) * size
    mesh = Mesh(vertices, FACES, np.zeros((len(FACES), 3, 2)))
    return Model((Part("seat", "cover", mesh),), corners(size))


def corners(size) -> dict[str, tuple[float, float, float]]:
    """Keypoints at the upper corners of a box, its seat, and at the lower ones, its legs."""
    x, y, z = (float(side) for side in np.divide(size, (2, 2, 1)))
    ends = {"front": -y, "back": y}
    sides = {"left": x, "right": -x}  # the sitter's
    return {f"{what}_{end}_{side}": (sides[side], ends[end], height)
            for what, height in (("seat", z), ("leg", 0.0)) for end in ends for side in sides}  # fmt: skip


def view(distance=5.0, focal=20.0) -> View:
    """A camera at the height of 0.5 m that looks along +Y at the origin."""
    pose = np.eye(4)
    pose[:3, :3] = np.array([(1, 0, 0), (0, 0, 1), (0, -1, 0)], dtype=float)
    pose[:3, 3] = (0, -distance, 0.5)
    intrinsics = np.array([(focal, 0, WIDTH / 2), (0, focal, HEIGHT / 2), (0, 0, 1)], dtype=float)
    return View(pose, intrinsics, WIDTH, HEIGHT)


def staged(instance=1, class_name="chair", position=(0.0, 0.0, 0.0), size=(1.0, 1.0, 1.0)) -> StagedObject:
    pose = np.eye(4)
    pose[:3, 3] = position
    return StagedObject(instance, class_name, "cube_chair", cube(size), {"cover": Velvet()}, pose, seats=1)


def stage(*objects: StagedObject, seen: View | None = None) -> Stage:
    rig = Rig(World((1.0, 1.0, 1.0), 1.0), (), ())
    return Stage(objects or (staged(),), (), rig, seen or view(), Cycles())


def frame(instance: np.ndarray, depth: np.ndarray | None = None) -> Frame:
    """A frame that shows these ids, at 2 m plus a slope, before nothing."""
    slope = 2 + np.arange(instance.size, dtype=np.float32).reshape(instance.shape) / 1000
    filled = np.where(instance > 0, slope, 0).astype(np.float32) if depth is None else depth
    black = np.zeros((*instance.shape, 3), np.float32)
    return Frame(rgb=black, albedo=black, depth=filled, instance=instance.astype(np.uint16))


def painted(*areas: tuple[slice, slice], instance=1, on: np.ndarray | None = None) -> np.ndarray:
    ids = np.zeros((HEIGHT, WIDTH), np.uint16) if on is None else on.copy()
    for area in areas:
        ids[area] = instance
    return ids


def ring() -> np.ndarray:
    ids = painted((slice(4, 20), slice(6, 26)))
    ids[8:15, 10:20] = 0
    return ids


@dataclass(frozen=True, eq=False)
class Animal:
    """One image of the zoo."""

    index: int
    split: str
    class_name: str
    ids: np.ndarray
    objects: int = 1
    factors: dict = field(default_factory=dict)

    @property
    def stage(self) -> Stage:
        return stage(*(staged(i + 1, self.class_name) for i in range(self.objects)))

    @property
    def frame(self) -> Frame:
        return frame(self.ids)

    @property
    def record(self) -> Record:
        of_image, of_objects = annotated(self.stage, self.frame, LABELS)
        return Record(
            key_of(self.index), self.index, self.split, self.class_name, "cube_chair", WIDTH, HEIGHT,
            of_image, tuple(of_objects), {"class": self.class_name, "camera.lens_mm": 50.5, **self.factors},
        )  # fmt: skip

    @property
    def pictures(self) -> Pictures:
        category_ids = {name: number for number, name in enumerate(CLASSES, 1)}
        return replace(pictures(self.index, self.ids), **_of_labels(self.stage, self.frame, category_ids))


def _of_labels(of: Stage, seen: Frame, category_ids: dict[str, int]) -> dict[str, np.ndarray]:
    """What labels draw, by field of Pictures."""
    drawn = pixels(of, seen, LABELS, category_ids)
    return {name: drawn[name] for name in ("parts", "semantic", "normals")}


def pictures(index: int, ids: np.ndarray, quality=90) -> Pictures:
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    picture = np.stack([rows * 7 + index, columns * 5, rows * columns], axis=-1).astype(np.uint8)
    drawn = _of_labels(stage(*(staged(number) for number in np.unique(ids[ids > 0]))), frame(ids), {"chair": 1})
    text = f"name: zoo\ncount: {index}\n"
    return Pictures(picture, ids.astype(np.uint16), frame(ids).depth, text, quality, **drawn)


ALL = (slice(None), slice(None))
NOWHERE = painted()
CORNER = painted((slice(20, None), slice(25, None)))
PIXEL = painted((slice(5, 6), slice(31, 32)))
TWO = painted((slice(0, 3), slice(0, 4)), instance=2, on=ring())

ZOO = (
    Animal(0, "train", "chair", ring(), factors={"a.hole": True}),
    Animal(1, "train", "sofa", CORNER, factors={"b": None, "c.word": 'say "a, b"\nand c'}),
    Animal(2, "train", "chair", NOWHERE),
    Animal(3, "val", "chair", NOWHERE),
    Animal(5, "train", "sofa", PIXEL, factors={"a.hole": False}),
    Animal(7, "train", "chair", TWO, objects=2),
    Animal(1_000_001, "test", "Stühle, groß", painted(ALL), factors={"d": 1e-7}),
)


def header(**changes) -> Header:
    spec = {
        "name": "zoo", "count": 2_000_000, "seed": 0,
        "classes": {name: {"kind": "cube_chair", "width": {"uniform": [0.4, 0.5]}} for name in CLASSES},
        "balance": dict.fromkeys(CLASSES, 1), "splits": SPLITS,
    }  # fmt: skip
    versions = {"synthgen": "0.1.0", "bpy": "5.2.3", "numpy": "2.3.0", "python": "3.13.1"}
    values = {"spec": spec, "labels": tuple(LABELS), "versions": versions, "devices": ("CPU",)}
    return Header(**(values | changes))


def tree(root) -> dict[str, bytes]:
    """File name -> content of all files under a folder."""
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
