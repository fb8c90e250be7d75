"""What every furniture family is: a kind that makes a model."""

from typing import Protocol

from synthgen.furniture.model import Model


class Furniture(Protocol):
    """A frozen kind; its fields say everything about the piece, and `model` makes it."""

    def model(self) -> Model:
        """Parts and keypoints, standing on z = 0, facing -Y."""
        ...
