"""Two rasters → one grid of 8-bit pixels with a mask, read window by window, and its tiles.

The way of the data: open_raster → band_choice, band_values → scene_statistics, stretch →
band_reader → open_pair → working_grid → raster_pair (resample, rescaled_pair) → tiles, tile_reader.
"""
