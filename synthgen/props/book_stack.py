"""A pile of books."""

from dataclasses import dataclass

from synthgen.fields import count, number, seed
from synthgen.props.books import pile
from synthgen.props.prop import Piece, standing


@dataclass(frozen=True)
class BookStack:
    """Books that lie on each other."""

    books: int = count(3, 1, 5, "Books.", limits=(1, 12))
    size: float = number(0.25, 0.2, 0.31, "m", "Height of the largest, as it would stand.")
    twist_deg: float = number(10, 2, 22, "deg", "How far they are turned against each other at most.")
    seed: int = seed("Sizes and bindings.")

    def pieces(self) -> tuple[Piece, ...]:
        """Bindings and pages."""
        return standing(pile(self.seed, self.books, size=self.size, twist_deg=self.twist_deg))
