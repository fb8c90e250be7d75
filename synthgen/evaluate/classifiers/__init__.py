"""Classifiers of pictures. All modules but `recipe` and `installed` need torch, so they are imported only when used."""
