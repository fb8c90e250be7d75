"""The dataset card of Hugging Face: what a dataset is, for people and, in its head, for the Hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synthgen import document
from synthgen.dataset.header import CONVENTIONS, Header

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10**7, "1M<n<10M"))

ABOUT = {
    "image": "the picture, JPEG",
    "label": "class of the object that the picture is about",
    "key": "name of the image in the dataset",
    "family": "family of that object",
    "width": "pixels",
    "height": "pixels",
    "caption": "one sentence, made from the factors",
    "objects": "each visible object: `id` in the masks, `bbox` [x, y, width, height] in pixels, `category`, `area` in "
    "pixels, `truncated` at the border",
    "mask": "ids of objects, PNG",
    "depth": "depth in millimetres, 16-bit PNG",
    "part": "parts of objects, PNG",
    "semantic": "category ids, PNG",
    "normal": "normals in camera space, PNG",
    "record": "JSON: all labels, and every drawn factor by its name",
}


def card(header: Header, counts: Mapping[str, int], columns: Sequence[str]) -> str:
    """`README.md`. counts: images of each split."""
    return f"---\n{document.dumps(_head(header, counts))}---\n{_body(header, counts, columns)}"


def _head(header: Header, counts: Mapping[str, int]) -> dict[str, object]:
    files = [{"split": split, "path": f"data/{split}-*"} for split in counts]
    return {
        "pretty_name": header.name,
        "license": str(header.licence["id"]).lower(),
        "task_categories": ["image-classification", "object-detection", "image-segmentation"],
        "tags": ["synthetic", "furniture"],
        "size_categories": [_size(sum(counts.values()))],
        "configs": [{"config_name": "default", "data_files": files}],
    }


def _size(images: int) -> str:
    return next((name for limit, name in SIZES if images < limit), "n>10M")


def _body(header: Header, counts: Mapping[str, int], columns: Sequence[str]) -> str:
    splits = "\n".join(f"| {split} | {count} |" for split, count in counts.items())
    told = "\n".join(f"| `{name}` | {ABOUT[name]} |" for name in columns)
    conventions = "\n".join(f"* **{name}**: {text}" for name, text in CONVENTIONS.items())
    return f"""
# {header.name}

{sum(counts.values())} images rendered by synthgen {header.versions["synthgen"]}, seed {header.spec["seed"]}.
Their labels come from the same 3D scenes. Classes: {", ".join(header.category_ids)}. Licence: {header.licence["id"]}.

| split | images |
|---|---|
{splits}

| column | meaning |
|---|---|
{told}

## Conventions

{conventions}
"""
