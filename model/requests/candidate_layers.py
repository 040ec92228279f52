"""Vector layers whose polygons are candidates of changes. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

from ..errors import MtrefsegError
from .checks import check_text
from .reference_layer import LAYER_OPTION, SUBSET_OPTION

CHANGES = ("appears", "disappears", "changes state")
MOST_LAYERS = 50


@dataclass(frozen=True)
class CandidateLayer:
    """A vector layer of changed objects.

    Attributes:
        path: Path of its file.
        layer: Name of the layer in the file; empty: the first.
        subset: Condition in SQL on its features; empty: all.
        object: Noun of its objects where no field names them; empty: none.
    """

    path: str
    layer: str = ""
    subset: str = ""
    object: str = ""


@dataclass(frozen=True)
class CandidateLayers:
    """Polygons of changes that a person has, and what their fields hold.

    Attributes:
        polygons: Vector files with polygons of what changed, each as ``new.gpkg``,
            ``new.gpkg|layername=houses``, or with the noun of its objects, ``house=new.gpkg``.
        object_field: Field with the noun of each object; empty, or null in a feature: the noun of
            the layer.
        type_field: Field with the kind of change, in words or as 0, 1, 2 (appears, disappears,
            changes state); empty, or null in a feature: ``change``.
        change: Kind of change where no field names it, one of ``CHANGES``.
        text_field: Field with free text about the object; empty: none.
        confidence_field: Field with a confidence from 0 to 1; empty: 1.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    polygons: Tuple[str, ...] = ()
    object_field: str = ""
    type_field: str = ""
    change: str = "appears"
    text_field: str = ""
    confidence_field: str = ""

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        if self.change not in CHANGES:
            raise MtrefsegError(
                "Parameter {name} is '{value}'.",
                "Use one of {shown}.",
                name="change",
                value=self.change,
                shown=", ".join(CHANGES),
            )
        for one in self.sources():
            if not one.object and not self.object_field:
                raise MtrefsegError(
                    "Nothing says what the polygons of '{path}' are.",
                    "Give the field with their nouns, or write the noun before the path, as "
                    "house={path}.",
                    path=one.path,
                )

    def sources(self) -> Tuple[CandidateLayer, ...]:
        """Return the layers.

        Raises:
            MtrefsegError: One has no path, or there are too many.
        """
        if len(self.polygons) > MOST_LAYERS:
            raise MtrefsegError(
                "{count} layers of polygons were given; the most is {most}.",
                "Join them to fewer.",
                count=len(self.polygons),
                most=MOST_LAYERS,
            )
        found: List[CandidateLayer] = []
        for text in self.polygons:
            check_text(text, "Parameter polygons")
            before, _, subset = text.partition(SUBSET_OPTION)
            source, _, layer = before.partition(LAYER_OPTION)
            noun, separator, path = source.partition("=")
            if not separator or any(mark in noun for mark in "/\\."):
                noun, separator, path = "", "", source
            if not path.strip() or (separator and not noun.strip()):
                raise MtrefsegError(
                    "'{text}' names no layer of polygons.",
                    "Write a path, or noun=path, as house=new.gpkg.",
                    text=text,
                )
            found.append(
                CandidateLayer(path.strip(), layer, subset, noun.strip().replace("_", " "))
            )
        return tuple(found)
