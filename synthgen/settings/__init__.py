"""Settings: what stands around the labeled objects."""

from synthgen.settings.abstract import Abstract
from synthgen.settings.garden import Garden
from synthgen.settings.photo_backdrop import PhotoBackdrop
from synthgen.settings.room import Room
from synthgen.settings.showroom import Showroom
from synthgen.settings.studio import Studio
from synthgen.settings.terrace import Terrace

Setting = Studio | Room | Showroom | Terrace | Garden | Abstract | PhotoBackdrop

SETTINGS: dict[str, type[Setting]] = {
    "studio": Studio,
    "room": Room,
    "showroom": Showroom,
    "terrace": Terrace,
    "garden": Garden,
    "abstract": Abstract,
    "photo_backdrop": PhotoBackdrop,
}
