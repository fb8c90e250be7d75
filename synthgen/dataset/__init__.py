"""The dataset on disk: what lies where, and how it stays whole.

dataset.json                       what the numbers mean
images/<split>/<class>/<key>.jpg   a picture; written last, so it stands for the whole of its image
images/<split>/metadata.jsonl      a line a picture, for readers of image folders
labels/<key>.json                  all labels and drawn factors of one image
masks/<key>.png                    ids of objects
depth/<key>.png                    millimetres
parts/<key>.png                    part numbers
semantic/<key>.png                 category ids
normals/<key>.png                  camera-space normals, if the spec asks for them
scenes/<key>.yaml                  the scene, itself a spec
SHA256SUMS                         a checksum of each of these files
labels.csv                         a row an image
annotations/instances_<split>.json COCO; captions_<split>.json, if there are captions
labels.parquet  croissant.json     if a spec or an export names these formats
exports/<format>/                  formats that need a folder to themselves, with links to the pictures
"""
