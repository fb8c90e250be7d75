"""The dataset on disk: what lies where, and how it stays whole.

dataset.json                       what the numbers mean
images/<split>/<class>/<key>.jpg   a picture; written last, so it stands for the whole of its image
images/<split>/metadata.jsonl      a line a picture, for readers of image folders
labels/<key>.json                  all labels and drawn factors of one image
masks/<key>.png                    ids of objects
depth/<key>.png                    millimetres
scenes/<key>.yaml                  the scene, itself a spec
labels.csv                         a row an image
annotations/instances_<split>.json COCO
"""
