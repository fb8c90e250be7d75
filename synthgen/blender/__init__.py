"""The renderer. The only package that imports bpy; everything else sees `render(stage, device) -> Frame`."""

import sys
from pathlib import Path

if "bpy" not in sys.modules:
    # A process started by one that has loaded Blender inherits its search path, to which Blender has added scripts of
    # its own with a package `bpy` among them, which is not the module and cannot be imported first.
    sys.path[:] = [folder for folder in sys.path if not (Path(folder) / "bpy" / "__init__.py").exists()]
