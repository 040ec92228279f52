"""The lower part of the dock: result layers, threshold, export of training data."""
