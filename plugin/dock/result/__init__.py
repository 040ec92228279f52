"""The lower part of the dock: result layers, threshold, review, export of training data."""
