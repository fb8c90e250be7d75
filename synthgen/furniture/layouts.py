"""How square modules are put together: which stand where, and on which of their sides they have a back.

Modules stand on a grid: columns from a sitter's right to left, rows from the back to the front.
"""

from dataclasses import dataclass

from synthgen.distributions import Choice
from synthgen.fields import count, flag

Place = tuple[int, int, tuple[str, ...]]
"""Column, row, and the sides ("back", "left", "right") that have a back."""


@dataclass(frozen=True)
class RowLayout:
    """Modules side by side, closed by corner modules or open."""

    modules: int = count(3, 2, 4, "Modules side by side.", limits=(1, 5), distribution=Choice((2, 3, 4), (3, 4, 0.6)))
    closed_left: bool = flag(True, 0.6, "Whether the left end has a side.")
    closed_right: bool = flag(True, 0.6, "Whether the right end has a side.")

    def places(self) -> list[Place]:
        """The modules, from right to left."""
        ends = {0: ("right",) * self.closed_right, self.modules - 1: ("left",) * self.closed_left}
        if self.modules == 1:
            ends = {0: ("right",) * self.closed_right + ("left",) * self.closed_left}
        return [(k, 0, ("back", *ends.get(k, ()))) for k in range(self.modules)]


@dataclass(frozen=True)
class OttomanLayout(RowLayout):
    """A row with an ottoman before its left end."""

    def places(self) -> list[Place]:
        """The modules, the ottoman last."""
        return [*super().places(), (self.modules - 1, 1, ())]


@dataclass(frozen=True)
class CornerLayout:
    """A row that turns forward at a corner module on its left."""

    modules: int = count(3, 2, 3, "Modules side by side, with the corner.", limits=(2, 5))
    wing: int = count(1, 1, 2, "Modules before the corner.", limits=(1, 3))
    open_wing: bool = flag(False, 0.3, "Whether the last module of the wing is an ottoman.")
    closed_right: bool = flag(False, 0.4, "Whether the right end has a side.")

    def places(self) -> list[Place]:
        """The row, then the wing."""
        last = self.modules - 1
        row: list[Place] = [(k, 0, ("back",) + ("right",) * (self.closed_right and k == 0)) for k in range(last)]
        wing: list[Place] = [(last, k, ("left",)) for k in range(1, self.wing + 1)]
        if self.open_wing:
            wing[-1] = (last, self.wing, ())
        return [*row, (last, 0, ("back", "left")), *wing]


Layout = RowLayout | OttomanLayout | CornerLayout

LAYOUTS: dict[str, type[Layout]] = {"row": RowLayout, "ottoman_row": OttomanLayout, "corner": CornerLayout}
