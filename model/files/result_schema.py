"""Names in the files of a result: the layer of the GeoPackage, its fields, its values, the tags.

Standard library only, Python 3.9: the plugin, the engine and the training read the same names.
"""

from __future__ import annotations

LAYER = "changes"
SENTENCE, CONFIDENCE, AREA_M2, PERIMETER_M = "sentence", "confidence", "area_m2", "perimeter_m"
RUN_FIELDS = ("before", "after", "model", "created")
"""Text fields with the same value in all polygons of a run."""
FIELDS = (SENTENCE, CONFIDENCE, AREA_M2, PERIMETER_M, *RUN_FIELDS)
REVIEW = "review"
"""Optional text field: null or empty until a person has reviewed the polygon."""
ACCEPTED, REJECTED = "accepted", "rejected"
"""Values of ``REVIEW``."""
STYLES = "layer_styles"
"""Table in which QGIS stores the styles of the layers of a GeoPackage."""
STYLE_NOTE = "Written by mtrefseg"
"""Description of the style of a run; QGIS writes another one when a person stores a style."""
CREATED_TAG = "MTREFSEG_CREATED"
"""Tag of a probability raster: the field ``created`` of the GeoPackage of the same run."""
