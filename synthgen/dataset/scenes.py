"""The scenes of a dataset's images: as their specs draw them, and as their files tell them."""

from __future__ import annotations

from pathlib import Path

from synthgen import document
from synthgen.dataset.header import Header
from synthgen.dataset.record import key_of
from synthgen.dataset.sources import Source, source_of, sources_of
from synthgen.document import Document
from synthgen.draw import draw
from synthgen.errors import SynthgenError
from synthgen.parse import load, parse
from synthgen.scene import Scene
from synthgen.spec import Spec, scene_to_dict


class Scenes:
    """The scenes of the dataset in a folder."""

    def __init__(self, root: Path, header: Header) -> None:
        self._root = root
        self._sources = sources_of(header)
        self._specs: dict[int, Spec | SynthgenError] = {}
        self._last: tuple[int, Scene, str] | None = None

    def source(self, index: int) -> Source:
        """Where image `index` comes from."""
        return source_of(self._sources, index)

    def spec(self, index: int) -> Spec:
        """The spec that image `index` was drawn from. Raises SynthgenError if it cannot be read here."""
        source = self.source(index)
        if source.first not in self._specs:
            self._specs[source.first] = _parsed(source)
        found = self._specs[source.first]
        if isinstance(found, SynthgenError):
            raise found
        return found

    def drawn(self, index: int) -> tuple[Scene, str]:
        """The scene of image `index` as its spec draws it, and the text of its file; kept for the next question."""
        if self._last is None or self._last[0] != index:
            spec = self.spec(index)
            scene = draw(spec, index - self.source(index).first)
            self._last = index, scene, document.dumps(scene_to_dict(scene, spec))
        return self._last[1:]

    def text(self, index: int) -> str:
        """Its file. Raises SynthgenError if that cannot be read."""
        path = self._path(index)
        try:
            return path.read_text()
        except (OSError, ValueError) as error:
            raise SynthgenError(f"{path}: cannot be read: {error}") from error

    def written(self, index: int) -> Scene:
        """The scene that its file tells. Raises SynthgenError if it tells none."""
        return draw(load(self._path(index)), 0)

    def of(self, index: int) -> Scene:
        """The same, sooner where the spec draws what the file says."""
        try:
            scene, text = self.drawn(index)
        except SynthgenError:
            return self.written(index)
        return scene if text == self.text(index) else self.written(index)

    def _path(self, index: int) -> Path:
        return self._root / "scenes" / f"{key_of(index)}.yaml"


def _parsed(source: Source) -> Spec | SynthgenError:
    try:
        return parse(Document(f"the spec of '{source.spec.get('name')}'", dict(source.spec), {}))
    except SynthgenError as error:
        return error
