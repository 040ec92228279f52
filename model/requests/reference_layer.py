"""Reference layers: vector layers that sentences and conditions name.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Sequence, Tuple

from ..errors import MtrefsegError
from ..sentences.layer_slug import layer_slug
from .checks import check_text

MOST_LAYERS = 50
LONGEST_NAME = 40
LAYER_OPTION, SUBSET_OPTION = "|layername=", "|subset="


@dataclass(frozen=True)
class ReferenceLayer:
    """A vector layer by the name that sentences use.

    Attributes:
        name: As in the names of its fields, see ``layer_slug``.
        path: Path of its file.
        layer: Name of the layer in the file; empty: the first.
        subset: Condition in SQL on its features, as QGIS filters a layer; empty: all.
    """

    name: str
    path: str
    layer: str = ""
    subset: str = ""

    def text(self) -> str:
        """Return the layer as a request names it."""
        layer = f"{LAYER_OPTION}{self.layer}" if self.layer else ""
        subset = f"{SUBSET_OPTION}{self.subset}" if self.subset else ""
        return f"{self.name}={self.path}{layer}{subset}"


def reference_layer(text: str) -> ReferenceLayer:
    """Read a reference layer from ``roads=roads.gpkg`` or ``roads=map.gpkg|layername=roads``.

    ``|subset=CONDITION`` may follow, as in the sources of QGIS.

    Raises:
        MtrefsegError: The text is of another form, or the name is too long.
    """
    given, separator, source = text.partition("=")
    name = layer_slug(given)
    source, _, subset = source.partition(SUBSET_OPTION)
    path, _, layer = source.partition(LAYER_OPTION)
    if not separator or not path.strip() or not name:
        raise MtrefsegError(
            "Reference layer '{text}' has no name or no path.",
            "Write name=path, as roads=roads.gpkg.",
            text=f"{text:.200}",
        )
    if len(name) > LONGEST_NAME:
        raise MtrefsegError(
            "Reference layer '{name}' has a name of {count} characters.",
            "Give it one of at most {longest_name}, as roads=roads.gpkg.",
            name=f"{name:.60}",
            count=len(name),
            longest_name=LONGEST_NAME,
        )
    check_text(text, f"Reference layer '{name}'")
    return ReferenceLayer(name, path.strip(), layer.strip(), subset.strip())


def reference_layers(texts: Sequence[str]) -> Tuple[ReferenceLayer, ...]:
    """Read the reference layers of a request.

    Raises:
        MtrefsegError: One is of another form, two have the same name, or there are too many.
    """
    if len(texts) > MOST_LAYERS:
        raise MtrefsegError(
            "{count} reference layers were given; a run takes {most_layers}.",
            "Give those that the sentences name.",
            count=len(texts),
            most_layers=MOST_LAYERS,
        )
    found: Dict[str, ReferenceLayer] = {}
    for text in texts:
        layer = reference_layer(text)
        if layer.name in found:
            raise MtrefsegError(
                (
                    "Two reference layers are named '{layer_name}': '{found_path}' and "
                    "'{layer_path}'."
                ),
                "Give one of them another name, as {layer_name}_2={layer_path}.",
                layer_name=layer.name,
                found_path=found[layer.name].path,
                layer_path=layer.path,
            )
        found[layer.name] = layer
    return tuple(found.values())
