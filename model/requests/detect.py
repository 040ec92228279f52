"""The request of a run: two rasters and sentences to change polygons.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Optional, Tuple

from ..errors import MtrefsegError
from .checks import check_geopackage, check_measured, check_text
from .flat import Flattened
from .pair import PairSource
from .polygons import PolygonOptions
from .run import RunOptions
from .wire import Decoded

# A model whose configuration says any_change predicts this by its learned queries.
ANY_CHANGE = "any change"
LONGEST_SENTENCE = 10_000
MOST_SENTENCES = 1000  # each costs memory and time of its own


@dataclass(frozen=True)
class DetectRequest(Decoded):
    """One run: two rasters and sentences to change polygons.

    Attributes:
        pair: The rasters.
        sentences: Referring expressions, one layer of masks each.
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

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        _check_sentences(self.sentences)
        check_geopackage(self.output)
        check_measured(self.measured_shift_px)
        if self.probability and Path(self.probability).suffix.lower() not in (".tif", ".tiff"):
            raise MtrefsegError(
                f"Probability raster '{self.probability}' is not a GeoTIFF.",
                "Let its name end in .tif.",
            )

    def outputs(self) -> Tuple[str, ...]:
        """Return the paths that a successful run writes."""
        return (self.output, self.probability) if self.probability else (self.output,)


def _check_sentences(sentences: Tuple[str, ...]) -> None:
    if not sentences:
        raise MtrefsegError("No sentence was given.", 'Write one, as "the new buildings".')
    if len(sentences) > MOST_SENTENCES:
        raise MtrefsegError(
            f"{len(sentences)} sentences were given; a run takes {MOST_SENTENCES}.",
            "Give them in several runs.",
        )
    for number, sentence in enumerate(sentences, start=1):
        if not sentence.strip():
            raise MtrefsegError(
                f"Sentence {number} is empty.", 'Write what to look for, as "the new buildings".'
            )
        if len(sentence) > LONGEST_SENTENCE:
            raise MtrefsegError(
                f"Sentence {number} has {len(sentence)} characters.",
                f"Write at most {LONGEST_SENTENCE}; a line is enough.",
            )
        check_text(sentence, f"Sentence {number}")
