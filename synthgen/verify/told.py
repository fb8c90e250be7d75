"""A verification in words: problems by check, a line each, and not too many of them."""

from __future__ import annotations

from collections.abc import Iterator

from synthgen.verify.problem import CHECKS, Report

SHOWN = 10
"""Problems named of each check."""

LONGEST = 200


def lines(report: Report, shown: int = SHOWN) -> Iterator[str]:
    """Line by line."""
    for check, meaning in CHECKS.items():
        problems = report.of(check)
        if problems:
            yield f"{check}: {len(problems)} {_noun(len(problems))}; it should be that {meaning}"
            yield from (_cut(f"  {problem.place}: {problem.message}") for problem in problems[:shown])
            if len(problems) > shown:
                yield f"  ... and {len(problems) - shown} more"
    yield from (_cut(f"note: {note}") for note in report.notes)


def conclusion(report: Report) -> str:
    """One line."""
    what = f"{report.name}: {report.images} images"
    if report.passed:
        return f"{what}, all right; fingerprint {report.fingerprint}"
    failed = [check for check in CHECKS if report.of(check)]
    return f"{what}, {len(report.problems)} {_noun(len(report.problems))} in {', '.join(failed)}"


def _noun(count: int) -> str:
    return "problem" if count == 1 else "problems"


def _cut(line: str) -> str:
    plain = "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 3]}..."
