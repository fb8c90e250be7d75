"""An entry of the catalogue: what a family is called elsewhere.

A family is left out of both classes (None) where the people who label photographs disagree: WordNet calls a bar stool
no chair but COCO's annotators do; WordNet calls a chaise longue a chair and COCO a couch; WordNet counts a wooden
settee among benches, and shops among sofas. A spec can still name them.
"""

from dataclasses import dataclass

from synthgen.furniture.family import Furniture


@dataclass(frozen=True)
class Entry:
    """A family: its kind, its class (None if left out) and its WordNet 3.0 synset, as ImageNet writes them.

    single_seat: an armchair with closed sides, a chair in WordNet (`armchair.n.01` and what is below it) that those who
    sell or label furniture file under either class.
    """

    kind: type[Furniture]
    label: str | None
    wordnet: str
    single_seat: bool = False


COCO = {"chair": (62, "chair"), "sofa": (63, "couch")}
"""Class -> COCO's category id and name."""
