"""Training data in the layout of MTRefSeg-21K: written from records, and read as records."""
