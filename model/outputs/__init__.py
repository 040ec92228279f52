"""Strips of probabilities → polygons in a GeoPackage, probability raster, style, picture."""
