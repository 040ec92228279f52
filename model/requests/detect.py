"""What the doors ask of the engine and what it answers: frozen, JSON on the wire.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from ..errors import MtrefsegError
from .checks import (
    Ranges,
    check_gsd,
    check_measured,
    check_nodata,
    check_paths,
    check_polygons,
    check_shift,
    check_text,
)
from .same_raster import check_two_rasters
from .wire import Decoded

DEVICES = ("auto", "cpu", "cuda", "mps")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
# A model whose configuration says any_change answers this by its learned queries.
ANY_CHANGE = "any change"
LONGEST_SENTENCE = 10_000
MOST_SENTENCES = 1000  # each costs memory and time of its own


@dataclass(frozen=True)
class DetectRequest(Decoded):
    """One run: two rasters and sentences to change polygons.

    Attributes:
        before: Path of the raster of the first date; its CRS and grid are those of the result.
        after: Path of the raster of the second date, on any grid.
        sentences: Referring expressions, one layer of masks each.
        output: Path of the GeoPackage to write.
        model: ``mini`` or a model folder.
        extent: ``(xmin, ymin, xmax, ymax)`` to work in, or None for the whole overlap.
        extent_crs: CRS of ``extent`` (anything pyproj reads); empty: that of ``before``.
        bands_before: Three band numbers from 1, repeated if need be; empty: by declared colours,
            by names, else the first three; a single band three times.
        bands_after: The same for the second date.
        gsd_m: Resample both dates to this ground sample distance in metres; None: as it is.
        tile_px: Side of a tile; None: of those that the model takes one that fits the raster.
        overlap_px: Overlap of neighbouring tiles; None: the model's default.
        threshold: A pixel belongs to the change when its probability is above this, 0 to 1.
        min_area_m2: Smaller polygons are left out (geodesic square metres).
        fill_holes_m2: Smaller holes are filled (geodesic square metres).
        simplify_m: Tolerance of the simplification in metres; 0: exact pixel edges.
        connectivity: 4, or 8 to join pixels that touch at a corner.
        probability: Path of the probability raster (Cloud-Optimized GeoTIFF), or None.
        device: One of ``DEVICES``.
        batch_size: Tiles in a batch; None: chosen for the device.
        precision: One of ``PRECISIONS``.
        compiled: Compile the network before the first tile (``torch.compile``).
        shift_px: How far the after image lies off, to the right and down, in pixels of the before
            raster; it is moved back while it is read.
        measured_shift_px: To the right, down and spread, as a check of the pair measured them, in
            pixels of the before raster; empty: not measured. Only told in the provenance.
        crs_before: CRS of the before raster where its file's own is missing or wrong (anything
            pyproj reads); empty: the file's.
        crs_after: The same for the second date.
        nodata_before: Values that are without data besides the file's own nodata, as closed ranges
            ``(low, high)``; a single value is a range with equal ends.
        nodata_after: The same for the second date.
        file_nodata_before: Whether the nodata value that the file names counts.
        file_nodata_after: The same for the second date.
        fit_gsd: Show the model images that are finer than the range of its configuration at the
            nearest end of that range; the polygons stay on the pixels of the before raster.
            Ignored where ``gsd_m`` is given.
        within: Path of a vector file; polygons that touch none of its polygons are left out. Empty:
            all are kept.
        within_layer: Layer of ``within``; empty: its first.
        review: Add an empty text field ``review`` for the verdict of a person.
        overwrite: Replace an earlier result that a person has worked on (a field ``review`` with
            values, or fields that were added).
        allow_remote: Open rasters by URL, on network file systems of GDAL, and through files that
            refer to such.
    """

    before: str
    after: str
    sentences: Tuple[str, ...]
    output: str
    model: str = "mini"
    extent: Optional[Tuple[float, float, float, float]] = None
    extent_crs: str = ""
    bands_before: Tuple[int, ...] = ()
    bands_after: Tuple[int, ...] = ()
    gsd_m: Optional[float] = None
    tile_px: Optional[int] = None
    overlap_px: Optional[int] = None
    threshold: float = 0.5
    min_area_m2: float = 0.0
    fill_holes_m2: float = 0.0
    simplify_m: float = 0.0
    connectivity: int = 4
    probability: Optional[str] = None
    device: str = "auto"
    batch_size: Optional[int] = None
    precision: str = "auto"
    compiled: bool = False
    shift_px: Tuple[float, float] = (0.0, 0.0)
    measured_shift_px: Tuple[float, ...] = ()
    crs_before: str = ""
    crs_after: str = ""
    nodata_before: Ranges = ()
    nodata_after: Ranges = ()
    file_nodata_before: bool = True
    file_nodata_after: bool = True
    fit_gsd: bool = True
    within: str = ""
    within_layer: str = ""
    review: bool = False
    overwrite: bool = False
    allow_remote: bool = False

    def to_json(self) -> str:
        """Return the request as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def check(self) -> None:
        """Check all that can be told without opening a file.

        Raises:
            MtrefsegError: Names the parameter, its value and the remedy.
        """
        _check_sentences(self.sentences)
        check_paths(self, ("before", "after", "output"))
        check_two_rasters(self)
        check_polygons(self)
        check_shift(self.shift_px)
        check_measured(self.measured_shift_px)
        check_nodata(self)
        check_gsd(self)
        self._check_machine()
        if self.probability and Path(self.probability).suffix.lower() not in (".tif", ".tiff"):
            raise MtrefsegError(
                f"Probability raster '{self.probability}' is not a GeoTIFF.",
                "Let its name end in .tif.",
            )

    def _check_machine(self) -> None:
        if self.device not in DEVICES:
            raise MtrefsegError(
                f"Device '{self.device}' is unknown.", f"Use one of {', '.join(DEVICES)}."
            )
        if self.precision not in PRECISIONS:
            raise MtrefsegError(
                f"Precision '{self.precision}' is unknown.", f"Use one of {', '.join(PRECISIONS)}."
            )
        if self.batch_size is not None and self.batch_size < 1:
            raise MtrefsegError(f"Batch size {self.batch_size} is too small.", "Use 1 or more.")

    def outputs(self) -> Tuple[str, ...]:
        """Return the paths that a successful run writes."""
        return (self.output, self.probability) if self.probability else (self.output,)


