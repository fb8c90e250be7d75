"""An evaluation in words: a table with a row a set of pictures."""

from __future__ import annotations

from rich.table import Table

from synthgen.evaluate.metrics import Estimate
from synthgen.evaluate.transfer import Evaluation


def table(found: Evaluation) -> Table:
    """Percentages with 95 % intervals."""
    shown = Table("pictures of", "number", "balanced accuracy", *found.classes, title=found.name)
    for each in (*found.sets, *([found.synthetic] if found.synthetic else [])):
        for kind, score in (("unflagged", each.unflagged), ("all", each.all)):
            if score is not None:
                classes = (in_words(score.classes[name]) for name in found.classes)
                shown.add_row(f"{each.name}, {kind}", str(score.pictures), in_words(score.balanced_accuracy), *classes)
    return shown


def in_words(each: Estimate) -> str:
    """`93.1 % (90.2 to 95.8)`."""
    return f"{each.mean:.1%} ({100 * each.low:.1f} to {100 * each.high:.1f})"
