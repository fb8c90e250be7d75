"""Readable names of furniture families."""

TITLES = {
    "bow_back_windsor": "bow-back Windsor chair",
    "comb_back_windsor": "comb-back Windsor chair",
    "ladder_back_chair": "ladder-back chair",
    "slat_back_chair": "slat-back chair",
    "splat_back_chair": "splat-back chair",
    "cross_back_chair": "cross-back chair",
    "panel_back_chair": "panel-back chair",
    "oval_back_chair": "oval-back chair",
    "parsons_chair": "Parsons chair",
    "directors_chair": "director's chair",
    "adirondack_chair": "Adirondack chair",
    "recliner_chair": "recliner",
    "track_arm_sofa": "track-arm sofa",
    "rolled_arm_sofa": "rolled-arm sofa",
    "chesterfield_sofa": "Chesterfield sofa",
    "lawson_sofa": "Lawson sofa",
    "tuxedo_sofa": "tuxedo sofa",
    "mid_century_sofa": "mid-century sofa",
    "sectional_sofa": "L-shaped sectional sofa",
    "u_sectional_sofa": "U-shaped sectional sofa",
    "chaise_sofa": "sofa with a chaise",
}
"""Family -> title, where it is not just the family's name in words."""


def title(family: str, class_name: str) -> str:
    """A family as one speaks of it; a mesh file goes by its class."""
    if family == "mesh_file":
        return class_name.replace("_", " ")
    return TITLES.get(family, family.replace("_", " "))
