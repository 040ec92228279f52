"""Tiles → strips of probabilities: predictor, encoding cache, mosaic, and the whole run."""
