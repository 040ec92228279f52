"""Synthetic scenes of two dates with known land cover."""
