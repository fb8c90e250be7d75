"""An audit in words: a table with a row a view, and the features that a shortcut was found by."""

from __future__ import annotations

from rich.table import Table

from synthgen.evaluate.audit import Audit
from synthgen.evaluate.blind import Sign, View


def table(audit: Audit) -> Table:
    """A row a view; percentages."""
    counted = ", ".join(f"{n} {name}" for name, n in audit.images.items())
    shown = Table("seen", "features", "right", "limit", "verdict", "strongest", title=f"{audit.name}: {counted}")
    for seen in audit.views:
        right = f"{seen.accuracy:.1%} ± {seen.error:.1%}"
        verdict = "pass" if seen.passed else "SHORTCUT"
        signs = "\n".join(in_words(sign) for sign in _worth_naming(seen)) or "nothing beyond chance"
        shown.add_row(seen.name, str(seen.features), right, f"{seen.limit:.1%}", verdict, signs)
    return shown


def in_words(sign: Sign) -> str:
    """`light.kelvin: higher for sofa, 0.42 sd (z 6.1)`."""
    comparison = _comparison(sign)
    return f"{sign.feature}: {comparison} for {sign.class_name}, {abs(sign.effect):.2f} sd (z {abs(sign.z):.1f})"


def conclusion(audit: Audit) -> str:
    """One line."""
    betrayed = [seen.name for seen in audit.views if not seen.passed]
    if betrayed:
        return f"{audit.name}: the class can be told without the object, by {' and by '.join(betrayed)}"
    chance = f"{audit.views[0].chance:.0%}"
    return f"{audit.name}: no shortcut found; without the object, the class is told no better than by chance ({chance})"


def _worth_naming(seen: View) -> list[Sign]:
    """Of a shortcut the strongest features in any case; otherwise those that noise would not make."""
    return [sign for sign in seen.signs if not seen.passed or abs(sign.z) > seen.noise_z]


def _comparison(sign: Sign) -> str:
    if " = " in sign.feature:
        return "more often" if sign.effect > 0 else "less often"
    return "higher" if sign.effect > 0 else "lower"
