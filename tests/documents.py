"""Documents as their readers use them: blocks of Markdown are saved, applied and run, in order, in a folder.

A shell block is run by bash. `synthgen` there asks this process, which has everything loaded already, to fork and do it:
that takes hundredths of a second instead of half a one. As a program, this file is `synthgen` with smaller options.
"""

import json
import os
import re
import select
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./]+\.\w+)`:\s*$")
"""The end of a line before a block that is a file."""

SMALL = ["--set", "image.width_px=48", "--set", "image.height_px=48", "--set", "render.samples=1"]
SMALLER = {
    "render": ["--count", "4", "--workers", "1", *SMALL],
    "preview": ["--count", "2", "--edge", "32", "--workers", "1"],
    "check": ["--count", "4"],
    "verify": ["--workers", "1"],
    "audit": ["--count", "100"],
    "gallery": ["--draws", "1", "--edge", "32", "--workers", "1"],
    "bench": ["--count", "1", "--workers", "1", *SMALL],
}
"""Command -> what it is given after what the documents say."""

PLACEHOLDERS = {"SPEC": "configs/chairs.yaml", "/shared/": "shared/", "/data/": "data/"}
"""What documents write -> what is run."""

STUB = """#!{python} -SEs
import json, os, socket, sys
asked = socket.socket(socket.AF_UNIX)
asked.connect({address!r})
socket.send_fds(asked, [json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()], [0, 1, 2])
sys.exit((asked.recv(1) or b"\\xff")[0])
"""
MESSAGE = 1 << 20
TICK_S = 0.05


@dataclass(frozen=True)
class Block:
    """language: as the fence says. file: the name that the line before it gives it, or None. line: of its fence."""

    language: str
    text: str
    file: str | None
    line: int


def blocks(path):
    """All fenced blocks of a Markdown file, in order."""
    text = path.read_text()
    found = []
    for match in FENCE.finditer(text):
        named = NAMED.search(text[: match.start()].rstrip() + "\n")
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(match[1], match[2], named and named[1], line))
    return found


def lines(script):
    """The commands of a shell block: comments gone, continued lines joined."""
    joined = re.sub(r"\\\n\s*", "", script)
    return [line for line in (re.sub(r"(^|\s)#.*", "", line).rstrip() for line in joined.splitlines()) if line]


def said(line):
    """A command with its placeholders filled in."""
    for word, real in PLACEHOLDERS.items():
        line = re.sub(rf"(?<![\w/.-]){word}" + r"\b" * word.isalpha(), real, line)
    return line


def smaller(arguments):
    """The arguments of `synthgen`, with those that make its work small."""
    return [*arguments, *SMALLER.get(arguments[0] if arguments else "", [])]


@dataclass
class Reader:
    """Somebody who does what a document says, in a folder. tools: a folder for programs that are found first.

    done: commands, specs and pieces of Python by kind. namespace: what the document's Python has so far.
    """

    folder: Path
    tools: Path
    done: Counter = field(default_factory=Counter)
    namespace: dict = field(default_factory=lambda: {"__name__": "document"})

    def __post_init__(self):
        self._children = []
        self._socket = socket.socket(socket.AF_UNIX)
        self._address = str(self.tools / "asked")
        self._socket.bind(self._address)
        self._socket.listen()
        self.tool("synthgen", STUB.format(python=sys.executable, address=self._address))
        self.tool(
            "uv", '#!/bin/sh\n[ "$1" = run ] && shift && case $1 in *.py) exec python "$@";; *) exec "$@";; esac\n'
        )
        self.tool("xdg-open", "#!/bin/sh\n")  # shows nothing
        self.tool("pip", "#!/bin/sh\n")  # installs nothing: it is all there

    def tool(self, name, script):
        """A program that is found before all others."""
        (self.tools / name).write_text(script)
        (self.tools / name).chmod(0o755)

    def run(self, commands):
        """Run commands by bash, which stops at the first that fails. Gives what they print."""
        path = f"{self.tools}:{Path(sys.executable).parent}:{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PYTHONPATH": str(self.folder), "COLUMNS": "100"}
        log = self.tools / "log"
        with log.open("wb") as file:
            bash = subprocess.Popen(["bash", "-eu", "-c", "\n".join(commands)], cwd=self.folder,
                                    stdout=file, stderr=file, stdin=subprocess.DEVNULL, env=environment)  # fmt: skip
            while bash.poll() is None:
                if select.select([self._socket], [], [], TICK_S)[0]:
                    self._serve()
        while self._children:
            os.waitpid(self._children.pop(), 0)
        output = log.read_text()
        assert bash.returncode == 0, "\n".join([*commands, "", output])
        self.done["commands"] += len(commands)
        return output

    def _serve(self):
        asked, _ = self._socket.accept()
        message, streams, *_ = socket.recv_fds(asked, MESSAGE, 3)
        child = os.fork()
        if child == 0:
            code = 70
            try:
                code = _asked_for(*json.loads(message), streams)
            finally:
                asked.send(bytes([code]))
                os._exit(0)
        for stream in streams:
            os.close(stream)
        asked.close()
        self._children.append(child)

    def close(self):
        """Answer no more."""
        self._socket.close()


def _asked_for(arguments, folder, environment, streams):
    """`synthgen` in this process, which is a fork of the one that has all loaded. Gives its exit code."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, range(3), "rww")
    os.chdir(folder)
    os.environ.update(environment)
    return _done(smaller(arguments))


def _done(arguments):
    from synthgen.cli import main

    try:
        main(arguments, prog_name="synthgen")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def patched(text, change, name):
    """A text after a diff without line numbers: each hunk must fit in one place."""
    for hunk in re.split(r"^@@.*\n", change, flags=re.MULTILINE):
        rows = hunk.splitlines(keepends=True)
        old = "".join(row[1:] for row in rows if row[0] in " -")
        new = "".join(row[1:] for row in rows if row[0] in " +")
        assert text.count(old) == 1, f"{name} has {text.count(old)} times:\n{old}"
        text = text.replace(old, new)
    return text


if __name__ == "__main__":
    sys.exit(_done(smaller(sys.argv[1:])))
