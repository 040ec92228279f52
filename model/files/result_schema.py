"""Names in the files of a result: the layer of the GeoPackage, its fields, its values, the tags.

Standard library only, Python 3.9: the plugin, the engine and the training read the same names.
"""

from __future__ import annotations

from typing import Tuple

from ..sentences.layer_slug import layer_slug as layer_slug

LAYER = "changes"
SENTENCE, CONFIDENCE, AREA_M2, PERIMETER_M = "sentence", "confidence", "area_m2", "perimeter_m"
PHRASE = "phrase"
"""Text field: what the model was given; a sentence may have several phrases."""
UNDERSTOOD = "understood"
"""Text field: whether the model knows the words of the phrase, one of ``UNDERSTOOD_VALUES``."""
UNDERSTOOD_VALUES = KNOWN, SYNONYM, GUESS = "yes", "synonym", "guess"
DROPPED_BY = "dropped_by"
"""Text field: null where the polygon belongs to the answer, else the predicate that excludes it."""
KEPT = f'"{DROPPED_BY}" IS NULL'
"""Subset string of the polygons that belong to the answer."""
WIDTH_M, LENGTH_M = "width_m", "length_m"
"""Diameter of the largest inscribed circle; longer side of the smallest rectangle around it."""
X_REL, Y_REL = "x_rel", "y_rel"
"""Centroid in the extent along its columns and rows, 0 to 1; ``y_rel`` grows downwards."""
E_REL, N_REL = "e_rel", "n_rel"
"""Centroid between the west and east, south and north ends of the extent, 0 to 1."""
SHAPE_FIELDS = (WIDTH_M, LENGTH_M, X_REL, Y_REL, E_REL, N_REL)
MEASURED = (CONFIDENCE, AREA_M2, PERIMETER_M, *SHAPE_FIELDS)
"""Numbers that predicates may use, besides those of ``layer_columns``."""
RUN_FIELDS = ("before", "after", "model", "created")
"""Text fields with the same value in all polygons of a run."""
FIRST_FIELDS = (SENTENCE, CONFIDENCE, AREA_M2, PERIMETER_M, *RUN_FIELDS)
"""Fields of the results of all versions."""
FIELDS = (SENTENCE, PHRASE, UNDERSTOOD, DROPPED_BY, *MEASURED, *RUN_FIELDS)
"""Fields of a result, before those of ``layer_columns``."""
REVIEW = "review"
"""Optional text field: null or empty until a person has reviewed the polygon."""
ACCEPTED, REJECTED = "accepted", "rejected"
"""Values of ``REVIEW``."""
STYLES = "layer_styles"
"""Table in which QGIS stores the styles of the layers of a GeoPackage."""
OVERLAPS = "gpkg_mtrefseg_overlaps"
"""Table of the areas that several phrases of a sentence cover; by its prefix it is no layer."""
STYLE_NOTE = "Written by mtrefseg"
"""Description of the style of a run; QGIS writes another one when a person stores a style."""
CREATED_TAG = "MTREFSEG_CREATED"
"""Tag of a probability raster: the field ``created`` of the GeoPackage of the same run."""


def distance_column(layer: str) -> str:
    """Return the name of the field with the metres to a reference layer; 0 where it touches."""
    return f"dist_{layer}_m"


def bearing_column(layer: str) -> str:
    """Return the name of the field with the degrees from true north, from a layer to a polygon."""
    return f"bearing_{layer}"


def inside_column(layer: str) -> str:
    """Return the name of the field with the share of the area in polygons of a layer, 0 to 1."""
    return f"in_{layer}"


def layer_columns(layer: str) -> Tuple[str, str, str]:
    """Return the names of the fields that are measured for a reference layer.

    Args:
        layer: Its name as of ``layer_slug``.
    """
    return distance_column(layer), bearing_column(layer), inside_column(layer)