def _check_sentences(sentences: Tuple[str, ...]) -> None:
    if not sentences:
        raise MtrefsegError("No sentence was given.", 'Write one, as "the new buildings".')
    if len(sentences) > MOST_SENTENCES:
        raise MtrefsegError(
            f"{len(sentences)} sentences were given; a run takes {MOST_SENTENCES}.",
            "Ask them in several runs.",
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


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Attributes:
        stage: ``open``, ``load``, ``predict`` or ``write``.
        fraction: Of the whole run, 0 to 1, never falling.
        tiles_per_s: Tiles predicted per second so far, 0 before the first.
        left_s: Estimated seconds to the end, or None when it is too early to tell.
        text: The same in words.
    """

    stage: str
    fraction: float
    tiles_per_s: float = 0.0
    left_s: Optional[float] = None
    text: str = ""


@dataclass(frozen=True)
class PolygonsFound:
    """Polygons that are finished while a run goes on; the result file has them all.

    Attributes:
        sentence: What they answer.
        crs: Their CRS, a code where it has one, otherwise WKT.
        wkb: Their geometries, well-known binary as hexadecimal text.
        confidence: One per geometry, 0 to 1.
        left_out: Finished at the same time and not sent, because they have too many vertices.
    """

    sentence: str
    crs: str
    wkb: Tuple[str, ...]
    confidence: Tuple[float, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Warned:
    """A sentence for the user that is known before the result, which repeats it."""

    text: str


@dataclass(frozen=True)
class SentenceResult:
    """What was found for one sentence; ``mean_confidence`` is None when nothing was."""

    sentence: str
    count: int
    area_m2: float
    mean_confidence: Optional[float]


@dataclass(frozen=True)
class DetectResult:
    """What a run found and how.

    Attributes:
        output: Path of the GeoPackage.
        probability: Path of the probability raster, or None.
        sentences: One entry per sentence, in the order asked.
        seconds: Wall-clock time of the run.
        facts: What was seen and chosen: overlap, GSD, scale ratio, tiles, device, model hash …
        warnings: Sentences for the user.
    """

    output: str
    probability: Optional[str]
    sentences: Tuple[SentenceResult, ...]
    seconds: float
    facts: Dict[str, Any]
    warnings: Tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of polygons."""
        return sum(s.count for s in self.sentences)

    @property
    def area_m2(self) -> float:
        """Geodesic area of all polygons in square metres."""
        return sum(s.area_m2 for s in self.sentences)

    @classmethod
    def from_dict(cls, values: Dict[str, Any]) -> DetectResult:
        """Make a result from decoded JSON."""
        sentences = tuple(SentenceResult(**s) for s in values["sentences"])
        rest = {k: v for k, v in values.items() if k not in ("sentences", "warnings")}
        return cls(sentences=sentences, warnings=tuple(values.get("warnings", ())), **rest)
