"""The errors that a user can cause or meet. Each is one clear line; the command line turns them into exit codes."""

import difflib
from collections.abc import Iterable


class SynthgenError(Exception):
    """Something outside the program is wrong: the disk, the device, the folder. Exit code 1."""

    exit_code = 1


class SpecError(SynthgenError):
    """What the user wrote is wrong: `file:line: key.path: what is wrong; what would be right`. Exit code 2."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        # It quotes what the user wrote, which may hold line breaks and worse.
        super().__init__("".join(c if c.isprintable() else repr(c)[1:-1] for c in message))


class Impossible(ValueError):
    """Fields of one thing that are allowed one by one but cannot go together; the message says which and why.

    A kind raises it from `__post_init__`, so that an impossible one cannot exist; reading or drawing a spec turns it
    into a SpecError that says where.
    """


def nearest(word: object, known: Iterable[str]) -> str:
    """A hint that ends an error line: the most similar known word, or all of them if none is similar."""
    names = list(known)
    similar = difflib.get_close_matches(str(word), names, n=1, cutoff=0.55)
    if similar:
        return f"did you mean '{similar[0]}'?"
    return f"known are {', '.join(names)}" if names else "none are known here"
