#!/usr/bin/python3
"""A worker with the real protocol and no network; MTREFSEG_PYTHON may name this file.

The first sentence selects the behaviour: "sleep" waits for a cancel, "stubborn" ignores it, "crash"
and "killed" end the process, "memory", "refuse", "missing" and "bug" raise, "count N" finds N
squares; with "warn" or "unknown" in it there is a warning, with "elsewhere" the result has another
name. A check goes by the name of the raster before: "amber" and "red" give these marks.
"""

import importlib.util
import json
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _package():
    spec = importlib.util.spec_from_file_location(
        "mtrefseg", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["mtrefseg"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["mtrefseg"])


_package()
from mtrefseg.engine import worker  # noqa: E402
from mtrefseg.model.errors import Cancelled, MtrefsegError  # noqa: E402
from mtrefseg.model.files.partial_files import discard, new_partial  # noqa: E402
from mtrefseg.model.requests.check import (  # noqa: E402
    CheckRequest,
    CheckResult,
    Finding,
    OverlapFacts,
    RasterFacts,
    ShiftFacts,
)
from mtrefseg.model.requests.craft_describe import CraftDescribeRequest  # noqa: E402
from mtrefseg.model.requests.detect import DetectRequest  # noqa: E402
from mtrefseg.model.requests.detect_result import DetectResult, SentenceResult  # noqa: E402
from mtrefseg.model.requests.events import PolygonsFound, Progress  # noqa: E402
from mtrefseg.model.requests.export import ExportRequest  # noqa: E402
from mtrefseg.model.requests.redraw import RedrawRequest  # noqa: E402
from mtrefseg.model.requests.same_raster import check_two_rasters  # noqa: E402
from mtrefseg.model.sentences.unmeasured import not_limited_to  # noqa: E402


def convert(request, on_event, cancelled):
    source, folder = request["source"], request["folder"]
    on_event(Progress("write", 0.5, text="1 of 2 GB"))
    _behave(Path(source).name, cancelled)
    return {"recognised": "fake", "folder": folder, "parameters_read": 3, "parameters_kept": 2}


def check(values, on_event, cancelled):
    request = CheckRequest.from_dict(values)
    check_two_rasters(request.pair)
    on_event(Progress("open", 0.1, text="opening"))
    name = Path(request.pair.before.path).stem
    _behave(name, cancelled)
    mark = name if name in ("amber", "red") else "green"
    findings = (
        Finding("shift", mark, "The after image is shifted by (1.8, -0.6) pixels."),
        Finding("overlap", "green", "The rasters overlap on 90% of the before raster."),
    )
    if mark == "red":
        return asdict(CheckResult(mark, findings))
    sides = [
        RasterFacts(source.path, "EPSG:32614", 1.0, (64, 64), 3, "uint8", 0.0)
        for _, source in request.pair.dates()
    ]
    overlap = OverlapFacts(0.9, (60, 60), (60.0, 60.0), 1.0)
    shift = ShiftFacts(1.8, -0.6, 1.8, -0.6, 0.05, 9, 2, False)
    return asdict(CheckResult(mark, findings, *sides, overlap, shift))


def redraw(values, on_event, cancelled):
    request = RedrawRequest.from_dict(values)
    _behave(Path(request.probability).stem, cancelled)
    # The source may be open in QGIS, with its last changes in a file beside it.
    source, output = sqlite3.connect(request.source), sqlite3.connect(request.output)
    with closing(source) as old, closing(output) as new:
        old.backup(new)
    on_event(Progress("write", 1.0))
    found = (SentenceResult("redrawn", 1, 100.0, 0.75),)
    facts = {"pid": os.getpid(), "threshold": request.polygon_options.threshold}
    return asdict(DetectResult(request.output, request.probability, found, 0.1, facts))


def export_training(values, on_event, cancelled):
    check_two_rasters(ExportRequest.from_dict(values).pair)
    on_event(Progress("write", 1.0))
    return {"pairs": 1, "sentences": 1, "empty": 0}


def describe(values, on_event, cancelled):
    request = CraftDescribeRequest.from_dict(values)
    on_event(Progress("write", 1.0))
    return {"records": request.records_per_chip, "sentences": request.wordings, "warnings": []}


def train(values, on_event, cancelled):
    """Run until it is cancelled, then store the training for half a second."""
    on_event(Progress("step", 0.5, text="step 1 of 2"))
    while not cancelled():
        time.sleep(0.01)
    on_event(Progress("write", 0.5, text="saving the training"))
    time.sleep(0.5)
    return {"cancelled": True, "steps": 1}


# The square that "count 1" finds in the rasters of the tests in QGIS.
SQUARE_WKB = (
    "0103000000010000000500000000000000A8841E4100000080CD12534100000000A8841E4100000000D0125341"
    "0000000080841E4100000000D01253410000000080841E4100000080CD12534100000000A8841E4100000080CD"
    "125341"
)

QML = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology"><renderer-v2 type="categorizedSymbol" attr="sentence">
<categories><category value="a" symbol="0" label="a" render="true"/></categories>
<symbols><symbol type="fill" name="0"><layer class="SimpleFill"/></symbol></symbols>
</renderer-v2></qgis>"""


def detect(values, on_event, cancelled):
    request = DetectRequest.from_dict(values)
    check_two_rasters(request.pair)
    partial = new_partial(Path(request.output).parent, ".gpkg")
    partial.write_bytes(b"not whole")
    try:
        return _detect(request, on_event, cancelled, partial)
    except Cancelled:
        discard(partial)
        raise


def _detect(request, on_event, cancelled, partial):
    on_event(Progress("open", 0.1, text="opening"))
    _behave(request.sentences[0], cancelled)
    on_event(Progress("predict", 0.5, tiles_per_s=4.0, left_s=65.0))
    on_event(PolygonsFound(request.sentences[0], "EPSG:32614", (SQUARE_WKB,), (0.75,)))
    on_event(Progress("predict", 0.4))
    counts = [_count(sentence) for sentence in request.sentences]
    counts = _write(partial, request, counts)
    output = _moved(request.output) if "elsewhere" in request.sentences[0] else request.output
    partial.replace(output)
    on_event(Progress("write", 1.0))
    words = {parsed.sentence: not_limited_to(parsed) for parsed in request.parsed}
    found = tuple(
        SentenceResult(s, n, 100.0 * n, 0.75 if n else None, not_limited_to=words.get(s, ()))
        for s, n in zip(request.sentences, counts)
    )
    _write_probability(request)
    facts = {"device": "cpu", "pid": os.getpid(), "seen": f"shift {request.measured_shift_px}"}
    warnings = ("The overlap is small.",) if "warn" in request.sentences[0] else ()
    warnings += (f"Unknown: {request.sentences[0]}",) if "unknown" in request.sentences[0] else ()
    result = DetectResult(output, request.probability, found, 0.1, facts, warnings)
    return asdict(result)


def _moved(output):
    """Return another name, as of a result whose output another program has locked."""
    return str(Path(output).with_name(f"kept_{Path(output).name}"))


def _behave(sentence, cancelled):
    print("a library prints", flush=True)
    if sentence in ("sleep", "stubborn"):
        for _ in range(600):
            time.sleep(0.05)
            if cancelled() and sentence == "sleep":
                raise Cancelled()
    elif sentence == "crash":
        print("the reason of the crash", file=sys.stderr, flush=True)
        os._exit(3)
    elif sentence == "killed":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    elif sentence == "memory":
        raise MemoryError
    elif sentence == "refuse":
        raise MtrefsegError("The rasters do not overlap.", "Choose others.")
    elif sentence == "missing":
        raise MtrefsegError(
            "Raster '{path}' does not exist.",
            "Check the folder and the spelling.",
            path="{path.__class__}<b>.tif",
        )
    elif sentence == "bug":
        raise ValueError("a bug")


def _count(sentence):
    words = sentence.split()
    return int(words[1]) if words[0] == "count" else 1


def _write(path, request, counts):
    """Write squares and return how many of each sentence were kept."""
    try:
        from osgeo import gdal, ogr, osr
    except ImportError:
        return counts
    ogr.UseExceptions()
    raster = gdal.Open(request.pair.before.path)
    x_m, y_m = (raster.GetGeoTransform()[i] for i in (0, 3)) if raster else (0.0, 0.0)
    crs = osr.SpatialReference(raster.GetProjection()) if raster else None
    path.unlink()
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = data.CreateLayer("changes", crs, ogr.wkbPolygon, ["GEOMETRY_NAME=geom"])
    for name in ("sentence", "phrase", "dropped_by", "created"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for name in ("confidence", "area_m2", "n_rel"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal))
    if request.polygon_options.review:
        layer.CreateField(ogr.FieldDefn("review", ogr.OFTString))
    within, kept = _within(request, crs), []
    for sentence, count in zip(request.sentences, counts):
        kept.append(0)
        for i in range(count):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["sentence"] = feature["phrase"] = sentence
            feature["created"] = "2026-01-31T08:00:00+00:00"
            feature["confidence"], feature["area_m2"] = 0.75, 100.0 * (i + 1)
            x0, x1, y0 = x_m + 20 * i, x_m + 20 * i + 10, y_m - 10
            square = f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y_m},{x0} {y_m},{x0} {y0}))"
            feature.SetGeometry(ogr.CreateGeometryFromWkt(square))
            if within is None or within.Intersects(feature.GetGeometryRef()):
                layer.CreateFeature(feature)
                kept[-1] += 1
    layer.SetMetadataItem("request", json.dumps(request.to_dict()))
    feature = layer = None
    _write_style(data)
    return kept


def _within(request, crs):
    """Return the union of the polygons that results must touch, in the CRS of the results."""
    from osgeo import ogr, osr

    options = request.polygon_options
    if not options.within:
        return None
    data = ogr.Open(options.within)
    layer = data.GetLayerByName(options.within_layer)
    target, source = crs.Clone(), layer.GetSpatialRef()
    source.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    change, union = osr.CoordinateTransformation(source, target), ogr.Geometry(ogr.wkbPolygon)
    for feature in layer:
        geometry = feature.GetGeometryRef().Clone()
        geometry.Transform(change)
        union = union.Union(geometry)
    return union


def _write_style(data):
    data.ExecuteSQL(
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema "
        "TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD "
        "TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)"
    )
    quoted = QML.replace("'", "''")
    data.ExecuteSQL(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, styleQML, useAsDefault) VALUES "
        f"('', '', 'changes', 'geom', 'changes', '{quoted}', 1)"
    )


def _write_probability(request):
    if not request.probability:
        return
    try:
        from osgeo import gdal
    except ImportError:
        return
    source = gdal.Open(request.pair.before.path)
    if source:
        gdal.Translate(request.probability, source, bandList=[1])


if __name__ == "__main__":
    worker.main(
        {
            "detect": detect,
            "info": lambda request, *_: [{"path": path} for path in request["paths"]],
            "import": convert,
            "check": check,
            "redraw": redraw,
            "export_training": export_training,
            "train": train,
            "describe_candidates": describe,
        }
    )
