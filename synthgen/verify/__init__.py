"""Is a finished dataset right? Everything in it that can be held against something else is, without Blender.

problem     what is found
folder      files: missing, strange, changed
evidence    one image: what lies on the disk, and the scene worked out anew
pictures    the picture itself
records     the label file and the scene against file names, spec and each other
pixels      labels against masks, depth, camera and scene
geometry    masks and depth against the projected triangles of the objects
duplicates  pictures that are there twice
whole       counts, splits, leaks: what only all images together show
formats     annotation files against the records
verify      all of it, in parallel
"""
