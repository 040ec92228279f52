"""The upper part of the dock: the inputs of a request (pair, bands, area, text) and its run."""
