"""From two rasters and sentences to polygons: one file per step of the way."""
