"""What a verification finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

CHECKS: Mapping[str, str] = {
    "files": "every image has all its files, and nothing lies between them that does not belong there",
    "checksums": "every file is as it was when the dataset was finished",
    "pictures": "pictures open to the end, have the right size, and show something",
    "records": "label files agree with file names, header and scene",
    "scenes": "scene files are what the spec draws",
    "labels": "labels are what masks, depth, camera and scene say",
    "geometry": "masks and depth fit the projected triangles of the objects",
    "classes": "every image has the class that its spec gives it; no image is missing",
    "splits": "no shape is in two splits, and every image is in its own",
    "duplicates": "no picture or scene is there twice",
    "formats": "annotation files say what the records say",
}
"""Name of a check -> what holds where it finds nothing, in the order of a report."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something that is wrong. check: a name in CHECKS. place: a file or key. message: what is wrong there."""

    check: str
    place: str
    message: str


@dataclass(frozen=True)
class Report:
    """What was found. notes: what could not be checked, and why. fingerprint: None without a header."""

    name: str
    images: int
    fingerprint: str | None
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Nothing is wrong."""
        return not self.problems

    def of(self, check: str) -> list[Problem]:
        """What one check found."""
        return [problem for problem in self.problems if problem.check == check]

    def to_dict(self) -> dict[str, Any]:
        """As JSON data."""
        counts = {check: len(self.of(check)) for check in CHECKS}
        problems = [asdict(problem) for problem in self.problems]
        return vars(self) | {
            "passed": self.passed, "counts": counts, "problems": problems, "notes": list(self.notes),
        }  # fmt: skip
