"""The request of a run: two rasters and sentences to change polygons.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Optional, Tuple

from ..errors import MtrefsegError
from ..sentences.parsed_json import all_from_json, all_to_json
from ..sentences.parsed_sentence import ParsedSentence
from .checks import check_geopackage, check_measured
from .flat import Encoded, Flattened
from .pair import PairSource
from .polygons import PolygonOptions
from .reference_layer import reference_layers
from .run import RunOptions
from .sentence_checks import check_parsed, check_sentences, check_where
from .wire import Decoded

# A model whose configuration says any_change predicts this by its learned queries.
ANY_CHANGE = "any change"


@dataclass(frozen=True)
class DetectRequest(Decoded):
    """One run: two rasters and sentences to change polygons.

    Attributes:
        pair: The rasters.
        sentences: What to look for, in words, each once.
        output: Path of the GeoPackage to write.
        model: Name of a bundled model, as ``mini``, or path of a model folder.
        fit_gsd: Whether images that are finer than the range of the model's configuration are shown
            to it at the nearest end of that range; the polygons stay on the pixels of the before
            raster. Ignored where ``gsd_m`` is given.
        polygon_options: Which polygons are drawn.
        probability: Path of the probability raster (Cloud-Optimized GeoTIFF), or None.
        run_options: How the network is run.
        measured_shift_px: Shift to the right, shift down and spread, as a check of the pair
            measured them, in pixels of the before raster; empty: not measured. Only kept in the
            provenance.
        overwrite: Whether an earlier result that a person has worked on is replaced (a field
            ``review`` with values, or fields that were added).
        layers: Vector layers that sentences and conditions name, as ``roads=roads.gpkg``, with
            ``|layername=x`` behind the path for another layer than the first.
        where: Condition that all polygons must meet, as ``area_m2 > 500``; empty: none. It is
            combined with the conditions of the sentences.
        guess: Whether a sentence without any known noun is given to the model nevertheless.
        as_written: Whether the model is given the sentences as they are written; their conditions
            are measured all the same.
        parsed: The sentences as a person has edited their reading, one for each; empty: the engine
            parses them.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    pair: Annotated[PairSource, Flattened()]
    sentences: Tuple[str, ...]
    output: str
    model: str = "mini"
    fit_gsd: bool = True
    polygon_options: Annotated[PolygonOptions, Flattened()] = PolygonOptions()
    probability: Optional[str] = None
    run_options: Annotated[RunOptions, Flattened()] = RunOptions()
    measured_shift_px: Tuple[float, ...] = ()
    overwrite: bool = False
    layers: Tuple[str, ...] = ()
    where: str = ""
    guess: bool = False
    as_written: bool = False
    parsed: Annotated[Tuple[ParsedSentence, ...], Encoded(all_to_json, all_from_json)] = ()

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_sentences(self.sentences)
        check_parsed(self.sentences, self.parsed)
        check_where(self.where)
        reference_layers(self.layers)
        check_geopackage(self.output)
        check_measured(self.measured_shift_px)
        if self.probability and Path(self.probability).suffix.lower() not in (".tif", ".tiff"):
            raise MtrefsegError(
                "Probability raster '{probability}' is not a GeoTIFF.",
                "Let its name end in .tif.",
                probability=self.probability,
            )

    def outputs(self) -> Tuple[str, ...]:
        """Return the paths that a successful run writes."""
        return (self.output, self.probability) if self.probability else (self.output,)
