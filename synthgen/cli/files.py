"""Files that commands write beside datasets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from synthgen.errors import SynthgenError


def write_json(path: Path, data: dict[str, Any]) -> None:
    """Indented JSON. Raises SynthgenError when the disk refuses."""
    try:
        path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    except OSError as error:
        raise SynthgenError(f"{path}: cannot be written: {error.strerror}") from error
