"""Geometry as values: meshes and the shapes that furniture is made of. Pure numpy; metres; Z up."""
