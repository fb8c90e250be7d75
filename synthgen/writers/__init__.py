"""Writers: one format a file, one line a format here."""

from collections.abc import Mapping

from synthgen.writers.coco import Coco
from synthgen.writers.imagefolder import Imagefolder
from synthgen.writers.table import Table
from synthgen.writers.writer import Writer

__all__ = ["WRITERS", "Writer"]

WRITERS: Mapping[str, type[Writer]] = {"imagefolder": Imagefolder, "csv": Table, "coco": Coco}
"""Name of the format -> writer."""
