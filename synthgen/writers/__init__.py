"""Writers: one format a file, one line a format here."""

from collections.abc import Mapping

from synthgen.writers.bop import Bop
from synthgen.writers.coco import Coco
from synthgen.writers.croissant import Croissant
from synthgen.writers.huggingface import Huggingface
from synthgen.writers.imagefolder import Imagefolder
from synthgen.writers.parquet import Parquet
from synthgen.writers.table import Table
from synthgen.writers.voc import Voc
from synthgen.writers.webdataset import Webdataset
from synthgen.writers.writer import Writer
from synthgen.writers.yolo import Yolo

__all__ = ["WRITERS", "Writer"]

WRITERS: Mapping[str, type[Writer]] = {
    "imagefolder": Imagefolder,
    "csv": Table,
    "parquet": Parquet,
    "coco": Coco,
    "croissant": Croissant,
    "yolo": Yolo,
    "voc": Voc,
    "webdataset": Webdataset,
    "huggingface": Huggingface,
    "bop": Bop,
}
"""Name of the format -> writer."""
