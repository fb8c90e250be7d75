"""Augmentation of a whole batch at once, on any device: what a picture may undergo and stay of its class.

Chances are drawn on the CPU from a generator of our own, a few numbers a picture, so that all devices see the same.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812  as everybody calls it
from torch import Tensor

AREA = (0.3, 1.0)
"""Share of the square that a crop shows."""

LONGER = 4 / 3
"""Largest ratio of the sides of a crop."""

TURN_DEG = 8.0
GREY, BLUR, NOISE, ERASE = 0.15, 0.3, 0.3, 0.3
"""Shares of pictures."""

BLUR_PX = (0.3, 1.6)
BLUR_REACH = 4
STRONGEST_NOISE = 0.06
ERASED = (0.05, 0.25)
"""Share of the picture that is painted over."""

CHANCES = 25
"""Uniforms that a picture needs."""

YIQ = torch.tensor([[0.299, 0.587, 0.114], [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]])


def plain(pictures: Tensor, edge_px: int) -> Tensor:
    """(B, 3, S, S) uint8 -> (B, 3, E, E) float, centred on 0, without augmentation."""
    small = F.interpolate(pictures.float(), size=edge_px, mode="bilinear", antialias=True, align_corners=False)
    return normalized(small / 255)


def normalized(pictures: Tensor) -> Tensor:
    """0..1 to about -2..2."""
    return (pictures - 0.5) / 0.25


def augmented(pictures: Tensor, edge_px: int, generator: torch.Generator) -> Tensor:
    """(B, 3, S, S) uint8 -> (B, 3, E, E) float: cropped, turned, mirrored, recoloured, blurred, noisy, erased."""
    chances = torch.rand((len(pictures), CHANCES), generator=generator).to(pictures.device).T
    noise_seed = int(torch.randint(2**31, (1,), generator=generator))
    seen = cropped(pictures.float() / 255, edge_px, chances[:7])
    seen = blurred(recolored(seen, chances[7:13]), chances[13:15])
    seen = noisy(seen, chances[15:17], noise_seed).clamp(0, 1)
    return normalized(erased(seen, chances[17:25]))


def cropped(pictures: Tensor, edge_px: int, chances: Tensor) -> Tensor:
    """A part, of other sides, a little turned, half of them mirrored."""
    side = torch.sqrt(_between(chances[0], *AREA))
    stretch = torch.exp(_between(chances[1], -0.5, 0.5) * math.log(LONGER))
    width, height = (side * stretch).clamp(max=1), (side / stretch).clamp(max=1)
    x, y = (2 * chances[2] - 1) * (1 - width), (2 * chances[3] - 1) * (1 - height)
    turn = torch.deg2rad(_between(chances[4], -TURN_DEG, TURN_DEG))
    mirror = torch.where(chances[5] < 0.5, -1.0, 1.0)
    cosine, sine = torch.cos(turn), torch.sin(turn)
    rows = [
        torch.stack([cosine * width * mirror, -sine * height, x], 1),
        torch.stack([sine * width * mirror, cosine * height, y], 1),
    ]
    grid = F.affine_grid(torch.stack(rows, 1), [len(pictures), 3, edge_px, edge_px], align_corners=False)
    return F.grid_sample(pictures, grid, mode="bilinear", padding_mode="border", align_corners=False)


def recolored(pictures: Tensor, chances: Tensor) -> Tensor:
    """Other brightness, contrast, saturation and hue; some in grey."""
    bright, steep = (_factor(chances[k], 0.4) for k in (0, 1))
    color = torch.where(chances[2] < GREY, 0.0, _factor(chances[3], 0.5).flatten())
    angle = _between(chances[4], -0.3, 0.3)
    matrix = YIQ.to(pictures.device)
    zero, one = torch.zeros_like(color), torch.ones_like(color)
    cosine, sine = color * torch.cos(angle), color * torch.sin(angle)
    turned = torch.stack([one, zero, zero, zero, cosine, -sine, zero, sine, cosine], 1).view(-1, 3, 3)
    seen = torch.einsum("bij,bjhw->bihw", torch.linalg.inv(matrix) @ turned @ matrix, pictures) * bright
    middle = seen.mean(dim=(1, 2, 3), keepdim=True)
    return ((seen - middle) * steep + middle).clamp(0, 1)


def blurred(pictures: Tensor, chances: Tensor) -> Tensor:
    """Some out of focus, each by its own Gaussian."""
    sigma = torch.where(chances[0] < BLUR, _between(chances[1], *BLUR_PX), 1e-3)
    steps = torch.arange(-BLUR_REACH, BLUR_REACH + 1, device=pictures.device)
    weights = torch.exp(-0.5 * (steps / sigma[:, None]) ** 2)
    kernel = (weights / weights.sum(1, keepdim=True)).repeat_interleave(3, 0)[:, None]
    flat = pictures.reshape(1, -1, *pictures.shape[2:])
    flat = F.conv2d(flat, kernel[:, :, None], padding=(0, BLUR_REACH), groups=len(kernel))
    flat = F.conv2d(flat, kernel[..., None], padding=(BLUR_REACH, 0), groups=len(kernel))
    return flat.view_as(pictures)


def noisy(pictures: Tensor, chances: Tensor, seed: int) -> Tensor:
    """Some with Gaussian noise."""
    strength = torch.where(chances[0] < NOISE, chances[1] * STRONGEST_NOISE, 0.0)
    generator = torch.Generator(pictures.device).manual_seed(seed)
    noise = torch.randn(pictures.shape, generator=generator, device=pictures.device)
    return pictures + noise * strength[:, None, None, None]


def erased(pictures: Tensor, chances: Tensor) -> Tensor:
    """Some with a rectangle painted over in one colour."""
    edge = pictures.shape[-1]
    side = torch.sqrt(_between(chances[1], *ERASED))
    stretch = torch.exp(_between(chances[2], -0.5, 0.5) * math.log(2.0))
    places = (torch.arange(edge, device=pictures.device) + 0.5) / edge
    across = (places - chances[3][:, None]).abs() < (side * stretch / 2)[:, None]
    down = (places - chances[4][:, None]).abs() < (side / stretch / 2)[:, None]
    hidden = down[:, None, :, None] & across[:, None, None, :] & (chances[0] < ERASE)[:, None, None, None]
    return torch.where(hidden, chances[5:8].T[:, :, None, None], pictures)


def _between(chance: Tensor, low: float, high: float) -> Tensor:
    return low + chance * (high - low)


def _factor(chance: Tensor, reach: float) -> Tensor:
    """(B, 1, 1, 1) from 1 - reach to 1 + reach."""
    return _between(chance, 1 - reach, 1 + reach)[:, None, None, None]
