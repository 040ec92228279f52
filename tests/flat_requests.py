"""Requests for tests, made of flat fields as JSON has them, and read by these."""

from types import SimpleNamespace
from typing import Any

from mtrefseg.model.requests.check import CheckRequest
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.export import ExportRequest
from mtrefseg.model.requests.flat import compose, flatten
from mtrefseg.model.requests.pair import PairSource
from mtrefseg.model.requests.raster_data import RasterData
from mtrefseg.model.requests.redraw import RedrawRequest


def pair_source(before: str, after: str, **fields: Any) -> PairSource:
    """Return two rasters and how they are read."""
    return compose(PairSource, {"before": before, "after": after, **fields})


def detect_request(
    before: str, after: str, sentences: tuple[str, ...], output: str, **fields: Any
) -> DetectRequest:
    """Return the request of a run that keeps the smallest polygons."""
    named: dict[str, Any] = {"before": before, "after": after, "sentences": sentences}
    named |= {"output": output, "min_area_m2": 0.0}
    return compose(DetectRequest, {**named, **fields})


def check_request(before: str, after: str, **fields: Any) -> CheckRequest:
    """Return the request that checks a pair."""
    return compose(CheckRequest, {"before": before, "after": after, **fields})


def redraw_request(probability: str, source: str, output: str, **fields: Any) -> RedrawRequest:
    """Return the request that draws a result again and keeps the smallest polygons."""
    named: dict[str, Any] = {"probability": probability, "source": source, "output": output}
    named["min_area_m2"] = 0.0
    return compose(RedrawRequest, {**named, **fields})


def export_request(
    polygons: str, folder: str, before: str, after: str, **fields: Any
) -> ExportRequest:
    """Return the request that writes training data."""
    named = {"polygons": polygons, "folder": folder, "before": before, "after": after}
    return compose(ExportRequest, {**named, **fields})


def raster_data(before: str, after: str, polygons: str, **fields: Any) -> RasterData:
    """Return what chips are cut from."""
    named = {"before": before, "after": after, "polygons": polygons}
    return compose(RasterData, {**named, **fields})


def flat(request: Any) -> SimpleNamespace:
    """Return the flat fields of a request as attributes."""
    return SimpleNamespace(**flatten(request))
