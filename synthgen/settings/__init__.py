"""Settings: what stands around the labeled objects."""

from synthgen.settings.room import Room
from synthgen.settings.studio import Studio

Setting = Studio | Room

SETTINGS: dict[str, type[Setting]] = {"studio": Studio, "room": Room}
