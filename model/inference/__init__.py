"""From two rasters and sentences to polygons: pair, tiles, predictor, mosaic, polygons, GeoPackage."""
