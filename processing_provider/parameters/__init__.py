"""Declarations of the algorithms' parameters, and the widgets of rasters and models."""
