"""Bench: how fast this machine makes the images of a spec, stage by stage and with several workers."""
