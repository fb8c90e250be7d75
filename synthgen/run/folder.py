"""The folder of a run: new, going on, or refused."""

from __future__ import annotations

import platform
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from synthgen import __version__
from synthgen.dataset import header as headers
from synthgen.dataset import partial
from synthgen.dataset.header import Header
from synthgen.dataset.store import Store
from synthgen.devices import Device
from synthgen.errors import SynthgenError
from synthgen.labels import LABELS
from synthgen.spec import Spec, to_dict


def opened(root: Path, spec: Spec, *, fresh: bool) -> tuple[Store, Header]:
    """A store ready to be written to, and its header. Raises SynthgenError if the folder holds something else."""
    store = Store(root)
    if fresh:
        store.clear()
    header = Header(to_dict(spec), tuple(LABELS), _versions(), devices=())
    there = headers.load(root)
    if there is not None and store.committed():  # a header alone, of a run that made nothing, binds nobody
        header = headers.continued(there, header)
    elif there is None and root.exists() and any(path.name != partial.FOLDER for path in root.iterdir()):
        raise SynthgenError(f"{root}: is neither empty nor a dataset of this program; name another folder with -o")
    header.save(root)
    store.purge_partial()
    return store, header


def described(store: Store, header: Header, device: Device) -> Header:
    """The header with a device added, on disk too."""
    header = replace(header, devices=tuple(sorted({*header.devices, str(device)})))
    header.save(store.root)
    return header


def _versions() -> dict[str, str]:
    packages = ("bpy", "numpy", "pyoidn")
    return {
        "synthgen": __version__,
        "python": platform.python_version(),
        **{package: version(package) for package in packages},
    }
