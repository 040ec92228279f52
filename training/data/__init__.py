"""Data sets on the disk: the benchmark's layout, chips cut from rasters, samples, augmentation."""
