"""The lower part of the dock: layers, threshold, review, export."""
