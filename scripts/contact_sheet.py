"""A contact sheet of a rendered dataset: `uv run scripts/contact_sheet.py out/chairs sheet.jpg --columns 12`."""

import argparse
from pathlib import Path

from PIL import Image


def contact_sheet(pictures: list[Path], columns: int, edge: int) -> Image.Image:
    """Pictures side by side in rows, each fitted into a square of `edge` pixels."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * edge, rows * edge), "white")
    for number, path in enumerate(pictures):
        picture = Image.open(path)
        picture.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        sheet.paste(picture, ((number % columns) * edge, (number // columns) * edge))
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--columns", type=int, default=12)
    parser.add_argument("--edge", type=int, default=128, help="pixels")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=120)
    arguments = parser.parse_args()
    pictures = sorted(arguments.dataset.glob("images/*/*/*.jpg"), key=lambda path: path.stem)
    chosen = pictures[arguments.first : arguments.first + arguments.count]
    contact_sheet(chosen, arguments.columns, arguments.edge).save(arguments.sheet, quality=88)


if __name__ == "__main__":
    main()
