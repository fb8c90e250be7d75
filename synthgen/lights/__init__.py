"""Light rigs: parameters, and the lamps that they mean around a subject that a view sees."""

from synthgen.lights.ceiling import CeilingLamps
from synthgen.lights.daylight import Daylight
from synthgen.lights.environment import ENVIRONMENT_MAPS, EnvironmentFile, EnvironmentMap
from synthgen.lights.flash import CameraFlash
from synthgen.lights.softboxes import Softboxes
from synthgen.lights.window import ClearSky, OvercastSky, Window

__all__ = [
    "ENVIRONMENT_MAPS", "LIGHTS", "CameraFlash", "CeilingLamps", "ClearSky", "Daylight", "EnvironmentFile",
    "EnvironmentMap", "Light", "OvercastSky", "Softboxes", "Window",
]  # fmt: skip

Light = EnvironmentMap | EnvironmentFile | Window | Softboxes | Daylight | CameraFlash | CeilingLamps

LIGHTS: dict[str, type[Light]] = {
    "environment": EnvironmentMap,
    "environment_file": EnvironmentFile,
    "window": Window,
    "softboxes": Softboxes,
    "daylight": Daylight,
    "camera_flash": CameraFlash,
    "ceiling_lamps": CeilingLamps,
}
