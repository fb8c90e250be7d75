"""synthgen: procedural 3D scenes, rendered with Blender, into labeled image datasets."""

__version__ = "0.1.0"
