"""Two rasters → one grid of 8-bit pixels with a mask, read window by window, and its tiles."""
