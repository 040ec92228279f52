"""Names in the outputs of a run: layer, fields and tables of the GeoPackage, tag of the raster."""

from __future__ import annotations

LAYER = "changes"
STYLES = "layer_styles"
REVIEW = "review"
FIELDS = ("sentence", "confidence", "area_m2", "perimeter_m", "before", "after", "model", "created")
CREATED_TAG = "MTREFSEG_CREATED"
"""Of a probability raster: when its run began, as the GeoPackage of the run tells it."""
STYLE_NOTE = "Written by mtrefseg"
"""Description of our style; QGIS writes another one when a person stores a style."""
