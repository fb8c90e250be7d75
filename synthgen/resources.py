"""Files that ship with the program: `assets/` and `configs/`, beside the package or inside the wheel."""

from pathlib import Path

from synthgen.errors import SynthgenError

PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file. Raises SynthgenError if the installation lacks it."""
    for root in (PACKAGE, PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise SynthgenError(f"the installation is incomplete: {'/'.join(parts)} is missing; install synthgen again")


def texture(name: str) -> Path:
    """The path of one of the project's textures."""
    return resource("assets", "textures", f"{name}.png")


def spec(path: Path) -> Path:
    """The file that a user means by `path`: that one, or, where there is none, the shipped `configs/` one so named."""
    if path.parent != Path("configs") or path.exists():
        return path
    try:
        return resource("configs", path.name)
    except SynthgenError:
        return path
